import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.phrases import PhraseIndex, fold, longest


def found(phrases: list[str], text: str) -> list[str]:
    index = PhraseIndex((phrase, phrase) for phrase in phrases)
    return [text[hit.start : hit.end] for hit in longest(index.find(fold(text)))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("deny", "They Deny it", ["Deny"]),
        ("deny", "They denyed it", []),
        ("den*", "They denied it", ["denied"]),
        ("قال", "وقال الوزير", ["قال"]),
        ("قال", "مقالة", []),
        ("احمد", "أَحْمَد هنا", ["أَحْمَد"]),
        ("אמר", "ואמר השר", ["אמר"]),
        ("表示", "市长表示欢迎", ["表示"]),
        ("メタ", "メタルの価格", []),
        ("Açık", "Ac\u0327ık kapı", ["Ac\u0327ık"]),
        ("tổng thống", "Tổng\u00a0thống nói", ["Tổng\u00a0thống"]),
    ],
    ids=ascii,
)
def test_a_phrase_is_found_as_a_word_of_its_script(phrase: str, text: str, expected: list[str]) -> None:
    assert found([phrase], text) == expected


def test_the_longest_phrase_at_a_place_is_meant() -> None:
    assert found(["minister", "prime minister"], "the prime minister left") == ["prime minister"]


@settings(deadline=None)
@given(st.text())
def test_every_folded_character_has_its_place_in_the_text(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text)):
        left, right = folded.span(start, start + 1)
        assert 0 <= left < right <= len(text)
    assert folded.span(0, len(folded.text)) == (folded.span(0, 0)[0], len(text))
