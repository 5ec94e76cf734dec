"""Independent origins: unsure means fewer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.lineage import Witness, independent_origins
from facts.tests.texts import ANONYMOUS, named
from sources.reading.types import Attribution, AttributionKind

OWN = Attribution(AttributionKind.OWN)
WIRE = Attribution(AttributionKind.OUTLET, "Reuters")


@pytest.mark.parametrize(
    ("witnesses", "origins"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([("a", "a", OWN), ("b", "b", OWN)], 2, id="two of their own"),
        pytest.param([("a", "x", OWN), ("b", "x", OWN)], 1, id="two echoes of one origin"),
        pytest.param([("a", "a", named("Ann Lee")), ("b", "b", named("Lee"))], 1, id="one speaker"),
        pytest.param([("a", "a", named("Ann Lee")), ("b", "b", named("Omar Sy"))], 2, id="two speakers"),
        pytest.param([("a", "a", ANONYMOUS), ("b", "b", ANONYMOUS)], 1, id="unnamed may be the same"),
        pytest.param([("a", "a", WIRE), ("b", "b", WIRE)], 1, id="one outlet quoted"),
        pytest.param([("a", "a", OWN), ("b", "b", named("Ann Lee"))], 2, id="own eyes and a speaker"),
        pytest.param(
            [("a", "a", named("Ann Lee")), ("b", "b", named("Lee")), ("c", "b", OWN)],
            1,
            id="joined through a root",
        ),
        pytest.param(
            [("a", "a", named("Ruben Mayer")), ("b", "b", named("روبن ماير"))],
            1,
            id="one speaker in two scripts",
        ),
    ],
)
def test_origins_are_counted(witnesses, origins):
    rows = [Witness(source, (root,), attribution) for source, root, attribution in witnesses]
    assert independent_origins(rows) == origins


def test_any_root_in_common_makes_one_origin():
    one, other, third = (
        Witness(f"source {n}", roots, OWN) for n, roots in enumerate([("a", "b"), ("c",), ("d", "b", "c")])
    )
    assert independent_origins([one, other]) == 2
    assert independent_origins([one, other, third]) == 1


ATTRIBUTIONS = st.sampled_from([OWN, WIRE, ANONYMOUS, named("Ann Lee"), named("Omar Sy")])
WITNESSES = st.lists(
    st.builds(
        Witness,
        st.sampled_from("abcd"),
        st.lists(st.sampled_from("abcd"), min_size=1, max_size=2).map(tuple),
        ATTRIBUTIONS,
    ),
    max_size=8,
)


@given(WITNESSES)
def test_there_are_never_more_origins_than_sources(witnesses):
    assert independent_origins(witnesses) <= len({witness.source for witness in witnesses})


@given(WITNESSES, st.randoms())
def test_the_order_of_citations_does_not_matter(witnesses, random):
    shuffled = witnesses[:]
    random.shuffle(shuffled)
    assert independent_origins(shuffled) == independent_origins(witnesses)
