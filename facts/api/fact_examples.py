"""Facts that the schema shows as examples; a test compares them with real ones."""

from __future__ import annotations

from typing import Any

from sources.api.examples import OUTLET, SOURCE, answer

from .examples import CITATION, CLAIM, ENTITY_REF, POSITION, VALUE

BODY: dict[str, Any] = {
    "claim": CLAIM["id"],
    "key": CLAIM["key"],
    "text": CLAIM["text"],
    "language": "en",
    "kind": "value",
    "rating": "verified",
    "story": {"slug": "river-bridge", "title": "The new river bridge"},
    "stance": "affirms",
    "value": VALUE,
    "entities": [ENTITY_REF],
    "languages": ["en", "pt"],
    "outlets": [OUTLET["name"]],
    "sources": 3,
    "origins": 1,
    "contradicted": True,
    "note": "",
}
FACT: dict[str, Any] = {
    "number": 1042,
    "version": 1,
    "event": "published",
    "published_at": "2026-03-03T09:00:00.250117Z",
    **BODY,
    "citations": [
        {
            "outlet": OUTLET["name"],
            "url": CITATION["source"]["url"],
            "language": "pt",
            "published_on": "2026-03-01",
            "quote": CITATION["quote"],
            "upheld": True,
        }
    ],
}
PUBLISHED_CITATION = {
    "id": CITATION["id"],
    "source": {
        "id": CITATION["source"]["id"],
        "key": SOURCE["key"],
        "version": 1,
        "title": CITATION["source"]["title"],
        "url": CITATION["source"]["url"],
        "language": "pt",
        "outlet": OUTLET["name"],
        "published_on": "2026-03-01",
    },
    **{name: CITATION[name] for name in ("start", "end", "quote", "value", "original_value")},
    "as_of": "",
    "attribution": {"kind": "official", "name": "the city's treasurer", "count": None, "speaker": None},
    "state": "accepted",
    "by": "machine",
    "gloss": CITATION["gloss"],
}
FACT_DETAIL: dict[str, Any] = {
    **{name: FACT[name] for name in ("number", "version", "event", "published_at")},
    "schema": 1,
    **BODY,
    "claim_version": 4,
    "signature": CLAIM["signature"],
    "upheld": POSITION["id"],
    "positions": [
        {
            "id": POSITION["id"],
            "stance": "affirms",
            "value": VALUE,
            "upheld": True,
            "sources": 3,
            "origins": 1,
            "citations": [PUBLISHED_CITATION],
        }
    ],
    "contradictions": [],
    "evidence": [{"kind": "url", "url": "https://registry.example.org/bridge/accounts", "note": ""}],
}
TOMBSTONE: dict[str, Any] = {
    "number": 1107,
    "version": 2,
    "published_at": "2026-04-01T16:20:05.004120Z",
    "schema": 1,
    "claim": CLAIM["id"],
    "key": CLAIM["key"],
    "event": "retracted",
    "replaced_by": None,
    "note": "The accounts on which this rested were withdrawn.",
}

fact = answer("A fact", FACT)
fact_detail = answer("A fact with every word", FACT_DETAIL)
tombstone = answer("A fact that is gone", TOMBSTONE)
