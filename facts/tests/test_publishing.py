"""Publishing: by a second person, once and for all, under numbers without gaps."""

import json
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from facts.curating import reject_citation
from facts.jobs import publish_ordered
from facts.models import Citation, ClaimEntity, Embargo, Publication
from facts.published import claims_with_new_evidence, fact_of, facts, new_evidence
from facts.publishing import (
    cancel_publication,
    correct,
    order_publication,
    publish,
    publish_due,
    retract,
    second_person_refusal,
)
from facts.review import judge, reopen, take_up
from facts.rewording import word_claim
from facts.tests.factories import CitationFactory, ContradictionFactory, EntityFactory
from facts.tests.people import ELSEWHERE, cited_claim, person, verified_claim
from sources.tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return person("editor")


def verdict_again(claim, position, checker=None):
    checker = checker or person("fact-checker")
    judge(
        claim=claim,
        status="verified",
        position=position,
        actor=checker,
        rationale="Still.",
        evidence=[ELSEWHERE],
    )


class TestTwoPersons:
    def test_a_second_person_publishes(self, editor):
        claim, _ = verified_claim()
        row = publish(claim=claim, actor=editor)
        assert (row.number, row.version, row.event, row.rating) == (1, 1, "published", "verified")
        assert fact_of(claim) == row

    @pytest.mark.parametrize("role", ["editor", "administrator", "superuser"])
    def test_the_reviewer_does_not(self, role):
        reviewer = person(role)
        claim, _ = verified_claim(checker=reviewer)
        with pytest.raises(PermissionDenied, match="You gave this verdict: a second person publishes it"):
            publish(claim=claim, actor=reviewer)
        assert Publication.objects.count() == 0

    @pytest.mark.parametrize("role", ["editor", "superuser"])
    def test_the_last_editor_of_the_wording_does_not(self, role):
        author = person(role)
        claim, position = verified_claim()
        word_claim(claim=claim, text="Clearer", actor=author, reason="clearer")
        verdict_again(claim, position)
        with pytest.raises(PermissionDenied, match="the last to edit"):
            publish(claim=claim, actor=author)

    def test_the_last_editor_of_the_citations_does_not(self, editor):
        claim, position = cited_claim()
        other = CitationFactory(position=position)
        reject_citation(citation=other, actor=editor, reason="Says something else.")
        take_up(claim=claim, actor=person("fact-checker"), rationale="Worth checking.")
        verdict_again(claim, position)
        with pytest.raises(PermissionDenied, match="the last to edit"):
            publish(claim=claim, actor=editor)

    def test_who_worded_a_claim_that_nobody_edited_does_not(self, editor):
        claim, _ = verified_claim(worded_by=editor)
        assert "last to edit" in second_person_refusal(claim, actor=editor)

    def test_an_edit_by_another_frees_the_one_before(self, editor):
        claim, position = verified_claim(worded_by=editor)
        word_claim(claim=claim, text="Clearer", actor=person("fact-checker"), reason="clearer")
        verdict_again(claim, position)
        assert publish(claim=claim, actor=editor).number == 1

    def test_a_retraction_does_not_wait_for_one(self, editor):
        claim, _ = verified_claim(checker=editor)
        publish(claim=claim, actor=person("editor"))
        word_claim(claim=claim, text="Clearer", actor=editor, reason="clearer")
        row = retract(claim=claim, actor=editor, reason="Our error.")
        assert (row.number, row.event, row.note) == (2, "retracted", "Our error.")
        assert fact_of(claim) is None

    def test_a_fact_checker_may_not_publish(self):
        claim, _ = verified_claim()
        with pytest.raises(PermissionDenied, match="may not publish"):
            publish(claim=claim, actor=person("fact-checker"))


class TestWhatIsPublished:
    def test_it_stays_when_the_claim_is_edited(self, editor):
        claim, _ = verified_claim(text="As it was")
        row = publish(claim=claim, actor=editor)
        word_claim(claim=claim, text="As it is", actor=editor, reason="news")

        claim.refresh_from_db()
        assert claim.status == "in_review"
        assert json.loads(fact_of(claim).document)["text"] == "As it was"
        assert fact_of(claim) == row

    def test_a_correction_says_what_was_corrected_and_replaces_it(self, editor):
        claim, position = verified_claim(text="As it was")
        publish(claim=claim, actor=editor)
        word_claim(claim=claim, text="As it is", actor=person("fact-checker"), reason="news")
        verdict_again(claim, position)

        row = correct(claim=claim, actor=editor, note="The wording was wrong.")

        assert (row.number, row.version, row.event) == (2, 2, "corrected")
        assert json.loads(row.summary)["text"] == "As it is"
        assert json.loads(row.summary)["note"] == "The wording was wrong."
        assert list(facts()) == [row]

    def test_nothing_new_is_no_correction(self, editor):
        claim, _ = verified_claim()
        publish(claim=claim, actor=editor)
        with pytest.raises(ValidationError, match="Nothing has changed"):
            correct(claim=claim, actor=editor, note="Just so.")

    def test_it_is_not_published_twice(self, editor):
        claim, _ = verified_claim()
        publish(claim=claim, actor=editor)
        with pytest.raises(ValidationError, match="correct or retract"):
            publish(claim=claim, actor=editor)

    def test_after_a_retraction_it_may_be_published_again(self, editor):
        claim, _ = verified_claim()
        publish(claim=claim, actor=editor)
        retract(claim=claim, actor=editor, reason="Our error.")
        row = publish(claim=claim, actor=editor, note="It was right after all.")
        assert [each.event for each in Publication.objects.order_by("number")] == [
            "published",
            "retracted",
            "published",
        ]
        assert (row.number, row.version) == (3, 3)

    @pytest.mark.parametrize("act", [correct, retract], ids=["correct", "retract"])
    def test_what_is_not_published_is_neither_corrected_nor_retracted(self, editor, act):
        claim, _ = verified_claim()
        says = {"note": "x"} if act is correct else {"reason": "x"}
        with pytest.raises(ValidationError, match="not published"):
            act(claim=claim, actor=editor, **says)

    def test_a_claim_in_review_is_not_published(self, editor):
        claim, _ = verified_claim()
        reopen(claim=claim, actor=person("fact-checker"), rationale="Doubts.")
        with pytest.raises(ValidationError, match="in review does not allow"):
            publish(claim=claim, actor=editor)

    def test_it_is_about_the_entities_of_the_claim(self, editor):
        claim, _ = verified_claim()
        entity = EntityFactory()
        ClaimEntity.objects.create(claim=claim, entity=entity)
        row = publish(claim=claim, actor=editor)
        about = row.entities.get()
        assert (about.entity, about.rating, about.number) == (entity, "verified", 1)
        assert about.published_at == row.published_at

    def test_columns_are_of_the_position_upheld(self, editor):
        claim, _ = verified_claim()
        CitationFactory(
            position__claim=claim, position__amount=99, position__unit="EUR", source__language="de"
        )
        row = Publication.objects.get(pk=publish(claim=claim, actor=editor).pk)
        assert (row.amount, row.unit, row.origins) == (12, "USD", 1)
        assert row.languages == ["de", "en"]
        assert len(row.outlets) == 2
        assert not row.contradicted


class TestNewEvidence:
    def test_nothing_is_new_right_after(self, editor):
        claim, _ = verified_claim()
        publish(claim=claim, actor=editor)
        assert not new_evidence(claim)
        assert list(claims_with_new_evidence()) == []

    def test_what_the_machine_finds_later_is(self, editor):
        claim, position = verified_claim()
        publish(claim=claim, actor=editor)
        found = CitationFactory(position=position)
        contradiction = ContradictionFactory(claim=claim)
        claim.refresh_from_db()

        assert claim.status == "verified"
        assert found in new_evidence(claim).citations
        assert new_evidence(claim).contradictions == (contradiction,)
        assert list(claims_with_new_evidence()) == [claim]

    def test_a_new_version_of_a_cited_source_is(self, editor):
        claim, position = verified_claim()
        publish(claim=claim, actor=editor)
        cited = position.citations.get().source
        newer = SourceFactory(key=cited.key, version=2, text="Another text.")
        assert new_evidence(claim).sources == (newer,)
        assert list(claims_with_new_evidence()) == [claim]

    def test_a_correction_takes_it_in(self, editor):
        claim, position = verified_claim()
        publish(claim=claim, actor=editor)
        CitationFactory(position=position)
        row = correct(claim=claim, actor=editor, note="A second source.")
        assert json.loads(row.document)["positions"][0]["sources"] == 2
        assert not new_evidence(claim)

    def test_an_unpublished_claim_has_none(self):
        claim, _ = verified_claim()
        assert not new_evidence(claim)


class TestEmbargo:
    @pytest.fixture
    def ordered(self, editor):
        claim, _ = verified_claim(text="As it was")
        later = timezone.now() + timedelta(hours=2)
        return order_publication(claim=claim, actor=editor, publish_at=later, note="On air first.")

    def due(self, embargo):
        return publish_due(now=embargo.publish_at)

    def test_nothing_is_published_or_numbered_before_its_time(self, ordered):
        assert publish_due() == []
        assert Publication.objects.count() == 0

    def test_at_its_time_it_is_published_word_for_word_as_it_was_ordered(self, ordered, editor):
        CitationFactory(position=ordered.claim.positions.get())

        (ended,) = self.due(ordered)

        row = ended.publication
        assert (ended.state, row.number, row.event, row.published_by) == ("published", 1, "published", editor)
        assert json.loads(row.document)["positions"][0]["sources"] == 1
        assert len(new_evidence(ordered.claim).citations) == 1
        assert self.due(ordered) == []

    def test_the_job_of_every_minute_publishes_what_is_due(self, ordered):
        publish_ordered(timestamp=0)
        assert Publication.objects.count() == 0
        now = timezone.now()
        Embargo.objects.update(ordered_at=now - timedelta(hours=1), publish_at=now - timedelta(minutes=1))
        publish_ordered(timestamp=0)
        assert Embargo.objects.get().publication == Publication.objects.get()

    def test_a_claim_that_changed_is_held_back_and_the_orderer_told(self, ordered, editor):
        word_claim(claim=ordered.claim, text="As it is", actor=person("fact-checker"), reason="news")
        (ended,) = self.due(ordered)
        assert (ended.state, ended.publication) == ("held", None)
        assert "has changed since" in ended.ended_because
        assert list(editor.notifications.values_list("kind", flat=True)) == ["held"]
        assert Publication.objects.count() == 0

    def test_an_orderer_who_left_is_held_back(self, ordered, editor):
        type(editor).objects.filter(pk=editor.pk).update(is_active=False)
        (ended,) = self.due(ordered)
        assert (ended.state, Publication.objects.count()) == ("held", 0)

    def test_it_can_be_cancelled(self, ordered, editor):
        cancel_publication(embargo=ordered, actor=editor, reason="Not today.")
        assert self.due(ordered) == []
        assert Embargo.objects.get().ended_because == "Not today."

    def test_publishing_at_once_ends_it(self, ordered, editor):
        publish(claim=ordered.claim, actor=editor)
        assert Embargo.objects.get().state == "cancelled"
        assert self.due(ordered) == []

    def test_a_second_order_for_the_same_claim_is_refused(self, ordered, editor):
        with pytest.raises(ValidationError, match="already waiting"):
            order_publication(claim=ordered.claim, actor=editor, publish_at=ordered.publish_at)

    def test_a_time_that_has_passed_is_refused(self, editor):
        claim, _ = verified_claim()
        with pytest.raises(ValidationError, match="in the future"):
            order_publication(claim=claim, actor=editor, publish_at=timezone.now() - timedelta(minutes=1))

    def test_the_reviewer_may_not_order_it(self):
        reviewer = person("superuser")
        claim, _ = verified_claim(checker=reviewer)
        with pytest.raises(PermissionDenied, match="second person"):
            order_publication(claim=claim, actor=reviewer, publish_at=timezone.now() + timedelta(hours=1))


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_when_many_publish_at_once_and_some_fail():
    editor, checker = person("editor"), person("fact-checker")
    claims = [verified_claim(checker=checker, worded_by=UserFactory())[0] for _ in range(8)]
    start = threading.Barrier(4)
    errors: list[Exception] = []

    def work(share):
        try:
            start.wait(timeout=10)
            for claim in share:
                publish(claim=claim, actor=editor)
                with transaction.atomic():
                    # A number that is taken and given back with its transaction.
                    retract(claim=claim, actor=editor, reason="Never mind.")
                    transaction.set_rollback(True)
        except Exception as error:  # noqa: BLE001  (told to the test, which fails)
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(claims[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert errors == []
    rows = list(Publication.objects.order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [row.published_at for row in rows] == sorted(row.published_at for row in rows)
    assert Citation.objects.count() == 8
