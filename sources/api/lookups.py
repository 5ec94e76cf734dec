"""Lookups of columns beside the named filters of a list: `created_at__gte`, `status__in`, `key__isnull`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, ProhibitNullCharactersValidator
from django.db.models import QuerySet

from sources.filters import YES_NO, AmountFilter, MomentField, MomentFilter, StrictFilterSet

#: Members of a list that one parameter may name.
MOST = 100

MOMENT_SCHEMA = {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}

Lookups = Callable[[str], Mapping[str, filters.Filter]]


class Several(forms.CharField):
    """Values with commas between them, each read by `field`; `exactly` so many, or up to `MOST`."""

    def __init__(self, *, fields: list[forms.Field], exactly: int | None = None, **kwargs: Any) -> None:
        self.parts, self.exactly = fields, exactly
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[Any] | None:
        """Return the values; raise `ValidationError` for a bad one, or too many."""
        text = super().clean(value)
        if not text:
            return None
        given = [part.strip() for part in text.split(",")]
        if self.exactly is not None and len(given) != self.exactly:
            raise ValidationError(f"Give {self.exactly} values with a comma between them.")
        if len(given) > MOST:
            raise ValidationError(f"Give at most {MOST} values.")
        return [self.parts[place % len(self.parts)].clean(part) for place, part in enumerate(given)]


class SeveralFilter(filters.Filter):
    """Rows whose column is one of the values, between the two, or compared with the one; `value` describes each."""

    field_class = Several

    def __init__(self, *, value: dict[str, Any], **kwargs: Any) -> None:
        self.value = value
        super().__init__(**kwargs)

    def described(self) -> dict[str, Any]:
        """Return how OpenAPI describes the parameter."""
        exactly = self.extra.get("exactly")
        if exactly == 1:
            return {"schema": self.value}
        schema = {
            "type": "array",
            "items": self.value,
            "minItems": exactly or 1,
            "maxItems": exactly or MOST,
        }
        # One parameter with commas in it.
        return {"schema": schema, "style": "form", "explode": False}

    def filter(self, qs: QuerySet[Any], value: list[Any] | None) -> QuerySet[Any]:
        """Return the rows of `qs` that the values ask for."""
        alone = value is not None and self.extra.get("exactly") == 1
        return super().filter(qs, value[0] if alone and value else value)


class NullFilter(filters.ChoiceFilter):
    """Rows in whose column there is nothing, or the others."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=YES_NO, **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows of `qs` that the answer asks for."""
        return qs.filter(**{f"{self.field_name}__isnull": value == "true"}) if value else qs


def _part(**kwargs: Any) -> forms.CharField:
    return forms.CharField(validators=[ProhibitNullCharactersValidator()], **kwargs)


def moment(column: str) -> dict[str, filters.Filter]:
    """Return the lookups of a moment."""
    ends = [MomentField(closing=False), MomentField(closing=True)]
    return {
        f"{column}__gte": MomentFilter(field_name=column, lookup_expr="gte", label="From"),
        f"{column}__lte": MomentFilter(field_name=column, lookup_expr="lte", label="Until"),
        f"{column}__range": SeveralFilter(
            value=MOMENT_SCHEMA,
            field_name=column,
            lookup_expr="range",
            fields=ends,
            exactly=2,
            label="From, until",
        ),
    }


def amount(column: str) -> dict[str, filters.Filter]:
    """Return the lookups of an amount."""
    part = forms.DecimalField(max_digits=38, decimal_places=10)
    value = {"type": "number"}
    return {
        f"{column}__gte": AmountFilter(field_name=column, lookup_expr="gte", label="At least"),
        f"{column}__lte": AmountFilter(field_name=column, lookup_expr="lte", label="At most"),
        f"{column}__range": SeveralFilter(
            value=value, field_name=column, lookup_expr="range", fields=[part], exactly=2, label="From, to"
        ),
    }


def whole(column: str) -> dict[str, filters.Filter]:
    """Return the lookups of a whole number."""
    part = forms.IntegerField(validators=[MinValueValidator(0), MaxValueValidator(2**31 - 1)])
    value = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
    named = {"gte": "At least", "lte": "At most"}
    return {
        **{
            f"{column}__{lookup}": SeveralFilter(
                value=value, field_name=column, lookup_expr=lookup, fields=[part], exactly=1, label=label
            )
            for lookup, label in named.items()
        },
        f"{column}__in": SeveralFilter(
            value=value, field_name=column, lookup_expr="in", fields=[part], label="One of"
        ),
        f"{column}__range": SeveralFilter(
            value=value, field_name=column, lookup_expr="range", fields=[part], exactly=2, label="From, to"
        ),
    }


def text(column: str) -> dict[str, filters.Filter]:
    """Return the lookups of a text."""
    return {
        f"{column}__contains": filters.CharFilter(
            field_name=column, lookup_expr="contains", max_length=200, label="Contains these very characters"
        ),
        f"{column}__in": SeveralFilter(
            value={"type": "string"}, field_name=column, lookup_expr="in", fields=[_part()], label="One of"
        ),
    }


def choice(choices: Any) -> Lookups:
    """Return the lookups of a column with these choices."""

    def lookups(column: str) -> dict[str, filters.Filter]:
        part = forms.ChoiceField(choices=choices)
        value = {"type": "string", "enum": [name for name, _ in choices]}
        return {
            f"{column}__in": SeveralFilter(
                value=value, field_name=column, lookup_expr="in", fields=[part], label="One of"
            )
        }

    return lookups


def known(column: str) -> dict[str, filters.Filter]:
    """Return the lookup of a column that may be null."""
    return {f"{column}__isnull": NullFilter(field_name=column, label="Whether there is none")}


def with_lookups(base: type[StrictFilterSet], **columns: Lookups | tuple[Lookups, ...]) -> Any:
    """Return the filters of `base` and these lookups of columns, for lists of the API."""
    found: dict[str, Any] = {}
    for column, kinds in columns.items():
        for kind in kinds if isinstance(kinds, tuple) else (kinds,):
            found |= kind(column)
    return type(f"{base.__name__}WithLookups", (base,), {"__doc__": base.__doc__, **found})
