"""In which format an answer is written."""

from __future__ import annotations

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation

from .parameters import InvalidParameter


class JsonNegotiation(DefaultContentNegotiation):
    """The header Accept decides; a `format` that is not served is a 400 that names those that are."""

    def filter_renderers(self, renderers: Any, format: str) -> Any:
        """Return the renderers of the format that the query names."""
        served = [renderer.format for renderer in renderers]
        if format not in served:
            raise InvalidParameter(
                {"format": f"Not one of: {', '.join(served)}."}, allowed={"format": served}
            )
        return super().filter_renderers(renderers, format)


class AnyNegotiation(JsonNegotiation):
    """What is asked for is sent as it is, whatever the header Accept prefers."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        """Return the renderer, which writes failures alone."""
        return renderers[0], renderers[0].media_type
