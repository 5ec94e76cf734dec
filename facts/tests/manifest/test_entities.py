from __future__ import annotations

import pytest

from facts.manifest.loading import load_manifest
from facts.tests.manifest.conftest import ENTITIES


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        pytest.param("kind: person", "kind: human", 10, "accepted are person, organisation, place", id="bad kind"),
        pytest.param("key: ana-reis", "key: nordlink", 8, "taken by the entity on line 2", id="key twice"),
        pytest.param("name: Ana Reis", "name: Nordlink", 8, "'Nordlink' is taken by the entity on line 2", id="name twice"),
        pytest.param("pt: [Nordlink]", "pt: [Nordlink, Nordlink]", 7, "is listed twice in 'pt'", id="alias twice"),
        pytest.param("pt: [Nordlink]", "pt: []", 7, "is an empty list", id="no aliases"),
        pytest.param("pt: [Nordlink]", "pt: Nordlink", 7, "is text; accepted is a list", id="alias not in a list"),
        pytest.param("pt: [Nordlink]", "pt: [40]", 7, "put it in quotes", id="alias that is a number"),
        pytest.param("pt: [Nordlink]", "Portuguese: [Nordlink]", 7, "accepted is a language tag", id="bad language"),
        pytest.param("kind: person\n", "kind: person\n    born: 1999\n", 11, "unknown key 'born'", id="unknown key"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_line(mistakes, right, wrong, line, message):
    assert right in ENTITIES

    found = mistakes(entities=ENTITIES.replace(right, wrong), claims=None)

    assert [mistake.line for mistake in found if message in mistake.message] == [line]
    assert {mistake.file for mistake in found} == {"entities.yaml"}


def test_one_name_cannot_mean_two_entities_in_a_language(mistakes):
    found = mistakes(entities=ENTITIES + "    aliases:\n      pt: [Nordlink]\n")

    assert [mistake.line for mistake in found] == [12]
    assert "is an alias of the entity on line 2 too" in found[0].message


def test_one_name_may_mean_other_entities_in_other_languages(write):
    manifest = load_manifest(write(entities=ENTITIES + "    aliases:\n      fi: [Nordlink]\n"))

    assert manifest.entities[1].aliases[0].language == "fi"
