"""What the lists of reviews, comments and publications may be filtered by."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.contrib.auth.models import User

from facts.filters import claim_filter
from facts.models import Comment, Publication, Review
from facts.models.choices import PublicationEvent, Rating, Status
from sources.filters import MomentFilter, RowFilter, StrictFilterSet, WordsFilter, YesNoFilter, story_filter


def person_filter(field_name: str) -> RowFilter:
    """Return a filter by the name of a user."""
    return RowFilter(
        field_name=field_name,
        queryset=User.objects.all(),
        to_field_name="username",
        label="Person",
        missing="There is nobody of this name.",
    )


class ReviewFilter(StrictFilterSet):
    """What reviews may be filtered by."""

    claim = claim_filter()
    story = story_filter("claim__story")
    reviewer = person_filter("reviewer")
    status = filters.MultipleChoiceFilter(choices=Status.choices, label="Status", distinct=False)
    created_from = MomentFilter(field_name="created_at", lookup_expr="gte", label="From")
    created_until = MomentFilter(field_name="created_at", lookup_expr="lte", label="Until")

    class Meta(StrictFilterSet.Meta):
        model = Review
        fields = ()


class CommentFilter(StrictFilterSet):
    """What comments may be filtered by."""

    q = WordsFilter(columns=("text",))
    claim = claim_filter()
    author = person_filter("author")
    mentioned = person_filter("mentions")
    resolved = YesNoFilter(yes="resolved", no="unresolved", label="Resolved")

    class Meta(StrictFilterSet.Meta):
        model = Comment
        fields = ()

    def filter_queryset(self, queryset: Any) -> Any:
        """Return the comments that the query asks for; words of withdrawn ones find nothing."""
        rows = super().filter_queryset(queryset)
        return rows.filter(withdrawn_at=None) if self.form.cleaned_data.get("q") else rows


class PublicationFilter(StrictFilterSet):
    """What publications may be filtered by."""

    claim = claim_filter()
    story = story_filter()
    event = filters.MultipleChoiceFilter(choices=PublicationEvent.choices, label="Event", distinct=False)
    rating = filters.MultipleChoiceFilter(choices=Rating.choices, label="Rating", distinct=False)
    published_from = MomentFilter(field_name="published_at", lookup_expr="gte", label="From")
    published_until = MomentFilter(field_name="published_at", lookup_expr="lte", label="Until")

    class Meta(StrictFilterSet.Meta):
        model = Publication
        fields = ()
