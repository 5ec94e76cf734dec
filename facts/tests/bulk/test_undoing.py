"""What undoing a bulk edit puts back, and what it leaves."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.bulk.applying import apply_bulk_edit
from facts.bulk.undoing import undo_bulk_edit
from facts.commenting import assign
from facts.curating import accept_citation
from facts.deciding import reopen_contradiction
from facts.models import Citation, Claim, ClaimEntity, Contradiction, Publication, Review
from facts.publishing import publish, retract
from facts.queues import waiting_for_second_person
from facts.review import current_review
from facts.rewording import word_claim
from facts.tests.bulk.test_applying import apply, preview
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory, EntityFactory
from facts.tests.people import person, verified_claim
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


def undo(changeset, actor, reason="A mistake."):
    return undo_bulk_edit(changeset=changeset, actor=actor, reason=reason)


def left(changeset):
    return dict(changeset.items.exclude(left="").values_list("row", "left"))


def columns(*claims):
    names = ("kind", "story", "assignee", "due_on", "status", "worded_by", "text")
    return list(Claim.objects.filter(pk__in=[claim.pk for claim in claims]).order_by("pk").values(*names))


def test_every_field_is_what_it_was(editor):
    kept, added = EntityFactory(), EntityFactory()
    claims = [ClaimFactory(assignee=person("reporter"), due_on="2026-12-01"), verified_claim()[0]]
    ClaimEntity.objects.create(claim=claims[0], entity=kept)
    before = columns(*claims)
    told = {
        "kind": "value",
        "story": StoryFactory().slug,
        "assignee": "ada",
        "add_entities": [str(added.pk)],
        "remove_entities": [str(kept.pk)],
    }

    changeset = undo(apply(editor, claims, **told), editor)

    assert columns(*claims) == before
    assert list(claims[0].entities.all()) == [kept]
    assert (changeset.state, changeset.undone_by, changeset.undo_reason) == ("undone", editor, "A mistake.")
    assert left(changeset) == {}


def test_what_somebody_touched_since_is_listed_and_left(editor):
    touched, other = ClaimFactory(), ClaimFactory()
    changeset = apply(editor, [touched, other], kind="value")
    reporter = person("reporter", username="rae")
    word_claim(claim=touched, text="Worded anew", actor=reporter, reason="Clearer.")

    changeset = undo(changeset, editor)

    assert left(changeset) == {touched.pk: "rae changed it since."}
    assert Claim.objects.get(pk=touched.pk).kind == "value"
    assert Claim.objects.get(pk=other.pk).kind == "event"


def test_what_the_machine_computed_since_is_no_touch_and_stays(editor):
    claim = ClaimFactory()
    changeset = apply(editor, [claim], kind="value")
    Claim.objects.filter(pk=claim.pk).update(signature="Meta · 14 bn USD")

    assert left(undo(changeset, editor)) == {}

    claim.refresh_from_db()
    assert (claim.kind, claim.signature) == ("event", "Meta · 14 bn USD")


def test_what_was_deleted_since_is_listed(editor):
    gone, homeless = ClaimFactory(), ClaimFactory()
    changeset = apply(editor, [gone, homeless], story=None)
    pk = gone.pk
    gone.delete()
    homeless.story.delete()
    assert left(undo(changeset, editor)) == {
        pk: "It was deleted since.",
        homeless.pk: "The story that it belonged to was deleted since.",
    }


def test_an_entity_that_is_gone_leaves_the_claim(editor):
    claim, entity = ClaimFactory(), EntityFactory()
    ClaimEntity.objects.create(claim=claim, entity=entity)
    changeset = apply(editor, [claim], remove_entities=[str(entity.pk)])
    entity.delete()
    assert left(undo(changeset, editor)) == {claim.pk: "An entity that it was about was deleted since."}


def test_a_verdict_that_was_opened_again_holds_again_with_its_judge(editor):
    checker = person("fact-checker")
    claim, position = verified_claim(checker=checker)
    verdict = current_review(claim)
    changeset = apply(editor, [claim], "reopen")

    undo(changeset, editor)

    claim.refresh_from_db()
    assert claim.status == "verified"
    assert current_review(claim) == verdict
    latest = Review.objects.filter(claim=claim).order_by("-created_at", "-pk").first()
    assert (latest.status, latest.reviewer, latest.restores, latest.position, latest.rationale) == (
        "verified",
        editor,
        verdict,
        position,
        "Undone: A mistake.",
    )
    assert claim in waiting_for_second_person(editor)
    assert claim not in waiting_for_second_person(checker)
    assert publish(claim=claim, actor=editor).number == 1


def test_what_was_taken_up_is_unverified_again_and_can_be_taken_up(editor):
    claim = ClaimFactory()
    undo(apply(editor, [claim], "take up"), editor)
    claim.refresh_from_db()
    assert (claim.status, current_review(claim).restores) == ("unverified", None)
    assert apply(editor, [claim], "take up").changing == 1


def test_decisions_on_citations_go_back_with_the_verdicts_that_they_reopened(editor):
    claim, position = verified_claim()
    citations = [position.citations.get(), CitationFactory(position=position)]
    changeset = apply(editor, citations, "reject citation")
    undo(changeset, editor)
    assert set(Citation.objects.values_list("state", "decided_by", "decided_at")) == {
        ("proposed", None, None)
    }
    assert Claim.objects.get(pk=claim.pk).status == "verified"


def test_citations_of_one_claim_in_two_chunks_are_both_put_back(editor, monkeypatch):
    _, position = verified_claim()
    citations = [position.citations.get(), CitationFactory(position=position)]
    changeset = apply(editor, citations, "reject citation")
    monkeypatch.setattr("facts.bulk.previewing.CHUNK", 1)
    assert left(undo(changeset, editor)) == {}
    assert set(Citation.objects.values_list("state", flat=True)) == {"proposed"}
    assert Review.objects.exclude(restores=None).count() == 1


def test_a_citation_decided_anew_is_left(editor):
    citation = CitationFactory()
    changeset = apply(editor, [citation], "reject citation")
    accept_citation(citation=citation, actor=person("reporter", username="rae"))
    assert left(undo(changeset, editor)) == {citation.pk: "The claim that cites it: rae changed it since."}
    assert Citation.objects.get().state == "accepted"


def test_contradictions_are_open_again_unless_somebody_decided_anew(editor):
    one, two = ContradictionFactory(), ContradictionFactory()
    changeset = apply(editor, [one, two], "dismiss contradiction")
    checker = person("fact-checker", username="cho")
    reopen_contradiction(contradiction=two, actor=checker, reason="It is one.")

    assert left(undo(changeset, editor)) == {two.pk: "cho changed it since."}

    assert set(Contradiction.objects.values_list("state", "decided_by", "decision_reason")) == {
        ("open", None, "")
    }


def test_what_was_published_is_retracted_but_not_what_was_retracted_since(editor):
    standing, gone = (verified_claim()[0] for _ in range(2))
    changeset = apply(editor, [standing, gone], "publish")
    retract(claim=gone, actor=editor, reason="Wrong.")

    assert left(undo(changeset, editor)) == {gone.pk: "It was corrected, retracted or merged since."}

    last = Publication.objects.filter(claim=standing).order_by("-number").first()
    assert (last.event, last.note) == ("retracted", "A mistake.")
    assert Publication.objects.filter(claim=gone).count() == 2


def test_a_retraction_cannot_be_undone(editor):
    claim, _ = verified_claim()
    publish(claim=claim, actor=editor)
    with pytest.raises(ValidationError, match="told to the readers"):
        undo(apply(editor, [claim], "retract"), editor)


def test_it_is_undone_once_with_a_reason_after_it_was_applied(editor):
    changeset = preview(editor, [ClaimFactory()], kind="value")
    with pytest.raises(ValidationError, match="is previewed already"):
        undo(changeset, editor)
    apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    with pytest.raises(ValidationError, match="needs a reason"):
        undo(changeset, editor, reason="")
    with pytest.raises(PermissionDenied, match="may not undo bulk edits"):
        undo(changeset, person("fact-checker"))
    undo(changeset, person("editor"))
    with pytest.raises(ValidationError, match="is undone already"):
        undo(changeset, editor)


def test_the_undo_stands_in_the_history_with_its_own_context(editor):
    claim = ClaimFactory()
    changeset = undo(apply(editor, [claim], kind="value"), editor)
    event = Claim.pgh_event_model.objects.filter(pgh_obj_id=claim.pk).order_by("-pgh_id").first()
    assert event.pgh_context_id != changeset.pk
    assert (event.pgh_context["path"], event.pgh_context["reason"]) == (
        f"undo of bulk edit {changeset.pk}",
        "A mistake.",
    )


def test_a_second_bulk_edit_over_the_same_rows_is_a_touch(editor):
    claim = ClaimFactory()
    first = apply(editor, [claim], kind="value")
    second = apply(editor, [claim], kind="date")
    assert left(undo(first, editor)) == {claim.pk: "ada changed it since."}
    undo(second, editor)
    assert Claim.objects.get().kind == "value"


def test_assigning_since_is_a_touch(editor):
    claim = ClaimFactory()
    changeset = apply(editor, [claim], "take up")
    assign(claim=claim, assignee=editor, actor=editor)
    assert set(left(undo(changeset, editor))) == {claim.pk}


@pytest.mark.parametrize(
    ("action", "make", "told"),
    [
        ("take up", ClaimFactory, {}),
        ("set fields", ClaimFactory, {"kind": "value"}),
        ("accept citation", CitationFactory, {}),
        ("dismiss contradiction", ContradictionFactory, {}),
    ],
    ids=["status", "fields", "citations", "contradictions"],
)
def test_statements_do_not_grow_with_rows(editor, action, make, told):
    def statements(amount):
        changeset = apply(editor, [make() for _ in range(amount)], action, **told)
        with CaptureQueriesContext(connection) as captured:
            undo(changeset, editor)
        return len(captured)

    statements(1)
    assert statements(2) == statements(9)
