"""Every figure that is reported: what it is called, what is aimed at, and of which judgements it is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a judgement counts for; the value is its name in JSON."""

    LANGUAGE = "language"
    PAIR_PRECISION = "claim_pairs.precision"
    PAIR_RECALL = "claim_pairs.recall"
    PAIR_UNKNOWN = "claim_pairs.unknown"
    JOINED = "claims.joined_in_two_languages"
    JOINED_ALL = "claims.joined_in_all_languages"
    QUANTITY_PRECISION = "quantities.exact.precision"
    QUANTITY_RECALL = "quantities.exact.recall"
    QUANTITY_LOOSE_PRECISION = "quantities.overlapping.precision"
    QUANTITY_LOOSE_RECALL = "quantities.overlapping.recall"
    STATEMENT_CITED = "statements.cited"
    REPORT_PRECISION = "stance.report.precision"
    REPORT_RECALL = "stance.report.recall"
    DENY_PRECISION = "stance.deny.precision"
    DENY_RECALL = "stance.deny.recall"
    STANCE_PRECISION = "stance.precision"
    STANCE_RECALL = "stance.recall"
    SPEAKER = "named_speaker"
    GROUP_RECALL = "contradictions.planted.found"
    GROUP_RECALL_MAIN = "contradictions.planted.found_in_main"
    VALUE_RECALL = "contradictions.value_and_date.found"
    VALUE_RECALL_MAIN = "contradictions.value_and_date.found_in_main"
    MAIN_PRECISION = "contradictions.main.true"
    UNCERTAIN_PRECISION = "contradictions.uncertain.true"
    VALUE_PRECISION = "contradictions.value_and_date.main.true"
    MAIN_PAIR_PRECISION = "contradictions.main.true_pairs"
    UNCERTAIN_PAIR_PRECISION = "contradictions.uncertain.true_pairs"
    LOOK_ALIKE_PAIRS = "look_alikes.pairs_in_main"
    LOOK_ALIKE_GROUPS = "look_alikes.groups_in_main"
    LINEAGE = "lineage.echo_or_independent"
    ORIGIN = "lineage.origin_named"


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the report: a share of judgements, or the F1 of two of them (precision, recall).

    `at_most` says that less is better. `goal` is the least share aimed at, or the largest; None where none is set.
    """

    key: str
    title: str
    measures: tuple[Measure, ...]
    goal: float | None = None
    at_most: bool = False

    @property
    def aim(self) -> str:
        """Return the goal in words, "" where there is none."""
        if self.goal is None:
            return ""
        return f"{'≤' if self.at_most else '≥'} {self.goal:.2f}"


def _share(measure: Measure, title: str, goal: float | None = None, *, at_most: bool = False) -> Figure:
    return Figure(measure.value, title, (measure,), goal, at_most)


def _f1(key: str, title: str, precision: Measure, recall: Measure, goal: float | None = None) -> Figure:
    return Figure(key, title, (precision, recall), goal)


FIGURES = (
    _share(Measure.LANGUAGE, "Language of the article"),
    _share(Measure.PAIR_PRECISION, "Claim pairs: precision", 0.90),
    _share(Measure.PAIR_RECALL, "Claim pairs: recall", 0.70),
    _f1("claim_pairs.f1", "Claim pairs: F1", Measure.PAIR_PRECISION, Measure.PAIR_RECALL),
    _share(Measure.PAIR_UNKNOWN, "Claim pairs that the annotation cannot judge", at_most=True),
    _share(Measure.JOINED, "Claims joined in two languages or more", 0.92),
    _share(Measure.JOINED_ALL, "Claims joined in all that state them", 0.60),
    _share(Measure.QUANTITY_PRECISION, "Quantities, exact span: precision", 0.92),
    _share(Measure.QUANTITY_RECALL, "Quantities, exact span: recall", 0.92),
    _share(Measure.QUANTITY_LOOSE_PRECISION, "Quantities, overlapping span: precision"),
    _share(Measure.QUANTITY_LOOSE_RECALL, "Quantities, overlapping span: recall"),
    _share(Measure.STATEMENT_CITED, "Annotated statements that are cited"),
    _share(Measure.REPORT_PRECISION, "Stance report: precision"),
    _share(Measure.REPORT_RECALL, "Stance report: recall"),
    _f1("stance.report.f1", "Stance report: F1", Measure.REPORT_PRECISION, Measure.REPORT_RECALL),
    _share(Measure.DENY_PRECISION, "Stance deny: precision"),
    _share(Measure.DENY_RECALL, "Stance deny: recall"),
    _f1("stance.deny.f1", "Stance deny: F1", Measure.DENY_PRECISION, Measure.DENY_RECALL),
    _f1("stance.f1", "Stance report and deny: F1", Measure.STANCE_PRECISION, Measure.STANCE_RECALL, 0.85),
    _share(Measure.SPEAKER, "Named speaker of cited statements", 0.75),
    _share(Measure.GROUP_RECALL, "Planted contradictions found, both lists", 0.65),
    _share(Measure.GROUP_RECALL_MAIN, "Planted contradictions found, main list"),
    _share(Measure.VALUE_RECALL, "Planted values and dates found, both lists"),
    _share(Measure.VALUE_RECALL_MAIN, "Planted values and dates found, main list", 0.85),
    _share(Measure.VALUE_PRECISION, "Values and dates shown that are true, main list", 0.80),
    _share(Measure.MAIN_PRECISION, "Contradictions shown that are true, main list", 0.80),
    _share(Measure.UNCERTAIN_PRECISION, "Contradictions shown that are true, uncertain list"),
    _share(Measure.MAIN_PAIR_PRECISION, "Pairs shown that are true, main list", 0.80),
    _share(Measure.UNCERTAIN_PAIR_PRECISION, "Pairs shown that are true, uncertain list"),
    _share(Measure.LOOK_ALIKE_PAIRS, "Look-alike pairs raised in the main list", 0.05, at_most=True),
    _share(Measure.LOOK_ALIKE_GROUPS, "Look-alike groups raised in the main list", at_most=True),
    _share(Measure.LINEAGE, "Echo or independent, per article", 0.90),
    _share(Measure.ORIGIN, "Origin named, where the story holds it"),
)
