"""Train what tells whom a mention means, over the vectors of words: Adam (Kingma and Ba 2015); the same vectors give the same model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sources.reading.embedding import encode_passages
from sources.reading.types import Vector

from .articles import Line, articles
from .ear import LAYERS, unheard
from .following import Following, Mention
from .labels import Sound

Numbers = npt.NDArray[np.floating[Any]]
_MAIN = 32
_UNITS = 24
_ROUNDS, _BATCH, _RATE, _DECAY = 60, 16, 2e-3, 1e-3
#: The share of features that are left out at each step (Srivastava et al. 2014).
_LEFT_OUT = 0.1


class Choice(NamedTuple):
    """A mention, who was named before and where, who of them spoke last (-1: nobody), and whom it means (-1: nobody of them)."""

    mention: Mention
    known: list[list[Mention]]
    last: int
    meant: int


def learnt(language: str) -> list[Choice]:
    """Return what the articles of a language teach, with the vectors of their words."""
    found: list[Choice] = []
    for article in articles(language):
        encoded = encode_passages([line.text for line in article], layers=LAYERS)
        found += _choices(article, [unheard(each) for each in encoded])
    return found


def _choices(article: Sequence[Line], heard: Sequence[Sound]) -> list[Choice]:
    found: list[Choice] = []
    known: dict[int, list[Mention]] = {}
    order = spoke = 0
    for number, (line, sound) in enumerate(zip(article, heard, strict=True)):
        for mark in line.marked:
            mention = Mention(
                number,
                order,
                line.text[mark.start : mark.end],
                sound.of(mark.start, mark.end),
                mark.who == line.who,
            )
            people = list(known)
            if people:
                last, meant = (people.index(who) if who in known else -1 for who in (spoke, mark.who))
                found.append(Choice(mention, [list(each) for each in known.values()], last, meant))
            known.setdefault(mark.who, []).append(mention)
            order += 1
        spoke = line.who or spoke
    return found


def train(rows: Sequence[Sequence[Choice]]) -> Following:
    """Return the model that these choices teach."""
    choices = [choice for row in rows for choice in row]
    nothing = np.zeros(1, dtype=np.float32)
    blank = Following(*_directions(np.stack([choice.mention.vector for choice in choices])), *(nothing,) * 5)
    return replace(blank, **_chosen(blank, choices))


def _directions(vectors: Vector) -> tuple[Vector, Vector]:
    """The middle of vectors, and the directions in which they differ most, each of spread 1."""
    middle = vectors.mean(axis=0)
    _, spread, directions = np.linalg.svd(vectors - middle, full_matrices=False)
    return middle, (directions[:_MAIN].T / (spread[:_MAIN] / np.sqrt(len(vectors)))).astype(np.float32)


def _chosen(blank: Following, choices: Sequence[Choice]) -> dict[str, Numbers]:
    chance = np.random.default_rng(0)
    pairs: list[Numbers] = [blank.pairs(choice.mention, choice.known, choice.last) for choice in choices]
    every = np.concatenate(pairs)
    middle, spread = every.mean(axis=0), every.std(axis=0) + np.float32(1e-3)
    pairs = [(each - middle) / spread for each in pairs]
    size = every.shape[1]
    values: list[Numbers] = [
        chance.normal(0, 1 / np.sqrt(size), (size, _UNITS)),
        np.zeros(_UNITS),
        chance.normal(0, 0.3, _UNITS),
        np.zeros(size),
        np.zeros(1),
    ]
    first, second = [[np.zeros_like(value) for value in values] for _ in range(2)]
    step = 0
    for turn in range(_ROUNDS):
        order = chance.permutation(len(choices))
        rate = _RATE * (1 - turn / _ROUNDS)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH].tolist()
            step += 1
            slopes = _slopes(
                [pairs[index] for index in chosen], [choices[index].meant for index in chosen], values, chance
            )
            for value, slope, one, two in zip(values, slopes, first, second, strict=True):
                slope = slope / len(chosen) + _DECAY * value
                one += 0.1 * (slope - one)
                two += 0.001 * (slope * slope - two)
                value -= rate * (one / (1 - 0.9**step)) / (np.sqrt(two / (1 - 0.999**step)) + 1e-8)
    inner, inner_bias, outer, direct, nobody = values
    inner = inner / spread[:, None]
    direct = direct / spread
    return {
        "inner": inner,
        "inner_bias": inner_bias - middle @ inner,
        "outer": outer,
        "direct": direct,
        # What the middle adds to every pair is taken off nobody instead.
        "nobody": nobody + middle @ direct,
    }


def _slopes(
    pairs: Sequence[Numbers], meant: Sequence[int], values: Sequence[Numbers], chance: np.random.Generator
) -> tuple[Numbers, ...]:
    inner, inner_bias, outer, direct, nobody = values
    seen = np.concatenate(pairs)
    seen = seen * (chance.random(seen.shape) >= _LEFT_OUT)
    units = np.maximum(seen @ inner + inner_bias, 0)
    scores = units @ outer + seen @ direct
    error, missed, at = np.zeros(len(scores)), 0.0, 0
    for each, right in zip(pairs, meant, strict=True):
        shares = np.append(scores[at : at + len(each)], nobody[0])
        shares = np.exp(shares - shares.max())
        shares /= shares.sum()
        shares[right if right >= 0 else len(each)] -= 1
        error[at : at + len(each)] = shares[:-1]
        missed += shares[-1]
        at += len(each)
    back = np.outer(error, outer) * (units > 0)
    return seen.T @ back, back.sum(axis=0), units.T @ error, seen.T @ error, np.array([missed])


def measured(model: Following, choices: Sequence[Choice]) -> tuple[float, float]:
    """Return precision and recall of whom mentions mean, where nobody is not likelier."""
    hits = found = known = 0
    for choice in choices:
        best = int(model.meant(choice.mention, choice.known, choice.last).argmax())
        some = best < len(choice.known)
        hits += some and best == choice.meant
        found += some
        known += choice.meant >= 0
    return hits / max(1, found), hits / max(1, known)
