"""The columns of a value, shared by positions and citations."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

#: ISO 8601 with the precision of the text: year, month, quarter, week, day; what the text does not tell is left
#: out: "--06" is a month, "---Q2" a quarter and "-W-1" a Monday of nobody knows which year or week.
ISO_DATE = r"^(\d{4}(-Q[1-4]|-W\d{2}|-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?|---Q[1-4]|-W-[1-7])$"


class HeldValue(models.Model):
    """The columns of a value: an amount with unit and bounds, or a date, or a role, or the members of a set."""

    amount = models.DecimalField(max_digits=38, decimal_places=10, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    approx = models.BooleanField(default=False)
    lower = models.DecimalField(max_digits=38, decimal_places=10, null=True, blank=True)
    upper = models.DecimalField(max_digits=38, decimal_places=10, null=True, blank=True)
    date = models.CharField(max_length=10, blank=True)
    role = models.CharField(max_length=300, blank=True)
    members = ArrayField(models.CharField(max_length=200), null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(amount=None) | Q(date="", role="", members=None))
                & (Q(date="") | Q(role="", members=None))
                & (Q(role="") | Q(members=None)),
                name="%(app_label)s_%(class)s_one_value",
                violation_error_message="A value is an amount, a date, a role or a set: one of them.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(unit="", approx=False, lower=None, upper=None),
                name="%(app_label)s_%(class)s_unit_with_amount",
                violation_error_message="Unit, bounds and “approximately” belong to an amount.",
            ),
            models.CheckConstraint(
                condition=Q(lower=None) | Q(upper=None) | Q(lower__lte=F("upper")),
                name="%(app_label)s_%(class)s_lower_before_upper",
                violation_error_message="The lower bound is not above the upper.",
            ),
            models.CheckConstraint(
                condition=Q(date="") | Q(date__regex=ISO_DATE),
                name="%(app_label)s_%(class)s_date_valid",
                violation_error_message="A date is 2025, 2025-06, 2025-Q2, 2025-W23, 2025-06-13 or --06.",
            ),
            models.CheckConstraint(
                condition=Q(members=None) | ~Q(members=[]), name="%(app_label)s_%(class)s_members_given"
            ),
        ]
