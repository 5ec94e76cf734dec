"""What a client may read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS, DjangoModelPermissions
from rest_framework.request import Request

#: The permission to read the full texts of sources; quotes are read by all.
FULL_TEXT = "sources.read_full_text"


class MayRead(DjangoModelPermissions):
    """Reading needs the permission to view the model; with `API_ANONYMOUS_READING` nobody need say who they are."""

    perms_map = {**DjangoModelPermissions.perms_map, "GET": ["%(app_label)s.view_%(model_name)s"]}
    perms_map["HEAD"] = perms_map["GET"]

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether this user may read what the view serves."""
        if (
            request.method in SAFE_METHODS
            and settings.API_ANONYMOUS_READING
            and not request.user.is_authenticated
        ):
            return True
        return super().has_permission(request, view)


def may_read_full_text(request: Request) -> bool:
    """Return whether this user may read the full texts of sources."""
    return request.user.has_perm(FULL_TEXT)
