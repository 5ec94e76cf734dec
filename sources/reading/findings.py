"""Readings as plain JSON and back, so that what was read once is stored and never read again."""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from .types import Clause, Passage, Vector

Record = TypeVar("Record")

#: Fields that have columns of their own, or are vectors.
_KEPT_APART = frozenset({"start", "end", "text", "boilerplate", "heading", "embedding"})


def dump(record: object) -> Any:
    """Return a frozen record, or a tuple of them, as JSON values; fields at their defaults are left out."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {
            field.name: dump(value)
            for field in dataclasses.fields(record)
            if field.name != "embedding" and not _is_default(field, value := getattr(record, field.name))
        }
    if isinstance(record, tuple):
        return [dump(item) for item in record]
    if isinstance(record, Decimal):
        return format(record, "f")
    if isinstance(record, StrEnum):
        return record.value
    return record


def load(kind: type[Record], data: Any) -> Record:
    """Return the record of class `kind` that `dump` turned into `data`."""
    hints: dict[str, Any] = _hints(kind)  # type: ignore[arg-type]  # every class can be hashed
    return kind(**{name: _value(hints[name], value) for name, value in data.items() if name in hints})


def dump_findings(passage: Passage) -> dict[str, Any]:
    """Return what the reader found in a passage, without its place, words and vectors."""
    return {name: value for name, value in dump(passage).items() if name not in _KEPT_APART}


def load_passage(
    findings: dict[str, Any],
    *,
    start: int,
    end: int,
    text: str,
    boilerplate: str,
    heading: bool,
    embedding: Vector | None,
    clause_embeddings: dict[str, Vector],
) -> Passage:
    """Return the passage again; `clause_embeddings` maps the words of clauses to vectors."""
    passage = load(Passage, {**findings, "start": start, "end": end, "text": text})
    # The reader gives a lone clause no vector of its own, though that of its passage is on file under the same words.
    known = clause_embeddings if embedding is not None and len(passage.clauses) > 1 else {}
    clauses = tuple(
        Clause(clause.start, clause.end, clause.text, known.get(clause.text)) for clause in passage.clauses
    )
    return dataclasses.replace(
        passage, boilerplate=boilerplate, heading=heading, embedding=embedding, clauses=clauses
    )


def _is_default(field: dataclasses.Field[Any], value: object) -> bool:
    return field.default is not dataclasses.MISSING and value == field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _value(next(item for item in arguments if item is not type(None)), value)
    if origin is tuple:
        return tuple(_value(arguments[0], item) for item in value)
    if isinstance(hint, type):
        if dataclasses.is_dataclass(hint):
            return load(hint, value)
        if issubclass(hint, Decimal | StrEnum):
            return hint(value)
    return value
