"""What the demonstration story promises of itself."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from facts.manifest.loading import load_manifest

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture(scope="module")
def manifest():
    return load_manifest(SEEDS)


@pytest.fixture(scope="module")
def citations(manifest):
    return [citation for claim in manifest.claims for p in claim.positions for citation in p.citations]


def test_at_least_fifty_claims_are_worded_in_english(manifest):
    assert manifest.language == "en"
    assert len(manifest.claims) >= 50


def test_every_quoted_passage_has_a_gloss_and_a_speaker(citations):
    assert [citation.line for citation in citations if not (citation.gloss and citation.attribution)] == []


def test_every_article_is_cited(manifest, citations):
    held = {source.key for source in manifest.sources if source.text is not None}

    assert {citation.source for citation in citations} == held
    assert len(held) == 5


def test_every_article_derives_from_the_origin_that_is_not_held(manifest):
    origin = next(source for source in manifest.sources if source.text is None)

    assert {source.derived_from for source in manifest.sources if source.text} == {origin.key}


def test_every_alias_that_is_not_english_stands_in_a_text_of_its_language(manifest):
    texts = {
        language: "\n".join(source.text or "" for source in sources)
        for language, sources in groupby(manifest.sources, key=lambda source: source.language)
    }

    absent = [
        alias
        for entity in manifest.entities
        for alias in entity.aliases
        if alias.language != "en" and alias.name not in texts[alias.language]
    ]

    assert absent == []


def test_every_named_speaker_is_an_entity(citations):
    speakers = [citation.attribution for citation in citations if citation.attribution.kind == "named"]

    assert speakers
    assert [speaker.name for speaker in speakers if not speaker.key] == []
