"""Take a claim that is nobody's, and give up one's own: at once, nothing is typed."""

from __future__ import annotations

from typing import Any

from facts.commenting import assign
from facts.models import Claim

from .base import ActionForm


class TakeForm(ActionForm):
    """Take a claim that is nobody's."""

    subject = Claim
    action, title, done = "take claim", "Take it", "The claim is yours."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it is nobody's."""
        return row.assignee_id is None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Take it."""
        return assign(claim=self.row, assignee=keywords["actor"], due_on=self.row.due_on, **keywords)


class GiveUpForm(ActionForm):
    """Give up a claim of one's own."""

    subject = Claim
    action, title, done = "take claim", "Give it up", "The claim is nobody's."

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "give-up"

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it is one's own."""
        return row.assignee_id == actor.pk and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Give it up."""
        return assign(claim=self.row, assignee=None, **keywords)
