"""Decisions on citations: people's beside the machine's, and neither lost."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from facts.curating import (
    Words,
    accept_citation,
    cite,
    move_citation,
    re_anchor_citation,
    re_value_citation,
    reject_citation,
    write_gloss,
)
from facts.editing import StaleVersion
from facts.matching.types import Value
from facts.models import Citation, Claim, Position
from facts.rewording import add_position, change_position, state_claim, word_claim
from facts.tests.factories import CitationFactory, ClaimFactory, EntityFactory, PositionFactory
from facts.tests.people import person, verified_claim
from sources.models import Gloss
from sources.reading.types import Attribution, AttributionKind
from sources.tests.factories import GlossFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "The bridge cost 12 million dollars. It opened in May."


@pytest.fixture
def reporter():
    return person("reporter", username="rita")


@pytest.fixture
def citation():
    """The machine's citation of the first sentence."""
    return CitationFactory(end=35, found={"score": 0.7})


def reread(row):
    return type(row).objects.get(pk=row.pk)


def test_accepting_says_who_and_when(citation, reporter):
    accept_citation(citation=citation, actor=reporter)
    row = reread(citation)
    assert (row.state, row.decided_by, row.stated_by) == ("accepted", reporter, None)
    assert row.claim.edited_by == reporter


def test_a_rejected_citation_stays_known_and_counts_no_more(citation, reporter):
    reject_citation(citation=citation, actor=reporter, reason="It is another bridge.")
    assert reread(citation).state == "rejected"
    assert list(Citation.objects.live()) == []


def test_a_rejection_says_why(citation, reporter):
    with pytest.raises(ValidationError, match="needs a reason"):
        reject_citation(citation=citation, actor=reporter, reason=" ")


def test_a_rejected_citation_may_be_accepted_after_all(citation, reporter):
    reject_citation(citation=citation, actor=reporter, reason="It is another bridge.")
    accept_citation(citation=citation, actor=reporter, reason="It is the same.")
    assert reread(citation).state == "accepted"


def test_deciding_the_same_twice_is_refused(citation, reporter):
    accept_citation(citation=citation, actor=reporter)
    with pytest.raises(ValidationError, match="accepted already"):
        accept_citation(citation=citation, actor=reporter)


def test_re_anchoring_keeps_where_the_machine_saw_it(citation, reporter):
    re_anchor_citation(citation=citation, start=16, end=34, actor=reporter, reason="Only the sum.")
    row = reread(citation)
    assert (row.quote, row.start, row.end) == ("12 million dollars", 16, 34)
    assert row.found == {"score": 0.7, "span": [0, 35]}
    assert (row.stated_by, row.found_by) == (reporter, "matcher-test")


def test_words_that_the_machine_found_elsewhere_stay_as_a_rejected_citation(citation, reporter):
    re_anchor_citation(citation=citation, start=36, end=53, actor=reporter, reason="The other sentence.")
    (left,) = Citation.objects.exclude(pk=citation.pk)
    assert (left.start, left.end, left.state, left.decided_by) == (0, 35, "rejected", reporter)
    assert (left.found_by, left.claim, reread(citation).quote) == (
        "matcher-test",
        citation.claim,
        "It opened in May.",
    )


def test_words_that_a_person_picked_leave_nothing_behind(reporter):
    own = CitationFactory(end=35, stated_by=reporter)
    re_anchor_citation(citation=own, start=36, end=53, actor=reporter, reason="The other sentence.")
    assert Citation.objects.count() == 1


@pytest.mark.parametrize(
    ("start", "end"), [(5, 5), (9, 3), (0, 999)], ids=["empty", "reversed", "past the end"]
)
def test_a_place_outside_the_text_is_refused(citation, reporter, start, end):
    with pytest.raises(ValidationError, match="no place in a text of 53 characters"):
        re_anchor_citation(citation=citation, start=start, end=end, actor=reporter, reason="x")
    assert reread(citation).end == 35


def test_words_that_the_claim_cites_already_are_refused(citation, reporter):
    CitationFactory(position=citation.position, source=citation.source, start=36, end=53)
    with pytest.raises(ValidationError, match="already cites these words"):
        re_anchor_citation(citation=citation, start=36, end=53, actor=reporter, reason="x")


def test_a_value_is_stated_beside_the_machines(citation, reporter):
    re_value_citation(
        citation=citation,
        value=Value(amount=Decimal(12_000_000), unit="USD"),
        as_of="2025-05",
        attribution=Attribution(AttributionKind.NAMED, name="Ann Lee"),
        speaker=EntityFactory(name="Ann Lee"),
        actor=reporter,
        reason="The text says so.",
    )
    row = reread(citation)
    assert (row.amount, row.unit, row.as_of, row.attribution_name) == (
        12_000_000,
        "USD",
        "2025-05",
        "Ann Lee",
    )
    assert row.speaker.name == "Ann Lee"
    assert row.found == {"score": 0.7}


def test_a_value_of_its_own_leaves_the_attribution(citation, reporter):
    Citation.objects.filter(pk=citation.pk).update(attribution_kind="official", attribution_name="The mayor")
    re_value_citation(citation=citation, value=Value(date="2025"), actor=reporter, reason="x")
    assert reread(citation).attribution_name == "The mayor"


def test_a_citation_moves_to_another_claim_and_both_count_it_as_an_edit(citation, reporter):
    target = PositionFactory()
    move_citation(citation=citation, position=target, actor=reporter, reason="It speaks of the tunnel.")
    row = reread(citation)
    assert (row.position, row.claim) == (target, target.claim)
    assert [reread(claim).edited_by for claim in (citation.claim, target.claim)] == [reporter, reporter]


def test_a_citation_that_moved_meanwhile_is_not_edited_for_its_old_claim(citation, reporter):
    seen = reread(citation)
    move_citation(citation=citation, position=PositionFactory(), actor=reporter, reason="x")
    with pytest.raises(StaleVersion):
        accept_citation(citation=seen, actor=reporter, version=1)


def test_citing_by_hand_is_accepted_at_once(reporter):
    position, source = PositionFactory(), SourceFactory(text=TEXT)
    row = cite(
        position=position,
        words=Words(source, 36, 53),
        value=Value(date="--05"),
        actor=reporter,
        reason="Missed.",
    )
    assert (row.quote, row.date, row.state, row.stated_by) == (
        "It opened in May.",
        "--05",
        "accepted",
        reporter,
    )
    assert row.found_by == ""


def test_citing_what_the_machine_found_takes_that_row_over(citation, reporter):
    row = cite(
        position=citation.position, words=Words(citation.source, 11, 34), actor=reporter, reason="Shorter."
    )
    assert row.pk == citation.pk
    assert (row.quote, row.found["span"]) == ("cost 12 million dollars", [0, 35])
    assert Citation.objects.count() == 1


def test_citing_rejected_words_leads_to_the_rejection(citation, reporter):
    reject_citation(citation=citation, actor=reporter, reason="x")
    with pytest.raises(ValidationError, match="rejected"):
        cite(position=citation.position, words=Words(citation.source, 0, 30), actor=reporter, reason="x")


def test_a_source_that_is_not_held_cannot_be_cited(reporter):
    with pytest.raises(ValidationError, match="does not hold"):
        cite(
            position=PositionFactory(),
            words=Words(SourceFactory(text=None), 0, 3),
            actor=reporter,
            reason="x",
        )


def test_a_gloss_is_worded_anew_and_does_not_edit_the_claim(citation, reporter):
    gloss = GlossFactory(source=citation.source, start=0, end=35, found_by="machine", stated_by=None)
    write_gloss(words=Words(citation.source, 0, 35), language="en", text="It was dear.", actor=reporter)
    row = Gloss.objects.get()
    assert (row.pk, row.text, row.stated_by, row.found_by) == (gloss.pk, "It was dear.", reporter, "machine")
    assert reread(citation.claim).version == 1


def test_an_edit_of_a_published_claim_by_a_checker_puts_it_back_in_review():
    claim, position = verified_claim()
    reject_citation(citation=position.citations.get(), actor=person("fact-checker"), reason="Wrong bridge.")
    assert reread(claim).status == "in_review"


def test_an_edit_of_an_older_version_is_refused_and_changes_nothing(citation, reporter):
    word_claim(claim=citation.claim, text="Another", actor=reporter, reason="x")
    with pytest.raises(StaleVersion, match="rita changed: wording"):
        reject_citation(citation=citation, actor=person("editor"), reason="x", version=1)
    assert reread(citation).state == "proposed"


class TestWording:
    def test_the_machines_claim_becomes_the_persons(self, reporter):
        claim = ClaimFactory(
            worded_by=None, founding_source=SourceFactory(), founding_start=0, founding_end=9, found_by="m"
        )
        word_claim(claim=claim, text=" Worded ", language="de", actor=reporter, reason="x", version=1)
        row = reread(claim)
        assert (row.text, row.language, row.worded_by, row.edited_by) == ("Worded", "de", reporter, reporter)
        assert row.found_by == "m"

    def test_an_empty_wording_is_refused(self, reporter):
        with pytest.raises(ValidationError, match="blank"):
            word_claim(claim=ClaimFactory(), text=" ", actor=reporter, reason="x")

    def test_a_claim_is_stated_by_hand_about_entities(self, reporter):
        entity = EntityFactory()
        claim = state_claim(
            text="Stated", language="en", kind="event", actor=reporter, reason="x", entities=[entity]
        )
        assert list(reread(claim).entities.all()) == [entity]

    def test_a_position_is_added_and_changed(self, reporter):
        claim = ClaimFactory()
        row = add_position(claim=claim, value=Value(date="2025"), actor=reporter, reason="x")
        change_position(position=row, value=Value(date="2026"), stance="denies", actor=reporter, reason="x")
        row = Position.objects.get()
        assert (row.date, row.stance, row.stated_by) == ("2026", "denies", reporter)
        assert Claim.objects.get().version > 1

    def test_a_position_twice_is_refused(self, reporter):
        claim = PositionFactory(amount="12.50", unit="USD").claim
        with pytest.raises(ValidationError, match="has this position already"):
            add_position(
                claim=claim, value=Value(amount=Decimal("12.5"), unit="USD"), actor=reporter, reason="x"
            )
