"""The form of every page of the admin: it asks why, and says what the database refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError

REASON = "Edited in the admin"

#: Sentences for constraints whose violation no model can foresee, by name.
REFUSALS = {
    "facts_citation_words_stand_in_text": "These words do not stand at this place of the source.",
    "sources_passage_words_stand_in_text": "These words do not stand at this place of the source.",
    "sources_source_text_is_final": "The text of a source never changes; store the next version.",
}


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


def refusal(error: DatabaseError, models: list[Any]) -> str:
    """Return the sentence for a refusal of the database: the constraint's own, else what the server said."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    if name in REFUSALS:
        return REFUSALS[name]
    for model in models:
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    said = getattr(diagnosis, "message_primary", None) or str(error)
    return f"The database refused this: {said} ({name})" if name else f"The database refused this: {said}"
