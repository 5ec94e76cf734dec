"""Members of bodies that take what they say and nothing like it: no number for a text, no “yes” for true."""

from __future__ import annotations

import datetime
import re
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from sources.models import validate_language

DECIMAL = re.compile(r"-?[0-9]{1,28}(\.[0-9]{1,10})?")


def _refuse_unless(kind: type, data: Any, sentence: str) -> None:
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ValidationError(sentence)


class Text(serializers.CharField):
    """A text."""

    def to_internal_value(self, data: Any) -> str:
        """Return the text without blanks around it."""
        _refuse_unless(str, data, "Give a text, in quotes.")
        return super().to_internal_value(data)


class Address(serializers.URLField):
    """The address of a page."""

    def to_internal_value(self, data: Any) -> str:
        """Return the address."""
        _refuse_unless(str, data, "Give an address, in quotes.")
        return super().to_internal_value(data)


class Slug(serializers.SlugField):
    """A short name of letters, digits, hyphens and underscores."""

    def to_internal_value(self, data: Any) -> str:
        """Return the name."""
        _refuse_unless(str, data, "Give a short name, in quotes.")
        return super().to_internal_value(data)


class Language(Text):
    """A language tag such as “pt” or “zh-Hant”."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=35, validators=[validate_language], **kwargs)


class Flag(serializers.BooleanField):
    """True or false."""

    def to_internal_value(self, data: Any) -> bool:
        """Return which."""
        _refuse_unless(bool, data, "Give true or false.")
        return bool(data)


class Whole(serializers.IntegerField):
    """A whole number."""

    def to_internal_value(self, data: Any) -> int:
        """Return the number."""
        _refuse_unless(int, data, "Give a whole number.")
        return super().to_internal_value(data)


class Choice(serializers.ChoiceField):
    """One of several words."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the word."""
        _refuse_unless(str, data, f"Give one of {', '.join(map(str, self.choices))}.")
        return super().to_internal_value(data)


@extend_schema_field({"type": "string", "pattern": f"^{DECIMAL.pattern}$", "examples": ["12000000"]})
class Amount(serializers.DecimalField):
    """A decimal number as a string, which no client rounds: up to 28 digits before the point and 10 after."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=38, decimal_places=10, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """Return the number."""
        if not isinstance(data, str) or not DECIMAL.fullmatch(data):
            raise ValidationError("Give a number in quotes, such as “14300000000” or “6.8”.")
        return super().to_internal_value(data)


class Day(serializers.DateField):
    """A day as YYYY-MM-DD."""

    def to_internal_value(self, value: Any) -> datetime.date:
        """Return the day."""
        _refuse_unless(str, value, "Give a day as “2026-03-01”.")
        return super().to_internal_value(value)


class Moment(serializers.DateTimeField):
    """A moment with its offset from UTC."""

    def to_internal_value(self, value: Any) -> datetime.datetime:
        """Return the moment; one that says no offset is refused, and one beyond the calendar."""
        _refuse_unless(str, value, "Give a moment as “2026-03-01T12:00:00Z”.")
        if not re.search(r"(Z|[+-]\d\d:?\d\d)$", value, re.IGNORECASE):
            raise ValidationError("Say the offset from UTC: “2026-03-01T12:00:00Z”.")
        moment = super().to_internal_value(value)
        if not 1900 <= moment.year <= 9000:
            raise ValidationError("Give a moment between the years 1900 and 9000.")
        return moment
