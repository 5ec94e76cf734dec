"""Where one is logged in: each of one's sessions can be ended from any of them, after a question."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether another of one's own sessions shall end; sent, end it: its next request is asked to log in.

    The one that one is in is ended by logging out.
    """
    row = get_object_or_404(UserSession, pk=pk, user_id=request.user.pk)
    if row.session_key == request.session.session_key:
        messages.error(request, "This is the session that you are in: log out to end it.")
    elif request.method != "POST":
        return render(request, "usersessions/end.html", {"session": row})
    else:
        row.end()
        messages.success(request, f"Logged out at {row.ip}.")
    return redirect("usersessions_list")


@login_required
@require_safe
def end_others(request: HttpRequest) -> HttpResponse:
    """Ask whether all other sessions of one's own shall end."""
    others = UserSession.objects.purge_and_list(request.user)
    others = [row for row in others if row.session_key != request.session.session_key]
    if not others:
        return redirect("usersessions_list")
    return render(request, "usersessions/end.html", {"others": others})
