"""The API's description: complete, under version control, and true."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from facts.api import examples as fact_examples
from facts.api import fact_examples as examples_of_facts
from facts.api.fact_shapes import CLAIM_REVIEW
from facts.checked import compare_claims
from facts.publishing import publish, retract
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
)
from facts.tests.people import person, verified_claim
from newsroom.description import EXAMPLES
from newsroom.testing import log_in_with_second_factor
from newsroom.token_views import ASKED, NEW_TOKEN, TOKEN
from sources.api import examples as source_examples
from sources.tests.api.conftest import client_of_role
from sources.tests.factories import GlossFactory, OutletFactory, SourceFactory, UserFactory
from sources.tests.passages import passage_of

__all__ = ["client_of_role"]

FILE = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"
HOW = "Run: python manage.py spectacular --validate --fail-on-warn --file docs/openapi.yaml"


@pytest.fixture(scope="module")
def schema():
    return yaml.safe_load(FILE.read_text())


def test_the_file_is_the_description_of_the_code(tmp_path):
    written = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(written), validate=True, fail_on_warn=True)
    assert written.read_text() == FILE.read_text(), HOW


def operations(schema):
    return [
        (path, method, operation)
        for path, item in schema["paths"].items()
        for method, operation in item.items()
    ]


def test_every_operation_has_a_summary_and_says_how_it_fails(schema):
    assert schema["openapi"].startswith("3.1")
    assert len(operations(schema)) >= 15
    for path, _, operation in operations(schema):
        assert operation["summary"], path
        assert {"400", "404", "405", "406", "429"} <= operation["responses"].keys()
        assert ("401" in operation["responses"]) == bool(operation.get("security")), path


def test_every_parameter_has_a_type_and_a_description(schema):
    for path, _, operation in operations(schema):
        for parameter in operation["parameters"]:
            if "$ref" not in parameter:
                assert parameter["schema"], (path, parameter)
                assert parameter.get("description") or parameter["in"] == "path", (path, parameter)


def validator(schema, reference):
    return jsonschema.Draft202012Validator(
        {"$ref": f"#/components/schemas/{reference}", "components": schema["components"]}
    )


def shape(value):
    """Return the members that an answer has, at every depth; the first item stands for a list."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return ...


def same_shape(example, answer):
    """Return whether an example has the members of an answer, wherever both of them have any."""
    if isinstance(example, dict) and isinstance(answer, dict):
        return example.keys() == answer.keys() and all(
            same_shape(example[name], answer[name]) for name in example
        )
    if isinstance(example, list) and isinstance(answer, list) and example and answer:
        return same_shape(example[0], answer[0])
    return True


@pytest.fixture
def rows(db):
    """A row of every resource, with everything that can hang on it."""
    claim = ClaimFactory()
    claim.entities.add(EntityFactory())
    contradiction = ContradictionFactory(claim=claim, features=[{"name": "a", "weight": 0.1, "detail": "b"}])
    citation = CitationFactory(
        position=contradiction.left,
        source=SourceFactory(
            language="zh", derived_from_proposed=SourceFactory(), derivation_reasons=["Because."]
        ),
        amount=12,
        unit="USD",
        attribution_kind="named",
        attribution_name="Lee",
        speaker=EntityFactory(kind="person"),
        found={"score": 0.5, "features": [{"name": "a", "weight": 0.1, "detail": "b"}]},
    )
    GlossFactory(source=citation.source, start=0, end=citation.end)
    # The citation with everything comes first.
    claim.citations.exclude(pk=citation.pk).update(created_at="2999-01-01T00:00Z")
    return {
        "stories": claim.story,
        "outlets": OutletFactory(),
        "sources": citation.source,
        "entities": AliasFactory().entity,
        "claims": claim,
        "contradictions": contradiction,
    }


CASES = [
    pytest.param("stories", "Story", "Story", source_examples.STORY, source_examples.STORY, id="story"),
    pytest.param("outlets", "Outlet", "Outlet", source_examples.OUTLET, source_examples.OUTLET, id="outlet"),
    pytest.param(
        "sources",
        "Source",
        "SourceDetail",
        source_examples.SOURCE,
        source_examples.SOURCE_DETAIL,
        id="source",
    ),
    pytest.param("entities", "Entity", "Entity", fact_examples.ENTITY, fact_examples.ENTITY, id="entity"),
    pytest.param(
        "claims", "Claim", "ClaimDetail", fact_examples.CLAIM, fact_examples.CLAIM_DETAIL, id="claim"
    ),
    pytest.param(
        "contradictions",
        "Contradiction",
        "Contradiction",
        fact_examples.CONTRADICTION,
        fact_examples.CONTRADICTION,
        id="contradiction",
    ),
]


@pytest.mark.parametrize(("name", "row", "detail", "row_example", "detail_example"), CASES)
def test_answers_and_examples_are_as_described(
    client_of_role, rows, schema, name, row, detail, row_example, detail_example
):
    client = client_of_role("editor")
    answer = client.get(reverse(f"api:{name}-detail", args=[rows[name].pk])).json()
    page = client.get(reverse(f"api:{name}-list"), {"count": "true"}).json()
    assert page["results"]
    for reference, instance in (
        (row, row_example),
        (detail, detail_example),
        (detail, answer),
        (f"Paginated{row}List", page),
    ):
        validator(schema, reference).validate(instance)
    assert same_shape(detail_example, answer), shape(answer)
    listed = next(entry for entry in page["results"] if entry["id"] == str(rows[name].pk))
    assert same_shape(row_example, listed), shape(listed)


def test_facts_are_as_described(client_of_role, rows, schema):
    claim, _ = verified_claim()
    claim.entities.add(EntityFactory())
    publish(claim=claim, actor=person("editor"))
    client, address = client_of_role("editor"), "/api/v1/facts/"
    page, detail = client.get(address).json(), client.get(f"{address}{claim.pk}/").json()
    review = client.get(f"{address}{claim.pk}/", {"format": "jsonld"}).json()
    retract(claim=claim, actor=person("editor"), reason="Forged.")
    changes = client.get(f"{address}changes/").json()
    for reference, instance in (
        ("PaginatedFactList", page),
        ("PaginatedFactVersionList", client.get(f"{address}{claim.pk}/versions/").json()),
        ("Fact", examples_of_facts.FACT),
        ("FactDetail", detail),
        ("FactDetail", examples_of_facts.FACT_DETAIL),
        ("Tombstone", examples_of_facts.TOMBSTONE),
        ("Changes", changes),
    ):
        validator(schema, reference).validate(instance)
    jsonschema.Draft202012Validator(CLAIM_REVIEW).validate(review)
    assert same_shape(examples_of_facts.FACT, page["results"][0]), shape(page)
    assert same_shape(examples_of_facts.FACT_DETAIL, detail), shape(detail)
    assert [row["event"] for row in changes["results"]] == ["published", "retracted"]
    assert same_shape(examples_of_facts.TOMBSTONE, changes["results"][1])


def test_similar_facts_are_as_described(client_of_role, rows, schema):
    entities = [EntityFactory(), EntityFactory()]
    claim, _ = verified_claim()
    claim.entities.add(*entities)
    publish(claim=claim, actor=person("editor"))
    rows["claims"].entities.add(*entities)
    client, address = client_of_role("editor"), f"/api/v1/claims/{rows['claims'].pk}/"
    answer = client.get(f"{address}similar/").json()
    for instance in (fact_examples.SIMILAR, answer):
        validator(schema, "Similar").validate(instance)
    assert answer["results"]
    assert same_shape(fact_examples.SIMILAR, answer)
    compare_claims()
    assert client.get(address).json()["checked_before"] == answer["results"]


def test_a_search_is_as_described(client_of_role, schema):
    passage = passage_of("A ponte custou 12 milhões de dólares.", language="pt")
    CitationFactory(source=passage.source)
    answer = client_of_role("editor").get("/api/v1/search/", {"q": "ponte"}).json()
    for instance in (fact_examples.SEARCH, answer):
        validator(schema, "Found").validate(instance)
    assert answer["results"]
    assert same_shape(fact_examples.SEARCH, answer), shape(answer)


@pytest.fixture
def told(client_of_role, rows):
    """What the API answers to writes of an editor, by the name of what it answers with."""
    client, api = client_of_role("editor"), "/api/v1"
    seen = {"headers": {"If-Match": "*"}, "format": "json"}
    claim, _ = verified_claim()
    here = f"{api}/claims/{claim.pk}"
    source, entity = SourceFactory(text="A ponte custou 12 milhões."), EntityFactory()
    address = f"{api}/claims/{rows['claims'].pk}"
    assert (
        client.post(
            f"{address}/reviews/", {"status": "in_review", "rationale": "Worth it."}, **seen
        ).status_code
        == 201
    )
    judged = {
        "status": "verified",
        "rationale": "The accounts say so.",
        "position": str(rows["claims"].positions.first().pk),
        "evidence": [{"url": "https://city.example.org/accounts", "note": "Page 12."}],
    }
    answers = {
        "Review": client.post(f"{address}/reviews/", judged, **seen),
        "Comment": client.post(f"{here}/comments/", {"text": "Who counted?"}, format="json"),
        "Standing": client.post(f"{here}/publication/", {}, **seen),
        "EntityJudgement": client.post(
            f"{api}/entities/{rows['entities'].pk}/judgements/",
            {"other": str(entity.pk), "reason": "Another bridge."},
            format="json",
        ),
        "SourceGloss": client.post(
            f"{api}/sources/{source.pk}/glosses/",
            {"start": 0, "end": 7, "text": "A bridge", "reason": "For the desk."},
            format="json",
        ),
        "Submitted": client.post(
            f"{api}/sources/",
            {
                "text": "The bridge cost 12 million.",
                "story": str(rows["stories"].pk),
                "reason": "It came in.",
            },
            format="json",
        ),
        "Bulk": client.patch(
            f"{api}/claims/",
            {"ids": [str(ClaimFactory().pk), str(entity.pk)], "action": "take up", "reason": "x"},
            format="json",
        ),
        "Stated": client.post(
            f"{api}/claims/?atomic=false",
            {
                "claims": [
                    {"text": text, "language": "en", "story": str(rows["stories"].pk), "kind": kind}
                    for text, kind in (("The bridge is open.", "event"), ("Nobody knows.", "rumour"))
                ],
                "reason": "x",
            },
            format="json",
        ),
    }
    refused = {name: answer.content for name, answer in answers.items() if answer.status_code >= 300}
    assert refused == {}
    bodies = {name: answer.json() for name, answer in answers.items()}
    lists = {
        "Publication": client.get(f"{api}/publications/").json(),
        "ChangeSet": client.get(f"{api}/changesets/").json(),
    }
    number = lists["Publication"]["results"][0]["id"]
    return (
        bodies
        | {name: body["results"][0] for name, body in lists.items()}
        | {
            "PublicationDetail": client.get(f"{api}/publications/{number}/").json(),
            "Job": client.get(answers["Submitted"].headers["Location"]).json(),
        }
    )


@pytest.mark.parametrize(
    ("reference", "example"),
    [
        ("Review", fact_examples.REVIEW),
        ("Comment", fact_examples.COMMENT),
        ("Standing", fact_examples.STANDING),
        ("Publication", fact_examples.PUBLICATION),
        ("EntityJudgement", fact_examples.JUDGEMENT),
        ("SourceGloss", fact_examples.GLOSS),
        ("Submitted", fact_examples.SUBMITTED),
        ("Job", fact_examples.JOB),
        ("Bulk", fact_examples.BULK),
        ("Stated", fact_examples.STATED),
        ("ChangeSet", fact_examples.CHANGESET),
    ],
)
def test_what_writes_answer_is_as_described(told, schema, reference, example):
    for instance in (example, told[reference]):
        validator(schema, reference).validate(instance)
    assert same_shape(example, told[reference]), shape(told[reference])


def test_a_publication_with_its_document_is_as_described(told, schema):
    answer = told["PublicationDetail"]
    for instance in (fact_examples.PUBLICATION_DETAIL, answer):
        validator(schema, "PublicationDetail").validate(instance)
    # The example leaves out most of the document, which is what `FactDetail` shows.
    assert fact_examples.PUBLICATION_DETAIL.keys() == answer.keys()
    assert fact_examples.PUBLICATION_DETAIL["document"].keys() <= answer["document"].keys()


@pytest.mark.django_db
def test_tokens_are_as_described(client, schema):
    log_in_with_second_factor(client, UserFactory())
    issued = client.post("/api/v1/tokens/", ASKED | {"user": UserFactory._meta.model.objects.get().username},
                         content_type="application/json").json()  # fmt: skip
    listed = client.get("/api/v1/tokens/").json()
    validator(schema, "TokenList").validate(listed)
    validator(schema, "TokenRequest").validate(ASKED)
    for instance in (NEW_TOKEN, issued):
        validator(schema, "NewToken").validate(instance)
    assert same_shape(NEW_TOKEN, issued)
    assert same_shape(TOKEN, listed["results"][0])


def test_a_real_problem_is_as_described(client_of_role, schema):
    body = client_of_role("editor").get("/api/v1/claims/", {"status": "done"}).json()
    validator(schema, "Problem").validate(body)
    assert body["errors"] == EXAMPLES[400]["errors"]


def test_the_schema_is_served_in_both_formats(db):
    served = Client().get("/api/v1/schema/")
    assert served.headers["Content-Type"].startswith("application/vnd.oai.openapi")
    assert yaml.safe_load(served.content)["openapi"] == "3.1.1"
    assert Client().get("/api/v1/schema/", {"format": "json"}).json()["info"]["version"]


def test_the_documentation_page_needs_nothing_from_elsewhere_and_no_inline_script(db):
    page = Client().get("/api/v1/docs/").content.decode()
    assert "<script>" not in page
    assert "https://" not in page
    assert "style=" not in page
    script = Client().get("/api/v1/docs/", {"script": ""})
    assert script.headers["Content-Type"] == "application/javascript"
    assert b"/api/v1/schema/" in script.content
