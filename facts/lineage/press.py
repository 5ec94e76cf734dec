"""Names that say of themselves that an outlet bears them: a "Courrier", a "…zeitung", an agency "for news"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from facts.matching.members import fold

#: Words of outlets' names by language.
WORDS: Final = Path(__file__).with_name("press.yaml")
_MARKS: Final = re.compile(r"[«»“”„\"《》「」『』()（）]")


def sounds_like_press(name: str) -> bool:
    """Whether a name has a word that outlets have in their names, in whatever language."""
    return _pattern().search(_MARKS.sub(" ", fold(name))) is not None


@cache
def _pattern() -> re.Pattern[str]:
    stored = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    words = {fold(word) for own in stored.values() for word in own}
    return re.compile(
        "|".join(f"(?:{_form(word)})" for word in sorted(words, key=lambda word: (-len(word), word)))
    )


def _form(word: str) -> str:
    bare = re.escape(word.strip("*"))
    before = "" if word.startswith("*") else r"(?<!\w)"
    return before + bare + (r"\w*" if word.endswith("*") else r"(?!\w)")
