"""Fill the database from articles: a story folder with manifests, or single texts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from facts.models import Alias, Entity
from sources.history import remember
from sources.models import Obtained, Outlet, Source, Story
from sources.reading.names import Gazetteer
from sources.recording import Capture, Outcome

from .capturing import check_text
from .detection import detect_story
from .grouping import settle
from .intake import gazetteer, match_story, take_in
from .manifest.types import EntityEntry, Manifest, PositionEntry, SourceEntry
from .stating import state_claims
from .tally import Tally

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
#: Wraps an iterable so that a face can show progress: (items, what is being done) -> items.
Track = Callable[[Sequence[Item], str], Iterable[Item]]


def untracked(items: Sequence[Item], doing: str) -> Iterable[Item]:
    """Return the items; shows nothing."""
    return items


def populate(*, manifest: Manifest, editor: User, track: Track[SourceEntry] = untracked) -> Tally:
    """Bring the database to what a checked manifest says; return what was done.

    All or nothing per article: one that fails is named in the tally with its reason, and the rest goes on.
    A repetition changes nothing and computes nothing.
    """
    tally, outlets = Tally(), Outlet.objects.count()
    reason = f"Populate story {manifest.story.slug}"
    story = _story(manifest.story.slug, manifest.story.title, editor=editor, reason=reason, tally=tally)
    entities = _state_entities(manifest.entities, editor=editor, reason=reason, tally=tally)
    names = gazetteer()
    sources: dict[str, Source] = {}
    for entry in track(manifest.sources, "Reading articles"):
        source = _attempt(_capture(entry), story=story, names=names, actor=editor, reason=reason, tally=tally)
        if source is not None:
            sources[entry.key] = source
    _state_lineage(manifest.sources, sources, editor=editor, reason=reason, tally=tally)
    matched = match_story(story=story, actor=editor, reason=reason, tally=tally)
    stated = False
    cited = [entry for entry in manifest.claims if any(position.citations for position in entry.positions)]
    entries = [entry for entry in cited if _cites_only(entry.positions, sources)]
    if len(entries) < len(cited):
        tally.rejected.append(
            (
                "claims.yaml",
                f"{len(cited) - len(entries)} claims wait for the articles that were rejected.",
            )
        )
    with transaction.atomic():
        if entries:
            stated = state_claims(
                entries=entries,
                story=story,
                sources=sources,
                entities=entities,
                language=manifest.language,
                editor=editor,
                tally=tally,
            )
        if matched or stated:
            detect_story(story=story, actor=editor, reason=reason, tally=tally)
    tally.created["Outlet"] = Outlet.objects.count() - outlets
    return tally


def earlier_texts(key: str) -> list[str]:
    """Return the texts of all versions of a source that the base holds."""
    return [
        text for text in Source.objects.filter(key=key).values_list("text", flat=True) if text is not None
    ]


def ingest(
    *,
    captures: Sequence[Capture],
    story: tuple[str, str] | None,
    actor: User | None,
    reason: str,
    track: Track[Capture] = untracked,
) -> Tally:
    """Take captures into one story, given as slug and title (made where it is new), and find its claims.

    Without a story each article joins the one that it belongs to, or founds one (`facts.grouping`).
    """
    tally, outlets = Tally(), Outlet.objects.count()
    row = _story(*story, editor=actor, reason=reason, tally=tally) if story else None
    stories = {row.pk: row} if row is not None else {}
    names = gazetteer()
    for capture in track(captures, "Reading articles"):
        source = _attempt(capture, story=row, names=names, actor=actor, reason=reason, tally=tally)
        if source is not None and source.story is not None:
            stories[source.story.pk] = source.story
    for found in stories.values():
        if match_story(story=found, actor=actor, reason=reason, tally=tally):
            detect_story(story=found, actor=actor, reason=reason, tally=tally)
    tally.created["Outlet"] = Outlet.objects.count() - outlets
    return tally


def story_name(first: Capture) -> tuple[str, str]:
    """Return slug and title of a story that an article founds."""
    # A title in another script may leave nothing to make a slug of.
    slug = slugify(first.title) or slugify(Path(first.file).stem) or f"story-{first.sha256[:8]}"
    return slug[:100], first.title[:300]


def _attempt(
    capture: Capture, *, story: Story | None, names: Gazetteer, actor: User | None, reason: str, tally: Tally
) -> Source | None:
    """Take one article in; note its failure instead of raising it, so that the rest goes on."""
    try:
        if capture.text is not None:
            check_text(capture.text)
        source = take_in(capture=capture, story=story, names=names, actor=actor, reason=reason, tally=tally)
        if story is None:
            settle(source=source, name=story_name(capture), actor=actor, reason=reason, tally=tally)
        return source
    except ValidationError as error:
        tally.rejected.append((capture.file or capture.key, " ".join(error.messages)))
    except Exception as error:
        logger.exception("Article %s was rejected", capture.file or capture.key)
        tally.rejected.append((capture.file or capture.key, f"{type(error).__name__}: {error}"))
    return None


@transaction.atomic
def _story(slug: str, title: str, *, editor: User | None, reason: str, tally: Tally) -> Story:
    remember(actor=editor, reason=reason)
    story = Story.objects.filter(slug=slug).first()
    if story is not None:
        tally.count("Story", Outcome.UNCHANGED)
        return story
    story = Story(slug=slug, title=title or slug)
    story.full_clean()
    story.save()
    tally.count("Story", Outcome.CREATED)
    return story


@transaction.atomic
def _state_entities(
    entries: Sequence[EntityEntry], *, editor: User, reason: str, tally: Tally
) -> dict[str, Entity]:
    remember(actor=editor, reason=reason)
    known = {entity.key: entity for entity in Entity.objects.filter(key__in=[entry.key for entry in entries])}
    aliases = set(
        Alias.objects.filter(entity__in=known.values()).values_list("entity__key", "language", "name")
    )
    for entry in entries:
        entity = known.get(entry.key)
        if entity is None:
            entity = Entity(key=entry.key, name=entry.name, kind=entry.kind)
            entity.full_clean()
            entity.save()
            known[entry.key] = entity
            tally.created["Entity"] += 1
        else:
            tally.unchanged["Entity"] += 1
        for alias in entry.aliases:
            if (entry.key, alias.language, alias.name) in aliases:
                tally.unchanged["Alias"] += 1
                continue
            row = Alias(entity=entity, name=alias.name, language=alias.language, stated_by=editor)
            row.full_clean()
            row.save()
            tally.created["Alias"] += 1
    return {key: entity for key, entity in known.items() if key}


def _capture(entry: SourceEntry) -> Capture:
    return Capture(
        key=entry.url or entry.key,
        text=entry.text,
        obtained=Obtained.NONE if entry.text is None else Obtained.MANIFEST,
        file=entry.file.rpartition("/")[2],
        language=entry.language,
        outlet=entry.outlet,
        url=entry.url,
        title=entry.title,
        byline=entry.byline,
        published_on=entry.published_on,
        note=entry.note,
    )


@transaction.atomic
def _state_lineage(
    entries: Sequence[SourceEntry], sources: dict[str, Source], *, editor: User, reason: str, tally: Tally
) -> None:
    remember(actor=editor, reason=reason)
    for entry in entries:
        source, origin = sources.get(entry.key), sources.get(entry.derived_from)
        if source is None or origin is None or source.derived_from_id == origin.pk:
            continue
        source.derived_from = origin
        source.full_clean()
        source.save(update_fields=["derived_from"])
        tally.updated["Source"] += 1


def _cites_only(positions: Iterable[PositionEntry], sources: dict[str, Source]) -> bool:
    return all(citation.source in sources for position in positions for citation in position.citations)
