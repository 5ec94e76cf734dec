"""What a bulk edit is told: read from JSON, refused by name, written back as JSON."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that an action can be told; `read` turns JSON into what the action works with, or raises `ValueError`.

    `accepts` says in words what `read` takes. A `nullable` one may be null, which clears the column.
    """

    name: str
    accepts: str
    read: Callable[[Any], Any]
    nullable: bool = False
    required: bool = False


def read_parameters(parameters: Sequence[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that were given, read; those that were left out are left out.

    Raises `ValidationError` by name: unknown ones, missing ones, and values that are not accepted.
    """
    known = {parameter.name: parameter for parameter in parameters}
    errors: dict[str, str] = {}
    for name in given.keys() - known.keys():
        errors[name] = f"There is no “{name}” here; there is {_listed(known)}."
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        if name not in given:
            if parameter.required:
                errors[name] = f"Give {parameter.accepts}."
            continue
        value = given[name]
        if value is None and parameter.nullable:
            values[name] = None
            continue
        try:
            values[name] = parameter.read(value)
        except (ValueError, TypeError):
            errors[name] = f"“{value}” is not {parameter.accepts}."
    if errors:
        raise ValidationError(errors)
    return values


def written(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return read parameters as JSON, in the form that `read_parameters` takes again."""
    return {name: _written(value) for name, value in values.items()}


def _written(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk if isinstance(value.pk, int) else str(value.pk)
    if isinstance(value, date):
        return value.isoformat()
    return [_written(each) for each in value] if isinstance(value, list | tuple) else value


def one_of(values: Sequence[str]) -> Callable[[Any], str]:
    """Return a reader of one of these words."""

    def read(value: Any) -> str:
        if value not in values:
            raise ValueError(value)
        return str(value)

    return read


def text(value: Any) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise ValueError(value)
    return value.strip()


def day(value: Any) -> date:
    """Read a date, YYYY-MM-DD."""
    return date.fromisoformat(value)


def address(value: Any) -> str:
    """Read a web address."""
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError as error:
        raise ValueError(value) from error
    return str(value)


def list_of(read: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    """Return a reader of a list, each item of which `read` reads; nothing twice."""

    def read_list(value: Any) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise ValueError(value)
        return list(dict.fromkeys(read(each) for each in value))

    return read_list


def row_of(rows: Callable[[], models.QuerySet[Any]], *, by: str) -> Callable[[Any], Any]:
    """Return a reader of one of these rows, named by its id or by the column `by`."""

    def read(value: Any) -> Any:
        row = rows().filter(_key(rows().model, value) | Q(**{by: value})).first()
        if row is None:
            raise ValueError(value)
        return row

    return read


def _key(model: type[models.Model], value: Any) -> Q:
    """Return the condition that the id is `value`, one that nothing fulfils where it cannot be an id."""
    if isinstance(model._meta.pk, models.UUIDField):
        try:
            return Q(pk=uuid.UUID(str(value)))
        except ValueError:
            return Q(pk__in=[])
    return Q(pk=value) if isinstance(value, int) else Q(pk__in=[])


def _listed(known: Mapping[str, Parameter]) -> str:
    return ", ".join(f"“{name}”" for name in known) or "nothing to give"
