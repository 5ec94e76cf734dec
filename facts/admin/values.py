"""Values in lists and on pages."""

from __future__ import annotations

from django.contrib import admin

from facts.models.values import HeldValue
from facts.values import value_of
from facts.wording import exact_in_figures, value_in_words


class ShowsValue:
    """A page or inline of the admin that shows what a row holds."""

    @admin.display(description="value")
    def value(self, row: HeldValue) -> str:
        """Return the value in words, and in all its figures where the words hide some."""
        words, figures = value_in_words(value_of(row)), exact_in_figures(value_of(row))
        return words if figures in ("", words) else f"{words} ({figures})"
