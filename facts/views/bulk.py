"""Bulk edits on the desk: choose what is done, look at it row by row, apply it, watch it, undo it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from facts.bulk.actions import FINAL, actions_for
from facts.bulk.ordering import order_bulk_edit, order_undo
from facts.bulk.previewing import MOST, preview_bulk_edit
from facts.bulk.showing import refusals_of, show_items, told
from facts.filters import ClaimFilter, ContradictionFilter
from facts.forms.bulk import FORMS, ApplyForm, BulkForm, UndoForm
from facts.models import ChangeSet, ChangeSetItem, Claim, Contradiction
from facts.models.choices import ChangeSetState
from facts.permissions import may
from sources.views import CURSORS, page_asked

#: Part of the address -> the filter of that list of the desk, and its rows.
LISTS: dict[str, tuple[Any, Any]] = {
    "claims": (ClaimFilter, lambda: Claim.objects.current()),
    "contradictions": (ContradictionFilter, lambda: Contradiction.objects.shown()),
}

#: Rows of a change set on one page, and change sets on one page.
ITEMS, CHANGESETS = 50, 25

#: The parts of a change set that a page can show -> the condition.
PARTS: dict[str, Any] = {
    "all": lambda items: items,
    "changing": lambda items: items.filter(refused=""),
    "refused": lambda items: items.exclude(refused=""),
    "left": lambda items: items.exclude(left=""),
}

UNDER_WAY = (ChangeSetState.ORDERED, ChangeSetState.UNDOING)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_all(request: HttpRequest, noun: str) -> HttpResponse:
    """Answer with what can be done to all rows of a list of the desk that its filters find; sent, preview it."""
    if noun not in LISTS:
        raise Http404
    filter_class, rows = LISTS[noun]
    found = filter_class(request.GET, queryset=rows(), request=request, besides=CURSORS)
    if not found.form.is_valid():
        return redirect(f"{reverse(f'facts:{noun}')}?{request.GET.urlencode()}")
    back = f"{reverse(f'facts:{noun}')}?{request.GET.urlencode()}"
    return choose_edit(request, found.qs, back=back)


def choose_edit(
    request: HttpRequest, rows: QuerySet[Any], *, back: str, kept: Mapping[str, list[str]] | None = None
) -> HttpResponse:
    """Answer with the forms of all that this person may do to these rows; where one was sent, with its preview.

    `kept` is sent along with every form: what names the rows where the address does not. `back` leads to the list.
    Raises `PermissionDenied` for who may not edit in bulk.
    """
    user: Any = request.user
    if not may(user, "edit in bulk"):
        raise PermissionDenied
    chosen = request.POST.get("bulk", "")
    forms = [
        FORMS[action.name](request.POST if action.name == chosen else None)
        for action in actions_for(user, rows.model.__name__.lower())
    ]
    for form in forms:
        if form.is_bound and (changeset := _previewed(form, rows, user)) is not None:
            return redirect("facts:changeset", changeset.pk)
    count = rows.order_by().values("pk")[: MOST + 1].count()
    context = {
        "forms": forms,
        "count": count,
        "most": MOST,
        "too_many": count > MOST,
        "nouns": rows.model._meta.verbose_name_plural if count != 1 else rows.model._meta.verbose_name,
        "kept": [(name, value) for name, values in (kept or {}).items() for value in values],
        "back": back,
    }
    return render(
        request, "facts/bulk/choose.html", context, status=400 if any(f.errors for f in forms) else 200
    )


def _previewed(form: BulkForm, rows: QuerySet[Any], user: Any) -> ChangeSet | None:
    if not form.is_valid():
        return None
    try:
        return preview_bulk_edit(actor=user, rows=rows, action=form.action.name, parameters=form.parameters())
    except ValidationError as refused:
        form.place(refused)
    return None


@login_required
@permission_required("facts.view_changeset", raise_exception=True)
@require_safe
def changeset_list(request: HttpRequest) -> HttpResponse:
    """Answer with the bulk edits, the newest first."""
    rows = ChangeSet.objects.select_related("created_by", "undone_by")
    page, errors = page_asked(request, rows, ordering="-created_at", size=CHANGESETS)
    context = {"page": page, "errors": errors}
    return render(request, "facts/bulk/changeset_list.html", context, status=400 if errors else 200)


@login_required
@permission_required("facts.view_changeset", raise_exception=True)
@require_safe
def changeset_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with a bulk edit: what it does to each row, what is refused and why, and what can be done next."""
    return _shown(request, _changeset(pk))


@login_required
@permission_required("facts.view_changeset", raise_exception=True)
@require_safe
def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with how far a bulk edit has come, as a part of its page; at the end the page is to be asked for anew."""
    changeset = _changeset(pk)
    if changeset.state not in UNDER_WAY:
        return HttpResponseClientRefresh()
    return render(request, "facts/bulk/_progress.html", {"changeset": changeset})


@login_required
@permission_required("facts.view_changeset", raise_exception=True)
@require_http_methods(["POST"])
def apply_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Apply a bulk edit, at once or by a worker, and go back to its page."""
    changeset, form = _changeset(pk), ApplyForm(request.POST)
    return _acted(request, changeset, form, order_bulk_edit)


@login_required
@permission_required("facts.view_changeset", raise_exception=True)
@require_http_methods(["POST"])
def undo_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Undo a bulk edit, at once or by a worker, and go back to its page."""
    changeset, form = _changeset(pk), UndoForm(request.POST)
    return _acted(request, changeset, form, order_undo)


def _acted(request: HttpRequest, changeset: ChangeSet, form: Any, act: Any) -> HttpResponse:
    if form.is_valid():
        try:
            act(changeset=changeset, actor=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("facts:changeset", changeset.pk)
    return _shown(request, changeset, form=form, status=400)


def _changeset(pk: uuid.UUID) -> ChangeSet:
    return get_object_or_404(ChangeSet.objects.select_related("created_by", "undone_by"), pk=pk)


def _shown(
    request: HttpRequest, changeset: ChangeSet, *, form: Any = None, status: int = 200
) -> HttpResponse:
    user: Any = request.user
    part = request.GET.get("rows", "all")
    if part not in PARTS:
        raise Http404
    items, after, before = _page(PARTS[part](changeset.items), request)
    can_apply = (
        changeset.state == ChangeSetState.PREVIEWED
        and changeset.changing > 0
        and changeset.created_by_id == user.pk
        and may(user, "edit in bulk")
    )
    can_undo = (
        changeset.state == ChangeSetState.APPLIED
        and changeset.action not in FINAL
        and may(user, "undo bulk edit")
    )
    left = changeset.items.exclude(left="").count() if changeset.undone_at else 0
    context = {
        "changeset": changeset,
        "told": told(changeset),
        "refused": changeset.total - changeset.changing,
        "left": left,
        "restored": changeset.changing - left,
        "refusals": refusals_of(changeset),
        "final": FINAL.get(changeset.action, "") if changeset.state == ChangeSetState.APPLIED else "",
        "apply_form": (form or ApplyForm()) if can_apply or isinstance(form, ApplyForm) else None,
        "undo_form": (form or UndoForm()) if can_undo or isinstance(form, UndoForm) else None,
        "under_way": changeset.state in UNDER_WAY,
        "part": part,
        "items": show_items(changeset, items),
        "after": after,
        "before": before,
    }
    return render(request, "facts/bulk/changeset.html", context, status=status)


def _page(
    items: QuerySet[ChangeSetItem], request: HttpRequest
) -> tuple[list[ChangeSetItem], int | None, int | None]:
    """Return one page of rows, and the numbers after and before which the next and the previous page begin."""
    after, before = (_number(request, name) for name in ("after", "before"))
    if before and not after:
        rows = list(items.filter(pk__lt=before).order_by("-pk")[: ITEMS + 1])
        more, rows = len(rows) > ITEMS, rows[:ITEMS][::-1]
        return rows, rows[-1].pk if rows else None, rows[0].pk if more else None
    rows = list(items.filter(pk__gt=after).order_by("pk")[: ITEMS + 1])
    more, rows = len(rows) > ITEMS, rows[:ITEMS]
    return rows, rows[-1].pk if more else None, rows[0].pk if rows and after else None


def _number(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    if asked and not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        raise Http404
    return int(asked or 0)
