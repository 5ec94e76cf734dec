"""Passages that can be searched, for tests."""

from __future__ import annotations

from typing import Any

from sources.folding import search_tokens
from sources.models import Passage
from sources.reading.embedding import embed_passages
from sources.tests.factories import PassageFactory, SourceFactory


def passage_of(text: str, *, language: str = "en", boilerplate: str = "", **source: Any) -> Passage:
    """Store a source of one passage, with its tokens and its vector."""
    return PassageFactory(
        source=SourceFactory(text=text, language=language, **source),
        start=0,
        end=len(text),
        text=text,
        boilerplate=boilerplate,
        tokens=search_tokens(text),
        embedding=embed_passages([text])[0],
    )
