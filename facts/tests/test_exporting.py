"""A story leaves as a document and comes back as it was."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from facts.exporting import export_story
from facts.importing import import_story
from facts.models import Citation, Claim
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ContradictionFactory,
    EntityFactory,
    MentionFactory,
)
from sources.models import Story
from sources.tests.factories import SourceFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(username="desk")


@pytest.fixture
def story(editor):
    story = StoryFactory(slug="bridge", title="Мост 😀")
    origin = SourceFactory(story=story, key="origin", text=None, language="", file="")
    source = SourceFactory(
        story=story,
        text="Café 😀 cost 5 dollars.",
        derived_from=origin,
        findings={
            "quantities": [
                {"start": 12, "end": 21, "text": "5 dollars", "kind": "money", "amount": "5", "unit": "USD"}
            ]
        },
    )
    entity = EntityFactory(name="Café")
    AliasFactory(entity=entity, name="Кафе", language="ru")
    MentionFactory(source=source, entity=entity, start=0, end=4, text="Café")
    row = ContradictionFactory(claim__story=story)
    CitationFactory(
        position=row.left,
        source=source,
        start=7,
        end=21,
        amount="5.50",
        unit="USD",
        original_value="5 dollars",
        stated_by=editor,
        attribution_kind="anonymous",
        attribution_count=2,
    )
    return story


def forget_everything():
    tables = "facts_contradiction, facts_citation, facts_position, facts_claim, facts_mention, facts_alias, facts_entity, sources_gloss, sources_passage, sources_source, sources_story, sources_outlet"
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {tables} CASCADE")


def test_a_round_trip_gives_the_same_bytes(story, editor):
    document = export_story(story=story)
    forget_everything()

    again, tally = import_story(document=document, editor=editor, reason="test")

    assert export_story(story=again) == document
    assert tally.created["Citation"] == 3


def test_the_document_has_what_schema_1_names(story):
    document = json.loads(export_story(story=story))

    assert document["schema"] == 1
    assert document["story"] == {"slug": "bridge", "title": "Мост 😀"}
    held = next(
        source for source in document["sources"] if source["text"] and source["text"].startswith("Café")
    )
    assert held["independent"] is False
    citation = next(
        citation for citation in document["claims"][0]["citations"] if citation["stated_by"] == "desk"
    )
    assert citation["quote"] == held["text"][citation["start"] : citation["end"]]
    assert citation["value"] == {
        "amount": "5.5",
        "unit": "USD",
        "approx": False,
        "lower": None,
        "upper": None,
    }
    assert citation["attribution"] == {"kind": "anonymous", "name": "", "count": 2}
    assert document["quantities"] == [
        {
            "source": held["id"],
            "start": 12,
            "end": 21,
            "text": "5 dollars",
            "amount": "5",
            "unit": "USD",
            "approx": False,
        }
    ]
    assert document["contradictions"][0]["left_position"] < document["contradictions"][0]["right_position"]


def test_rejected_citations_and_dismissed_contradictions_stay_at_home(story, editor):
    Citation.objects.filter(stated_by=editor).update(
        state="rejected", decided_by=editor, decided_at="2026-01-01T00:00:00Z"
    )
    story.claims.get().contradictions.update(
        state="dismissed", decided_by=editor, decided_at="2026-01-01T00:00:00Z", decision_reason="typo"
    )

    document = json.loads(export_story(story=story))

    assert len(document["claims"][0]["citations"]) == 2
    assert document["contradictions"] == []


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda d: d.update(schema=2), "reads schema 1", id="other schema"),
        pytest.param(lambda d: d.pop("claims"), "claims", id="section missing"),
        pytest.param(
            lambda d: d["sources"][1].pop("key"), r"sources\[1\]: 'key' is missing", id="field missing"
        ),
        pytest.param(lambda d: d["claims"][0].update(status="true"), r"claims\[0\]", id="bad choice"),
        pytest.param(
            lambda d: d["claims"][0]["citations"][0].update(quote="x"), "do not stand", id="words not in text"
        ),
        pytest.param(lambda d: d["claims"][0]["citations"][0].update(id="7"), "badly formed", id="bad id"),
        pytest.param(lambda d: d["sources"][1].update(sha256="0" * 64), "sha256", id="other hash"),
    ],
)
def test_a_damaged_document_is_refused_whole(story, editor, damage, message):
    document = json.loads(export_story(story=story))
    document["sources"].sort(key=lambda source: source["text"] is not None)
    damage(document)
    forget_everything()

    with pytest.raises(ValidationError, match=message):
        import_story(document=json.dumps(document), editor=editor, reason="test")

    assert not Story.objects.exists()
    assert not Claim.objects.exists()


def test_a_story_that_is_already_there_is_refused(story, editor):
    with pytest.raises(ValidationError, match="already holds"):
        import_story(document=export_story(story=story), editor=editor, reason="test")


def test_text_that_is_no_json_is_refused(editor):
    with pytest.raises(ValidationError, match="not JSON"):
        import_story(document="{", editor=editor, reason="test")
