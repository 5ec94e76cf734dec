"""What a client may read and do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, DjangoModelPermissions
from rest_framework.request import Request

#: The permission to read the full texts of sources; quotes are read by all.
FULL_TEXT = "sources.read_full_text"

Handler = TypeVar("Handler", bound=Callable[..., Any])


class MayRead(DjangoModelPermissions):
    """Reading needs the permission to view the model; with `API_ANONYMOUS_READING` nobody need say who they are.

    Writing needs what the handler of the method says by `requires`; one that says nothing is closed to everybody.
    """

    perms_map = {**DjangoModelPermissions.perms_map, "GET": ["%(app_label)s.view_%(model_name)s"]}
    perms_map["HEAD"] = perms_map["GET"]

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether this user may read what the view serves, or do what it does."""
        if request.method not in SAFE_METHODS:
            return self._may_write(request, view)
        open_to_all = settings.API_ANONYMOUS_READING and not getattr(view, "internal", False)
        if open_to_all and not request.user.is_authenticated:
            return True
        return super().has_permission(request, view)

    def _queryset(self, view: Any) -> QuerySet[Any]:
        # Of whose rows: the view names them. What it would load of them is nobody's question here.
        return view.queryset

    def _may_write(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        handler: Any = getattr(view, view.action)
        permission, does = handler.required
        if not request.user.has_perm(permission):
            raise PermissionDenied(f"You may not {does}: that takes the permission “{permission}”.")
        return True


def requires(permission: str, does: str) -> Callable[[Handler], Handler]:
    """Return a decorator of a view's handler: whom the method is open to; `does` completes "You may not …"."""

    def decorate(handler: Handler) -> Handler:
        handler.required = (permission, does)  # type: ignore[attr-defined]
        return handler

    return decorate


def may_read_full_text(request: Request) -> bool:
    """Return whether this user may read the full texts of sources."""
    return request.user.has_perm(FULL_TEXT)
