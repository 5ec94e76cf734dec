"""The history of anything that people change, with what belongs to it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from facts.histories import parts_of
from facts.models import Claim, Entity
from sources.changes import history_of, last_state
from sources.models import Source

from .offering import MODELS

#: What has a page of its own -> its name.
PAGES: dict[type[models.Model], str] = {Claim: "facts:claim", Entity: "facts:entity", Source: "facts:source"}


@login_required
@require_safe
def history_page(request: HttpRequest, noun: str, pk: uuid.UUID) -> HttpResponse:
    """Answer with who changed a thing when, by which path, why, and in which fields; also when it was deleted."""
    model = MODELS.get(noun)
    if model is None:
        raise Http404
    if not request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
        raise PermissionDenied
    rows: Any = model._base_manager.defer("text", "raw") if model is Source else model._base_manager.all()
    row = rows.filter(pk=pk).first()
    shown = row if row is not None else last_state(model, pk)
    if shown is None:
        raise Http404
    try:
        history = history_of(parts_of(model, pk), after=request.GET.get("after", ""))
    except ValueError:
        raise Http404("No page of this history begins there.") from None
    context = {
        "history": history,
        "called": str(shown),
        "deleted": row is None,
        "back": reverse(PAGES[model], args=[pk]) if row is not None and model in PAGES else "",
    }
    return render(request, "facts/history.html", context)
