"""Files of evidence: handed to those who may see them, to be saved and never shown in the page."""

from __future__ import annotations

import logging
import uuid
from pathlib import PurePath

from django.contrib.auth.decorators import login_required, permission_required
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from facts.models import Evidence

log = logging.getLogger(__name__)


@login_required
@permission_required("facts.view_evidence", raise_exception=True)
@require_safe
def evidence_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Answer with a file of evidence as an attachment; 404 where there is none that this person may see."""
    user = request.user
    rows = Evidence.objects.visible_to(user).exclude(file="")  # type: ignore[arg-type]
    item = get_object_or_404(rows, pk=pk)
    try:
        content = item.file.open("rb")
    except FileNotFoundError:
        log.error("The file of evidence %s is not in the storage: %s", item.pk, item.file.name)
        raise Http404("The file is no longer in the storage.") from None
    response = FileResponse(content, as_attachment=True, filename=PurePath(item.file.name or "").name)
    # A browser neither guesses what it is, nor keeps it, nor lets it do anything if somebody opens it from here.
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
