"""Publish, correct and retract, now or at a time; remove what the law says must go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from facts.models import Claim
from facts.models.choices import EmbargoState
from facts.permissions import may, refusal
from facts.published import fact_of
from facts.publishing import (
    cancel_publication,
    correct,
    order_publication,
    publish,
    retract,
    second_person_refusal,
)
from facts.redacting import redact_claim

from .base import ActionForm, ReasonedForm


class SecondPersonForm(ActionForm):
    """What takes a second person, now or at a time that is ordered."""

    subject = Claim
    public = True
    places = {"reason": "note"}

    publish_at = forms.DateTimeField(
        label="Not before",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "publish_at"
        ].help_text = f"Empty: at once. Else it goes out then, word for word as it stands now ({timezone.get_current_timezone_name()} time)."
        if not may(self.actor, "order publication", claim=self.row):
            del self.fields["publish_at"]

    @classmethod
    def hindrance(cls, actor: Any, row: Any) -> str:
        """Return why this person is not the second one."""
        return second_person_refusal(row, actor=actor)


class PublishForm(SecondPersonForm):
    """Stand behind a claim, now or when an embargo ends."""

    action, title, done = "publish", "Publish", "Published, or ordered for its time."

    note = forms.CharField(
        label="Note to the readers", required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the claim may be published and is not."""
        return super().offered(actor, row) and fact_of(row) is None

    def run(self, **keywords: Any) -> Any:
        """Publish, or order it."""
        at, note = self.cleaned_data.get("publish_at"), self.cleaned_data["note"]
        if at is not None:
            return order_publication(claim=self.row, publish_at=at, note=note, **keywords)
        return publish(claim=self.row, note=note, **keywords)


class CorrectForm(SecondPersonForm):
    """Replace what is published by what the claim says now."""

    action, title, done = "correct", "Publish a correction", "Corrected, or ordered for its time."

    note = forms.CharField(
        label="What was wrong",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text="Readers see this.",
    )

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the claim may be corrected and is published."""
        return super().offered(actor, row) and fact_of(row) is not None

    def run(self, **keywords: Any) -> Any:
        """Correct, or order it."""
        at, note = self.cleaned_data.get("publish_at"), self.cleaned_data["note"]
        if at is not None:
            return order_publication(claim=self.row, publish_at=at, note=note, **keywords)
        return correct(claim=self.row, note=note, **keywords)


class RetractForm(ReasonedForm):
    """Take back what is published, at once."""

    subject = Claim
    action, title, done = "retract", "Retract", "Retracted: readers are told why."
    public = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "Readers see this."
        # A retraction never waits, not for a newer version either.
        del self.fields["version"]

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether there is something to retract."""
        return super().offered(actor, row) and fact_of(row) is not None

    def run(self, **keywords: Any) -> Any:
        """Retract."""
        return retract(claim=self.row, **keywords)


class CancelPublicationForm(ReasonedForm):
    """Take an ordered publication of a claim back before its time."""

    subject = Claim
    action, title, done = "cancel publication", "Cancel the ordered publication", "It will not be published."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether a publication waits."""
        return super().offered(actor, row) and _waiting(row).exists()

    def run(self, **keywords: Any) -> Any:
        """Cancel what waits."""
        embargo = _waiting(self.row).first()
        if embargo is None:
            raise forms.ValidationError("No publication of this claim waits for its time any more.")
        return cancel_publication(embargo=embargo, **keywords)


class RedactForm(ReasonedForm):
    """Remove all that was said of a claim, for the law."""

    subject = Claim
    action, title, done = "redact", "Redact for the law", "Removed everywhere it was kept."
    public = True

    sure = forms.BooleanField(
        label="Remove it for ever",
        help_text="Wording, values, quotes, reviews, comments, files and publications of this claim, and their history.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may; a merged claim is redacted too."""
        return not refusal(actor, cls.action, claim=row)

    def run(self, **keywords: Any) -> Any:
        """Redact."""
        return redact_claim(claim=self.row, **keywords)


def _waiting(claim: Any) -> Any:
    return claim.embargoes.filter(state=EmbargoState.WAITING)
