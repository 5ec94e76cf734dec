"""Add, change, split and merge positions."""

from __future__ import annotations

from typing import Any

from django import forms

from facts.merging import merge_positions, split_position
from facts.models import Claim, Position
from facts.models.choices import Stance
from facts.rewording import add_position, change_position

from .base import ReasonedForm
from .fields import CitationsField, PositionField
from .values import ValueForm, current_value


class AnswerForm(ValueForm):
    """An answer to a claim."""

    stance = forms.ChoiceField(choices=Stance.choices)


class AddForm(AnswerForm, ReasonedForm):
    """Add an answer to a claim."""

    subject = Claim
    action, title, done = "add position", "Add a position", "The position is added."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["version", "stance"])

    def run(self, **keywords: Any) -> Any:
        """Add it."""
        return add_position(claim=self.row, value=self.value, stance=self.cleaned_data["stance"], **keywords)


class ChangeForm(AnswerForm, ReasonedForm):
    """State what a position says."""

    subject = Position
    action, title, done = "change position", "Change the position", "The position is changed."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["version", "stance"])

    def current(self) -> dict[str, Any]:
        """Return what it says now."""
        return {**super().current(), **current_value(self.row), "stance": self.row.stance}

    def run(self, **keywords: Any) -> Any:
        """Change it."""
        return change_position(
            position=self.row, value=self.value, stance=self.cleaned_data["stance"], **keywords
        )


class SplitForm(AnswerForm, ReasonedForm):
    """Move some citations of a position to a new one."""

    subject = Position
    action, title, done = "split position", "Split the position", "The position is split."

    citations = CitationsField(label="Citations that take the new position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["citations"].of(self.row)  # type: ignore[attr-defined]
        self.order_fields(["version", "citations", "stance"])

    def run(self, **keywords: Any) -> Any:
        """Split it."""
        typed = self.cleaned_data
        return split_position(
            position=self.row,
            citations=typed["citations"],
            value=self.value,
            stance=typed["stance"],
            **keywords,
        )


class MergeForm(ReasonedForm):
    """Let another position of the claim go on in place of this one."""

    subject = Position
    action, title, done = "merge positions", "Merge into another position", "The positions are merged."
    places = {"position": "into"}

    into = PositionField(label="The position that goes on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].of(self.row.claim, without=self.row)  # type: ignore[attr-defined]

    def run(self, **keywords: Any) -> Any:
        """Merge them."""
        return merge_positions(position=self.row, into=self.cleaned_data["into"], **keywords)
