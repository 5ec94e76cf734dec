"""What a title means, whatever its language: the office that it names, and how sure that is.

Title phrases of two languages are too alike to be compared with each other: every title is near every other. Each
is compared with the offices instead, as one office stands out where the words are clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import yaml

from facts.matching.members import centred, fold
from facts.matching.story import Floats
from sources.reading.types import Embed

#: The usual words for each office by language, and the mean embedding of each office, half floats (`build_titles`).
WORDS: Final = Path(__file__).with_name("titles.yaml")
TITLES: Final = Path(__file__).with_name("titles.npz")

#: Who leads something, who stands in for the one who does, who speaks for it, and callings that go with any office.
LEADS: Final = "leads"
DEPUTISES: Final = "deputises"
SPEAKS: Final = "speaks"
CALLING: Final = "calling"

#: What an office is about.
OFFICES: Final = {
    "spokesperson": SPEAKS,
    "head": LEADS,
    "director": LEADS,
    "chief executive": LEADS,
    "chair": LEADS,
    "president": LEADS,
    "minister": LEADS,
    "prime minister": LEADS,
    "mayor": LEADS,
    "governor": LEADS,
    "district head": LEADS,
    "police chief": LEADS,
    "union leader": LEADS,
    "secretary general": LEADS,
    "ambassador": LEADS,
    "commander": LEADS,
    "deputy director": DEPUTISES,
    "vice-president": DEPUTISES,
    "deputy minister": DEPUTISES,
    "deputy mayor": DEPUTISES,
    "deputy governor": DEPUTISES,
    "chief financial officer": DEPUTISES,
    "prosecutor": CALLING,
    "judge": CALLING,
    "founder": CALLING,
    "researcher": CALLING,
    "professor": CALLING,
    "lawyer": CALLING,
    "doctor": CALLING,
    "engineer": CALLING,
    "analyst": CALLING,
    "journalist": CALLING,
    "member of parliament": CALLING,
    "captain": CALLING,
}

#: Leading offices that languages call by each other's names: a "president" of a company is its "chief executive".
_INTERCHANGEABLE: Final = frozenset({"head", "director", "chief executive", "president"})
#: Callings of which nobody has two at a time.
_EXCLUSIVE: Final = frozenset(
    {"prosecutor", "judge", "lawyer", "doctor", "journalist", "captain", "engineer"}
)
_HEADS_ANYTHING: Final = "head"

#: How far the best office must stand out from the next, and from the next of another rank, for a title to be sure.
#: With each language left out of the offices in turn, a rank that stands out this far is right in 98 of 100 cases
#: (`build_titles --check`).
MARGIN: Final = 0.05

#: Words at the start of a title phrase that are looked at: the rest says of what.
_HEAD_WORDS: Final = 3
#: Languages that write endings onto a title, or words without blanks between them.
GLUING: Final = frozenset(("ja", "ko", "th", "zh"))


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase with the office that it most likely names.

    `margin` is how far that office stands out from the next one, `rank_margin` from the next of another rank.
    """

    phrase: str
    office: str
    margin: float
    rank_margin: float

    @property
    def rank(self) -> str:
        """LEADS, DEPUTISES, SPEAKS or CALLING."""
        return OFFICES[self.office]

    @property
    def sure(self) -> bool:
        """Whether the rank stands out enough to be relied on."""
        return self.rank_margin >= MARGIN


def understand(phrase: str, language: str, *, embed: Embed | None = None) -> Title | None:
    """The title that a phrase names; None without words, or where the embeddings are of another model."""
    heads = list(_heads(fold_title(phrase)))
    if not heads:
        return None
    vectors = centred(heads, language, embed)
    if vectors.shape[1] != _offices().shape[1]:
        return None
    read = [Title(phrase, *nearest(row)) for row in vectors @ _offices().T]
    known = _known(fold_title(phrase), language)
    if not known:
        return max(read, key=lambda title: title.rank_margin)
    # "Directora general adjunta" starts like a director and is none.
    deputy = OFFICES[known] != DEPUTISES and _deputy_words(language) & set(fold_title(phrase).split())
    return Title(phrase, known, 0.0, 0.0) if deputy else Title(phrase, known, 1.0, 1.0)


def one_office(left: Title, right: Title) -> bool:
    """Whether two titles can name one office: nothing sure tells them apart.

    Ranks tell apart where both are sure; offices of one rank only where both stand out, and leading ones hardly ever,
    as languages call them by each other's names.
    """
    if left.office == right.office or not (left.sure and right.sure):
        return True
    if left.rank != right.rank:
        return CALLING in (left.rank, right.rank)
    if left.rank == CALLING:
        return not {left.office, right.office} <= _EXCLUSIVE
    if left.rank != LEADS or min(left.margin, right.margin) < MARGIN:
        return True
    pair = {left.office, right.office}
    return _HEADS_ANYTHING in pair or pair <= _INTERCHANGEABLE


def nearest(scores: Floats) -> tuple[str, float, float]:
    """Of scores in the order of the offices: the best office, and how far it stands out, also among ranks."""
    names = list(OFFICES)
    order = np.argsort(-scores, kind="stable")
    best = names[order[0]]
    other_rank = next(place for place in order if OFFICES[names[place]] != OFFICES[best])
    margins = [round(float(scores[order[0]] - scores[place]), 4) for place in (order[1], other_rank)]
    return best, margins[0], margins[1]


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """By language and office the words for it, the usual one first."""
    stored = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {
        language: {office: named.split("/") for office, named in rows.items()}
        for language, rows in stored.items()
    }


def fold_title(phrase: str) -> str:
    """A title in lower case, without blanks around hyphens."""
    return re.sub(r"\s?-\s?", "-", fold(phrase))


@cache
def _offices() -> Floats:
    with np.load(TITLES) as stored:
        rows: Floats = np.array([stored[office] for office in OFFICES], dtype=np.float32)
    return rows


def _heads(phrase: str) -> Iterator[str]:
    """The whole phrase and its first words."""
    parts = phrase.split()
    yield from dict.fromkeys(" ".join(parts[:count]) for count in range(1, _HEAD_WORDS + 1) if parts)
    if len(parts) > _HEAD_WORDS:
        yield phrase


@cache
def _all(language: str) -> dict[str, list[str]]:
    """By office the words of a language for it, folded."""
    rows = words().get(language.partition("-")[0], {})
    return {office: [fold_title(word) for word in named] for office, named in rows.items()}


@cache
def _deputy_words(language: str) -> frozenset[str]:
    """The words that a language has in titles of deputies and in no others."""
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for office, named in _all(language).items():
        used[OFFICES[office] == DEPUTISES].update(part for word in named for part in word.split())
    return frozenset(used[True] - used[False])


def _known(phrase: str, language: str) -> str:
    """The office whose word in this language a phrase starts with, the longest; "" where there is none."""
    best = ("", "")
    for office, named in _all(language).items():
        for word in named:
            starts = phrase.startswith(word) and (
                language.partition("-")[0] in GLUING or not phrase[len(word) : len(word) + 1].isalpha()
            )
            if starts and len(word) > len(best[0]):
                best = (word, office)
    return best[1]
