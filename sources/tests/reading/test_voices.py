"""Which part of a sentence is said on whose word."""

from __future__ import annotations

import pytest

from sources.reading.types import AttributionKind
from sources.reading.voices import said_by

from .support import reading

# `[…]` is said on the word of the name behind the bar, `{…}` in the narrator's own voice.
SENTENCES = [
    ("en", "{Lena Ode}, {a lawyer for Orbit Dairy}, said [1,250 cows had been sold]|Lena Ode"),
    ("en", "[At least 127 people have died], Lena Ode said on Monday.|Lena Ode"),
    ("en", "[Two thirds of the weavers walked out], the union said; {its owner is away}.|union"),
    ("en", "[The dam lost nine panels in the storm], officials said, {packing their bags in a hurry}.|officials"),
    ("en", "[Milk yields fell by a tenth last year], the farm ministry said in its yearly outlook.|ministry"),
    ("fr", "[Le moulin a perdu neuf pales dans la tempête], Léa Morin l’a dit, {sans rien ajouter sur le coût}.|Léa Morin"),
    ("en", "“[We need more milk],” Mayor Lena Ode told reporters on Monday as {volunteers dug through a collapsed market}.|Lena Ode"),
    ("en", "[The mill will close], according to Lena Ode.|Lena Ode"),
    ("en", "According to Lena Ode, [the mill will close in May].|Lena Ode"),
    ("fr", "{L’avocate de la coopérative}, Léa Morin, a déclaré que [le moulin fermerait en mai].|Léa Morin"),
    ("fr", "[Le moulin fermera en mai], a déclaré Léa Morin, {qui dirige la coopérative depuis dix ans}.|Léa Morin"),
    ("it", "Rosa Bianchi, {avvocata della cooperativa}, ha detto che [il mulino chiuderà a maggio].|Rosa Bianchi"),
    ("it", "Secondo Rosa Bianchi [il mulino chiuderà a maggio].|Rosa Bianchi"),
    ("es", "[El molino cerrará en mayo], informó Inés Roa.|Inés Roa"),
    ("pt", "Inês Melo, {diretora da cooperativa}, afirmou que [o moinho fechará em maio].|Inês Melo"),
    ("de", "[Die Mühle wird im Mai geschlossen], sagte Ada Brandt am Montag.|Ada Brandt"),
    ("nl", "Anna Vos, {directeur van de molen}, zei dat [de molen in mei dichtgaat].|Anna Vos"),
    ("sv", "[Kvarnen stängs i maj], säger Anna Berg.|Anna Berg"),
    ("pl", "[Młyn zostanie zamknięty w maju], powiedziała Anna Nowak, {dyrektorka spółdzielni mleczarskiej}.|Anna Nowak"),
    ("ru", "Анна Тарасова, {директор кооператива}, заявила, что [мельница закроется в мае].|Анна Тарасова"),
    ("uk", "[Млин закриють у травні], повідомила Анна Ткач.|Анна Ткач"),
    ("tr", "Selin Ak, [değirmenin mayısta kapanacağını] söyledi.|Selin Ak"),
    ("ar", "قال {المدير العام} سليم باري إن [المصنع سيغلق في مايو].|سليم باري"),
    ("hi", "अनीता राव ने कहा कि [मिल मई में बंद होगी]।|अनीता राव"),
    ("zh", "{总裁}马尔塔・翁(MartaWong)表示,[工厂将于五月关闭]。|马尔塔・翁"),
    ("ja", "マルタ・ウォン社長は、[工場を五月に閉める]と述べた。|マルタ・ウォン"),
    ("ko", "박서연 사장은 [공장을 오월에 닫겠다고] 밝혔다.|박서연"),
    ("vi", "Bà Lò Thị Mai cho biết [nhà máy sẽ đóng cửa vào tháng năm].|Lò Thị Mai"),
    ("id", "[Pabrik akan tutup pada bulan Mei], kata Wulan Adi.|Wulan Adi"),
]  # fmt: skip


def parts(marked: str) -> tuple[str, str, list[tuple[int, int, bool]]]:
    """The plain sentence, the speaker, and the marked stretches with whether they are reported."""
    sentence, _, speaker = marked.rpartition("|")
    plain, stretches, opened = "", [], 0
    for char in sentence:
        if char in "[{":
            opened = len(plain)
        elif char in "]}":
            stretches.append((opened, len(plain), char == "]"))
        else:
            plain += char
    return plain, speaker, stretches


@pytest.mark.parametrize(
    ("language", "marked"), SENTENCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(SENTENCES)]
)
def test_a_report_reaches_as_far_as_its_clause(language: str, marked: str) -> None:
    plain, speaker, stretches = parts(marked)
    (passage,) = reading(plain, language).passages
    for start, end, reported in stretches:
        said = said_by(passage, start, end)
        assert said.name == (speaker if reported else ""), plain[start:end]
        assert (said.kind is not AttributionKind.OWN) == reported


def test_two_speakers_of_a_sentence_say_a_part_each() -> None:
    text = "Lena Ode said the mill had lost 5 million euros; Tom Hale said it had lost 6 million euros."
    (passage,) = reading(text, "en").passages
    first, second = text.index("5 million"), text.index("6 million")
    assert said_by(passage, first, first + 15).name == "Lena Ode"
    assert said_by(passage, second, second + 15).name == "Tom Hale"


def test_a_passage_without_a_report_is_the_narrators_own() -> None:
    (passage,) = reading("The mill closed in May.", "en").passages
    assert passage.voices == ()
    assert said_by(passage, 0, 8).kind is AttributionKind.OWN


@pytest.mark.parametrize(
    ("language", "text", "clause", "name"),
    [
        ("en", "The harbour minister, Lena Ode, denied that she had been told in May.", "The harbour minister, Lena Ode, denied", "Lena Ode"),
        ("it", "La ministra dei Trasporti, Livia Moro, smentisce di aver venduto il porto.", "La ministra dei Trasporti, Livia Moro, smentisce", "Livia Moro"),
        ("de", "Hafenministerin Ada Brandt bestreitet, dass sie den Brief kannte.", "Hafenministerin Ada Brandt bestreitet,", "Ada Brandt"),
        ("es", "La alcaldesa Inés Roa negó que el puente esté en venta.", "La alcaldesa Inés Roa negó", "Inés Roa"),
        ("ru", "Министр транспорта Испании Тереза Молина отвергла утверждения, будто её просили закрыть порт.", "Министр транспорта Испании Тереза Молина отвергла утверждения,", "Тереза Молина"),
        ("uk", "Міністерка Анна Ткач заперечила, що порт продано.", "Міністерка Анна Ткач заперечила,", "Анна Ткач"),
    ],
)  # fmt: skip
def test_a_clause_that_only_says_who_denies_the_next_one_goes_with_it(
    language: str, text: str, clause: str, name: str
) -> None:
    (passage,) = reading(text, language).passages
    start = passage.start + passage.text.index(clause)
    assert said_by(passage, start, start + len(clause)).name == name


@pytest.mark.parametrize(
    ("language", "text", "said", "name"),
    [
        ("en", "The mill will close, said Lena Ode, adding that no job is at risk.", ["The mill will close", "no job is at risk"], "Lena Ode"),
        ("en", "“We were late,” said Lena Ode, announcing a fund of 5 million euros.", ["We were late", "a fund of 5 million euros"], "Lena Ode"),
        ("it", "«Siamo in ritardo e ne chiedo scusa», ha detto il sindaco Luca Moro, annunciando un fondo da 5 milioni di euro.", ["Siamo in ritardo", "un fondo da 5 milioni di euro"], "Luca Moro"),
        ("es", "El molino cerrará en mayo, dijo Inés Roa, añadiendo que nadie perderá su empleo.", ["El molino cerrará en mayo", "nadie perderá su empleo"], "Inés Roa"),
        ("ru", "Мельница закроется в мае, сообщила Анна Тарасова, добавив, что никто не потеряет работу.", ["Мельница закроется в мае", "никто не потеряет работу"], "Анна Тарасова"),
        ("pl", "Młyn zostanie zamknięty w maju, powiedziała Anna Nowak, dodając, że nikt nie straci pracy.", ["Młyn zostanie zamknięty w maju", "nikt nie straci pracy"], "Anna Nowak"),
    ],
)  # fmt: skip
def test_a_verb_behind_the_speaker_goes_on_with_what_they_say(
    language: str, text: str, said: list[str], name: str
) -> None:
    (passage,) = reading(text, language).passages
    for words in said:
        start = passage.start + passage.text.index(words)
        assert said_by(passage, start, start + len(words)).name == name
