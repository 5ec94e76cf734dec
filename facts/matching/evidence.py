"""All evidence on a story at once: how near its passages and its clauses are, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from facts.matching import alignment, anchors, features, figures, lists, negation
from facts.matching.story import Floats, Ints, Story
from sources.reading.types import Embed


@dataclass(frozen=True, slots=True)
class Evidence:
    """Scores between passages (`passages`) and units (`units`), with the parts that they are made of.

    `clauses` are the scores of units by meaning alone, `negated` is how negated each unit is.
    """

    passages: Floats
    units: Floats
    clauses: Floats
    negated: Floats
    cosine: Floats
    shared_names: Floats
    shared_figures: Floats
    figure_agreement: Floats
    names: list[frozenset[str]]


def weigh(story: Story, aliases: Mapping[str, str], *, embed: Embed | None = None) -> Evidence:
    """The evidence on every pair of passages and of units of a story."""
    texts = np.array(story.passage_text, dtype=np.intp)
    size = len(story.passages)
    owners = story.vector_passage
    languages = [text.reading.language for text in story.texts]
    parts = alignment.centre(story.vectors, texts[owners], languages)
    part_scores = alignment.similar(parts, texts[owners])
    whole = alignment.centre(story.vectors[:size], texts, languages)
    cosine = whole @ whole.T
    whole_scores = alignment.similar(whole, texts)
    base = (whole_scores + alignment.clause_maximum(part_scores, owners, size)) / 2
    names = anchors.passage_names(story, aliases)
    shared_names, conflicting = anchors.shared_rare(names, story.passage_text, features.RARE_NAME_PASSAGES)
    shared_figures, _ = anchors.shared_rare(
        anchors.passage_figures(story), story.passage_text, features.RARE_FIGURE_PASSAGES
    )
    base = base + features.SHARED_RARE_NAME * shared_names + features.CONFLICTING_RARE_NAME * conflicting
    base = base + features.SHARED_FIGURE * shared_figures
    passages = alignment.smooth(base.astype(np.float32), texts)
    units, clauses, negated, agreement = _unit_scores(story, passages, texts, embed)
    return Evidence(passages, units, clauses, negated, cosine, shared_names, shared_figures, agreement, names)


def _unit_scores(
    story: Story, passages: Floats, texts: Ints, embed: Embed | None
) -> tuple[Floats, Floats, Floats, Floats]:
    vectors = np.array([unit.vector for unit in story.units], dtype=np.intp)
    owners = np.array([unit.passage for unit in story.units], dtype=np.intp)
    distinct, back = np.unique(vectors, return_inverse=True)
    languages = [text.reading.language for text in story.texts]
    centred = alignment.centre(story.vectors[distinct], texts[story.vector_passage[distinct]], languages)
    cosine = centred @ centred.T
    clause = alignment.similar(centred, texts[story.vector_passage[distinct]])
    cosine, clause = cosine[np.ix_(back, back)], clause[np.ix_(back, back)]
    related = passages[np.ix_(owners, owners)]
    agreement = figures.agreement(story.units, related)
    scores = (clause + related) / 2
    strangers = (cosine < features.STRANGER_COSINE) & (agreement <= 0)
    scores = scores + np.where(strangers, features.STRANGERS, 0) + agreement
    # However alike two sentences are, figures that are told apart tell of two matters.
    scores = np.where(agreement <= features.DATE_AGAINST_AMOUNT, np.minimum(scores, agreement), scores)
    same_text = texts[owners][:, None] == texts[owners][None, :]
    scores = scores + np.where(same_text, features.SAME_TEXT, 0)
    stated = np.array([unit.figure is not None for unit in story.units])
    apart = np.where(
        np.logical_and.outer(stated, stated), features.TWO_FIGURES_OF_A_PASSAGE, features.SAME_PASSAGE
    )
    scores = np.where(owners[:, None] == owners[None, :], apart, scores)
    symmetric: Floats = ((scores + scores.T) / 2).astype(np.float32)
    rows, list_scores = lists.agreement(story, clause, passages, embed)
    symmetric[rows, :] = symmetric[:, rows] = features.OTHER_MEASURE
    symmetric[np.ix_(rows, rows)] = list_scores
    return symmetric, clause, negation.strength(centred)[back], agreement
