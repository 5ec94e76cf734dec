"""Languages as people read them."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from sources.tests.factories import OutletFactory, SourceFactory
from sources.tongues import direction, language_name


@pytest.mark.parametrize(
    "tag", ["ar", "he", "fa", "ur", "yi", "dv", "ckb", "ps", "uz-Arab", "az-Arab-IR", "ar-EG"]
)
def test_these_languages_are_written_from_right_to_left(tag):
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "vi", "zh-Hant", "pt-BR", "hi", "th", "sr-Cyrl", "ur-Latn", "pa-Guru"])
def test_these_languages_are_written_from_left_to_right(tag):
    assert direction(tag) == "ltr"


@pytest.mark.parametrize("tag", ["xx", "", "tlh"])
def test_where_the_tag_says_nothing_the_text_decides(tag):
    assert direction(tag) == "auto"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("vi", "Vietnamese"),
        ("zh-Hant", "Chinese (Traditional)"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("xx", "xx"),
    ],
)
def test_a_language_has_an_english_name(tag, name):
    assert language_name(tag) == name


def test_an_attribute_that_is_no_language_is_escaped():
    template = Template("{% load tongues %}<p {{ tag|written_in }}>")
    assert template.render(Context({"tag": '"><script>'})) == '<p lang="&quot;&gt;&lt;script&gt;" dir="auto">'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param({"title": "جسر", "language": "ar"}, '<span lang="ar" dir="rtl">جسر</span>', id="title"),
        pytest.param({"language": "ar", "key": "k"}, '<bdi dir="ltr">k.txt</bdi>', id="file"),
        pytest.param(
            {"text": None, "file": ""}, '<bdi dir="ltr">The Post</bdi>', id="outlet of what is not held"
        ),
        pytest.param({"title": "x" * 200}, f'<span lang="en" dir="ltr">{"x" * 119}…</span>', id="shortened"),
    ],
)
def test_a_source_is_called_by_its_title_else_by_what_is_known(given, shown):
    source = SourceFactory(outlet=OutletFactory(name="The Post"), **given)
    assert Template("{% load tongues %}{% source_name s %}").render(Context({"s": source})) == shown
