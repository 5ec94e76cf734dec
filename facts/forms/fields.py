"""Fields that choose rows: positions, citations, people, and rows of tables too large to list."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from facts.models import Citation, Claim, Position
from facts.values import value_of
from facts.wording import value_in_words
from sources.filters import RowField

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def position_label(position: Position) -> str:
    """Return a position in words: "affirms: 12 million USD"."""
    words = value_in_words(value_of(position))
    return f"{position.get_stance_display()}: {words}" if words else position.get_stance_display()


class PositionField(forms.ModelChoiceField):
    """One of the standing positions of a claim."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Position.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Return the position in words."""
        return position_label(obj)

    def of(self, claim: Claim, *, without: Position | None = None) -> None:
        """Offer the standing positions of this claim, except one."""
        rows = claim.positions.standing().order_by("created_at", "pk")
        self.queryset = rows.exclude(pk=without.pk) if without is not None else rows


class CitationsField(forms.ModelMultipleChoiceField):
    """Some of the citations of a claim or position."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Citation.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Return who says what."""
        who = obj.source.outlet.name if obj.source.outlet else obj.source.title or obj.source.key
        return f"{who}: “{obj.quote[:160]}”"

    def of(self, row: Claim | Position) -> None:
        """Offer the citations of this claim or position."""
        rows = row.citations.select_related("source__outlet").defer("source__text", "source__raw")
        self.queryset = rows.order_by("created_at", "pk")


class PickedField(RowField):
    """A row of a large table: its id, or the address of its page; a page may put a search in place of the line."""

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Its id, or the address of its page.")
        super().__init__(queryset, **kwargs)
        name = queryset.model._meta.verbose_name
        self.error_messages["invalid_choice"] = (
            f"There is no {name} of this id. Give the id or the address of its page."
        )

    def to_python(self, value: Any) -> Any:
        """Return the row whose id stands in what was typed."""
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        found = _ID.findall(value)
        if not found:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(found[-1])


class Lines(forms.Textarea):
    """Several ids, or addresses with ids in them, one a line."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the ids; a line without one comes as it is."""
        typed = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return [(_ID.findall(line) or [line])[-1] for line in "\n".join(typed).split()]

    def format_value(self, value: Any) -> str:
        """Return the ids one a line."""
        return "\n".join(map(str, value or ()))


class PickedManyField(forms.ModelMultipleChoiceField):
    """Rows of a large table: their ids, or addresses; a page may put a search in place of the lines."""

    widget = Lines(attrs={"rows": 3})

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Their ids, or the addresses of their pages, one a line.")
        super().__init__(queryset, **kwargs)


class PersonField(forms.ModelChoiceField):
    """One of the people who work here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=people(), **kwargs)


class PeopleField(forms.ModelMultipleChoiceField):
    """Some of the people who work here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=people(), **kwargs)


def people() -> Any:
    """Return the users who may log in, by name."""
    users: type[User] = get_user_model()
    return users.objects.filter(is_active=True).order_by("username")
