"""One page for everything that a person does to a row: what it is about, what follows, and a form of `facts.forms`."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseLocation

from facts.forms import ActionForm, form_named
from facts.forms.base import claim_of
from facts.forms.citations import WordsForm
from facts.models import Citation, Claim, EntityJudgement, Mention
from sources.models import Source

from .offering import MODELS, NOTES
from .sources import may_read_full_text
from .suggesting import suggestions_for

#: So many sources of a story are offered to cite.
CHOICES = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def action_page(request: HttpRequest, noun: str, pk: uuid.UUID, name: str) -> HttpResponseBase:
    """Answer with the form of an action, or do it and go back to where it was asked for.

    What is refused comes back with all that was typed, as 400, or as 403 where it is not for this person.
    """
    if noun not in MODELS:
        raise Http404
    row = get_object_or_404(MODELS[noun], pk=pk)
    form_class = form_named(name, row)
    if form_class is None:
        raise Http404
    user: Any = request.user
    refused = form_class.why_not(user, row)
    if request.method != "POST":
        form = form_class(actor=user, row=row, initial=dict(request.GET.items()))
        return _shown(request, form, noun=noun, refused=refused, status=403 if refused else 200)
    form = form_class(request.POST, request.FILES, actor=user, row=row)
    if refused:
        return _shown(request, form, noun=noun, refused=refused, status=403)
    if not form.act():
        # A merge shows first what becomes one; that is no refusal.
        status = 200 if getattr(form, "preview", None) else 400
        return _shown(request, form, noun=noun, refused="", status=status)
    messages.success(request, form.done)
    return _back(request, form)


def _shown(request: HttpRequest, form: ActionForm, *, noun: str, refused: str, status: int) -> HttpResponse:
    row: Any = form.row
    context = {
        "form": form,
        "row": row,
        "noun": noun,
        "claim": form.claim,
        "refused": refused,
        "note": NOTES.get(form.action, ""),
        "back": _next(request) or _page(form),
        "pick": pick_from(form),
        "near": suggestions_for(form),
    }
    return render(request, "facts/action.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Pick:
    """The text from which words are picked, with the place of those that are picked already; sources to choose from.

    `text` is None where no source is chosen, its text is not held, or the person may not read whole texts.
    """

    source: Source | None
    text: str | None
    start: Any
    end: Any
    sources: tuple[Source, ...]


def pick_from(form: ActionForm) -> Pick | None:
    """Return the text that a form picks words from, None for a form that picks none."""
    if not isinstance(form, WordsForm):
        return None
    row: Any = form.row
    source: Source | None
    if isinstance(row, Citation):
        source, start, end = row.source, row.start, row.end
    else:
        source, start, end = _source_of(form), form["start"].value(), form["end"].value()
    of_story = Source.objects.none()
    if isinstance(row, Claim) and source is None and row.story_id:
        of_story = Source.objects.filter(story=row.story_id).newest().held().for_naming()
    may = source is not None and may_read_full_text(form.actor)
    return Pick(
        source=source,
        text=source.text if source is not None and may else None,
        start=start,
        end=end,
        sources=tuple(of_story.order_by("published_on", "pk")[:CHOICES]),
    )


def _source_of(form: ActionForm) -> Source | None:
    if isinstance(form.row, Source):
        return form.row
    try:
        return form.fields["source"].clean(form["source"].value())
    except ValidationError:
        return None


def _back(request: HttpRequest, form: ActionForm) -> HttpResponse:
    asked: Any = request
    if asked.htmx:
        # The page that asked is renewed in place: scrolled where it was, with the new state of everything.
        address = asked.htmx.current_url_abs_path or _page(form)
        return HttpResponseLocation(
            address.partition("#")[0],
            target="#main",
            select="#main",
            swap="outerHTML show:none",  # type: ignore[arg-type]
        )
    return redirect(_next(request) or _page(form))


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else ""


def _page(form: ActionForm) -> str:
    """Return the address of what was acted on, or of what came out of it."""
    made: Any = form.result if form.result is not None else form.row
    if isinstance(made, Claim):
        return reverse("facts:claim", args=[made.pk])
    claim = claim_of(made) or form.claim
    if claim is None:
        return _page_of_other(form.row)
    return f"{reverse('facts:claim', args=[claim.pk])}#{made._meta.model_name}-{made.pk}"


def _page_of_other(row: Any) -> str:
    """Return the address of the page on which a row stands that hangs on no claim."""
    if isinstance(row, Source):
        return reverse("facts:source", args=[row.pk])
    if isinstance(row, Mention):
        return reverse("facts:source", args=[row.source_id])
    if isinstance(row, EntityJudgement):
        return reverse("facts:entity", args=[row.left_id])
    return reverse("facts:entity", args=[row.pk])
