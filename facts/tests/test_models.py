"""What the database refuses, remembers and counts."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from facts.models import Citation, Claim, ClaimEvent, Contradiction
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    PositionFactory,
    PublicationFactory,
    ReviewFactory,
)
from sources.history import coming_by, remember
from sources.tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def refuses(name):
    return pytest.raises(IntegrityError, match=name)


class TestCitation:
    def test_words_that_do_not_stand_in_the_text_are_refused_by_the_database(self):
        citation = CitationFactory.build(
            position=PositionFactory(), source=SourceFactory(), quote="Nobody wrote this."
        )

        with refuses("do not stand"):
            citation.save()

    def test_words_that_do_not_stand_in_the_text_are_named_on_cleaning(self):
        citation = CitationFactory()
        citation.start += 1

        with pytest.raises(ValidationError, match="do not stand"):
            citation.full_clean()

    def test_offsets_count_code_points(self):
        text = "Café 😀 नि‍क cost 5."
        start = text.index("cost")

        citation = CitationFactory(source=SourceFactory(text=text), start=start, end=start + 4)

        assert Citation.objects.get(pk=citation.pk).quote == "cost"

    def test_a_position_on_another_claim_is_refused(self):
        citation = CitationFactory()

        with refuses("facts_citation_position_of_claim"), transaction.atomic():
            Citation.objects.filter(pk=citation.pk).update(position=PositionFactory())
            connection.check_constraints()

    def test_a_rejected_span_cannot_be_cited_again(self):
        first = CitationFactory(state="rejected", decided_by=UserFactory(), decided_at="2026-01-01T00:00:00Z")

        with refuses("facts_citation_unique_span"):
            CitationFactory(position=first.position, source=first.source)

    def test_two_values_at_once_are_refused(self):
        with refuses("facts_citation_one_value"):
            CitationFactory(amount=5, date="2026")

    def test_citations_of_an_older_version_do_not_count(self):
        old = CitationFactory(source__key="page", source__version=1)
        SourceFactory(key="page", version=2, text="Another text.")

        assert list(Citation.objects.live()) == []
        assert Citation.objects.get(pk=old.pk).quote == old.source.text


class TestVersion:
    def version(self, claim):
        return Claim.objects.get(pk=claim.pk).version

    def test_a_persons_edit_moves_it(self):
        claim = ClaimFactory()

        claim.text = "Worded better"
        claim.save()

        assert self.version(claim) == 2

    def test_a_recomputed_signature_does_not(self):
        claim = ClaimFactory()

        Claim.objects.filter(pk=claim.pk).update(signature="5 USD", founded_because=[{"name": "figure"}])

        assert self.version(claim) == 1

    def test_a_machine_citation_does_not(self):
        citation = CitationFactory()

        Citation.objects.filter(pk=citation.pk).update(found={"score": 0.9})

        assert self.version(citation.claim) == 1

    def test_a_rejected_citation_does(self):
        citation = CitationFactory()

        Citation.objects.filter(pk=citation.pk).update(
            state="rejected", decided_by=UserFactory(), decided_at="2026-01-01T00:00:00Z"
        )

        assert self.version(citation.claim) == 2

    def test_a_citation_that_a_person_adds_does(self):
        claim = ClaimFactory()

        CitationFactory(position__claim=claim, stated_by=UserFactory())

        assert self.version(claim) == 2


class TestHistory:
    def test_it_keeps_the_old_row_with_who_why_and_by_which_path(self):
        claim, editor = ClaimFactory(text="Before"), UserFactory(username="ed")

        with coming_by("test", request_id="r1"), transaction.atomic():
            context = remember(actor=editor, reason="typo")
            Claim.objects.filter(pk=claim.pk).update(text="After")

        event = ClaimEvent.objects.get(pgh_obj_id=claim.pk, pgh_label="update")
        assert event.text == "Before"
        assert event.pgh_context_id == context
        assert event.pgh_context == {
            "user": editor.pk,
            "name": "ed",
            "reason": "typo",
            "path": "test",
            "request": "r1",
        }

    def test_it_keeps_new_rows_with_who_why_and_by_which_path(self):
        editor = UserFactory(username="ed")

        with coming_by("test"), transaction.atomic():
            remember(actor=editor, reason="heard it")
            claim = ClaimFactory(text="New")

        event = ClaimEvent.objects.get(pgh_obj_id=claim.pk)
        assert (event.pgh_label, event.text) == ("insert", "New")
        assert (event.pgh_context["name"], event.pgh_context["reason"], event.pgh_context["path"]) == (
            "ed",
            "heard it",
            "test",
        )

    def test_it_cannot_be_changed(self):
        claim = ClaimFactory()
        Claim.objects.filter(pk=claim.pk).update(text="After")

        with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
            ClaimEvent.objects.update(text="Never said")

    def test_remembering_outside_a_transaction_is_refused(self, transactional_db):
        with pytest.raises(transaction.TransactionManagementError):
            remember(actor=None, reason="lost")


@pytest.mark.parametrize("factory", [ReviewFactory, PublicationFactory], ids=["review", "publication"])
def test_append_only_rows_refuse_update_and_delete(factory):
    row = factory()

    for change in (lambda: type(row).objects.filter(pk=row.pk).update(claim=ClaimFactory()), row.delete):
        with refuses("append-only"), transaction.atomic():
            change()


def test_a_review_that_verifies_names_the_position_it_upholds():
    with refuses("facts_review_upholds_a_position"):
        ReviewFactory(status="verified")


class TestContradiction:
    def test_it_is_shown_while_both_sides_have_a_live_citation(self):
        row = ContradictionFactory()
        assert list(Contradiction.objects.shown()) == [row]

        row.left.citations.update(
            state="rejected", decided_by=UserFactory(), decided_at="2026-01-01T00:00:00Z"
        )

        assert list(Contradiction.objects.shown()) == []

    def test_its_sides_stand_in_one_order_only(self):
        row = ContradictionFactory()

        with refuses("facts_contradiction_left_before_right"):
            Contradiction.objects.filter(pk=row.pk).update(left=row.right, right=row.left)

    def test_a_dismissal_says_who_and_why(self):
        row = ContradictionFactory()

        with refuses("facts_contradiction_decision_whole"):
            Contradiction.objects.filter(pk=row.pk).update(state="dismissed")
