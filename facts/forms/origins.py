"""Where a text comes from: what a person states, and which proposal of the machine is wrong."""

from __future__ import annotations

from typing import Any

from facts.sourcing import describe_source
from facts.tracing import reconsider_origin, refute_origin
from sources.models import Source

from .base import ReasonedForm
from .fields import PickedField


class OriginForm(ReasonedForm):
    """State from which other text a text derives; nothing takes the statement back."""

    subject = Source
    action, title, done = "describe source", "State the origin", "The origin is stated."
    places = {"unchanged": "derived_from"}

    derived_from = PickedField(
        Source.objects.defer("text", "raw", "findings"), label="It retells", required=False
    )

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "state-origin"

    def current(self) -> dict[str, Any]:
        """Return what is stated, else what is proposed."""
        row: Any = self.row
        return {"derived_from": row.origin_id}

    def run(self, **keywords: Any) -> Any:
        """State it."""
        row: Any = self.row
        return describe_source(
            source=row, changes={"derived_from": self.cleaned_data["derived_from"]}, **keywords
        )


class RefuteForm(ReasonedForm):
    """Say that the machine's proposal of an origin is wrong."""

    subject = Source
    action, title, done = (
        "describe source",
        "It is no echo of that",
        "The machine does not propose that again.",
    )

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "refute-origin"

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may, and an origin is proposed."""
        return row.derived_from_proposed_id is not None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Refute it."""
        row: Any = self.row
        return refute_origin(source=row, **keywords)


class ReconsiderForm(ReasonedForm):
    """Take back that a proposal was wrong."""

    subject = Source
    action, title, done = "describe source", "Reconsider the refuted origin", "The proposal stands again."

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "reconsider-origin"

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may, and an origin was refuted."""
        return bool(row.refuted_origins) and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Reconsider it."""
        row: Any = self.row
        return reconsider_origin(source=row, **keywords)
