"""What is to be done: the first page after the login, with the ready views of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from facts.models import Claim
from facts.queues import QUEUES
from sources.views import page_asked

#: So many claims of a queue are counted; the page says that there are more.
COUNTED = 99

#: Claims on one page.
SIZE = 25


@dataclass(frozen=True, slots=True)
class Shelf:
    """A queue as the page names it: in its address, in words, when it is empty, and by what it is ordered."""

    slug: str
    queue: str
    name: str
    says: str
    empty: str
    ordering: str
    #: Seconds for which the count is kept, for everybody, where it takes a look at every fact.
    kept: int = 0


SHELVES = (
    Shelf("mine", "mine", "My queue", "What is yours, what is due first.", "Nothing is yours.", "due"),
    Shelf(
        "unassigned",
        "unassigned",
        "Unassigned",
        "Claims without a verdict that are nobody's, the newest first.",
        "Every claim without a verdict is somebody's.",
        "-created_at",
    ),
    Shelf(
        "second-person",
        "second person",
        "Waiting for a second person",
        "Claims with a verdict that you may publish, because others judged and edited them.",
        "No verdict waits for you.",
        "updated_at",
    ),
    Shelf(
        "stale",
        "stale",
        "Stale",
        "In review without a change for a week, or overdue.",
        "Nothing lies about.",
        "updated_at",
    ),
    Shelf(
        "contradicted",
        "contradicted",
        "Contradicted",
        "Claims on which sources contradict each other, the last found first.",
        "No two sources contradict each other.",
        "-contradicted_at",
    ),
    Shelf(
        "new-evidence",
        "new evidence",
        "New evidence",
        "Published claims on which something was found since.",
        "Nothing was found since anything was published.",
        "-updated_at",
        kept=60,
    ),
)


@login_required
@require_safe
def queue_page(request: HttpRequest, slug: str = "mine") -> HttpResponse:
    """Answer with the claims of one queue, and how many wait in each."""
    shelf = next((each for each in SHELVES if each.slug == slug), None)
    if shelf is None:
        raise Http404
    user: Any = request.user
    page, errors = page_asked(request, QUEUES[shelf.queue](user), ordering=shelf.ordering, size=SIZE)
    # One page that holds the whole queue has counted it.
    known = {} if errors or page.after or page.before else {shelf: str(len(page.rows))}
    context = {
        "shelf": shelf,
        "shelves": [(each, known.get(each) or _count(each, user)) for each in SHELVES],
        "page": page,
        "claims": Claim.objects.for_rows(page.rows),
        "errors": errors,
    }
    return render(request, "facts/queue.html", context, status=400 if errors else 200)


def _count(shelf: Shelf, user: Any) -> str:
    claims = QUEUES[shelf.queue](user)
    if not shelf.kept:
        return _counted(claims)
    return str(cache.get_or_set(f"queue:{shelf.slug}", lambda: _counted(claims), shelf.kept))


def _counted(claims: QuerySet[Claim]) -> str:
    """Return how many claims there are, "99+" for more: no more rows are looked for."""
    count = claims.order_by().values("pk")[: COUNTED + 1].count()
    return f"{COUNTED}+" if count > COUNTED else str(count)
