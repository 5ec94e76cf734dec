"""Claims against sources: who affirms, who denies, who is silent."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sources.models import Source

from .models import Citation, Claim
from .models.choices import Stance
from .presenting import ShownValue, shown_value


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says of a claim in one place: the citation, whether it denies, and with which value."""

    citation: uuid.UUID
    denies: bool
    value: ShownValue


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim, and for each source of the matrix, in its order, what that says; nothing where it is silent."""

    claim: Claim
    cells: tuple[tuple[Said, ...], ...]


def matrix_of(claims: Sequence[Claim], sources: Sequence[Source]) -> tuple[MatrixRow, ...]:
    """Return a row for each claim with a cell for each source, from live citations; one query whatever their number."""
    cited = (
        Citation.objects.live()
        .filter(claim__in=[claim.pk for claim in claims], source__in=[source.pk for source in sources])
        .select_related("position")
        .defer("quote", "found")
        .order_by("start", "pk")
    )
    said: dict[tuple[uuid.UUID, uuid.UUID], list[Said]] = defaultdict(list)
    for citation in cited:
        own = shown_value(citation)
        said[citation.claim_id, citation.source_id].append(
            Said(
                citation=citation.pk,
                denies=citation.position.stance == Stance.DENIES,
                value=own if own else shown_value(citation.position),
            )
        )
    return tuple(
        MatrixRow(claim=claim, cells=tuple(tuple(said[claim.pk, source.pk]) for source in sources))
        for claim in claims
    )
