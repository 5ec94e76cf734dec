"""The table of what can be done in bulk: by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from facts.permissions import refusal

from .citing import Accept, Reject
from .contradicting import Dismiss
from .fields import SetFields
from .publishing import Publish, Retract
from .reviewing import Judge, Reopen, TakeUp
from .types import Action

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Name -> action, in the order in which pages offer them.
ACTIONS: dict[str, type[Action]] = {
    action.name: action
    for action in (SetFields, TakeUp, Judge, Reopen, Publish, Retract, Accept, Reject, Dismiss)
}

#: What a change set is called that stated claims: no action on rows that are there.
STATED = "state claims"

#: What a change set is called that brought rows in from a table (`facts.tables`), whatever its model.
IMPORTED = "import"

#: Actions that cannot be undone -> why.
FINAL = {
    Retract.name: "A retraction was told to the readers: publish the claims again instead.",
    STATED: "Claims are never deleted: merge them into others, or leave them unverified.",
    IMPORTED: "Each row went its own way through the workflow: import a table that holds what the rows were.",
}


def action_named(name: str) -> type[Action]:
    """Return the action of this name; `ValidationError` with the names that there are."""
    if name not in ACTIONS:
        raise ValidationError(
            f"There is no bulk action “{name}”; there is {', '.join(ACTIONS)}.", code="action"
        )
    return ACTIONS[name]


def actions_for(actor: User, model: str) -> list[type[Action]]:
    """Return the actions on rows of this model ("claim") that the role of `actor` covers."""
    return [
        action
        for action in ACTIONS.values()
        if action.model_name() == model and not refusal(actor, action.takes)
    ]
