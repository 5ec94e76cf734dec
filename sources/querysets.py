"""Reads of sources, named for what they return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from .models import Passage, Source, Story  # noqa: F401  (types of the generics only)


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources, and the questions asked of them."""

    def newest(self) -> Self:
        """Return the newest version of each key: only these count as support or in contradictions."""
        newer = self.model._default_manager.filter(key=OuterRef("key"), version__gt=OuterRef("version"))
        return self.filter(~Exists(newer))

    def superseded(self) -> Self:
        """Return the versions that a later one of the same key has replaced."""
        newer = self.model._default_manager.filter(key=OuterRef("key"), version__gt=OuterRef("version"))
        return self.filter(Exists(newer))

    def with_newest(self) -> Self:
        """Return sources annotated with `newest`, whether no later version of their key is there."""
        newer = self.model._default_manager.filter(key=OuterRef("key"), version__gt=OuterRef("version"))
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


class StoryQuerySet(models.QuerySet["Story"]):
    """Stories, and the questions asked of them."""

    def with_counts(self) -> Self:
        """Return stories annotated with `source_count`, the number of keys that report them."""
        return self.annotate(source_count=models.Count("sources__key", distinct=True))


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages, in the order of their texts."""

    def content(self) -> Self:
        """Return the passages that are not boilerplate."""
        return self.filter(boilerplate="")

    def boilerplate(self) -> Self:
        """Return the passages that are bylines, datelines, footers and the like."""
        return self.exclude(boilerplate="")

    def headings(self) -> Self:
        """Return headlines and subheads."""
        return self.filter(heading=True)

    def running_text(self) -> Self:
        """Return the passages that are no headings."""
        return self.filter(heading=False)
