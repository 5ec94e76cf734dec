"""The fields of a value: an amount with unit and bounds, or a date, or a role, or the members of a set."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.validators import RegexValidator

from facts.matching.types import Value
from facts.models.values import ISO_DATE, HeldValue
from facts.values import decimal_text, value_of

#: The columns of a value, in the order of the forms.
VALUE = ("amount", "unit", "approx", "lower", "upper", "date", "role", "members")

DATE_HELP = "2025, 2025-06, 2025-Q2, 2025-W23, 2025-06-13; --06 where the year is not told."


class MembersField(SimpleArrayField):
    """The members of a set, one a line; no lines are no set, which is not the empty one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, delimiter="\n", widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the members, None where there are none."""
        if isinstance(value, str):
            value = "\n".join(line.strip() for line in value.splitlines() if line.strip())
        return super().clean(value) or None


class AmountField(forms.DecimalField):
    """An amount without the zeros that the column adds at its end."""

    def prepare_value(self, value: Any) -> Any:
        """Return 14300000000 for 14300000000.0000000000; what a person typed stays as it is."""
        return decimal_text(value) if isinstance(value, Decimal) else value


def date_field(**kwargs: Any) -> forms.CharField:
    """Return a field for a date as precise as the text tells it."""
    validator = RegexValidator(ISO_DATE, f"Write a date as {DATE_HELP}")
    return forms.CharField(max_length=10, validators=[validator], help_text=DATE_HELP, **kwargs)


class ValueForm(forms.Form):
    """The fields of a value; `value` is what was typed."""

    amount = AmountField(max_digits=38, decimal_places=10, required=False)
    unit = forms.CharField(
        max_length=60, required=False, help_text="USD, percent, people, kilometer; it needs an amount."
    )
    approx = forms.BooleanField(label="About, not exactly", required=False)
    lower = AmountField(label="At least", max_digits=38, decimal_places=10, required=False)
    upper = AmountField(label="At most", max_digits=38, decimal_places=10, required=False)
    date = date_field(required=False)
    role = forms.CharField(max_length=300, required=False)
    members = MembersField(
        forms.CharField(max_length=200), required=False, help_text="The members of a set, one a line."
    )

    @property
    def value(self) -> Value | None:
        """Return the value, None for none; only of a valid form."""
        typed = {name: self.cleaned_data[name] for name in VALUE}
        typed["members"] = tuple(typed["members"] or ())
        value = Value(**typed)
        return None if value == Value() else value

    def clean(self) -> dict[str, Any] | None:
        """Ask for the amount of a unit or bound: they say nothing alone."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("amount") is None and "amount" not in self.errors:
            for name in ("unit", "approx", "lower", "upper"):
                if cleaned.get(name) not in (None, "", False):
                    self.add_error("amount", f"“{self[name].label}” needs an amount.")
        return cleaned


def current_value(row: HeldValue) -> dict[str, Any]:
    """Return the value of a row by field."""
    value = value_of(row) or Value()
    return {**{name: getattr(value, name) for name in VALUE}, "members": list(value.members)}
