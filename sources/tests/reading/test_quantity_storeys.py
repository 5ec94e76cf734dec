"""On which floor something is, in figures and in words."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities

# Every `[span|amount|unit]` of a sentence is a quantity that the reader finds; nothing else in it is one.
STOREYS = [
    ("en", "The blaze began on the [17th floor|17|floors] of a [24-storey|24|floors] block and reached the [second floor|2|floors]."),
    ("de", "Das Feuer brach im [17. Stock|17|floors] aus und erreichte den [dritten Stock|3|floors]."),
    ("fr", "Le feu a pris au [17e étage|17|floors], au [douzième étage|12|floors] et au [premier étage|1|floors]."),
    ("es", "El fuego empezó en el [piso 17|17|floors], subió al [18.º piso|18|floors] y al [tercer piso|3|floors]."),
    ("pt", "O fogo começou no [17.º andar|17|floors] e chegou ao [décimo segundo andar|12|floors]."),
    ("it", "L'incendio è scoppiato al [17° piano|17|floors] di un palazzo di [24 piani|24|floors]."),
    ("nl", "De brand brak uit op de [17e verdieping|17|floors] en de [tweede verdieping|2|floors]."),
    ("pl", "Pożar wybuchł na [17. piętrze|17|floors], a na [trzecim piętrze|3|floors] spał."),
    ("ru", "Пожар начался на [17-м этаже|17|floors], она живёт на [втором этаже|2|floors] в 5-м районе."),
    ("uk", "Пожежа почалася на [7-му поверсі|7|floors], вона живе на [третьому поверсі|3|floors]."),
    ("cs", "Požár vypukl v [17. patře|17|floors]."),
    ("hu", "A tűz a [17. emeleten|17|floors] keletkezett."),
    ("sv", "Branden startade på [17:e våningen|17|floors]."),
    ("da", "Branden opstod på [17. etage|17|floors]."),
    ("nb", "Brannen startet i [17. etasje|17|floors]."),
    ("fi", "Palo syttyi [17. kerroksessa|17|floors]."),
    ("el", "Η φωτιά ξέσπασε στον [17ο όροφο|17|floors]."),
    ("ro", "Focul a izbucnit la [etajul 17|17|floors]."),
    ("tr", "Yangın [24 katlı|24|floors] binanın [17. katında|17|floors] çıktı."),
    ("ar", "اندلع الحريق في [الطابق السابع عشر|17|floors] وبلغ [الطابق 18|18|floors]."),
    ("fa", "آتش‌سوزی از [طبقه هفدهم|17|floors] آغاز شد و به [طبقه ۲۱|21|floors] رسید."),
    ("he", "האש פרצה ב[קומה 17|17|floors]."),
    ("hi", "आग [17वीं मंज़िल|17|floors] पर लगी और [24 मंज़िला|24|floors] इमारत में फैल गई।"),
    ("ur", "آگ [17ویں منزل|17|floors] پر لگی۔"),
    ("bn", "আগুন লাগে ভবনের [১৭ তলায়|17|floors]।"),
    ("ta", "தீ [17வது மாடியில்|17|floors] பற்றியது."),
    ("id", "Api bermula di [lantai 17|17|floors] gedung [24 lantai|24|floors]."),
    ("ms", "Api bermula di [tingkat 17|17|floors]."),
    ("vi", "Lửa bùng lên ở [tầng 17|17|floors] của tòa nhà [24 tầng|24|floors]."),
    ("th", "ไฟไหม้ที่[ชั้น 17|17|floors] ของอาคารสูง [24 ชั้น|24|floors]"),
    ("sw", "Moto ulianza [ghorofa ya 17|17|floors]."),
    ("zh", "大楼[17层|17|floors]起火，他住在[12楼|12|floors]。"),
    ("ja", "火は[17階|17|floors]から出た。史上初の4階級制覇だ。"),
    ("ko", "불은 [17층|17|floors]에서 시작됐다."),
]  # fmt: skip
_MARKED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^\]]+)\]")


@pytest.mark.parametrize(("language", "sentence"), STOREYS, ids=[row[0] for row in STOREYS])
def test_the_number_of_a_floor_is_read_with_its_noun(language: str, sentence: str) -> None:
    expected = [match.groups() for match in _MARKED.finditer(sentence)]
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    assert [(quantity.text, str(quantity.amount), quantity.unit) for quantity in found] == expected
