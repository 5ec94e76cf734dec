"""Find the contradictions between the positions of claims, and keep what people made of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from facts.models import Citation, Claim, Contradiction
from sources.history import remember
from sources.models import Story
from sources.reading.findings import dump
from sources.reading.types import Attribution, AttributionKind, Passage, Quantity
from sources.recording import embed_cached, reading_of

from .contradiction import DETECTOR, detect
from .contradiction.types import CitedPassage, FoundContradiction, HeldPosition
from .matching.types import Stance
from .tally import Tally
from .values import value_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: What the machine may bring up to date on a contradiction on which nobody has decided.
_MACHINE_COLUMNS = ("label", "list", "score", "reason", "features")


@transaction.atomic
def detect_story(*, story: Story, actor: User | None, reason: str, tally: Tally) -> None:
    """Insert the contradictions of a story that are missing and bring the score and reason of the others up to date.

    What people decided stays. A contradiction that only the machine found, on which nobody decided and which
    the positions no longer bear out, is removed; its history remains.
    """
    remember(actor=actor, reason=reason)
    passages = _PassagesOf(story)
    claims = (
        story.claims.current()
        .filter(pk__in=Citation.objects.live().filter(claim__story=story).values("claim"))
        .prefetch_related("contradictions")
        .order_by("pk")
    )
    held = _held_positions(story, passages)
    new: list[Contradiction] = []
    changed: list[Contradiction] = []
    gone: list[UUID] = []
    for claim in claims:
        known = {(row.kind, str(row.left_id), str(row.right_id)): row for row in claim.contradictions.all()}
        for found in detect(held[claim.pk], embed=embed_cached):
            row = known.pop((found.kind, found.left, found.right), None)
            if row is None:
                new.append(_row(claim, found))
            elif row.state == "open" and _bring_up_to_date(row, found):
                changed.append(row)
            else:
                tally.unchanged["Contradiction"] += 1
        gone.extend(row.pk for row in known.values() if row.state == "open" and row.stated_by_id is None)
    Contradiction.objects.bulk_create(new, batch_size=500)
    Contradiction.objects.bulk_update(changed, _MACHINE_COLUMNS, batch_size=500)
    Contradiction.objects.filter(pk__in=gone).delete()
    tally.created["Contradiction"] += len(new)
    tally.updated["Contradiction"] += len(changed)
    tally.removed["Contradiction"] += len(gone)


def _row(claim: Claim, found: FoundContradiction) -> Contradiction:
    row = Contradiction(
        claim=claim,
        kind=found.kind,
        left_id=UUID(found.left),
        right_id=UUID(found.right),
        label=found.label,
        list=found.list,
        score=round(found.score, 4),
        reason=found.reason,
        features=dump(found.features),
        found_by=DETECTOR,
    )
    row.clean_fields(exclude=("claim", "left", "right"))
    return row


def _bring_up_to_date(row: Contradiction, found: FoundContradiction) -> bool:
    fresh = {
        "label": str(found.label),
        "list": str(found.list),
        "score": round(found.score, 4),
        "reason": found.reason,
        "features": dump(found.features),
    }
    stale = {name: value for name, value in fresh.items() if getattr(row, name) != value}
    for name, value in stale.items():
        setattr(row, name, value)
    return bool(stale)


class _PassagesOf:
    """The passages of a story's sources by place."""

    def __init__(self, story: Story) -> None:
        self._by_source: dict[UUID, tuple[Passage, ...]] = {
            source.pk: reading_of(source).passages for source in story.sources.newest().held()
        }

    def at(self, source: UUID, start: int, end: int) -> Passage | None:
        """Return the passage that shares most characters with `start..end`."""

        def shared(passage: Passage) -> int:
            return min(passage.end, end) - max(passage.start, start)

        best = max(self._by_source.get(source, ()), key=shared, default=None)
        return best if best is not None and shared(best) > 0 else None

    def elsewhere(self, source: UUID, passage: Passage | None) -> tuple[Quantity, ...]:
        """Return the amounts in all passages of a source but one."""
        return tuple(
            quantity
            for other in self._by_source.get(source, ())
            if other is not passage
            for quantity in other.quantities
        )

    def beside(self, source: UUID, passage: Passage | None) -> tuple[Passage, ...]:
        """Return the passages right before and right behind one."""
        own = self._by_source.get(source, ())
        place = own.index(passage) if passage is not None else -1
        return (*own[max(0, place - 1) : place], *own[place + 1 : place + 2]) if place >= 0 else ()


def _held_positions(story: Story, passages: _PassagesOf) -> dict[UUID, list[HeldPosition]]:
    """Return the positions of a story's claims that have a live citation, with these, by claim."""
    by_position: dict[UUID, list[Citation]] = defaultdict(list)
    live = (
        Citation.objects.live().filter(claim__story=story).select_related("source", "position").order_by("pk")
    )
    for citation in live.defer("source__text", "source__raw"):
        by_position[citation.position_id].append(citation)
    held: dict[UUID, list[HeldPosition]] = defaultdict(list)
    for citations in by_position.values():
        position = citations[0].position
        if position.merged_into_id is None:
            held[position.claim_id].append(
                HeldPosition(
                    id=str(position.pk),
                    stance=Stance(position.stance),
                    value=value_of(position),
                    citations=tuple(_cited(citation, passages) for citation in citations),
                    stated=position.stated_by_id is not None
                    or any(citation.stated_by_id or citation.state == "accepted" for citation in citations),
                )
            )
    return held


def _cited(citation: Citation, passages: _PassagesOf) -> CitedPassage:
    source = citation.source
    passage = passages.at(source.pk, citation.start, citation.end)
    return CitedPassage(
        id=str(citation.pk),
        source=str(source.pk),
        language=source.language,
        quote=citation.quote,
        attribution=Attribution(
            AttributionKind(citation.attribution_kind or AttributionKind.OWN),
            name=citation.attribution_name,
            key=str(citation.speaker_id or ""),
            count=citation.attribution_count,
        ),
        as_of=citation.as_of,
        published_on=source.published_on.isoformat() if source.published_on else "",
        value=value_of(citation),
        passage=passage,
        elsewhere=passages.elsewhere(source.pk, passage),
        beside=passages.beside(source.pk, passage),
        # What a person stated or accepted is sure.
        score=1.0
        if citation.stated_by_id or citation.state == "accepted"
        else citation.found.get("score", 1.0),
    )
