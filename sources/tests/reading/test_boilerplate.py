import datetime as dt

import pytest

from .support import reading

BODY = "The council closed the old bridge on Monday after engineers had found cracks in two of its pillars."


def kinds(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(passage.boilerplate, passage.text) for passage in reading(text, language).passages]


def test_the_first_line_without_a_full_stop_is_the_title() -> None:
    result = reading(f"Old bridge closed\n\n{BODY}", "en")
    assert result.title == "Old bridge closed"
    assert [passage.heading for passage in result.passages] == [True, False]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ann Example"),
        ("id", "Oleh Wulan Contoh"),
        ("es", "Por Ana Ejemplo"),
        ("de", "Von Anna Beispiel"),
        ("ko", "홍길동 기자 hong@example.com"),
    ],
)
def test_a_byline_is_marked(language: str, line: str) -> None:
    assert ("byline", line) in kinds(f"Bridge\n{line}\n\n{BODY}", language)


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "Published: 12 March 2024", dt.date(2024, 3, 12)),
        ("id", "Selasa, 12 Maret 2024 | 09.15 WIB", dt.date(2024, 3, 12)),
        ("de", "Köln, 12.03.2024 (dpa)", dt.date(2024, 3, 12)),
        ("zh", "发布时间:2024-03-12", dt.date(2024, 3, 12)),
        ("ja", "2024年3月12日 18時10分", dt.date(2024, 3, 12)),
        ("pt", "12.mar.2024 às 19h12", dt.date(2024, 3, 12)),
        ("ar", "12 مارس/آذار 2024", dt.date(2024, 3, 12)),
        ("ar", "12 ديسمبر/كانون الأول 2024", dt.date(2024, 12, 12)),
        ("hi", "भोपाल, 12 मार्च 2024 (एजेंसी)", dt.date(2024, 3, 12)),
        ("bn", "ঢাকা, ১২ মার্চ ২০২৪", dt.date(2024, 3, 12)),
        ("th", "12 มี.ค. 2567 เวลา 13.15 น.", dt.date(2024, 3, 12)),
        ("th", "ข่าวทะเล | 12 มี.ค. 2567", dt.date(2024, 3, 12)),
        ("fa", "سه‌شنبه ۲۲ اسفند ۱۴۰۲، ساعت ۱۰:۳۰", dt.date(2024, 3, 12)),
    ],
)
def test_a_dateline_dates_the_source_and_is_no_quantity(language: str, line: str, day: dt.date) -> None:
    result = reading(f"Bridge\n{line}\n\n{BODY}", language)
    passage = next(passage for passage in result.passages if passage.text == line)
    assert passage.boilerplate == "dateline"
    assert passage.quantities == ()
    assert result.published_on == day


@pytest.mark.parametrize(
    ("language", "head", "rest"),
    [
        ("vi", "date 2024-03-12", "Cây cầu cũ đã đóng cửa hôm thứ hai."),
        ("en", "LIMA, Peru, March 12, 2024 (Reuters) —", "The old bridge was closed on Monday."),
        ("id", "SEMARANG, KABAR KITA –", "Jembatan lama ditutup pada Senin."),
        ("ja", "【リマ共同】", "古い橋が12日に閉鎖された。"),
        ("ar", "القاهرة - ١٢ آذار/مارس ٢٠٢٤ -", "أُغلق الجسر القديم يوم الإثنين."),
        ("zh", "新华社利马3月12日电", "旧桥周一关闭。"),
    ],
)
def test_a_dateline_before_the_first_sentence_becomes_a_passage_of_its_own(
    language: str, head: str, rest: str
) -> None:
    assert kinds(f"{head} {rest}", language)[:2] == [("dateline", head), ("", rest)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "On 12 March 2024 the bridge was closed."),
        ("th", "สะพานปิดเมื่อวันที่ 12 พ.ค. 2567 หลังพบรอยร้าว"),
        ("ar", "أُغلق الجسر في 12 مارس/آذار 2024 بعد ظهور شقوق."),
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(language: str, line: str) -> None:
    assert ("", line) in kinds(f"Bridge\n\n{line}\n\n{BODY}", language)


def test_a_dash_after_a_name_is_no_dateline() -> None:
    text = "Ann Example – who founded the ferry line in 2011 – left on Monday."
    assert kinds(text) == [("", text)]


@pytest.mark.parametrize(
    ("language", "cue"),
    [
        ("en", "Related articles"),
        ("id", "Artikel Terkait"),
        ("es", "Te puede interesar"),
        ("pt", "Fonte"),
        ("zh", "相关阅读"),
    ],
)
def test_everything_after_related_articles_is_footer(language: str, cue: str) -> None:
    found = kinds(f"Bridge\n\n{BODY}\n\n{cue}\nTen ferries you should know\nWhy ice is heavy", language)
    assert [kind for kind, _ in found] == ["", "", "footer", "footer", "footer"]


def test_a_caption_with_its_photographer_is_a_credit() -> None:
    assert ("credit", "The old bridge in spring (Photo: Ann Example)") in kinds(
        f"Bridge\n\n{BODY}\n\nThe old bridge in spring (Photo: Ann Example)\n\n{BODY}"
    )


def test_a_note_on_exchange_rates_is_marked_but_keeps_its_quantities() -> None:
    result = reading(f"Brücke\n\n{BODY}\n\n(Umrechnungskurs: 1 Euro = 1,17 Dollar)", "de")
    assert result.passages[-1].boilerplate == "conversion-note"
    assert result.passages[-1].quantities


def test_an_advertisement_glued_into_a_paragraph_is_cut_out() -> None:
    text = f"{BODY} Harbour Forum Lisbon | 27-29 October 2025 Traffic now goes round by the dam."
    assert [kind for kind, _ in kinds(text)] == ["", "advertisement", ""]


def test_questions_are_marked() -> None:
    passages = reading("Who pays for the bridge? The council does not know. 誰が払うのか。", "en").passages
    assert [passage.question for passage in passages][:2] == [True, False]
