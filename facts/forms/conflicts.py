"""An edit conflict as people see it: what was changed since, and three versions of each field side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from facts.editing import StaleVersion
from facts.histories import parts_of
from facts.models import Claim
from sources.changes import History, history_of

if TYPE_CHECKING:
    from .base import ActionForm


@dataclass(frozen=True, slots=True)
class Compared:
    """A field as it stood when the page was opened, as it stands now, and as it was typed; each as text."""

    label: str
    before: str
    now: str
    typed: str

    @property
    def changed(self) -> bool:
        """Return whether somebody else changed it since."""
        return self.before != self.now


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed the claim while the form was open; nothing of the form was saved.

    `history` tells what they changed, on the claim and on all that belongs to it.
    """

    version: int
    now: int
    history: History
    fields: tuple[Compared, ...]


def conflict_of(stale: StaleVersion, form: ActionForm) -> Conflict:
    """Return what a page shows of a form that came too late; fields that all three agree on are left out."""
    form.row.refresh_from_db()
    form.claim = stale.claim
    since = min((edit.at for edit in stale.edits), default=timezone.now())
    history = history_of(parts_of(Claim, stale.claim.pk), since=since)
    compared = []
    for name, value in form.current().items():
        if name == "version" or name not in form.fields:
            continue
        bound = form[name]
        opened = form._widget_data_value(bound.field.hidden_widget(), bound.html_initial_name)  # type: ignore[attr-defined]
        texts = (_text(bound.field, each) for each in (opened, value, bound.data))
        compared.append(Compared(str(bound.label), *texts))
    return Conflict(
        version=stale.version,
        now=stale.claim.version,
        history=history,
        fields=tuple(each for each in compared if len({each.before, each.now, each.typed}) > 1),
    )


def _text(field: forms.Field, value: Any) -> str:
    """Return a value of a field, as it came from the row or from the browser, as people read it."""
    if value in (None, "", []):
        return ""
    try:
        if isinstance(field, forms.ModelMultipleChoiceField):
            return ", ".join(sorted(str(row) for row in field.clean(field.prepare_value(value))))
        if isinstance(field, forms.ModelChoiceField):
            return field.label_from_instance(field.to_python(field.prepare_value(value)))
        value = field.to_python(value)
    except ValidationError:
        # What was typed is no value of the field; it is shown as it was typed.
        return str(value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return ", ".join(map(str, value)) if isinstance(value, list) else str(field.prepare_value(value) or "")
