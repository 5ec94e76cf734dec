"""Names that texts spell differently, mined by sound from passages that say the same.

Over whole texts too many words sound like some name; between two passages that say the same few do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from facts.matching import anchors, features
from facts.matching.evidence import Meaning
from facts.matching.names import ALIKE, is_latin, likeness, skeleton
from facts.matching.story import Story
from facts.matching.types import MinedAlias
from sources.reading.types import Passage

#: The ways in which a run of words can be a name: as it would be written, and its parts.
_Candidate = list[tuple[str, tuple[str, ...]]]

#: A part of a longer name may sound less alike than the whole must.
_PART: Final = 0.60
#: Han characters are romanised by their Mandarin sound, and short: chance likeness is frequent.
_ALIKE_HAN: Final = 0.85
#: A name of fewer consonants sounds like too many words.
_CONSONANTS: Final = 3
#: Little words that Arabic and Hebrew writing glue to the front of the next one.
_PROCLITICS: Final = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك]|[והבלמש])(?=\w{3})")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: The scripts whose words are taken as they stand, since they do not mark names by capitals.
_WITHOUT_CAPITALS: Final = (
    "ARABIC",
    "HEBREW",
    "DEVANAGARI",
    "BENGALI",
    "TAMIL",
    "TELUGU",
    "GEORGIAN",
    "ETHIOPIC",
)
#: Best partners of a passage in each other text that are looked at.
_PARTNERS: Final = 2


def mine(story: Story, meaning: Meaning) -> tuple[MinedAlias, ...]:
    """Pairs of a name in another script and a Latin one that sound alike in aligned passages, best first."""
    found: dict[tuple[str, str, str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for row, passage in enumerate(story.passages):
        candidates = list(_candidates(passage))
        if not candidates:
            continue
        for partner in _partners(story, meaning, row):
            for name in _latin_names(story.passages[partner]):
                for candidate, score in _sounding_like(name, candidates):
                    key = (candidate, story.language(row), name, story.language(partner))
                    found[key].append((score, row, partner))
    best: dict[str, MinedAlias] = {}
    for (name, language, same_as, other), votes in sorted(found.items()):
        score = round(max(vote[0] for vote in votes), 3)
        pairs = len({(row, partner) for _, row, partner in votes})
        why = f"sounds like it ({score:.2f}) in {pairs} pair{'s' if pairs > 1 else ''} of passages that say the same"
        mined = MinedAlias(name, language, same_as, other, score, why)
        known = best.get(name)
        if known is None or (mined.score, len(mined.same_as)) > (known.score, len(known.same_as)):
            best[name] = mined
    return tuple(sorted(best.values(), key=lambda alias: (-alias.score, alias.name)))


def folded(mined: Sequence[MinedAlias]) -> dict[str, str]:
    """Each word of a mined name with the Latin word that stands for it."""
    words: dict[str, str] = {}
    for alias in mined:
        one, other = _WORD.findall(alias.name), _WORD.findall(alias.same_as)
        if len(one) == len(other):
            for left, right in zip(one, other, strict=True):
                words.setdefault(anchors.fold(left), anchors.fold(right))
    return words


def _partners(story: Story, meaning: Meaning, row: int) -> Iterator[int]:
    """The passages of other texts in Latin script that are nearest in meaning."""
    texts = np.array(story.passage_text)
    for text in sorted(set(story.passage_text) - {story.passage_text[row]}):
        rows = np.flatnonzero(texts == text)
        for place in np.argsort(-meaning.passages[row, rows], kind="stable")[:_PARTNERS]:
            partner = int(rows[place])
            if meaning.passages[row, partner] >= features.ALIGNED and is_latin(story.passages[partner].text):
                yield partner


def _latin_names(passage: Passage) -> Iterator[str]:
    for name in dict.fromkeys(name.text for name in passage.names):
        # Initials are spelled out or translated, not transcribed.
        if is_latin(name) and len(skeleton(name)) >= _CONSONANTS and not name.isupper():
            yield name


def _candidates(passage: Passage) -> Iterator[_Candidate]:
    """What could be names in a passage of another script: the reader's, and runs of words where capitals mark none."""
    if is_latin(passage.text):
        return
    for name in dict.fromkeys(name.text for name in passage.names):
        if not is_latin(name):
            yield [(name, tuple(re.split(r"[\s・·•‧･]+", name)))]
    words = [word for word in _WORD.findall(passage.text) if _marks_no_names(word)]
    for length in (1, 2, 3):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            # The first word of a name may carry a proclitic, or begin with the same letter itself.
            firsts = dict.fromkeys((run[0], _PROCLITICS.sub("", run[0])))
            yield [(" ".join((first, *run[1:])), (first, *run[1:])) for first in firsts]


def _marks_no_names(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith(_WITHOUT_CAPITALS)


def _sounding_like(name: str, candidates: Sequence[_Candidate]) -> Iterator[tuple[str, float]]:
    """The candidates that sound like a name, each as it sounds most like it."""
    parts = name.split()
    for ways in candidates:
        score, written = max((_score(written, way, parts), written) for written, way in ways)
        if score >= (_ALIKE_HAN if re.search(r"[\u3400-\u9fff]", written) else ALIKE):
            yield written, score


def _score(written: str, candidate: tuple[str, ...], parts: Sequence[str]) -> float:
    if len(candidate) != len(parts) or len(skeleton(written)) < _CONSONANTS:
        return 0.0
    scores = [likeness(one, other) for one, other in zip(candidate, parts, strict=True)]
    return sum(scores) / len(scores) if min(scores) >= _PART else 0.0
