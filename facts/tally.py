"""What an intake did, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sources.recording import Outcome


@dataclass(slots=True)
class Tally:
    """What an intake did: rows created, unchanged and updated by model, what was rejected, with reasons, and what else to know."""

    created: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def count(self, model: str, outcome: Outcome) -> None:
        """Count one row of `model` under what happened to it."""
        where = {Outcome.UNCHANGED: self.unchanged, Outcome.UPDATED: self.updated}.get(outcome, self.created)
        where[model] += 1
