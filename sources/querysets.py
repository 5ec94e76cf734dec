"""Reads of sources, named for what they return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from .models import Passage, Source, Story  # noqa: F401  (types of the generics only)


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources, and the questions asked of them."""

    def newest(self) -> Self:
        """Return the newest version of each key: only these count as support or in contradictions."""
        newer = type(self)(self.model).filter(key=OuterRef("key"), version__gt=OuterRef("version"))
        return self.filter(~Exists(newer))

    def superseded(self) -> Self:
        """Return the versions that a later one of the same key has replaced."""
        newer = type(self)(self.model).filter(key=OuterRef("key"), version__gt=OuterRef("version"))
        return self.filter(Exists(newer))

    def with_newest(self) -> Self:
        """Return sources annotated with `newest`, whether no later version of their key is there."""
        newer = type(self)(self.model).filter(key=OuterRef("key"), version__gt=OuterRef("version"))
        return self.annotate(newest=~Exists(newer))

    def held(self) -> Self:
        """Return the sources whose text the desk holds; the others are origins known only by name."""
        return self.filter(text__isnull=False)

    def not_held(self) -> Self:
        """Return the origins that the desk knows of but does not hold."""
        return self.filter(text__isnull=True)

    def independent(self) -> Self:
        """Return the sources that nobody, person or machine, takes for an echo of another."""
        return self.filter(derived_from=None, derived_from_proposed=None)

    def echoes(self) -> Self:
        """Return the sources that somebody, person or machine, takes for an echo of another."""
        return self.exclude(derived_from=None, derived_from_proposed=None)

    def unmatched(self, matcher: str) -> Self:
        """Return the held newest sources of a story that this version of the matcher has not placed yet."""
        return self.newest().held().exclude(story=None).filter(~Q(matched_by=matcher))

    def for_listing(self) -> Self:
        """Return sources with outlet and story, without their texts, newest first."""
        return self.select_related("outlet", "story").defer("text", "raw").order_by("-captured_at", "-id")

    def defer_origins(self) -> Self:
        """Return sources whose origins come without their texts."""
        large = ("text", "raw", "findings")
        return self.defer(
            *(f"{key}__{part}" for key in ("derived_from", "derived_from_proposed") for part in large)
        )

    def for_naming(self) -> Self:
        """Return sources with all that their names are made of, and no more."""
        return self.select_related("outlet").defer("text", "raw", "findings", "derivation_reasons")

    def echoing(self, source: Source) -> Self:
        """Return the newest sources that somebody, person or machine, takes for an echo of `source`."""
        stated = Q(derived_from=source)
        return self.newest().filter(stated | Q(derived_from=None, derived_from_proposed=source))

    def with_superseded(self) -> Self:
        """Return sources annotated with `superseded`: whether a later version of the key has replaced this one."""
        newer = type(self)(self.model).filter(key=OuterRef("key"), version__gt=OuterRef("version"))
        return self.annotate(superseded=Exists(newer))

    def recent_languages(self) -> list[str]:
        """Return the languages of the last 2,000 sources, sorted: enough to choose from without reading them all."""
        recent = self.held().order_by("-captured_at", "-id").values("pk")[:2000]
        spoken = self.model._default_manager.filter(pk__in=recent).order_by("language")
        return list(spoken.values_list("language", flat=True).distinct())


class StoryQuerySet(models.QuerySet["Story"]):
    """Stories, and the questions asked of them."""

    def with_counts(self) -> Self:
        """Return stories annotated with `source_count`, the number of keys that report them."""
        from .models import Source

        of_story = Source.objects.filter(story=OuterRef("pk")).order_by().values("story")
        counted = of_story.annotate(amount=models.Count("key", distinct=True)).values("amount")
        return self.annotate(source_count=Coalesce(Subquery(counted), 0))

    def newest_titles(self) -> list[tuple[str, str]]:
        """Return slug and title of the 50 newest stories, to choose from."""
        return list(self.order_by("-created_at", "-id").values_list("slug", "title")[:50])


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages, in the order of their texts."""

    def content(self) -> Self:
        """Return the passages that are not boilerplate."""
        return self.filter(boilerplate="")

    def spans(self) -> Self:
        """Return passages with no more than where they stand and what kind they are."""
        return self.only("source_id", "start", "end", "heading", "boilerplate").order_by("start")

    def to_search(self, *, story: Story | None = None, language: str = "") -> Self:
        """Return what is searched: the content of the newest versions, of one story or in one language if told."""
        from .models import Source

        newer = Source.objects.filter(key=OuterRef("source__key"), version__gt=OuterRef("source__version"))
        rows = self.content().filter(~Exists(newer))
        if story is not None:
            rows = rows.filter(source__story=story)
        return rows.filter(source__language=language) if language else rows

    def for_hits(self) -> Self:
        """Return passages with the names of source, outlet and story."""
        shown = (
            "source_id start end text source__key source__version source__language source__title source__url"
            " source__published_on source__outlet__name source__story__slug source__story__title"
        ).split()
        return self.select_related("source__outlet", "source__story").only(*shown)
