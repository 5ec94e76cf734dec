"""Claims of a list as PostgreSQL writes them: what `ClaimSerializer` says of each, without an object per row."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from facts.origins import Support, support_by_position
from sources.json_rows import json_rows
from sources.origins import roots_from

from .claim_sql import MARK, MEMBERS, statement

_MARK = MARK.encode()
_ID = len(str(uuid.UUID(int=0)))


def texts_of(
    claims: Sequence[uuid.UUID], *, members: Collection[str] = frozenset(MEMBERS), known: bool
) -> list[bytes]:
    """Return the JSON of these claims, in their order, with these members.

    `known` readers are told who stated a citation. One query, and one more where speakers were merged.
    """
    if not claims:
        return []
    # One text instead of a list, of which each id would be written for itself.
    values: dict[str, Any] = {"claims": f"{{{','.join(map(str, claims))}}}"}
    if "citations" in members:
        values["known"] = known
    rows = json_rows(statement(frozenset(members)), values)
    return _supported(rows) if "positions" in members else [text for (text,) in rows]


def _supported(rows: Sequence[tuple[bytes, bytes | None, bytes | None]]) -> list[bytes]:
    """Return the texts with the support of their positions: only Python knows who leans on whom."""
    spoken = json.loads(b"[%s]" % b",".join([told for _, told, _ in rows if told]))
    roots = roots_from(json.loads(next((told for *_, told in rows if told), "[]")))
    support = {
        position.encode(): _told(found)
        for position, found in support_by_position(spoken, roots=roots).items()
    }
    nobody = _told(Support(0, 0))
    texts = []
    for text, _, _ in rows:
        first, *others = text.split(_MARK)
        parts = [first]
        for other in others:
            parts += (support.get(other[:_ID], nobody), other[_ID:])
        texts.append(b"".join(parts))
    return texts


def _told(support: Support) -> bytes:
    return b'"sources":%d,"independent_origins":%d}' % (support.sources, support.independent_origins)
