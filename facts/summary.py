"""What the base holds, and what of it the machine found alone and what needed the editor."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Model, Q

from facts.models import Alias, Citation, Claim, Contradiction, Entity, Mention, Position
from sources.models import Gloss, Outlet, Passage, Source, Story

#: The models that an intake fills, in the order of their making.
COUNTED: tuple[type[Model], ...] = (
    Outlet,
    Story,
    Source,
    Passage,
    Gloss,
    Entity,
    Alias,
    Mention,
    Claim,
    Position,
    Citation,
    Contradiction,
)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many rows of a model the machine found alone, an editor stated alone, and both did."""

    model: str
    machine: int
    editor: int
    both: int


def totals() -> dict[str, int]:
    """Return the number of rows by model, counted exactly."""
    return {model.__name__: model._default_manager.count() for model in COUNTED}


def shares() -> list[Shares]:
    """Return who found what: claims, positions, citations, and contradictions between positions."""
    by_columns = [
        _shares(model, found=~Q(found_by=""), stated=Q(**{f"{stated}__isnull": False}))
        for model, stated in ((Claim, "worded_by"), (Position, "stated_by"), (Citation, "stated_by"))
    ]
    # The machine has found a contradiction where it found both positions itself.
    found = ~Q(left__found_by="") & ~Q(right__found_by="")
    stated = Q(left__stated_by__isnull=False) | Q(right__stated_by__isnull=False)
    return [*by_columns, _shares(Contradiction, found=found, stated=stated)]


def _shares(model: type[Model], *, found: Q, stated: Q) -> Shares:
    row = model._default_manager.aggregate(
        machine=Count("pk", filter=found & ~stated),
        editor=Count("pk", filter=stated & ~found),
        both=Count("pk", filter=found & stated),
    )
    return Shares(model.__name__, row["machine"], row["editor"], row["both"])
