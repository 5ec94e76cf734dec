"""Sum judgements up: figures by story and by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from .measures import FIGURES, Figure
from .types import Judgement, Share

#: Measure -> share.
Shares = Mapping[str, Share]


def shares(judgements: Iterable[Judgement], *, language: str | None = None) -> dict[str, Share]:
    """Return the share of hits of every measure, of all judgements or of those that concern one language."""
    found: dict[str, Share] = defaultdict(Share)
    for judgement in judgements:
        if language is None or language in judgement.languages:
            found[judgement.measure] += Share(int(judgement.hit), 1)
    return dict(found)


def value(figure: Figure, shares: Shares) -> float | None:
    """Return a figure from 0 to 1, None where nothing was judged.

    An F1 is 0 where there was something to find and nothing right.
    """
    parts = [shares.get(measure, Share()) for measure in figure.measures]
    if len(parts) == 1:
        return parts[0].value
    precision, recall = parts
    if not precision.of and not recall.of:
        return None
    low, high = precision.value or 0.0, recall.value or 0.0
    return 2 * low * high / (low + high) if low + high else 0.0


def summary(judgements: Iterable[Judgement]) -> dict[str, Any]:
    """Return the figures of these judgements and those of every language, ready for JSON.

    A figure is {"value", "hits", "of"}; an F1 has only its value.
    """
    judgements = tuple(judgements)
    languages = sorted({language for judgement in judgements for language in judgement.languages})
    return {
        "figures": figures(shares(judgements)),
        "languages": {language: figures(shares(judgements, language=language)) for language in languages},
    }


def figures(shares: Shares) -> dict[str, dict[str, Any]]:
    """Return the figures of which there is anything, by key."""
    found: dict[str, dict[str, Any]] = {}
    for figure in FIGURES:
        share = value(figure, shares)
        if share is None:
            continue
        found[figure.key] = {"value": round(share, 4)}
        if len(figure.measures) == 1:
            part = shares[figure.measures[0]]
            found[figure.key] |= {"hits": part.hits, "of": part.of}
    return found
