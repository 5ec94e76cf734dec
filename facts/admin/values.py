"""The fields of a value in a form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.db import models

from facts.values import decimal_text

#: The columns of a value, in the order of the forms.
VALUE = ("amount", "unit", "approx", "lower", "upper", "date", "role", "members")


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


class HoldsValue(BaseModelAdmin):
    """A form of the admin whose rows hold a value."""

    formfield_overrides = {
        ArrayField: {"form_class": MembersField},
        models.DecimalField: {"form_class": AmountField},
    }
