"""Which entities many claims are about: read, changed and put back by a constant number of statements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import connection

from facts.models import ChangeSet, ChangeSetItem, ClaimEntity, Entity
from sources.keys import array_of

#: A claim, the ids of the entities that it was about, and of those that it is going to be about.
Change = tuple[UUID, Collection[str], Collection[str]]

#: What is said of a claim whose entity is gone when a bulk edit is undone.
GONE = "An entity that it was about was deleted since."


def entities_of(claims: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return the ids of the entities of each claim that is about any."""
    held: dict[UUID, set[UUID]] = {}
    for claim, entity in ClaimEntity.objects.filter(claim__pk__among=array_of(claims)).values_list(
        "claim", "entity"
    ):
        held.setdefault(claim, set()).add(entity)
    return {claim: frozenset(entities) for claim, entities in held.items()}


def replace_entities(changes: Sequence[Change]) -> None:
    """Make claims be about other entities: one statement for those that go, one for those that come."""
    gone = [(claim, entity) for claim, before, after in changes for entity in set(before) - set(after)]
    come = [(claim, entity) for claim, before, after in changes for entity in set(after) - set(before)]
    with connection.cursor() as cursor:
        if gone:
            cursor.execute(
                """
                DELETE FROM facts_claimentity about USING unnest(%s::uuid[], %s::uuid[]) AS gone (claim, entity)
                WHERE about.claim_id = gone.claim AND about.entity_id = gone.entity
                """,
                [list(column) for column in zip(*gone, strict=True)],
            )
        if come:
            cursor.execute(
                """
                INSERT INTO facts_claimentity (claim_id, entity_id)
                SELECT claim, entity FROM unnest(%s::uuid[], %s::uuid[]) AS come (claim, entity)
                ON CONFLICT DO NOTHING
                """,
                [list(column) for column in zip(*come, strict=True)],
            )


def without_entities(changeset: ChangeSet, claims: Sequence[UUID]) -> dict[UUID, str]:
    """Return those of the claims that were about entities that are gone by now, with the sentence that says so."""
    changes = _changes(changeset, claims)
    wanted = {entity for _, before, _ in changes for entity in before}
    known = set(map(str, Entity.objects.filter(pk__in=wanted).values_list("pk", flat=True)))
    return {claim: GONE for claim, before, _ in changes if not known.issuperset(before)}


def restore_entities(changeset: ChangeSet, claims: Sequence[UUID]) -> None:
    """Make claims be about what they were about before the bulk edit."""
    replace_entities([(claim, after, before) for claim, before, after in _changes(changeset, claims)])


def _changes(changeset: ChangeSet, claims: Sequence[UUID]) -> list[Change]:
    items = ChangeSetItem.objects.filter(
        changeset=changeset, row__among=array_of(claims), before__has_key="entities"
    )
    return [
        (row, before["entities"], after["entities"])
        for row, before, after in items.values_list("row", "before", "after")
    ]
