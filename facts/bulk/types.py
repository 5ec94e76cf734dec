"""What a bulk edit is made of: rows looked at, what changes in each, and what an action must say of itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from uuid import UUID

from django.db import models

from facts.models import ChangeSet, Claim
from facts.permissions import obstacle, refusal

from .parameters import Parameter

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Rows that are planned or changed by one statement; the number of statements grows by this, not by row.
CHUNK = 5_000

#: What is said of a row that has already what a bulk edit would give it.
UNCHANGED = "It is so already."


class Planned(NamedTuple):
    """What a bulk edit does to one row at this version, or the sentence why it is refused.

    `before` and `after` hold the columns that change, as JSON holds them; rows to which the same happens share them.
    """

    row: UUID
    version: int
    before: dict[str, Any]
    after: dict[str, Any]
    refused: str = ""


class Action(ABC):
    """One thing that can be done to many rows of one model, by `actor`, with these parameters, for this reason.

    An instance serves one run: a preview, an application or an undo. Its rows are handed over in chunks, each handled
    by a constant number of statements where the class does not say otherwise.
    """

    #: The name in the tables of bulk actions and, where there is one, of `facts.permissions`.
    name: ClassVar[str]
    title: ClassVar[str]
    model: ClassVar[type[models.Model]]
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    #: Columns of a claim that decide on what becomes of it, read with its lock; none where rows are no claims.
    looked_at: ClassVar[tuple[str, ...]] = ()
    #: What the role must be allowed, for all rows; each row may take more.
    takes: ClassVar[str]

    def __init__(self, *, actor: User, given: Mapping[str, Any], reason: str = "") -> None:
        self.actor, self.given, self.reason = actor, given, reason
        #: Id, version and `looked_at` of the claims as they were locked, by id; None where they were not, or not to be planned.
        self.locked: dict[UUID, tuple[Any, ...]] | None = None
        self._hindrances: dict[tuple[str, str, UUID | None], str] = {}

    @classmethod
    def model_name(cls) -> str:
        """Return the name of the model as a change set keeps it ("claim")."""
        return cls.model.__name__.lower()

    def check(self) -> None:  # noqa: B027  (most actions have nothing to check)
        """Raise `ValidationError` for parameters that do not go together."""

    @abstractmethod
    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Return what is to be done to each of these rows, in no order; nothing for rows that do not exist."""

    @abstractmethod
    def claims(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return the ids of the claims that are locked while rows change; `rows` is a query of the ids of these."""

    @abstractmethod
    def write(self, planned: Sequence[Planned]) -> dict[UUID, str]:
        """Change these rows, which are locked; return those that were refused on the way, with the sentence why."""

    def finish(self, changeset: ChangeSet) -> None:  # noqa: B027  (most actions end with their last chunk)
        """Do, after the last chunk, what is done once."""

    @abstractmethod
    def left(self, changeset: ChangeSet, rows: Sequence[UUID]) -> dict[UUID, str]:
        """Return the rows that an undo of the bulk edit leaves as they are, with the sentence why."""

    @abstractmethod
    def restore(self, changeset: ChangeSet, rows: Sequence[UUID]) -> None:
        """Put back what these rows were before the bulk edit; none of them was touched since."""

    def hindrance(self, action: str, claim: Claim) -> str:
        """Return why role or state do not allow the action on this claim, in a sentence; "" when they do."""
        key = (action, claim.status, claim.merged_into_id)
        if key not in self._hindrances:
            self._hindrances[key] = refusal(self.actor, action, claim=claim) or obstacle(action, claim=claim)
        return self._hindrances[key]
