"""Names that say of themselves that an outlet bears them: a "Courrier", a "…zeitung", an agency "for news"; and learned journals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from facts.matching.members import fold
from sources.reading.types import Passage
from sources.reading.words_file import words_of

#: Words of outlets' names by language.
WORDS: Final = Path(__file__).with_name("press.yaml")
#: Words of learned journals' names, and how the press of each language calls such a journal.
LEARNED: Final = Path(__file__).with_name("learned.yaml")
#: What may stand between such a word and the name: an article, a quotation mark, a verb of appearing.
_BETWEEN: Final = 12
_MARKS: Final = re.compile(r"[«»“”„\"《》「」『』()（）]")


def sounds_like_press(name: str) -> bool:
    """Whether a name has a word that outlets have in their names, in whatever language."""
    return _pattern().search(_MARKS.sub(" ", fold(name))) is not None


def bare_name(name: str) -> str:
    """A name without the words in front that only say what sort of outlet bears it: "La Gaceta" of the "Diario La Gaceta"."""
    words = name.split()
    while len(words) > 1 and sounds_like_press(words[0]):
        words = words[1:]
    return " ".join(words)


def is_learned(name: str, passages: Iterable[Passage]) -> bool:
    """Whether a name is a learned journal's, by its own words or by what some passage calls it."""
    stored = _learned()
    if stored["names"].search(_MARKS.sub(" ", fold(name))):
        return True
    wanted = fold(name)
    for passage in passages:
        text = fold(passage.text)
        place = text.find(wanted)
        while place >= 0:
            after = text[place + len(wanted) :][:_BETWEEN]
            if stored["called"].search(text[:place][-2 * _BETWEEN :]) or stored["called"].match(
                after.lstrip(' ”»"』」》,（(')
            ):
                return True
            place = text.find(wanted, place + 1)
    return False


@cache
def _learned() -> dict[str, re.Pattern[str]]:
    stored = words_of(LEARNED)
    return {kind: _any_of(stored[kind]) for kind in ("names", "called")}


@cache
def _pattern() -> re.Pattern[str]:
    return _any_of(words_of(WORDS))


def _any_of(stored: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    words = {fold(word) for own in stored.values() for word in own}
    return re.compile(
        "|".join(f"(?:{_form(word)})" for word in sorted(words, key=lambda word: (-len(word), word)))
    )


def _form(word: str) -> str:
    bare = re.escape(word.strip("*"))
    before = "" if word.startswith("*") else r"(?<!\w)"
    return before + bare + (r"\w*" if word.endswith("*") else r"(?!\w)")
