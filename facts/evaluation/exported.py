"""Read the exported document of a story (schema 1, docs/story-format.md) into what is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .types import (
    Found,
    FoundCitation,
    FoundContradiction,
    FoundQuantity,
    FoundSource,
    Place,
    Value,
)

SCHEMA = 1


class ExportError(Exception):
    """An exported document that cannot be scored against these annotations."""


def read_export(document: Mapping[str, Any], *, texts: Mapping[str, str]) -> Found:
    """Return what the machine found, by file.

    `texts` are the annotated articles. Raises `ExportError` when the document is of another schema, lacks an article
    or holds another text of it: offsets would mean nothing.
    """
    if document.get("schema") != SCHEMA:
        raise ExportError(f"The export has schema {document.get('schema')!r}; scored is schema {SCHEMA}.")
    held = {row["id"]: row for row in document["sources"] if row["text"] is not None}
    by_file = {row["file"]: row["text"] for row in held.values()}
    for file, text in texts.items():
        if by_file.get(file) != text:
            raise ExportError(f"The export {'has another text of' if file in by_file else 'lacks'} {file}.")
    files = {key: row["file"] for key, row in held.items()}
    citations = _citations(document, files)
    return Found(
        sources=tuple(_source(row, files) for row in held.values()),
        citations=citations,
        contradictions=_contradictions(document, citations),
        quantities=tuple(
            FoundQuantity(_place(row, files), row["text"], Decimal(row["amount"]), row["unit"])
            for row in document["quantities"]
        ),
    )


def _source(row: Mapping[str, Any], files: Mapping[str, str]) -> FoundSource:
    origin = row["derived_from"] or row["derived_from_proposed"]
    return FoundSource(
        file=row["file"],
        language=row["language"],
        independent=row["independent"],
        origin=files.get(origin, ""),
    )


def _citations(document: Mapping[str, Any], files: Mapping[str, str]) -> tuple[FoundCitation, ...]:
    found = []
    for claim in document["claims"]:
        denied = {row["id"] for row in claim["positions"] if row["stance"] == "denies"}
        for row in claim["citations"]:
            said = row["attribution"] or {}
            found.append(
                FoundCitation(
                    claim=claim["id"],
                    position=row["position"],
                    place=_place(row, files),
                    denies=row["position"] in denied,
                    attribution=said.get("kind") or "own",
                    speaker=said.get("name") or "",
                    value=_value(row["value"]),
                )
            )
    return tuple(found)


def _contradictions(
    document: Mapping[str, Any], citations: tuple[FoundCitation, ...]
) -> tuple[FoundContradiction, ...]:
    by_position: dict[str, list[FoundCitation]] = defaultdict(list)
    for citation in citations:
        by_position[citation.position].append(citation)
    return tuple(
        FoundContradiction(
            kind=row["kind"],
            list=row["list"],
            left=tuple(by_position[row["left_position"]]),
            right=tuple(by_position[row["right_position"]]),
        )
        for row in document["contradictions"]
    )


def _value(value: Mapping[str, Any] | None) -> Value:
    if value is None:
        return Value()
    if value.get("amount") is not None:
        return Value("amount", Decimal(value["amount"]))
    return Value(next((kind for kind in ("date", "role", "members") if value.get(kind)), ""))


def _place(row: Mapping[str, Any], files: Mapping[str, str]) -> Place:
    return Place(files[row["source"]], row["start"], row["end"])
