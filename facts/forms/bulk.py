"""What a bulk edit is told, as forms: one for each action of `facts.bulk`, read into its parameters."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from facts.bulk.actions import ACTIONS
from facts.bulk.fields import SetFields
from facts.bulk.publishing import Publish
from facts.bulk.reviewing import Judge
from facts.bulk.types import Action
from facts.models import Entity
from facts.models.choices import ClaimKind, Rating
from sources.filters import RowField
from sources.models import Source, Story

from .fields import PersonField, PickedManyField


class BulkForm(forms.Form):
    """The parameters of an action that takes none, and the base of the others."""

    action: ClassVar[type[Action]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The forms of all actions stand on one page.
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{self.slug()}_%s"

    @classmethod
    def slug(cls) -> str:
        """Return the word that the page uses for the action."""
        return cls.action.name.replace(" ", "-")

    @property
    def title(self) -> str:
        """Return what the page calls the action; a template cannot look into a class."""
        return self.action.title

    @property
    def chosen(self) -> str:
        """Return the name of the action."""
        return self.action.name

    def parameters(self) -> dict[str, Any]:
        """Return what was typed as the action takes it; the form is valid."""
        return {}

    def place(self, refused: ValidationError) -> None:
        """Put every sentence to the field that it is about, or else to the whole form."""
        told = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
        for name, sentences in told.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)


class SetFieldsForm(BulkForm):
    """Fields of claims: what is left empty stays, what is to become empty is ticked."""

    action = SetFields

    kind = forms.ChoiceField(choices=[("", "leave it"), *ClaimKind.choices], required=False)
    story = RowField(
        Story.objects.all(),
        to_field_name="slug",
        required=False,
        error_messages={"invalid_choice": "There is no story of this slug."},
        widget=forms.TextInput(attrs={"list": "stories"}),
        help_text="Its slug: the end of the address of its page.",
    )
    clear_story = forms.BooleanField(required=False, label="No story")
    assignee = PersonField(required=False, empty_label="leave it")
    clear_assignee = forms.BooleanField(required=False, label="Nobody’s, and without a due date")
    due_on = forms.DateField(
        label="Due", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    clear_due_on = forms.BooleanField(required=False, label="No due date")
    add_entities = PickedManyField(Entity.objects.current(), label="Also about", required=False)
    remove_entities = PickedManyField(Entity.objects.all(), label="No longer about", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a field that is filled and cleared."""
        typed = super().clean() or {}
        for name in ("story", "assignee", "due_on"):
            if typed.get(name) and typed.get(f"clear_{name}"):
                self.add_error(f"clear_{name}", "Either a value or none.")
        return typed

    def parameters(self) -> dict[str, Any]:
        """Return the fields that are set, null where they are cleared."""
        typed = self.cleaned_data
        given: dict[str, Any] = {}
        if typed["kind"]:
            given["kind"] = typed["kind"]
        if typed["story"]:
            given["story"] = str(typed["story"].pk)
        if typed["assignee"]:
            given["assignee"] = typed["assignee"].pk
        if typed["due_on"]:
            given["due_on"] = typed["due_on"].isoformat()
        for name in ("story", "assignee", "due_on"):
            if typed[f"clear_{name}"]:
                given[name] = None
        for name in ("add_entities", "remove_entities"):
            if typed[name]:
                given[name] = [str(entity.pk) for entity in typed[name]]
        return given


class JudgeForm(BulkForm):
    """One verdict, and what it rests on."""

    action = Judge

    status = forms.ChoiceField(choices=Rating.choices, label="Verdict")
    urls = forms.CharField(
        label="Evidence: web addresses",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line. Every review rests on all of them.",
    )
    sources = PickedManyField(Source.objects.all(), label="Evidence: held sources", required=False)
    override_reason = forms.CharField(
        label="Why it does without independent evidence",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def parameters(self) -> dict[str, Any]:
        """Return verdict and evidence."""
        typed = self.cleaned_data
        return {
            "status": typed["status"],
            "urls": typed["urls"].split(),
            "sources": [str(source.pk) for source in typed["sources"]],
            "override_reason": typed["override_reason"],
        }


class PublishForm(BulkForm):
    """What readers are told."""

    action = Publish

    note = forms.CharField(
        label="Note for the readers", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def parameters(self) -> dict[str, Any]:
        """Return the note."""
        return {"note": self.cleaned_data["note"]}


class ApplyForm(forms.Form):
    """Why a bulk edit is applied, and whether in part."""

    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept in the history of every row; also the rationale of reviews, and what readers are told of retractions.",
    )
    atomic = forms.BooleanField(
        label="All or nothing",
        required=False,
        help_text="One refused row keeps all the others from being changed.",
    )


class UndoForm(forms.Form):
    """Why a bulk edit is undone."""

    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept in the history.",
    )


_OWN = {form.action.name: form for form in (SetFieldsForm, JudgeForm, PublishForm)}

#: Action -> its form.
FORMS: dict[str, type[BulkForm]] = {
    name: _OWN.get(name) or type(f"{action.__name__}Form", (BulkForm,), {"action": action})
    for name, action in ACTIONS.items()
}
