"""Everything that is judged in one story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .contradictions import judge_contradictions
from .exported import read_export
from .lineage import judge_articles
from .pairs import judge_joins, judge_pairs
from .quantities import judge_quantities
from .stances import judge_stances
from .types import Gold, Judgement


def judge(document: Mapping[str, Any], gold: Gold) -> tuple[Judgement, ...]:
    """Return all judgements on the exported document of a story (schema 1). Raises `ExportError`."""
    found = read_export(document, texts=gold.texts)
    return tuple(
        judgement
        for part in (
            judge_articles,
            judge_pairs,
            judge_joins,
            judge_quantities,
            judge_stances,
            judge_contradictions,
        )
        for judgement in part(found, gold)
    )
