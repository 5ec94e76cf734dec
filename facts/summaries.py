"""Summaries of bounded length: what does not fit is shortened by rule, and the summary says which parts were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

#: Bytes of UTF-8 that a summary has at most: larger rows leave the page of their table (design, section 8).
SUMMARY_BYTES = 1_800

#: What is shortened first: (part of the summary, its length from then on). Lists keep their first members, texts their
#: first characters. The wording of the claim is the last of each round.
SHORTENING: tuple[tuple[str, int], ...] = (
    ("note", 280),
    ("outlets", 8),
    ("entities", 8),
    ("value.members", 8),
    ("story.title", 80),
    ("languages", 12),
    ("text", 500),
    ("note", 80),
    ("outlets", 3),
    ("entities", 3),
    ("value.members", 3),
    ("value.role", 120),
    ("languages", 4),
    ("text", 200),
    ("note", 20),
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


def _cut(data: dict[str, Any], path: str, length: int) -> bool:
    """Cut the part at `path` to `length`; return whether there was anything to cut."""
    *way, last = path.split(".")
    holder: Any = data
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) and holder else _inside(holder, step)
    key: Any = int(last) if isinstance(holder, list) else last
    part = holder[key] if isinstance(holder, list) and holder else _inside(holder, last)
    if not isinstance(part, str | list) or len(part) <= length:
        return False
    holder[key] = part[:length] if isinstance(part, list) else part[: length - 1] + "…"
    return True


def _inside(holder: Any, step: str) -> Any:
    return holder.get(step) if isinstance(holder, dict) else None


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _size(text: str) -> int:
    return len(text.encode())
