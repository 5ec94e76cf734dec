"""Folding for search."""

import pytest

from sources.folding import fold, search_tokens


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
        pytest.param("", "", id="empty"),
    ],
)
def test_tokens_are_words_and_pairs_of_unspaced_characters(text, tokens):
    assert search_tokens(text) == tokens
