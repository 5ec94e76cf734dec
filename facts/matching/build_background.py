"""Builds `background.npz`: the mean embedding of short phrases of each language, from CLDR's names.

Run as `python -m facts.matching.build_background`. Embeddings of single words share their language more than
anything else; `background` serves this mean out before it compares words across languages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from babel import Locale

from facts.matching.background import BACKGROUND
from sources.reading.embedding import embed_passages

LANGUAGES: Final = [
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "gl",
    "gu",
    "ha",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "ig",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "my",
    "nb",
    "ne",
    "nl",
    "or",
    "pa",
    "pl",
    "ps",
    "pt",
    "ro",
    "ru",
    "sd",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "yo",
    "zh",
    "zu",
]

#: Every so many names of a CLDR list, so that no list outweighs the others.
_TERRITORY_STEP, _LANGUAGE_STEP, _CURRENCY_STEP = 9, 25, 15


def phrases(language: str) -> list[str]:
    """About a hundred short phrases of a language: territories, languages, currencies, months and days."""
    locale = Locale.parse(language)
    territories = [name for code, name in sorted(locale.territories.items()) if len(code) == 2]
    languages = [name for _, name in sorted(locale.languages.items())]
    currencies = [name for _, name in sorted(locale.currencies.items())]
    months = [str(name) for name in locale.months["format"]["wide"].values()]
    days = [str(name) for name in locale.days["format"]["wide"].values()]
    return [
        *territories[::_TERRITORY_STEP],
        *languages[::_LANGUAGE_STEP],
        *currencies[::_CURRENCY_STEP],
        *months,
        *days,
    ]


def build(path: Path = BACKGROUND) -> None:
    """Write the means of all languages, as half floats, under their language tags."""
    means = {
        language: embed_passages(phrases(language)).mean(axis=0).astype(np.float16) for language in LANGUAGES
    }
    np.savez_compressed(path, **means)


if __name__ == "__main__":
    build()
