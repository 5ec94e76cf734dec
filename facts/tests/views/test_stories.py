"""The page of a story: who affirms, who denies, who is silent."""

from __future__ import annotations

import pytest
from django.urls import reverse

from facts.models.choices import Stance
from facts.tests.desk import see, text_of
from facts.tests.factories import CitationFactory, ClaimFactory, PositionFactory
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def page_of(story):
    return reverse("facts:story", args=[story.slug])


def test_a_cell_says_what_a_source_says_of_a_claim(client, log_in):
    log_in("reporter")
    story = StoryFactory()
    first, second, third = (
        SourceFactory(story=story, outlet__name=name) for name in ("Alpha", "Beta", "Gamma")
    )
    claim = ClaimFactory(story=story, text="The bridge is shut.")
    affirms = PositionFactory(claim=claim, amount=12, unit="USD")
    denies = PositionFactory(claim=claim, stance=Stance.DENIES)
    said = CitationFactory(position=affirms, source=first, amount=13, unit="USD")
    CitationFactory(position=denies, source=second)
    CitationFactory(
        position=affirms,
        source=third,
        state="rejected",
        decided_by=said.claim.worded_by,
        decided_at=claim.created_at,
    )
    html = see(client, page_of(story))
    row = text_of(html[html.index("<tbody>", html.index('class="matrix"')) :])
    assert row.startswith("The bridge is shut. · silent ✗ denies ✓ affirms 13 USD")
    assert f"#citation-{said.pk}" in html


def test_many_claims_are_turned_page_by_page(client, log_in, monkeypatch):
    monkeypatch.setattr("facts.views.stories.ROWS", 2)
    log_in("reporter")
    story = StoryFactory()
    claims = ClaimFactory.create_batch(3, story=story)
    page = client.get(page_of(story)).context["page"]
    assert [claim.pk for claim in page.rows] == [claims[2].pk, claims[1].pk]
    second = client.get(page_of(story), {"after": page.after}).context["page"]
    assert [claim.pk for claim in second.rows] == [claims[0].pk]
    assert client.get(page_of(story), {"after": "x"}).status_code == 400


def test_the_matrix_takes_as_many_queries_for_many_cells_as_for_few(client, log_in):
    log_in("editor")
    story = StoryFactory()

    def grow():
        claim = ClaimFactory(story=story)
        for source in SourceFactory.create_batch(2, story=story):
            CitationFactory(position__claim=claim, source=source)

    assert_constant_queries(read=lambda: see(client, page_of(story)), grow=grow)
