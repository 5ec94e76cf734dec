"""Finds, treasures, works on the ground and meals, by their names in many languages."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities

# Every `[span|unit]` of a sentence is a count that the reader finds; nothing else in it is one.
SENTENCES = [
    ("de", "Sie fanden [400 Scherben|shards], [12 Vasen|vases] und [drei Schwerter|swords] und verteilten [2.860 Portionen|meals]."),
    ("fr", "Ils ont trouvé [400 tessons|shards], [12 colliers|necklaces] et [trois momies|mummies]."),
    ("es", "Hallaron [12 espadas|swords], [40 joyas|jewels] y [dos vasijas|vases]; repartieron [2.860 raciones|meals]."),
    ("pt", "Apreenderam [40 joias|jewels] e [12 espadas|swords] e abriram [300 furos|boreholes]."),
    ("it", "Trovati [400 cocci|shards], [12 collane|necklaces] e [40 gioielli|jewels]."),
    ("nl", "Ze vonden [400 scherven|shards], [12 vazen|vases] en [40 juwelen|jewels]."),
    ("pl", "Znaleziono [12 naszyjników|necklaces], [40 klejnotów|jewels] i [300 dzików|boars]."),
    ("ru", "Нашли [400 черепков|shards], [12 ожерелий|necklaces] и раздали [2860 порций|meals]."),
    ("uk", "Знайшли [12 мечів|swords], [40 прикрас|jewels] і [три вази|vases]."),
    ("tr", "Kazıda [12 kılıç|swords] ve [40 mücevher|jewels] bulundu."),
    ("ar", "عثروا على [12 سيفا|swords] و[ثلاث مومياوات|mummies] ووزعوا [2860 وجبة|meals]."),
    ("fa", "[۱۲ شمشیر|swords] و [۴۰ گردنبند|necklaces] پیدا شد."),
    ("hi", "[12 तलवारें|swords] और [40 आभूषण|jewels] मिले।"),
    ("id", "Ditemukan [12 pedang|swords] dan [40 perhiasan|jewels]; dibagikan [2.860 porsi|meals]."),
    ("vi", "Bếp giao [2.860 suất|meals], lấy [14 mẫu|samples] và tìm thấy [12 thanh kiếm|swords]."),
    ("zh", "共送出[2860份餐点|meals]，採集[14件檢體|samples]，[150个议席|seats]。"),
    ("ro", "S-au găsit [3.140 de cioburi|shards] și [57 de vase|vases]."),
    ("el", "Βρέθηκαν [12 σπαθιά|swords] και [40 κοσμήματα|jewels]."),
    ("sv", "De fann [12 svärd|swords] och [40 smycken|jewels]."),
]  # fmt: skip
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@pytest.mark.parametrize(("language", "sentence"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_finds_and_meals_are_counted_by_their_own_names(language: str, sentence: str) -> None:
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    assert [(quantity.text, quantity.unit) for quantity in found] == _MARKED.findall(sentence)


def test_about_so_many_people_are_no_helpings() -> None:
    (found,) = find_quantities("不明者は15人前後となっている。", "ja")
    assert (found.text, found.unit) == ("15人", "people")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pl", "Lekcje odwołano w [14 szkołach|schools], woda zalała drogi w [12 wioskach|villages]."),
        ("cs", "Škody jsou ve [14 domech|houses] a [40 firmách|companies]."),
        ("ru", "Зафиксировано [94 смерти|people]."),
        ("id", "Tercatat [94 kematian|people]."),
        ("cs", "Evidují [94 úmrtí|people]."),
        ("zh", "累计报告[94例死亡|people]。"),
    ],
)
def test_oblique_plurals_and_deaths_are_counted(language: str, sentence: str) -> None:
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    assert [(quantity.text, quantity.unit) for quantity in found] == _MARKED.findall(sentence)
