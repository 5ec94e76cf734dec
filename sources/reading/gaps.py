"""What may stand between a verb of saying and its subject: a day, or where something was said."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .places import calendar_words


def says_when(gap: str, language: str) -> bool:
    """Whether the few words between a verb and its subject name a day ("announced on Friday the governor")."""
    words = re.findall(r"\w+", gap)
    return 0 < len(words) <= 5 and any(word in calendar_words(language) or word.isdigit() for word in words)


def says_where(gap: str, lexicon: Lexicon) -> bool:
    """Whether a preposition and a noun stand between a verb and its subject ("oświadczyła w komunikacie X")."""
    words = gap.split()
    prepositions = (
        *lexicon.words("addressee"),
        *lexicon.words("particles"),
        "w",
        "v",
        "в",
        "у",
        "en",
        "dans",
        "în",
        "em",
    )
    return 2 <= len(words) <= 4 and words[0] in prepositions and all(word.isalpha() for word in words)
