"""Citations of one claim, grouped into answers: the same stance and values that can be one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from facts.matching import amounts, dates, titles
from facts.matching.members import same_members
from facts.matching.names import ALIKE, best_part_likeness, same_speaker, two_speakers
from facts.matching.story import Story, Unit, best_date
from facts.matching.types import (
    ClaimKind,
    KnownPosition,
    MatchedCitation,
    MatchedPosition,
    Stance,
    Value,
)
from sources.reading.types import Attribution, AttributionKind, Embed

#: How long before publication a day named in a passage can be the day that the passage speaks of.
_AS_OF_DAYS = 3


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the stance that it takes, its language, for a date the instant that it names, and who is named in it."""

    stance: Stance
    citation: MatchedCitation
    language: str
    moment: str = ""
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Answer:
    known: str
    stance: Stance
    value: Value | None
    speaker: Attribution | None
    moment: str
    language: str
    citations: list[MatchedCitation]


def group(
    citations: Sequence[Cited],
    kind: ClaimKind,
    standing: Sequence[tuple[KnownPosition, Attribution | None]] = (),
    *,
    embed: Embed | None = None,
) -> tuple[MatchedPosition, ...]:
    """The answers that these citations give, standing ones first; exact figures gather the rounded ones.

    Citations of a quote are also kept apart by who is said to have said it; one that says it of nobody goes to the
    speaker whom it names.
    """
    answers = [
        _Answer(known.id, known.stance, known.value, speaker, "", "", []) for known, speaker in standing
    ]
    common = Counter(_value_key(cited.citation.value) for cited in citations)
    order = sorted(
        citations,
        key=lambda cited: (
            kind is ClaimKind.QUOTE and not _named(cited.citation.attribution),
            _vagueness(cited.citation.value),
            -common[_value_key(cited.citation.value)],
            cited.citation.place.source,
            cited.citation.place.start,
        ),
    )
    for cited in order:
        citation = cited.citation
        speaker = citation.attribution if kind is ClaimKind.QUOTE else None
        fitting = [
            answer
            for answer in answers
            if answer.stance is cited.stance
            and _one_answer(answer, cited, embed)
            and all(_one_voice(voice, speaker) for voice in _voices(answer))
        ]
        if fitting:
            nearest = min(
                fitting,
                key=lambda answer: (
                    not _mentions(cited, answer.speaker),
                    _distance(answer.value, citation.value),
                    # Words that are nobody's by name sooner go with what more texts say of the speaker.
                    -len(answer.citations) if answer.speaker is not None else 0,
                ),
            )
            nearest.citations.append(citation)
        else:
            answers.append(
                _Answer("", cited.stance, citation.value, speaker, cited.moment, cited.language, [citation])
            )
    return tuple(
        MatchedPosition(
            answer.known,
            answer.stance,
            answer.value,
            tuple(
                sorted(answer.citations, key=lambda citation: (citation.place.source, citation.place.start))
            ),
        )
        for answer in answers
        if answer.citations
    )


def one_side(citations: Sequence[Cited]) -> list[Cited]:
    """The citations, with whatever a speaker says who denies elsewhere taken as a denial too.

    Two texts that quote one person on one matter quote one answer, though only one has a word for denying.
    """
    deniers = [cited.citation.attribution for cited in citations if cited.stance is Stance.DENIES]
    return [
        replace(cited, stance=Stance.DENIES)
        if any(same_speaker(cited.citation.attribution, denier) for denier in deniers)
        else cited
        for cited in citations
    ]


def unopposed(citations: Sequence[Cited], *, outright: Sequence[bool]) -> list[Cited]:
    """The citations as affirming where all say no and none denies outright: then the claim itself says no.

    "No case in humans is known, the ministry said" denies nothing where every text says the same.
    """
    if any(outright) or not all(cited.stance is Stance.DENIES for cited in citations):
        return list(citations)
    return [replace(cited, stance=Stance.AFFIRMS) for cited in citations]


def fits(left: Value | None, right: Value | None) -> bool:
    """Whether two values can be one answer."""
    if left is None or right is None:
        return left is right
    if left.amount is not None and right.amount is not None:
        return amounts.compatible(left, right)
    if left.date and right.date:
        return dates.compatible(left.date, right.date)
    if left.role or right.role:
        return left.role == right.role
    return bool(left.members) and left.members == right.members


def _distance(left: Value | None, right: Value | None) -> Decimal:
    """How far apart two amounts are, 0 for values without amounts."""
    one = amounts.interval(left) if left is not None else None
    other = amounts.interval(right) if right is not None else None
    return abs(one.point - other.point) if one is not None and other is not None else Decimal(0)


def _one_answer(answer: _Answer, cited: Cited, embed: Embed | None) -> bool:
    if "T" in answer.moment and "T" in cited.moment:
        return dates.compatible(answer.moment, cited.moment)
    mine, theirs = answer.value, cited.citation.value
    if mine is not None and theirs is not None and mine.members and theirs.members:
        return len(mine.members) == len(theirs.members) and same_members(
            mine.members,
            theirs.members,
            left_language=answer.language,
            right_language=cited.language,
            embed=embed,
        )
    if mine is not None and theirs is not None and mine.role and theirs.role:
        return _one_title(mine.role, answer.language, theirs.role, cited.language, embed)
    return fits(mine, theirs)


def _one_title(left: str, left_language: str, right: str, right_language: str, embed: Embed | None) -> bool:
    """Whether two titles name one office; the language of a standing position is not known."""
    one = titles.understand(left, left_language, embed=embed)
    other = titles.understand(right, right_language, embed=embed)
    if one is None or other is None:
        return left == right
    return left == right or titles.one_office(one, other)


def _one_voice(left: Attribution | None, right: Attribution | None) -> bool:
    return left is None or right is None or not two_speakers(left, right)


def _voices(answer: _Answer) -> list[Attribution | None]:
    """Whoever is said to have said an answer: what one script leaves open another may tell."""
    if answer.speaker is None:
        return []
    return [answer.speaker, *(citation.attribution for citation in answer.citations)]


def _named(attribution: Attribution) -> bool:
    return bool(attribution.name) and attribution.kind in (AttributionKind.NAMED, AttributionKind.OFFICIAL)


def _mentions(cited: Cited, speaker: Attribution | None) -> bool:
    """Whether a passage that credits nobody by name names this speaker."""
    if speaker is None or not _named(speaker) or _named(cited.citation.attribution):
        return False
    return any(best_part_likeness(name, speaker.name) >= ALIKE for name in cited.names)


def _vagueness(value: Value | None) -> int:
    if value is None:
        return 3
    if value.lower is not None or value.upper is not None:
        return 2
    return int(value.approx)


def _value_key(value: Value | None) -> object:
    if value is None:
        return None
    if value.amount is not None:
        return (value.unit, value.amount.normalize())
    return replace(value, approx=False)


def as_of(story: Story, unit: Unit) -> str:
    """The day for which a clause speaks: one that its passage names shortly before publication, or ""."""
    text = story.texts[unit.text]
    published = best_date(text)
    if published is None:
        return ""
    days: list[date] = []
    for expression in story.passages[unit.passage].dates:
        try:
            day = date.fromisoformat(expression.value)
        except ValueError:
            continue
        if published - timedelta(days=_AS_OF_DAYS) <= day <= published:
            days.append(day)
    return max(days).isoformat() if days else ""
