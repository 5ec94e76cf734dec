"""What is claimed, by whom, on what evidence, and what people made of it."""

from .changesets import ChangeSet, ChangeSetItem
from .citations import Citation
from .claims import Claim, ClaimEntity, Position
from .contradictions import Contradiction
from .embargoes import Embargo
from .entities import Alias, Entity, Mention
from .judgements import EntityJudgement
from .notifications import Notification, Preference
from .publications import Publication, PublicationEntity
from .reviews import Comment, CommentMention, Evidence, Review
from .topics import Topic

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
    "Embargo",
    "Entity",
    "EntityJudgement",
    "Evidence",
    "Mention",
    "Notification",
    "Position",
    "Preference",
    "Publication",
    "PublicationEntity",
    "Review",
    "Topic",
]
