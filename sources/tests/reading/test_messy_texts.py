"""However a text was pasted, the same amounts, dates and speakers are read from it."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.types import Reading

from .support import reading

TEXTS = {
    "en": "Minister Lena Ode said on 4 May 2024 that the dam cost $4.5 million. Nobody was hurt.\n"
    "“We were 12 days late,” she added. About 3,200 people live below it.",
    "ru": "Министр Лена Оде сообщила 4 мая 2024 года, что плотина стоила 4,5 млн долларов. Никто не пострадал.\n"
    "«Мы опоздали на 12 дней», — добавила она. Ниже живут 3 200 человек.",
    "ar": "قالت الوزيرة لينا عودة في 4 مايو 2024 إن السد كلف 4.5 مليون دولار. لم يصب أحد بأذى.\n"
    "وأضافت: «تأخرنا 12 يوما». يعيش تحته 3200 شخص.",
    "fa": "لنا عوده، وزیر انرژی، گفت که این سد ۴٫۵ میلیون دلار هزینه داشت. کسی آسیب ندید.\n۳۲۰۰ نفر پایین آن زندگی می‌کنند.",
    "hi": "मंत्री लेना ओडे ने 4 मई 2024 को कहा कि बाँध पर 45 लाख डॉलर खर्च हुए। किसी को चोट नहीं आई।\nइसके नीचे 3,200 लोग रहते हैं।",
    "zh": "部长王丽说，大坝耗资450万美元。无人受伤。\n她补充道：“我们晚了12天。”下游住着3200人。",
    "ja": "王麗大臣は、ダムの費用は450万ドルだったと述べた。けが人はいなかった。\n下流には3200人が住んでいる。",
    "de": "Ministerin Lena Ode sagte am 4. Mai 2024, der Damm habe 4,5 Millionen Euro gekostet. Niemand wurde verletzt.\n"
    "„Wir waren 12 Tage zu spät“, fügte sie hinzu. Unterhalb leben 3200 Menschen.",
}

DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "0123456789",
    "hi": "०१२३४५६७८९",
    "ja": "０１２３４５６７８９",
    "zh": "０１２３４５６７８９",
}


def one_paragraph(text: str, language: str) -> str:
    return re.sub(r"\s*\n", "" if language in ("zh", "ja") else " ", text)


def glued_full_stops(text: str, language: str) -> str:
    return re.sub(r"(?<=[a-zа-я]{3}\.) (?=[A-ZА-Я])", "", text)


def no_break_spaces(text: str, language: str) -> str:
    return re.sub(r"(?<=\d) ", "\u00a0", text)


def narrow_no_break_spaces(text: str, language: str) -> str:
    return re.sub(r"(?<=\d) ", "\u202f", text)


def half_width_marks(text: str, language: str) -> str:
    return text.translate(str.maketrans("，。：", ",.:"))


def digits_of_the_script(text: str, language: str) -> str:
    folded = text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹٫", "0123456789."))
    return folded.translate(str.maketrans("0123456789", DIGITS.get(language, "0123456789")))


def blank_lines(text: str, language: str) -> str:
    return text.replace("\n", "\r\n\r\n")


def straight_quotes(text: str, language: str) -> str:
    return re.sub(r"[“”„«»]", '"', text)


MESSES: tuple[Callable[[str, str], str], ...] = (
    one_paragraph,
    glued_full_stops,
    no_break_spaces,
    narrow_no_break_spaces,
    half_width_marks,
    digits_of_the_script,
    blank_lines,
    straight_quotes,
)


def findings(result: Reading) -> tuple[Counter[object], int, Counter[object]]:
    """The amounts with units, the number of dates, and who speaks, over all passages."""
    amounts = Counter(
        (found.amount, found.unit) for passage in result.passages for found in passage.quantities
    )
    dates = sum(len(passage.dates) for passage in result.passages)
    speakers = Counter(
        (passage.attribution.kind, passage.attribution.name)
        for passage in result.passages
        if passage.attribution.name
    )
    return amounts, dates, speakers


@pytest.mark.parametrize("language", TEXTS)
def test_a_clean_text_has_the_amounts_that_the_messy_ones_are_held_against(language: str) -> None:
    amounts, _, speakers = findings(reading(TEXTS[language]))
    assert {4_500_000, 3_200} <= {int(amount) for amount, _ in amounts}  # type: ignore[misc]
    assert speakers


@pytest.mark.parametrize("language", TEXTS)
@settings(max_examples=25, deadline=None)
@given(messes=st.lists(st.sampled_from(MESSES), unique=True, min_size=1))
def test_amounts_dates_and_speakers_survive_any_pasting(
    language: str, messes: list[Callable[[str, str], str]]
) -> None:
    text = TEXTS[language]
    for mess in messes:
        text = mess(text, language)
    messy = reading(text)
    assert messy.language == language
    assert findings(messy) == findings(reading(TEXTS[language]))
