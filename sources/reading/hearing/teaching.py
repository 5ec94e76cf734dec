"""Teach the ear: the upper layers of the model learn in a few directions (Hu et al. 2021, "LoRA"), the heads over them in all.

By JAX and optax, which nothing else needs. Cross entropy of every piece whose label is known; AdamW (Loshchilov and Hutter 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import optax

from sources.reading.embedding import DIMENSIONS, Layer, model
from sources.reading.types import Vector

from .ear import LAST, MATRICES, SHARED
from .head import LABELS

#: Directions in which each matrix learns.
_RANK = 16
_ROUNDS, _RATE, _DECAY = 4, 2e-3, 0.01
#: Pieces that are seen together, texts being filled up to a multiple of so many.
_TOGETHER, _STEP = 1024, 16
#: The share of numbers that are left out behind each matrix at each step (Srivastava et al. 2014).
_LEFT_OUT = 0.1
#: Steps over which the rate rises.
_WARMING = 50
#: So much faster than the layers do the heads learn.
_FASTER = 4.0
_HIDDEN = -1e9
_UNKNOWN = -1

Weights = dict[str, Any]


class Lesson(NamedTuple):
    """A text: its rows behind the shared layers, marks included, and of each what it does and whether it is in a mention.

    -1 stands where that is not known.
    """

    rows: Vector
    heard: npt.NDArray[np.int8]
    mentions: npt.NDArray[np.int8]


class _Batch(NamedTuple):
    """Texts filled up to one length: rows, what is added to the weight of each place, and the labels."""

    rows: Vector
    hidden: Vector
    heard: npt.NDArray[np.int32]
    mentions: npt.NDArray[np.int32]


def taught(lessons: Sequence[Lesson], *, rounds: int = _ROUNDS) -> dict[str, Vector]:
    """Return what lessons teach, by the names of `ear.npz`; the same lessons teach the same on one machine."""
    chance = np.random.default_rng(0)
    layers = model().layers[SHARED:LAST]
    weights = _begun(layers, chance)
    steps = rounds * len(_batches(lessons, chance))
    rate = optax.warmup_cosine_decay_schedule(0, _RATE, min(_WARMING, steps), steps + 1)
    optimiser = optax.adamw(rate, weight_decay=_DECAY)
    state = optimiser.init(weights)

    @jax.jit
    def step(
        weights: Weights, state: optax.OptState, batch: _Batch, key: jax.Array
    ) -> tuple[Weights, optax.OptState]:
        slopes = jax.grad(_loss)(weights, layers_as_arrays, batch, key)
        updates, state = optimiser.update(slopes, state, weights)
        return optax.apply_updates(weights, updates), state

    layers_as_arrays = [_arrays(layer) for layer in layers]
    key = jax.random.PRNGKey(0)
    for _ in range(rounds):
        for batch in _batches(lessons, chance):
            key, here = jax.random.split(key)
            weights, state = step(weights, state, batch, here)
    for kind in ("heard", "mentions"):
        weights |= {name: weights[name] * _FASTER for name in (f"{kind}.weights", f"{kind}.bias")}
    return {name: np.asarray(value) for name, value in weights.items()} | _courses(lessons)


def _begun(layers: Sequence[Layer], chance: np.random.Generator) -> Weights:
    weights: Weights = {}
    for number, layer in enumerate(layers, start=SHARED + 1):
        for name in MATRICES:
            outputs, inputs = getattr(layer, name)[0].shape
            right = chance.standard_normal((_RANK, inputs)) / np.sqrt(inputs)
            weights[f"{number}.{name}.left"] = jnp.zeros((outputs, _RANK))
            weights[f"{number}.{name}.right"] = jnp.asarray(right, jnp.float32)
            weights[f"{number}.{name}.bias"] = jnp.zeros(outputs)
    for kind, labels in (("heard", len(LABELS)), ("mentions", 2)):
        weights[f"{kind}.weights"] = jnp.zeros((DIMENSIONS, labels))
        weights[f"{kind}.bias"] = jnp.zeros(labels)
    return weights


def _arrays(layer: Layer) -> Weights:
    values = {name: tuple(map(jnp.asarray, getattr(layer, name))) for name in (*MATRICES, "attended", "done")}
    return values


def _loss(weights: Weights, layers: Sequence[Weights], batch: _Batch, key: jax.Array) -> jax.Array:
    rows = jnp.asarray(batch.rows)
    heads, epsilon = model().packed.heads, model().packed.epsilon
    for number, layer in enumerate(layers, start=SHARED + 1):
        key, first, second = jax.random.split(key, 3)

        def through(rows: jax.Array, name: str, layer: Weights = layer, number: int = number) -> jax.Array:
            matrix, bias = layer[name]
            product = weights[f"{number}.{name}.left"] @ weights[f"{number}.{name}.right"]
            made: jax.Array = rows @ (matrix + product).T + bias + weights[f"{number}.{name}.bias"]
            return made

        parts = through(rows, "looks").reshape(*rows.shape[:2], 3, heads, -1)
        query, key_, value = parts.transpose(2, 0, 3, 1, 4)
        looks = jax.nn.softmax(query @ key_.swapaxes(-1, -2) + batch.hidden[:, None, None, :])
        seen = (looks @ value).transpose(0, 2, 1, 3).reshape(rows.shape)
        rows = _normal(rows + _dropped(through(seen, "out"), first), layer["attended"], epsilon)
        # The matrix behind the bend is kept halved.
        middle = 2 * jax.nn.gelu(through(rows, "up"))
        rows = _normal(rows + _dropped(through(middle, "down"), second), layer["done"], epsilon)
    heard, mentions = (
        _missed(rows @ weights[f"{kind}.weights"] + weights[f"{kind}.bias"], labels)
        for kind, labels in (("heard", batch.heard), ("mentions", batch.mentions))
    )
    return (heard[0] + mentions[0]) / (heard[1] + mentions[1])


def _missed(scores: jax.Array, labels: npt.NDArray[np.int32]) -> tuple[jax.Array, jax.Array]:
    """The cross entropy of all labels that are known, and how many these are."""
    known = labels != _UNKNOWN
    shares = jax.nn.log_softmax(_FASTER * scores)
    right = jnp.take_along_axis(shares, jnp.maximum(labels, 0)[..., None], axis=-1)[..., 0]
    return -(right * known).sum(), known.sum()


def _dropped(rows: jax.Array, key: jax.Array) -> jax.Array:
    return rows * jax.random.bernoulli(key, 1 - _LEFT_OUT, rows.shape) / (1 - _LEFT_OUT)


def _normal(rows: jax.Array, norm: tuple[jax.Array, jax.Array], epsilon: float) -> jax.Array:
    weight, bias = norm
    rows = rows - rows.mean(axis=-1, keepdims=True)
    return rows * jax.lax.rsqrt((rows * rows).mean(axis=-1, keepdims=True) + epsilon) * weight + bias


def _batches(lessons: Sequence[Lesson], chance: np.random.Generator) -> list[_Batch]:
    """The lessons in another order, those of like length together."""
    by_length: dict[int, list[Lesson]] = {}
    for index in chance.permutation(len(lessons)):
        lesson = lessons[index]
        by_length.setdefault(-(-len(lesson.rows) // _STEP) * _STEP, []).append(lesson)
    batches = []
    for length, alike in by_length.items():
        size = max(1, _TOGETHER // length)
        batches += [_batch(alike[at : at + size], size, length) for at in range(0, len(alike), size)]
    return [batches[index] for index in chance.permutation(len(batches))]


def _batch(lessons: Sequence[Lesson], size: int, length: int) -> _Batch:
    rows = np.zeros((size, length, DIMENSIONS), dtype=np.float32)
    hidden = np.full((size, length), _HIDDEN, dtype=np.float32)
    # A text that is not there looks at its own first place.
    hidden[:, 0] = 0
    heard, mentions = (np.full((size, length), _UNKNOWN, dtype=np.int32) for _ in range(2))
    for at, lesson in enumerate(lessons):
        here = slice(len(lesson.rows))
        rows[at, here], hidden[at, here] = lesson.rows, 0
        heard[at, here], mentions[at, here] = lesson.heard, lesson.mentions
    return _Batch(rows, hidden, heard, mentions)


def _courses(lessons: Sequence[Lesson]) -> dict[str, Vector]:
    """How likely each label begins a text and follows each other one (logarithms, one of each more than was seen)."""
    found: dict[str, Vector] = {}
    for kind, labels in (("heard", len(LABELS)), ("mentions", 2)):
        begins, follows = np.ones(labels), np.ones((labels, labels))
        for lesson in lessons:
            course = getattr(lesson, kind)
            course = course[course != _UNKNOWN]
            if len(course):
                begins[course[0]] += 1
                np.add.at(follows, (course[:-1], course[1:]), 1)
        found[f"{kind}.begins"] = np.log(begins / begins.sum()).astype(np.float32)
        found[f"{kind}.follows"] = np.log(follows / follows.sum(axis=1, keepdims=True)).astype(np.float32)
    return found
