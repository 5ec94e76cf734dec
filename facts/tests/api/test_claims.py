"""Claims over the API."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from facts.models import Position
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
)
from newsroom.testing import assert_constant_queries
from sources.tests.factories import GlossFactory, OutletFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/claims/"


def rows(response):
    assert response.status_code == 200, response.content
    return response.json()["results"]


def ids(response):
    return {row["id"] for row in rows(response)}


def decided():
    return {"decided_by": UserFactory(), "decided_at": datetime.datetime.now(datetime.UTC)}


def full_claim(**attributes):
    """A claim with entity, story, two contradicting positions, a known speaker, an echo and a gloss."""
    claim = ClaimFactory(**attributes)
    claim.entities.add(EntityFactory())
    row = ContradictionFactory(claim=claim)
    citation = CitationFactory(
        position=row.left,
        source=SourceFactory(derived_from_proposed=SourceFactory(), story=claim.story),
        attribution_kind="named",
        speaker=EntityFactory(kind="person", merged_into=EntityFactory(kind="person")),
        stated_by=UserFactory(),
    )
    GlossFactory(source=citation.source, start=0, end=len(citation.quote))
    return claim


@pytest.mark.parametrize("path", ["", "{id}/"], ids=["list", "detail"])
def test_a_claim_is_read_in_as_many_queries_whatever_hangs_on_it(api, path):
    first = full_claim()

    def grow():
        full_claim()
        CitationFactory(position=first.positions.first())
        ContradictionFactory(claim=first)
        first.entities.add(EntityFactory())

    assert_constant_queries(read=lambda: rows_or_row(api.get(URL + path.format(id=first.pk))), grow=grow)


def rows_or_row(response):
    assert response.status_code == 200
    return response.json()


def test_texts_of_sources_are_not_loaded(api, django_assert_max_num_queries):
    claim = full_claim()
    with django_assert_max_num_queries(20) as captured:
        api.get(f"{URL}{claim.pk}/")
    assert any('"sources_source"."title"' in query["sql"] for query in captured.captured_queries)
    assert not any('"sources_source"."text"' in query["sql"] for query in captured.captured_queries)


def test_a_citation_is_shown_with_its_words_value_speaker_and_gloss(api):
    text = "Cây cầu có giá 12 triệu đô la. Thế thôi."
    source = SourceFactory(text=text, language="vi", published_on=datetime.date(2026, 3, 1), title="Cầu")
    speaker = EntityFactory(name="City treasurer", kind="person")
    position = PositionFactory(amount=Decimal("12000000"), unit="USD", approx=True)
    citation = CitationFactory(
        position=position,
        source=source,
        end=29,
        amount=Decimal("12000000"),
        unit="USD",
        original_value="12 triệu đô la",
        attribution_kind="official",
        attribution_name="thủ quỹ",
        speaker=speaker,
        as_of="2026-03",
        found={"score": 0.9, "features": [{"name": "same amount", "weight": 0.5, "detail": "12000000 USD"}]},
    )
    GlossFactory(source=source, start=0, end=28, text="The bridge costs 12 million dollars")
    body = api.get(f"{URL}{position.claim_id}/").json()
    assert body["citations"] == [
        {
            "id": str(citation.pk),
            "position": str(position.pk),
            "source": {
                "id": str(source.pk),
                "language": "vi",
                "title": "Cầu",
                "url": None,
                "published_on": "2026-03-01",
                "outlet": {"id": str(source.outlet_id), "name": source.outlet.name},
            },
            "language": "vi",
            "start": 0,
            "end": 29,
            "quote": text[:29],
            "gloss": {"text": "The bridge costs 12 million dollars", "language": "en", "by": "editor"},
            "attribution": {
                "kind": "official",
                "name": "thủ quỹ",
                "count": None,
                "speaker": {"id": str(speaker.pk), "name": "City treasurer", "kind": "person"},
            },
            "value": {"amount": "12000000", "unit": "USD", "approx": False, "lower": None, "upper": None},
            "original_value": "12 triệu đô la",
            "as_of": "2026-03",
            "found_by": "matcher-test",
            "stated_by": None,
            "state": "proposed",
            "live": True,
            "score": 0.9,
            "features": [{"name": "same amount", "weight": 0.5, "detail": "12000000 USD"}],
        }
    ]


@pytest.mark.parametrize(
    ("columns", "value"),
    [
        pytest.param({}, None, id="none"),
        pytest.param(
            {"amount": Decimal("14300000000.0000000000"), "unit": "USD", "lower": Decimal("14.25")},
            {"amount": "14300000000", "unit": "USD", "approx": False, "lower": "14.25", "upper": None},
            id="amount",
        ),
        pytest.param({"date": "2026-Q2"}, {"date": "2026-Q2"}, id="date"),
        pytest.param({"role": "chair"}, {"role": "chair"}, id="role"),
        pytest.param({"members": ["doctors", "nurses"]}, {"members": ["doctors", "nurses"]}, id="set"),
    ],
)
def test_the_value_of_a_position(api, columns, value):
    position = PositionFactory(**columns)
    assert api.get(f"{URL}{position.claim_id}/").json()["positions"][0]["value"] == value


def test_support_counts_sources_and_independent_origins(api):
    position = PositionFactory()
    origin = SourceFactory(text=None)
    for _ in range(3):
        CitationFactory(position=position, source=SourceFactory(derived_from=origin))
    for path in (URL, f"{URL}{position.claim_id}/"):
        body = api.get(path).json()
        shown = body.get("results", [body])[0]["positions"][0]
        assert (shown["sources"], shown["independent_origins"]) == (3, 1)


def test_a_citation_of_a_superseded_version_is_shown_and_does_not_count(api):
    position = PositionFactory()
    CitationFactory(position=position, source=SourceFactory(key="a", version=1))
    SourceFactory(key="a", version=2)
    body = api.get(f"{URL}{position.claim_id}/").json()
    assert [row["live"] for row in body["citations"]] == [False]
    assert body["positions"][0]["sources"] == 0


def test_rejected_citations_are_left_out(api):
    citation = CitationFactory(state="rejected", **decided())
    assert api.get(f"{URL}{citation.claim_id}/").json()["citations"] == []


def test_the_detail_shows_contradictions_that_nobody_has_dismissed(api):
    claim = ClaimFactory()
    shown = ContradictionFactory(claim=claim)
    ContradictionFactory(claim=claim, state="dismissed", decision_reason="The same day.", **decided())
    body = api.get(f"{URL}{claim.pk}/").json()
    assert [row["id"] for row in body["contradictions"]] == [str(shown.pk)]
    assert body["contradicted"] is True
    assert {body["contradictions"][0][side]["id"] for side in ("left", "right")} == {
        str(shown.left_id),
        str(shown.right_id),
    }


def test_a_merged_claim_leads_to_the_one_that_goes_on(api):
    last = ClaimFactory()
    merged = ClaimFactory(merged_into=ClaimFactory(merged_into=last))
    response = api.get(f"{URL}{merged.pk}/")
    assert response.status_code == 308
    assert response.headers["Location"] == f"http://testserver{URL}{last.pk}/"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.json() == {"merged_into": str(last.pk)}
    assert ids(api.get(URL)) == {str(last.pk)}


def test_signed_in_readers_learn_who_stated_a_citation_and_others_do_not(api, client, settings):
    citation = CitationFactory(stated_by=UserFactory(username="ada"))
    settings.API_ANONYMOUS_READING = True
    stated = [
        reader.get(f"{URL}{citation.claim_id}/").json()["citations"][0]["stated_by"]
        for reader in (api, client)
    ]
    assert stated == ["ada", "editor"]


@pytest.fixture
def other():
    """A claim that no filter of these tests is after."""
    return CitationFactory(source__language="de").claim


def test_filter_by_status_takes_several(api, other):
    wanted = {str(ClaimFactory(status=status).pk) for status in ("verified", "refuted")}
    assert ids(api.get(URL, {"status": ["verified", "refuted"]})) == wanted


def test_filter_by_kind_story_and_key(api, other):
    claim = ClaimFactory(kind="role", key="who-chairs")
    for query in ({"kind": "role"}, {"story": claim.story.slug}, {"key": "who-chairs"}):
        assert ids(api.get(URL, query)) == {str(claim.pk)}


def test_filter_by_language_and_outlet_of_a_live_citation(api, other):
    source = SourceFactory(language="sw", outlet=OutletFactory())
    claim = CitationFactory(source=source).claim
    CitationFactory(source=source, start=4, state="rejected", **decided())
    for query in ({"language": "sw"}, {"outlet": source.outlet_id}, {"source": source.pk}):
        assert ids(api.get(URL, query)) == {str(claim.pk)}


def test_filter_by_entity_follows_merges_both_ways(api, other):
    survivor = EntityFactory()
    merged = EntityFactory(merged_into=survivor)
    left, right = ClaimFactory(), ClaimFactory()
    left.entities.add(survivor)
    right.entities.add(merged)
    for entity in (survivor, merged):
        assert ids(api.get(URL, {"entity": entity.pk})) == {str(left.pk), str(right.pk)}


def test_filter_by_contradicted(api, other):
    claim = ContradictionFactory().claim
    assert ids(api.get(URL, {"contradicted": "true"})) == {str(claim.pk)}
    assert ids(api.get(URL, {"contradicted": "false"})) == {str(other.pk)}


def test_filter_by_amount_and_unit_holds_for_one_position(api, other):
    claim = PositionFactory(amount=12, unit="USD").claim
    Position.objects.create(claim=claim, amount=900, unit="people", found_by="x")
    assert ids(api.get(URL, {"unit": "USD", "amount_min": "12", "amount_max": "12.0"})) == {str(claim.pk)}
    assert ids(api.get(URL, {"amount_min": 100})) == {str(claim.pk)}
    assert ids(api.get(URL, {"unit": "USD", "amount_min": 100})) == set()
    assert ids(api.get(URL, {"amount_max": 11})) == set()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"created_from": "2026-03-02"}, True, id="day from"),
        pytest.param({"created_from": "2026-03-03"}, False, id="next day from"),
        pytest.param({"created_until": "2026-03-02"}, True, id="day until, whole"),
        pytest.param({"created_until": "2026-03-01"}, False, id="day before until"),
        pytest.param({"created_from": "2026-03-02T23:30:00.000001Z"}, False, id="a microsecond late"),
        pytest.param({"created_from": "2026-03-03T00:30:00+01:00"}, True, id="the same moment elsewhere"),
        pytest.param({"created_until": "2026-03-02T23:30:00Z"}, True, id="that very moment"),
    ],
)
def test_filter_by_when_it_was_made(api, query, found):
    ClaimFactory(created_at=datetime.datetime(2026, 3, 2, 23, 30, tzinfo=datetime.UTC))
    assert len(rows(api.get(URL, query))) == found


def test_filter_by_when_it_was_changed(api):
    ClaimFactory(updated_at=datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC))
    assert len(rows(api.get(URL, {"updated_from": "2026-03-02", "updated_until": "2026-03-02"}))) == 1
    assert rows(api.get(URL, {"updated_from": "2026-03-03"})) == []
