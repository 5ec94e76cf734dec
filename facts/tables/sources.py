"""Sources as a table: what is known of texts, not the texts; a new row is an origin that the desk does not hold."""

from __future__ import annotations

from typing import Any

from facts.sourcing import describe_source
from sources.describing import describe
from sources.models import LANGUAGE_TAG, Obtained, Outlet, Source

from .references import ONE_ID, given, moment, row_named, story_named
from .rows import fingerprint
from .types import Change, Column, Kind, Mode, Table


def save(change: Change) -> Any:
    """Write what is known of one source and return its id."""
    values = change.values
    facts = given(values, "url", "language", "title", "byline", "published_on", "archive_url", "note")
    facts["story"] = story_named(values["story"] or "")
    outlet, origin = values["outlet"], values["derived_from"]
    facts["outlet"] = row_named(Outlet.objects.all(), "outlet", outlet, by="name__iexact") if outlet else None
    facts["derived_from"] = row_named(Source.objects.all(), "derived_from", origin) if origin else None
    if change.pk is None:
        return describe(
            row=Source(obtained=Obtained.NONE), facts=facts | {"key": values["key"]}, **change.why
        ).pk
    return describe_source(source=Source.objects.get(pk=change.pk), changes=facts, **change.why).pk


_KNOWN = (
    Column("story", "s.slug", nullable=True),
    Column("outlet", "o.name", nullable=True),
    Column("url", "t.url", longest=2000),
    Column("language", "t.language", longest=35, pattern=LANGUAGE_TAG),
    Column("title", "t.title", longest=500),
    Column("byline", "t.byline", longest=300),
    Column("published_on", "t.published_on::text", Kind.DATE, nullable=True),
    Column("archive_url", "t.archive_url", longest=2000),
    Column("note", "t.note"),
    Column("derived_from", "t.derived_from_id::text", nullable=True, pattern=ONE_ID),
)
SOURCES = Table(
    noun="sources",
    model=Source,
    source="sources_source t LEFT JOIN sources_story s ON s.id = t.story_id"
    " LEFT JOIN sources_outlet o ON o.id = t.outlet_id",
    version="row_version",
    lock="SELECT id FROM sources_source WHERE id = ANY(%s::uuid[]) ORDER BY id FOR UPDATE",
    save=save,
    columns=(
        Column("id", "t.id::text", mode=Mode.NEW, nullable=True),
        Column("row_version", fingerprint(_KNOWN), nullable=True),
        Column("key", "t.key", mode=Mode.NEW, longest=500),
        Column("text_version", "t.version::text", Kind.INTEGER, mode=Mode.NEVER, nullable=True),
        *_KNOWN,
        Column("obtained", "t.obtained", mode=Mode.NEVER),
        Column("captured_at", moment("t.captured_at"), mode=Mode.NEVER),
        Column("sha256", "t.sha256", mode=Mode.NEVER),
    ),
)
