"""Folding for search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.folding import fold, placed_words, search_tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("ĐƯỜNG", "duong", id="vietnamese"),
        pytest.param("Straße", "strasse", id="german"),
        pytest.param("أَحْمَد", "احمد", id="arabic vowel marks"),
        pytest.param("Ｆｕｌｌ", "full", id="full width"),
        pytest.param("हिन्दी", "हिन्दी", id="devanagari keeps its vowels"),
        pytest.param("CAFÉ", "cafe", id="accent"),
    ],
)
def test_folding_removes_case_width_and_diacritics(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("数据中心 AI", "数据 据中 中心 ai", id="han by pairs"),
        pytest.param("Meta向Scale注资", "meta 向 scale 注资", id="mixed"),
        pytest.param("Scale AI's 14.3", "scale ai s 14 3", id="latin"),
        pytest.param("हिन्दी भाषा", "हिन्दी भाषा", id="devanagari words stay whole"),
        pytest.param("மின்சாரம்.", "மின்சாரம்", id="tamil words stay whole"),
        pytest.param("แลนด์", "แล ลน นด ด์", id="thai by pairs, with its signs"),
        pytest.param("", "", id="empty"),
    ],
)
def test_tokens_are_words_and_pairs_of_unspaced_characters(text, tokens):
    assert search_tokens(text) == tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Đường 143亿美元", ["Đường", "143", "亿美", "美元"], id="vietnamese and han"),
        pytest.param("ﬁne Straße", ["ﬁne", "Straße"], id="letters that become two"),
        pytest.param("cafe\u0301 x", ["cafe\u0301", "x"], id="an accent of its own"),
        pytest.param("정부가 말했다", ["정부가", "말했다"], id="syllables that become three"),
        pytest.param("أَحْمَدُ!", ["أَحْمَدُ"], id="arabic vowel marks"),
    ],
)
def test_a_word_knows_the_code_points_that_it_was_made_of(text, words):
    found, place_of = placed_words(text)
    places = [place_of(number) for number in range(len(found))]
    assert [text[start:end] for start, end in places] == words


@given(st.text(max_size=60) | st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_placed_words_are_the_search_tokens(text):
    words, place_of = placed_words(text)
    assert " ".join(words) == search_tokens(text)
    places = [place_of(number) for number in range(len(words))]
    assert all(0 <= start < end <= len(text) for start, end in places)
