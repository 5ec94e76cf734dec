"""The list of claims, and the page of one with every word that was cited for it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from facts.dossier import dossier_of
from facts.filters import ClaimFilter
from facts.merged import survivors
from facts.models import Claim
from facts.presenting import show_claim
from facts.threads import threads_of
from sources.views import DeskList


class ClaimList(DeskList):
    """The claims, newest first."""

    filterset_class = ClaimFilter
    template_name = "facts/claim_list.html"
    title = "Claims"
    bulk = "claims"
    fields = ("q", "story", "language", "contradicted", "status", "kind")

    def get_queryset(self) -> QuerySet[Any]:
        """Return the current claims."""
        return Claim.objects.current()

    def present(self, rows: Sequence[Any]) -> list[Claim]:
        """Return the claims of the page with story, support, languages and whether they are contradicted."""
        return Claim.objects.for_rows(rows)


@login_required
@require_safe
def claim_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with a claim, its answers side by side, and where they contradict each other."""
    claim = get_object_or_404(Claim.objects.for_page(), pk=pk)
    if claim.merged_into_id:
        return redirect("facts:claim", pk=survivors(Claim, [claim.pk])[claim.pk])
    user: Any = request.user
    context = {
        "claim": show_claim(claim),
        "dossier": dossier_of(claim, reader=user),
        # What people say to each other is for those who may read it.
        "threads": threads_of(claim) if request.user.has_perm("facts.view_comment") else None,
    }
    return render(request, "facts/claim.html", context)
