"""What facts may be filtered by: always by what was published, never by what the desk has made of it since."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, QuerySet

from facts.merged import family
from facts.models import Entity, Publication, PublicationEntity
from facts.models.choices import ClaimKind, Rating
from facts.published import facts
from sources.filters import (
    YES_NO,
    AmountFilter,
    LanguageFilter,
    MomentField,
    MomentFilter,
    RowFilter,
    StrictFilterSet,
    StrictForm,
    outlet_filter,
    story_filter,
)


class IsAmong(Func):
    """`value = ANY (array)`."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


class CountFilter(filters.NumberFilter):
    """A number of things."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=1_000_000, **kwargs)

    def get_max_validator(self) -> None:
        """Return no further limit than the field's own."""


class MomentForm(StrictForm):
    """The one thing that a fact is asked for: when."""

    at = MomentField(closing=True, required=False)


class FactFilter(StrictFilterSet):
    """What facts may be filtered by; `at` shows what stood then, and the others filter that."""

    at = MomentFilter(method="filter_at", lookup_expr="lte", label="As of")
    entity = RowFilter(
        method="filter_entity",
        queryset=Entity.objects.all(),
        label="Entity, or one merged with it",
        missing="There is no entity of this id.",
    )
    story = story_filter()
    outlet = RowFilter(
        method="filter_outlet",
        queryset=outlet_filter().queryset,
        label="Outlet that is cited",
        missing="There is no outlet of this id.",
    )
    language = LanguageFilter(method="filter_language", label="Language of a cited source")
    kind = filters.MultipleChoiceFilter(choices=ClaimKind.choices, distinct=False, label="Kind")
    rating = filters.MultipleChoiceFilter(choices=Rating.choices, distinct=False, label="Rating")
    unit = filters.CharFilter(max_length=60, label="Unit of the amount")
    amount_min = AmountFilter(field_name="amount", lookup_expr="gte", label="Amount from")
    amount_max = AmountFilter(field_name="amount", lookup_expr="lte", label="Amount to")
    published_from = MomentFilter(field_name="published_at", lookup_expr="gte", label="Published from")
    published_until = MomentFilter(field_name="published_at", lookup_expr="lte", label="Published until")
    origins_min = CountFilter(field_name="origins", lookup_expr="gte", label="Independent origins, at least")
    contradicted = filters.ChoiceFilter(
        choices=YES_NO, method="filter_contradicted", label="Whether sources contradict each other"
    )

    class Meta(StrictFilterSet.Meta):
        model = Publication
        fields = ()

    def filter_queryset(self, queryset: QuerySet[Publication]) -> QuerySet[Publication]:
        """Return the facts of `at`, else those of now, that all filters let through."""
        moment = self.form.cleaned_data.get("at")
        return super().filter_queryset(queryset if moment is None else facts(at=moment))

    def filter_at(self, queryset: Any, name: str, value: Any) -> Any:
        """Return the rows as they are: `filter_queryset` has chosen them."""
        return queryset

    def filter_entity(self, queryset: Any, name: str, value: Entity) -> Any:
        """Return the facts about an entity, or about one that was merged with it."""
        about = PublicationEntity.objects.filter(entity__in=sorted(family(Entity, value.pk)))
        # As an array the few publications are found first. As a condition of each row they are looked up for all that
        # was published, newest first, until the page is full.
        return queryset.filter(IsAmong("pk", ArraySubquery(about.values("publication"))))

    def filter_outlet(self, queryset: Any, name: str, value: Any) -> Any:
        """Return the facts that cite this outlet."""
        return queryset.filter(outlets__contains=[value.pk])

    def filter_language(self, queryset: Any, name: str, value: str) -> Any:
        """Return the facts that cite a source in this language."""
        return queryset.filter(languages__contains=[value])

    def filter_contradicted(self, queryset: Any, name: str, value: str) -> Any:
        """Return the facts on which sources contradict each other, or the others."""
        return queryset.filter(contradicted=value == "true")
