"""How near the passages of different texts are in meaning, whatever their languages.

Embeddings of one text share its language and topic: its mean is taken out. Some passages are near to everything:
CSLS takes out how crowded each one's surroundings are (Conneau et al. 2018, "Word translation without parallel
data"). Clauses catch the sentence that says two things, smoothing catches the pair that a third text connects.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from facts.matching import features, negation
from facts.matching.background import language_mean
from facts.matching.story import Floats, Ints


def centre(vectors: Floats, groups: Ints, languages: Sequence[str]) -> Floats:
    """Unit vectors with the mean of each text taken out; few passages are blended with the mean of their language.

    `groups` says which text a row is of, `languages[g]` the language of text `g`.
    """
    centred = vectors.astype(np.float32, copy=True)
    for label in np.unique(groups):
        rows = groups == label
        background = language_mean(languages[label])
        if len(background) != vectors.shape[1]:
            background = vectors[rows].mean(axis=0)
        weight = features.PRIOR_PASSAGES
        centred[rows] -= (vectors[rows].sum(axis=0) + weight * background) / (rows.sum() + weight)
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    result: Floats = (centred / np.maximum(norms, 1e-6)).astype(np.float32)
    return result


def csls(cosine: Floats, groups: Ints) -> Floats:
    """Twice the cosine, less how near each of the two is to its nearest in the other's group."""
    crowd = np.zeros_like(cosine)
    for label in np.unique(groups):
        columns = np.flatnonzero(groups == label)
        count = min(features.NEIGHBOURS, len(columns))
        nearest = np.partition(cosine[:, columns], len(columns) - count, axis=1)[:, -count:]
        crowd[:, columns] = nearest.mean(axis=1)[:, None]
    scores: Floats = 2 * cosine - crowd - crowd.T
    return scores


def similar(centred: Floats, groups: Ints) -> Floats:
    """CSLS scores of centred embeddings; where only one of two is negated, negation is left out of both."""
    scores = csls(centred @ centred.T, groups)
    negated = negation.strength(centred)
    bare = negation.without(centred)
    apart = np.abs(np.subtract.outer(negated, negated)) > features.NEGATION_APART
    result: Floats = np.where(apart, np.maximum(scores, csls(bare @ bare.T, groups)), scores)
    return result


def clause_maximum(scores: Floats, owners: Ints, size: int) -> Floats:
    """The best score of any part of one passage with any part of another: shape (size, size)."""
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(size))
    rows = np.maximum.reduceat(scores[order], starts, axis=0)
    best: Floats = np.maximum.reduceat(rows[:, order], starts, axis=1)
    return best


def smooth(scores: Floats, groups: Ints) -> Floats:
    """Scores mixed with the best two-step way through a passage of a third text."""
    size = len(scores)
    detour = np.full((size, size), -np.inf, dtype=np.float32)
    labels = np.unique(groups)
    if len(labels) < 3:
        return scores
    for label in labels:
        via = scores[:, groups == label]
        for row in range(size):
            if groups[row] == label:
                continue
            best = np.minimum(via[row][None, :], via).max(axis=1)
            best[groups == label] = -np.inf
            detour[row] = np.maximum(detour[row], best)
    mixed = (1 - features.SMOOTHING) * scores + features.SMOOTHING * detour
    result: Floats = np.where(np.isfinite(detour), mixed, scores).astype(np.float32)
    return result
