"""Runs of events, with who reports them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from facts.matrix import matrix_of
from facts.models import Citation, Claim, Contradiction
from facts.unresolved import unresolved_names
from sources.filters import StoryFilter
from sources.models import Source, Story
from sources.origins import roots_of
from sources.views import DeskList, page_asked

#: How many sources the page of a story lists; the list of sources shows all.
SHOWN = 100

#: Columns and rows of one page of claims against sources.
COLUMNS, ROWS = 24, 25


class StoryList(DeskList):
    """Stories, newest first."""

    filterset_class = StoryFilter
    template_name = "facts/story_list.html"
    title = "Stories"

    def get_queryset(self) -> QuerySet[Any]:
        """Return stories with the number of their sources."""
        return Story.objects.with_counts()


@login_required
@require_safe
def story_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a story: its sources, which of them echo which, its claims, and what is contradicted."""
    story = get_object_or_404(Story, slug=slug)
    claims = Claim.objects.filter(story=story).current()
    sources = list(
        Source.objects.filter(story=story)
        .newest()
        .for_listing()
        .select_related("derived_from__outlet", "derived_from_proposed__outlet")
        .defer_origins()[: SHOWN + 1]
    )
    roots = roots_of({source.pk for source in sources if source.sha256})
    cited = Citation.objects.live().filter(source__in=[source.pk for source in sources])
    claims_by_source = cited.claims_by_source()
    for source in sources:
        source.claims = claims_by_source.get(source.pk, 0)  # type: ignore[attr-defined]
    page, errors = page_asked(request, claims, ordering="-created_at", size=ROWS)
    held = [source for source in sources if source.sha256]
    columns = held[:COLUMNS]
    context = {
        "unresolved": unresolved_names(story=story),
        "columns": columns,
        "matrix": matrix_of(Claim.objects.for_rows(page.rows), columns),
        "page": page,
        "errors": errors,
        "more_columns": len(held) > len(columns) or len(sources) > SHOWN,
        "story": story,
        "sources": sources[:SHOWN],
        "more_sources": len(sources) > SHOWN,
        "origins": len({roots[source.key].key for source in sources if source.sha256}),
        "claim_count": claims.count(),
        "contradiction_count": Contradiction.objects.shown().filter(claim__story=story).count(),
    }
    return render(request, "facts/story.html", context, status=400 if errors else 200)
