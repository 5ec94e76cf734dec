"""Search of passages: by their words in any script, by their meaning in any language, or by both."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models.functions import Cast
from pgvector import HalfVector
from pgvector.django import CosineDistance, HalfVectorField

from .models import DIMENSIONS, Passage, Source, Story
from .reading.embedding import embed_query
from .reading.language import detect_language
from .reading.types import Vector
from .terms import Term, ranges, spelled_alike, terms_of, tsquery

if TYPE_CHECKING:
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

#: The passages of a statement that gives id, text and search vector, the best first.
_RANKED = """
    SELECT id, text, ts_rank_cd(search, query) FROM ({}) passage (id, text, search), to_tsquery('simple', %s) query
    ORDER BY ts_rank_cd(search, query) DESC, id DESC LIMIT %s
"""

#: The newest of the passages that hold the words, of newest sources. Sorted first, so that no more sources are looked up than
#: it takes to find as many as are ranked; of one story there are few, and PostgreSQL begins with its sources.
_NEWEST = f"""
    SELECT found.id, found.text, found.search
    FROM ({{}}) found (id, text, search, source_id) JOIN ({{}}) newest (id) ON newest.id = found.source_id
    ORDER BY found.id DESC LIMIT {RANKED}
"""  # noqa: S608  (a number of this module)

#: The mean vector of the passages of a language.
Mean = Callable[[str], Vector]


class Mode(StrEnum):
    """How passages are found."""

    WORDS = "words"
    MEANING = "meaning"
    FUSED = "fused"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, by its id, with its text.

    `highlights` are the places of the words looked for, in code points of the passage. `score` orders the hits of one
    search and no more: rank of words, likeness of meaning from -1 to 1, or fused rank. `found_by` names the ways that
    found it.
    """

    passage: uuid.UUID
    text: str
    highlights: tuple[tuple[int, int], ...]
    score: float
    found_by: tuple[Mode, ...]


class Ranked(NamedTuple):
    """A passage as one way found it."""

    passage: uuid.UUID
    text: str
    score: float


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
    # Each list is read to its end for fusion: what is twelfth in both is better than what is first in one.
    depth = MOST + 1 if mode is Mode.FUSED else limit + 1
    lists: dict[Mode, list[Ranked]] = {}
    if mode is not Mode.MEANING:
        lists[Mode.WORDS] = by_words(terms, story=story, language=language, limit=depth)
    if mode is not Mode.WORDS:
        passages = Passage.objects.to_search(story=story, language=language)
        lists[Mode.MEANING] = by_meaning(passages, query, mean=mean, limit=depth, exact=story is not None)
    hits = fused(lists) if mode is Mode.FUSED else [(row, (mode,)) for row in lists[mode]]
    return Found(
        hits=tuple(
            Hit(
                passage=row.passage,
                text=row.text,
                highlights=ranges(row.text, terms),
                score=row.score,
                found_by=ways,
            )
            for row, ways in hits[:limit]
        ),
        more=len(hits) > limit,
    )


def by_words(terms: Sequence[Term], *, story: Story | None, language: str, limit: int) -> list[Ranked]:
    """Return the passages that hold all terms, with their rank: those with the query's own accents first."""
    if not terms:
        return []
    asked = tsquery(terms)
    sql, values = _chosen(within=story is not None, spoken=bool(language))
    given = {_QUERY: asked, _STORY: story and story.pk, _LANGUAGE: language}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(given.get(value, value) for value in values), asked, 2 * limit])
        ranked = [Ranked(*row) for row in cursor]
    # Folding made “má” and “mà” one word: the exact ones are told apart among twice as many as are wanted.
    return sorted(ranked, key=lambda row: -spelled_alike(row.text, terms))[:limit]


# Stand for what is asked in a statement that is made once.
_QUERY, _STORY, _LANGUAGE = "the query", uuid.UUID(int=0), "the language"


@cache
def _chosen(*, within: bool, spoken: bool) -> tuple[str, tuple[Any, ...]]:
    """Return the statement of `by_words`, in a story or a language: to make it takes longer than to find its rows."""
    language = _LANGUAGE if spoken else ""
    asked = SearchQuery(_QUERY, config="simple", search_type="raw")
    if within:
        passages = Passage.objects.to_search(story=Story(pk=_STORY), language=language)
        newest = passages.filter(search=asked).order_by("-id").values_list("pk", "text", "search")[:RANKED]
        sql, values = newest.query.sql_with_params()
    else:
        found = Passage.objects.content().filter(search=asked).order_by("-id")
        sources = Source.objects.newest().order_by()
        parts = [
            rows.query.sql_with_params()
            for rows in (
                found.values_list("pk", "text", "search", "source_id"),
                (sources.filter(language=language) if language else sources).values_list("pk"),
            )
        ]
        sql = _NEWEST.format(*(part for part, _ in parts))
        values = tuple(value for _, given in parts for value in given)
    return _RANKED.format(sql), values


def by_meaning(passages: PassageQuerySet, query: str, *, mean: Mean, limit: int, exact: bool) -> list[Ranked]:
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
        rows = list(nearest.values_list("pk", "text", "embedding", "source__language")[:PROPOSED])
    scored = [
        Ranked(pk, text, float(asked @ _direction(np.asarray(vector, dtype=np.float32) - mean(language))))
        for pk, text, vector, language in rows
    ]
    alike = sorted((row for row in scored if row.score >= FLOOR), key=lambda row: (-row.score, row.passage))
    return alike[:limit]


def fused(lists: dict[Mode, list[Ranked]]) -> list[tuple[Ranked, tuple[Mode, ...]]]:
    """Return the passages of several lists by the sum of their reciprocal ranks, the best first."""
    merged: dict[uuid.UUID, tuple[Ranked, tuple[Mode, ...]]] = {}
    for mode, found in lists.items():
        for rank, row in enumerate(found, start=1):
            held, ways = merged.get(row.passage, (row._replace(score=0.0), ()))
            merged[row.passage] = (held._replace(score=held.score + 1 / (FUSION + rank)), (*ways, mode))
    # Sorting is stable: of equal scores, the words' list comes first.
    return sorted(merged.values(), key=lambda each: -each[0].score)


@lru_cache(maxsize=1024)
def query_vector(query: str) -> Vector:
    """Return the vector of a query, computed once for as long as it is asked often."""
    return embed_query(query)


def _direction(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
