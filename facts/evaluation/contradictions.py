"""Contradictions: which of the planted ones are shown, and are those that are shown true?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .measures import Measure
from .pairs import quoted
from .spans import same_words
from .types import (
    Found,
    FoundCitation,
    FoundContradiction,
    Gold,
    GoldPair,
    GoldStatement,
    Judgement,
    Verdict,
)

VALUE_KINDS = frozenset({"value", "date"})

_PRECISION = {
    "main": (Measure.MAIN_PRECISION, Measure.MAIN_PAIR_PRECISION),
    "uncertain": (Measure.UNCERTAIN_PRECISION, Measure.UNCERTAIN_PAIR_PRECISION),
}

#: The order in which the pairs behind a contradiction decide on it.
_ORDER = (Verdict.CONTRADICTION, Verdict.LOOK_ALIKE, Verdict.AMBIGUOUS)


def judge_contradictions(found: Found, gold: Gold) -> Iterator[Judgement]:
    """Judge every contradiction shown and every planted one.

    Behind a contradiction stand all pairs of a citation of the one side and a citation of the other. It is true when
    one of them is an annotated contradiction, not judged when they are at most ambiguous, and else false, whether it
    is a look-alike or nobody listed it.
    """
    raised: dict[str, set[GoldPair]] = defaultdict(set)
    for row in found.contradictions:
        behind = _Behind(row, gold)
        raised[row.list] |= behind.listed
        shown, by_pair = _PRECISION[row.list]
        if behind.verdict is not Verdict.AMBIGUOUS:
            measures = [shown]
            if row.list == "main" and row.kind in VALUE_KINDS:
                measures.append(Measure.VALUE_PRECISION)
            for measure in measures:
                yield Judgement(
                    measure, behind.verdict is Verdict.CONTRADICTION, behind.languages, behind.what
                )
        for verdict, languages, what in behind.pairs:
            if verdict is not Verdict.AMBIGUOUS:
                yield Judgement(by_pair, verdict is Verdict.CONTRADICTION, languages, what)
    yield from _recall(raised["main"], raised["uncertain"], gold)


def _recall(main: set[GoldPair], uncertain: set[GoldPair], gold: Gold) -> Iterator[Judgement]:
    groups: dict[tuple[Verdict, str], list[GoldPair]] = defaultdict(list)
    for pair in gold.pairs:
        groups[pair.verdict, pair.group].append(pair)
        if pair.verdict is Verdict.LOOK_ALIKE:
            yield Judgement(Measure.LOOK_ALIKE_PAIRS, pair in main, _spoken([pair], gold), _what(pair, gold))
    for (verdict, _), pairs in groups.items():
        spoken, what = _spoken(pairs, gold), _what(pairs[0], gold)
        in_main = any(pair in main for pair in pairs)
        if verdict is Verdict.LOOK_ALIKE:
            yield Judgement(Measure.LOOK_ALIKE_GROUPS, in_main, spoken, what)
        if verdict is Verdict.CONTRADICTION:
            shown = in_main or any(pair in uncertain for pair in pairs)
            yield Judgement(Measure.GROUP_RECALL, shown, spoken, what)
            yield Judgement(Measure.GROUP_RECALL_MAIN, in_main, spoken, what)
            if pairs[0].kind in VALUE_KINDS:
                yield Judgement(Measure.VALUE_RECALL, shown, spoken, what)
                yield Judgement(Measure.VALUE_RECALL_MAIN, in_main, spoken, what)


class _Behind:
    """The pairs of citations behind one contradiction, and what the annotation says of them.

    `pairs` are (verdict or None, languages, words) of every pair of different articles; `listed` the annotated pairs
    that they are.
    """

    def __init__(self, row: FoundContradiction, gold: Gold) -> None:
        self._gold = gold
        self.listed: set[GoldPair] = set()
        self.pairs: list[tuple[Verdict | None, tuple[str, ...], str]] = []
        verdicts = set()
        for left in row.left:
            for right in row.right:
                verdict = self._judge(left, right)
                verdicts.add(verdict)
                if verdict or left.place.file != right.place.file:
                    spoken = {gold.languages[side.place.file] for side in (left, right)}
                    words = f"{quoted(left.place, gold)} | {quoted(right.place, gold)}"
                    self.pairs.append(
                        (verdict, tuple(sorted(spoken)), f"{row.kind}, {verdict or 'not listed'}: {words}")
                    )
        self.verdict = next((verdict for verdict in _ORDER if verdict in verdicts), None)
        self.languages = tuple(sorted({name for _, spoken, _ in self.pairs for name in spoken}))
        self.what = self.pairs[0][2] if self.pairs else row.kind

    def _judge(self, left: FoundCitation, right: FoundCitation) -> Verdict | None:
        """Return what the annotation says of two citations, and note the pairs where it says so."""
        pairs = [
            pair
            for pair in self._gold.pairs
            if (self._meant(left, pair.left) and self._meant(right, pair.right))
            or (self._meant(left, pair.right) and self._meant(right, pair.left))
        ]
        verdict = next(
            (verdict for verdict in _ORDER if any(pair.verdict is verdict for pair in pairs)), None
        )
        self.listed |= {pair for pair in pairs if pair.verdict is verdict}
        return verdict

    def _meant(self, citation: FoundCitation, statement: GoldStatement) -> bool:
        """Return whether the citation speaks of the statement: the same words, and of all these the same value.

        A sentence may make several statements; where one of them has the citation's value, the others are not meant.
        Words of no statement that put the statement's amount once more, as a headline does, speak of it too.
        """
        same_value = citation.value == statement.value
        stated = [other for other in self._gold.statements if same_words(citation.place, other.place)]
        if not same_words(citation.place, statement.place):
            repeats = not stated and same_value and citation.value.kind == "amount"
            return repeats and citation.place.file == statement.place.file
        return (
            citation.value.kind == "" or same_value or all(other.value != citation.value for other in stated)
        )


def _spoken(pairs: list[GoldPair], gold: Gold) -> tuple[str, ...]:
    files = {side.place.file for pair in pairs for side in (pair.left, pair.right)}
    return tuple(sorted({gold.languages[file] for file in files}))


def _what(pair: GoldPair, gold: Gold) -> str:
    words = f"{quoted(pair.left.place, gold)} | {quoted(pair.right.place, gold)}"
    return f"{pair.group} {pair.kind or pair.verdict}: {words}"
