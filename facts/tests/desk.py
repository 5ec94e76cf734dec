"""What the tests of the desk's pages share: how they look at a page, and rows with all that one can show."""

from __future__ import annotations

import re

from django.urls import reverse

from facts.models import ClaimEntity
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    MentionFactory,
    PositionFactory,
)
from sources.tests.factories import GlossFactory, PassageFactory, SourceFactory, StoryFactory, UserFactory

ARABIC = "كلف الجسر 12 مليون دولار. افتتح في مايو."
LISTS = ("claims", "contradictions", "stories", "sources", "entities")


def see(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200, response.content.decode()[-3000:]
    return response.content.decode()


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def page_of(row):
    name = {"Claim": "claim", "Entity": "entity", "Source": "source", "Story": "story"}[type(row).__name__]
    return reverse(f"facts:{name}", args=[row.slug if name == "story" else row.pk])


def cite(claim, **given):
    position = given.pop("position", None) or PositionFactory(claim=claim)
    return CitationFactory(position=position, **given)


def everything(claim=None, story=None):
    """Add one of each thing that a page can show."""
    claim = claim or ClaimFactory(story=story or StoryFactory())
    source = SourceFactory(story=claim.story, derived_from=SourceFactory(text=None))
    PassageFactory(source=source)
    citation = cite(claim, source=source, speaker=EntityFactory(), stated_by=UserFactory())
    GlossFactory(source=source, start=citation.start, end=citation.end, text="The gloss")
    entity = EntityFactory()
    AliasFactory(entity=entity)
    MentionFactory(source=source, entity=entity)
    ClaimEntity.objects.create(claim=claim, entity=entity)
    ContradictionFactory(claim=claim)
    return claim
