"""The ear: a branch of the model that was taught to hear, and the heads over it for who says what and whom a sentence mentions.

The branch shares the lower layers with the model that gives meaning; what the upper ones were taught is of low rank (Hu et al. 2021,
"LoRA"). `build.py` makes `ear.npz`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sources.reading.embedding import Branch, Encoded, encode_passages, model
from sources.reading.types import Vector

from .head import Head
from .labels import Sound

WEIGHTS = Path(__file__).parent / "ear.npz"
#: So many layers are shared, and the branch ends with this one.
SHARED, LAST = 6, 8
#: The layers of the model itself that tell most of who is who; the upper ones serve whole texts.
LAYERS = (6, 8)
#: What is taught of each layer.
MATRICES = ("looks", "out", "up", "down")


class Ear(NamedTuple):
    """What was taught: the branch, the head for who says what, and the one for mentions, whose one label has the number 1."""

    branch: Branch
    heard: Head
    mentions: Head


def hear(texts: Sequence[str]) -> list[Sound]:
    """Return who says what in each sentence, as far as it is heard; loads the model at first use."""
    return sounds(load(), texts) if texts else []


def sounds(ear: Ear, texts: Sequence[str]) -> list[Sound]:
    """Return what an ear hears in sentences."""
    encoded = encode_passages(texts, layers=LAYERS, branch=ear.branch)
    return [sound(ear, text, each) for text, each in zip(texts, encoded, strict=True)]


def sound(ear: Ear, text: str, encoded: Encoded) -> Sound:
    """Return what an ear hears in a sentence of these vectors."""
    return replace(
        unheard(encoded),
        heard=ear.heard.heard(text, encoded),
        mentions=[(start, end) for start, end, number, _ in ear.mentions.stretches(text, encoded) if number],
    )


def unheard(encoded: Encoded) -> Sound:
    """Return a sentence of these vectors in which nothing is heard yet."""
    return Sound(
        starts=[piece.start for piece in encoded.pieces],
        ends=[piece.end for piece in encoded.pieces],
        vectors=encoded.vectors,
    )


def made(saved: Mapping[str, Vector]) -> Ear:
    """Return the ear of these weights, by their names in `ear.npz`."""
    values = {name: saved[name].astype(np.float32) for name in saved}
    taught = [
        {name.partition(".")[2]: value for name, value in values.items() if name.startswith(f"{number}.")}
        for number in range(SHARED + 1, LAST + 1)
    ]
    heads = [
        Head(**{name: values[f"{kind}.{name}"] for name in Head.__slots__}) for kind in ("heard", "mentions")
    ]
    return Ear(model().branch(SHARED, taught), *heads)


@cache
def load() -> Ear:
    """Return the ear that was trained."""
    with np.load(WEIGHTS) as saved:
        return made(saved)
