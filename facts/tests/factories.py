"""Factories of entities, claims and what hangs on them; they say only what matters."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.db.models import Max
from django.utils import timezone

from facts.documents import dumped
from facts.models import (
    Alias,
    Citation,
    Claim,
    Comment,
    Contradiction,
    Embargo,
    Entity,
    EntityJudgement,
    Mention,
    Notification,
    Position,
    Publication,
    Review,
)
from sources.tests.factories import SourceFactory, StoryFactory, UserFactory


class EntityFactory(factory.django.DjangoModelFactory[Entity]):
    """An organisation."""

    class Meta:
        model = Entity

    name = factory.Sequence(lambda n: f"Entity {n}")
    kind = "organisation"


class AliasFactory(factory.django.DjangoModelFactory[Alias]):
    """A name that a person stated."""

    class Meta:
        model = Alias

    entity = factory.SubFactory(EntityFactory)
    name = factory.Sequence(lambda n: f"Alias {n}")
    language = "en"
    stated_by = factory.SubFactory(UserFactory)


class MentionFactory(factory.django.DjangoModelFactory[Mention]):
    """An unresolved name at the start of a source."""

    class Meta:
        model = Mention

    source = factory.SubFactory(SourceFactory)
    start = 0
    end = 3
    text = "The"
    found_by = "reader-test"


class ClaimFactory(factory.django.DjangoModelFactory[Claim]):
    """A claim that a person worded, without positions."""

    class Meta:
        model = Claim

    text = factory.Sequence(lambda n: f"Claim {n}")
    language = "en"
    kind = "event"
    story = factory.SubFactory(StoryFactory)
    worded_by = factory.SubFactory(UserFactory)


class PositionFactory(factory.django.DjangoModelFactory[Position]):
    """An affirming position that the machine found."""

    class Meta:
        model = Position

    claim = factory.SubFactory(ClaimFactory)
    found_by = "matcher-test"


class CitationFactory(factory.django.DjangoModelFactory[Citation]):
    """The whole text of a source, cited by the machine for a position."""

    class Meta:
        model = Citation

    position = factory.SubFactory(PositionFactory)
    claim = factory.SelfAttribute("position.claim")
    source = factory.SubFactory(SourceFactory, story=factory.SelfAttribute("..claim.story"))
    start = 0
    end = factory.LazyAttribute(lambda citation: len(citation.source.text))
    quote = factory.LazyAttribute(lambda citation: citation.source.text[citation.start : citation.end])
    found_by = "matcher-test"


class ContradictionFactory(factory.django.DjangoModelFactory[Contradiction]):
    """Two cited positions on one claim that differ in value; shown until dismissed."""

    class Meta:
        model = Contradiction

    claim = factory.SubFactory(ClaimFactory)
    left = factory.LazyAttribute(lambda row: CitationFactory(position__claim=row.claim).position)
    right = factory.LazyAttribute(lambda row: CitationFactory(position__claim=row.claim).position)
    kind = "value"
    label = "narrators_differ"
    list = "main"
    score = 0.9
    reason = "12 million against 14 million dollars"
    found_by = "detector-test"


class ReviewFactory(factory.django.DjangoModelFactory[Review]):
    """A review that takes the claim up."""

    class Meta:
        model = Review

    claim = factory.SubFactory(ClaimFactory)
    claim_version = 1
    reviewer = factory.SubFactory(UserFactory)
    status = "in_review"
    rationale = "Looks checkable."


class CommentFactory(factory.django.DjangoModelFactory[Comment]):
    """A comment on a claim."""

    class Meta:
        model = Comment

    claim = factory.SubFactory(ClaimFactory)
    author = factory.SubFactory(UserFactory)
    text = "Who says so?"


class PublicationFactory(factory.django.DjangoModelFactory[Publication]):
    """A claim published as verified."""

    class Meta:
        model = Publication

    # As publishing counts: a sequence would clash with what a test publishes.
    number = factory.LazyFunction(
        lambda: (Publication.objects.aggregate(Max("number"))["number__max"] or 0) + 1
    )
    claim = factory.SubFactory(ClaimFactory)
    version = 1
    event = "published"
    published_by = factory.SubFactory(UserFactory)
    rating = "verified"
    kind = "event"
    summary = factory.LazyAttribute(
        lambda row: dumped(
            {
                "claim": str(row.claim.pk),
                "text": row.claim.text,
                "language": row.claim.language,
                "story": None,
            }
        )
    )
    document = factory.LazyAttribute(lambda row: dumped({"schema": 1, "claim": str(row.claim.pk)}))


class EmbargoFactory(factory.django.DjangoModelFactory[Embargo]):
    """A publication ordered for tomorrow."""

    class Meta:
        model = Embargo

    claim = factory.SubFactory(ClaimFactory)
    claim_version = 1
    publish_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    content = {}
    ordered_by = factory.SubFactory(UserFactory)


class EntityJudgementFactory(factory.django.DjangoModelFactory[EntityJudgement]):
    """Two entities that a person told apart."""

    class Meta:
        model = EntityJudgement

    left = factory.SubFactory(EntityFactory)
    right = factory.SubFactory(EntityFactory)
    judged_by = factory.SubFactory(UserFactory)
    reason = "Born in different years."


class NotificationFactory(factory.django.DjangoModelFactory[Notification]):
    """A person told of an assignment."""

    class Meta:
        model = Notification

    recipient = factory.SubFactory(UserFactory)
    kind = "assignment"
    claim = factory.SubFactory(ClaimFactory)
