"""Whether the site can work: `/healthz` for machines, and the answer given while the database is away."""

from __future__ import annotations

import functools
import sys

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom.problems import problem_response

RETRY_SECONDS = 5

#: SQLSTATE classes and codes of a server that is gone, going, starting or full (PostgreSQL documentation, appendix A).
_AWAY = ("08", "57P", "53300")


def is_away(error: BaseException | None) -> bool:
    """Say whether `error` means that the database cannot be reached, rather than that a query is wrong."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError):
        return False
    sqlstate = getattr(error.__cause__, "sqlstate", None)
    # psycopg knows no SQLSTATE for a connection that was refused or broke off.
    return sqlstate is None or sqlstate.startswith(_AWAY)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return 503 with Retry-After: JSON for a client of the API, else a page that needs no database."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    if request.path.startswith("/api/") or not request.accepts("text/html"):
        detail = "The database cannot be reached. Nothing is lost; try again shortly."
        return problem_response(request, status=503, detail=detail, headers=headers)
    return HttpResponse(loader.render_to_string("503.html"), status=503, headers=headers)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what no middleware could catch, such as a session that could not be saved."""
    if is_away(sys.exception()):
        return unavailable(request)
    if request.path.startswith("/api/"):
        return problem_response(request, status=500, detail="The mistake is ours, and it has been logged.")
    return defaults.server_error(request)


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Return 200 when the database answers and its migrations are applied, else 503 with what is wrong."""
    try:
        waiting = len(_migrations() - MigrationRecorder(connection).applied_migrations().keys())
    except DatabaseError as error:
        if not is_away(error):
            raise
        return _unhealthy(database="away", migrations="unknown")
    if waiting:
        return _unhealthy(database="ok", migrations=f"{waiting} not applied")
    return JsonResponse({"status": "ok", "database": "ok", "migrations": "ok"})


@functools.cache
def _migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations of the code, read from the disk once."""
    return frozenset(MigrationLoader(None).graph.nodes)


def _unhealthy(**parts: str) -> JsonResponse:
    return JsonResponse(
        {"status": "unavailable", **parts}, status=503, headers={"Retry-After": str(RETRY_SECONDS)}
    )
