"""Put back what a bulk edit changed, from the history: one statement per model, where nobody touched the rows since.

The id of the change set is the context of all that it changed, so the oldest event of a row in that context holds the
row as it was. Only columns that people own are put back: what the machine computed since stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from facts.models import ChangeSet, Claim
from sources.keys import new_id

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: The columns of a claim that bulk edits change.
CLAIM_COLUMNS = ("kind", "worded_by_id", "status", "story_id", "assignee_id", "due_on")

#: What is said of a row that is gone when a bulk edit is undone.
DELETED = "It was deleted since."

#: The rows of a table as they were before the bulk edit.
_WAS = """
    SELECT DISTINCT ON (event.pgh_obj_id) event.*
    FROM {events} event
    WHERE event.pgh_obj_id = ANY(%(rows)s::uuid[]) AND event.pgh_context_id = %(unit)s
    ORDER BY event.pgh_obj_id, event.pgh_id
"""


def touched_claims(changeset: ChangeSet, claims: Sequence[UUID]) -> dict[UUID, str]:
    """Return those of the claims that cannot be put back, with the sentence why.

    Their version has moved since the bulk edit, also by their positions and citations, not by what the machine computes
    of them; or they are gone, or the story that they would go back to is.
    """
    return touched(changeset, Claim, claims, ("version",)) | _without_story(changeset, claims)


def touched(
    changeset: ChangeSet, model: type[models.Model], rows: Sequence[UUID], columns: Sequence[str]
) -> dict[UUID, str]:
    """Return those of the rows in which one of these columns changed after the bulk edit, or that are gone, and why."""
    sql = """
        SELECT given.id, row.id IS NULL, later.name
        FROM unnest(%(rows)s::uuid[]) AS given (id)
        LEFT JOIN {table} row ON row.id = given.id
        LEFT JOIN LATERAL (
            SELECT COALESCE(event.pgh_context ->> 'name', '') AS name
            FROM {events} event
            WHERE event.pgh_obj_id = given.id
              AND event.pgh_id > (SELECT max(ours.pgh_id) FROM {events} ours
                                  WHERE ours.pgh_obj_id = given.id AND ours.pgh_context_id = %(unit)s)
              AND ({event_columns}) IS DISTINCT FROM ({row_columns})
            ORDER BY event.pgh_id DESC
            LIMIT 1
        ) later ON true
        WHERE row.id IS NULL OR later.name IS NOT NULL
    """.format(  # noqa: S608  (composed of the names of tables and columns)
        **_tables(model),
        event_columns=", ".join(f"event.{column}" for column in columns),
        row_columns=", ".join(f"row.{column}" for column in columns),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"rows": list(rows), "unit": changeset.pk})
        return {
            row: DELETED if gone else f"{who or 'Somebody'} changed it since."
            for row, gone, who in cursor.fetchall()
        }


def restore(
    changeset: ChangeSet, model: type[models.Model], rows: Sequence[UUID], columns: Sequence[str]
) -> None:
    """Put these columns of the rows back to what they were before the bulk edit, by one statement."""
    sql = f"UPDATE {{table}} row SET {{sets}} FROM ({_WAS}) was WHERE row.id = was.pgh_obj_id".format(  # noqa: S608  (composed of the names of tables and columns)
        **_tables(model), sets=", ".join(f"{column} = was.{column}" for column in columns)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"rows": list(rows), "unit": changeset.pk})


def restore_claims(changeset: ChangeSet, claims: Sequence[UUID], *, actor: User, reason: str) -> None:
    """Put the claims back to what they were; a status that comes back is a review that restores the earlier one."""
    changed = f"""
        SELECT claim.id FROM facts_claim claim JOIN ({_WAS}) was ON was.pgh_obj_id = claim.id
        WHERE claim.status <> was.status
    """.format(**_tables(Claim))  # noqa: S608  (composed of the names of tables and columns)
    with connection.cursor() as cursor:
        cursor.execute(changed, {"rows": list(claims), "unit": changeset.pk})
        reviewed = [row for (row,) in cursor.fetchall()]
    restore(changeset, Claim, claims, CLAIM_COLUMNS)
    _restore_reviews(reviewed, actor=actor, reason=reason)


def _restore_reviews(claims: Sequence[UUID], *, actor: User, reason: str) -> None:
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
            [actor.pk, f"Undone: {reason}", timezone.now(), [new_id() for _ in claims], list(claims)],
        )


def _without_story(changeset: ChangeSet, claims: Sequence[UUID]) -> dict[UUID, str]:
    sql = f"""
        SELECT was.pgh_obj_id FROM ({_WAS}) was LEFT JOIN sources_story story ON story.id = was.story_id
        WHERE was.story_id IS NOT NULL AND story.id IS NULL
    """.format(**_tables(Claim))  # noqa: S608  (composed of the names of tables and columns)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"rows": list(claims), "unit": changeset.pk})
        return {row: "The story that it belonged to was deleted since." for (row,) in cursor.fetchall()}


def _tables(model: type[models.Model]) -> dict[str, str]:
    return {
        "table": model._meta.db_table,
        "events": model.pgh_event_model._meta.db_table,  # type: ignore[attr-defined]
    }
