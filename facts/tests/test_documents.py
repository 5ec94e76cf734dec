"""What publications say: in every word, in 1,800 bytes, and nothing that is the desk's own."""

import json
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from facts.documents import content_from, content_of
from facts.models import ClaimEntity
from facts.review import EvidenceGiven, current_review, judge, take_up
from facts.summaries import SUMMARY_BYTES, summary_text
from facts.tests.factories import CitationFactory, ContradictionFactory, EntityFactory, PositionFactory
from facts.tests.people import ELSEWHERE, cited_claim, person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.tests.factories import GlossFactory, SourceFactory

database = pytest.mark.django_db


def content(claim, note=""):
    return content_of(claim, review=current_review(claim), note=note)


@database
def test_the_document_has_the_exact_words_where_they_stand_and_what_they_mean():
    claim, position = verified_claim()
    text = "قال المسؤول إن الجسر كلف 12 مليون دولار."
    source = SourceFactory(text=text, language="ar")
    start = text.index("كلف")
    CitationFactory(position=position, source=source, start=start, end=len(text) - 1)
    GlossFactory(source=source, start=start, end=len(text) - 1, text="cost 12 million dollars")

    document = json.loads(content(claim).document)

    (found,) = [row for row in document["positions"][0]["citations"] if row["source"]["language"] == "ar"]
    assert found["quote"] == "كلف 12 مليون دولار" == text[found["start"] : found["end"]]
    assert found["gloss"] == {"text": "cost 12 million dollars", "language": "en", "by": "editor"}
    assert found["by"] == "machine"
    assert document["upheld"] == str(position.pk)
    assert document["value"] == {
        "amount": "12",
        "unit": "USD",
        "approx": False,
        "lower": None,
        "upper": None,
    }


@database
def test_the_summary_says_who_says_it_those_first_whom_the_verdict_upholds():
    claim, position = verified_claim()
    other = PositionFactory(claim=claim, amount=14)
    early = SourceFactory(published_on="2020-01-01", outlet=None, language="pt")
    CitationFactory(position=other, source=early)

    told = json.loads(content(claim).summary)["citations"]

    assert [(each["upheld"], each["language"]) for each in told] == [(True, "en"), (False, "pt")]
    cited = position.citations.get()
    assert told[0] == {
        "outlet": cited.source.outlet.name,
        "url": cited.source.url,
        "language": "en",
        "published_on": cited.source.published_on and str(cited.source.published_on),
        "quote": cited.quote,
        "upheld": True,
    }
    assert (told[1]["outlet"], told[1]["published_on"]) == (None, "2020-01-01")


@database
def test_rejected_words_are_not_published():
    claim, position = verified_claim()
    CitationFactory(
        position=position, state="rejected", decided_by=person("editor"), decided_at=timezone.now()
    )
    built = content(claim)
    assert len(json.loads(built.document)["positions"][0]["citations"]) == 1
    assert len(json.loads(built.summary)["citations"]) == 1


@database
def test_contradictions_are_published_with_their_reason():
    claim, _ = verified_claim()
    row = ContradictionFactory(claim=claim)
    built = content(claim)
    assert built.columns["contradicted"] is True
    assert json.loads(built.document)["contradictions"][0]["reason"] == row.reason


@database
def test_confidential_evidence_the_rationale_and_staffs_names_stay_with_the_desk():
    claim, position = cited_claim()
    checker = person("fact-checker", username="hidden-name")
    take_up(claim=claim, actor=checker, rationale="secret-rationale-1")
    judge(
        claim=claim,
        status="verified",
        position=position,
        actor=checker,
        rationale="secret-rationale-2",
        evidence=[
            ELSEWHERE,
            EvidenceGiven(url="https://leak.example.org/secret-url", note="secret-note", confidential=True),
            EvidenceGiven(file=ContentFile(b"x", name="secret-file.pdf"), confidential=True),
            EvidenceGiven(file=ContentFile(b"x", name="scan.pdf"), note="Deed of 1999"),
        ],
    )
    claim.refresh_from_db()
    built = content(claim)
    assert "secret" not in built.document + built.summary
    assert "hidden-name" not in built.document + built.summary
    assert json.loads(built.document)["evidence"] == [
        {"kind": "url", "url": ELSEWHERE.url, "note": ""},
        {"kind": "file", "note": "Deed of 1999"},
    ]


@database
def test_content_survives_being_kept_as_json():
    claim, _ = verified_claim()
    ClaimEntity.objects.create(claim=claim, entity=EntityFactory())
    built = content(claim)
    again = content_from(json.loads(json.dumps(built.dumped())))
    assert (again.summary, again.document, again.entities) == (built.summary, built.document, built.entities)
    assert (again.columns["amount"], built.columns["amount"]) == ("12", Decimal(12))
    assert again.columns["evidence_until"] == built.columns["evidence_until"]
    assert [str(pk) for pk in built.columns["outlets"]] == again.columns["outlets"]


@database
def test_it_takes_as_many_queries_for_eleven_citations_as_for_one():
    claim, position = verified_claim()
    review = current_review(claim)
    assert_constant_queries(
        read=lambda: content_of(claim, review=review, note=""),
        grow=lambda: CitationFactory(position=position),
    )


def summary(**given):
    return {
        "claim": "0199",
        "key": "k" * 150,
        "text": "words",
        "value": None,
        "entities": [],
        "languages": [],
        "outlets": [],
        "note": "",
        "story": {"slug": "s" * 100, "title": "title"},
        **given,
    }


def test_a_short_summary_is_left_as_it_is():
    assert json.loads(summary_text(summary())) == summary()


def cited(quote, url="https://outlet.example.org/1"):
    return {"outlet": "O", "url": url, "language": "en", "published_on": None, "quote": quote, "upheld": True}


@pytest.mark.parametrize(
    ("citations", "left", "shortened"),
    [
        pytest.param([cited("q" * 300)] * 4, ["q" * 159 + "…"] * 4, ["citations.*.quote"], id="quotes first"),
        pytest.param(
            [cited("short")] * 20, ["short"] * 5, ["citations"], id="whole citations when quotes are short"
        ),
        pytest.param(
            [cited("q", url="https://o.example.org/" + "u" * 1900)] * 2,
            [],
            ["citations"],
            id="none rather than half an address",
        ),
    ],
)
def test_of_many_citations_quotes_are_shortened_first_then_the_last_are_left_out(citations, left, shortened):
    cut = json.loads(summary_text(summary(citations=citations)))
    assert [each["quote"] for each in cut["citations"]] == left
    assert cut["shortened"] == shortened


def test_a_long_one_says_what_was_shortened_and_keeps_the_wording_as_long_as_it_can():
    entities = [{"id": f"{n:036}", "name": f"Entity {n}", "kind": "person"} for n in range(40)]
    cut = json.loads(summary_text(summary(text="Whole wording", note="n" * 900, entities=entities)))
    assert cut["shortened"] == ["note", "entities"]
    assert cut["text"] == "Whole wording"
    assert cut["entities"] == entities[:8]
    assert cut["note"] == "n" * 279 + "…"


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
entity = st.fixed_dictionaries({"id": st.just("0" * 36), "name": words, "kind": st.just("organisation")})

citation = st.fixed_dictionaries({"outlet": words, "url": words, "quote": words})


@given(
    text=words,
    note=words,
    title=words,
    outlets=st.lists(words, max_size=30),
    entities=st.lists(entity, max_size=30),
    citations=st.lists(citation, max_size=12),
    value=st.one_of(
        st.none(),
        st.fixed_dictionaries({"role": words}),
        st.fixed_dictionaries({"members": st.lists(words, min_size=1, max_size=20)}),
    ),
)
def test_every_summary_fits(text, note, title, outlets, entities, citations, value):
    content = summary(
        text=text * 5,
        note=note * 5,
        outlets=outlets,
        entities=entities,
        value=value,
        citations=citations,
        languages=["zh-Hant"] * 40,
    )
    content["story"]["title"] = title
    out = summary_text(content)
    assert len(out.encode()) <= SUMMARY_BYTES
    assert set(json.loads(out)) - {"shortened"} == set(content)
