"""Where a quote stands in a text."""

from __future__ import annotations

import unicodedata

_PLAIN_MARKS = str.maketrans(
    dict.fromkeys(
        "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}", '"'
    )
    | dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "'")
)


def locate(text: str, quote: str, prefix: str = "") -> int:
    """The offset in code points at which `quote` stands, right after `prefix` where one is given.

    The quote must stand there once and exactly. ValueError says how often it does, or what is nearly there.
    """
    starts = _occurrences(text, prefix + quote)
    if len(starts) == 1:
        return starts[0] + len(prefix)
    if starts:
        needed = "a longer prefix" if prefix else "a prefix: the text right before it"
        raise ValueError(f"stands {len(starts)} times in the source; add {needed}")
    if prefix and (bare := _occurrences(text, quote)):
        raise ValueError(f"stands {len(bare)} times in the source, but not right after the prefix {prefix!r}")
    if _folded(quote) in _folded(text):
        raise ValueError(
            "stands in the source with other spaces, quotation marks or composed letters; copy it exactly"
        )
    raise ValueError("is not in the source; copy the words exactly")


def _occurrences(text: str, words: str) -> list[int]:
    starts = []
    start = text.find(words)
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + 1)
    return starts


def _folded(text: str) -> str:
    """The text as a careless copy has it: compatibility forms, plain quotation marks, single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN_MARKS)
    return " ".join(plain.split())
