"""The admin of facts, by noun."""

from sources.admin.events import register_events

from . import (
    changesets,
    citations,
    claims,
    comments,
    contradictions,
    entities,
    publications,
    reviews,
    sources,
    topics,
    workflow,
)

register_events("facts")

__all__ = [
    "changesets",
    "citations",
    "claims",
    "comments",
    "contradictions",
    "entities",
    "publications",
    "reviews",
    "sources",
    "topics",
    "workflow",
]
