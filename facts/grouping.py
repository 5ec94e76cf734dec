"""Find the story of an article that came without one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from django.db import transaction
from pgvector.django import CosineDistance

from sources.history import remember
from sources.models import Source, Story
from sources.reading.types import Reading
from sources.recording import Outcome, reading_of

from .matching import grouping
from .models import Topic
from .tally import Tally

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: How many of the nearest articles of the base are looked at, whatever its size.
_NEAREST = 40


def note_topics(readings: Iterable[tuple[Source, Reading]]) -> None:
    """Keep what these articles are about, where that is not known yet."""
    readings = list(readings)
    known = set(
        Topic.objects.filter(source__in=[source for source, _ in readings]).values_list("pk", flat=True)
    )
    rows = [
        Topic(source=source, vector=topic.vector, figures=sorted(topic.figures))
        for source, reading in readings
        if source.pk not in known and (topic := grouping.topic(reading)) is not None
    ]
    Topic.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def story_alike(source: Source) -> Story | None:
    """Return the story whose articles a read source is like, None where there is none or more than one."""
    topic = grouping.topic(reading_of(source))
    if topic is None:
        return None
    nearest = (
        Topic.objects.exclude(source__story=None)
        .exclude(source__key=source.key)
        .order_by(CosineDistance("vector", topic.vector.tolist()))
        .select_related("source__story")
        .defer("source__text", "source__raw", "source__findings")[:_NEAREST]
    )
    scores: dict[str, float] = {}
    stories: dict[str, Story] = {}
    for row in nearest:
        other = grouping.Topic(
            np.asarray(row.vector, dtype=np.float32),
            row.source.language.partition("-")[0],
            frozenset(row.figures),
        )
        story = row.source.story
        if story is None:
            continue
        key = str(story.pk)
        stories[key] = story
        scores[key] = max(scores.get(key, -1.0), grouping.likeness(topic, other))
    return stories.get(grouping.choose(scores))


@transaction.atomic
def settle(
    *, source: Source, name: tuple[str, str] | None, actor: User | None, reason: str, tally: Tally
) -> Story | None:
    """Return the story of a read source: its own or that of its earlier version, one that it is like, or a new one.

    `name` is slug and title of a story that it founds; None founds none. Raises `ValidationError`.
    """
    remember(actor=actor, reason=reason)
    if source.story is not None:
        return source.story
    earlier = Source.objects.filter(key=source.key).exclude(story=None).order_by("-version").first()
    story = (earlier.story if earlier is not None else None) or story_alike(source)
    if story is None:
        if name is None:
            return None
        story = Story(slug=_free_slug(name[0]), title=name[1] or name[0])
        story.full_clean()
        story.save()
        tally.count("Story", Outcome.CREATED)
    else:
        tally.count("Story", Outcome.UNCHANGED)
        tally.notes.append(f"{source.file or source.key}: belongs to the story “{story.slug}”.")
    source.story = story
    source.full_clean(validate_constraints=False)
    source.save(update_fields=["story"])
    note_topics([(source, reading_of(source))])
    return story


def _free_slug(wanted: str) -> str:
    taken = set(Story.objects.filter(slug__startswith=wanted[:90]).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(
        slug for number in range(2, len(taken) + 3) if (slug := f"{wanted[:90]}-{number}") not in taken
    )
