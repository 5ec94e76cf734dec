"""The commands of docs/api.md work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from facts.publishing import publish
from facts.tests.factories import ClaimFactory, EntityFactory
from facts.tests.people import person, verified_claim
from newsroom.tokens import issue_token
from sources.tests.factories import SourceFactory, UserFactory

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text()
COMMANDS = re.findall(
    r'^curl -H "Authorization: Bearer \$TOKEN"(?: -H [^ ]+ [^ ]+)? "\$NEWSROOM(/[^"]+)"$', PAGE, re.MULTILINE
)


def test_every_command_of_the_guide_is_tried():
    assert len(COMMANDS) == PAGE.count("\ncurl ") >= 10


@pytest.mark.django_db
@pytest.mark.parametrize("address", dict.fromkeys(COMMANDS))
def test_a_command_of_the_guide_works(address):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="api-client"))
    _, secret = issue_token(user=user, name="Guide")
    claim = ClaimFactory()
    published, _ = verified_claim()
    publish(claim=published, actor=person("editor"))
    names = {
        "fact": published.pk,
        "claim": claim.pk,
        "story": claim.story.slug,
        "source": SourceFactory().pk,
        "entity": EntityFactory().pk,
    }
    response = Client().get(
        f"/api/v1{address.format(**names)}", headers={"Authorization": f"Bearer {secret}"}
    )
    assert response.status_code == 200, response.content
