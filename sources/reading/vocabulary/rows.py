"""The rows of `lexicon/quantities/<language>.yaml`: words as data, read once, every scalar a string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sources.reading.words_file import words_of

FOLDER = Path(__file__).parent.parent / "lexicon" / "quantities"


def base_language(language: str) -> str:
    """The lexicon's name for a language tag ("zh-Hant-TW" is "zh", "no" is "nb", "fil" is "tl")."""
    base = re.split(r"[-_]", language.lower())[0]
    return {"no": "nb", "nn": "nb", "fil": "tl", "in": "id", "iw": "he", "yue": "zh", "sh": "hr"}.get(
        base, base
    )


@cache
def read_rows(name: str) -> Mapping[str, Any]:
    """The rows of `lexicon/quantities/<name>.yaml`, every scalar a string; empty for a language without a file."""
    path = FOLDER / f"{name}.yaml"
    if not path.exists():
        return {}
    rows = words_of(path)
    return rows if isinstance(rows, dict) else {}


def listed(rows: Mapping[str, Any], *keys: str) -> list[str]:
    found: Any = rows
    for key in keys:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return list(found) if isinstance(found, list) else []


def mapped(rows: Mapping[str, Any], key: str) -> dict[str, str]:
    found = rows.get(key, {})
    return dict(found) if isinstance(found, dict) else {}


def grouped(rows: Mapping[str, Any], key: str) -> Iterator[tuple[str, str]]:
    """(phrase, group name) for a mapping of group names to lists of phrases."""
    for name, phrases in mapped(rows, key).items():
        for phrase in phrases:
            yield phrase, name


def ratio(written: str) -> Decimal:
    """The worth of a fraction as a row writes it, "2/3"."""
    part, _, whole = written.partition("/")
    return Decimal(part) / Decimal(whole)
