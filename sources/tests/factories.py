"""Factories of users, outlets, stories, sources and passages; they say only what matters."""

from __future__ import annotations

import hashlib

import factory
from django.contrib.auth.models import User

from sources.models import Gloss, Obtained, Outlet, Passage, Source, Story


class UserFactory(factory.django.DjangoModelFactory[User]):
    """A user without password."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")


class OutletFactory(factory.django.DjangoModelFactory[Outlet]):
    """An outlet."""

    class Meta:
        model = Outlet

    name = factory.Sequence(lambda n: f"Outlet {n}")


class StoryFactory(factory.django.DjangoModelFactory[Story]):
    """A story."""

    class Meta:
        model = Story

    slug = factory.Sequence(lambda n: f"story-{n}")
    title = factory.Sequence(lambda n: f"Story {n}")


class SourceFactory(factory.django.DjangoModelFactory[Source]):
    """A held source; give `text=None` for one that is not held."""

    class Meta:
        model = Source

    key = factory.Sequence(lambda n: f"source-{n}")
    file = factory.LazyAttribute(lambda source: f"{source.key}.txt")
    story = factory.SubFactory(StoryFactory)
    outlet = factory.SubFactory(OutletFactory)
    language = "en"
    text = "The bridge cost 12 million dollars. It opened in May."
    sha256 = factory.LazyAttribute(
        lambda source: "" if source.text is None else hashlib.sha256(source.text.encode()).hexdigest()
    )
    obtained = factory.LazyAttribute(lambda source: Obtained.NONE if source.text is None else Obtained.FILE)


class PassageFactory(factory.django.DjangoModelFactory[Passage]):
    """The first sentence of a source."""

    class Meta:
        model = Passage

    source = factory.SubFactory(SourceFactory)
    ordinal = factory.Sequence(lambda n: n)
    start = 0
    end = factory.LazyAttribute(lambda passage: passage.source.text.index(".") + 1)
    text = factory.LazyAttribute(lambda passage: passage.source.text[passage.start : passage.end])


class GlossFactory(factory.django.DjangoModelFactory[Gloss]):
    """An English gloss of the first word of a source."""

    class Meta:
        model = Gloss

    source = factory.SubFactory(SourceFactory)
    start = 0
    end = 3
    text = "The"
    stated_by = factory.SubFactory(UserFactory)
