"""Writes that can be sent again: once the answer is known the second gets it, and a clash of two is tried again."""

from __future__ import annotations

import hashlib
import json
import random
import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from newsroom.models import KeptAnswer
from newsroom.problems import is_contended

if TYPE_CHECKING:
    from django.contrib.auth.models import User

HEADER = "Idempotency-Key"

#: Says of an answer that it is the one of before.
REPLAYED = "Idempotent-Replayed"

#: Letters, digits and signs that a key may be made of.
KEY = re.compile(r"[\x21-\x7e]{1,255}")

#: How long an answer is kept for a request that comes again.
KEPT_FOR = timedelta(hours=24)

#: How often a request is tried that clashed with another, and the seconds between, at most.
TRIES, PAUSE = 4, 0.1

View = TypeVar("View")


class KeyReused(APIException):
    """The key was sent with another request before."""

    status_code = 422
    default_code = "key_reused"
    default_detail = (
        "This Idempotency-Key came with another request before: send a fresh one with a new request."
    )


class Repeatable:
    """A view whose POST may carry an `Idempotency-Key`, and whose writes are tried again when they clash with others."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Put the handler of a write between what makes it safe to repeat."""
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        if request.method not in SAFE_METHODS:
            name = str(request.method).lower()
            handler = getattr(self, name)

            def safely(request: Request, *args: Any, **kwargs: Any) -> Response:
                return tried_again(lambda: _once(request, lambda: handler(request, *args, **kwargs)))

            setattr(self, name, safely)


def repeatable(view: type[View]) -> type[View]:
    """Return a view class whose writes are safe to repeat."""
    return type(view.__name__, (Repeatable, view), {"__doc__": view.__doc__, "__module__": view.__module__})


def tried_again(work: Callable[[], Response]) -> Response:
    """Return what `work` returns; a deadlock, a lock not had in time or a serialization failure begins it anew.

    Raises the `OperationalError` of the last try.
    """
    for attempt in range(TRIES):
        try:
            return work()
        except OperationalError as error:
            if not is_contended(error) or attempt == TRIES - 1:
                raise
            time.sleep(random.uniform(0, PAUSE * (attempt + 1)))  # noqa: S311  (spreads clients, hides nothing)
    raise AssertionError("unreachable")


def forget_answers() -> int:
    """Delete the answers whose time is over; return how many they were."""
    return KeptAnswer.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()[0]


def _once(request: Request, write: Callable[[], Response]) -> Response:
    key = request.headers.get(HEADER)
    if key is None:
        return write()
    if request.method != "POST":
        raise ValidationError(
            {HEADER: ["Only POST takes a key: the other methods can be repeated as they are."]}
        )
    if not KEY.fullmatch(key):
        raise ValidationError({HEADER: ["A key has 1 to 255 printable ASCII characters without blanks."]})
    digest, user = _digest(request), cast("User", request.user)
    with transaction.atomic():
        with connection.cursor() as cursor:
            # The same key again waits here until the first has answered, or failed.
            name = f"{user.pk} {key}"
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [name])
        kept = KeptAnswer.objects.filter(user=user, key=key).first()
        if kept is not None and kept.created_at > timezone.now() - KEPT_FOR:
            if kept.digest != digest:
                raise KeyReused
            return Response(
                json.loads(kept.body), status=kept.status, headers={**kept.headers, REPLAYED: "true"}
            )
        response = write()
        _keep(request, key=key, digest=digest, response=response)
        return response


def _keep(request: Request, *, key: str, digest: str, response: Response) -> None:
    """Keep an answer in the transaction of what it tells; a failure has changed nothing, and leaves none."""
    headers = {name: value for name, value in response.headers.items() if name.lower() != "content-type"}
    said = {
        "digest": digest,
        "status": response.status_code,
        "headers": headers,
        "body": JSONRenderer().render(response.data).decode() or "null",
        "created_at": timezone.now(),
    }
    KeptAnswer.objects.update_or_create(user=cast("User", request.user), key=key, defaults=said)


def _digest(request: Request) -> str:
    """Return the hash of what the request asks for: address, condition and members, whatever their order."""
    asked = [request.get_full_path(), request.headers.get("If-Match", ""), request.data]
    written = json.dumps(asked, sort_keys=True, default=_written)
    return hashlib.sha256(written.encode()).hexdigest()


def _written(value: Any) -> Any:
    if isinstance(value, UploadedFile):
        digest = hashlib.sha256(b"".join(value.chunks())).hexdigest()
        value.seek(0)
        return [value.name, digest]
    return str(value)
