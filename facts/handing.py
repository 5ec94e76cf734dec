"""Files of evidence, handed to those who may see them: to be saved, and never shown in a page."""

from __future__ import annotations

import logging
import uuid
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.http import FileResponse

from .models import Evidence

if TYPE_CHECKING:
    from django.contrib.auth.models import User

log = logging.getLogger(__name__)


def evidence_file(pk: uuid.UUID, *, reader: User) -> FileResponse | None:
    """Return an answer with a file of evidence as an attachment; None where there is none that this person may see."""
    item = Evidence.objects.visible_to(reader).exclude(file="").filter(pk=pk).first()
    if item is None:
        return None
    try:
        content = item.file.open("rb")
    except FileNotFoundError:
        log.error("The file of evidence %s is not in the storage: %s", item.pk, item.file.name)
        return None
    response = FileResponse(content, as_attachment=True, filename=PurePath(item.file.name or "").name)
    # A browser neither guesses what it is, nor keeps it, nor lets it do anything if somebody opens it from here.
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
