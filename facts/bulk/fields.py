"""Set fields of claims, several at once: kind, story, assignee, due date, entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Case, F, IntegerField, Q, Value, When

from facts.commenting import UNOWNED, check_assignee
from facts.editing import after_edits
from facts.models import ChangeSet, Claim, Entity
from facts.models.choices import ClaimKind, NotificationKind
from facts.notifying import notify
from facts.permissions import assignment
from sources.keys import array_of
from sources.models import Story

from .entities import entities_of, replace_entities, restore_entities, without_entities
from .parameters import Parameter, day, list_of, one_of, row_of
from .reviewing import OnClaims, Outcome
from .types import UNCHANGED, Planned

ENTITIES = list_of(row_of(lambda: Entity.objects.current(), by="key"))


class SetFields(OnClaims):
    """Set fields of claims: those that are given, null included; the others stay."""

    name = "set fields"
    title = "Set fields"
    takes = "take claim"
    looked_at = ("kind", "story_id", "assignee_id", "due_on", "status", "merged_into_id")
    parameters: ClassVar = (
        Parameter("kind", f"one of {', '.join(ClaimKind.values)}", one_of(ClaimKind.values)),
        Parameter(
            "story",
            "the id or slug of a story, or null",
            row_of(lambda: Story.objects.all(), by="slug"),
            nullable=True,
        ),
        Parameter(
            "assignee",
            "the id or name of somebody active, or null",
            row_of(lambda: get_user_model().objects.filter(is_active=True), by="username"),
            nullable=True,
        ),
        Parameter("due_on", "a date as YYYY-MM-DD, or null", day, nullable=True),
        Parameter("add_entities", "a list of ids or keys of entities", ENTITIES),
        Parameter("remove_entities", "a list of ids or keys of entities", ENTITIES),
    )

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._edited: list[UUID] = []
        self._assigned: list[UUID] = []
        self._outcomes: dict[tuple[Any, ...], Outcome] = {}

    def check(self) -> None:
        """Refuse to set nothing, to assign to somebody who may not work on claims, and to add what is removed."""
        given = self.given
        if not any(value or value is None for value in given.values()):
            names = ", ".join(parameter.name for parameter in self.parameters)
            raise ValidationError(f"Say what is set: one or more of {names}.", code="parameters")
        try:
            check_assignee(given.get("assignee"))
        except ValidationError as error:
            raise ValidationError({"assignee": error.messages}) from error
        if "assignee" in given and given["assignee"] is None and given.get("due_on") is not None:
            raise ValidationError({"due_on": UNOWNED})
        both = set(given.get("add_entities", ())) & set(given.get("remove_entities", ()))
        if both:
            names = ", ".join(sorted(entity.name for entity in both))
            raise ValidationError({"remove_entities": f"Added and removed at once: {names}."})

    def plan(self, rows: Sequence[UUID]) -> list[Planned]:
        """Refuse by the right to change each of the fields that change."""
        # Entities take no part unless they are asked for.
        held = entities_of(rows) if _about(self.given) else {}
        return [
            Planned(row, version, *self._outcome((*state, held.get(row, frozenset()))))
            for row, version, *state in self.read(rows)
        ]

    def _outcome(self, state: tuple[Any, ...]) -> Outcome:
        """Return what becomes of claims with these values of `looked_at` and these entities: the same for all of them."""
        if state not in self._outcomes:
            *values, entities = state
            self._outcomes[state] = self._planned(
                Claim(**dict(zip(self.looked_at, values, strict=True))), entities
            )
        return self._outcomes[state]

    def _planned(self, claim: Claim, entities: frozenset[UUID]) -> Outcome:
        before: dict[str, Any] = {
            "kind": claim.kind,
            "story": _text(claim.story_id),
            "assignee": claim.assignee_id,
            "due_on": _text(claim.due_on),
            "entities": sorted(map(str, entities)),
        }
        after = before | self._wanted(entities)
        if after["assignee"] is None and "assignee" in self.given:
            after["due_on"] = None
        changed = {name for name, value in after.items() if value != before[name]}
        return (
            {name: before[name] for name in changed},
            {name: after[name] for name in changed},
            self._refusal(claim, changed, after),
        )

    def _wanted(self, entities: frozenset[UUID]) -> dict[str, Any]:
        given = self.given
        wanted: dict[str, Any] = {}
        if "kind" in given:
            wanted["kind"] = given["kind"]
        if "story" in given:
            wanted["story"] = _text(given["story"].pk) if given["story"] else None
        if "assignee" in given:
            wanted["assignee"] = given["assignee"].pk if given["assignee"] else None
        if "due_on" in given:
            wanted["due_on"] = _text(given["due_on"])
        added = {entity.pk for entity in given.get("add_entities", ())}
        removed = {entity.pk for entity in given.get("remove_entities", ())}
        wanted["entities"] = sorted(map(str, (entities | added) - removed))
        return wanted

    def _refusal(self, claim: Claim, changed: set[str], after: dict[str, Any]) -> str:
        if not changed:
            return UNCHANGED
        if after["due_on"] is not None and after["assignee"] is None:
            return UNOWNED
        actions = []
        if "kind" in changed:
            actions.append("word claim")
        if {"story", "entities"} & changed:
            actions.append("file claim")
        if {"assignee", "due_on"} & changed:
            actions.append(assignment(self.actor, claim, assignee_id=after["assignee"]))
        return next(filter(None, (self.hindrance(action, claim) for action in actions)), "")

    def write(self, planned: Sequence[Planned]) -> dict[UUID, str]:
        """Set the columns by one statement, and the entities by one each for those added and those removed."""
        Claim.objects.filter(pk__among=array_of(each.row for each in planned)).update(
            **self._columns(planned)
        )
        replace_entities(
            [
                (each.row, each.before["entities"], each.after["entities"])
                for each in planned
                if "entities" in each.after
            ]
        )
        self._edited += [each.row for each in planned if "kind" in each.after]
        self._assigned += [each.row for each in planned if each.after.get("assignee")]
        return {}

    def _columns(self, planned: Sequence[Planned]) -> dict[str, Any]:
        given = self.given
        columns: dict[str, Any] = {
            name: given[name] for name in ("story", "assignee", "due_on") if name in given
        }
        if "assignee" in given and given["assignee"] is None:
            columns["due_on"] = None
        if "kind" in given:
            # Who changes the kind words the claim; where it stays, so does who worded it.
            columns["kind"] = given["kind"]
            columns["worded_by"] = Case(
                When(~Q(kind=given["kind"]), then=Value(self.actor.pk)),
                default=F("worded_by"),
                output_field=IntegerField(),
            )
        # Entities are rows of their own: that others may see the edit, it counts the version up.
        about = [each.row for each in planned if "entities" in each.after]
        if about:
            columns["version"] = Case(
                When(pk__among=array_of(about), then=F("version") + 1),
                default=F("version"),
                output_field=IntegerField(),
            )
        return columns

    def finish(self, changeset: ChangeSet) -> None:
        """Put claims with a verdict whose kind changed back in review, and tell the assignee once of all claims."""
        super().finish(changeset)
        after_edits(self._edited, actor=self.actor, reason=self.reason)
        if self._assigned:
            notify(
                [self.given["assignee"]],
                kind=NotificationKind.ASSIGNMENT,
                claim=Claim.objects.get(pk=self._assigned[0]),
                others=len(self._assigned) - 1,
                caused_by=self.actor,
            )

    def left(self, changeset: ChangeSet, rows: Sequence[UUID]) -> dict[UUID, str]:
        """Leave the claims that somebody touched since, or that were about something that is gone."""
        gone = without_entities(changeset, rows) if _about(changeset.parameters) else {}
        return gone | super().left(changeset, rows)

    def restore(self, changeset: ChangeSet, rows: Sequence[UUID]) -> None:
        """Put the claims' columns back, and what they are about."""
        if _about(changeset.parameters):
            restore_entities(changeset, rows)
        super().restore(changeset, rows)


def _about(told: Mapping[str, Any]) -> bool:
    """Return whether a bulk edit is told to change what claims are about."""
    return not {"add_entities", "remove_entities"}.isdisjoint(told)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
