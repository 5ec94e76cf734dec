"""How many independent origins stand behind a position."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from facts.models import Claim, Position
from facts.origins import Support, origins_by_claim, origins_by_position
from facts.tests.factories import CitationFactory, EntityFactory, PositionFactory
from sources.tests.factories import OutletFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def position() -> Position:
    return PositionFactory()


def support(position: Position) -> Support:
    claim = Claim.objects.for_reading().get(pk=position.claim_id)
    return origins_by_position(claim)[position.pk]


def test_sources_that_derive_from_nothing_are_independent(position):
    CitationFactory.create_batch(3, position=position)
    assert support(position) == Support(sources=3, independent_origins=3)


def test_two_citations_of_one_source_count_once(position):
    source = SourceFactory()
    CitationFactory(position=position, source=source, end=3)
    CitationFactory(position=position, source=source, start=4)
    assert support(position) == Support(sources=1, independent_origins=1)


def test_a_position_without_citations_has_no_support(position):
    assert support(position) == Support(sources=0, independent_origins=0)


@pytest.mark.parametrize("column", ["derived_from", "derived_from_proposed"])
def test_echoes_of_one_origin_that_is_not_held_count_once(position, column):
    origin = SourceFactory(text=None)
    for _ in range(3):
        CitationFactory(position=position, source=SourceFactory(**{column: origin}))
    assert support(position) == Support(sources=3, independent_origins=1)


def test_a_chain_of_echoes_is_followed_to_its_root(position):
    root = SourceFactory()
    middle = SourceFactory(derived_from=root)
    CitationFactory(position=position, source=SourceFactory(derived_from_proposed=middle))
    CitationFactory(position=position, source=root)
    assert support(position) == Support(sources=2, independent_origins=1)


def test_a_stated_origin_goes_before_a_proposed_one(position):
    proposed, stated = SourceFactory(), SourceFactory()
    CitationFactory(
        position=position, source=SourceFactory(derived_from=stated, derived_from_proposed=proposed)
    )
    CitationFactory(position=position, source=proposed)
    assert support(position).independent_origins == 2


def test_sources_that_derive_from_each_other_are_one_origin(position):
    left = SourceFactory()
    right = SourceFactory(derived_from=left)
    left.derived_from_proposed = right
    left.save()
    CitationFactory(position=position, source=left)
    CitationFactory(position=position, source=right)
    assert support(position) == Support(sources=2, independent_origins=1)


def test_an_echo_of_an_older_version_shares_the_origin_of_the_newest(position):
    old = SourceFactory(key="https://example.org/a", version=1)
    new = SourceFactory(key="https://example.org/a", version=2)
    CitationFactory(position=position, source=SourceFactory(derived_from_proposed=old))
    CitationFactory(position=position, source=new)
    assert support(position) == Support(sources=2, independent_origins=1)


def test_a_new_version_keeps_the_origin_that_was_stated_for_the_old(position):
    origin = SourceFactory()
    SourceFactory(key="https://example.org/a", version=1, derived_from=origin)
    CitationFactory(position=position, source=SourceFactory(key="https://example.org/a", version=2))
    CitationFactory(position=position, source=origin)
    assert support(position) == Support(sources=2, independent_origins=1)


def test_one_outlet_is_one_origin(position):
    outlet = OutletFactory()
    for _ in range(2):
        CitationFactory(position=position, source=SourceFactory(outlet=outlet))
    assert support(position) == Support(sources=2, independent_origins=1)


def test_sources_of_unknown_outlets_are_not_taken_for_one(position):
    for _ in range(2):
        CitationFactory(position=position, source=SourceFactory(outlet=None))
    assert support(position).independent_origins == 2


def test_outlets_that_quote_one_speaker_are_one_origin(position):
    speaker = EntityFactory(kind="person")
    for language in ("pt", "ar", "zh"):
        CitationFactory(
            position=position,
            source=SourceFactory(language=language),
            attribution_kind="named",
            speaker=speaker,
        )
    assert support(position) == Support(sources=3, independent_origins=1)


def test_a_speaker_merged_into_another_is_the_other(position):
    survivor = EntityFactory(kind="person")
    merged = EntityFactory(kind="person", merged_into=EntityFactory(kind="person", merged_into=survivor))
    for speaker in (survivor, merged):
        CitationFactory(position=position, attribution_kind="named", speaker=speaker)
    assert support(position).independent_origins == 1


@pytest.mark.parametrize(
    ("left", "right", "origins"),
    [
        pytest.param(
            ("en", "named", "Ann  Lee"), ("en", "named", "ann lee"), 1, id="the same name, otherwise spaced"
        ),
        pytest.param(("en", "named", "Ann Lee"), ("en", "named", "Bo Ek"), 2, id="two names in one language"),
        pytest.param(
            ("en", "named", "Ann Lee"),
            ("zh", "named", "安·李"),
            1,
            id="names in two languages may be one person",
        ),
        pytest.param(
            ("en", "anonymous", ""), ("ar", "anonymous", ""), 1, id="unnamed sources may be the same"
        ),
        pytest.param(("en", "own", ""), ("en", "own", ""), 2, id="two outlets in their own voice"),
        pytest.param(
            ("en", "outlet", "Reuters"), ("fr", "outlet", "REUTERS"), 1, id="both credit one outlet"
        ),
        pytest.param(("en", "anonymous", ""), ("en", "named", "Ann Lee"), 2, id="unnamed against named"),
    ],
)
def test_unresolved_attributions(position, left, right, origins):
    for language, kind, name in (left, right):
        CitationFactory(
            position=position,
            source=SourceFactory(language=language),
            attribution_kind=kind,
            attribution_name=name,
        )
    assert support(position).independent_origins == origins


def test_a_credit_to_an_outlet_joins_what_that_outlet_published(position):
    CitationFactory(position=position, source=SourceFactory(outlet=OutletFactory(name="The Courier")))
    CitationFactory(position=position, attribution_kind="outlet", attribution_name="the courier")
    assert support(position).independent_origins == 1


def test_an_outlet_that_is_known_as_an_entity_is_still_an_outlet(position):
    CitationFactory(position=position, source=SourceFactory(outlet=OutletFactory(name="The Courier")))
    courier = EntityFactory(name="The Courier")
    for name in ("The Courier", ""):
        CitationFactory(position=position, attribution_kind="outlet", attribution_name=name, speaker=courier)
    assert support(position) == Support(sources=3, independent_origins=1)


def test_rejected_citations_and_old_versions_do_not_count(position):
    CitationFactory(position=position, source=SourceFactory(key="a", version=1))
    SourceFactory(key="a", version=2)
    CitationFactory(position=position, state="rejected", decided_by=UserFactory(), decided_at=timezone.now())
    assert support(position) == Support(sources=0, independent_origins=0)


def test_positions_are_counted_apart(position):
    other = PositionFactory(claim=position.claim, stance="denies")
    source = SourceFactory()
    CitationFactory(position=position, source=source, end=3)
    CitationFactory(position=other, source=source, start=4)
    assert support(position) == support(other) == Support(sources=1, independent_origins=1)


def test_many_claims_cost_as_many_queries_as_one():
    def queries() -> int:
        claims = list(Claim.objects.for_reading())
        with CaptureQueriesContext(connection) as captured:
            origins_by_claim(claims)
        return len(captured)

    speaker = EntityFactory(merged_into=EntityFactory())
    CitationFactory(attribution_kind="named", speaker=speaker)
    few = queries()
    for _ in range(5):
        CitationFactory(
            source__derived_from=SourceFactory(),
            attribution_kind="named",
            speaker=EntityFactory(merged_into=EntityFactory()),
        )
    assert queries() == few == 2
