"""Say whom a name in a text names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from facts.models import Alias, Entity, Mention
from facts.models.choices import EntityKind
from facts.naming import introduce, misnamed, recognise

from .base import ActionForm, ReasonedForm
from .fields import PickedField

#: So many entities of a story are suggested.
SUGGESTED = 200


class EntityField(PickedField):
    """An entity by one of its names, its id, or the address of its page."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "One of its names, its id, or the address of its page.")
        super().__init__(Entity.objects.current(), **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the entity; refuse a name that several have."""
        name = value.strip() if isinstance(value, str) else ""
        if name and "\0" not in name:
            called = Exists(Alias.objects.filter(entity=OuterRef("pk"), name__iexact=name))
            found = list(Entity.objects.current().filter(name__iexact=name)[:2]) or list(
                Entity.objects.current().filter(called)[:2]
            )
            if len(found) == 1:
                return found[0]
            if found:
                raise ValidationError(
                    f"Several entities are called “{name}”: give the address of the page of one."
                )
        return super().to_python(value)


class NameForm(ActionForm):
    """What is done with a name that nobody knows yet."""

    subject = Mention
    action = "name mention"

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may, and the name is unresolved."""
        return row.entity_id is None and super().offered(actor, row)


class IntroduceForm(NameForm):
    """Make an entity of a name."""

    title, done = "New entity", "The entity is known, and the name is resolved in the whole story."

    name_ = forms.CharField(label="Name", max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    kind = forms.ChoiceField(choices=EntityKind.choices)

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "new-entity"

    def current(self) -> dict[str, Any]:
        """Return what the reader makes of it."""
        row: Any = self.row
        return {"name_": row.text, "kind": row.kind or EntityKind.ORGANISATION}

    def run(self, **keywords: Any) -> Any:
        """Introduce it."""
        row: Any = self.row
        typed = self.cleaned_data
        return introduce(mention=row, name=typed["name_"], kind=typed["kind"], **keywords)


class RecogniseForm(NameForm):
    """Say which known entity a name names."""

    title, done = "Name of a known one", "The name is an alias now, and resolved in the whole story."

    entity = EntityField(
        label="Whom it names",
        widget=forms.TextInput(attrs={"list": "suggestions", "dir": "auto", "autocomplete": "off"}),
    )

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "known-entity"

    @property
    def suggestions(self) -> list[str]:
        """Return the names of the entities that sources of the story mention."""
        row: Any = self.row
        named = Mention.objects.filter(source__story=row.source.story_id, entity=OuterRef("pk"))
        known = Entity.objects.current().filter(Exists(named)).order_by("name")
        return list(known.values_list("name", flat=True)[:SUGGESTED])

    def run(self, **keywords: Any) -> Any:
        """Recognise it."""
        row: Any = self.row
        return recognise(mention=row, entity=self.cleaned_data["entity"], **keywords)


class MisnamedForm(ReasonedForm):
    """Say that a name does not name whom it was taken for."""

    subject = Mention
    action, title, done = "name mention", "Not named here", "Nobody knows now whom the name names here."

    @classmethod
    def name(cls) -> str:
        """Return the word that addresses use for it."""
        return "not-named"

    @classmethod
    def offered(cls, actor: Any, row: Any) -> bool:
        """Return whether the role may, and the name is resolved."""
        return row.entity_id is not None and super().offered(actor, row)

    def run(self, **keywords: Any) -> Any:
        """Say so."""
        row: Any = self.row
        return misnamed(mention=row, **keywords)
