from __future__ import annotations

from decimal import Decimal

import pytest

from facts.manifest.loading import load_manifest
from facts.matching.types import Stance, Value
from facts.tests.manifest.conftest import CLAIMS

SECOND = """\
  - key: {key}
    text: The ferry sails.
    kind: {kind}
    positions:
      - stance: affirms
{value}        citations:
          - source: gazette
            quote: {quote}
{more}"""


def second(*, key="sailing", kind="event", value="", quote="Ana Reis said", more=""):
    """A second claim for the manifest; it starts on line 17."""
    value = f"        value: {value}\n" if value else ""
    return CLAIMS + SECOND.format(key=key, kind=kind, value=value, quote=quote, more=more)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        pytest.param("source: gazette", "source: herald", 10, "names no source of sources.yaml: 'herald'", id="unknown source"),
        pytest.param("source: gazette", "source: agency", 10, "'agency' is not held", id="source without text"),
        pytest.param("[nordlink]", "[southlink]", 5, "names no entity of entities.yaml: 'southlink'", id="unknown entity"),
        pytest.param("[nordlink]", "[nordlink, nordlink]", 5, "is listed twice", id="entity twice"),
        pytest.param("[nordlink]", "[]", 5, "entities is an empty list", id="empty list"),
        pytest.param("paid 40 million euros\n", "paid 44 million euros\n", 11, "is not in the source", id="quote not found"),
        pytest.param("paid 40 million euros\n", "It sails\n", 11, "stands 2 times in the source; add a prefix", id="quote not unique"),
        pytest.param('prefix: "A Nordlink "', 'prefix: "a "', 14, "not right after the prefix", id="wrong prefix"),
        pytest.param('            prefix: "A Nordlink "\n', "", 14, "stands 2 times", id="no prefix"),
        pytest.param("kind: named, name: Ana Reis", "kind: named", 12, "lacks the key 'name'", id="nameless speaker"),
        pytest.param("kind: named, name: Ana Reis", "kind: own, name: Ana Reis", 12, "takes no name", id="own voice with a name"),
        pytest.param("kind: named, name: Ana Reis", "kind: rumour", 12, "accepted are own, named, official", id="bad attribution"),
        pytest.param("name: Ana Reis", "name: Ana Reis, count: 2", 12, "goes with anonymous only", id="count of a person"),
        pytest.param("kind: named, name: Ana Reis", "kind: anonymous, count: 0", 12, "a whole number from 1", id="bad count"),
        pytest.param("stance: affirms", "stance: agrees", 7, "accepted are affirms, denies", id="bad stance"),
        pytest.param("kind: value", "kind: price", 4, "kind is 'price'", id="bad kind"),
        pytest.param("kind: value", "kind: event", 8, "of kind event takes no value", id="needless value"),
        pytest.param("kind: value", "kind: role", 8, "value lacks the key 'role'", id="value of another kind"),
        pytest.param("        value: {amount: 40000000, unit: EUR}\n", "", 7, "lacks a value with 'amount'", id="no value"),
        pytest.param("amount: 40000000", "amount: 40 million", 8, "amount is '40 million'", id="bad amount"),
        pytest.param("amount: 40000000", "amount: .nan", 8, "accepted is a plain number", id="not a number"),
        pytest.param(", unit: EUR", "", 8, "value lacks the key 'unit'", id="no unit"),
        pytest.param("unit: EUR", "unit: EUR, lower: 50000000", 8, "outside its bounds", id="bounds"),
        pytest.param("unit: EUR", "unit: EUR, approx: perhaps", 8, "accepted are true, false", id="bad flag"),
        pytest.param("    text: Nordlink paid 40 million euros for the ferry.\n", "", 2, "lacks the key 'text'", id="missing key"),
        pytest.param("claims:", "editor: x\nclaims:", 1, "unknown key 'editor'", id="unknown key"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_line(mistakes, right, wrong, line, message):
    assert right in CLAIMS

    found = mistakes(claims=CLAIMS.replace(right, wrong, 1))

    assert [mistake.line for mistake in found if message in mistake.message] == [line]
    assert {mistake.file for mistake in found} == {"claims.yaml"}


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        pytest.param("date", "{date: 2031-05-32}", "date is '2031-05-32'", id="no such day"),
        pytest.param("date", "{date: --05}", "accepted is a date as YYYY, YYYY-MM", id="no year"),
        pytest.param("role", "{role: captain, since: 2030}", "unknown key 'since'", id="unknown key"),
        pytest.param("set", "{members: []}", "members is an empty list", id="empty set"),
        pytest.param("set", "{members: [crew, crew]}", "'crew' is listed twice", id="member twice"),
    ],
)
def test_a_wrong_value_is_reported_with_its_line(mistakes, kind, value, message):
    found = mistakes(claims=second(kind=kind, value=value))

    assert [mistake.line for mistake in found if message in mistake.message] == [22]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        pytest.param("date", "{date: 2031}", Value(date="2031"), id="year"),
        pytest.param("date", "{date: 2031-05}", Value(date="2031-05"), id="month"),
        pytest.param("date", "{date: 2031-05-04}", Value(date="2031-05-04"), id="day"),
        pytest.param("date", "{date: 2031-Q2}", Value(date="2031-Q2"), id="quarter"),
        pytest.param("role", "{role: captain}", Value(role="captain"), id="role"),
        pytest.param("set", "{members: [crew, guests]}", Value(members=("crew", "guests")), id="set"),
        pytest.param(
            "value",
            "{amount: 2.50, unit: percent, approx: true, lower: -1, upper: 3}",
            Value(Decimal("2.5"), "percent", approx=True, lower=Decimal(-1), upper=Decimal(3)),
            id="amount with bounds",
        ),
    ],
)
def test_a_value_is_read_as_its_kind_says(write, kind, written, value):
    claim = load_manifest(write(claims=second(kind=kind, value=written))).claims[1]

    assert claim.positions[0].value == value


def test_a_denial_needs_no_value(write):
    claims = second(kind="role", value="{role: captain}").replace(
        "      - stance: affirms\n        value: {role: captain}", "      - stance: denies"
    )

    position = load_manifest(write(claims=claims)).claims[1].positions[0]

    assert (position.stance, position.value) == (Stance.DENIES, None)


def test_a_claim_key_is_given_once(mistakes):
    found = mistakes(claims=second(key="ferry-price"))

    assert [mistake.line for mistake in found] == [17]
    assert "'ferry-price' is taken by the claim on line 2" in found[0].message


def test_the_same_answer_is_one_position(mistakes):
    more = (
        "      - stance: affirms\n        citations:\n          - {source: gazette, quote: Nordlink paid}\n"
    )

    found = mistakes(claims=second(more=more))

    assert [mistake.line for mistake in found] == [25]
    assert "gives the same answer as the one on line 21" in found[0].message


def test_citations_of_one_claim_do_not_overlap(mistakes):
    more = "      - stance: denies\n        citations:\n          - {source: gazette, quote: Reis said.}\n"

    found = mistakes(claims=second(more=more))

    assert [mistake.line for mistake in found] == [27]
    assert "overlaps the one on line 23" in found[0].message


def test_words_quoted_twice_have_one_gloss(mistakes):
    jornal = "          - source: jornal\n            quote: Fim\n            gloss: {gloss}\n"

    found = mistakes(
        claims=CLAIMS
        + jornal.format(gloss="The end")
        + second(more=jornal.format(gloss="Done"))[len(CLAIMS) :]
    )

    assert [mistake.line for mistake in found] == [28]
    assert "the gloss differs from the one on line 17" in found[0].message


def test_glosses_may_be_in_another_language(write):
    assert load_manifest(write(claims="language: fr\n" + CLAIMS)).language == "fr"
