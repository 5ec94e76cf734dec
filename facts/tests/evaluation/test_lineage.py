import pytest

from facts.tests.evaluation import stories


def test_echo_origin_and_language_are_told(score):
    counts = score()

    assert counts["lineage.echo_or_independent"] == counts["language"] == (2, 2)
    assert counts["lineage.origin_named"] == (1, 1)


@pytest.mark.parametrize(
    ("number", "row", "measure", "count"),
    [
        pytest.param(0, {"independent": False}, "lineage.echo_or_independent", (1, 2), id="called an echo"),
        pytest.param(
            1, {"derived_from_proposed": "z"}, "lineage.origin_named", (0, 1), id="of another origin"
        ),
        pytest.param(1, {"language": "pt"}, "language", (1, 2), id="another language"),
        pytest.param(1, {"language": "es-MX"}, "language", (2, 2), id="a kind of the language"),
    ],
)
def test_a_mistake_on_an_article_counts(score, number, row, measure, count):
    export = stories.export()
    export["sources"][number] |= row

    assert score(export=export)[measure] == count
