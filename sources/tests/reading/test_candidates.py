"""Which words of a sentence could name a speaker, and where they begin and end."""

import pytest

from sources.tests.reading.support import only


def test_a_chinese_office_does_not_take_in_the_name_behind_it() -> None:
    sentence = only("公司控股的智利铜矿发生坍塌，公司表示正在调查。", "zh")
    assert sentence.attribution.name == "公司"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ur", "بندرگاہ کے پاس نجی کمپنی نے کہا کہ کام بند ہے۔", "نجی کمپنی"),
        ("hi", "निजी कंपनी अग्निरथ स्पेस ने कहा कि काम बंद है।", "निजी कंपनी अग्निरथ स्पेस"),
        ("ur", "نجی کمپنی نور ویونگ نے کہا کہ کام بند ہے۔", "نجی کمپنی نور ویونگ"),
    ],
)
def test_a_firm_takes_its_name_and_no_postposition(language: str, text: str, who: str) -> None:
    assert only(text, language).attribution.name == who
