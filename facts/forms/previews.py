"""A merge is looked at before it is done: what each side brings along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from facts.models import Claim, Entity

from .base import ReasonedForm


@dataclass(frozen=True, slots=True)
class Side:
    """One of two rows that become one: its words, their language, and (what, how many) of all that hangs on it."""

    row: Any
    language: str
    brings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge is going to make of two rows; `stays` goes on."""

    gone: Side
    stays: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return both, the one that goes first."""
        return self.gone, self.stays


class PreviewedForm(ReasonedForm):
    """A merge into another row: sent once it shows what becomes one, sent again it is done."""

    into: forms.ModelChoiceField
    # The row that the preview showed; another choice is shown again.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    preview: Preview | None = None

    def act(self) -> bool:
        """Show the merge first; do it when the same is sent again."""
        if not self.is_valid():
            return False
        into = self.cleaned_data["into"]
        if self.cleaned_data["seen"] != str(into.pk):
            self.preview = Preview(gone=_side(self.row), stays=_side(into))
            self.send_back(seen=into.pk)
            return False
        return super().act()


def _side(row: Claim | Entity) -> Side:
    counted: list[tuple[str, Any]]
    if isinstance(row, Claim):
        counted = [
            ("positions", row.positions.standing()),
            ("citations", row.citations),
            ("reviews", row.reviews),
            ("comments", row.comments),
            ("publications", row.publications),
        ]
        language = row.language
    else:
        counted = [
            ("names", row.aliases),
            ("mentions", row.mentions),
            ("claims", row.claims),
            ("statements", row.statements),
            ("entities merged into it", row.merged),
        ]
        language = ""
    return Side(row=row, language=language, brings=tuple((name, rows.count()) for name, rows in counted))
