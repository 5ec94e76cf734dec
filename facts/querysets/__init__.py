"""Reads of facts, named for what they return."""

from .citations import CONTEXT, CitationQuerySet
from .claims import ClaimQuerySet, PositionQuerySet, among
from .contradictions import ContradictionQuerySet
from .entities import EntityQuerySet, MentionQuerySet
from .reviews import CommentQuerySet, EvidenceQuerySet, ReviewQuerySet

__all__ = [
    "CONTEXT",
    "CitationQuerySet",
    "ClaimQuerySet",
    "CommentQuerySet",
    "ContradictionQuerySet",
    "EntityQuerySet",
    "EvidenceQuerySet",
    "MentionQuerySet",
    "PositionQuerySet",
    "ReviewQuerySet",
    "among",
]
