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
    return [
        (model.__name__, *row)
        for model, words in ((Citation, "quote"), (Passage, "text"))
        for row in model._default_manager.annotate(stands=stands)
        .exclude(stands=F(words))
        .order_by("pk")
        .values_list("pk", "start", "end", words)
    ]
