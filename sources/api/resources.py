"""Resources that clients write: every write is a body, one use case, and the row as it stands after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, QuerySet
from django.urls import reverse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from .conditional import PreconditionFailed, is_known, matched, tag_of, validators
from .parameters import DETAIL_PARAMETERS, refuse_unknown
from .views import ReadOnlyResource


class Resource(ReadOnlyResource):
    """A resource that is read and written; which methods an address knows, the class says by its handlers.

    `internal` resources are open to signed-in users only, whatever the setting for anonymous reading says.
    """

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    internal = False
    #: Handler -> the parameters that it takes beside those of every write.
    write_parameters: Mapping[str, frozenset[str]] = {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what no write takes: parameters, but those that DELETE says in the place of a body."""
        super().initial(request, *args, **kwargs)
        if request.method in ("POST", "PUT", "PATCH"):
            refuse_unknown(request, DETAIL_PARAMETERS | self.write_parameters.get(self.action, frozenset()))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one row with its ETag, or 304 where the client has it as it stands."""
        response = super().retrieve(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        tag = tag_of(response.data)
        if is_known(request, tag):
            return Response(status=304, headers=validators(tag))
        for name, value in validators(tag).items():
            response.headers[name] = value
        return response

    def for_list(self) -> QuerySet[Any]:
        """Return all rows."""
        return self.stored

    @property
    def stored(self) -> QuerySet[Any]:
        """Return all rows as they are stored, without what lists and details load."""
        rows: Any = self.queryset  # type: ignore[arg-type]
        return rows.all()

    @property
    def actor(self) -> User:
        """Return who asks; nobody else comes as far as a write."""
        return self.request.user  # type: ignore[return-value]

    @property
    def pk(self) -> UUID:
        """Return the id in the address; raise 404 for what is none."""
        try:
            return UUID(self.kwargs["pk"])
        except ValueError:
            raise NotFound(f"There is no {self.noun} of this id.") from None

    def row(self) -> Any:
        """Return the row of the address as it is stored, without what its detail loads; raise 404."""
        row = self.stored.filter(pk=self.pk).first()
        if row is None:
            raise NotFound(f"There is no {self.noun} of this id.")
        return row

    @contextmanager
    def changing(self, request: Request) -> Iterator[Any]:
        """Hand out the row of the address, locked, where it stands as the client has seen it; commit at the end.

        Raises 404, `PreconditionRequired`, or `PreconditionFailed` with the row as it stands.
        """
        tags = matched(request)
        with transaction.atomic():
            row = self.lock()
            if row is None:
                raise NotFound(f"There is no {self.noun} of this id.")
            if tags is not None:
                stands = self.described(row)
                if tag_of(stands).removeprefix("W/") not in tags:
                    raise PreconditionFailed(more={"current": stands})
            yield row

    def lock(self) -> Any:
        """Return the row of the address, locked until the transaction ends; None where there is none."""
        return self.stored.select_for_update(of=("self",)).filter(pk=self.pk).first()

    def described(self, row: Model) -> dict[str, Any]:
        """Return the detail of a row as it stands now."""
        return dict(self._written([self.for_detail().get(pk=row.pk)], many=False))

    def answer(self, row: Model, *, status: int = 200) -> Response:
        """Return the detail of a row that was written, with its ETag; a new one with its address."""
        data = self.described(row)
        headers = {**validators(tag_of(data))}
        if status == 201:
            headers["Location"] = self.address(row)
        return Response(data, status=status, headers=headers)

    def address(self, row: Model) -> str:
        """Return the address of a row of this resource."""
        name = f"{self.request.resolver_match.namespace}:{self.basename}-detail"  # type: ignore[union-attr]
        return self.request.build_absolute_uri(reverse(name, args=[row.pk]))
