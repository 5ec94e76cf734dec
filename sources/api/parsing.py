"""How bodies of requests are read: JSON in UTF-8 without doubled members, or the parts of a form, of a limited size."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.utils import json as strict_json

#: Objects and lists within each other that a body may have.
DEEPEST = 32


def _refuse_large(context: Mapping[str, Any] | None) -> None:
    request = (context or {}).get("request")
    length = request.META.get("CONTENT_LENGTH") if request is not None else None
    if length and int(length) > settings.API_BODY_BYTES:
        raise RequestDataTooBig


class StrictJSONParser(JSONParser):
    """Reads JSON; what JSON leaves open (doubled members, other encodings, any depth) is refused."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return what the body says. Raises `ParseError`, 413 by `RequestDataTooBig`, or 415."""
        _refuse_large(parser_context)
        charset = (media_type or "").lower().partition("charset=")[2].strip(' "')
        if charset not in ("", "utf-8", "utf8", "us-ascii"):
            raise UnsupportedMediaType(media_type or "", detail="Send JSON in UTF-8, as RFC 8259 says.")
        return read_json(stream.read())


def read_json(body: bytes) -> Any:
    """Return what JSON in UTF-8 says; raise `ParseError` for what is none, doubled members and any depth."""
    try:
        text = body.decode("utf-8-sig")
        data = json.loads(
            text, parse_constant=strict_json.strict_constant, object_pairs_hook=_without_doubles
        )
    except UnicodeDecodeError as error:
        raise ParseError(f"Not UTF-8: byte {error.start} of the body is no character.") from None
    except RecursionError:
        raise ParseError(_TOO_DEEP) from None
    except ValueError as error:
        raise ParseError(f"JSON parse error - {error}") from None
    _refuse_deep(data)
    return data


class FormPartsParser(MultiPartParser):
    """Reads the parts of a form with files."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return fields and files. Raises `ParseError`, or 413 by `RequestDataTooBig`."""
        _refuse_large(parser_context)
        return super().parse(stream, media_type, parser_context)


_TOO_DEEP = f"The body nests deeper than {DEEPEST} levels."


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        doubled = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"given twice: {', '.join(doubled)}")
    return members


def _refuse_deep(data: Any) -> None:
    level, depth = [data], 0
    while level := [
        inner
        for outer in level
        if isinstance(outer, dict | list)
        for inner in (outer.values() if isinstance(outer, dict) else outer)
    ]:
        depth += 1
        if depth > DEEPEST:
            raise ParseError(_TOO_DEEP)
