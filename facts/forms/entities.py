"""Merge entities, take that back, and tell them apart."""

from __future__ import annotations

from typing import Any

from django import forms

from facts.identity import (
    AgainstJudgement,
    merge_entities,
    tell_apart,
    unmerge_entity,
    withdraw_judgement,
)
from facts.models import Entity, EntityJudgement

from .base import ReasonedForm
from .fields import PickedField
from .previews import PreviewedForm


class MergeForm(PreviewedForm):
    """Let another entity go on in place of this one."""

    subject = Entity
    action, title, done = "merge entities", "Merge into another entity", "The entities are merged."
    places = {"state": "into", "kind": "into"}

    into = PickedField(Entity.objects.current(), label="The entity that goes on")
    against_judgement = forms.BooleanField(
        label="Merge them although somebody told them apart", required=False, widget=forms.HiddenInput
    )

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it may be merged and is not."""
        return row.merged_into_id is None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Merge them; an earlier judgement against it asks to be overruled on purpose."""
        typed = self.cleaned_data
        against = bool(typed["against_judgement"])
        try:
            return merge_entities(entity=self.row, into=typed["into"], against_judgement=against, **keywords)
        except AgainstJudgement:
            self.fields["against_judgement"].widget = forms.CheckboxInput()
            raise


class UnmergeForm(ReasonedForm):
    """Take the merge of an entity back."""

    subject = Entity
    action, title, done = "unmerge entity", "Take the merge back", "The entity stands by itself again."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it is merged."""
        return row.merged_into_id is not None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Take it back."""
        return unmerge_entity(entity=self.row, **keywords)


class TellApartForm(ReasonedForm):
    """Remember that two entities are not the same."""

    subject = Entity
    action, title, done = "tell entities apart", "Not the same as …", "It is remembered that they are two."
    places = {"state": "other"}

    other = PickedField(Entity.objects.all(), label="The other entity")

    def run(self, **keywords: Any) -> Any:
        """Remember it."""
        return tell_apart(entity=self.row, other=self.cleaned_data["other"], **keywords)


class WithdrawForm(ReasonedForm):
    """Take back that two entities are not the same."""

    subject = EntityJudgement
    action, title, done = "withdraw judgement", "Withdraw", "The judgement is withdrawn."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it stands."""
        return row.withdrawn_at is None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Withdraw it."""
        return withdraw_judgement(judgement=self.row, **keywords)
