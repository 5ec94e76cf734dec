"""What the database refused, in the words of people."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError

#: Sentences for constraints whose violation no model can foresee, by name.
REFUSALS = {
    "facts_citation_words_stand_in_text": "These words do not stand at this place of the source.",
    "sources_passage_words_stand_in_text": "These words do not stand at this place of the source.",
    "sources_source_text_is_final": "The text of a source never changes; store the next version.",
}


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
