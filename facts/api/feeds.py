"""Atom feeds of a story or an entity: what was published of it, corrected and withdrawn, the newest first."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from facts.filters import entity_filter
from facts.merged import family
from facts.models import Entity, Publication, PublicationEntity
from facts.published import latest_publications
from sources.api.conditional import IF_NONE_MATCH, UNCHANGED, is_known, validators
from sources.api.filtering import refuse_errors
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS
from sources.filters import StrictForm, story_filter

from .claim_reviews import NAMES, page_of
from .fact_pages import tag_of, unchanged

#: Entries of a feed.
ENTRIES = 50

#: What XML cannot hold, and titles need not.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

WENT = {"retracted": "Retracted", "merged": "Merged into another fact", "redacted": "Removed"}


class AtomRenderer(BaseRenderer):
    """Names the format of a feed."""

    media_type = "application/atom+xml"
    format = "atom"


class FeedForm(StrictForm):
    """Of what the feed is."""

    story = story_filter().field
    entity = entity_filter().field

    def clean(self) -> dict[str, Any] | None:
        """Refuse a feed of nothing in particular."""
        cleaned = super().clean()
        if not self.errors and not any((cleaned or {}).values()):
            raise forms.ValidationError("Name a story (its slug), an entity (its id), or both.")
        return cleaned


class FactFeed(APIView):
    """What was published on a story or an entity."""

    http_method_names = ["get", "head"]
    content_negotiation_class = JsonNegotiation
    renderer_classes = [AtomRenderer]
    queryset = Publication.objects.none()

    @extend_schema(
        operation_id="facts_feed",
        summary="Subscribe to a story or an entity",
        description=f"The newest {ENTRIES} facts of a story, an entity or both as an Atom feed; those that were "
        "withdrawn are told as such.",
        parameters=[
            OpenApiParameter("story", str, description="Slug of the story."),
            OpenApiParameter(
                "entity", {"type": "string", "format": "uuid"}, description="Id of the entity, or of one merged with it."
            ),
            IF_NONE_MATCH,
        ],
        responses={(200, AtomRenderer.media_type): {"type": "string"}, 304: UNCHANGED},
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponse:
        """Return the feed, or 304 where the reader has it."""
        form = FeedForm(request.query_params)
        form.besides = DETAIL_PARAMETERS
        refuse_errors(form, request)
        publications = about(**form.cleaned_data).order_by("-published_at", "-number").defer("document")
        tag = tag_of(publications)
        if is_known(request, tag):
            return unchanged(tag)
        feed = _feed(publications[:ENTRIES], request=request, **form.cleaned_data)
        return HttpResponse(
            feed.writeString("utf-8"), content_type=feed.content_type, headers=validators(tag)
        )


def about(*, story: Any = None, entity: Entity | None = None) -> QuerySet[Publication]:
    """Return what was published last of every claim that ever was published on a story and about an entity."""
    publications = latest_publications()
    if story is not None:
        publications = publications.filter(story=story)
    if entity is not None:
        # A farewell is about nobody: any earlier publication of the claim tells.
        kin = sorted(family(Entity, entity.pk))
        ever = PublicationEntity.objects.filter(entity__in=kin, publication__claim=OuterRef("claim"))
        publications = publications.filter(Exists(ever))
    return publications


def _feed(
    publications: QuerySet[Publication], *, request: Request, story: Any = None, entity: Entity | None = None
) -> Atom1Feed:
    address = request.build_absolute_uri()
    subject = ", ".join(str(name) for name in (story and story.title, entity and entity.name) if name)
    feed = Atom1Feed(
        title=CONTROL.sub(" ", f"{subject} · {settings.PUBLISHER_NAME}"),
        link=request.build_absolute_uri("/"),
        description="",
        feed_url=address,
        author_name=settings.PUBLISHER_NAME,
    )
    # The feed is as old as its newest entry; an empty one has no time of its own.
    feed.latest_post_date = lambda: max(  # type: ignore[method-assign]
        (item["updateddate"] for item in feed.items), default=datetime(1970, 1, 1, tzinfo=UTC)
    )
    for row in publications:
        feed.add_item(**_entry(row, request))
    return feed


def _entry(row: Publication, request: Request) -> dict[str, Any]:
    said = json.loads(row.summary)
    went = WENT.get(row.event)
    text = CONTROL.sub(" ", said.get("text") or f"Fact {row.claim_id}")
    note = CONTROL.sub(" ", row.note)
    return {
        "title": f"{went}: {note}" if went else f"{NAMES[row.rating]}: {text}",
        "link": page_of(str(row.claim_id), request._request),
        "description": note or text,
        "unique_id": f"urn:uuid:{row.claim_id}",
        "updateddate": row.published_at,
        "categories": [row.event, *([row.rating] if row.rating else [])],
    }
