import pytest

from sources.reading.hearing.articles import articles, languages, parse


def test_a_line_becomes_a_sentence_on_somebodys_word_with_all_it_mentions() -> None:
    who, text, marked = parse("2| The dam, [1 Ida Brandt] told [2 the paper], was full.")
    assert who == 2
    assert text == "The dam, Ida Brandt told the paper, was full."
    assert [(text[one.start : one.end], one.who) for one in marked] == [("Ida Brandt", 1), ("the paper", 2)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("The dam was full.", "no number and a bar"),
        ("1| [Ida Brandt] said so.", "a bracket has no number"),
        ("1| [1 Ida Brandt said so.", "a bracket has no number, or no end"),
    ],
)
def test_a_line_that_is_not_as_it_should_be_is_refused(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(line)


def test_there_are_articles_in_at_least_25_languages() -> None:
    assert len(languages()) >= 25


@pytest.mark.parametrize("language", languages())
def test_every_article_names_somebody_again_who_spoke(language: str) -> None:
    rows = list(articles(language))
    assert len(rows) >= 9
    for article in rows:
        named = [one.who for line in article for one in line.marked]
        assert len(set(named)) < len(named)
        assert {line.who for line in article} & set(named)
        assert all(one.start < one.end <= len(line.text) for line in article for one in line.marked)
