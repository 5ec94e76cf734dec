"""SQL that writes JSON, as text.

By `concat`: `row_to_json` looks up anew how each value of each row is written, which takes longer than to write it.
"""

from __future__ import annotations

from collections.abc import Mapping


class Json(str):
    """SQL of a text that is JSON; it is never null."""

    __slots__ = ()


class Plain(str):
    """SQL of what stands between quotes as it is: an id, a day, a word of a few; never null, nothing in it is escaped."""

    __slots__ = ()


Members = Mapping[str, Json | Plain]

NULL = Json("'null'")


def text(sql: str) -> Json:
    """Any text that is there."""
    return Json(f"to_json({sql})")


def text_or_null(sql: str) -> Json:
    """Any text, null where there is none."""
    return Json(f"coalesce(to_json({sql}), 'null')")


def given(sql: str) -> Json:
    """Any text, null in the place of an empty one."""
    return text_or_null(f"nullif({sql}, '')")


def plain_or_null(sql: str) -> Json:
    """What nothing is escaped in, null where there is none."""
    return Json(f"""coalesce('"' || {sql} || '"', 'null')""")


def as_is(sql: str) -> Json:
    """A number, a truth or JSON itself, null where there is none."""
    return Json(f"coalesce(({sql})::text, 'null')")


def when(*cases: tuple[str, Json]) -> Json:
    """The first whose condition holds, null where none does."""
    return Json(
        f"CASE {' '.join(f'WHEN {condition} THEN {then}' for condition, then in cases)} ELSE {NULL} END"
    )


def listed(texts: str) -> Json:
    """A list of what `string_agg` gives, an empty one for null."""
    return Json(f"concat('[', {texts}, ']')")


def written(members: Members, *, closing: str = "") -> Json:
    """Return the SQL of an object of these members; `closing` writes its last ones and the bracket, if that is not all."""
    parts, before = [], "{"
    for name, sql in members.items():
        quote = '"' if isinstance(sql, Plain) else ""
        parts += [f"""'{before}"{name}":{quote}'""", sql]
        before = f"{quote},"
    parts += [f"'{before}'", closing] if closing else [f"'{before.removesuffix(',')}}}'"]
    return Json(f"concat({', '.join(parts)})")
