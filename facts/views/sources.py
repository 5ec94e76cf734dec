"""The page of a source: its text with the cited words marked, and the claims that cite them."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from facts.glosses import glosses_of
from facts.marking import stretches
from facts.models import Citation
from facts.presenting import show_citation
from facts.unresolved import unresolved_names
from sources.models import Source


def may_read_full_text(user: Any) -> bool:
    """Return whether `user` may read whole texts, and not only the words that claims cite."""
    return bool(user.is_staff or user.has_perm("sources.read_full_text"))


@login_required
@require_safe
def source_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with a source and what cites it; the whole text only to those who may read it."""
    sources = Source.objects.select_related(
        "outlet", "story", "derived_from__outlet", "derived_from_proposed__outlet"
    )
    source = get_object_or_404(sources.defer("raw").defer_origins(), pk=pk)
    cited = Citation.objects.filter(source=source).exclude(state="rejected").in_context()
    citations = list(cited.select_related("claim", "position").order_by("start", "end", "id"))
    numbered = list(enumerate(citations, start=1))
    full = source.is_held and may_read_full_text(request.user)
    glosses = glosses_of(citations)
    context = {
        "source": source,
        "full": full,
        "stretches": (
            stretches(source, passages=list(source.passages.spans()), citations=numbered) if full else []
        ),
        "citations": [(number, show_citation(citation, glosses)) for number, citation in numbered],
        "unresolved": unresolved_names(source=source),
        "versions": Source.objects.filter(key=source.key)
        .exclude(pk=source.pk)
        .order_by("version")
        .for_naming(),
        "echoes": Source.objects.echoing(source).for_listing()[:50],
    }
    return render(request, "facts/source.html", context)
