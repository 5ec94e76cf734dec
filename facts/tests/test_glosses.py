"""Which gloss says what cited words mean."""

from __future__ import annotations

import pytest

from facts.glosses import glosses_of
from facts.tests.factories import CitationFactory
from sources.tests.factories import GlossFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def citation():
    return CitationFactory(source=SourceFactory(text="x" * 100, language="vi"), start=20, end=40)


def chosen(citation):
    gloss = glosses_of([citation]).get(citation.pk)
    return gloss and (gloss.start, gloss.end, gloss.language)


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        pytest.param(20, 40, True, id="the same words"),
        pytest.param(0, 100, True, id="around them"),
        pytest.param(25, 30, True, id="within them"),
        pytest.param(30, 60, True, id="half of the shorter"),
        pytest.param(31, 60, False, id="less than half"),
        pytest.param(40, 60, False, id="behind them"),
    ],
)
def test_a_gloss_fits_by_half_of_the_shorter(citation, start, end, fits):
    GlossFactory(source=citation.source, start=start, end=end)
    assert (chosen(citation) is not None) == fits


def test_the_nearest_words_go_first_then_the_language_of_the_desk(citation):
    for start, end, language in ((20, 41, "en"), (20, 40, "de"), (20, 40, "en"), (20, 40, "aa")):
        GlossFactory(source=citation.source, start=start, end=end, language=language)
    assert chosen(citation) == (20, 40, "en")


def test_a_gloss_of_another_source_does_not_fit(citation):
    GlossFactory(source=SourceFactory(text="x" * 100), start=20, end=40)
    assert chosen(citation) is None


def test_no_citations_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert glosses_of([]) == {}
