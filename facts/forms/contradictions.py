"""Decide on contradictions, and record one that the machine missed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from facts.deciding import (
    confirm_contradiction,
    dismiss_contradiction,
    explain_contradiction,
    record_contradiction,
    reopen_contradiction,
)
from facts.models import Claim, Contradiction, Position
from facts.models.choices import ContradictionKind, ContradictionLabel

from .base import ReasonedForm
from .fields import PositionField


class DecisionForm(ReasonedForm):
    """What an editor makes of a contradiction; a decision is about the pair, so it waits for no version of the claim."""

    subject = Contradiction
    decide: ClassVar[Callable[..., Any]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        if "upheld" in self.fields:
            sides = Position.objects.filter(Q(pk=self.row.left_id) | Q(pk=self.row.right_id))
            self.fields["upheld"].queryset = sides  # type: ignore[attr-defined]

    @classmethod
    def state_of(cls, row: Any) -> str:
        """Return what was made of it so far."""
        return row.state

    def run(self, **keywords: Any) -> Any:
        """Decide."""
        if "upheld" in self.fields:
            keywords["upheld"] = self.cleaned_data["upheld"]
        return type(self).decide(contradiction=self.row, **keywords)


class ConfirmForm(DecisionForm):
    """Say that the two cannot both be right."""

    action, title, done = "confirm contradiction", "Confirm", "The contradiction is confirmed."
    decide = staticmethod(confirm_contradiction)
    upheld = PositionField(label="The side that is right, if that is known", required=False)


class ExplainForm(DecisionForm):
    """Say why the two differ."""

    action, title, done = "explain contradiction", "Explain", "The contradiction is explained."
    decide = staticmethod(explain_contradiction)
    upheld = PositionField(label="The side that holds", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "“Updated report”, “translation error”, “another year” …"


class DismissForm(DecisionForm):
    """Say that the two do not contradict each other."""

    action, title, done = "dismiss contradiction", "Dismiss", "The contradiction is shown no more."
    decide = staticmethod(dismiss_contradiction)


class ReopenForm(DecisionForm):
    """Take a decision back."""

    action, title, done = "reopen contradiction", "Open again", "The contradiction is open again."
    decide = staticmethod(reopen_contradiction)


class RecordForm(ReasonedForm):
    """Record a contradiction between two positions on a claim."""

    subject = Claim
    action, title, done = "record contradiction", "Record a contradiction", "The contradiction is recorded."
    places = {"position": "right", "known": "right"}

    left = PositionField(label="One position")
    right = PositionField(label="The other")
    kind = forms.ChoiceField(label="They differ in", choices=ContradictionKind.choices)
    label = forms.ChoiceField(
        label="Who differs", choices=ContradictionLabel.choices, initial=ContradictionLabel.NARRATORS_DIFFER
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        for side in ("left", "right"):
            self.fields[side].of(self.row)  # type: ignore[attr-defined]

    def run(self, **keywords: Any) -> Any:
        """Record it."""
        typed = {name: self.cleaned_data[name] for name in ("left", "right", "kind", "label")}
        return record_contradiction(**typed, **keywords)
