import pytest

from .support import only


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Then Lena Ode, chief executive of Orbit Dairy, left.",
            [("chief executive of Orbit Dairy", "Lena Ode")],
        ),
        ("en", "Earlier Mayor Omar Hale had agreed.", [("Mayor", "Omar Hale")]),
        ("vi", "Hôm qua Phó Chủ tịch Lò Văn Pản đã đến.", [("Phó Chủ tịch", "Lò Văn Pản")]),
        ("de", "Gestern kam Ministerin Ada Brandt an.", [("Ministerin", "Ada Brandt")]),
        ("id", "Kemarin Bupati Rote Wulan Adi datang.", [("Bupati", "Rote Wulan Adi")]),
        ("ja", "昨日、橘綾乃社長が来た。", [("社長", "橘綾乃")]),
        ("ko", "어제 박서연 사장이 왔다.", [("사장이", "박서연")]),
        ("ar", "وصل أمس المدير العام سليم باري.", [("المدير العام", "سليم باري")]),
        ("pt", "Ontem chegou o diretor Rui Tavares.", [("diretor", "Rui Tavares")]),
    ],
)
def test_a_title_is_given_to_the_person_beside_it(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    passage = only(text, language)
    found = [
        (role.text, text[role.holder.start : role.holder.end] if role.holder else "")
        for role in passage.roles
    ]
    assert found == expected


def test_a_title_without_a_person_has_no_holder() -> None:
    (role,) = only("The new mayor must save money.", "en").roles
    assert role.holder is None
