"""Average-linkage clustering that can start from groups which already stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from facts.matching.story import Floats


def group(scores: Floats, *, join: float, standing: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Groups of rows whose mean score with each other group is below `join`.

    `scores` is symmetric. Groups in `standing` are never split and never merged with each other; they come first
    and in order, the rest by their least row. Ties go to the lowest rows, so equal input gives equal output.
    """
    size = len(scores)
    taken = {row for rows in standing for row in rows}
    groups: list[list[int]] = [list(rows) for rows in standing]
    groups += [[row] for row in range(size) if row not in taken]
    if not groups:
        return []
    fixed = len(standing)
    indicator = np.zeros((len(groups), size), dtype=np.float64)
    for number, rows in enumerate(groups):
        indicator[number, rows] = 1
    totals = indicator @ scores @ indicator.T
    sizes = np.maximum(indicator.sum(axis=1), 1)
    means = totals / np.outer(sizes, sizes)
    np.fill_diagonal(means, -np.inf)
    means[:fixed, :fixed] = -np.inf
    alive = [bool(rows) for rows in groups]
    for number, live in enumerate(alive):
        if not live:
            means[number, :] = means[:, number] = -np.inf
    best = means.argmax(axis=1)
    while True:
        peaks = means[np.arange(len(groups)), best]
        left = int(peaks.argmax())
        if peaks[left] < join:
            break
        right = int(best[left])
        left, right = min(left, right), max(left, right)
        merged = (means[left] * sizes[left] + means[right] * sizes[right]) / (sizes[left] + sizes[right])
        if left < fixed:
            merged[:fixed] = -np.inf
        merged[left] = -np.inf
        groups[left] += groups[right]
        sizes[left] += sizes[right]
        alive[right] = False
        means[left, :] = means[:, left] = merged
        means[right, :] = means[:, right] = -np.inf
        stale = np.flatnonzero((best == left) | (best == right))
        best[stale] = means[stale].argmax(axis=1)
        best[left] = means[left].argmax()
        # A row whose best was elsewhere can only have gained through the merged column.
        better = means[:, left] > means[np.arange(len(groups)), best]
        best[better] = left
    kept = [sorted(rows) for number, rows in enumerate(groups) if alive[number] and number >= fixed]
    return [sorted(rows) for rows in groups[:fixed]] + sorted(kept)
