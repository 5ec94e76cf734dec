"""Pages of large tables: counted as far as anybody turns pages, estimated beyond."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import connections
from django.db.models import QuerySet
from django.utils.functional import cached_property

#: Rows are counted up to here; 100 pages of 100.
COUNTED = 10_000


class BoundedPaginator(Paginator):
    """Counts at most `COUNTED` rows, and estimates a longer list from the table's statistics.

    PostgreSQL counts by reading every row (its documentation, "Row Estimation Examples", on `reltuples`).
    """

    @cached_property
    def count(self) -> int:
        """Return the number of rows: exact up to `COUNTED`, else an estimate, or `COUNTED` for a filtered list."""
        if not isinstance(self.object_list, QuerySet):
            return len(self.object_list)
        rows = self.object_list.order_by()
        # What the list shows beside its rows is not worked out for those that are only counted.
        counted = rows.values("pk")[: COUNTED + 1].count()
        if counted <= COUNTED:
            return counted
        # Joins and conditions make the table's statistics say nothing about the list.
        return COUNTED if rows.query.where else max(COUNTED, _estimate(rows))


def _estimate(rows: QuerySet[Any]) -> int:
    with connections[rows.db].cursor() as cursor:
        cursor.execute(
            "SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(%s)", [rows.model._meta.db_table]
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0
