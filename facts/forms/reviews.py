"""Take claims up, judge them on evidence, open them again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator

from facts.models import Claim
from facts.models.choices import Rating
from facts.models.reviews import EVIDENCE_BYTES, EVIDENCE_FILES, validate_evidence_size
from facts.review import EvidenceGiven, judge, reopen, take_up
from sources.models import Source

from .base import ActionForm
from .fields import PeopleField, PickedField, PositionField


class ReviewForm(ActionForm):
    """A review says why."""

    subject = Claim
    rationale = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the review; never published.",
    )
    places = {"reason": "rationale"}


class TakeUpForm(ReviewForm):
    """Take an unverified claim up."""

    action, title, done = "take up", "Take up for review", "The claim is in review."

    def run(self, **keywords: Any) -> Any:
        """Take the claim up."""
        return take_up(claim=self.row, rationale=self.cleaned_data["rationale"], **keywords)


class ReopenForm(ReviewForm):
    """Put a claim with a verdict back in review."""

    action, title, done = "reopen", "Open the review again", "The claim is in review again."

    def run(self, **keywords: Any) -> Any:
        """Open the review again."""
        return reopen(claim=self.row, rationale=self.cleaned_data["rationale"], **keywords)


class EvidenceForm(forms.Form):
    """One item of evidence: an address, a held source or a file; an empty one is left out."""

    url = forms.URLField(label="Web address", max_length=2000, required=False, assume_scheme="https")
    source = PickedField(Source.objects.defer("text", "raw"), label="Held source", required=False)
    file = forms.FileField(
        label="File",
        required=False,
        max_length=255,
        validators=[FileExtensionValidator(EVIDENCE_FILES), validate_evidence_size],
        help_text=f"At most {EVIDENCE_BYTES // 1_000_000} MB: {', '.join(EVIDENCE_FILES)}.",
    )
    note = forms.CharField(
        label="What it shows", required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    confidential = forms.BooleanField(
        required=False, help_text="Seen by you and the people named below; in no document, export or history."
    )
    visible_to = PeopleField(label="Also seen by", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one thing, and for nobody's name beside what everybody sees."""
        cleaned = super().clean() or self.cleaned_data
        given = [name for name in ("url", "source", "file") if cleaned.get(name)]
        if len(given) > 1:
            raise forms.ValidationError("One item is an address, a held source or a file: give one of them.")
        rest = any(cleaned.get(name) for name in ("note", "confidential")) or bool(cleaned.get("visible_to"))
        if not given and rest and not self.errors:
            raise forms.ValidationError("What is it? Give an address, a held source or a file.")
        if cleaned.get("visible_to") and not cleaned.get("confidential"):
            self.add_error(
                "visible_to", "Everybody here sees what is not confidential: name nobody, or tick that."
            )
        return cleaned

    @property
    def given(self) -> EvidenceGiven | None:
        """Return the item, None for an empty one; only of a valid form."""
        typed = self.cleaned_data
        if not any(typed.get(name) for name in ("url", "source", "file")):
            return None
        return EvidenceGiven(
            url=typed["url"],
            source=typed["source"],
            file=typed["file"],
            note=typed["note"],
            confidential=typed["confidential"],
            visible_to=tuple(typed["visible_to"]),
        )


EvidenceFormSet = forms.formset_factory(EvidenceForm, extra=2, max_num=20, validate_max=True)


class JudgeForm(ReviewForm):
    """Give a claim in review its verdict; `evidence` is a form set of items."""

    action, title, done = "judge", "Give a verdict", "The verdict stands."
    places = {"reason": "rationale", "verdict": "status"}

    status = forms.ChoiceField(label="Verdict", choices=[("", "---------"), *Rating.choices])
    position = PositionField(
        label="Position upheld",
        required=False,
        help_text="What is the case; needed for verified and refuted.",
    )
    override_reason = forms.CharField(
        label="Why without independent evidence",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only where no item of evidence is of another origin than the claim's own sources.",
    )

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["position"].of(self.row)  # type: ignore[attr-defined]
        self.order_fields(["version", "status", "position", "rationale", "override_reason"])
        self.evidence = EvidenceFormSet(data, files, prefix="evidence")

    def is_valid(self) -> bool:
        """Return whether verdict and evidence are."""
        return super().is_valid() & self.evidence.is_valid()

    def run(self, **keywords: Any) -> Any:
        """Give the verdict."""
        typed = self.cleaned_data
        return judge(
            claim=self.row,
            status=typed["status"],
            rationale=typed["rationale"],
            position=typed["position"],
            evidence=[item for form in self.evidence if (item := form.given) is not None],
            override_reason=typed["override_reason"],
            **keywords,
        )
