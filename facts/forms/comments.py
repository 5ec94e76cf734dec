"""Talk about claims."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models

from facts.commenting import (
    add_comment,
    edit_comment,
    reopen_comment,
    resolve_comment,
    state_of,
    withdraw_comment,
)
from facts.models import Citation, Claim, Comment

from .base import ActionForm

HELP = "@name calls somebody."


class SayForm(ActionForm):
    """Say something; a comment is no edit of the claim, so it waits for no version."""

    text = forms.CharField(
        label="Comment", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}), help_text=HELP
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("version", None)


class AddForm(SayForm):
    """Say something about a claim, a citation, or in answer to a comment."""

    subject: ClassVar[type[models.Model]] = Claim
    action, title, done = "comment", "Comment", "The comment is added."

    def run(self, **keywords: Any) -> Any:
        """Add it."""
        text = self.cleaned_data["text"]
        return add_comment(claim=self.claim, text=text, author=self.actor, **self.on())  # type: ignore[arg-type]

    def on(self) -> dict[str, Any]:
        """Return the keywords that say what of the claim it is about."""
        return {}


class AddToCitationForm(AddForm):
    """Say something about a citation."""

    subject = Citation

    def on(self) -> dict[str, Any]:
        """Return the citation."""
        return {"citation": self.row}


class ReplyForm(AddForm):
    """Answer a comment."""

    subject = Comment
    title, done = "Reply", "The reply is added."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether there is something to answer."""
        return row.withdrawn_at is None and super().offered(actor, row)

    def on(self) -> dict[str, Any]:
        """Return what it answers."""
        return {"parent": self.row}


class EditForm(SayForm):
    """Word one's own comment anew."""

    subject = Comment
    action, title, done = "edit comment", "Edit", "The comment is worded anew."

    @classmethod
    def state_of(cls, row: Any) -> str:
        """Return whether it is open, resolved or withdrawn."""
        return state_of(row)

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it is one's own."""
        return row.author_id == actor.pk and super().offered(actor, row)

    def current(self) -> dict[str, Any]:
        """Return what it says."""
        return {"text": self.row.text}

    def run(self, **keywords: Any) -> Any:
        """Word it anew."""
        return edit_comment(comment=self.row, text=self.cleaned_data["text"], **keywords)


class DecideForm(ActionForm):
    """Close, open or take back a comment: nothing is typed."""

    subject = Comment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("version", None)

    @classmethod
    def state_of(cls, row: Any) -> str:
        """Return whether it is open, resolved or withdrawn."""
        return state_of(row)


class ResolveForm(DecideForm):
    """Close a thread."""

    action, title, done = "resolve comment", "Resolve", "The thread is resolved."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it begins a thread."""
        return row.parent_id is None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Resolve it."""
        return resolve_comment(comment=self.row, **keywords)


class ReopenForm(DecideForm):
    """Open a resolved thread."""

    action, title, done = "reopen comment", "Open again", "The thread is open again."

    def run(self, **keywords: Any) -> Any:
        """Open it."""
        return reopen_comment(comment=self.row, **keywords)


class WithdrawForm(DecideForm):
    """Take a comment back."""

    action, title, done = "withdraw comment", "Withdraw", "The comment is withdrawn."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it is one's own, or one may delete comments."""
        own = row.author_id == actor.pk or actor.has_perm("facts.delete_comment")
        return own and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Withdraw it."""
        return withdraw_comment(comment=self.row, **keywords)
