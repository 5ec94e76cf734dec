"""What is claimed, by whom, on what evidence, and what people made of it."""

from .changesets import ChangeSet, ChangeSetItem
from .claims import Citation, Claim, ClaimEntity, Position
from .contradictions import Contradiction
from .entities import Alias, Entity, Mention
from .publications import Publication, PublicationEntity
from .reviews import Comment, CommentMention, Evidence, Review

__all__ = [
    "Alias",
    "ChangeSet",
    "ChangeSetItem",
    "Citation",
    "Claim",
    "ClaimEntity",
    "Comment",
    "CommentMention",
    "Contradiction",
    "Entity",
    "Evidence",
    "Mention",
    "Position",
    "Publication",
    "PublicationEntity",
    "Review",
]
