"""Which outlets a text credits with the reporting, where and how often."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.lineage import features
from facts.matching.names import is_latin, likeness, skeleton
from facts.matching.types import Feature, StoryText
from sources.reading.types import AttributionKind, Name, Passage

#: Lines in which an outlet names itself or its agencies.
_HEAD = frozenset(("dateline", "byline"))
#: The few outlets that a story credits can be told apart by less than names at large, if they have sounds enough.
_ALIKE = 0.68
_CONSONANTS = 3
_PARTS = re.compile(r"[|/,，·\u3000–—()（）【】\[\]]|\s-\s|\s{2,}|\d+")
#: Lines at the head of a text among which its outlet may name itself.
_MASTHEAD_LINES = 4
_SOURCE_NOTES = frozenset(("credit", "footer"))


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a text credits: its name as written, its key where resolved, and what speaks for an echo."""

    name: str
    key: str
    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The weights added up."""
        return sum(feature.weight for feature in self.features)


def credited(text: StoryText) -> list[Credit]:
    """The other outlets that a text credits, the most credited first."""
    own = own_names(text)
    found = []
    for name in _outlets(text):
        if not any(same_outlet(name.text, other) for other in own):
            found.append(Credit(name.text, name.key, tuple(_features(text, name))))
    return sorted(found, key=lambda credit: (-credit.score, credit.name))


def same_outlet(left: str, right: str) -> bool:
    """Whether two names are one outlet's: equal but for "The" and case, or alike in sound across scripts."""
    one, other = fold(left), fold(right)
    if one == other:
        return True
    if is_latin(left) == is_latin(right) or min(len(skeleton(left)), len(skeleton(right))) < _CONSONANTS:
        return False
    return likeness(left, right) >= _ALIKE


def fold(name: str) -> str:
    """A name in lower case without "the", blanks and punctuation."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"^the\s+|[\W_]+", "", plain)


def own_names(text: StoryText) -> list[str]:
    """The names under which a text's own outlet goes: on record, or as it names itself at the head of the text."""
    if text.outlet:
        return [text.outlet]
    agencies = [name.text for name in text.reading.credits if name.why.startswith("in the")]
    names = []
    for number, passage in enumerate(text.reading.passages):
        if passage.boilerplate in _HEAD or (passage.heading and number < _MASTHEAD_LINES):
            parts = [part.strip() for part in _PARTS.split(passage.text) if part.strip()]
            # Whatever follows the outlet in its byline is a reporter or an agency.
            names += parts if passage.boilerplate == "dateline" else parts[:1]
    return [name for name in names if not any(same_outlet(name, agency) for agency in agencies)]


def _outlets(text: StoryText) -> Iterator[Name]:
    """Every outlet named as a source of reporting, once."""
    seen: set[str] = set()
    for name in text.reading.credits:
        if fold(name.text) not in seen:
            seen.add(fold(name.text))
            yield name


def _features(text: StoryText, name: Name) -> Iterator[Feature]:
    content = [
        passage for passage in text.reading.passages if not passage.boilerplate and not passage.heading
    ]
    mentions = list(_mentions(content, name))
    notes = {passage.boilerplate for passage in text.reading.passages if _names(passage, name)}
    if mentions:
        first = mentions[0]
        if first < features.LEAD_PASSAGES:
            yield Feature("the lead credits it", features.CREDIT_IN_LEAD, name.text)
        elif first < features.EARLY_SHARE * len(content):
            yield Feature("it is credited early on", features.CREDIT_EARLY, name.text)
        else:
            yield Feature("it is credited late, for a detail", features.CREDIT_LATE, name.text)
        further = min(features.FURTHER_CREDIT * (len(mentions) - 1), features.FURTHER_CREDITS_AT_MOST)
        if further > 0:
            yield Feature("it is credited again", round(further, 2), f"{len(mentions)} passages")
    if notes & _SOURCE_NOTES:
        yield Feature("a source note names it", features.CREDIT_AS_SOURCE, name.text)
    if notes & _HEAD:
        yield Feature("the byline names it", features.CREDIT_IN_BYLINE, name.text)


def _mentions(content: Sequence[Passage], name: Name) -> Iterator[int]:
    """The numbers of the passages that name the outlet."""
    for number, passage in enumerate(content):
        spoken = passage.attribution
        on_its_word = spoken.kind is AttributionKind.OUTLET and fold(spoken.name) == fold(name.text)
        if on_its_word or _names(passage, name):
            yield number


def _names(passage: Passage, name: Name) -> bool:
    if name.key and any(other.key == name.key for other in passage.names):
        return True
    return (
        fold(name.text) in fold(passage.text)
        if not is_latin(name.text)
        else _has_word(passage.text, name.text)
    )


def _has_word(text: str, word: str) -> bool:
    core = re.sub(r"^the\s+", "", word.strip(), flags=re.IGNORECASE)
    return re.search(rf"(?<![A-Za-z]){re.escape(core)}(?![a-z])", text, flags=re.IGNORECASE) is not None
