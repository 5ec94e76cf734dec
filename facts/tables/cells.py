"""Cells between files and values: safe from spreadsheets on the way out, understood in any spelling on the way in."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from .types import Cell, Column, Kind

#: What spreadsheets take for the beginning of a formula, in both widths, and our own mark, so that it can be taken off.
FORMULA = "=+-@＝＋－＠\t\r\n'"

#: Put before a text that begins like a formula; alone it is the empty text in a column that can be NULL.
MARK = "'"

#: What an empty cell says in a column that cannot be NULL.
_EMPTY = {Kind.TEXT: "", Kind.BOOLEAN: "false"}

#: Digits that a column of numbers holds.
WHOLE_DIGITS, DECIMALS = 28, 10

_TRUE, _FALSE = {"true", "yes", "1"}, {"false", "no", "0"}


def guarded(cell: Cell, column: Column) -> Cell:
    """Return a cell as spreadsheets may see it: no formula, and "" told from nothing."""
    if cell is None or column.kind in (Kind.DECIMAL, Kind.INTEGER):
        return cell
    if cell == "":
        return MARK if column.nullable else cell
    return MARK + cell if cell[0] in FORMULA else cell


def unguarded(cell: Cell, column: Column) -> Cell:
    """Return the cell that `guarded` was given; an empty cell is nothing in a column that can be NULL."""
    if cell is None or cell == "":
        return None if column.nullable else ""
    return cell[1:] if cell.startswith(MARK) else cell


def canonical(raw: Any, column: Column) -> Cell:
    """Return the text of a value of a file in the one spelling that exports use.

    `raw` is a text without mark, or what XLSX and JSON hold: numbers, dates, true and false, lists. Raises
    `ValidationError` for what cannot be meant.
    """
    if raw is None or (raw == "" and column.kind != Kind.TEXT):
        return None if column.nullable else _EMPTY.get(column.kind)
    text = _READERS[column.kind](raw)
    if text == "" and column.kind != Kind.TEXT:
        return None
    if column.choices and text not in column.choices and text != "":
        raise ValidationError(f"“{text}” is none of {', '.join(column.choices)}.")
    if column.longest is not None and len(text) > column.longest:
        raise ValidationError(f"{len(text)} characters: at most {column.longest} are kept.")
    if column.pattern is not None and text != "" and not re.fullmatch(column.pattern, text):
        raise ValidationError(f"“{text[:60]}” is not written as it should be.")
    return text


def value(cell: Cell, column: Column) -> Any:
    """Return what a canonical cell means: str, int, Decimal, bool, date, or a list of str or UUID."""
    if cell is None:
        return [] if column.kind == Kind.IDS else None
    match column.kind:
        case Kind.INTEGER:
            return int(cell)
        case Kind.DECIMAL:
            return Decimal(cell)
        case Kind.BOOLEAN:
            return cell == "true"
        case Kind.DATE:
            return date.fromisoformat(cell)
        case Kind.LIST:
            return json.loads(cell)
        case Kind.IDS:
            return [UUID(part) for part in cell.split()]
    return cell


def _text(raw: Any) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float | Decimal):
        return _number(raw)
    if isinstance(raw, datetime):
        if timezone.is_naive(raw) and not (raw.hour or raw.minute or raw.second):
            return raw.date().isoformat()
        return raw.isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if not isinstance(raw, str):
        raise ValidationError(
            f"A text is wanted, not {json.dumps(raw, ensure_ascii=False, default=str)[:60]}."
        )
    if "\0" in raw:
        raise ValidationError("A NUL character stands in it: no text has one.")
    return raw


def _number(raw: Any) -> str:
    if isinstance(raw, bool):
        raise ValidationError("A number is wanted, not true or false.")
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation:
        raise ValidationError(
            f"“{str(raw)[:60]}” is no number: write digits and a point, as in -1200.5."
        ) from None
    if not number.is_finite():
        raise ValidationError(f"“{raw}” is no number.")
    whole, _, part = format(number, "f").lstrip("-").partition(".")
    part = part.rstrip("0")
    if len(whole) > WHOLE_DIGITS or len(part) > DECIMALS:
        raise ValidationError(
            f"A number has at most {WHOLE_DIGITS} digits before the point and {DECIMALS} after it."
        )
    text = f"{whole}.{part}" if part else whole
    return f"-{text}" if number < 0 else text


def _integer(raw: Any) -> str:
    text = _number(raw)
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise ValidationError(f"“{text[:60]}” is no whole number.")
    return text


def _boolean(raw: Any) -> str:
    text = _text(raw).strip().lower()
    if text not in _TRUE | _FALSE:
        raise ValidationError(f"“{text[:60]}” is neither true nor false.")
    return "true" if text in _TRUE else "false"


def _date(raw: Any) -> str:
    text = _text(raw).strip()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValidationError(f"“{text[:60]}” is no date: write 2026-03-02.") from None


def _list(raw: Any) -> str:
    """Return a list as JSON, from JSON or from one member a line."""
    members = raw
    if isinstance(raw, str):
        members = [line.strip() for line in raw.splitlines() if line.strip()]
        if raw.lstrip().startswith("["):
            try:
                members = json.loads(raw)
            except ValueError:
                raise ValidationError(
                    "It begins like a list in JSON and is none: mend it, or write one member a line."
                ) from None
    if not isinstance(members, list) or not all(isinstance(member, str) and member for member in members):
        raise ValidationError("A list of texts is wanted: one member a line.")
    return json.dumps(members, ensure_ascii=False) if members else ""


def _ids(raw: Any) -> str:
    parts = [str(part) for part in raw] if isinstance(raw, list) else _text(raw).replace(",", " ").split()
    try:
        return " ".join(sorted({str(UUID(part)) for part in parts}))
    except ValueError:
        raise ValidationError(
            "Ids are wanted, as in 01990b3a-7100-7c3d-9e8f-1a2b3c4d5e6f, with blanks between."
        ) from None


_READERS = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.LIST: _list,
    Kind.IDS: _ids,
}
