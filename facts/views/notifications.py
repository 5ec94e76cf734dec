"""Of what one is told: the bell on every page, the list, and whether it comes by mail too."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST, require_safe

from facts.forms.preferences import PreferenceForm
from facts.mailing import place_of
from facts.models import Notification
from facts.models.notifications import time_zones
from facts.notifying import COUNTED, count_unseen, mark_seen
from facts.preferring import TIME_ZONE, preference_of
from sources.views import page_asked

#: Notifications on one page.
SIZE = 25


def bell(request: HttpRequest) -> dict[str, Any]:
    """Return `bell`, the number of new notifications as it is shown ("99+" for more), "" for none; lazily read."""
    return {"bell": SimpleLazyObject(lambda: _new(request))}


def _new(request: HttpRequest) -> str:
    user: Any = request.user
    count = count_unseen(user) if request.user.is_authenticated else 0
    return f"{COUNTED}+" if count > COUNTED else str(count or "")


@login_required
@require_safe
def notification_list(request: HttpRequest) -> HttpResponse:
    """Answer with one's own notifications, the newest first."""
    user: Any = request.user
    rows = Notification.objects.filter(recipient=user).select_related("claim", "comment__author", "caused_by")
    page, errors = page_asked(request, rows, ordering="-created_at", size=SIZE)
    context = {"page": page, "errors": errors}
    return render(request, "facts/notification_list.html", context, status=400 if errors else 200)


@login_required
@require_safe
def open_notification(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Mark one's own notification as seen, and go to what it tells of."""
    row = get_object_or_404(Notification, pk=pk, recipient_id=request.user.pk)
    mark_seen(recipient=row.recipient, notifications=[row])
    return redirect(place_of(row))


@login_required
@require_POST
def see_all(request: HttpRequest) -> HttpResponse:
    """Mark all of one's notifications as seen."""
    count = mark_seen(recipient=request.user)  # type: ignore[arg-type]
    messages.success(request, f"{count} marked as seen." if count else "There was nothing new.")
    return redirect("facts:notifications")


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """Answer with what one may choose for oneself, or keep what was chosen."""
    user: Any = request.user
    sent = request.POST if request.method == "POST" else None
    form = PreferenceForm(sent, instance=preference_of(user), label_suffix="")
    if form.is_valid():
        request.session[TIME_ZONE] = form.keep().time_zone
        messages.success(request, "Your choice is kept.")
        return redirect("facts:preferences")
    context = {"form": form, "zones": sorted(time_zones())}
    return render(request, "facts/preferences.html", context, status=400 if form.errors else 200)
