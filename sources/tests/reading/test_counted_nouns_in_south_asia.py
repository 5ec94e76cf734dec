"""What the news of South and Southeast Asia counts, in the nouns of its languages and their cases."""

from __future__ import annotations

import pytest

from sources.reading.quantities import find_quantities


def _found(language, text):
    return [(q.text, q.amount, q.unit) for q in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("bn", "৭টি রসিদের", "receipts"),
        ("bn", "৭টি পিলার", "piers"),
        ("bn", "৭টি ব্যাংক", "banks"),
        ("bn", "৭টি গ্রহাণুর", "asteroids"),
        ("ta", "7 ரசீதுகள்", "receipts"),
        ("ta", "7 டால்பின்கள்", "dolphins"),
        ("ta", "7 மசோதாக்கள்", "bills"),
        ("ta", "7 மின்தடைகள்", "outages"),
        ("ur", "7 رسیدیں", "receipts"),
        ("ur", "7 تیندوے", "leopards"),
        ("ur", "7 گلیشیئر", "glaciers"),
        ("ms", "7 resit", "receipts"),
        ("ms", "7 pangsapuri", "apartments"),
        ("ms", "7 kapal selam", "submarines"),
        ("th", "ใบเสร็จ 7 ใบ", "receipts"),
        ("hi", "7 रसीदें", "receipts"),
        ("zh", "7名建设者", "people"),
        ("ko", "교각 7개", "piers"),
    ],
)
def test_nouns_are_counted_in_their_forms(language, text, unit):
    assert [found[1:] for found in _found(language, text)] == [(7, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("চারজনকে গ্রেপ্তার করা হয়েছে", [("চারজনকে", 4, "people")]),
        ("তাঁদের চারজনের পাসপোর্ট নেই", [("চারজনের", 4, "people")]),
        ("চারজন শ্রমিক", [("চারজন শ্রমিক", 4, "people")]),
        ("এ পর্যন্ত আহতের সংখ্যা ৪৮।", [("৪৮", 48, "people")]),
        ("ব্যয় এখন ২১ হাজার ৪০০ কোটি, আসামি ১২ জন", [("২১ হাজার ৪০০ কোটি", 214_000_000_000, "BDT"), ("১২ জন", 12, "people")]),
        ("আগামী ২২ মের মধ্যে", []),
        ("নাম প্রকাশ না করার শর্তে তিনি বলেন, চারজনের চাকরি গেছে", [("চারজনের", 4, "people")]),
    ],
)  # fmt: skip
def test_bengali_people_take_their_own_numbers_and_cases(text, expected):
    assert _found("bn", text) == expected


@pytest.mark.parametrize("text", ["13-ஆம் தேதி", "13ஆம் ஆண்டு விழா", "5-வது இடம்"])
def test_tamil_ordinals_count_nothing(text):
    assert _found("ta", text) == []


def test_a_currency_that_has_its_own_noun_is_not_meant_by_that_of_its_family():
    text = "இந்தோனேசியாவில் விலை 5 ரூபாய் உயர்ந்தது."
    assert _found("ta", text) == [("5 ரூபாய்", 5, "INR")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("hi", "700 करोड़ का घोटाला", [("700 करोड़", 7_000_000_000, "INR")]),
        ("bn", "৭০০ কোটি লোকসান", [("৭০০ কোটি", 7_000_000_000, "BDT")]),
        ("hi", "7 करोड़ लोग", [("7 करोड़ लोग", 70_000_000, "people")]),
        ("ta", "180 மி.மீ. மழை", [("180 மி.மீ.", 180, "millimeter")]),
        ("ta", "மூன்று மீட்கப்பட்டன", []),
        ("bn", "তিনটি উদ্ধার হয়েছে", []),
        ("hi", "248 के मुकाबले 213 मतों से", [("248", 248, "votes"), ("213 मतों", 213, "votes")]),
    ],
)
def test_sums_without_a_currency_and_things_that_are_no_people(language, text, expected):
    assert _found(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ta", "2 மணி நேரம் 40 நிமிடம்", [("2 மணி நேரம் 40 நிமிடம்", 160, "minute")]),
        ("ta", "காலை 2 மணிக்கு", []),
        ("ur", "صبح 3 بج کر 20 منٹ پر", []),
        ("bn", "৪০ টন চাল", [("৪০ টন", 40, "tonne")]),
    ],
)
def test_hours_are_told_from_times_of_day(language, text, expected):
    assert _found(language, text) == expected
