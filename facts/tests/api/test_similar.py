"""Checked before? over the API."""

from __future__ import annotations

import pytest

from facts.publishing import publish
from facts.tests.factories import EntityFactory
from facts.tests.people import person, verified_claim
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_claim_is_told_the_facts_that_may_settle_it(api):
    bridge, harbour = EntityFactory(), EntityFactory()
    checked, _ = verified_claim(text="It cost 12 dollars.")
    checked.entities.add(bridge, harbour)
    row = publish(claim=checked, actor=person("editor"))
    claim, _ = verified_claim()
    claim.entities.add(bridge, harbour)
    response = api.get(f"/api/v1/claims/{claim.pk}/similar/")
    assert response.status_code == 200, response.content
    [found] = response.json()["results"]
    assert (found["claim"], found["number"], found["text"]) == (
        str(checked.pk),
        row.number,
        "It cost 12 dollars.",
    )
    assert found["story"] == {"slug": checked.story.slug, "title": checked.story.title}
    assert {"shared entities", "equal value"} <= {feature["name"] for feature in found["features"]}


def test_what_is_no_claim_or_no_parameter_is_refused(api, client):
    claim, _ = verified_claim()
    assert api.get("/api/v1/claims/nonsense/similar/").status_code == 404
    assert api.get(f"/api/v1/claims/{claim.pk}/similar/", {"limit": "5"}).status_code == 400
    client.force_login(UserFactory())
    assert client.get(f"/api/v1/claims/{claim.pk}/similar/").status_code == 403
