"""State, word and file claims, give them to people, and merge and split them."""

from __future__ import annotations

from typing import Any

from django import forms

from facts.commenting import assign
from facts.merging import merge_claims, split_claim
from facts.models import Claim, Entity
from facts.models.choices import ClaimKind
from facts.permissions import may
from facts.rewording import file_claim, state_claim, word_claim
from sources.models import Story, validate_language

from .base import ActionForm, ReasonedForm
from .fields import CitationsField, PersonField, PickedField, PickedManyField, people
from .previews import PreviewedForm


class WordingForm(forms.Form):
    """The wording of a claim."""

    text = forms.CharField(label="Wording", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    language = forms.CharField(max_length=35, initial="en", validators=[validate_language])
    kind = forms.ChoiceField(choices=ClaimKind.choices)


class WordForm(WordingForm, ReasonedForm):
    """Word a claim anew."""

    subject = Claim
    action, title, done = "word claim", "Change the wording", "The claim is worded anew."
    places = {"unchanged": "text"}

    def current(self) -> dict[str, Any]:
        """Return the wording as it is."""
        row = self.row
        return {**super().current(), "text": row.text, "language": row.language, "kind": row.kind}

    def run(self, **keywords: Any) -> Any:
        """Word it."""
        typed = {name: self.cleaned_data[name] for name in ("text", "language", "kind")}
        return word_claim(claim=self.row, **typed, **keywords)


class FilingForm(forms.Form):
    """To which story a claim belongs, and whom and what it is about."""

    story = PickedField(Story.objects.all(), required=False)
    entities = PickedManyField(Entity.objects.all(), label="About", required=False)


class FileForm(FilingForm, ReasonedForm):
    """Say to which story a claim belongs, and whom and what it is about."""

    subject = Claim
    action, title, done = "file claim", "Change story and entities", "The claim is filed."
    places = {"unchanged": "story"}

    def current(self) -> dict[str, Any]:
        """Return where it is filed."""
        about = list(self.row.entities.values_list("pk", flat=True))
        return {**super().current(), "story": self.row.story_id, "entities": about}

    def run(self, **keywords: Any) -> Any:
        """File it."""
        typed = self.cleaned_data
        return file_claim(claim=self.row, story=typed["story"], entities=typed["entities"], **keywords)


class StateForm(WordingForm, FilingForm, ReasonedForm):
    """State a claim by hand; its row is an unsaved claim."""

    subject = Claim
    action, title, done = "state claim", "State a claim", "The claim is stated."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"row": Claim(), **kwargs})
        del self.fields["version"]

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may, where no claim is looked at: this one is new."""
        return row._state.adding and may(actor, cls.action)

    def run(self, **keywords: Any) -> Any:
        """State it."""
        typed = {name: self.cleaned_data[name] for name in ("text", "language", "kind", "story", "entities")}
        return state_claim(**typed, **keywords)


class AssignForm(ActionForm):
    """Give a claim to somebody, or to nobody."""

    subject = Claim
    action, title, done = "assign", "Assign", "The assignment is changed."

    assignee = PersonField(required=False, empty_label="nobody")
    due_on = forms.DateField(
        label="Due", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may assign, or take what is nobody's and give up its own."""
        own = row.assignee_id in (None, actor.pk)
        return super().offered(actor, row) or (own and may(actor, "take claim", claim=row))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may(self.actor, "assign", claim=self.row):
            # Who may only take it or give it up chooses between the two, and until when.
            self.fields["assignee"].queryset = people().filter(pk=self.actor.pk)  # type: ignore[attr-defined]

    def current(self) -> dict[str, Any]:
        """Return whose it is."""
        return {**super().current(), "assignee": self.row.assignee_id, "due_on": self.row.due_on}

    def run(self, **keywords: Any) -> Any:
        """Assign it."""
        typed = self.cleaned_data
        return assign(claim=self.row, assignee=typed["assignee"], due_on=typed["due_on"], **keywords)


class SplitForm(ReasonedForm):
    """Move some citations of a claim to a new one."""

    subject = Claim
    action, title, done = "split claim", "Split the claim", "The claim is split."

    citations = CitationsField(label="Citations that go to the new claim")
    text = forms.CharField(
        label="Wording of the new claim", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    language = forms.CharField(max_length=35, validators=[validate_language])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["citations"].of(self.row)  # type: ignore[attr-defined]
        self.initial.setdefault("language", self.row.language)

    def run(self, **keywords: Any) -> Any:
        """Split it."""
        typed = {name: self.cleaned_data[name] for name in ("citations", "text", "language")}
        return split_claim(claim=self.row, **typed, **keywords)


class MergeForm(PreviewedForm):
    """Let another claim go on in place of this one."""

    subject = Claim
    action, title, done = "merge claims", "Merge into another claim", "The claims are merged."
    places = {"state": "into"}

    into = PickedField(Claim.objects.current(), label="The claim that goes on")

    def run(self, **keywords: Any) -> Any:
        """Merge them."""
        return merge_claims(claim=self.row, into=self.cleaned_data["into"], **keywords)
