import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.embedding import Piece
from sources.reading.hearing import Label, hear
from sources.reading.hearing.head import words

# Written for this test; none of them is among the examples.
REPORTS = {
    "en": ("The ferry will sail again on Monday, harbour master Tom Ilves told reporters.", "Tom Ilves"),
    "de": ("Die Brücke bleibe bis Mai gesperrt, teilte die Stadt Lindau am Freitag mit.", "Stadt Lindau"),
    "fr": ("« Nous n’avons pas assez d’eau », a soupiré le maire, Paul Girel.", "Paul Girel"),
    "ru": ("Как сообщила пресс-служба порта, паром вернётся на линию в понедельник.", "пресс-служба порта"),
    "zh": ("港务局周五表示，渡轮将于周一恢复航行。", "港务局"),
    "ja": ("「水位は下がり始めた」と港湾局の担当者は話した。", "港湾局の担当者"),
    "ar": ("وقالت هيئة الميناء إن العبّارة ستعود إلى العمل يوم الاثنين.", "هيئة الميناء"),
    "hi": ("बंदरगाह प्रशासन ने कहा कि नौका सोमवार से फिर चलेगी।", "बंदरगाह प्रशासन"),
}
OWN = {
    "en": "The ferry sailed again on Monday with 58 cars on board.",
    "es": "El transbordador volvió a navegar el lunes con 58 coches a bordo.",
    "pl": "Prom wypłynął ponownie w poniedziałek z 58 samochodami na pokładzie.",
    "zh": "渡轮周一恢复航行，船上有58辆汽车。",
}


@pytest.mark.parametrize(("text", "source"), REPORTS.values(), ids=REPORTS)
def test_who_says_it_is_heard_and_what(text: str, source: str) -> None:
    heard = hear([text])[0].heard
    assert any(source in text[one.start : one.end] for one in heard if one.label is Label.SOURCE)
    assert any(one.label is Label.CONTENT for one in heard)


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_in_the_narrators_own_voice_no_verb_of_saying_is_heard(text: str) -> None:
    heard = hear([text])[0].heard
    assert not any(one.label in (Label.REPORT, Label.DENY) for one in heard)


def test_a_denial_is_heard_as_one() -> None:
    heard = hear(["The owner denied that the ferry had been overloaded."])[0].heard
    assert Label.DENY in {one.label for one in heard}


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_what_is_heard_stands_in_order_within_the_text_and_does_not_overlap(text: str) -> None:
    heard = hear([text])[0].heard
    assert all(0 <= one.start < one.end <= max(1, len(text)) and 0 < one.share <= 1 for one in heard)
    assert all(left.end <= right.start for left, right in itertools.pairwise(heard))


def test_no_texts_have_nothing_to_hear() -> None:
    assert hear([]) == []


def test_pieces_of_a_word_belong_together_and_marks_and_han_stand_alone() -> None:
    text = "closed, 港口"
    pieces = [Piece(1, 0, 3), Piece(2, 3, 6), Piece(3, 6, 7), Piece(4, 8, 9), Piece(5, 9, 10)]
    assert words(text, pieces) == [(0, 2), (2, 3), (3, 4), (4, 5)]
