"""What sources may be filtered by, in the pages and in the API alike."""

from __future__ import annotations

import datetime
from collections.abc import Container
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from .models import Obtained, Outlet, Source, Story, validate_language

YES_NO = (("true", "yes"), ("false", "no"))

#: Parameters that the lists of the API take beside the filters: paging, ordering, representation.
BESIDES = frozenset({"cursor", "expand", "fields", "format", "limit", "ordering", "page_size"})


class StrictForm(forms.Form):
    """A form that says so when it is sent a parameter that it does not know, or one value too many."""

    besides: frozenset[str] = BESIDES
    #: The names of all filters, also of those that the form has no field for because nobody asked for them.
    known: frozenset[str] = frozenset()

    def clean(self) -> dict[str, Any] | None:
        """Report every unknown or doubled parameter under its own name."""
        cleaned = super().clean()
        known = self.known | set(self.fields)
        for name in self.data:
            if name not in known and name not in self.besides:
                self._report(name, f"Unknown filter. Known are: {', '.join(sorted(known))}.")
            elif name in self.fields and self._doubled(name):
                self._report(name, "Give one value only.")
        return cleaned

    def _doubled(self, name: str) -> bool:
        several = isinstance(self.fields[name].widget, forms.SelectMultiple | forms.CheckboxSelectMultiple)
        return not several and isinstance(self.data, QueryDict) and len(self.data.getlist(name)) > 1

    def _report(self, name: str, message: str) -> None:
        # `add_error` refuses names that are no field of the form, which is the very case here.
        self.errors.setdefault(name, self.error_class()).append(ValidationError(message))


class StrictFilterSet(filters.FilterSet):
    """A set of filters that ignores nothing in silence: unknown parameters and bad values are errors.

    `besides` names the parameters that the list takes beside its filters. With `asked`, only filters of these names get
    a field: to copy a dozen for a query of one takes longer than most queries.
    """

    def __init__(
        self,
        *args: Any,
        besides: frozenset[str] = BESIDES,
        asked: Container[str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.besides = besides
        # The library's metaclass gives the class this attribute, which no type says.
        every: dict[str, filters.Filter] = type(self).base_filters  # type: ignore[misc,has-type]
        self.known = frozenset(every)
        if asked is not None:
            self.base_filters = {name: each for name, each in every.items() if name in asked}
        super().__init__(*args, **kwargs)

    class Meta:
        form = StrictForm

    @property
    def form(self) -> StrictForm:
        """Return the form, which knows the parameters beside the filters."""
        form: StrictForm = super().form
        form.besides, form.known = self.besides, self.known
        return form


class YesNoFilter(filters.ChoiceFilter):
    """The rows that the queryset's method `yes` returns for `true`, those of `no` for `false`.

    Any other value is an error; the usual boolean filter takes a bad value for no value.
    """

    def __init__(self, *, yes: str, no: str, **kwargs: Any) -> None:
        self.reads = {"true": yes, "false": no}
        super().__init__(choices=YES_NO, empty_label="any", **kwargs)

    def filter(self, qs: models.QuerySet[Any], value: str) -> models.QuerySet[Any]:
        """Return the rows of `qs` that the answer asks for."""
        return getattr(qs, self.reads[value])() if value in self.reads else qs


class RowField(forms.ModelChoiceField):
    """A row named by its id or slug, typed in: no list of all rows is sent along."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """Return the row; refuse NUL characters before the database does."""
        if isinstance(value, str):
            ProhibitNullCharactersValidator()(value)
        return super().to_python(value)


class RowFilter(filters.ModelChoiceFilter):
    """One row, named by `to_field_name` (its id unless told); a row that does not exist is an error."""

    field_class = RowField

    def __init__(self, *, missing: str, **kwargs: Any) -> None:
        super().__init__(error_messages={"invalid_choice": missing}, empty_label=None, **kwargs)


class LanguageFilter(filters.CharFilter):
    """A language tag such as “pt” or “zh-Hant”."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[validate_language], max_length=35, **kwargs)


class DayFilter(filters.DateFilter):
    """A day as YYYY-MM-DD, whatever the locale."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(attrs={"type": "date"}),
            error_messages={"invalid": "Enter a day as YYYY-MM-DD."},
            **kwargs,
        )


class MomentField(forms.CharField):
    """A day, or a moment with its offset from UTC; `closing` takes a day to its end."""

    def __init__(self, *, closing: bool, **kwargs: Any) -> None:
        self.closing = closing
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> datetime.datetime | None:
        """Return the moment; refuse what is neither a day nor a moment that says its offset."""
        text = super().clean(value)
        if not text:
            return None
        try:
            if day := parse_date(text):
                at = datetime.time.max if self.closing else datetime.time.min
                return timezone.make_aware(datetime.datetime.combine(day, at))
            if (moment := parse_datetime(text)) and timezone.is_aware(moment):
                return moment.astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            pass
        raise ValidationError("Enter a day as YYYY-MM-DD, or a moment as 2026-03-01T12:00:00Z.")


class MomentFilter(filters.Filter):
    """Rows of a moment and after it, or up to and with it (`lookup_expr="lte"`); a bare day counts whole."""

    field_class = MomentField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(closing=kwargs.get("lookup_expr") == "lte", **kwargs)


class AmountFilter(filters.NumberFilter):
    """An amount as PostgreSQL and the columns hold them: up to 28 digits before the point, 10 after."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=38, decimal_places=10, **kwargs)


class WordsFilter(filters.CharFilter):
    """Rows in which every word of the value stands in at least one of `columns`, whatever its case."""

    def __init__(self, *, columns: tuple[str, ...], **kwargs: Any) -> None:
        self.columns = columns
        kwargs.setdefault("label", "Words")
        super().__init__(max_length=200, **kwargs)

    def filter(self, qs: models.QuerySet[Any], value: str) -> models.QuerySet[Any]:
        """Return the rows of `qs` with all words of `value`."""
        for word in (value or "").split():
            qs = qs.filter(self.stands(word))
        return qs

    def stands(self, word: str) -> Q:
        """Return the condition that `word` stands in one of the columns."""
        condition = Q()
        for column in self.columns:
            condition |= Q(**{f"{column}__icontains": word})
        return condition


def story_filter(field_name: str = "story") -> RowFilter:
    """Return a filter by the slug of a story."""
    return RowFilter(
        field_name=field_name,
        queryset=Story.objects.all(),
        to_field_name="slug",
        label="Story",
        missing="There is no story of this slug.",
    )


def outlet_filter(field_name: str = "outlet") -> RowFilter:
    """Return a filter by the id of an outlet."""
    return RowFilter(
        field_name=field_name,
        queryset=Outlet.objects.all(),
        label="Outlet",
        missing="There is no outlet of this id.",
    )


def source_filter(field_name: str = "source") -> RowFilter:
    """Return a filter by the id of a source."""
    return RowFilter(
        field_name=field_name,
        queryset=Source.objects.defer("text", "raw"),
        label="Source",
        missing="There is no source of this id.",
    )


class OutletFilter(StrictFilterSet):
    """What outlets may be filtered by."""

    q = WordsFilter(columns=("name", "homepage"))
    name = filters.CharFilter(lookup_expr="iexact", label="Name")

    class Meta(StrictFilterSet.Meta):
        model = Outlet
        fields = ()


class StoryFilter(StrictFilterSet):
    """What stories may be filtered by."""

    q = WordsFilter(columns=("title", "slug"))
    slug = filters.CharFilter(label="Slug")

    class Meta(StrictFilterSet.Meta):
        model = Story
        fields = ()


class SourceFilter(StrictFilterSet):
    """What sources may be filtered by."""

    q = WordsFilter(columns=("title", "key", "byline", "outlet__name"))
    story = story_filter()
    outlet = outlet_filter()
    language = LanguageFilter(label="Language")
    key = filters.CharFilter(label="Key")
    obtained = filters.ChoiceFilter(choices=Obtained.choices, label="Obtained", empty_label="any")
    published_from = DayFilter(field_name="published_on", lookup_expr="gte", label="Published from")
    published_until = DayFilter(field_name="published_on", lookup_expr="lte", label="Published until")
    held = YesNoFilter(yes="held", no="not_held", label="Text held")
    independent = YesNoFilter(yes="independent", no="echoes", label="Independent")
    newest = YesNoFilter(yes="newest", no="superseded", label="Newest version")
    derived_from = source_filter("derived_from")
    derived_from_proposed = source_filter("derived_from_proposed")

    class Meta(StrictFilterSet.Meta):
        model = Source
        fields = ()
