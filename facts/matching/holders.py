"""Whom the passages of one claim name: one person in each, where the sentence is about an office or a title.

"Paolo Ricci will head the museum" and "Luca Ferrari was appointed head of the museum" say the same but for who.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.matching import people
from facts.matching.names import (
    ALIKE,
    UNLIKE,
    best_part_likeness,
    full_name_likeness,
    one_script,
    sound_is_hidden,
)
from facts.matching.story import Story
from sources.reading.types import NameKind, Passage

#: So many texts must name somebody.
_TEXTS = 2


def named(story: Story, passages: Sequence[int]) -> dict[int, str]:
    """By passage the one person whom it names, under one spelling for each; {} unless they are two and surely so.

    A passage that names nobody or several says nothing of who it is.
    """
    alone = {
        place: name
        for place in passages
        if (name := _one_person(story.passages[place])) and people.titles_of(story, place)
    }
    spelled: dict[int, str] = {}
    for place, name in sorted(alone.items()):
        known = [other for other in spelled.values() if people.one_person(name, other) or name == other]
        if not known and any(not two_people(name, other) for other in spelled.values()):
            return {}
        spelled[place] = known[0] if known else name
    texts = {story.passage_text[place] for place in spelled}
    return spelled if len(set(spelled.values())) == 2 <= len(texts) and _apart(story, spelled) else {}


def two_people(left: str, right: str) -> bool:
    """Whether two full names are surely of two people."""
    whole = full_name_likeness(left, right)
    if whole is None or sound_is_hidden(left, right):
        return False
    return whole < (ALIKE if one_script(left, right) else UNLIKE)


def _apart(story: Story, spelled: Mapping[int, str]) -> bool:
    """Whether no text names both people."""
    by_text: dict[int, set[str]] = {}
    for place, name in spelled.items():
        by_text.setdefault(story.passage_text[place], set()).add(name)
    return all(len(names) == 1 for names in by_text.values())


def _one_person(passage: Passage) -> str:
    """The only full name in a passage that may be a person's and is not the speaker's, "" where there is none or more."""
    if passage.heading or passage.question or passage.quotes:
        return ""
    found = [
        name.text
        for name in passage.names
        if name.kind not in (NameKind.ORGANISATION, NameKind.PLACE)
        and not name.key.startswith("cldr:")
        and full_name_likeness(name.text, name.text) is not None
    ]
    spoken = passage.attribution.name
    if len(set(found)) != 1 or (spoken and best_part_likeness(found[0], spoken) >= ALIKE):
        return ""
    return found[0]
