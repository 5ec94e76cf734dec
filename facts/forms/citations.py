"""Decide on citations, cite by hand, and say what words mean."""

from __future__ import annotations

from typing import Any

from django import forms

from facts.curating import (
    Words,
    accept_citation,
    cite,
    move_citation,
    re_anchor_citation,
    re_value_citation,
    reject_citation,
    write_gloss,
)
from facts.manifest.quotes import locate
from facts.models import Citation, Claim, Entity, Position
from facts.models.choices import AttributionKind
from facts.permissions import may
from sources.models import Source, validate_language
from sources.reading.types import Attribution
from sources.reading.types import AttributionKind as Kind

from .base import ActionForm, ReasonedForm
from .fields import PickedField, PositionField
from .values import ValueForm, current_value, date_field


class AcceptForm(ReasonedForm):
    """Say that the words do take the position."""

    subject = Citation
    action, title, done = "accept citation", "Accept", "The citation is accepted."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it may be accepted and is not."""
        return row.state != "accepted" and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Accept."""
        return accept_citation(citation=self.row, **keywords)


class RejectForm(ReasonedForm):
    """Say that the words do not take the position."""

    subject = Citation
    action, title, done = "reject citation", "Reject", "The citation is rejected, and stays known."

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether it may be rejected and is not."""
        return row.state != "rejected" and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Reject."""
        return reject_citation(citation=self.row, **keywords)


class WordsForm(forms.Form):
    """Exact words of a source: copied, or by the places that a page with the text fills in."""

    quote = forms.CharField(
        label="The exact words",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    before = forms.CharField(
        label="The text right before",
        required=False,
        strip=False,
        help_text="Only where the words stand more than once in the source.",
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def words_in(self, source: Source) -> Words:
        """Return where the words stand; `ValidationError` to the field where they stand nowhere or too often."""
        typed = self.cleaned_data
        # Browsers send every line end of a form as CR LF (HTML standard, "constructing the entry list").
        quote, before = (typed[name].replace("\r\n", "\n") for name in ("quote", "before"))
        start, end = typed["start"], typed["end"]
        if start is not None and end is not None:
            words = Words(source, start, end)
            if not quote or words.quote() == quote:
                return words
        if not quote:
            raise forms.ValidationError({"quote": "Which words? Copy them from the source."})
        try:
            start = locate(source.text or "", quote, before)
        except ValueError as error:
            raise forms.ValidationError({"quote": f"“{quote[:60]}” {error}."}) from None
        return Words(source, start, start + len(quote))


class ReAnchorForm(WordsForm, ReasonedForm):
    """Pick the exact words of a citation."""

    subject = Citation
    action, title, done = "re-anchor citation", "Pick other words", "The citation quotes other words."
    places = {"place": "quote"}

    def current(self) -> dict[str, Any]:
        """Return the words as they are."""
        return {**super().current(), "quote": self.row.quote}

    def run(self, **keywords: Any) -> Any:
        """Re-anchor."""
        words = self.words_in(self.row.source)
        return re_anchor_citation(citation=self.row, start=words.start, end=words.end, **keywords)


class SaidForm(ValueForm):
    """What cited words say: the value, as of when, and on whose word."""

    as_of = date_field(label="As of", required=False)
    attribution_kind = forms.ChoiceField(
        label="On whose word", required=False, choices=[("", "---------"), *AttributionKind.choices]
    )
    attribution_name = forms.CharField(label="Name", max_length=200, required=False)
    attribution_count = forms.IntegerField(label="How many sources", required=False, min_value=1)
    speaker = PickedField(Entity.objects.all(), label="Speaker, as a known entity", required=False)

    def clean(self) -> dict[str, Any] | None:
        """Ask for the kind of attribution that a name, number or speaker belongs to."""
        cleaned = super().clean() or self.cleaned_data
        rest = ("attribution_name", "attribution_count", "speaker")
        if not cleaned.get("attribution_kind") and any(cleaned.get(name) for name in rest):
            self.add_error("attribution_kind", "A name or a number of sources needs the kind.")
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return the keywords of the use cases."""
        typed = self.cleaned_data
        kind = typed["attribution_kind"]
        attribution = (
            Attribution(kind=Kind(kind), name=typed["attribution_name"], count=typed["attribution_count"])
            if kind
            else None
        )
        return {
            "value": self.value,
            "as_of": typed["as_of"],
            "attribution": attribution,
            "speaker": typed["speaker"],
        }


class ReValueForm(SaidForm, ReasonedForm):
    """State what cited words say."""

    subject = Citation
    action, title, done = "re-value citation", "Change what it says", "What the words say is changed."

    def current(self) -> dict[str, Any]:
        """Return what it says now."""
        row = self.row
        return {
            **super().current(),
            **current_value(row),
            "as_of": row.as_of,
            "attribution_kind": row.attribution_kind,
            "attribution_name": row.attribution_name,
            "attribution_count": row.attribution_count,
            "speaker": row.speaker_id,
        }

    def run(self, **keywords: Any) -> Any:
        """Re-value."""
        return re_value_citation(citation=self.row, **self.said(), **keywords)


class MoveForm(ReasonedForm):
    """Put cited words under another position, of this claim or of another."""

    subject = Citation
    action, title, done = "move citation", "Move", "The citation takes another position."

    position = PositionField(label="Position on this claim", required=False)
    elsewhere = PickedField(
        Position.objects.select_related("claim"),
        label="Or a position on another claim",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].of(self.row.claim, without=self.row.position)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        """Ask for one of the two."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("position")) == bool(cleaned.get("elsewhere")) and not self.errors:
            self.add_error("position", "Where to? Choose a position of this claim, or one of another.")
        return cleaned

    def run(self, **keywords: Any) -> Any:
        """Move."""
        position = self.cleaned_data["position"] or self.cleaned_data["elsewhere"]
        return move_citation(citation=self.row, position=position, **keywords)


class CiteForm(WordsForm, SaidForm, ReasonedForm):
    """Cite words by hand for a position of a claim."""

    subject = Claim
    action, title, done = "cite", "Cite by hand", "The words are cited."
    places = {"place": "quote", "known": "quote"}

    position = PositionField(label="Position that the words take")
    source = PickedField(Source.objects.all(), label="Source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].of(self.row)  # type: ignore[attr-defined]
        self.order_fields(["version", "position", "source", "quote", "before"])

    def run(self, **keywords: Any) -> Any:
        """Cite."""
        typed = self.cleaned_data
        words = self.words_in(typed["source"])
        return cite(position=typed["position"], words=words, **self.said(), **keywords)


class GlossForm(ActionForm):
    """Say in the desk's language what cited words mean."""

    subject = Citation
    action, title, done = "write gloss", "Write a gloss", "The gloss is kept."

    text = forms.CharField(
        label="What the words mean", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    language = forms.CharField(max_length=35, initial="en", validators=[validate_language])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A gloss is no edit of a claim.
        self.fields.pop("version", None)

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may; a gloss is of the source, whatever becomes of the claim."""
        return may(actor, cls.action)

    def run(self, **keywords: Any) -> Any:
        """Write the gloss."""
        typed = self.cleaned_data
        words = Words(self.row.source, self.row.start, self.row.end)
        return write_gloss(words=words, language=typed["language"], text=typed["text"], **keywords)
