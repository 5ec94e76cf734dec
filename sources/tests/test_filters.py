"""Filters of sources: every one filters, and nothing is ignored in silence."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from sources.filters import OutletFilter, SourceFilter, StoryFilter
from sources.models import Source
from sources.tests.factories import OutletFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def found(kind, query, **given):
    filterset = kind(QueryDict(query), kind.Meta.model.objects.all(), **given)
    assert filterset.is_valid(), filterset.errors
    return set(filterset.qs)


def errors(kind, query, **given):
    return kind(QueryDict(query), kind.Meta.model.objects.all(), **given).errors


def test_sources_are_found_by_what_is_known_of_them():
    wanted = SourceFactory(
        key="bridge",
        language="pt",
        title="A ponte",
        published_on=date(2025, 9, 1),
        obtained="api",
        outlet=OutletFactory(name="A Ponte Diária"),
        derived_from=SourceFactory(text=None, key="origin"),
    )
    SourceFactory(title="Other", published_on=date(2025, 10, 1))
    for query in (
        "q=PONTE",
        f"q={wanted.outlet.name.replace(' ', '+')}",
        f"story={wanted.story.slug}",
        f"outlet={wanted.outlet_id}",
        "language=pt",
        "key=bridge",
        "obtained=api",
        "published_until=2025-09-01&published_from=2025-09-01",
        "independent=false",
        f"derived_from={wanted.derived_from_id}",
    ):
        assert found(SourceFilter, query) == {wanted}, query


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("held=true", {"a", "b"}),
        ("held=false", {"c"}),
        ("newest=true", {"a", "b", "c"}),
        ("newest=false", {"a"}),
    ],
)
def test_a_yes_or_no_filter_knows_both_answers(query, keys):
    SourceFactory(key="a", version=1)
    SourceFactory(key="a", version=2, text="Newer words.")
    SourceFactory(key="b")
    SourceFactory(key="c", text=None)
    assert {source.key for source in found(SourceFilter, query)} == keys


def test_the_two_answers_share_out_all_rows():
    SourceFactory(derived_from_proposed=SourceFactory(text=None))
    for name in ("held", "independent", "newest"):
        both = [found(SourceFilter, f"{name}={answer}") for answer in ("true", "false")]
        assert both[0] | both[1] == set(Source.objects.all())
        assert not both[0] & both[1]


def test_outlets_and_stories_are_found_by_name():
    outlet, story = OutletFactory(name="The Post"), StoryFactory(title="The bridge", slug="bridge")
    OutletFactory(), StoryFactory()
    assert found(OutletFilter, "q=post") == found(OutletFilter, "name=the+post") == {outlet}
    assert found(StoryFilter, "q=BRIDGE+the") == found(StoryFilter, "slug=bridge") == {story}


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        ("colour=red", "colour", "Unknown filter"),
        ("held=1", "held", "1 is not one of the available choices"),
        ("held=true&held=false", "held", "one value only"),
        ("language=a b", "language", "language tag"),
        ("story=nowhere", "story", "no story of this slug"),
        ("outlet=x", "outlet", "not a valid UUID"),
        ("published_from=01/02/2025", "published_from", "YYYY-MM-DD"),
        ("story=%00", "story", "Null characters"),
        ("q=%00", "q", "Null characters"),
    ],
)
def test_what_is_not_understood_is_an_error_under_its_name(query, name, said):
    assert said in " ".join(errors(SourceFilter, query)[name])


def test_a_list_names_the_parameters_that_it_takes_besides():
    assert errors(SourceFilter, "after=x", besides=frozenset({"after"})) == {}
    assert "Unknown filter" in str(errors(SourceFilter, "after=x", besides=frozenset()))


def test_only_filters_that_are_asked_for_get_a_field_and_all_are_known():
    asked = QueryDict("language=vi&colour=red")
    form = SourceFilter(asked, queryset=Source.objects.all(), asked=asked).form
    assert list(form.fields) == ["language"]
    (said,) = form.errors["colour"]
    assert "obtained" in said
