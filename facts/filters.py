"""What claims, entities and contradictions may be filtered by, in the pages and in the API alike."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from sources.filters import (
    AmountFilter,
    LanguageFilter,
    MomentFilter,
    RowField,
    RowFilter,
    StrictFilterSet,
    StrictForm,
    WordsFilter,
    YesNoFilter,
    outlet_filter,
    source_filter,
    story_filter,
)
from sources.models import Story, validate_language
from sources.searching import LONGEST, MOST, Found, Mode
from sources.terms import terms_of

from .models import Citation, Claim, Contradiction, Entity, Mention, Position
from .models.choices import (
    ClaimKind,
    ContradictionKind,
    ContradictionLabel,
    ContradictionList,
    ContradictionState,
    EntityKind,
    Status,
)
from .searching import find

#: Hits of a search that does not say how many it wants.
DEFAULT_LIMIT = 20


def claim_filter(field_name: str = "claim") -> RowFilter:
    """Return a filter by the id of a claim."""
    return RowFilter(
        field_name=field_name,
        queryset=Claim.objects.all(),
        label="Claim",
        missing="There is no claim of this id.",
    )


def entity_filter(field_name: str = "entity") -> RowFilter:
    """Return a filter by the id of an entity."""
    return RowFilter(
        field_name=field_name,
        queryset=Entity.objects.all(),
        label="Entity",
        missing="There is no entity of this id.",
    )


class ClaimWordsFilter(WordsFilter):
    """Claims in whose wording, signature or cited words every word of the value stands."""

    def stands(self, word: str) -> Q:
        """Return the condition that `word` stands in the claim or in words that it cites."""
        cited = Citation.objects.live().filter(claim=OuterRef("pk"), quote__icontains=word)
        return super().stands(word) | Q(Exists(cited))


class ClaimFilter(StrictFilterSet):
    """What claims may be filtered by; `language` is one of a live citation, not that of the wording."""

    q = ClaimWordsFilter(columns=("text", "signature"))
    status = filters.MultipleChoiceFilter(
        choices=Status.choices, widget=forms.CheckboxSelectMultiple, label="Status", distinct=False
    )
    kind = filters.MultipleChoiceFilter(
        choices=ClaimKind.choices, widget=forms.CheckboxSelectMultiple, label="Kind", distinct=False
    )
    story = story_filter()
    language = LanguageFilter(method="filter_language", label="Cited in language")
    contradicted = YesNoFilter(yes="contradicted", no="uncontradicted", label="Contradicted")
    entity = RowFilter(
        method="filter_entity",
        queryset=Entity.objects.all(),
        label="Entity",
        missing="There is no entity of this id.",
    )
    source = RowFilter(
        method="filter_source",
        queryset=source_filter().queryset,
        label="Source",
        missing="There is no source of this id.",
    )
    key = filters.CharFilter(label="Key")
    worded = YesNoFilter(yes="worded", no="unworded", label="Worded by an editor")
    outlet = RowFilter(
        method="filter_outlet",
        queryset=outlet_filter().queryset,
        label="Outlet",
        missing="There is no outlet of this id.",
    )
    unit = filters.CharFilter(method="filter_value", max_length=60, label="Unit of an amount")
    amount_min = AmountFilter(method="filter_value", label="Amount from")
    amount_max = AmountFilter(method="filter_value", label="Amount to")
    created_from = MomentFilter(field_name="created_at", lookup_expr="gte", label="Created from")
    created_until = MomentFilter(field_name="created_at", lookup_expr="lte", label="Created until")
    updated_from = MomentFilter(field_name="updated_at", lookup_expr="gte", label="Changed from")
    updated_until = MomentFilter(field_name="updated_at", lookup_expr="lte", label="Changed until")

    class Meta(StrictFilterSet.Meta):
        model = Claim
        fields = ()

    def filter_language(self, queryset: Any, name: str, value: str) -> Any:
        """Return the claims with a live citation in this language."""
        return queryset.filter(
            Exists(Citation.objects.live().filter(claim=OuterRef("pk"), source__language=value))
        )

    def filter_entity(self, queryset: Any, name: str, value: Entity) -> Any:
        """Return the claims about this entity."""
        return queryset.about(value)

    def filter_source(self, queryset: Any, name: str, value: Any) -> Any:
        """Return the claims that cite this source."""
        return queryset.filter(
            Exists(Citation.objects.filter(claim=OuterRef("pk"), source=value).exclude(state="rejected"))
        )

    def filter_outlet(self, queryset: Any, name: str, value: Any) -> Any:
        """Return the claims with a live citation of something that this outlet published."""
        return queryset.filter(
            Exists(Citation.objects.live().filter(claim=OuterRef("pk"), source__outlet=value))
        )

    def filter_value(self, queryset: Any, name: str, value: Any) -> Any:
        """Return the claims with one position whose amount has the unit and lies in the range that are asked for."""
        asked = [
            given
            for given in ("unit", "amount_min", "amount_max")
            if self.form.cleaned_data.get(given) not in (None, "")
        ]
        # All three make one condition on one position, so the first of them that was asked for sets it.
        if name != asked[0]:
            return queryset
        wanted = self.form.cleaned_data
        held = Position.objects.standing().filter(claim=OuterRef("pk"), amount__isnull=False)
        for given, lookup in (("unit", "unit"), ("amount_min", "amount__gte"), ("amount_max", "amount__lte")):
            if given in asked:
                held = held.filter(**{lookup: wanted[given]})
        return queryset.filter(Exists(held))


class SearchForm(StrictForm):
    """What passages may be searched by, in the page and in the API alike."""

    q = forms.CharField(max_length=LONGEST, label="Words or a question")
    mode = forms.ChoiceField(
        choices=[(mode.value, mode.value) for mode in Mode], required=False, label="Search by"
    )
    story = RowField(
        queryset=Story.objects.all(),
        to_field_name="slug",
        required=False,
        error_messages={"invalid_choice": "There is no story of this slug."},
        label="Story",
    )
    language = forms.CharField(
        max_length=35, validators=[validate_language], required=False, label="Language"
    )
    limit = forms.IntegerField(min_value=1, max_value=MOST, required=False, label="Hits")

    def clean_q(self) -> str:
        """Refuse a query of nothing but punctuation."""
        query: str = self.cleaned_data["q"]
        if not terms_of(query):
            raise forms.ValidationError("Give at least one letter or digit.")
        return query

    def found(self) -> Found:
        """Return what the search finds; the form is valid."""
        asked = self.cleaned_data
        return find(
            query=asked["q"],
            mode=Mode(asked["mode"] or Mode.FUSED),
            story=asked["story"],
            language=asked["language"],
            limit=asked["limit"] or DEFAULT_LIMIT,
        )


class ContradictionFilter(StrictFilterSet):
    """What contradictions may be filtered by; only those with two live sides are listed anyway."""

    q = WordsFilter(columns=("reason", "claim__text"))
    claim = claim_filter()
    story = story_filter("claim__story")
    kind = filters.MultipleChoiceFilter(
        choices=ContradictionKind.choices, widget=forms.CheckboxSelectMultiple, label="Kind", distinct=False
    )
    label = filters.ChoiceFilter(choices=ContradictionLabel.choices, label="Who differs", empty_label="any")
    list = filters.ChoiceFilter(choices=ContradictionList.choices, label="List", empty_label="any")
    state = filters.MultipleChoiceFilter(
        choices=ContradictionState.choices, widget=forms.CheckboxSelectMultiple, label="State", distinct=False
    )
    score_min = AmountFilter(
        field_name="score", lookup_expr="gte", min_value=0, max_value=1, label="Score from"
    )

    class Meta(StrictFilterSet.Meta):
        model = Contradiction
        fields = ()


class EntityFilter(StrictFilterSet):
    """What entities may be filtered by."""

    q = filters.CharFilter(method="filter_words", max_length=200, label="Name")
    kind = filters.MultipleChoiceFilter(
        choices=EntityKind.choices, widget=forms.CheckboxSelectMultiple, label="Kind", distinct=False
    )
    key = filters.CharFilter(label="Key")
    story = RowFilter(
        method="filter_story",
        queryset=story_filter().queryset,
        to_field_name="slug",
        label="Story",
        missing="There is no story of this slug.",
    )

    class Meta(StrictFilterSet.Meta):
        model = Entity
        fields = ()

    def filter_words(self, queryset: Any, name: str, value: str) -> Any:
        """Return the entities that bear all these words in one name, in whatever language."""
        return queryset.named(value)

    def filter_story(self, queryset: Any, name: str, value: Any) -> Any:
        """Return the entities that sources of this story mention."""
        return queryset.filter(Exists(Mention.objects.filter(entity=OuterRef("pk"), source__story=value)))
