"""The editor's layer on top of what the machine found."""

from decimal import Decimal

import pytest

from facts.manifest.types import CitationEntry, ClaimEntry, PositionEntry
from facts.matching.types import ClaimKind, Stance, Value
from facts.models import Citation, Claim, Entity, Position
from facts.stating import same_span, state_claims
from facts.tally import Tally
from facts.tests.factories import CitationFactory, ClaimFactory, EntityFactory, PositionFactory
from sources.models import Gloss
from sources.reading.types import Attribution, AttributionKind
from sources.tests.factories import SourceFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "Ann said the bridge cost 12 million dollars. It opened in May."


@pytest.fixture
def story():
    return StoryFactory()


@pytest.fixture
def source(story):
    return SourceFactory(story=story, text=TEXT)


@pytest.fixture
def editor():
    return UserFactory(username="desk")


def entry(quote="the bridge cost 12 million dollars", **position):
    start = TEXT.index(quote)
    position = {"stance": Stance.AFFIRMS, "value": Value(amount=Decimal(12_000_000), unit="USD")} | position
    words = CitationEntry(
        source="gazette",
        start=start,
        end=start + len(quote),
        quote=quote,
        line=1,
        attribution=Attribution(AttributionKind.NAMED, "Ann"),
        gloss="what the bridge cost",
    )
    return ClaimEntry(
        key="bridge-cost",
        text="The bridge cost 12 million dollars.",
        kind=ClaimKind.VALUE,
        entities=("ann",),
        positions=(PositionEntry(citations=(words,), line=1, **position),),
        line=1,
    )


def machine_citation(story, source, **claim):
    found = ClaimFactory(
        story=story,
        worded_by=None,
        found_by="matcher-test",
        founding_source=source,
        founding_start=0,
        founding_end=44,
        text=TEXT[:44],
        **claim,
    )
    position = PositionFactory(claim=found, amount=12_000_000, unit="USD")
    return CitationFactory(
        position=position, source=source, start=0, end=44, amount=12_000_000, unit="USD", found={"score": 0.8}
    )


def state(story, source, editor, *entries):
    tally = Tally()
    state_claims(
        entries=entries,
        story=story,
        sources={"gazette": source},
        entities={
            "ann": Entity.objects.filter(key="ann").first()
            or EntityFactory(key="ann", name="Ann", kind="person")
        },
        language="en",
        editor=editor,
        tally=tally,
    )
    return tally


def test_the_editor_words_the_claim_that_the_machine_found(story, source, editor):
    found = machine_citation(story, source)

    state(story, source, editor, entry())

    claim = Claim.objects.get()
    assert claim.pk == found.claim_id
    assert (claim.key, claim.text, claim.worded_by) == (
        "bridge-cost",
        "The bridge cost 12 million dollars.",
        editor,
    )


def test_a_citation_that_both_found_is_one_row_with_the_editors_span(story, source, editor):
    found = machine_citation(story, source)

    state(story, source, editor, entry())

    citation = Citation.objects.get()
    assert citation.pk == found.pk
    assert citation.quote == "the bridge cost 12 million dollars"
    assert (citation.found_by, citation.stated_by) == ("matcher-test", editor)
    assert citation.found == {"score": 0.8}
    assert (citation.attribution_kind, citation.attribution_name) == ("named", "Ann")
    assert citation.speaker.key == "ann"
    assert Gloss.objects.get().text == "what the bridge cost"


def test_without_a_machine_claim_a_new_one_is_made(story, source, editor):
    state(story, source, editor, entry())

    assert Claim.objects.get().found_by == ""
    assert Position.objects.get().stated_by == editor


def test_words_of_another_stance_move_to_a_position_of_their_own(story, source, editor):
    found = machine_citation(story, source)

    state(story, source, editor, entry(stance=Stance.DENIES, value=None))

    found.refresh_from_db()
    assert found.position.stance == "denies"
    # The machine's position has lost its only words.
    assert list(Position.objects.all()) == [found.position]


def test_stating_again_changes_nothing(story, source, editor):
    machine_citation(story, source)
    state(story, source, editor, entry())
    version = Claim.objects.get().version

    tally = Tally()
    changed = state_claims(
        entries=[entry()],
        story=story,
        sources={"gazette": source},
        entities={"ann": Entity.objects.get(key="ann")},
        language="en",
        editor=editor,
        tally=tally,
    )

    assert not changed
    assert not +tally.created
    assert not +tally.updated
    assert Claim.objects.get().version == version


def test_a_wording_that_somebody_else_gave_since_is_left_alone(story, source, editor):
    state(story, source, editor, entry())
    Claim.objects.update(text="A better wording", worded_by=UserFactory())

    state(story, source, editor, entry())

    assert Claim.objects.get().text == "A better wording"


def test_two_entries_do_not_take_one_machine_claim(story, source, editor):
    machine_citation(story, source)
    other = ClaimEntry(
        key="bridge-opening",
        text="The bridge opened in May.",
        kind=ClaimKind.DATE,
        entities=(),
        positions=(
            PositionEntry(
                stance=Stance.AFFIRMS,
                value=Value(date="--05"),
                citations=(CitationEntry(source="gazette", start=9, end=44, quote=TEXT[9:44], line=1),),
                line=1,
            ),
        ),
        line=1,
    )

    state(story, source, editor, other, entry())

    assert Claim.objects.get(key="bridge-cost").found_by == "matcher-test"
    assert Claim.objects.get(key="bridge-opening").found_by == ""


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param((0, 10), True, id="equal"),
        pytest.param((5, 40), True, id="half of the shorter"),
        pytest.param((6, 40), False, id="less than half"),
        pytest.param((2, 4), True, id="inside"),
        pytest.param((10, 20), False, id="beside"),
    ],
)
def test_spans_are_the_same_from_half_of_the_shorter_on(other, same):
    assert same_span(0, 10, *other) is same
