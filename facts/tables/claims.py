"""Claims as a table: worded, filed under story and entities, or stated anew."""

from __future__ import annotations

from typing import Any

from facts.models import Claim
from facts.models.choices import ClaimKind
from facts.rewording import file_claim, state_claim, word_claim
from sources.models import LANGUAGE_TAG

from .references import entities_with, moment, story_named
from .types import Change, Column, Kind, Mode, Table

NEVER = Mode.NEVER


def save(change: Change) -> Any:
    """Write one claim and return its id."""
    values, why = change.values, change.why
    said = {name: values[name] for name in ("text", "language", "kind")}
    if change.pk is None:
        return state_claim(**said, **_about(change), **why).pk
    claim = Claim.objects.get(pk=change.pk)
    if change.touches("text", "language", "kind"):
        word_claim(claim=claim, **said, **why)
    if change.touches("story", "entities"):
        file_claim(claim=claim, **_about(change), **why)
    return claim.pk


def _about(change: Change) -> dict[str, Any]:
    """Return the story and the entities that the cells name."""
    story, entities = change.values["story"], change.values["entities"]
    return {"story": story_named(story or ""), "entities": entities_with(entities)}


CLAIMS = Table(
    noun="claims",
    model=Claim,
    source="facts_claim t LEFT JOIN sources_story s ON s.id = t.story_id LEFT JOIN auth_user a ON a.id = t.assignee_id",
    version="version",
    lock="SELECT id FROM facts_claim WHERE id = ANY(%s::uuid[]) ORDER BY id FOR UPDATE",
    save=save,
    columns=(
        Column("id", "t.id::text", mode=Mode.NEW, nullable=True),
        Column("version", "t.version::text", Kind.INTEGER, nullable=True),
        Column("key", "t.key", mode=NEVER, nullable=True),
        Column("story", "s.slug", nullable=True),
        Column("text", "t.text"),
        Column("language", "t.language", pattern=LANGUAGE_TAG, longest=35),
        Column("kind", "t.kind", choices=tuple(ClaimKind.values)),
        Column("status", "t.status", mode=NEVER),
        Column(
            "entities",
            "(SELECT string_agg(e.entity_id::text, ' ' ORDER BY e.entity_id::text)"
            " FROM facts_claimentity e WHERE e.claim_id = t.id)",
            Kind.IDS,
            nullable=True,
        ),
        Column("signature", "t.signature", mode=NEVER),
        Column("assignee", "a.username", mode=NEVER, nullable=True),
        Column("due_on", "t.due_on::text", Kind.DATE, mode=NEVER, nullable=True),
        Column("merged_into", "t.merged_into_id::text", mode=NEVER, nullable=True),
        Column("created_at", moment("t.created_at"), mode=NEVER),
        Column("updated_at", moment("t.updated_at"), mode=NEVER),
    ),
)
