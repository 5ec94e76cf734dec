"""Language and lineage of the articles."""

from __future__ import annotations

from collections.abc import Iterator

from .measures import Measure
from .types import Found, Gold, Judgement


def judge_articles(found: Found, gold: Gold) -> Iterator[Judgement]:
    """Judge for every annotated article its language, whether it is an echo, and of what where the story holds it."""
    sources = {source.file: source for source in found.sources}
    for document in gold.documents:
        source, spoken = sources[document.file], (document.language,)
        same = source.language.partition("-")[0] == document.language.partition("-")[0]
        yield Judgement(Measure.LANGUAGE, same, spoken, f"{document.file}: found {source.language}")
        if document.independent is None:
            continue
        called = "independent" if source.independent else f"an echo of {source.origin or 'a text not held'}"
        what = f"{document.file}: {'independent' if document.independent else 'an echo'}, called {called}"
        yield Judgement(Measure.LINEAGE, source.independent == document.independent, spoken, what)
        if document.origin:
            yield Judgement(Measure.ORIGIN, source.origin == document.origin, spoken, what)
