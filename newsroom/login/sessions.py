"""Where one is logged in: each of one's sessions can be ended from any of them."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End another of one's own sessions: its next request is asked to log in. One's own is ended by logging out."""
    row = get_object_or_404(UserSession, pk=pk, user_id=request.user.pk)
    if row.session_key == request.session.session_key:
        messages.error(request, "This is the session that you are in: log out to end it.")
    else:
        row.end()
        messages.success(request, f"Logged out at {row.ip}.")
    return redirect("usersessions_list")
