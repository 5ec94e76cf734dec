"""Which outlets a text credits with the reporting, where and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.lineage import features
from facts.lineage.outlets import HEAD, fold, heard, mentions, tells
from facts.lineage.press import bare_name, sounds_like_press
from facts.matching.names import is_latin, likeness, skeleton
from facts.matching.types import Feature, StoryText
from sources.reading.types import Passage

#: The few outlets that a story credits can be told apart by less than names at large, if they have sounds enough.
_ALIKE = 0.68
_CONSONANTS = 3
_PARTS = re.compile(r"[|/,，·\u3000–—()（）【】\[\]]|\s-\s|\s{2,}|\d+")
#: Lines at the head of a text among which its outlet may name itself.
_MASTHEAD_LINES = 4
#: Characters of such a line at most, and of an outlet's name that is told without its beginning ("the Wirtschaftskurier").
_MASTHEAD = 60
_SHORT_NAME = 8
_SOURCE_NOTES = frozenset(("credit", "footer"))


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a text credits: its name as written, and what speaks for an echo."""

    name: str
    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The weights added up."""
        return sum(feature.weight for feature in self.features)


def credited(text: StoryText, outlets: Sequence[str], mastheads: Sequence[str] = ()) -> list[Credit]:
    """The other outlets that a text credits, the most credited first.

    `outlets` are those of the whole story, `mastheads` the names under which its other texts appear.
    """
    own = own_names(text)
    found: list[Credit] = []
    for name in _named(text, outlets):
        if not any(same_outlet(name, other) for other in own):
            crediting = [passage for passage in text.reading.passages if mentions(passage, name)]
            found.append(Credit(name, tuple(_features(text, name, crediting))))
    for name, passages in heard(text, mastheads).items():
        if not any(same_outlet(name, other) for other in (*own, *(credit.name for credit in found))):
            found.append(Credit(name, tuple(_features(text, name, passages))))
    return sorted(found, key=lambda credit: (-credit.score, credit.name))


def same_outlet(left: str, right: str) -> bool:
    """Whether two names are one outlet's: equal but for case and the first words, or alike in sound across scripts."""
    one, other = sorted((fold(left), fold(right)), key=len)
    if one == other or (len(one) >= _SHORT_NAME and other.endswith(one)):
        return True
    if is_latin(left) == is_latin(right):
        return False
    return any(
        min(len(skeleton(mine)), len(skeleton(theirs))) >= _CONSONANTS and likeness(mine, theirs) >= _ALIKE
        for mine in (left, bare_name(left))
        for theirs in (right, bare_name(right))
    )


def own_names(text: StoryText) -> list[str]:
    """The names under which a text's own outlet goes: on record, or as it names itself at the head of the text."""
    if text.outlet:
        return [text.outlet]
    agencies = [name.text for name in text.reading.credits if name.why.startswith("in the")]
    names = []
    for number, passage in enumerate(text.reading.passages):
        if tells(passage):
            continue
        if passage.boilerplate in HEAD or (passage.heading and number < _MASTHEAD_LINES):
            parts = [part.strip(" .") for part in _PARTS.split(passage.text) if part.strip(" .")]
            # Whatever follows the outlet in its byline is a reporter or an agency.
            names += parts if passage.boilerplate == "dateline" else parts[:1]
        elif number < _MASTHEAD_LINES and len(passage.text) <= _MASTHEAD and sounds_like_press(passage.text):
            names += [part.strip() for part in _PARTS.split(passage.text) if sounds_like_press(part)]
    return [name for name in names if not any(same_outlet(name, agency) for agency in agencies)]


def _named(text: StoryText, outlets: Sequence[str]) -> Iterator[str]:
    """Every outlet that a text names, once."""
    seen: set[str] = set()
    agencies = (credit.text for credit in text.reading.credits if credit.why.startswith("in the"))
    for name in (*agencies, *outlets):
        key = fold(name)
        if key and key not in seen and any(mentions(passage, name) for passage in text.reading.passages):
            seen.add(key)
            yield name


def _features(text: StoryText, name: str, crediting: Sequence[Passage]) -> Iterator[Feature]:
    content = [
        passage
        for passage in text.reading.passages
        if not passage.heading and (not passage.boilerplate or tells(passage))
    ]
    places = [number for number, passage in enumerate(content) if passage in crediting]
    notes = {passage.boilerplate for passage in crediting if not tells(passage)}
    if places:
        first = places[0]
        if first < features.LEAD_PASSAGES:
            yield Feature("the lead credits it", features.CREDIT_IN_LEAD, name)
        elif first < features.EARLY_SHARE * len(content):
            yield Feature("it is credited early on", features.CREDIT_EARLY, name)
        else:
            yield Feature("it is credited late, for a detail", features.CREDIT_LATE, name)
        further = min(features.FURTHER_CREDIT * (len(places) - 1), features.FURTHER_CREDITS_AT_MOST)
        if further > 0:
            yield Feature("it is credited again", round(further, 2), f"{len(places)} passages")
    if notes & _SOURCE_NOTES:
        yield Feature("a source note names it", features.CREDIT_AS_SOURCE, name)
    if notes & HEAD:
        yield Feature("the byline names it", features.CREDIT_IN_BYLINE, name)
