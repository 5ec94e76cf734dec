"""Put back what a bulk edit changed, from the history: one statement per model, where nobody touched the rows since.

The id of the change set is the context of all that it changed, so the oldest event of a row in that context holds the
row as it was. Only columns that people own are put back: what the machine computed since stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from facts.models import ChangeSet, Claim
from sources.keys import array_of, array_of_new

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: The columns of a claim that bulk edits change.
CLAIM_COLUMNS = ("kind", "worded_by_id", "status", "story_id", "assignee_id", "due_on")

#: What is said of a row that is gone when a bulk edit is undone.
DELETED = "It was deleted since."
HOMELESS = "The story that it belonged to was deleted since."


class Past(NamedTuple):
    """What a row was before the bulk edit, by the number of its entry in the history; `left` says why it stays as it is.

    `was` is the status that a claim had then, `status` the one that it has now; None of other rows, and of rows that
    the bulk edit did not change.
    """

    row: UUID
    event: int | None
    left: str
    was: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class _More:
    """What is asked of rows beside what they were: columns of the statement, the joins that they take."""

    columns: str = "NULL, NULL, false"
    joins: str = ""


_NOTHING = _More()

#: Of claims: their status then and now, and whether the story is gone that they belonged to.
_STATUS_AND_STORY = _More(
    "was.status, row.status, was.story_id IS NOT NULL AND story.id IS NULL",
    "LEFT JOIN facts_claimevent was ON was.pgh_id = ours.first LEFT JOIN sources_story story ON story.id = was.story_id",
)


def look_back_at_claims(changeset: ChangeSet, claims: Sequence[UUID]) -> dict[UUID, Past]:
    """Return what the claims were, by claim.

    Those stay as they are whose version has moved since the bulk edit, also by their positions and citations, not by
    what the machine computes of them; and those that are gone, or whose story is.
    """
    return look_back(changeset, Claim, claims, ("version",), more=_STATUS_AND_STORY)


def look_back(
    changeset: ChangeSet,
    model: type[models.Model],
    rows: Sequence[UUID],
    columns: Sequence[str],
    *,
    more: _More = _NOTHING,
) -> dict[UUID, Past]:
    """Return what the rows were, by row; those are left that are gone, or in which one of the columns changed since."""
    same = " AND ".join(f"event.{column} IS NOT DISTINCT FROM row.{column}" for column in columns) or "true"
    sql = """
        SELECT given.id, ours.first, row.id IS NULL, later.name, {more.columns}
        FROM unnest(%(rows)s::uuid[]) AS given (id)
        LEFT JOIN {table} row ON row.id = given.id
        LEFT JOIN LATERAL (
            SELECT min(event.pgh_id) FILTER (WHERE event.pgh_context_id = %(unit)s) AS first,
                   max(event.pgh_id) FILTER (WHERE event.pgh_context_id = %(unit)s) AS last,
                   max(event.pgh_id) AS newest
            FROM {events} event
            WHERE event.pgh_obj_id = given.id
        ) ours ON true
        LEFT JOIN LATERAL (
            SELECT COALESCE(event.pgh_context ->> 'name', '') AS name
            FROM {events} event
            WHERE ours.newest > ours.last
                AND event.pgh_obj_id = given.id AND event.pgh_id > ours.last AND NOT ({same})
            ORDER BY event.pgh_id DESC
            LIMIT 1
        ) later ON true
        {more.joins}
    """.format(**_tables(model), same=same, more=more)  # noqa: S608  (composed of the names of tables and columns)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"rows": array_of(rows), "unit": changeset.pk})
        return {
            row: Past(row, event, _why(gone, who, homeless), was, status)
            for row, event, gone, who, was, status, homeless in cursor.fetchall()
        }


def _why(gone: bool, who: str | None, homeless: bool) -> str:  # noqa: FBT001  (as the statement finds them)
    """Return why a row is left; "" where it is not."""
    if gone:
        return DELETED
    if who is not None:
        return f"{who or 'Somebody'} changed it since."
    return HOMELESS if homeless else ""


def restore(model: type[models.Model], past: Sequence[Past], columns: Sequence[str]) -> None:
    """Put these columns of the rows back to what they were, by one statement."""
    sets = ", ".join(f"{column} = was.{column}" for column in columns)
    sql = """
        UPDATE {table} row SET {sets}
        FROM {events} was
        WHERE was.pgh_id = ANY(%s::bigint[]) AND row.id = was.pgh_obj_id
    """.format(**_tables(model), sets=sets)  # noqa: S608  (composed of the names of tables and columns)
    with connection.cursor() as cursor:
        cursor.execute(sql, [_events(past)])


def restore_claims(past: Sequence[Past]) -> list[UUID]:
    """Put the claims back to what they were; return those whose status came back, for `restore_reviews`."""
    restore(Claim, past, CLAIM_COLUMNS)
    return [each.row for each in past if each.was not in (None, each.status)]


def restore_reviews(claims: Sequence[UUID], *, actor: User, reason: str) -> None:
    """Write of each claim that it is again what the last review of its status made it."""
    if not claims:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO facts_review
                   (id, claim_id, claim_version, reviewer_id, status, position_id, rationale, override_reason,
                    created_at, restores_id)
            SELECT given.id, claim.id, claim.version, %s, claim.status, held.position_id, %s, '', %s, held.id
            FROM unnest(%s::uuid[], %s::uuid[]) AS given (id, claim)
            JOIN facts_claim claim ON claim.id = given.claim
            LEFT JOIN LATERAL (
                SELECT COALESCE(review.restores_id, review.id) AS id, review.position_id
                FROM facts_review review
                WHERE review.claim_id = claim.id AND review.status = claim.status
                ORDER BY review.created_at DESC, review.id DESC
                LIMIT 1
            ) held ON true
            """,
            [
                actor.pk,
                f"Undone: {reason}",
                timezone.now(),
                array_of_new(len(claims)),
                array_of(claims),
            ],
        )


def _events(past: Iterable[Past]) -> str:
    """Return the numbers of the entries as PostgreSQL writes an array."""
    return "{" + ",".join([str(each.event) for each in past if each.event is not None]) + "}"


def _tables(model: type[models.Model]) -> dict[str, str]:
    return {
        "table": model._meta.db_table,
        "events": model.pgh_event_model._meta.db_table,  # type: ignore[attr-defined]
    }
