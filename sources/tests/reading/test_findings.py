"""Findings survive being stored."""

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from sources.reading.findings import dump_findings, load_passage
from sources.reading.types import (
    Attribution,
    AttributionKind,
    Clause,
    Cue,
    CueKind,
    Passage,
    Quantity,
    QuantityKind,
    Span,
)

PASSAGE = Passage(
    start=10,
    end=40,
    text="It cost about 12.50 dollars, he said.",
    quantities=(
        Quantity(
            18,
            30,
            "about 12.50 dollars",
            QuantityKind.MONEY,
            Decimal("12.50"),
            "USD",
            approx=True,
            lower=Decimal("12"),
            derived_from=Span(1, 5),
        ),
    ),
    cues=(Cue(33, 37, "said", CueKind.REPORT),),
    attribution=Attribution(AttributionKind.NAMED, "Ann", count=None, cue=Span(33, 37)),
    clauses=(Clause(10, 28, "It cost about 12.50 dollars"),),
)


def test_a_passage_survives_json():
    stored = json.loads(json.dumps(dump_findings(PASSAGE)))

    again = load_passage(
        stored,
        start=10,
        end=40,
        text=PASSAGE.text,
        boilerplate="",
        heading=False,
        embedding=None,
        clause_embeddings={},
    )

    assert again == PASSAGE


def test_findings_leave_out_place_words_and_empty_fields():
    assert set(dump_findings(PASSAGE)) == {"quantities", "cues", "attribution", "clauses"}


@pytest.mark.parametrize("words", [("It cost 12 dollars",), ("It cost", "12 dollars")])
def test_only_a_passage_of_several_clauses_has_vectors_of_clauses(words):
    vector = np.ones(3, dtype=np.float32)
    clauses = tuple(Clause(10, 10 + len(text), text) for text in words)

    again = load_passage(
        dump_findings(replace(PASSAGE, clauses=clauses)),
        start=10,
        end=28,
        text="It cost 12 dollars",
        boilerplate="",
        heading=False,
        embedding=vector,
        clause_embeddings=dict.fromkeys(["It cost 12 dollars", "It cost", "12 dollars"], vector),
    )

    assert [clause.embedding is not None for clause in again.clauses] == [len(words) > 1] * len(words)
