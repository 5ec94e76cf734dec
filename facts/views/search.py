"""The page that searches passages across languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from facts.filters import SearchForm
from facts.searching import FoundPassage, with_claims
from sources.models import Source, Story


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as the page shows it: its text in stretches, each with whether it was looked for."""

    found: FoundPassage
    stretches: tuple[tuple[str, bool], ...]


@login_required
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer with the passages that the query finds, or with an empty form where nothing is asked."""
    asked = bool(request.GET)
    form = SearchForm(request.GET if asked else None)
    form.besides = frozenset()
    errors = dict(form.errors.items())
    found = with_claims(form.found()) if asked and not errors else None
    context = {
        "form": form,
        "errors": errors,
        "found": found,
        "hits": [ShownHit(found=hit, stretches=tuple(_stretches(hit))) for hit in found.hits]
        if found
        else [],
        "stories": Story.objects.newest_titles(),
        "languages": Source.objects.recent_languages(),
    }
    return render(request, "facts/search.html", context, status=400 if errors else 200)


def _stretches(found: FoundPassage) -> Iterator[tuple[str, bool]]:
    text, place = found.hit.text, 0
    for start, end in found.hit.highlights:
        yield text[place:start], False
        yield text[start:end], True
        place = end
    yield text[place:], False
