"""Reading sources.yaml: the story and the texts that report it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from facts.manifest.nodes import SLUG_PATTERN, Document
from facts.manifest.types import SourceEntry, StoryEntry

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_URL = re.compile(r"https?://[^\s/]+(?:/\S*)?")

#: The bytes of a file and its path in, its text out; a ValueError says why there is none.
ReadText = Callable[[bytes, Path], str]


def read_sources(
    document: Document, folder: Path, read_text: ReadText
) -> tuple[StoryEntry | None, dict[str, SourceEntry]]:
    """The story and the sources by key; what is wrong with them is noted in the document."""
    if document.root is None:
        return None, {}
    fields = document.fields(document.root, "sources.yaml", required=("story", "sources"))
    if fields is None:
        return None, {}
    story = _story(document, fields["story"]) if "story" in fields else None
    sources: dict[str, SourceEntry] = {}
    taken: dict[object, int] = {}
    for node in document.items(fields.get("sources"), "sources"):
        entry = _source(document, node, folder, read_text)
        if entry is None:
            continue
        identities = {
            "key": entry.key,
            "file": entry.file and (folder / entry.file).resolve(),
            "url": entry.url,
        }
        for what, identity in identities.items():
            line = taken.setdefault((what, identity), entry.line)
            if identity and line != entry.line:
                document.note(
                    node, f"the {what} {getattr(entry, what)!r} is taken by the source on line {line}"
                )
        sources.setdefault(entry.key, entry)
    _check_lineage(document, sources)
    return story, sources


def _story(document: Document, node: yaml.Node) -> StoryEntry | None:
    fields = document.fields(node, "story", required=("slug", "title"))
    if fields is None:
        return None
    slug = document.pattern(
        fields.get("slug"), "slug", SLUG_PATTERN, "lower-case letters and digits joined by '-'"
    )
    title = document.text(fields.get("title"), "title")
    return StoryEntry(slug, title) if slug and title else None


def _source(document: Document, node: yaml.Node, folder: Path, read_text: ReadText) -> SourceEntry | None:
    """The entry, even a faulty one, so that what refers to its key is not reported as well."""
    fields = document.fields(
        node,
        "a source",
        required=("key", "language"),
        optional=("file", "outlet", "published", "url", "derived_from", "title", "byline", "note"),
    )
    if fields is None:
        return None
    file = document.text(fields.get("file"), "file") or ""
    text = _file_text(document, fields["file"], folder, file, read_text) if file else None
    entry = SourceEntry(
        key=document.key(fields.get("key"), "key") or "",
        language=document.language(fields.get("language"), "language") or "",
        line=node.start_mark.line + 1,
        # A file that is named badly is still meant to be held: its quotes are not reported as well.
        file=file or ("?" if "file" in fields else ""),
        text=text,
        outlet=document.text(fields.get("outlet"), "outlet") or "",
        published_on=document.parsed(fields.get("published"), "published", _day, "a date as YYYY-MM-DD"),
        url=document.pattern(
            fields.get("url"), "url", _URL, "an address that starts with http:// or https://"
        )
        or "",
        derived_from=document.key(fields.get("derived_from"), "derived_from") or "",
        title=document.text(fields.get("title"), "title") or "",
        byline=document.text(fields.get("byline"), "byline") or "",
        note=document.text(fields.get("note"), "note") or "",
    )
    if "file" not in fields and not (entry.outlet or entry.url):
        document.note(node, "a source without a file lacks an outlet or url that says what it is")
    return entry if entry.key else None


def _file_text(
    document: Document, node: yaml.Node, folder: Path, file: str, read_text: ReadText
) -> str | None:
    path = folder / file
    if "\0" in file or not path.resolve().is_relative_to(folder.resolve()):
        document.note(node, f"the file {file!r} is outside the folder; accepted is a path below it")
        return None
    if not path.is_file():
        document.note(node, f"there is no file {file!r} in the folder")
        return None
    try:
        return read_text(path.read_bytes(), path)
    except (OSError, ValueError) as error:
        document.note(node, f"the file {file!r} cannot be read: {error}")
        return None


def _day(value: str) -> date:
    if not _DATE.fullmatch(value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _check_lineage(document: Document, sources: dict[str, SourceEntry]) -> None:
    for entry in sources.values():
        if not entry.derived_from:
            continue
        if entry.derived_from not in sources:
            known = ", ".join(sources)
            document.note(
                entry.line, f"derived_from names no source: {entry.derived_from!r}; there are {known}"
            )
        elif _returns_to(entry, sources):
            document.note(entry.line, f"the source {entry.key!r} derives from itself by derived_from")


def _returns_to(entry: SourceEntry, sources: dict[str, SourceEntry]) -> bool:
    seen = set()
    origin = entry.derived_from
    while origin in sources and origin not in seen:
        if origin == entry.key:
            return True
        seen.add(origin)
        origin = sources[origin].derived_from
    return False
