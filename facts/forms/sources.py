"""Take articles in, say what is known of them, and what words in them mean."""

from __future__ import annotations

from typing import Any

from django import forms

from facts.curating import Words, write_gloss
from facts.jobs import submit_article
from facts.sourcing import DESCRIBED, describe_source
from sources.models import Gloss, Obtained, Outlet, Source, Story, validate_language
from sources.recording import Capture

from .base import ActionForm, ReasonedForm
from .citations import WordsForm
from .fields import PickedField


class KnownForm(forms.Form):
    """What is known of a source."""

    story = PickedField(Story.objects.all(), required=False)
    url = forms.URLField(label="Web address", max_length=2000, required=False, assume_scheme="https")
    language = forms.CharField(max_length=35, required=False, validators=[validate_language])
    # Not "title": that is what the form's own button says.
    headline = forms.CharField(
        label="Title", max_length=500, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    byline = forms.CharField(max_length=300, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    published_on = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    archive_url = forms.URLField(
        label="Address of an archived copy", max_length=2000, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label="How it was captured", required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


class SubmitForm(KnownForm, ReasonedForm):
    """Take an article in; its row is an unsaved source."""

    subject = Source
    action, title, done = (
        "submit article",
        "Add a source",
        "The source is kept; a text is read in the background.",
    )

    key = forms.CharField(
        max_length=500,
        help_text="The canonical address, or a name of your own. Another text under it becomes its next version.",
    )
    outlet = forms.CharField(max_length=200, required=False, help_text="Its name; a new one is added.")
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
        help_text="Paste the article. Empty: the desk knows of the source but does not hold it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"row": Source(), **kwargs})
        self.order_fields(["key", "story", "outlet", "text"])

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may add sources; a stored one is not added again."""
        return row._state.adding and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Take it in."""
        typed = self.cleaned_data
        # Browsers send every line end of a form as CR LF (HTML standard, "constructing the entry list").
        text = typed["text"].replace("\r\n", "\n") or None
        capture = Capture(
            key=typed["key"],
            text=text,
            obtained=Obtained.INPUT if text else Obtained.NONE,
            title=typed["headline"],
            **{name: typed[name] for name in ("outlet", "url", "language", "byline", "published_on")},
            archive_url=typed["archive_url"],
            note=typed["note"],
        )
        source, outcome, _ = submit_article(capture=capture, story=typed["story"], **keywords)
        self.done = f"{outcome.capitalize()}: {source}"
        return source


class DescribeForm(KnownForm, ReasonedForm):
    """Correct the facts about a source; only what was changed on the page is written."""

    subject = Source
    action, title, done = "describe source", "Correct the facts", "The facts are corrected."

    outlet = PickedField(Outlet.objects.all(), required=False)
    captured_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")
    )
    obtained = forms.ChoiceField(label="How it came", choices=Obtained.choices)
    derived_from = PickedField(
        Source.objects.defer("text", "raw"),
        label="Retells",
        required=False,
        help_text="The source that it echoes.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(
            ["story", "outlet", "url", "archive_url", "captured_at", "obtained", "derived_from"]
        )

    def current(self) -> dict[str, Any]:
        """Return what is known now."""
        row = self.row
        keys = {"story", "outlet", "derived_from"}
        known = {name: getattr(row, f"{name}_id" if name in keys else name) for name in DESCRIBED}
        # The field shows no more than seconds.
        return {**known, "headline": row.title, "captured_at": row.captured_at.replace(microsecond=0)}

    def run(self, **keywords: Any) -> Any:
        """Correct them."""
        typed = {**self.cleaned_data, "title": self.cleaned_data["headline"]}
        changed = {"title" if name == "headline" else name for name in self.changed_data}
        changes = {name: typed[name] for name in DESCRIBED if name in changed}
        return describe_source(source=self.row, changes=changes, **keywords)


class GlossForm(WordsForm, ActionForm):
    """Say in the desk's language what words of a source mean."""

    subject = Source
    action, title, done = "write gloss", "Write a gloss", "The gloss is kept."
    places = {"place": "quote", "source": "quote"}

    text = forms.CharField(
        label="What the words mean", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    language = forms.CharField(max_length=35, initial="en", validators=[validate_language])

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may, where the desk holds the text."""
        return bool(row.sha256) and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Write it."""
        typed = self.cleaned_data
        words = self.words_in(self.row)
        return write_gloss(words=words, language=typed["language"], text=typed["text"], **keywords)


class RewordGlossForm(ActionForm):
    """Word a gloss anew; it is the person's then."""

    subject = Gloss
    action, title, done = "write gloss", "Word it anew", "The gloss is worded anew."

    text = forms.CharField(
        label="What the words mean", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def current(self) -> dict[str, Any]:
        """Return what it says."""
        return {"text": self.row.text}

    def run(self, **keywords: Any) -> Any:
        """Word it."""
        row = self.row
        words = Words(row.source, row.start, row.end)
        return write_gloss(words=words, language=row.language, text=self.cleaned_data["text"], **keywords)
