"""What offices are for."""

from __future__ import annotations

import pytest

from facts.matching import fields, titles
from facts.tests.matching.test_matcher import no_meaning


@pytest.mark.parametrize(
    ("phrase", "language", "named"),
    [
        pytest.param("minister of the interior", "en", {"interior"}, id="a phrase"),
        pytest.param("Verteidigungsministerin", "de", {"defence"}, id="a compound"),
        pytest.param("ministra edukacji", "pl", {"education"}, id="with an ending"),
        pytest.param("وزيرة الصحة", "ar", {"health"}, id="with an article"),
        pytest.param("รัฐมนตรีว่าการกระทรวงการคลัง", "th", {"finance"}, id="without blanks"),
        pytest.param("Minister für Wirtschaft und Finanzen", "de", {"economy", "finance"}, id="two"),
        pytest.param(
            "foreign trade envoy", "en", {"foreign affairs", "economy"}, id="two that stand together"
        ),
        pytest.param("directeur général", "fr", set(), id="none"),
        pytest.param("minister", "xx", set(), id="a language without words"),
    ],
)
def test_a_title_names_its_fields(phrase, language, named):
    assert fields.named(phrase, language) == named


def test_every_field_has_words_in_the_same_languages():
    languages = {frozenset(rows) for rows in fields.words().values()}
    assert len(languages) == 1
    assert set(titles.words()) <= set(next(iter(languages)))


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(("ministre de la Justice", "fr"), ("وزير العدل", "ar"), True, id="one ministry"),
        pytest.param(("ministre de la Justice", "fr"), ("وزير الصحة", "ar"), False, id="two ministries"),
        pytest.param(("ministre de la Justice", "fr"), ("minister", "en"), True, id="one does not say"),
        pytest.param(
            ("ministro de Hacienda", "es"), ("economy minister", "en"), True, id="often held together"
        ),
        pytest.param(("генерального директора", "ru"), ("CEO", "en"), True, id="with endings"),
        pytest.param(("체육장관", "ko"), ("ministro de Vivienda", "es"), False, id="glued to the office"),
        pytest.param(
            ("director del puerto", "es"), ("head of the environment agency", "en"), False, id="two agencies"
        ),
        pytest.param(
            ("director del puerto", "es"), ("head of the harbour office", "en"), True, id="one agency"
        ),
        pytest.param(("مدیرعامل", "fa"), ("رئیس هیئت‌مدیره", "fa"), False, id="who chairs the board"),
        pytest.param(("генеральный директор", "ru"), ("dyrektor techniczny", "pl"), False, id="of a part"),
    ],
)
def test_one_office_for_two_fields_is_two_offices(left, right, one):
    titled = [titles.understand(phrase, language, embed=no_meaning) for phrase, language in (left, right)]
    assert titled[0] is not None
    assert titled[1] is not None
    assert titles.one_office(titled[0], titled[1]) is one


@pytest.mark.parametrize(
    ("phrase", "language"),
    [("deputy health minister", "en"), ("उप स्वास्थ्य मंत्री", "hi"), ("wiceminister zdrowia", "pl")],
)
def test_a_deputy_stays_one_with_the_field_in_the_middle(phrase, language):
    title = titles.understand(phrase, language, embed=no_meaning)
    assert title is not None
    assert (title.rank, title.fields, title.sure) == (titles.DEPUTISES, {"health"}, True)
