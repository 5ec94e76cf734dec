"""All evidence on a story at once: how near its passages and its clauses are, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from facts.matching import alignment, anchors, features, figures, lists, negation
from facts.matching.figures import Flags
from facts.matching.story import Floats, Story
from sources.reading.types import Embed


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the embeddings say: scores of passages and of units, cosines of units, how negated each unit is.

    `plain` are the scores of whole passages with negation left out of their meaning, `strangers` says which have
    nothing in common then.
    """

    passages: Floats
    plain: Floats
    strangers: Flags
    clauses: Floats
    cosine: Floats
    negated: Floats


@dataclass(frozen=True, slots=True)
class Relations:
    """Scores between passages by meaning, names and figures together, with the names that tell them apart."""

    passages: Floats
    shared_names: Floats
    names: list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Scores between passages (`passages`) and between units (`units`), with the parts that they are made of.

    `clauses` are the scores of units by meaning alone, `negated` is how negated each unit is, `plain` are the scores of
    whole passages by meaning without negation, where they are no `strangers`.
    """

    passages: Floats
    plain: Floats
    strangers: Flags
    units: Floats
    clauses: Floats
    negated: Floats
    shared_names: Floats
    figure_agreement: Floats
    names: list[frozenset[str]]


def understand(story: Story) -> Meaning:
    """What the embeddings of a story say about every pair of its passages and of its units."""
    texts = np.array(story.passage_text, dtype=np.intp)
    size = len(story.passages)
    owners = story.vector_passage
    languages = [text.reading.language for text in story.texts]
    parts = alignment.similar(alignment.centre(story.vectors, texts[owners], languages), texts[owners])
    alone = alignment.centre(story.vectors[:size], texts, languages)
    whole = alignment.similar(alone, texts)
    bare = negation.without(alone)
    near = bare @ bare.T
    passages: Floats = ((whole + alignment.clause_maximum(parts, owners, size)) / 2).astype(np.float32)
    distinct, back = np.unique([unit.vector for unit in story.units], return_inverse=True)
    groups = texts[owners[distinct]]
    centred = alignment.centre(story.vectors[distinct], groups, languages)
    pairs = np.ix_(back, back)
    return Meaning(
        passages=passages,
        plain=alignment.csls(near, texts),
        strangers=near < features.DENIED_COSINE,
        clauses=alignment.similar(centred, groups)[pairs],
        cosine=(centred @ centred.T)[pairs],
        negated=negation.strength(centred)[back],
    )


def relate(story: Story, meaning: Meaning, aliases: Mapping[str, str]) -> Relations:
    """Meaning, rare names and unusual figures of every two passages, and the ways through third texts, in one score."""
    names = anchors.passage_names(story, aliases)
    shared_names, conflicting = anchors.shared_rare(names, story.passage_text, features.RARE_NAME_PASSAGES)
    shared_figures, _ = anchors.shared_rare(
        anchors.passage_figures(story), story.passage_text, features.RARE_FIGURE_PASSAGES
    )
    scores = (
        meaning.passages
        + features.SHARED_RARE_NAME * shared_names
        + features.CONFLICTING_RARE_NAME * conflicting
        + features.SHARED_FIGURE * shared_figures
    )
    texts = np.array(story.passage_text, dtype=np.intp)
    return Relations(alignment.smooth(scores.astype(np.float32), texts), shared_names, names)


def weigh(
    story: Story, meaning: Meaning, aliases: Mapping[str, str], *, embed: Embed | None = None
) -> Evidence:
    """The evidence on every pair of passages and of units of a story."""
    related = relate(story, meaning, aliases)
    texts = np.array(story.passage_text, dtype=np.intp)
    owners = np.array([unit.passage for unit in story.units], dtype=np.intp)
    nearby = related.passages[np.ix_(owners, owners)]
    agreement = figures.agreement(story.units, nearby)
    strangers = (meaning.cosine < features.STRANGER_COSINE) & (agreement <= 0)
    scores = (meaning.clauses + nearby) / 2 + np.where(strangers, features.STRANGERS, 0) + agreement
    # However alike two sentences are, figures that are told apart tell of two matters.
    scores = np.where(agreement <= features.DATE_AGAINST_AMOUNT, np.minimum(scores, agreement), scores)
    scores = scores + np.where(np.equal.outer(texts[owners], texts[owners]), features.SAME_TEXT, 0)
    stated = np.array([unit.figure is not None for unit in story.units])
    apart = np.where(
        np.logical_and.outer(stated, stated), features.TWO_FIGURES_OF_A_PASSAGE, features.SAME_PASSAGE
    )
    scores = np.where(np.equal.outer(owners, owners), apart, scores)
    units: Floats = ((scores + scores.T) / 2).astype(np.float32)
    rows, between_lists = lists.agreement(story, meaning.clauses, related.passages, embed)
    units[rows, :] = units[:, rows] = features.OTHER_MEASURE
    units[np.ix_(rows, rows)] = between_lists
    return Evidence(
        passages=related.passages,
        plain=meaning.plain,
        strangers=meaning.strangers,
        units=units,
        clauses=meaning.clauses,
        negated=meaning.negated,
        shared_names=related.shared_names,
        figure_agreement=agreement,
        names=related.names,
    )
