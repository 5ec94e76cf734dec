import pytest

from facts.evaluation.speakers import Speakers
from facts.tests.evaluation import stories


def test_reports_denials_and_speakers_are_told(score):
    counts = score()

    assert counts["statements.cited"] == (4, 4)
    assert counts["stance.report.precision"] == counts["stance.report.recall"] == (1, 1)
    assert counts["stance.deny.precision"] == counts["stance.deny.recall"] == (1, 1)
    assert counts["stance.precision"] == counts["stance.recall"] == (2, 2)
    assert counts["named_speaker"] == (2, 2)


def test_a_denial_taken_for_a_report_is_wrong_and_missed(score):
    export = stories.export()
    export["claims"][1]["positions"][1]["stance"] = "affirms"
    counts = score(export=export)

    assert counts["stance.report.precision"] == (1, 2)
    assert counts["stance.deny.recall"] == (0, 1)
    assert "stance.deny.precision" not in counts


def test_own_words_taken_for_a_report_are_wrong(score):
    export = stories.export()
    export["claims"][0]["citations"][0]["attribution"] = {"kind": "anonymous", "name": "", "count": 2}

    assert score(export=export)["stance.report.precision"] == (1, 2)


def test_a_statement_that_is_not_cited_misses_its_stance_but_not_its_speaker(score):
    export = stories.export()
    del export["claims"][1]["citations"][0]
    counts = score(export=export)

    assert counts["statements.cited"] == (3, 4)
    assert counts["stance.report.recall"] == (0, 1)
    assert counts["named_speaker"] == (1, 1)


def test_a_wrong_speaker_is_wrong(score):
    export = stories.export()
    export["claims"][1]["citations"][0]["attribution"]["name"] = "Ann Fielding"

    assert score(export=export)["named_speaker"] == (1, 2)


def test_the_citation_with_the_value_of_the_statement_is_meant(score):
    export = stories.export()
    # The same words under another claim, said by nobody; the one with the value is the outlet's own.
    other = stories.citation("9", "x", "a.txt", "The bridge cost 12 million dollars.",
                             attribution={"kind": "anonymous", "name": "", "count": None})  # fmt: skip
    export["claims"].append({"id": "zz", "positions": [], "citations": [other]})

    assert score(export=export)["stance.report.precision"] == (1, 1)


SPEAKERS = Speakers(
    [
        frozenset({"U.S. Geological Survey", "هيئة المسح الجيولوجي الأميركية"}),
        frozenset({"Seo Ji-hoon", "서지훈", "徐志勲"}),
        frozenset({"The Meridian Wire"}),
    ]
)


@pytest.mark.parametrize(
    ("attribution", "found", "same"),
    [
        pytest.param("USGS", "هيئة المسح الجيولوجي", True, id="initials, and part of a name"),
        pytest.param("서지훈 (Seo Ji-hoon)", "徐志勲社長", True, id="another script, with a title"),
        pytest.param("Seo Ji-hoon", "Seo", True, id="surname"),
        pytest.param("USGS via The Meridian Wire", "Meridian Wire", True, id="either of two"),
        pytest.param("Seo Ji-hoon", "The Meridian Wire", False, id="somebody else"),
        pytest.param("Seo Ji-hoon", "", False, id="nobody"),
        pytest.param("Seo Ji-hoon", "o", False, id="a letter"),
    ],
)
def test_a_speaker_is_known_by_any_of_his_names(attribution, found, same):
    assert SPEAKERS.same(attribution, found) is same


@pytest.mark.parametrize("attribution", ["four people with knowledge of the matter", "", "Ann Fielding"])
def test_a_speaker_without_listed_names_is_not_known(attribution):
    assert not SPEAKERS.known(attribution)
