"""Turn files, pages and typed text into captures."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError

from facts.manifest.loading import decode_file
from sources.models import Obtained
from sources.reading.html import extract_html
from sources.recording import Capture

#: The largest text that is read, in characters: 2 million, about 300,000 words.
LONGEST = 2_000_000

_PAGE = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
#: Control characters that no text contains; tab, line feed, form feed and carriage return are fine.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def capture_bytes(data: bytes, *, key: str, file: str, obtained: Obtained) -> Capture:
    """Return the capture of a file or page; HTML is told by its first bytes or the file's ending.

    Raises `ValidationError` that says what is wrong with it: empty, not UTF-8, binary, too long, a page without
    text.
    """
    if _is_page(data, file):
        return _capture_page(data, key=key, file=file, obtained=obtained)
    return replace(Capture(key=key, text=check_text(decode(data)), obtained=obtained), file=file)


def stated(capture: Capture, *, url: str = "", **facts: Any) -> Capture:
    """Return a capture with what a person says of it in the place of what was found; an address is its key too."""
    said = {"key": url, "url": url} | {name: value for name, value in facts.items() if value}
    return replace(capture, **{name: value for name, value in said.items() if value})


def article_text(data: bytes, path: Path) -> str:
    """Return the text of a manifest's file: a page's article, or a text as it stands. Raises `ValueError`."""
    if not _is_page(data, path.name):
        return decode_file(data, path)
    try:
        return capture_bytes(data, key=path.name, file=path.name, obtained=Obtained.MANIFEST).text or ""
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes, with or without a byte order mark. Raises `ValidationError`."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(
            f"not UTF-8: byte {error.start} is 0x{data[error.start]:02x}. Save the text as UTF-8."
        ) from None


def check_text(text: str) -> str:
    """Return the text if an article can be made of it. Raises `ValidationError`."""
    if not text.strip():
        raise ValidationError("empty: there is no text in it.")
    if found := _CONTROL.search(text):
        raise ValidationError(
            f"not a text: character {found.start()} is the control character 0x{ord(found.group()):02x}."
        )
    if len(text) > LONGEST:
        raise ValidationError(f"too long: {len(text):,} characters; at most {LONGEST:,} are read.")
    return text


def _is_page(data: bytes, file: str) -> bool:
    return bool(_PAGE.match(data)) or PurePath(file).suffix.lower() in {".html", ".htm", ".xhtml"}


def _capture_page(data: bytes, *, key: str, file: str, obtained: Obtained) -> Capture:
    page = extract_html(data)
    if not page.text.strip():
        raise ValidationError("no article text was found in this page.")
    return Capture(
        key=page.url or key,
        text=check_text(page.text),
        obtained=obtained,
        file=file,
        raw=check_text(data.decode("utf-8", errors="replace")),
        language=page.language,
        outlet=page.site,
        url=page.url,
        title=page.title[:500],
        byline=page.byline[:300],
        published_on=page.published_on,
    )
