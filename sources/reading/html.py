"""The article inside a web page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import trafilatura

from .language import detect_language


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """What a web page says, without menus and advertisements; parts that the page does not give are "" or None."""

    text: str
    title: str = ""
    byline: str = ""
    published_on: date | None = None
    url: str = ""
    language: str = ""
    site: str = ""


def extract_html(html: str | bytes) -> ExtractedPage:
    """The article of a web page, whose bytes are decoded as it says itself; `text` is "" where the page holds none. Never raises on malformed HTML."""
    try:
        found = trafilatura.bare_extraction(
            html, include_comments=False, include_tables=True, with_metadata=True, favor_precision=False
        )
    except (ValueError, TypeError, AttributeError, AssertionError):
        found = None
    if found is None:
        return ExtractedPage("")
    page = found.as_dict() if hasattr(found, "as_dict") else found
    text = str(page.get("text") or "")
    return ExtractedPage(
        text=text,
        title=str(page.get("title") or ""),
        byline=str(page.get("author") or ""),
        published_on=_date(page.get("date")),
        url=str(page.get("url") or ""),
        language=detect_language(text) if text.strip() else "",
        site=str(page.get("sitename") or ""),
    )


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
