import pytest

from sources.reading.names import Gazetteer
from sources.reading.reader import read
from sources.reading.types import Name, NameKind

from .support import no_vectors, reading


def names(text: str, language: str) -> list[Name]:
    return [name for passage in reading(text, language).passages for name in passage.names]


def texts(text: str, language: str) -> list[str]:
    return [name.text for name in names(text, language)]


def alias(text: str, language: str, short: str) -> str:
    name = next(name for name in reversed(names(text, language)) if name.text == short)
    assert name.alias_of is not None
    return text[name.alias_of.start : name.alias_of.end]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Yesterday Lena Ode met Omar Hale near the mill.", ["Lena Ode", "Omar Hale"]),
        ("en", "On Monday S. Poongodi met Ida K. Brandt.", ["S. Poongodi", "Ida K. Brandt"]),
        ("vi", "Theo nhật báo Le Courrier des Alpes, cầu đã đóng.", ["Le Courrier des Alpes"]),
        ("ru", "Вчера глава округа С. Пунгоди был там.", ["С. Пунгоди"]),
        ("en", "The U.S. Harbour Board spoke.", ["U.S. Harbour Board"]),
        ("en", "In Lisbon the visitors praised Zanskar Tea.", ["Lisbon", "Zanskar Tea"]),
        ("pt", "Ontem Inês de Melo visitou a Fundação Tamariz.", ["Inês de Melo", "Fundação Tamariz"]),
        ("vi", "Hôm qua ông Lò Văn Pản gặp bà Seo Eun-ji ở đó.", ["Lò Văn Pản", "Seo Eun-ji"]),
        ("ru", "Вчера Олег Тарасов встретил Майю Ким у мельницы.", ["Олег Тарасов", "Майю Ким"]),
        ("tr", "Dün Selin Ak'ın kardeşi geldi.", ["Selin Ak"]),
        ("el", "Χθες ο Νίκος Ραζής είδε τη μηχανή.", ["Νίκος Ραζής"]),
        ("zh", "昨天Orbit Dairy宣布扩建。", ["Orbit Dairy"]),
        ("ja", "昨日、マルタ・ウォンは帰国した。", ["マルタ・ウォン"]),
        ("ar", "وصل أمس فريق Orbit Dairy إلى هناك.", ["Orbit Dairy"]),
    ],
)
def test_names_are_seen_by_their_letters(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, language) == expected


def test_a_word_at_the_head_of_a_sentence_is_no_name_by_its_capital() -> None:
    assert texts("Engineers found cracks. Nobody was hurt.", "en") == []


def test_a_name_at_the_head_of_a_sentence_is_known_from_inside_another() -> None:
    assert texts("They asked Brankov again. Brankov left.", "en") == ["Brankov", "Brankov"]


def test_german_nouns_are_not_names() -> None:
    assert texts("Gestern wurde die Brücke wegen einer Überschwemmung von der Behörde gesperrt.", "de") == []


def test_months_weekdays_and_languages_are_not_names() -> None:
    assert texts("He spoke French on a Monday in June.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("de", "Das Schiff erreichte Norwegen am Abend.", "cldr:NO"),
        ("ja", "船はノルウェーに着いた。", "cldr:NO"),
        ("ar", "وصلت السفينة إلى النرويج مساء.", "cldr:NO"),
        ("ko", "배가 노르웨이에 도착했다.", "cldr:NO"),
        ("pl", "Statek dotarł do Oslo.", "cldr:Europe/Oslo"),
    ],
)
def test_countries_and_cities_have_one_key_in_all_languages(language: str, text: str, key: str) -> None:
    (place,) = names(text, language)
    assert place.kind is NameKind.PLACE
    assert place.key == key


def test_a_country_inside_the_name_of_a_body_is_not_the_place() -> None:
    (name,) = names("Later the Norway Dairy Union agreed.", "en")
    assert name.text == "Norway Dairy Union"
    assert name.kind is NameKind.ORGANISATION


@pytest.mark.parametrize(
    ("language", "text", "short", "long"),
    [
        ("en", "They saw Lena Ode again. Later Ode left.", "Ode", "Lena Ode"),
        ("zh", "工程师马尔塔・翁(MartaWong)离开。", "马尔塔・翁", "MartaWong"),
        ("zh", "迁往米・拉莱特(MiLalette)的计划不变。拉莱特仍在。", "拉莱特", "米・拉莱特"),
        ("id", "Rapat Balai Karet Timur (BKT) selesai.", "BKT", "Balai Karet Timur"),
        ("ja", "昨日、国際酪農機構（KRO）は移転した。", "国際酪農機構", "KRO"),
        ("ko", "박서연 낙농조합 사장은 왔다. 박 사장은 갔다.", "박", "박서연"),
    ],
)
def test_a_short_form_points_to_the_full_one(language: str, text: str, short: str, long: str) -> None:
    assert alias(text, language, short) == long


GAZETTEER = Gazetteer(
    (
        ("Orbit Dairy", "", "orbit", NameKind.ORGANISATION),
        ("أوربت", "ar", "orbit", NameKind.ORGANISATION),
        ("オービット", "ja", "orbit", NameKind.ORGANISATION),
        ("오비트", "ko", "orbit", NameKind.ORGANISATION),
        ("Dédalo", "", "dedalo", NameKind.PRODUCT),
        ("WHO", "", "who", NameKind.ORGANISATION),
        ("Москва", "ru", "moscow", NameKind.PLACE),
        ("Ода", "ru", "oda", NameKind.PERSON),
    )
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Then Orbit Dairy grew.", [("Orbit Dairy", "orbit")]),
        ("en", "An orbit dairy is odd.", []),
        ("zh", "昨天OrbitDairy扩建。", [("OrbitDairy", "orbit")]),
        ("ar", "قال ممثل لأوربت ذلك.", [("أوربت", "orbit")]),
        ("ja", "オービットは増資した。", [("オービット", "orbit")]),
        ("ja", "オービットルの価格。", []),
        ("ko", "오비트는 커졌다.", [("오비트", "orbit")]),
        ("en", "He bought a Dedalo there.", [("Dedalo", "dedalo")]),
        ("en", "The man who knew.", []),
        ("en", "Ask the WHO first.", [("WHO", "who")]),
    ],
)
def test_the_gazetteer_finds_names_by_word_case_and_accent(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    result = read(text, language=language, names=GAZETTEER, embed=no_vectors)
    known = [name for passage in result.passages for name in passage.names if name.why == "in the gazetteer"]
    assert [(name.text, name.key) for name in known] == expected


def test_an_unresolved_name_is_kept_and_says_why() -> None:
    (name,) = names("They met Lena Ode there.", "en")
    assert (name.key, name.why) == ("", "written with capitals")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("zh", "理赔总监沈维钧11日表示，公司已付款。沈维钧坦言，这需要时间。", "沈维钧"),
        ("ko", "한서연 대표는 사과했다. 한서연은 곧 물러난다.", "한서연"),
        ("hi", "वकील रोहित मेहरा ने कहा कि मामला बंद है। अदालत में रोहित मेहरा चुप रहे।", "रोहित मेहरा"),
    ],
)
def test_a_person_named_beside_a_title_is_known_at_every_mention(language, text, name):
    found = [
        each for passage in reading(text, language).passages for each in passage.names if each.text == name
    ]
    assert [each.kind for each in found] == [NameKind.PERSON, NameKind.PERSON]
    assert found[1].alias_of is not None
