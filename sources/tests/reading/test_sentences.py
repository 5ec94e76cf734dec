import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.sentences import clause_spans, sentence_spans
from sources.reading.types import Span


def sentences(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, language)]


CASES = {
    "abbreviation": (
        "en",
        "Dr. Lena Ode met Gov. Hale. He left.",
        ["Dr. Lena Ode met Gov. Hale.", "He left."],
    ),
    "initial": ("en", "J. P. Moss spoke. Nobody answered.", ["J. P. Moss spoke.", "Nobody answered."]),
    "glued full stop": ("en", "The port closed.The ferry waited.", ["The port closed.", "The ferry waited."]),
    "glued Portuguese": (
        "pt",
        "O porto fechou.A balsa esperou ali.",
        ["O porto fechou.", "A balsa esperou ali."],
    ),
    "German ordinal": ("de", "Am 3. Mai begann es. Alle kamen.", ["Am 3. Mai begann es.", "Alle kamen."]),
    "short abbreviation": ("vi", "TP. Huế mưa lớn. Đường ngập.", ["TP. Huế mưa lớn.", "Đường ngập."]),
    "Chinese": (
        "zh",
        "大桥关闭了。市长说：“很快重开。”居民在等。",
        ["大桥关闭了。", "市长说：“很快重开。”", "居民在等。"],
    ),
    "half-width Chinese": ("zh", "大桥关闭了.居民在等.", ["大桥关闭了.", "居民在等."]),
    "Japanese quotation": (
        "ja",
        "市長は「橋を閉じる。理由は雪だ」と述べた。住民は待つ。",
        ["市長は「橋を閉じる。理由は雪だ」と述べた。", "住民は待つ。"],
    ),
    "Korean quotation": (
        "ko",
        '시장은 "다리를 닫는다."라고 말했다. 주민은 기다린다.',
        ['시장은 "다리를 닫는다."라고 말했다.', "주민은 기다린다."],
    ),
    "Hindi": ("hi", "पुल बंद है। लोग इंतज़ार कर रहे हैं।", ["पुल बंद है।", "लोग इंतज़ार कर रहे हैं।"]),
    "Arabic": ("ar", "أُغلق الجسر. ينتظر السكان؟ نعم.", ["أُغلق الجسر.", "ينتظر السكان؟", "نعم."]),
    "line break": (
        "en",
        "A heading without a stop\nThe text begins.",
        ["A heading without a stop", "The text begins."],
    ),
    "carriage returns": ("en", "One line.\r\nAnother line.\r\n", ["One line.", "Another line."]),
    "emoji": ("en", "Rain 😀 fell. It stopped.", ["Rain 😀 fell.", "It stopped."]),
}


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES)
def test_sentences_end_where_a_reader_ends_them(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_a_long_thai_run_is_cut_at_its_spaces() -> None:
    clause = "ฝนตกหนักในหลายจังหวัดทางภาคเหนือตั้งแต่เช้าวันจันทร์ที่ผ่านมาจนถึงค่ำ"
    spans = sentence_spans(" ".join([clause] * 6), "th")
    assert len(spans) > 2
    assert all(span.end - span.start <= 220 for span in spans)


def test_a_short_thai_sentence_stays_whole() -> None:
    assert sentences("ฝนตกหนัก ถนนปิด", "th") == ["ฝนตกหนัก ถนนปิด"]


@pytest.mark.parametrize("language", ["en", "zh", "ja", "th", "ar", "xx"])
@settings(deadline=None)
@given(
    text=st.text(
        alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" .。!?「」“”\n\r\t")), max_size=400
    )
)
def test_nothing_but_white_space_is_left_outside_the_sentences(language: str, text: str) -> None:
    at = 0
    for span in sentence_spans(text, language):
        assert span.start >= at
        assert span.end > span.start
        assert not text[at : span.start].strip()
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert not re.search(r"[\n\r\u2028\u2029]", piece)
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("unit", "language"),
    [
        ("这是一句话。", "zh"),
        ("「あ。", "ja"),
        ("word ", "en"),
        ("a", "en"),
        ("ก ข", "th"),
        ("A. ", "en"),
        ("((", "en"),
    ],
)
def test_a_line_of_a_hundred_thousand_characters_takes_seconds_at_most(unit: str, language: str) -> None:
    started = time.process_time()
    spans = sentence_spans(unit * (100_000 // len(unit)), language)
    assert time.process_time() - started < 10
    assert all(span.end - span.start <= 2_000 for span in spans)


def test_clauses_part_a_sentence_at_its_commas_but_never_into_scraps() -> None:
    text = "The council closed the bridge on Monday, although engineers had asked for more time, again."
    clauses = [text[clause.start : clause.end] for clause in clause_spans(text, Span(0, len(text)), "en")]
    assert clauses == [
        "The council closed the bridge on Monday",
        "although engineers had asked for more time, again.",
    ]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_clauses_stay_inside_their_sentence_in_order(text: str) -> None:
    at = 0
    for clause in clause_spans(text, Span(0, len(text)), "en"):
        assert at <= clause.start < clause.end <= len(text)
        at = clause.end


@pytest.mark.parametrize(
    "text", ["Mr. A\u00a0. Ode came.", "J\u00a0.J. Ode came. He left.", "A “. Ode came."]
)
def test_marks_of_several_bytes_behind_an_initial_are_read(text: str) -> None:
    spans = sentence_spans(text, "en")
    assert spans
    assert not "".join(
        char for at, char in enumerate(text) if not any(s.start <= at < s.end for s in spans)
    ).strip()
