"""Checks over the whole base that do not trust the triggers."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Substr

from facts.models import Citation
from sources.models import Passage


def wrong_quotes() -> list[tuple[str, UUID, int, int, str]]:
    """Return model, id, start, end and words of every citation and passage whose words do not stand there."""
    stands = Substr(F("source__text"), F("start") + Value(1), F("end") - F("start"))
    citations = Citation.objects.exclude(quote=stands).values_list("pk", "start", "end", "quote")
    passages = Passage.objects.exclude(text=stands).values_list("pk", "start", "end", "text")
    return [
        *(("Citation", *row) for row in citations.order_by("pk")),
        *(("Passage", *row) for row in passages.order_by("pk")),
    ]
