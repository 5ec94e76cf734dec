"""Answers that the schema shows as examples; a test compares them with real ones."""

from __future__ import annotations

from typing import Any

from sources.api.examples import OUTLET, SOURCE, STORY_REF, answer

ENTITY_REF = {"id": "01990b3a-61b0-7a4c-9c11-3f5e8d2a7b64", "name": "River Bridge", "kind": "place"}
ENTITY = {
    **ENTITY_REF,
    "key": "river-bridge",
    "description": None,
    "aliases": [{"name": "River Bridge", "language": "en"}, {"name": "Ponte do Rio", "language": "pt"}],
}
JUDGEMENT = {
    "id": "01990b3a-61c0-7d6e-8e33-5b7f0e4c9d86",
    "entities": [ENTITY_REF, {**ENTITY_REF, "id": "01990b3a-61b1-7b5d-8d22-4a6f9e3b8c75"}],
    "reason": "One is in Porto, the other in Gaia.",
    "judged_by": "fact-checker",
    "created_at": "2026-03-02T09:15:30.120045Z",
    "withdrawn_by": None,
    "withdrawn_at": None,
}
GLOSS = {
    "id": "01990b3a-6050-7e7f-9f44-6c8a1f5dae97",
    "source": SOURCE["id"],
    "start": 0,
    "end": 35,
    "language": "en",
    "text": "The bridge cost 12 million dollars",
    "by": "editor",
}
VALUE = {"amount": "12000000", "unit": "USD", "approx": False, "lower": None, "upper": None}
OTHER_VALUE = {"amount": "14500000", "unit": "USD", "approx": True, "lower": None, "upper": None}
POSITION: dict[str, Any] = {
    "id": "01990b3a-6230-7d19-b2c7-5a1e0f9c8d71",
    "stance": "affirms",
    "value": VALUE,
    "sources": 3,
    "independent_origins": 1,
}
OTHER_POSITION: dict[str, Any] = {
    "id": "01990b3a-6231-7f02-8e6d-90b4c3a2f1e5",
    "stance": "affirms",
    "value": OTHER_VALUE,
    "sources": 1,
    "independent_origins": 1,
}
CITATION: dict[str, Any] = {
    "id": "01990b3a-6240-7c88-9a3b-1d2e4f5a6b70",
    "position": POSITION["id"],
    "source": {
        "id": "01990b3a-6021-7e0b-a1f4-0c5b8a7e4d31",
        "language": "pt",
        "title": "Ponte abre em maio",
        "url": "https://harbour.example.org/2026/ponte",
        "published_on": "2026-03-01",
        "outlet": {"id": OUTLET["id"], "name": OUTLET["name"]},
    },
    "language": "pt",
    "start": 0,
    "end": 35,
    "quote": "A ponte custou 12 milhões de dólares",
    "gloss": {"text": "The bridge cost 12 million dollars", "language": "en", "by": "editor"},
    "attribution": {"kind": "official", "name": "the city's treasurer", "count": None, "speaker": None},
    "value": VALUE,
    "original_value": "12 milhões de dólares",
    "as_of": None,
    "found_by": "matcher-1",
    "stated_by": None,
    "state": "proposed",
    "live": True,
    "score": 0.91,
}
CITATION["end"] = CITATION["start"] + len(CITATION["quote"])
CITATION_DETAIL = {
    **CITATION,
    "features": [{"name": "equal quantities", "weight": 0.4, "detail": "12000000 USD in both"}],
}
SIMILAR_FACT: dict[str, Any] = {
    "claim": "01990b3a-6210-7d44-9b2c-8e9f0a1b2c34",
    "number": 1042,
    "published_at": "2026-02-03T09:00:00.250117Z",
    "rating": "verified",
    "text": "The council paid 12 million dollars for the river bridge.",
    "language": "en",
    "story": {"slug": "council-budget", "title": "The council's budget"},
    "score": 0.84,
    "features": [
        {"name": "close meaning", "weight": 0.44, "detail": "likeness 0.73 of the cited words"},
        {"name": "equal value", "weight": 0.4, "detail": "12000000 USD in both"},
    ],
}
SIMILAR = {"results": [SIMILAR_FACT]}
CLAIM: dict[str, Any] = {
    "id": "01990b3a-6200-7b33-8f0a-6c7d8e9f0a12",
    "key": "cost-of-the-bridge",
    "text": "The river bridge cost 12 million dollars.",
    "language": "en",
    "kind": "value",
    "status": "unverified",
    "signature": "River Bridge · 12 m USD",
    "worded_by_editor": True,
    "story": STORY_REF,
    "entities": [ENTITY_REF],
    "contradicted": True,
    "positions": [POSITION, OTHER_POSITION],
    "citations": [CITATION],
    "checked_before": [SIMILAR_FACT],
    "version": 1,
    "created_at": "2026-03-02T08:15:34.512003Z",
    "updated_at": "2026-03-02T08:15:34.512003Z",
}
SIDE = {key: POSITION[key] for key in ("id", "stance", "value")}
OTHER_SIDE = {key: OTHER_POSITION[key] for key in ("id", "stance", "value")}
CLAIM_CONTRADICTION = {
    "id": "01990b3a-6280-7e5f-a0d1-2b3c4d5e6f70",
    "kind": "value",
    "list": "main",
    "label": "narrators_differ",
    "left": SIDE,
    "right": OTHER_SIDE,
    "reason": "12 million against about 14.5 million dollars: beyond rounding.",
    "features": [{"name": "amounts differ", "weight": 0.9, "detail": "ratio 1.21"}],
    "score": 0.93,
    "state": "open",
    "decided_at": None,
    "decision_reason": None,
    "upheld": None,
    "created_at": "2026-03-02T08:15:35.000871Z",
}
CONTRADICTION = {
    **CLAIM_CONTRADICTION,
    "claim": {key: CLAIM[key] for key in ("id", "text", "language", "status")} | {"story": STORY_REF},
}
CLAIM_DETAIL = {**CLAIM, "citations": [CITATION_DETAIL], "contradictions": [CLAIM_CONTRADICTION]}

HIT = {
    "source": CITATION["source"],
    "story": STORY_REF,
    "start": 0,
    "end": 36,
    "text": "A ponte custou 12 milhões de dólares.",
    "highlights": [{"start": 2, "end": 7}],
    "found_by": ["words", "meaning"],
    "score": 0.0328,
    "claims": [{key: CLAIM[key] for key in ("id", "text", "language", "kind", "status")}],
}
HIT["end"] = len(str(HIT["text"]))
SEARCH = {"more": False, "results": [HIT]}

REVIEW: dict[str, Any] = {
    "id": "01990b3a-6300-7c44-9b0e-5d6c7b8a9f01",
    "claim": CLAIM["id"],
    "claim_version": 4,
    "reviewer": "fact-checker",
    "status": "verified",
    "position": POSITION["id"],
    "rationale": "The council's accounts say so.",
    "override_reason": None,
    "evidence": [
        {
            "id": "01990b3a-6310-7a55-8c1f-6e7d8c9b0a12",
            "kind": "url",
            "url": "https://city.example.org/accounts/2026",
            "source": None,
            "file": None,
            "note": "Page 12.",
            "confidential": False,
            "created_at": "2026-03-03T09:00:00.000000Z",
        }
    ],
    "created_at": "2026-03-03T09:00:00.000000Z",
}
COMMENT: dict[str, Any] = {
    "id": "01990b3a-6320-7b66-9d20-7f8e9d0c1b23",
    "claim": CLAIM["id"],
    "citation": None,
    "parent": None,
    "author": "reporter",
    "text": "@editor, who counted?",
    "mentions": ["editor"],
    "created_at": "2026-03-02T10:00:00.000000Z",
    "edited_at": None,
    "resolved_at": None,
    "resolved_by": None,
    "withdrawn_at": None,
}
PUBLICATION: dict[str, Any] = {
    "id": "01990b3a-6330-7c77-8e31-809fae1d2c34",
    "number": 17,
    "claim": CLAIM["id"],
    "version": 1,
    "claim_version": 4,
    "event": "published",
    "replaced_by": None,
    "published_at": "2026-03-03T12:00:00.000000Z",
    "published_by": "editor",
    "story": STORY_REF,
    "rating": "verified",
    "kind": "value",
    "origins": 1,
    "contradicted": True,
    "note": None,
}
PUBLICATION_DETAIL = {**PUBLICATION, "document": {"text": CLAIM["text"]}}
STANDING = {"published": True, "latest": PUBLICATION, "ordered": None, "new_evidence": False}
JOB = {
    "id": 4711,
    "state": "todo",
    "attempts": 0,
    "source": SOURCE["id"],
    "reason": "Reported on the bridge.",
}
SUBMITTED = {"outcome": "created", "source": SOURCE, "job": JOB}
CHANGESET: dict[str, Any] = {
    "id": "01990b3a-6340-7d88-8f42-91a0bf2e3d45",
    "model": "claim",
    "action": "take up",
    "parameters": {},
    "reason": "Everything about the bridge is looked at this week.",
    "state": "applied",
    "atomic": False,
    "total": 2,
    "changing": 1,
    "done": 1,
    "failure": None,
    "created_by": "editor",
    "created_at": "2026-03-02T11:00:00.000000Z",
    "applied_at": "2026-03-02T11:00:00.100000Z",
    "undone_by": None,
    "undone_at": None,
    "undo_reason": None,
}
BULK = {
    "changeset": CHANGESET,
    "results": [
        {"id": CLAIM["id"], "outcome": "changed", "detail": None},
        {
            "id": "01990b3a-6201-7c44-9a1b-7d8e9f0a1b23",
            "outcome": "refused",
            "detail": "There is no claim of this id.",
        },
    ],
}
STATED: dict[str, Any] = {
    "changeset": {**CHANGESET, "action": "state claims", "total": 1},
    "results": [
        {"index": 0, "outcome": "stated", "id": CLAIM["id"], "errors": None},
        {
            "index": 1,
            "outcome": "refused",
            "id": None,
            "errors": {"kind": ["“rumour” is not a valid choice."]},
        },
    ],
}

entity = answer("An entity", ENTITY)
judgement = answer("Not the same", JUDGEMENT)
gloss = answer("A gloss", GLOSS)
claim = answer("A claim", CLAIM)
claim_detail = answer("A claim with its contradictions", CLAIM_DETAIL)
similar = answer("A fact of another story", SIMILAR)
search = answer("What a search for “ponte” finds", SEARCH)
contradiction = answer("A contradiction", CONTRADICTION)
review = answer("A verdict", REVIEW)
comment = answer("A comment", COMMENT)
publication = answer("A publication", PUBLICATION)
publication_detail = answer("A publication with its document", PUBLICATION_DETAIL)
standing = answer("A published claim", STANDING)
job = answer("A reading that waits", JOB)
submitted = answer("An article, stored", SUBMITTED)
changeset = answer("A bulk edit", CHANGESET)
bulk = answer("A bulk edit with its rows", BULK)
stated = answer("Many claims", STATED)
