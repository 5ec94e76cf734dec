"""Search of passages: by their words in any script, by their meaning in any language, or by both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Cast
from pgvector import HalfVector
from pgvector.django import CosineDistance, HalfVectorField

from .models import DIMENSIONS, Passage
from .reading.embedding import embed_query
from .reading.language import detect_language
from .reading.types import Vector
from .terms import Term, ranges, spelled_alike, terms_of, tsquery

if TYPE_CHECKING:
    from .models import Story
    from .querysets import PassageQuerySet

#: The most hits of one search; there are no further pages (decision 0021).
MOST = 50

#: The longest query, in code points.
LONGEST = 200

#: Passages that hold the words are ranked among the newest so many: the rest of a word that stands everywhere waits
#: for a sharper query.
RANKED = 2_000

#: Passages that the index proposes by meaning before the mean of their language is taken out.
PROPOSED = 200

#: Passages less alike than this have nothing to do with the query: the floor below which the matcher joins no words
#: either. Unrelated queries reached 0.31 against five articles in five languages, related ones began at 0.38.
FLOOR = 0.35

#: Reciprocal rank fusion: 1 / (60 + rank), summed over the lists (Cormack, Clarke, Büttcher, SIGIR 2009).
FUSION = 60

#: The mean vector of the passages of a language.
Mean = Callable[[str], Vector]


class Mode(StrEnum):
    """How passages are found."""

    WORDS = "words"
    MEANING = "meaning"
    FUSED = "fused"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with its source, outlet and story loaded.

    `highlights` are the places of the words looked for, in code points of the passage. `score` orders the hits of one
    search and no more: rank of words, likeness of meaning from -1 to 1, or fused rank. `found_by` names the ways that
    found it.
    """

    passage: Passage
    highlights: tuple[tuple[int, int], ...]
    score: float
    found_by: tuple[Mode, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search, the best first, and whether there were more than were asked for."""

    hits: tuple[Hit, ...]
    more: bool


def search(
    query: str, *, mode: Mode, mean: Mean, story: Story | None = None, language: str = "", limit: int = 20
) -> Found:
    """Return the passages that a query finds, boilerplate and superseded versions left out.

    `mean` tells what all passages of a language have in common; it is taken out before meanings are compared, so that
    words of the query's own language do not come first because of their language. Raises `ValueError` for a limit
    that is not from 1 to `MOST`.
    """
    if not 1 <= limit <= MOST:
        raise ValueError(f"A search gives from 1 to {MOST} hits, not {limit}.")
    terms = terms_of(query)
    passages = Passage.objects.to_search(story=story, language=language)
    # Each list is read to its end for fusion: what is twelfth in both is better than what is first in one.
    depth = MOST + 1 if mode is Mode.FUSED else limit + 1
    lists: dict[Mode, list[tuple[Passage, float]]] = {}
    if mode is not Mode.MEANING:
        lists[Mode.WORDS] = by_words(passages, terms, limit=depth)
    if mode is not Mode.WORDS:
        lists[Mode.MEANING] = by_meaning(passages, query, mean=mean, limit=depth, exact=story is not None)
    hits = fused(lists) if mode is Mode.FUSED else [(row, score, (mode,)) for row, score in lists[mode]]
    return Found(
        hits=tuple(
            Hit(passage=row, highlights=ranges(row.text, terms), score=score, found_by=ways)
            for row, score, ways in hits[:limit]
        ),
        more=len(hits) > limit,
    )


def by_words(passages: PassageQuerySet, terms: Sequence[Term], *, limit: int) -> list[tuple[Passage, float]]:
    """Return the passages that hold all terms, with their rank: those with the query's own accents first."""
    if not terms:
        return []
    asked = SearchQuery(tsquery(terms), config="simple", search_type="raw")
    newest = passages.filter(search=asked).order_by("-id").values("id")[:RANKED]
    ranked = (
        Passage.objects.filter(id__in=newest)
        .annotate(rank=SearchRank(F("search"), asked, cover_density=True))
        .order_by("-rank", "-id")
        .values_list("pk", "rank", "text")
    )
    # Folding made “má” and “mà” one word: the exact ones are told apart among twice as many as are wanted.
    rows = sorted(ranked[: 2 * limit], key=lambda row: -spelled_alike(row[2], terms))[:limit]
    hits = Passage.objects.for_hits().in_bulk([pk for pk, _, _ in rows])
    # One that went meanwhile is none.
    return [(hits[pk], float(rank)) for pk, rank, _ in rows if pk in hits]


def by_meaning(
    passages: PassageQuerySet, query: str, *, mean: Mean, limit: int, exact: bool
) -> list[tuple[Passage, float]]:
    """Return the passages nearest in meaning, with their likeness: the cosine of vectors without the languages' means.

    `exact` compares with every passage of a small set; else the index proposes `PROPOSED` of them.
    """
    asked = _direction(query_vector(query) - mean(detect_language(query)))
    known = passages.filter(embedding__isnull=False)
    if exact:
        nearest = known.order_by(CosineDistance("embedding", asked))
    else:
        halved = Cast("embedding", HalfVectorField(dimensions=DIMENSIONS))
        nearest = known.order_by(CosineDistance(halved, HalfVector(asked)))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hnsw.ef_search', %s, true), set_config('hnsw.iterative_scan', 'relaxed_order', true)",
            [str(PROPOSED)],
        )
        rows = list(nearest.for_hits(meaning=True)[:PROPOSED])
    scored = [(row, float(asked @ _direction(_vector(row) - mean(row.source.language)))) for row in rows]
    alike = sorted((pair for pair in scored if pair[1] >= FLOOR), key=lambda pair: (-pair[1], pair[0].pk))
    return alike[:limit]


def fused(
    lists: dict[Mode, list[tuple[Passage, float]]],
) -> list[tuple[Passage, float, tuple[Mode, ...]]]:
    """Return the passages of several lists by the sum of their reciprocal ranks, the best first."""
    scores: dict[object, float] = {}
    ways: dict[object, tuple[Mode, ...]] = {}
    rows: dict[object, Passage] = {}
    for mode, found in lists.items():
        for rank, (row, _) in enumerate(found, start=1):
            rows.setdefault(row.pk, row)
            scores[row.pk] = scores.get(row.pk, 0.0) + 1 / (FUSION + rank)
            ways[row.pk] = (*ways.get(row.pk, ()), mode)
    # Sorting is stable: of equal scores, the words' list comes first.
    return [(rows[pk], scores[pk], ways[pk]) for pk in sorted(scores, key=lambda pk: -scores[pk])]


@lru_cache(maxsize=1024)
def query_vector(query: str) -> Vector:
    """Return the vector of a query, computed once for as long as it is asked often."""
    return embed_query(query)


def _vector(row: Passage) -> Vector:
    return np.asarray(row.embedding, dtype=np.float32)


def _direction(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
