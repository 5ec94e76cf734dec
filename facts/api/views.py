"""The resources of facts, by their old address; each noun has a module of its own."""

from .claims import ClaimViewSet
from .contradictions import ContradictionViewSet
from .entities import EntityViewSet

__all__ = ["ClaimViewSet", "ContradictionViewSet", "EntityViewSet"]
