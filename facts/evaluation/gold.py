"""Load hand annotations, in either of their two formats, with the articles that they speak of."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from .nodes import GoldError, Node
from .passages import read_passages
from .statements import read_statements
from .types import Gold


def load_gold(path: Path, *, articles: Path | None = None) -> Gold:
    """Return the annotations in `path`; articles that do not lie beside it lie in `articles`.

    Two formats: statements with stances, values and judged pairs (`story` at the top), or passages by offset
    (`claims` with `passages`). Raises `GoldError`, which says what is wrong and where.
    """
    root = Node(_json(path), path.name)
    files = [document.text("file") for document in root.each("documents")]
    places = {file: _article(file, path, articles) for file in files}
    texts = {file: _text(place, path) for file, place in places.items()}
    return replace(_read(root, story=_slug(path), texts=texts), articles=tuple(places.values()))


def _read(root: Node, *, story: str, texts: Mapping[str, str]) -> Gold:
    if "story" in root:
        return read_statements(root, story=story, texts=texts)
    if any("passages" in claim for claim in root.each("claims")):
        return read_passages(root, story=story, texts=texts)
    raise GoldError(
        f"{root.where}: neither a “story” with claims by statements nor claims with “passages”: not an annotation"
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise GoldError(f"{path.name}: not JSON: {error}") from None


def _article(file: str, path: Path, articles: Path | None) -> Path:
    beside = path.parent / file
    return beside if articles is None or beside.exists() else articles / file


def _text(place: Path, path: Path) -> str:
    try:
        # As an intake decodes it, so that offsets mean the same.
        return place.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GoldError(
            f"{path.name}: article {place}: {error.strerror}. Name the folder of the articles with --articles."
        ) from None
    except UnicodeDecodeError:
        raise GoldError(f"{path.name}: article {place}: not UTF-8") from None


def _slug(path: Path) -> str:
    """Return a name for the story: its folder's where the file is called gold.json, else the file's."""
    name = path.resolve().parent.name if path.stem == "gold" else path.stem
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "story"
