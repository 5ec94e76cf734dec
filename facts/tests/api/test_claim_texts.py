"""Claims as PostgreSQL writes them are those that the serializers write."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal

import pytest
from rest_framework.renderers import JSONRenderer
from rest_framework.test import APIRequestFactory

from facts.api.claim_sql import MEMBERS
from facts.api.claim_texts import texts_of
from facts.api.claims import shared_by
from facts.api.serializers import ClaimSerializer
from facts.documents import dumped
from facts.models import Claim
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
    PublicationFactory,
)
from sources.tests.factories import GlossFactory, OutletFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/claims/"


def as_serialized(*, user) -> str:
    """Return the JSON that the serializers write of all claims of the list, the newest first."""
    rows = list(Claim.objects.for_answering().current().order_by("-created_at", "-id"))
    assert rows
    request = APIRequestFactory().get(URL)
    request.user = user
    told = ClaimSerializer(rows, many=True, context={"request": request, **shared_by(rows)}).data
    # The renderer's kindness to the JavaScript of before 2019; JSON itself needs none.
    return JSONRenderer().render(told).decode().replace("\\u2028", "\u2028").replace("\\u2029", "\u2029")


def as_listed(api, **query) -> str:
    """Return the JSON of the rows of the list, as they stand in its answer."""
    response = api.get(URL, query)
    assert response.status_code == 200, response.content
    return response.content.decode().partition('"results":')[2].removesuffix("}")


def decided():
    return {"decided_by": UserFactory(), "decided_at": datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)}


VALUES = {
    "no value": {},
    "amount": {"amount": Decimal("14300000000"), "unit": "USD"},
    "fraction and bounds": {
        "amount": Decimal("-6.80"),
        "unit": "%",
        "approx": True,
        "lower": Decimal("-7.0000000001"),
        "upper": Decimal("0"),
    },
    "largest amount": {"amount": Decimal("9" * 28 + "." + "9" * 10)},
    "only an upper bound": {"amount": Decimal("100"), "upper": Decimal("1000")},
    "date": {"date": "--06-13"},
    "role": {"role": 'chief "scientist"\\n\t\x1f'},
    "set": {"members": ["鲁本・迈耶", "null", 'a "b", c', ""]},
}


@pytest.mark.parametrize("columns", VALUES.values(), ids=VALUES)
def test_a_value(api, admin_user, columns):
    position = PositionFactory(stance="denies", **columns)
    CitationFactory(position=position, original_value="x", as_of="2026-Q2", **columns)
    assert as_listed(api) == as_serialized(user=admin_user)


def test_words_of_any_script_and_what_json_escapes(api, admin_user):
    text = 'Cây cầu 桥 الجسر \u2028 \u2029 \x7f \x01 \\ " / 😀 <b>&amp;'
    source = SourceFactory(text=text, language="ar", title=text, url="https://example.org/?a=1&b=2")
    CitationFactory(position__claim=ClaimFactory(text=text, signature=text), source=source)
    assert as_listed(api) == as_serialized(user=admin_user)


def test_a_claim_of_which_nothing_is_said(api, admin_user):
    ClaimFactory(story=None, created_at=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC))
    ClaimFactory(key="a-key", updated_at=datetime.datetime(2026, 3, 1, 12, 0, 0, 120, tzinfo=datetime.UTC))
    assert as_listed(api) == as_serialized(user=admin_user)


def test_a_claim_that_the_machine_made(api, admin_user):
    source = SourceFactory(outlet=None, title="")
    claim = ClaimFactory(
        worded_by=None, founding_source=source, founding_start=0, founding_end=3, found_by="matcher-test"
    )
    found = [{"score": 1.0}, {"score": 0}, {"score": 0.8125}, {}, {"score": None}]
    for number, read in enumerate(found):
        CitationFactory(position__claim=claim, source=source, end=number + 1, found=read)
    assert as_listed(api) == as_serialized(user=admin_user)


def test_entities_that_are_merged_and_of_one_name(api, admin_user):
    claim = ClaimFactory()
    survivor = EntityFactory(name="Zeta", kind="person")
    claim.entities.add(survivor, EntityFactory(name="alpha", merged_into=survivor))
    claim.entities.add(EntityFactory(name="Éa"), EntityFactory(name="Éa"), EntityFactory(name="苹果"))
    assert as_listed(api) == as_serialized(user=admin_user)


def test_citations_that_are_rejected_superseded_or_stated(api, admin_user):
    position = PositionFactory()
    old = CitationFactory(position=position, source=SourceFactory(key="a", version=1))
    CitationFactory(
        position=position, source=SourceFactory(key="a", version=2), state="accepted", **decided()
    )
    CitationFactory(position=position, source=old.source, start=4, state="rejected", **decided())
    CitationFactory(position=position, found_by="", stated_by=UserFactory(username="ada"))
    PositionFactory(claim=position.claim, merged_into=position)
    assert as_listed(api) == as_serialized(user=admin_user)


@pytest.mark.parametrize("kind", ["", "own", "named", "official", "anonymous", "outlet"])
def test_on_whose_word(api, admin_user, kind):
    speaker = EntityFactory(kind="person", merged_into=EntityFactory(kind="person"))
    attributed = kind not in ("", "own")
    CitationFactory(
        attribution_kind=kind,
        attribution_name="the treasurer" if attributed else "",
        attribution_count=2 if attributed else None,
        speaker=speaker,
    )
    CitationFactory(attribution_kind=kind)
    assert as_listed(api) == as_serialized(user=admin_user)


def test_citations_in_the_order_in_which_sources_were_published(api, admin_user):
    position = PositionFactory()
    for day in (None, 3, 1, None, 2):
        source = SourceFactory(published_on=day and datetime.date(2026, 3, day))
        CitationFactory(position=position, source=source, start=4)
        CitationFactory(position=position, source=source, end=3)
    assert as_listed(api) == as_serialized(user=admin_user)


def test_the_gloss_that_fits_best(api, admin_user):
    position = PositionFactory()
    near = [(10, 20, "de"), (10, 20, "fr"), (10, 20, "en"), (9, 20, "en")]
    ties = [(11, 20, "en"), (9, 20, "en"), (10, 21, "en")]
    apart = [(19, 40, "en"), (0, 4, "en")]
    for spans in (near, near[:2], ties, ties[::-1], apart):
        source = SourceFactory()
        CitationFactory(position=position, source=source, start=10, end=20)
        for start, end, language in spans:
            by = {"stated_by": None, "found_by": "glosser-test"} if start % 2 else {}
            text = f"{start} to {end} in {language}"
            GlossFactory(source=source, start=start, end=end, language=language, text=text, **by)
    assert as_listed(api) == as_serialized(user=admin_user)


def test_support_and_whether_it_is_contradicted(api, admin_user):
    claim = ClaimFactory()
    row = ContradictionFactory(claim=claim)
    origin = SourceFactory(text=None)
    speaker = EntityFactory(kind="person")
    for echo in range(2):
        CitationFactory(position=row.left, source=SourceFactory(derived_from=origin))
        CitationFactory(
            position=row.right,
            source=SourceFactory(outlet=OutletFactory()),
            attribution_kind="named",
            speaker=EntityFactory(kind="person", merged_into=speaker) if echo else speaker,
        )
    ContradictionFactory(state="dismissed", decision_reason="The same day.", **decided())
    one_sided = ContradictionFactory()
    one_sided.left.citations.update(state="rejected", **decided())
    superseded = ContradictionFactory()
    cited = superseded.right.citations.get().source
    SourceFactory(key=cited.key, version=cited.version + 1)
    listed = as_listed(api)
    assert listed == as_serialized(user=admin_user)
    assert listed.count('"contradicted":true') == 1
    told = json.loads(listed)[-1]
    support = {(row["sources"], row["independent_origins"]) for row in told["positions"]}
    assert support == {(3, 2)}


def test_facts_that_may_settle_it(api, admin_user):
    said = {"text": 'It “cost” \u2028 12 \\ "m"', "language": "vi", "story": {"slug": "s", "title": "قصة"}}
    fact = PublicationFactory(summary=dumped(said), published_at="2026-03-01T12:00:00Z")
    gone = PublicationFactory(version=1)
    PublicationFactory(claim=gone.claim, version=2, event="retracted", note="Wrong")
    PublicationFactory(claim=fact.claim, version=2, summary=fact.summary, event="corrected", note="x")
    features = [{"name": "close meaning", "weight": 0.44, "detail": ""}]
    alike = [
        {"claim": str(row.claim_id), "score": score, "features": features}
        for row, score in ((gone, 1.0), (fact, 0.6))
    ]
    ClaimFactory(checked_before=alike)
    ClaimFactory(checked_before=[])
    listed = as_listed(api)
    assert listed == as_serialized(user=admin_user)
    told = [row["checked_before"] for row in json.loads(listed)]
    assert [told[0], [each["score"] for each in told[1]]] == [[], [0.6]]
    assert told[2:] == [None, None]
    assert told[1][0]["text"] == said["text"]


def test_a_page_is_in_the_order_that_is_asked_for(api):
    made = [ClaimFactory() for _ in range(3)]
    made[0].text = "Worded anew"
    made[0].save()
    for ordering in ("created_at", "-created_at", "updated_at", "-updated_at"):
        rows = Claim.objects.order_by(ordering).values_list("pk", flat=True)
        listed = [row["id"] for row in json.loads(as_listed(api, ordering=ordering))]
        assert listed == [str(pk) for pk in rows], ordering


@pytest.mark.parametrize(
    ("query", "members"),
    [
        pytest.param({"fields": "version,id"}, ["id", "version"], id="fields"),
        pytest.param({"fields": "positions"}, ["positions"], id="one alone"),
        pytest.param({"omit": "citations,positions"}, [*MEMBERS][:11] + [*MEMBERS][13:], id="omit"),
        pytest.param({"expand": "contradictions"}, [*MEMBERS, "contradictions"], id="expand"),
    ],
)
def test_a_row_has_the_members_that_are_asked_for(api, query, members):
    row = ContradictionFactory()
    listed = json.loads(as_listed(api, **query))[0]
    whole = api.get(f"{URL}{row.claim_id}/").json()
    assert list(listed) == members
    for name in set(members) - {"citations"}:
        assert listed[name] == whole[name], name


def test_members_are_those_that_are_described():
    assert tuple(MEMBERS) == ClaimSerializer.Meta.fields


def test_no_claims_are_no_texts(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert texts_of([], known=True) == []


def test_claims_are_written_by_one_query_whatever_their_number(django_assert_num_queries):
    origin = SourceFactory()
    for _ in range(3):
        CitationFactory(source=SourceFactory(derived_from=origin))
    made = list(Claim.objects.values_list("pk", flat=True))
    for claims in (1, 3):
        with django_assert_num_queries(1):
            assert len(texts_of(made[:claims], known=True)) == claims


def test_speakers_who_were_merged_take_one_query_more(django_assert_num_queries):
    for _ in range(2):
        CitationFactory(attribution_kind="named", speaker=EntityFactory(merged_into=EntityFactory()))
    claims = list(Claim.objects.values_list("pk", flat=True))
    with django_assert_num_queries(2):
        texts_of(claims, known=True)
