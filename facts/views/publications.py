"""What was published of a claim, version by version."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from facts.dossier import SHOWN
from facts.models import Claim
from facts.versions import versions_of


@login_required
@require_safe
def publication_list(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with the newest publications of a claim, each with its differences from the one before."""
    claim = get_object_or_404(Claim.objects.select_related("story"), pk=pk)
    rows = list(claim.publications.select_related("published_by").order_by("-version")[: SHOWN + 1])
    context = {
        "claim": claim,
        "versions": versions_of(rows)[:SHOWN],
        "more": len(rows) > SHOWN,
        "shown": SHOWN,
    }
    return render(request, "facts/publication_list.html", context)
