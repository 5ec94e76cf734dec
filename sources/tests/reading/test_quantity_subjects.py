"""Numbers whose noun is the subject of their clause, the whole that they are part of, or the head of a compound."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities

_MARKED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^\]]+)\]")
# Every `[span|amount|unit]` of a sentence is a quantity that the reader finds; nothing else in it is one.
PREDICATES = [
    ("hi", "मृतकों की संख्या बढ़कर [ग्यारह|11|people] हो गई है। घायलों की संख्या [85|85|people] बताई गई।"),
    ("ur", "ہلاکتیں [آٹھ|8|people] ہو گئیں۔ زخمی ہونے والوں کی تعداد [85|85|people] بتائی گئی۔"),
    ("bn", "মৃতের সংখ্যা বেড়ে [এগারো|11|people] হয়েছে।"),
    ("fa", "شمار کشته‌ها به [یازده|11|people] رسید."),
    ("tr", "Ölü sayısı [on bir|11|people] oldu."),
]  # fmt: skip
FIGURES = [
    ("vi", "Đã có [437 công nhân|437|people] nhập viện. Tối hôm trước, con số này là [412|412|people]."),
    ("hi", "[नौ तकनीशियन|9|people] घायल हुए। प्रशासन ने यह संख्या [सात|7|people] बताई थी।"),
    ("zh", "已有[437名员工|437|people]送医。前一晚，这一数字为[412|412|people]。"),
]  # fmt: skip
WHOLES = [
    ("hi", "[212 नमूनों|212|samples] में से [38|38|samples] पॉजिटिव पाए गए। [नौ घायलों|9|people] में से [दो|2|people] की हालत गंभीर है।"),
    ("ur", "[212 نمونوں|212|samples] میں سے [38|38|samples] مثبت نکلے۔"),
    ("zh", "警方追回[13幅画|13|paintings]中的[9幅|9|paintings]。[21节车厢|21|carriages]中有[9节|9|carriages]侧翻。"),
    ("ko", "검체 [212건|212|samples] 중 [38건|38|samples]이 양성이었다."),
    ("ja", "エンジンは[4基|4|engines]で、うち[1基|1|engines]が停止した。"),
]  # fmt: skip
HEADS = [
    ("zh", "附近[三个渔村|3|villages]的居民撤离，[两座铁桥|2|bridges]被毁。"),
    ("en", "Workers at [14 bus depots|14|depots] met [12 police officers|12|people]."),
]  # fmt: skip
VOTES = [
    ("en", "Parliament voted [143|143|votes] to [61|61|votes] for the bill."),
    ("de", "Der Rat stimmte mit [34|34|votes] gegen [21|21|votes] für den Haushalt."),
    ("it", "Il Senato ha approvato la riforma con [101 sì|101|votes] e [78 no|78|votes]."),
]  # fmt: skip
ONES = [
    ("id", "Kami tidak mengirim [satu kilogram|1|kilogram] pun."),
    ("zh", "伤者中[一人|1|people]伤势严重，选举一人一票。"),
    ("zh", "他被判处[四年半|4.5|year]徒刑。"),
    ("en", "It costs [95 U.S. cents|0.95|USD], or [5 euro cents|0.05|EUR]."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), PREDICATES, ids=[row[0] for row in PREDICATES])
def test_a_number_before_the_verb_of_its_clause_counts_the_subject(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


@pytest.mark.parametrize(("language", "sentence"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_figure_without_a_noun_counts_what_was_counted_last(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


@pytest.mark.parametrize(("language", "sentence"), WHOLES, ids=[row[0] for row in WHOLES])
def test_a_part_takes_the_noun_of_the_whole_before_it(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


@pytest.mark.parametrize(("language", "sentence"), HEADS, ids=[row[0] for row in HEADS])
def test_the_head_of_a_compound_is_what_is_counted(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


def test_a_character_within_a_longer_word_is_no_head_of_a_compound() -> None:
    found = find_quantities("21节车厢中两节冲入路基。", "zh")
    assert [(quantity.text, quantity.unit) for quantity in found] == [
        ("21节车厢", "carriages"),
        ("两节", "carriages"),
    ]


@pytest.mark.parametrize(("language", "sentence"), VOTES, ids=[row[0] for row in VOTES])
def test_numbers_on_both_sides_of_a_vote_are_votes(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


def test_the_score_of_a_match_is_no_vote() -> None:
    found = find_quantities("The Hawks won 101 to 98 on Sunday.", "en")
    assert {quantity.unit for quantity in found} == {""}


@pytest.mark.parametrize(("language", "sentence"), ONES, ids=[f"{row[0]}-{n}" for n, row in enumerate(ONES)])
def test_one_of_a_measure_halves_of_years_and_foreign_cents_are_amounts(language: str, sentence: str) -> None:
    assert _found(language, sentence) == _MARKED.findall(sentence)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Borcun 410 milyon olduğunu öne süren eski yönetici konuştu."),
        ("it", "La riunione degli operai dell'azienda da 96 milioni è finita."),
    ],
)
def test_millions_take_no_noun_from_elsewhere_in_their_sentence(language: str, text: str) -> None:
    assert [quantity.unit for quantity in find_quantities(text, language)] == [""]


def _found(language: str, sentence: str) -> list[tuple[str, str, str]]:
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    return [(quantity.text, str(quantity.amount), quantity.unit) for quantity in found]
