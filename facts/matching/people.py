"""The people of a story to whom some text gives a title, wherever the texts name them, and the titles beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from facts.matching import fields, titles
from facts.matching.names import (
    ONE_ACROSS_SCRIPTS,
    full_name_likeness,
    is_latin,
    likeness,
    one_script,
    skeleton,
)
from facts.matching.story import Story
from sources.reading.types import CueKind, Name, NameKind, Passage, Span
from sources.reading.words_file import words_of

#: Ranks of officers, by language.
RANKS: Final = Path(__file__).with_name("ranks.yaml")

#: A full name in another script is one person's from this likeness on, among the few people with titles; names of one
#: script are spelled alike but for the endings of cases.
_SOUNDS_ALIKE: Final = 0.70
_SPELLED_ALIKE: Final = 0.88
#: Consonants that a name must have to be known by its sound.
_CONSONANTS: Final = 4
#: Words that a name has at least by which a person is known within a longer one.
_FULL: Final = 3
#: Characters that may stand between a title and who has it, and marks that end the reach of a title.
_REACH: Final = 60
_LAST_WORD: Final = re.compile(r"(\S+)\s$")
_BREAK: Final = re.compile(r"[.,!?;:。，！？；：、،؛«»“”„\"「」()（）]")
_END: Final = re.compile(r"[.!?;:。！？；：।؟«»“”„\"「」]")
#: Letters with the vowel signs that some scripts write as marks of their own, which are no letters to `re`.
_LETTER: Final = r"[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e]"
_MARK: Final = _LETTER.replace("[^\\W\\d_]|[", r"[\w")
_WORD: Final = re.compile(rf"(?:{_LETTER}|['’׳\u200c-])+")
#: Characters that may stand between a title and the word that says what it is for ("minister of the interior").
_FIELD_REACH: Final = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names a person, where it does, and the title beside the name."""

    passage: int
    name: Span
    title: Span


def people(story: Story) -> list[tuple[str, list[Mention]]]:
    """Each person whom a text gives a title, under the fullest of the names, with the mentions that stand beside a title."""
    titled = [(index, spans) for index in range(len(story.passages)) if (spans := titles_of(story, index))]
    known: list[str] = []
    for index, spans in titled:
        text = story.texts[story.passage_text[index]].reading.text
        for name in _holders(story.passages[index], spans):
            full = text[name.alias_of.start : name.alias_of.end] if name.alias_of else name.text
            if _telling(full) and not any(one_person(full, other) for other in known):
                known.append(full)
    found = {person: list(_mentions(story, person, titled)) for person in known}
    return [(person, _own(person, found)) for person in known]


def _own(person: str, found: dict[str, list[Mention]]) -> list[Mention]:
    """The mentions of a person but for titles that another beside them has, whom more mentions give a title."""

    def given(name: str) -> tuple[int, int]:
        return (len(found[name]), -list(found).index(name))

    return [
        mention
        for mention in found[person]
        if not any(
            other.passage == mention.passage
            and other.title.start < mention.title.end
            and mention.title.start < other.title.end
            and given(name) > given(person)
            for name, others in found.items()
            for other in others
        )
    ]


def one_person(left: str, right: str) -> bool:
    """Whether two full names are one person's: spelled alike, or alike in sound across scripts, on the whole or by parts."""
    if _sound_alike(left, right):
        return True
    return not one_script(left, right) and (full_name_likeness(left, right) or 0.0) >= ONE_ACROSS_SCRIPTS


def _sound_alike(left: str, right: str) -> bool:
    return likeness(left, right) >= (_SPELLED_ALIKE if one_script(left, right) else _SOUNDS_ALIKE)


def _holders(passage: Passage, spans: Sequence[Span]) -> Iterator[Name]:
    """The names of a passage beside which it has a title, but for organisations and places."""
    for name in passage.names:
        beside = any(_gap(passage, Span(name.start, name.end), span) is not None for span in spans)
        if beside and name.kind not in (NameKind.ORGANISATION, NameKind.PLACE):
            yield name


def _telling(name: str) -> bool:
    """Whether a name is full enough to tell a person by: two words, and sounds enough."""
    return len(re.split(r"[\s・·•]+", name.strip())) > 1 and len(skeleton(name)) >= _CONSONANTS


def names_an_office(words: str, language: str) -> bool:
    """Whether words have one for an office in them."""
    pattern = _office_words(language.partition("-")[0])
    return pattern is not None and pattern.search(words) is not None


def titles_of(story: Story, index: int) -> list[Span]:
    """Where a passage has titles: those of the reader, and words for offices, joined where they overlap."""
    passage = story.passages[index]
    language = story.language(index).partition("-")[0]
    pattern = _office_words(language)
    found = [
        (role.start, role.end)
        for role in passage.roles
        if not _is_rank(passage.text[role.start - passage.start : role.end - passage.start], language)
    ]
    if pattern is not None:
        for word in pattern.finditer(passage.text):
            found.append((passage.start + word.start(), passage.start + word.end()))
    merged: list[Span] = []
    for start, end in sorted(_with_fields(passage, language, span) for span in found):
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _is_rank(words: str, language: str) -> bool:
    """Whether words are the rank of an officer, or two, and no more."""
    ranks = _ranks(language)
    folded = titles.fold_title(words)
    return bool(folded) and (folded in ranks or all(word in ranks for word in folded.split()))


@cache
def _ranks(language: str) -> frozenset[str]:
    return frozenset(titles.fold_title(rank) for rank in words_of(RANKS).get(language, ()))


def _with_fields(passage: Passage, language: str, title: tuple[int, int]) -> tuple[int, int]:
    """A title with the word beside it that says what it is for."""
    start, end = title
    for first, last, _ in fields.spans(passage.text, language):
        first, last = first + passage.start, last + passage.start
        between = passage.text[min(end, last) - passage.start : max(start, first) - passage.start]
        near = 0 <= first - end <= _FIELD_REACH or 0 <= start - last <= 1
        if near and not _BREAK.search(between):
            start, end = min(start, first), max(end, last)
    before = _LAST_WORD.search(passage.text[: start - passage.start])
    if before is not None and before[1].casefold() in titles.deputy_words(language):
        start = passage.start + before.start(1)
    return start, end


@cache
def _office_words(language: str) -> re.Pattern[str] | None:
    """The words of a language for offices, the longest first; None for a language without any on file."""
    named = titles.words().get(language)
    if named is None:
        return None
    forms = sorted({word for own in named.values() for word in own}, key=lambda word: (-len(word), word))
    if language in titles.GLUING:
        return re.compile("|".join(map(re.escape, forms)))
    patterns = [titles.inflected(form) if language in titles.INFLECTED else re.escape(form) for form in forms]
    # Machine translations put blanks around hyphens.
    patterns = [pattern.replace(r"\-", r"\s?-\s?") for pattern in patterns]
    first = r"(?:\w{3,}?)??" if language in titles.COMPOUNDING else ""
    return re.compile(rf"(?<!{_MARK}){first}(?:{'|'.join(patterns)})(?!{_MARK})", re.IGNORECASE)


def _mentions(story: Story, person: str, titled: Sequence[tuple[int, list[Span]]]) -> Iterator[Mention]:
    for index, spans in titled:
        passage = story.passages[index]
        text = story.texts[story.passage_text[index]].reading.text
        for name in _named(passage, text, person):
            free = [_without(span, name) for span in spans]
            beside = [(gap, span) for span in free if (gap := _gap(passage, name, span)) is not None]
            if beside:
                yield Mention(index, name, min(beside, key=lambda one: (one[0], one[1].start))[1])
                break


def _named(passage: Passage, text: str, person: str) -> Iterator[Span]:
    """Where a passage names a person in full: by a name that the reader found, else by words that sound like it."""
    for name in passage.names:
        written = [name.text]
        if name.alias_of is not None:
            written.append(text[name.alias_of.start : name.alias_of.end])
        if name.kind not in (NameKind.ORGANISATION, NameKind.PLACE) and any(
            one_person(one, person) for one in written
        ):
            yield Span(name.start, name.end)
        elif is_latin(person) and (behind := _behind(name, person)) is not None:
            yield behind
    words = list(_WORD.finditer(passage.text))
    length = len(person.split())
    for place in range(len(words) - length + 1):
        start, end = words[place].start(), words[place + length - 1].end()
        run = passage.text[start:end]
        if not is_latin(run) and len(run) <= 2 * len(person) and _sound_alike(run, person):
            yield Span(passage.start + start, passage.start + end)


def _behind(name: Name, person: str) -> Span | None:
    """Where a name that the reader took with words in front ends in a person's: "Northern Line Anna Lind"."""
    words = list(_WORD.finditer(name.text))
    length = len(person.split())
    if not is_latin(name.text) or len(words) <= length or length < _FULL:
        return None
    start = words[-length].start()
    return Span(name.start + start, name.end) if one_person(name.text[start:], person) else None


def _without(title: Span, name: Span) -> Span:
    """A title that the reader took with the name behind it, without the name."""
    return Span(title.start, name.start) if title.start < name.start < title.end else title


def _gap(passage: Passage, name: Span, title: Span) -> int | None:
    """How many characters stand between a name and a title, None where they are too far apart or another name is."""
    first, second = sorted((name, title), key=lambda span: span.start)
    gap = second.start - first.end
    if not 0 <= gap <= _REACH:
        return None
    if _END.search(passage.text[first.end - passage.start : second.start - passage.start]):
        return None
    # "Ali Hamadi stressed that representatives …": what somebody says begins with somebody else.
    if first == name and any(
        cue.kind is CueKind.REPORT and first.end <= cue.start and cue.end <= second.start
        for cue in passage.cues
    ):
        return None
    for other in passage.names:
        if other.kind is NameKind.PERSON and first.end <= other.start and other.end <= second.start:
            return None
    return gap
