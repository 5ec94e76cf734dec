import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.quotes import find_quotes, is_speech
from sources.reading.types import Span


@pytest.mark.parametrize("marks", ["“”", "„“", "„”", "«»", "»«", "「」", "『』", '""', "””", "‹›"], ids=ascii)
def test_the_words_between_quotation_marks_are_the_quote(marks: str) -> None:
    text = f"She said {marks[0]}we sail at dawn tomorrow{marks[1]} and left."
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == "we sail at dawn tomorrow"


def test_an_apostrophe_opens_no_quotation() -> None:
    assert find_quotes("The ship’s crew didn’t sail; the crew’s captain didn’t mind.") == []


def test_a_quoted_name_is_no_speech() -> None:
    assert not is_speech("Silver Star", Span(0, 11))
    assert is_speech("we sail at dawn", Span(0, 15))


@settings(deadline=None)
@given(st.text(alphabet="ab “”„«»\"'‘’\n"))
def test_quotes_are_in_order_and_cross_no_line(text: str) -> None:
    at = 0
    for quote in find_quotes(text):
        assert at <= quote.start < quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
        at = quote.end
