"""Files of evidence at the desk."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from facts import handing


@login_required
@permission_required("facts.view_evidence", raise_exception=True)
@require_safe
def evidence_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Answer with a file of evidence as an attachment; 404 where there is none that this person may see."""
    user: Any = request.user
    response = handing.evidence_file(pk, reader=user)
    if response is None:
        raise Http404("There is no such file.")
    return response
