"""From words of a source to the claim that they are cited for."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from facts.filters import ClaimFilter
from facts.models import Citation, Claim
from facts.permissions import refusal
from sources.models import Source

from .sources import may_read_full_text

#: So many claims are offered; words narrow them down.
OFFERED = 30


@login_required
@require_safe
def cite_source(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with the claims for which words of a source may be cited: those that cite it, its story's, or those found.

    `start` and `end` are the places of words that were selected in the reader, handed on as they are.
    """
    user: Any = request.user
    if sentence := refusal(user, "cite"):
        raise PermissionDenied(sentence)
    source = get_object_or_404(Source.objects.select_related("outlet", "story").defer("raw"), pk=pk)
    start, end = (request.GET.get(name, "") for name in ("start", "end"))
    asked = request.GET.get("q", "").replace("\0", "")[:200]
    claims = Claim.objects.current().select_related("story")
    if asked:
        claims = ClaimFilter({"q": asked}, queryset=claims).qs
    else:
        cites = Citation.objects.filter(claim=OuterRef("pk"), source=source)
        claims = claims.filter(story=source.story_id) if source.story_id else claims.filter(Exists(cites))
    context = {
        "source": source,
        "words": _words(source, start, end) if may_read_full_text(user) else "",
        "start": start if start.isdecimal() else "",
        "end": end if end.isdecimal() else "",
        "asked": asked,
        "claims": claims.order_by("-created_at", "-pk")[:OFFERED],
        "offered": OFFERED,
    }
    return render(request, "facts/cite_source.html", context)


def _words(source: Source, start: str, end: str) -> str:
    if not (start.isdecimal() and end.isdecimal()):
        return ""
    return (source.text or "")[int(start[:9]) : int(end[:9])]
