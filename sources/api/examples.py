"""Answers that the schema shows as examples; a test compares them with real ones."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample

OUTLET = {
    "id": "01990b3a-5f4e-7c51-9d6b-2f0f4c1f7a10",
    "name": "Harbour Daily",
    "homepage": "https://harbour.example.org/",
}
STORY_REF = {
    "id": "01990b3a-5f60-7a2e-8d35-6f7a0e9d1c22",
    "slug": "river-bridge",
    "title": "The new river bridge",
}
STORY = {**STORY_REF, "source_count": 5, "created_at": "2026-03-02T08:15:30.120045Z"}
SOURCE = {
    "id": "01990b3a-6021-7e0b-a1f4-0c5b8a7e4d31",
    "key": "https://harbour.example.org/2026/bridge",
    "version": 1,
    "newest": True,
    "story": STORY_REF,
    "outlet": {"id": OUTLET["id"], "name": OUTLET["name"]},
    "url": "https://harbour.example.org/2026/bridge",
    "language": "en",
    "title": "Bridge opens in May",
    "byline": None,
    "published_on": "2026-03-01",
    "captured_at": "2026-03-02T08:15:31.004512Z",
    "obtained": "manifest",
    "archive_url": None,
    "file": "bridge.txt",
    "sha256": "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069",
    "held": True,
    "independent": False,
    "derived_from": None,
    "derived_from_proposed": "01990b3a-6044-7b6d-9a0e-71d3c9b5e842",
    "derivation_reasons": ["It credits the report of another outlet."],
}
SOURCE_DETAIL = {
    **SOURCE,
    "text": "The bridge cost 12 million dollars. It opened in May.",
    "text_withheld": False,
}


def answer(name: str, value: object) -> OpenApiExample:
    """Return an example of an answer."""
    return OpenApiExample(name, value=value, response_only=True)


outlet = answer("An outlet", OUTLET)
story = answer("A story", STORY)
source = answer("A source", SOURCE)
source_detail = answer("A source with its text", SOURCE_DETAIL)
