"""Entities and their names as tables."""

from __future__ import annotations

from typing import Any

from facts.models import Alias, Entity
from facts.models.choices import EntityKind
from sources.describing import describe
from sources.models import LANGUAGE_TAG

from .references import ONE_ID, given, row_named
from .rows import fingerprint
from .types import Change, Column, Mode, Table


def save_entity(change: Change) -> Any:
    """Write one entity and return its id."""
    row = Entity.objects.get(pk=change.pk) if change.pk else Entity()
    facts = given(change.values, "key", "name", "kind", "description")
    return describe(row=row, facts=facts, **change.why).pk


def save_alias(change: Change) -> Any:
    """Write one name as the person's own, and return its id."""
    row = Alias.objects.get(pk=change.pk) if change.pk else Alias()
    facts = given(change.values, "name", "language") | {"stated_by": change.actor}
    if change.pk is None:
        facts["entity"] = row_named(Entity.objects.all(), "entity", change.values["entity"])
    return describe(row=row, facts=facts, **change.why).pk


_ENTITY = (
    Column("key", "t.key", nullable=True, longest=100, pattern=r"[-a-zA-Z0-9_]+"),
    Column("name", "t.name", longest=200),
    Column("kind", "t.kind", choices=tuple(EntityKind.values)),
    Column("description", "t.description"),
)
ENTITIES = Table(
    noun="entities",
    model=Entity,
    source="facts_entity t",
    version="row_version",
    lock="SELECT id FROM facts_entity WHERE id = ANY(%s::uuid[]) ORDER BY id FOR UPDATE",
    save=save_entity,
    columns=(
        Column("id", "t.id::text", mode=Mode.NEW, nullable=True),
        Column("row_version", fingerprint(_ENTITY), nullable=True),
        *_ENTITY,
        Column("merged_into", "t.merged_into_id::text", mode=Mode.NEVER, nullable=True),
    ),
)

_ALIAS = (
    Column("name", "t.name", longest=200),
    Column("language", "t.language", longest=35, pattern=LANGUAGE_TAG),
)
ALIASES = Table(
    noun="aliases",
    model=Alias,
    source="facts_alias t",
    version="row_version",
    lock="SELECT id FROM facts_alias WHERE id = ANY(%s::uuid[]) ORDER BY id FOR UPDATE",
    save=save_alias,
    columns=(
        Column("id", "t.id::text", mode=Mode.NEW, nullable=True),
        Column("row_version", fingerprint(_ALIAS), nullable=True),
        Column("entity", "t.entity_id::text", mode=Mode.NEW, pattern=ONE_ID),
        *_ALIAS,
        Column("found_by", "t.found_by", mode=Mode.NEVER),
    ),
)
