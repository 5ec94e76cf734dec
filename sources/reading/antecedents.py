"""Everybody whom a text has named so far, with the words that did, so that a later mention leads to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .ears import speaker_of
from .hearing.following import Mention, load
from .phrases import fold
from .speakers import Sentence, Speaker
from .types import Attribution, AttributionKind, Span

#: So sure must it be that a mention means somebody named before, and that a bare word for whoever speaks ("the company") does.
LINKED, MEANT = 0.2, 0.3
#: By so many characters words for somebody must be longer to say more.
_MORE = 2
#: So long is an article with its blank, or an ending.
_ARTICLE = 4
#: Shorter names are part of too many others.
_PART, _DENSE_PART = 4, 2


@dataclass(slots=True)
class _Somebody:
    """A person or body of a text: who that is, whether by name, and the words that mean them."""

    who: Attribution
    named: bool
    told: list[Mention]


@dataclass(slots=True)
class Antecedents:
    """Who was named at which places, in order; `_here` are the mentions of the sentence that is read."""

    _known: list[_Somebody] = field(default_factory=list)
    _here: list[tuple[Span, int]] = field(default_factory=list)
    _last: int = -1
    _order: int = 0

    def open(self, sentence: Sentence, number: int, speakers: Sequence[Speaker]) -> None:
        """Take in whom a sentence mentions."""
        self._here = []
        start = sentence.span.start
        for first, last in sentence.sound.mentions:
            place = _bare(sentence.text, start + first, start + last)
            if place is None:
                continue
            mention = self._mention(sentence, number, place)
            who, named = _who(sentence, place, speakers)
            index = self._index_of(who, mention.text) if named else None
            if index is None:
                share, best = max(
                    ((share, each) for each, share in enumerate(self._shares(mention))), default=(0.0, 0)
                )
                index = best if share >= LINKED else None
            if index is None:
                index = len(self._known)
                self._known.append(_Somebody(who, named, [mention]))
            else:
                somebody = self._known[index]
                somebody.told.append(mention)
                if named and not somebody.named:
                    somebody.who, somebody.named = who, True
            self._here.append((place, index))

    def meant(self, sentence: Sentence, number: int, place: Span) -> Attribution | None:
        """Return whom words mean that name nobody themselves, None where that is not sure."""
        if not sentence.sound or not self._known:
            return None
        index = next((index for one, index in self._here if _same(one, place)), None)
        fuller = self._fuller(index, place) if index is not None else None
        if fuller is None:
            shares = self._shares(self._mention(sentence, number, place))
            sure = [(share, each) for each, share in enumerate(shares) if self._known[each].named]
            share, index = max(sure, default=(0.0, 0))
            fuller = self._known[index].who if share >= MEANT else None
        return fuller

    def _fuller(self, index: int, place: Span) -> Attribution | None:
        """Whom a mention means that was linked, by name or by the longest words for them, if these say more than it does."""
        somebody = self._known[index]
        if somebody.named:
            return somebody.who
        longest = max((one.text for one in somebody.told), key=len)
        more = len(longest) - (place.end - place.start) >= _MORE
        return replace(somebody.who, name=longest) if more else None

    def spoke(self, place: Span, who: Attribution) -> None:
        """Keep that somebody spoke by these words, whom a sentence mentions there."""
        index = self._at(place)
        if index is None:
            return
        somebody = self._known[index]
        somebody.told[-1] = somebody.told[-1]._replace(speaks=True)
        if not somebody.named and who.name and who.kind is not AttributionKind.ANONYMOUS:
            somebody.who = replace(who, cue=None)
        self._last = index

    def _at(self, place: Span) -> int | None:
        """Whom the mention means that shares most with a place, by their index."""
        shared = [(min(place.end, one.end) - max(place.start, one.start), index) for one, index in self._here]
        most, index = max(shared, default=(0, 0))
        return index if most > 0 else None

    def _index_of(self, who: Attribution, text: str) -> int | None:
        """Who is known by the same name, or by one of which either is a part."""
        names = {fold(who.name).text, fold(text).text}
        for index, one in enumerate(self._known):
            if one.named and (
                (who.key and one.who.key == who.key)
                or any(_part(name, fold(other.text).text) for name in names for other in one.told)
            ):
                return index
        return None

    def _shares(self, mention: Mention) -> list[float]:
        found: list[float] = (
            load().meant(mention, [one.told for one in self._known], self._last)[:-1].tolist()
        )
        return found

    def _mention(self, sentence: Sentence, number: int, place: Span) -> Mention:
        start = sentence.span.start
        self._order += 1
        return Mention(
            number,
            self._order,
            sentence.text[place.start : place.end],
            sentence.sound.of(place.start - start, place.end - start),
            speaks=False,
        )


def _who(sentence: Sentence, place: Span, speakers: Sequence[Speaker]) -> tuple[Attribution, bool]:
    """Whom a mention names, and whether it names them, by more than a word for what they are."""
    text = sentence.text[place.start : place.end]
    speaker = speaker_of(sentence, place, [one for one in speakers if not one.place])
    who = Attribution(speaker.kind, speaker.text, speaker.key)
    if speaker.pronoun or speaker.alone or speaker.bare or speaker.common:
        return who, False
    if speaker.person or speaker.key or speaker.kind is AttributionKind.OUTLET:
        return who, True
    return replace(who, name=text), speaker.kind is AttributionKind.NAMED


def _bare(text: str, start: int, end: int) -> Span | None:
    """The words of a mention without blanks and marks at its edges, None where there is nothing else."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def _same(one: Span, other: Span) -> bool:
    """Whether two stretches are the same words, an article aside; a longer one may hold two who stand side by side."""
    return abs(one.start - other.start) <= _ARTICLE and abs(one.end - other.end) <= _ARTICLE


def _part(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    least = _DENSE_PART if short[:1] >= "\u3040" else _PART
    return left == right or (len(short) >= least and short in long)
