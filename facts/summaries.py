"""Summaries of bounded length: what does not fit is shortened by rule, and the summary says which parts were."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

#: Bytes of UTF-8 that a summary has at most: larger rows leave the page of their table (design, section 8).
SUMMARY_BYTES = 1_800

#: What is shortened first: (part of the summary, its length from then on). Lists keep their first members, texts their
#: first characters; `*` is every member of a list. Quotes are the first of each round, the wording of the claim the last.
SHORTENING: tuple[tuple[str, int], ...] = (
    ("citations.*.quote", 160),
    ("note", 280),
    ("citations.*.quote", 80),
    ("citations", 5),
    ("outlets", 8),
    ("entities", 8),
    ("value.members", 8),
    ("story.title", 80),
    ("languages", 12),
    ("citations.*.quote", 40),
    ("citations", 3),
    ("text", 500),
    ("note", 80),
    ("outlets", 3),
    ("entities", 3),
    ("value.members", 3),
    ("value.role", 120),
    ("languages", 4),
    ("citations", 1),
    ("text", 200),
    ("note", 20),
    ("citations", 0),
    ("entities", 0),
    ("outlets", 0),
    ("value.members", 1),
    ("value.members.0", 40),
    ("value.role", 40),
    ("story.title", 20),
    ("story.slug", 40),
    ("key", 40),
    ("text", 60),
    ("text", 20),
)


def summary_text(content: Mapping[str, Any], *, limit: int = SUMMARY_BYTES) -> str:
    """Return `content` as JSON text of at most `limit` bytes; `shortened` names the parts that were cut.

    Raises `ValueError` when even the shortest form is too long, which no row within the database's limits is.
    """
    data = json.loads(json.dumps(content))
    text = _dump(data)
    if _size(text) <= limit:
        return text
    data["shortened"] = []
    for path, length in SHORTENING:
        if _cut(data, path, length) and path not in data["shortened"]:
            data["shortened"].append(path)
        text = _dump(data)
        if _size(text) <= limit:
            return text
    raise ValueError(f"The summary has {_size(text)} bytes even when shortened; it may have {limit}.")


def _cut(within: Any, path: str, length: int) -> bool:
    """Cut the part at `path` to `length`; return whether there was anything to cut."""
    step, _, rest = path.partition(".")
    keys: Iterable[Any] = ()
    if isinstance(within, dict) and step in within:
        keys = (step,)
    elif isinstance(within, list):
        keys = range(len(within)) if step == "*" else range(int(step), len(within))[:1]
    # Every one of them is cut: `any` would stop at the first.
    return (
        sum(_cut(within[key], rest, length) if rest else _cut_here(within, key, length) for key in keys) > 0
    )


def _cut_here(holder: Any, key: Any, length: int) -> bool:
    part = holder[key]
    if not isinstance(part, str | list) or len(part) <= length:
        return False
    holder[key] = part[:length] if isinstance(part, list) else part[: length - 1] + "…"
    return True


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _size(text: str) -> int:
    return len(text.encode())
