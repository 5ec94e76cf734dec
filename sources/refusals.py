"""What the database refused, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import DatabaseError

#: Sentences for constraints whose violation no model can foresee, by name.
REFUSALS = {
    "facts_citation_words_stand_in_text": "These words do not stand at this place of the source.",
    "sources_passage_words_stand_in_text": "These words do not stand at this place of the source.",
    "sources_source_text_is_final": "The text of a source never changes; store the next version.",
}


def constraint_of(error: DatabaseError) -> str:
    """Return the name of the constraint that refused, "" where it was none."""
    return getattr(_diagnosis(error), "constraint_name", None) or ""


def refusal(error: DatabaseError, models: Iterable[Any] | None = None) -> str:
    """Return the sentence for a refusal of the database: the constraint's own, else what the server said.

    The constraint is looked for on `models`, on all of the project unless told.
    """
    name = constraint_of(error)
    if name in REFUSALS:
        return REFUSALS[name]
    for model in apps.get_models() if models is None else models:
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    said = getattr(_diagnosis(error), "message_primary", None) or str(error)
    return f"The database refused this: {said} ({name})" if name else f"The database refused this: {said}"


def _diagnosis(error: DatabaseError) -> Any:
    return getattr(error.__cause__, "diag", None)
