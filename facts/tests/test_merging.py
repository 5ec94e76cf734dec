"""Merging and splitting: rows stay, citations go along, decisions of people win."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from facts.deciding import dismiss_contradiction
from facts.matching.types import Value
from facts.merging import merge_claims, merge_positions, split_claim, split_position
from facts.models import Citation, Claim, ClaimEntity, Contradiction, Position, Publication
from facts.published import fact_of
from facts.publishing import publish
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    CommentFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
    ReviewFactory,
)
from facts.tests.people import person, verified_claim
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return person("fact-checker")


def decided(state="accepted"):
    return {"state": state, "decided_by": person("reporter"), "decided_at": "2026-01-01T00:00:00Z"}


class TestPositions:
    def test_a_split_takes_the_chosen_citations_along(self, checker):
        position = PositionFactory(amount=12)
        stays, goes = CitationFactory(position=position), CitationFactory(position=position)
        new = split_position(
            position=position, citations=[goes], value=Value(date="2025"), actor=checker, reason="x"
        )
        assert (new.date, new.claim, new.stated_by) == ("2025", position.claim, checker)
        assert list(new.citations.all()) == [goes]
        assert list(position.citations.all()) == [stays]

    @pytest.mark.parametrize("number", [0, 2], ids=["none", "all"])
    def test_a_split_of_none_or_all_is_refused(self, checker, number):
        position = PositionFactory()
        rows = [CitationFactory(position=position) for _ in range(2)]
        with pytest.raises(ValidationError, match="leave at least one"):
            split_position(position=position, citations=rows[:number], value=None, actor=checker, reason="x")

    def test_a_split_of_somebody_elses_citations_is_refused(self, checker):
        with pytest.raises(ValidationError, match="not one of this position"):
            split_position(
                position=CitationFactory().position,
                citations=[CitationFactory()],
                value=None,
                actor=checker,
                reason="x",
            )

    def test_a_merge_re_points_and_keeps_the_row(self, checker):
        claim = ClaimFactory()
        gone, stays = PositionFactory(claim=claim), PositionFactory(claim=claim)
        row = CitationFactory(position=gone)
        merge_positions(position=gone, into=stays, actor=checker, reason="The same sum.")
        assert Citation.objects.get(pk=row.pk).position == stays
        assert Position.objects.get(pk=gone.pk).merged_into == stays
        assert list(claim.positions.standing()) == [stays]

    def test_a_dismissal_survives_the_merge_of_a_side(self, checker):
        row = ContradictionFactory()
        dismiss_contradiction(contradiction=row, actor=checker, reason="Two bridges.")
        into = CitationFactory(position__claim=row.claim).position
        merge_positions(position=row.left, into=into, actor=checker, reason="The same sum.")
        (new,) = Contradiction.objects.exclude(pk=row.pk)
        assert {new.left, new.right} == {into, row.right}
        assert (new.state, new.decision_reason) == ("dismissed", "Two bridges.")
        assert list(Contradiction.objects.shown()) == []

    def test_positions_of_two_claims_are_not_merged(self, checker):
        with pytest.raises(ValidationError, match="of one claim"):
            merge_positions(position=PositionFactory(), into=PositionFactory(), actor=checker, reason="x")


class TestSplitClaim:
    def test_it_founds_a_claim_with_copies_of_the_positions(self, checker):
        position = PositionFactory(amount=12, unit="USD")
        entity = EntityFactory()
        ClaimEntity.objects.create(claim=position.claim, entity=entity)
        stays, goes = CitationFactory(position=position), CitationFactory(position=position)
        comment = CommentFactory(claim=position.claim, citation=goes)

        new = split_claim(
            claim=position.claim, citations=[goes], text="The tunnel cost so much.", actor=checker, reason="x"
        )

        goes.refresh_from_db()
        comment.refresh_from_db()
        assert (goes.claim, goes.position.claim, goes.position.amount) == (new, new, 12)
        assert comment.claim == new
        assert list(new.entities.all()) == [entity]
        assert list(position.claim.citations.all()) == [stays]
        assert (new.status, new.worded_by) == ("unverified", checker)


class TestMergeClaims:
    def test_everything_goes_along_and_the_row_stays(self, checker):
        gone, stays = ClaimFactory(), ClaimFactory()
        same, own = PositionFactory(claim=gone, amount=12), PositionFactory(claim=gone, amount=13)
        twin = PositionFactory(claim=stays, amount=12)
        a, b = CitationFactory(position=same), CitationFactory(position=own)
        comment, entity = CommentFactory(claim=gone), EntityFactory()
        ClaimEntity.objects.create(claim=gone, entity=entity)

        merge_claims(claim=gone, into=stays, actor=checker, reason="One and the same.")

        for row in (a, b, comment, same, own):
            row.refresh_from_db()
        assert Claim.objects.get(pk=gone.pk).merged_into == stays
        assert (a.claim, a.position) == (stays, twin)
        assert (b.claim, b.position.amount, b.position) == (stays, 13, own.merged_into)
        assert (same.merged_into, same.claim) == (twin, gone)
        assert comment.claim == stays
        assert list(stays.entities.all()) == [entity]

    def test_reviews_stay_where_they_were_written(self, checker):
        gone, _ = verified_claim()
        stays = ClaimFactory()
        before = gone.reviews.count()
        result = merge_claims(claim=gone, into=stays, actor=checker, reason="One and the same.")
        assert gone.reviews.count() == before
        assert (result.status, result.reviews.get().rationale) == (
            "in_review",
            "Merged with it: One and the same.",
        )

    @pytest.mark.parametrize("state", ["accepted", "rejected"])
    def test_of_two_citations_of_the_same_words_the_decision_counts(self, checker, state):
        source = SourceFactory()
        left = CitationFactory(source=source, **decided(state))
        right = CitationFactory(source=source)
        merge_claims(claim=left.claim, into=right.claim, actor=checker, reason="x")
        left.refresh_from_db()
        right.refresh_from_db()
        assert (right.state, right.decided_by) == (state, left.decided_by)
        assert left.claim.merged_into == right.claim
        assert list(right.claim.citations.all()) == [right]
        assert left not in Citation.objects.live()

    def test_a_persons_wording_wins_over_the_founding_words(self, checker):
        machine = ClaimFactory(
            worded_by=None, founding_source=SourceFactory(), founding_start=0, founding_end=3, found_by="m"
        )
        person_ = ClaimFactory(text="Worded")
        result = merge_claims(claim=person_, into=machine, actor=checker, reason="x")
        assert (result.text, result.worded_by) == ("Worded", person_.worded_by)

    def test_contradictions_are_repeated_between_the_positions_that_go_on(self, checker):
        row = ContradictionFactory()
        stays = ClaimFactory()
        dismiss_contradiction(contradiction=row, actor=checker, reason="Two bridges.")
        Position.objects.filter(pk=row.right_id).update(amount=3)
        merge_claims(claim=row.claim, into=stays, actor=checker, reason="x")
        (new,) = Contradiction.objects.filter(claim=stays)
        assert (new.kind, new.state, new.decision_reason) == (row.kind, "dismissed", "Two bridges.")

    def test_a_verdict_on_the_claim_that_goes_on_is_opened_again(self, checker):
        stays, _ = verified_claim()
        result = merge_claims(claim=CitationFactory().claim, into=stays, actor=checker, reason="x")
        assert result.status == "in_review"

    def test_a_merged_claim_is_not_merged_again(self, checker):
        gone = ClaimFactory(merged_into=ClaimFactory())
        with pytest.raises(ValidationError, match="was merged into"):
            merge_claims(claim=gone, into=ClaimFactory(), actor=checker, reason="x")

    def test_a_published_claim_is_not_merged_into_an_unpublished_one(self):
        gone, _ = verified_claim()
        publish(claim=gone, actor=person("editor"))
        with pytest.raises(ValidationError, match="merged into a published one"):
            merge_claims(claim=gone, into=ClaimFactory(), actor=person("editor"), reason="x")

    def test_readers_are_told_what_goes_on(self):
        (gone, _), (stays, _) = verified_claim(), verified_claim()
        for claim in (gone, stays):
            publish(claim=claim, actor=person("editor"))
        merge_claims(claim=gone, into=stays, actor=person("editor"), reason="One and the same.")
        row = Publication.objects.latest("number")
        assert (row.number, row.claim, row.event, row.replaced_by) == (3, gone, "merged", stays)
        assert fact_of(gone) is None
        assert fact_of(stays).number == 2

    def test_merging_published_claims_takes_the_permission_to_publish(self, checker):
        (gone, _), (stays, _) = verified_claim(), verified_claim()
        for claim in (gone, stays):
            publish(claim=claim, actor=person("editor"))
        with pytest.raises(PermissionDenied, match="The claim is published"):
            merge_claims(claim=gone, into=stays, actor=checker, reason="x")
        assert Claim.objects.get(pk=gone.pk).merged_into is None


def test_positions_that_reviews_name_never_change_their_claim(checker):
    review = ReviewFactory(position=PositionFactory())
    Position.objects.filter(pk=review.position_id).update(claim=review.claim)
    merge_claims(claim=review.claim, into=ClaimFactory(), actor=checker, reason="x")
    assert Position.objects.get(pk=review.position_id).claim == review.claim
