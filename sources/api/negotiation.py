"""In which format an answer is written."""

from __future__ import annotations

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation

from .parameters import FORMATS, InvalidParameter


class JsonNegotiation(DefaultContentNegotiation):
    """The header Accept decides; a `format` that is not served is a 400 that names those that are."""

    def filter_renderers(self, renderers: Any, format: str) -> Any:
        """Return the renderers of the format that the query names."""
        if format not in FORMATS:
            raise InvalidParameter(
                {"format": f"Not one of: {', '.join(FORMATS)}."}, allowed={"format": FORMATS}
            )
        return super().filter_renderers(renderers, format)
