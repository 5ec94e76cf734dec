import pytest

from sources.reading.stance import Stance, is_negated, stance_of

from .support import only


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("en", "The mill closed in spring.", Stance.ASSERTS),
        ("en", "On Friday Lena Ode said the mill had closed.", Stance.REPORTS),
        ("en", "On Friday Lena Ode denied the mill had closed.", Stance.DENIES),
        ("en", "A spokesman declined to comment.", Stance.DECLINES),
        ("tr", "Bakanlık haberi yalanladı.", Stance.DENIES),
        ("id", "Juru bicara menolak berkomentar.", Stance.DECLINES),
        ("ko", '박서연 사장은 "사실이 아니다"라고 말했다.', Stance.DENIES),
    ],
)
def test_the_table_decides_from_cues_and_speaker(language: str, text: str, stance: Stance) -> None:
    assert stance_of(only(text, language)) is stance


@pytest.mark.parametrize(
    ("text", "negated"),
    [("The mill did not close.", True), ("The mill closed.", False), ("She was not only tired.", False)],
)
def test_a_negation_is_seen_apart_from_the_stance(text: str, negated: bool) -> None:
    assert is_negated(only(text, "en")) is negated
