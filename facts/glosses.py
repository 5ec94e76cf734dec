"""What cited words mean in the desk's language."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from facts.models import Citation
from sources.models import Gloss


def glosses_of(citations: Iterable[Citation], *, language: str = "en") -> dict[uuid.UUID, Gloss]:
    """Return the gloss that fits each citation best, for those that have one; one query.

    A gloss fits when it overlaps the citation by half of the shorter of the two; the one with the words nearest
    to the citation's goes first, then one in `language`.
    """
    citations = list(citations)
    if not citations:
        return {}
    by_source: dict[uuid.UUID, list[Gloss]] = defaultdict(list)
    for gloss in Gloss.objects.filter(
        source__in={citation.source_id for citation in citations}
    ).select_related("stated_by"):
        by_source[gloss.source_id].append(gloss)
    best = {
        citation.pk: min(
            (gloss for gloss in by_source[citation.source_id] if _fits(gloss, citation)),
            key=lambda gloss: (_distance(gloss, citation), gloss.language != language, gloss.language),
            default=None,
        )
        for citation in citations
    }
    return {pk: gloss for pk, gloss in best.items() if gloss}


def _fits(gloss: Gloss, citation: Citation) -> bool:
    shared = min(gloss.end, citation.end) - max(gloss.start, citation.start)
    return 2 * shared >= min(gloss.end - gloss.start, citation.end - citation.start)


def _distance(gloss: Gloss, citation: Citation) -> int:
    return abs(gloss.start - citation.start) + abs(gloss.end - citation.end)
