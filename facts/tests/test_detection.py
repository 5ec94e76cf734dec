"""What a story hands to the comparison of its positions."""

from __future__ import annotations

import pytest

from facts import detection
from facts.tests.test_placing import arrive

pytestmark = pytest.mark.django_db


def test_a_citation_comes_with_the_sentences_right_before_and_behind(monkeypatch):
    seen = []

    def note(held, *, embed):
        seen.extend(held)
        return ()

    monkeypatch.setattr(detection, "detect", note)
    arrive("ferry", "en", "es")
    beside = {
        citation.quote: [passage.text for passage in citation.beside]
        for position in seen
        for citation in position.citations
        if citation.language == "en"
    }
    first, second, last = (
        "Rescuers took 64 passengers ashore.",
        "The harbour master said the engine had failed.",
        "The ferry is 38 years old.",
    )
    assert beside[second] == [first, last]
    assert beside[first][-1] == second
    if last in beside:
        assert beside[last] == [second]
