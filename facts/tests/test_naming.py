"""Whom names name, said by people."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from facts.models import Alias, Entity, Mention
from facts.naming import introduce, misnamed, recognise
from facts.tests.factories import EntityFactory, MentionFactory
from facts.tests.people import person
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def named():
    """The same unresolved name in two sources of a story, and in one of another."""
    story = StoryFactory()
    source = SourceFactory(story=story, language="pt")
    return [
        MentionFactory(source=source),
        MentionFactory(source=SourceFactory(story=story)),
        MentionFactory(source=SourceFactory()),
    ]


def entities(mentions):
    return [Mention.objects.get(pk=mention.pk).entity for mention in mentions]


def test_a_new_entity_takes_the_name_in_the_whole_story(named):
    rita = person("reporter")
    entity = introduce(mention=named[0], name="The Authority", kind="organisation", actor=rita)
    assert entities(named) == [entity, entity, None]
    alias = Alias.objects.get(entity=entity)
    assert (alias.name, alias.language, alias.stated_by) == ("The", "pt", rita)
    assert set(Mention.objects.filter(entity=entity).values_list("stated_by", flat=True)) == {rita.pk}


def test_a_known_entity_gets_the_name_once_as_an_alias(named):
    entity, rita = EntityFactory(), person("reporter")
    Alias.objects.create(entity=entity, name="The", language="pt", stated_by=rita)
    recognise(mention=named[0], entity=entity, actor=rita)
    assert entities(named) == [entity, entity, None]
    assert Alias.objects.filter(entity=entity).count() == 1


def test_what_was_said_already_is_refused(named):
    rita = person("reporter")
    recognise(mention=named[0], entity=EntityFactory(), actor=rita)
    with pytest.raises(ValidationError, match="Somebody has said already"):
        introduce(mention=named[0], name="Other", kind="person", actor=rita)
    assert not Entity.objects.filter(name="Other").exists()


def test_nobody_is_named_by_a_merged_entity(named):
    into = EntityFactory(name="Goes on")
    with pytest.raises(ValidationError, match="was merged into Goes on"):
        recognise(mention=named[0], entity=EntityFactory(merged_into=into), actor=person("reporter"))


def test_a_name_is_taken_from_an_entity_in_one_place(named):
    rita = person("reporter")
    entity = recognise(mention=named[0], entity=EntityFactory(), actor=rita)
    named[0].refresh_from_db()
    misnamed(mention=named[0], actor=rita, reason="Another one")
    assert entities(named) == [None, entity, None]
    named[0].refresh_from_db()
    assert named[0].why == "Another one"
    with pytest.raises(ValidationError, match="Nobody knows yet"):
        misnamed(mention=named[0], actor=rita, reason="Again")
