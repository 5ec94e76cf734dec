"""What people said, and whom they may call."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required, permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from facts.commenting import mentionable
from facts.models import Comment
from sources.changes import WHAT, changes_of


@login_required
@permission_required("facts.view_comment", raise_exception=True)
@require_safe
def comment_history(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with all that a comment ever said, the newest change first."""
    comment = get_object_or_404(Comment.objects.select_related("author", "claim"), pk=pk)
    # Its making is told by its first words.
    changes = [change for change in changes_of(comment) if change.what != WHAT["insert"]]
    worded = [field.before for change in changes for field in change.fields if field.name == "text"]
    context = {
        "comment": comment,
        "changes": changes,
        "first_words": worded[-1] if worded else comment.text,
    }
    return render(request, "facts/comment_history.html", context)


@login_required
@require_safe
def people(request: HttpRequest) -> JsonResponse:
    """Answer with the people whose name begins with `start`, to choose from after an @, as `{people: [{name, full}]}`."""
    if not request.user.has_perm("facts.add_comment"):
        raise PermissionDenied
    start = request.GET.get("start", "")[:150].replace("\0", "")
    found = [{"name": user.get_username(), "full": user.get_full_name()} for user in mentionable(start=start)]
    return JsonResponse({"people": found})
