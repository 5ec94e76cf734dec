"""Citations as a table: decided on, re-anchored, moved, re-valued, or cited by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from facts.curating import (
    Words,
    accept_citation,
    cite,
    move_citation,
    re_anchor_citation,
    re_value_citation,
    reject_citation,
)
from facts.models import Citation, Entity, Position
from facts.models.choices import AttributionKind as Kinds
from facts.models.choices import CitationState
from facts.models.values import ISO_DATE
from sources.models import Source
from sources.reading.types import Attribution, AttributionKind

from .held_values import VALUE_COLUMNS, VALUE_NAMES, held_value
from .references import ONE_ID, moment, row_named
from .types import Change, Column, Kind, Mode, Table

SAID = ("attribution_kind", "attribution_name", "attribution_count", "speaker")


def save(change: Change) -> Any:
    """Write one citation and return its id."""
    return _cited(change).pk if change.pk is None else _changed(change).pk


def _cited(change: Change) -> Citation:
    values = change.values
    if values["state"] not in ("", CitationState.ACCEPTED):
        raise ValidationError({"state": "What is cited by hand is accepted: leave it empty."})
    position = row_named(Position.objects.select_related("claim"), "position", values["position"])
    source = row_named(Source.objects.all(), "source", values["source"])
    start, end = _place(source, values, by_quote=values["start"] is None)
    return cite(
        position=position,
        words=Words(source, start, end),
        value=held_value(values),
        as_of=values["as_of"],
        **_attribution(values),
        **change.why,
    )


def _changed(change: Change) -> Citation:
    values, why = change.values, change.why
    row = Citation.objects.select_related("claim", "source").get(pk=change.pk or "")
    if change.touches("position"):
        position = row_named(Position.objects.select_related("claim"), "position", values["position"])
        row = move_citation(citation=row, position=position, **why)
    if change.touches("start", "end", "quote"):
        start, end = _place(row.source, values, by_quote=not change.touches("start", "end"))
        row = re_anchor_citation(citation=row, start=start, end=end, **why)
    if change.touches(*VALUE_NAMES, "as_of", *SAID):
        said = _attribution(values) if change.touches(*SAID) else {}
        row = re_value_citation(citation=row, value=held_value(values), as_of=values["as_of"], **said, **why)
    if change.touches("state"):
        row = _decided(row, values["state"], why)
    return row


def _decided(row: Citation, state: str, why: Mapping[str, Any]) -> Citation:
    match state:
        case CitationState.ACCEPTED:
            return accept_citation(citation=row, **why)
        case CitationState.REJECTED:
            return reject_citation(citation=row, **why)
    raise ValidationError({"state": "A decision is not taken back: accepted or rejected."})


def _place(source: Source, values: Mapping[str, Any], *, by_quote: bool) -> tuple[int, int]:
    """Return where the cited words stand: where the cells say, or where the quote stands alone in the text."""
    quote, text = values["quote"], source.text or ""
    if not by_quote:
        start, end = values["start"], values["end"]
        if start is None or end is None or not 0 <= start < end:
            raise ValidationError({"start": "It takes two places, start before end, or none and a quote."})
        return start, end
    found = text.count(quote) if quote else 0
    if found != 1:
        where = f"stands {found} times in" if found else "does not stand in"
        raise ValidationError(
            {"quote": f"“{quote[:60]}” {where} the text of the source: give start and end."}
        )
    start = text.index(quote)
    return start, start + len(quote)


def _attribution(values: Mapping[str, Any]) -> dict[str, Any]:
    if not values["attribution_kind"]:
        if any(values[name] for name in SAID):
            raise ValidationError(
                {"attribution_kind": "A name, a number or a speaker needs the kind of attribution."}
            )
        return {"attribution": None, "speaker": None}
    speaker = row_named(Entity.objects.all(), "speaker", values["speaker"]) if values["speaker"] else None
    attribution = Attribution(
        kind=AttributionKind(values["attribution_kind"]),
        name=values["attribution_name"],
        count=values["attribution_count"],
    )
    return {"attribution": attribution, "speaker": speaker}


CITATIONS = Table(
    noun="citations",
    model=Citation,
    source="facts_citation t JOIN facts_claim c ON c.id = t.claim_id",
    version="claim_version",
    lock="""
        SELECT id FROM facts_claim WHERE id IN (SELECT claim_id FROM facts_citation WHERE id = ANY(%s::uuid[]))
        ORDER BY id FOR UPDATE
    """,
    save=save,
    columns=(
        Column("id", "t.id::text", mode=Mode.NEW, nullable=True),
        Column("claim_version", "c.version::text", Kind.INTEGER, nullable=True),
        Column("claim", "t.claim_id::text", mode=Mode.NEVER),
        Column("position", "t.position_id::text", pattern=ONE_ID),
        Column("source", "t.source_id::text", mode=Mode.NEW, pattern=ONE_ID),
        Column("start", "t.start::text", Kind.INTEGER),
        Column("end", 't."end"::text', Kind.INTEGER),
        Column("quote", "t.quote"),
        Column("state", "t.state", choices=tuple(CitationState.values)),
        Column("as_of", "t.as_of", pattern=ISO_DATE),
        *VALUE_COLUMNS,
        Column("original_value", "t.original_value", mode=Mode.NEVER),
        Column("attribution_kind", "t.attribution_kind", choices=tuple(Kinds.values)),
        Column("attribution_name", "t.attribution_name", longest=200),
        Column("attribution_count", "t.attribution_count::text", Kind.INTEGER, nullable=True),
        Column("speaker", "t.speaker_id::text", nullable=True, pattern=ONE_ID),
        Column("found_by", "t.found_by", mode=Mode.NEVER),
        Column("created_at", moment("t.created_at"), mode=Mode.NEVER),
    ),
)
