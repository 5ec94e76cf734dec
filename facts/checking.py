"""Checks over the whole base that do not trust the triggers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import QuerySet

from facts.models import Citation
from sources.models import Passage, Source


def wrong_quotes() -> list[tuple[str, UUID, int, int, str]]:
    """Return model, id, start, end and words of every citation and passage whose words do not stand there."""
    citations = Citation.objects.values_list("source_id", "pk", "start", "end", "quote")
    passages = Passage.objects.values_list("source_id", "pk", "start", "end", "text")
    return [*_wrong("Citation", citations), *_wrong("Passage", passages)]


def _wrong(
    model: str,
    rows: QuerySet[Citation, tuple[UUID, UUID, int, int, str]]
    | QuerySet[Passage, tuple[UUID, UUID, int, int, str]],
) -> Iterator[tuple[str, UUID, int, int, str]]:
    # One text at a time is held here: PostgreSQL would read it from its beginning for every row.
    for source, quoted in groupby(rows.order_by("source_id", "start", "pk").iterator(), key=itemgetter(0)):
        text = Source.objects.values_list("text", flat=True).get(pk=source) or ""
        for _, pk, start, end, words in quoted:
            if text[start:end] != words:
                yield model, pk, start, end, words
