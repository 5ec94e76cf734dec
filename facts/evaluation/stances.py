"""Stance and speaker: does a citation say, as the annotation does, who reports or denies?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from .measures import Measure
from .pairs import quoted
from .spans import holds, same_words
from .speakers import Speakers
from .types import Found, FoundCitation, Gold, GoldStatement, Judgement

#: Annotated stance -> the measures of that class; "asserts" is the outlet's own voice and no class of its own.
_CLASSES = {
    "reports": (Measure.REPORT_PRECISION, Measure.REPORT_RECALL),
    "denies": (Measure.DENY_PRECISION, Measure.DENY_RECALL),
}


def judge_stances(found: Found, gold: Gold) -> Iterator[Judgement]:
    """Judge for every annotated statement whether it is cited, with which stance, and by which speaker.

    The machine denies where the citation's position does; else it reports unless the words are the outlet's own. A
    statement that is not cited misses its stance; its speaker is not judged.
    """
    citations = _Citations(found, gold)
    speakers = Speakers(gold.names)
    for statement in gold.statements:
        if not statement.stance:
            continue
        citation = citations.of(statement)
        language = (gold.languages[statement.place.file],)
        said = _stance(citation) if citation else "not cited"
        what = f"{statement.claim} {quoted(statement.place, gold)}: {statement.stance}, found: {said}"
        yield Judgement(Measure.STATEMENT_CITED, citation is not None, language, what)
        for stance, (precision, recall) in _CLASSES.items():
            hit = said == statement.stance == stance
            if said == stance:
                yield Judgement(precision, hit, language, what)
                yield Judgement(Measure.STANCE_PRECISION, hit, language, what)
            if statement.stance == stance:
                yield Judgement(recall, hit, language, what)
                yield Judgement(Measure.STANCE_RECALL, hit, language, what)
        if citation and statement.stance != "asserts" and speakers.known(statement.attribution):
            right = speakers.same(statement.attribution, citation.speaker)
            found_name = f"{citation.attribution} {citation.speaker}".strip()
            yield Judgement(
                Measure.SPEAKER,
                right,
                language,
                f"{statement.claim} {quoted(statement.place, gold)}: {statement.attribution}, found: {found_name}",
            )


def _stance(citation: FoundCitation) -> str:
    if citation.denies:
        return "denies"
    return "asserts" if citation.attribution == "own" else "reports"


class _Citations:
    """Which citation speaks of which annotated statement."""

    def __init__(self, found: Found, gold: Gold) -> None:
        self._by_file: dict[str, list[FoundCitation]] = defaultdict(list)
        for citation in found.citations:
            self._by_file[citation.place.file].append(citation)
        # How many statements of an annotated claim a claim of the machine cites: it means the one it cites most of.
        self._shared: Counter[tuple[str, str]] = Counter()
        for statement in gold.statements:
            for claim in {citation.claim for citation in self._all(statement)}:
                self._shared[statement.claim, claim] += 1

    def of(self, statement: GoldStatement) -> FoundCitation | None:
        """Return the citation of the statement in the claim that holds most of what its claim says, if any.

        One that holds half of the statement goes before one of a few words in it, such as a speaker's title.
        """
        return max(
            self._all(statement),
            key=lambda citation: (
                citation.value == statement.value,
                holds(citation.place, statement.place),
                self._shared[statement.claim, citation.claim],
                citation.claim,
            ),
            default=None,
        )

    def _all(self, statement: GoldStatement) -> list[FoundCitation]:
        return [
            citation
            for citation in self._by_file[statement.place.file]
            if same_words(citation.place, statement.place)
        ]
