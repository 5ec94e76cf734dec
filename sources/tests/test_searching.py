"""Passages found by their words, by their meaning, and by both."""

from __future__ import annotations

import uuid

import numpy as np
import pytest
from django.db import connection

from sources import searching
from sources.searching import DIMENSIONS, MOST, Mode, Ranked, fused, search, terms_of
from sources.tests.factories import SourceFactory, StoryFactory
from sources.tests.passages import passage_of

pytestmark = pytest.mark.django_db

BRIDGE = {
    "en": "The city's new bridge cost 12 million dollars.",
    "pt": "A nova ponte da cidade custou 12 milhões de dólares.",
    "vi": "Cây cầu mới của thành phố có giá 12 triệu đô la.",
    "zh": "这座城市的新桥耗资1200万美元。",
    "ar": "كلف جسر المدينة الجديد 12 مليون دولار.",
    "ko": "이 도시의 새 다리를 짓는 데 1200만 달러가 들었다.",
    "hi": "शहर के नए पुल पर 12 मिलियन डॉलर खर्च हुए।",
}
SCHOOL = {
    "en": "Pupils return to their schools after the summer holidays.",
    "ar": "يعود التلاميذ إلى مدارسهم بعد العطلة الصيفية.",
    "zh": "暑假过后，学生们重返校园。",
}


def no_mean(language):
    return np.zeros(DIMENSIONS, dtype=np.float32)


def look(query, mode=Mode.WORDS, **where):
    return search(query, mode=mode, mean=no_mean, **where)


def texts(found):
    return [hit.text for hit in found.hits]


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("en", "BRIDGE dollars"),
        ("pt", "milhoes ponte"),
        ("vi", "trieu cau"),
        ("vi", "triệu cầu"),
        ("zh", "美元"),
        ("zh", "新桥"),
        ("ar", "الجسر"),
        ("ar", "دولار"),
        ("ko", "달러"),
        ("hi", "पुल"),
    ],
)
def test_words_are_found_in_every_script(language, query):
    for tongue, text in (BRIDGE | {"x": "Nothing of the kind."}).items():
        passage_of(text, language="en" if tongue == "x" else tongue)
    assert texts(look(query)) == [BRIDGE[language]]


def test_all_words_must_stand_and_phrases_in_order():
    passage_of(BRIDGE["en"])
    assert texts(look("bridge school")) == []
    assert texts(look('"new bridge"')) == [BRIDGE["en"]]
    assert texts(look('"bridge new"')) == []


def test_a_hit_says_where_the_words_stand():
    passage_of(BRIDGE["vi"], language="vi")
    [hit] = look("trieu").hits
    assert [hit.text[start:end] for start, end in hit.highlights] == ["triệu"]


@pytest.fixture
def two_are_ranked(monkeypatch):
    monkeypatch.setattr(searching, "_NEWEST", searching._NEWEST.replace(str(searching.RANKED), "2"))
    searching._chosen.cache_clear()
    yield
    searching._chosen.cache_clear()


@pytest.mark.usefixtures("two_are_ranked")
@pytest.mark.parametrize("where", [{}, {"language": "en"}])
def test_the_newest_that_are_searched_are_ranked(where):
    _, second, withdrawn, last = (passage_of(f"The bridge cost {number} million.") for number in range(4))
    SourceFactory(key=withdrawn.source.key, version=withdrawn.source.version + 1, text="Withdrawn.")
    passage_of("The bridge cost nothing.", boilerplate="share")
    if where:
        passage_of("Le bridge cost.", language="fr")
    assert {hit.passage for hit in look("bridge cost", **where).hits} == {second.pk, last.pk}


def test_the_querys_own_accents_come_first():
    passage_of("Cô bé có đôi má hồng.", language="vi")
    passage_of("Nhưng mà mà mà không ai đến.", language="vi")
    assert texts(look("má")) == ["Cô bé có đôi má hồng.", "Nhưng mà mà mà không ai đến."]


@pytest.mark.parametrize("mode", Mode)
def test_boilerplate_and_superseded_versions_are_not_found(mode):
    passage_of(BRIDGE["en"], boilerplate="footer")
    passage_of(BRIDGE["en"], key="a", version=1)
    newest = passage_of("The new bridge of the city cost 13 million dollars.", key="a", version=2)
    assert [hit.passage for hit in look("city bridge cost", mode).hits] == [newest.pk]


@pytest.mark.parametrize("mode", Mode)
def test_a_search_keeps_to_a_story_and_a_language(mode):
    story = StoryFactory()
    passage_of(BRIDGE["en"])
    passage_of(BRIDGE["pt"], language="pt", story=story)
    wanted = passage_of(BRIDGE["en"], story=story)
    assert [hit.passage for hit in look("city bridge cost", mode, story=story, language="en").hits] == [
        wanted.pk
    ]


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_an_english_question_finds_the_passage_in_another_language(language):
    passage_of(SCHOOL[language], language=language)
    passage_of(BRIDGE[language], language=language)
    found = look("How much did the bridge cost?", Mode.MEANING)
    assert texts(found)[0] == BRIDGE[language]
    assert found.hits[0].highlights == ()
    assert texts(look("When does school begin again?", Mode.MEANING))[0] == SCHOOL[language]


def test_both_ways_together_find_what_either_finds():
    passage_of(BRIDGE["en"])
    passage_of(BRIDGE["ar"], language="ar")
    found = look("bridge cost dollars", Mode.FUSED)
    assert {hit.text: hit.found_by for hit in found.hits} == {
        BRIDGE["en"]: (Mode.WORDS, Mode.MEANING),
        BRIDGE["ar"]: (Mode.MEANING,),
    }
    assert texts(found)[0] == BRIDGE["en"]


def test_fusion_adds_the_reciprocal_ranks():
    one, two, three = (uuid.UUID(int=n) for n in range(3))

    def listed(*passages):
        return [Ranked(passage, "Words.", 0.9) for passage in passages]

    merged = fused({Mode.WORDS: listed(one, two), Mode.MEANING: listed(two, three)})
    assert [(row.passage, ways) for row, ways in merged] == [
        (two, (Mode.WORDS, Mode.MEANING)),
        (one, (Mode.WORDS,)),
        (three, (Mode.MEANING,)),
    ]
    assert [row.score for row, _ in merged] == pytest.approx([1 / 62 + 1 / 61, 1 / 61, 1 / 62])


def test_a_search_says_whether_there_is_more():
    for n in range(3):
        passage_of(f"Bridge {n}.")
    assert [look("bridge", limit=limit).more for limit in (2, 3)] == [True, False]


@pytest.mark.parametrize("limit", [0, MOST + 1])
def test_a_limit_out_of_bounds_is_refused(limit):
    with pytest.raises(ValueError, match="from 1 to 50"):
        look("bridge", limit=limit)


def test_a_query_without_words_finds_no_words():
    passage_of(BRIDGE["en"])
    assert terms_of("!!!") == ()
    assert texts(look("!!!")) == []


def test_the_index_by_meaning_is_used():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM sources_passage ORDER BY embedding::halfvec(384) <=> %s LIMIT 5",
            [str([0.1] * DIMENSIONS)],
        )
        assert "sources_passage_meaning" in "".join(row[0] for row in cursor.fetchall())
