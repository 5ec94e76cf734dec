import pytest

from sources.reading.hearing import Label
from sources.reading.hearing.examples import examples, languages, parse


def test_tags_become_stretches_of_the_sentence() -> None:
    text, stretches = parse("<s>The mayor</s> <r>said</r> <c>it was late</c>.")
    assert text == "The mayor said it was late."
    assert [(text[start:end], label) for start, end, label in stretches] == [
        ("The mayor", Label.SOURCE),
        ("said", Label.REPORT),
        ("it was late", Label.CONTENT),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("<s>The mayor <r>said</r></s> so.", "<r> opens within <s>"),
        ("<s>The mayor</r> said so.", "</r> closes nothing"),
        ("The mayor <r>said so.", "<r> is not closed"),
        ("The mayor <x>said</x> so.", "'x' is not a valid Label"),
    ],
)
def test_a_tag_that_does_not_match_is_refused(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(line)


def test_there_are_examples_in_at_least_25_languages() -> None:
    assert len(languages()) >= 25


@pytest.mark.parametrize("language", languages())
def test_every_example_is_well_formed_and_a_good_share_says_nothing(language: str) -> None:
    rows = list(examples(language))
    assert len(rows) >= 120
    assert all(text == text.strip() for text, _ in rows)
    assert all(0 <= start < end <= len(text) for text, stretches in rows for start, end, _ in stretches)
    assert 0.2 <= sum(not stretches for _, stretches in rows) / len(rows) <= 0.5
