"""The same words in two mouths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, looseness
from facts.contradiction.types import CitedPassage, ContradictionKind, HeldPosition
from facts.matching.members import meaning
from facts.matching.names import likeness, one_script, same_speaker, two_speakers
from facts.matching.people import names_an_office
from facts.matching.speech import quoted
from facts.matching.types import Feature
from sources.reading.types import Attribution, AttributionKind, Embed, NameKind, Passage

#: A word in capitals beside others in a name ("Scale AI"): hardly a person's.
_ACRONYM: Final = re.compile(r"[a-z]\W+[A-Z]{2,}\b|\b[A-Z]{2,}\W+[A-Z]?[a-z]")
#: What stands between the parts of a name.
_BETWEEN_PARTS: Final = re.compile(r"[\s・·•]+")


def compare(left: HeldPosition, right: HeldPosition, *, embed: Embed | None = None) -> Comparison | None:
    """The comparison of two positions that quote the same words; None unless both quote a named speaker.

    `embed` compares quoted words whose sentences are only loosely alike; by default the reader's embedder.
    """
    if left.stance is not right.stance or left.value is not None or right.value is not None:
        return None
    mine = [citation for citation in left.citations if _quotes(citation)]
    theirs = [citation for citation in right.citations if _quotes(citation)]
    if not mine or not theirs:
        return None
    reason = f"said by {mine[0].attribution.name} against said by {theirs[0].attribution.name}"
    both = [(one.attribution, other.attribution) for one in mine for other in theirs]
    if any(same_speaker(*pair) for pair in both):
        return Comparison(ContradictionKind.ATTRIBUTION, reason, exempt="the same speaker")
    loose = list(looseness(left, right, features.LOOSE_QUOTES))
    alike = _quoted_alike(mine, theirs, embed) if loose else 0.0
    surely = alike >= features.QUOTED_SURELY_ALIKE
    if alike >= features.QUOTED_ALIKE_FROM:
        loose = [Feature("the quoted words alone are alike", features.QUOTED_ALIKE, f"{alike:.2f}")]
    if _names(left, theirs) or _names(right, mine):
        loose.append(Feature("the words on one side name the speaker of the other", features.NAMES_THE_OTHER))
    weighed = (*_features(mine, theirs), *loose)
    return Comparison(ContradictionKind.ATTRIBUTION, reason, weighed, sure=surely)


def _quoted_alike(mine: list[CitedPassage], theirs: list[CitedPassage], embed: Embed | None) -> float:
    """How alike the quoted words are without the sentences around them: the highest cosine of any two quotes."""
    return max(
        float(meaning(one, other, left.language, right.language, embed).max())
        for left, one in ((citation, _quoted(citation)) for citation in mine)
        for right, other in ((citation, _quoted(citation)) for citation in theirs)
    )


def _quoted(citation: CitedPassage) -> list[str]:
    passage = citation.passage
    return (
        [passage.text[quote.start - passage.start : quote.end - passage.start] for quote in quoted(passage)]
        if passage is not None
        else []
    )


def _quotes(citation: CitedPassage) -> bool:
    named = citation.attribution.kind is AttributionKind.NAMED and bool(citation.attribution.name)
    return named and citation.passage is not None and bool(quoted(citation.passage))


def _features(mine: list[CitedPassage], theirs: list[CitedPassage]) -> Iterator[Feature]:
    yield Feature("the same words are ascribed to two speakers", features.SAME_WORDS_OTHER_SPEAKER)
    if not any(_surely_two(one.attribution, other.attribution) for one in mine for other in theirs):
        yield Feature("the names may be one in two scripts", features.SPEAKERS_MAY_BE_ONE)
    kinds = {verdict for side in (mine, theirs) if (verdict := _are_people(side)) is not None}
    if len(kinds) > 1:
        yield Feature("one may speak for the other", features.SPEAKS_FOR_IT)
    for side in (mine, theirs):
        if len(side) == 1 and _concluded(side[0]) and not _named_beside(side[0]):
            yield Feature("one text alone, which names the speaker elsewhere", features.NAMED_ELSEWHERE)
        if not any(_is_somebody(citation) for citation in side):
            yield Feature("one may be no speaker", features.SPEAKER_UNSURE, side[0].attribution.name)


def _surely_two(left: Attribution, right: Attribution) -> bool:
    """Whether two speakers are surely two: another script renders some names so that they only sound a little alike."""
    return two_speakers(left, right) and not (
        not one_script(left.name, right.name) and likeness(left.name, right.name) >= features.PERHAPS_RENDERED
    )


def _are_people(side: list[CitedPassage]) -> bool | None:
    """Whether a speaker is a person as far as the passages show; None where they show it neither way."""
    if any(_ACRONYM.search(citation.attribution.name) for citation in side):
        return False
    kinds = {kind for citation in side for kind in _kinds(citation) or ()}
    if NameKind.PERSON in kinds:
        return True
    return False if kinds & {NameKind.ORGANISATION, NameKind.PRODUCT} else None


def _is_somebody(citation: CitedPassage) -> bool:
    """Whether the speaker is known, a full name from another sentence, or a name that is shown to be no place."""
    kinds = next(
        (
            found
            for passage in (citation.passage, *citation.beside)
            if (found := _kinds_in(passage, citation.attribution.name)) is not None
        ),
        None,
    )
    if citation.attribution.key:
        return True
    parts = len(_BETWEEN_PARTS.split(citation.attribution.name.strip()))
    if kinds is None:
        return parts > 1
    if not kinds:
        # Where no name was found, a title beside it shows that somebody is meant: 이그나시오 라라기벨 교통장관.
        return parts > 1 and names_an_office(citation.attribution.name, citation.language)
    return NameKind.PLACE not in kinds


def _concluded(citation: CitedPassage) -> bool:
    """Whether the speaker is concluded from other sentences than the one that quotes."""
    return _kinds(citation) is None and not citation.attribution.key


def _named_beside(citation: CitedPassage) -> bool:
    """Whether a sentence right beside a quotation names its speaker."""
    spoken = citation.attribution.name.split()
    return any(part in passage.text for passage in citation.beside for part in spoken)


def _names(side: HeldPosition, speaking: list[CitedPassage]) -> bool:
    """Whether the passages of a side name somebody who is said to speak on the other.

    So do the sentences beside one that does not name its own speaker: "Ann Lee was blunter. “It is over,” she said."
    """
    told = [
        passage
        for citation in side.citations
        for passage in (citation.passage, *(citation.beside if _mistakable(citation) else ()))
    ]
    names = {name.text for passage in told if passage is not None for name in passage.names}
    return any(
        same_speaker(Attribution(citation.attribution.kind, name), citation.attribution)
        for name in names
        for citation in speaking
    )


def _mistakable(citation: CitedPassage) -> bool:
    """Whether a named speaker is concluded from a sentence farther away than the next."""
    return _quotes(citation) and _concluded(citation) and not _named_beside(citation)


def _kinds(citation: CitedPassage) -> list[NameKind] | None:
    """The kinds of the names in a passage that are the speaker's; None where the passage does not name the speaker."""
    return _kinds_in(citation.passage, citation.attribution.name)


def _kinds_in(passage: Passage | None, spoken: str) -> list[NameKind] | None:
    if passage is None or not any(part in passage.text for part in spoken.split()):
        return None
    return [name.kind for name in passage.names if name.text in spoken or spoken in name.text]
