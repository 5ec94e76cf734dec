"""What a title means, whatever its language: the office that it names, and how sure that is.

Title phrases of two languages are too alike to be compared with each other: every title is near every other. Each
is compared with the offices instead, as one office stands out where the words are clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from facts.matching import fields, members
from facts.matching.members import centred, fold
from facts.matching.story import Floats
from sources.reading.types import Embed
from sources.reading.words_file import words_of

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

#: Offices of state and of those who command, which nobody has who leads a firm, a union or an office.
_OF_STATE: Final = frozenset(
    {"minister", "prime minister", "mayor", "governor", "district head", "ambassador"}
)
_OF_FORCE: Final = frozenset({"police chief", "commander"})

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
#: Languages whose nouns take endings, how long these are, and what they stand in place of.
INFLECTED: Final = frozenset(("cs", "pl", "ru", "uk"))
_ENDING: Final = r"\w{0,4}"
_LAST_VOWELS: Final = re.compile(r"[аеиоуыэюяійьaeiouyąęýíáéó]{1,2}$")
#: Languages that write what an office is for before it in one word.
COMPOUNDING: Final = frozenset(("de",))
#: Offices that one person holds for one field.
_OF_A_FIELD: Final = frozenset(("minister", "deputy minister", "director", "deputy director", "head"))
#: Offices of those who head an agency, a port or a department, by whatever word.
_HEADS: Final = frozenset(("head", "director"))
#: Offices that may lead the whole of a firm, or a part.
_OF_A_FIRM: Final = frozenset(("head", "director", "chief executive", "president"))
#: Fields that one minister often has together.
_TOGETHER: Final = (
    frozenset(("economy", "finance")),
    frozenset(("environment", "agriculture", "energy")),
    frozenset(("transport", "ports", "housing")),
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase with the office that it most likely names.

    `margin` is how far that office stands out from the next one, `rank_margin` from the next of another rank;
    `fields` is what it is for, as far as the phrase says.
    """

    phrase: str
    office: str
    margin: float
    rank_margin: float
    fields: frozenset[str] = frozenset()

    @property
    def rank(self) -> str:
        """LEADS, DEPUTISES, SPEAKS or CALLING; who leads a part of a firm deputises."""
        of_a_part = self.office in _OF_A_FIRM and bool(self.fields & fields.OF_A_PART)
        return DEPUTISES if of_a_part else OFFICES[self.office]

    @property
    def worded(self) -> bool:
        """Whether the office is known by its word, and not concluded from what the phrase means."""
        return self.margin >= 1

    @property
    def sphere(self) -> str:
        """Whether who has the office serves the state, commands a force or leads some other body; "" for who leads nothing."""
        if OFFICES[self.office] != LEADS:
            return ""
        return "state" if self.office in _OF_STATE else "force" if self.office in _OF_FORCE else "body"

    @property
    def sure(self) -> bool:
        """Whether the rank stands out enough to be relied on."""
        return self.rank_margin >= MARGIN


def remember(phrases: Sequence[str], embed: Embed | None) -> None:
    """Embed title phrases in one go, so that understanding each of them finds its vectors."""
    members.remember([head for phrase in phrases for head in _heads(fold_title(phrase))], embed)


def understand(phrase: str, language: str, *, embed: Embed | None = None) -> Title | None:
    """The title that a phrase names; None without words, or where the embeddings are of another model."""
    heads = list(_heads(fold_title(phrase)))
    if not heads:
        return None
    vectors = centred(heads, language, embed)
    if vectors.shape[1] != _offices().shape[1]:
        return None
    about = fields.named(phrase, language)
    read = [Title(phrase, *nearest(row), about) for row in vectors @ _offices().T]
    # What an office is for may stand in the middle of its word: a "deputy health minister".
    known = _known(fold_title(phrase), language) or _known(_fieldless(phrase, language), language)
    if not known:
        return max(read, key=lambda title: title.rank_margin)
    # "Directora general adjunta" starts like a director and is none.
    deputy = OFFICES[known] != DEPUTISES and deputy_words(language) & set(fold_title(phrase).split())
    return Title(phrase, known, 0.0, 0.0, about) if deputy else Title(phrase, known, 1.0, 1.0, about)


def _fieldless(phrase: str, language: str) -> str:
    """A title phrase, folded, without the words for what the office is for."""
    folded = fold_title(phrase)
    for start, end, _ in reversed(fields.spans(folded, language)):
        folded = folded[:start] + folded[end:]
    return " ".join(folded.split())


def one_office(left: Title, right: Title) -> bool:
    """Whether two titles can name one office: nothing sure tells them apart.

    Ranks tell apart where both are sure; offices of one rank only where both stand out, and leading ones hardly ever,
    as languages call them by each other's names. One office is two where it is for two fields.
    """
    if not (left.sure and right.sure):
        return True
    if two_fields(left, right):
        return False
    if left.office == right.office and left.rank == right.rank:
        return True
    if left.rank != right.rank:
        return CALLING in (left.rank, right.rank)
    if left.rank == CALLING:
        return not {left.office, right.office} <= _EXCLUSIVE
    if left.rank != LEADS or min(left.margin, right.margin) < MARGIN:
        return True
    pair = {left.office, right.office}
    return _HEADS_ANYTHING in pair or pair <= _INTERCHANGEABLE


def two_spheres(left: Title, right: Title) -> bool:
    """Whether two titles, known by their words, are of a state's office, of a force's, and of some body's, two of these."""
    known = left.worded and right.worded
    return known and bool(left.sphere and right.sphere) and left.sphere != right.sphere


def two_fields(left: Title, right: Title) -> bool:
    """Whether two titles are of one sort of office for two fields: ministers of the interior and of defence."""
    one_sort = left.office == right.office or {left.office, right.office} <= _HEADS
    if not (one_sort and left.office in _OF_A_FIELD and left.fields and right.fields):
        return False
    alike = left.fields & right.fields
    return not alike and not any(left.fields & both and right.fields & both for both in _TOGETHER)


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
    stored = words_of(WORDS)
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
def deputy_words(language: str) -> frozenset[str]:
    """The words that a language has in titles of deputies and in no others, in lower case."""
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for office, named in _all(language).items():
        used[OFFICES[office] == DEPUTISES].update(part for word in named for part in word.split())
    others = used[False]
    if language.partition("-")[0] in INFLECTED:
        whole = re.compile("|".join(sorted(map(inflected, others))))
        return frozenset(word for word in used[True] if not whole.fullmatch(word))
    return frozenset(used[True] - others)


def _known(phrase: str, language: str) -> str:
    """The office whose word in this language a phrase starts with, the longest; "" where there is none."""
    language = language.partition("-")[0]
    best = ("", "")
    for office, named in _all(language).items():
        for word in named:
            if len(word) > len(best[0]) and _starts(phrase, word, language):
                best = (word, office)
    return best[1]


def _starts(phrase: str, word: str, language: str) -> bool:
    if language in INFLECTED and re.match(rf"{inflected(word)}(?!\w)", phrase):
        return True
    if phrase.startswith(word):
        return language in GLUING or not phrase[len(word) : len(word) + 1].isalpha()
    first = phrase.partition(" ")[0]
    # A "Vizechef" is no chief: what stands in front must be what the office is for.
    return language in COMPOUNDING and first.endswith(word) and bool(fields.spans(first, language))


def inflected(form: str) -> str:
    """A pattern for a word or phrase with any endings."""
    words = []
    for word in form.split():
        stem = _LAST_VOWELS.sub("", word) if len(word) > 4 else word
        words.append(re.escape(stem) + _ENDING)
    return r"\s".join(words)
