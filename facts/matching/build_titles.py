"""Builds `titles.npz`: what titles mean, as the mean embedding of the words for each office in all languages.

Run as `python -m facts.matching.build_titles`. From every word the mean of its language is taken out, so that what
is left is the office. `--check` leaves each language out in turn and prints how often its words find their office.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from facts.matching.members import centred
from facts.matching.titles import MARGIN, OFFICES, TITLES, fold_title, nearest, words


def vectors() -> dict[str, np.ndarray]:
    """For each language the vectors of its first words, without what the language shares: shape (offices, 384)."""
    return {
        language: centred([fold_title(named[office][0]) for office in OFFICES], language, None)
        for language, named in words().items()
    }


def means(kept: list[np.ndarray]) -> np.ndarray:
    """The mean of each office over languages, each of length 1."""
    mean = np.mean(kept, axis=0)
    unit: np.ndarray = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return unit


def build(path: Path = TITLES) -> None:
    """Write the mean of each office over all languages, as half floats."""
    mean = means(list(vectors().values()))
    np.savez_compressed(path, **dict(zip(OFFICES, mean.astype(np.float16), strict=True)))


def check() -> dict[str, float]:
    """How titles fare whose language is left out: the share that stand out, and of these the share of right ranks."""
    rows = vectors()
    found = []
    for language, own in rows.items():
        offices = means([other for name, other in rows.items() if name != language])
        for office, vector in zip(OFFICES, own, strict=True):
            near, _, margin = nearest(offices @ vector)
            found.append((margin >= MARGIN, OFFICES[near] == OFFICES[office]))
    sure = [right for stands_out, right in found if stands_out]
    return {"stands out": len(sure) / len(found), "right of these": sum(sure) / len(sure)}


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.stdout.write(f"{json.dumps(check())}\n")
    else:
        build()
