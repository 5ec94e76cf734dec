"""The form of every page of the admin: it asks why, and says what the database refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist

REASON = "Edited in the admin"


class RememberingForm(forms.ModelForm):
    """A form with the reason of the change; `refused` is what the database said about it before, or ""."""

    refused = ""

    edit_reason = forms.CharField(
        max_length=300,
        initial=REASON,
        label="Why",
        help_text="Kept in the history of every row that this changes.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def _post_clean(self) -> None:
        try:
            super()._post_clean()  # type: ignore[misc]
        except ObjectDoesNotExist:
            # A model's own check follows a foreign key that was left empty, which the form has reported already.
            if not self.errors:
                raise

    def clean(self) -> dict[str, Any] | None:
        """Say what the database refused when the form was saved a moment ago."""
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, self.refused)
        return cleaned
