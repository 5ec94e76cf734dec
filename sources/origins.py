"""Where texts ultimately come from: the chain of `derived_from`, followed to its root."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

#: The keys of sources, which `begins` selects, and of all that they echo in the end, as the recursive query `chain (key)`.
#: A source echoes whatever any version of its key echoes: a person's statement first, then the newest proposal.
CHAIN = """
    {begins}
    UNION
    SELECT origin.key
    FROM chain
    JOIN sources_source echo ON echo.key = chain.key
    JOIN sources_source origin ON origin.id = COALESCE(echo.derived_from_id, echo.derived_from_proposed_id)
"""

#: What `roots_from` reads of them: key, newest version, the key that it echoes next, its outlet.
ROOTS = """
    SELECT chain.key,
           (SELECT max(version) FROM sources_source WHERE key = chain.key),
           said.origin,
           COALESCE(outlet.name, '')
    FROM chain
    -- One key at a time by its index: nobody knows beforehand how long a chain is, and all sources are far more.
    CROSS JOIN LATERAL (
        SELECT origin.key AS origin, source.outlet_id
        FROM sources_source source
        LEFT JOIN sources_source origin
            ON origin.id = COALESCE(source.derived_from_id, source.derived_from_proposed_id)
           AND origin.key <> source.key
        WHERE source.key = chain.key
        ORDER BY source.derived_from_id IS NULL, origin.key IS NULL, source.version DESC
        LIMIT 1
    ) said
    LEFT JOIN sources_outlet outlet ON outlet.id = said.outlet_id
"""

_ROOTS_OF = f"""
    WITH RECURSIVE chain (key) AS ({CHAIN.format(begins="SELECT key FROM sources_source WHERE id = ANY(%s)")}) {ROOTS}
"""  # noqa: S608  (composed of literals)


@dataclass(frozen=True, slots=True)
class Root:
    """Where a source's words ultimately come from.

    `key` is the key of the root source, `outlet` that root's outlet or "". `newest` is the newest version of the
    source itself, not of its root.
    """

    key: str
    outlet: str
    newest: int


def roots_of(source_ids: Collection[uuid.UUID]) -> dict[str, Root]:
    """Return the root of every source named, and of all on the way to it, by key; one query whatever their number.

    Sources that are said to derive from each other in a circle share one root: the first of their keys.
    """
    if not source_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ROOTS_OF, [list(source_ids)])
        return roots_from(cursor.fetchall())


def roots_from(rows: Sequence[Sequence[Any]]) -> dict[str, Root]:
    """Return the roots of the sources whose `ROOTS` these are, by key."""
    origins = {key: origin for key, _, origin, _ in rows}
    outlets = {key: outlet for key, _, _, outlet in rows}
    return {
        key: Root(key=root, outlet=outlets[root], newest=newest)
        for key, newest, _, _ in rows
        for root in [_root(key, origins)]
    }


def _root(key: str, origins: Mapping[str, str | None]) -> str:
    path: list[str] = []
    step: str | None = key
    while step is not None and step not in path:
        path.append(step)
        step = origins[step]
    return path[-1] if step is None else min(path[path.index(step) :])
