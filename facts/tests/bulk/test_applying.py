"""What applying a bulk edit does to exactly the rows that were previewed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.bulk.applying import RowsRefused, apply_bulk_edit
from facts.bulk.previewing import preview_bulk_edit
from facts.commenting import assign
from facts.models import (
    ChangeSet,
    Citation,
    Claim,
    ClaimEntity,
    Evidence,
    Notification,
    Publication,
    Review,
)
from facts.publishing import publish
from facts.rewording import word_claim
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory, EntityFactory
from facts.tests.people import cited_claim, person, verified_claim
from sources.history import coming_by
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


def preview(actor, rows, action="set fields", **parameters):
    return preview_bulk_edit(actor=actor, rows=[row.pk for row in rows], action=action, parameters=parameters)


def apply(actor, rows, action="set fields", *, reason="Tidying up.", **parameters):
    return apply_bulk_edit(changeset=preview(actor, rows, action, **parameters), actor=actor, reason=reason)


def refused(changeset):
    return dict(changeset.items.exclude(refused="").values_list("row", "refused"))


def test_all_changes_stand_in_the_history_under_the_id_of_the_change_set(editor):
    claims = [ClaimFactory(), ClaimFactory()]
    with coming_by("admin"):
        changeset = apply(editor, claims, "take up", reason="A busy day.")

    assert (changeset.state, changeset.changing, changeset.done, changeset.reason) == (
        "applied",
        2,
        2,
        "A busy day.",
    )
    events = Claim.pgh_event_model.objects.filter(pgh_context_id=changeset.pk)
    assert {event.pgh_obj_id for event in events} == {claim.pk for claim in claims}
    assert events[0].pgh_context == {
        "user": editor.pk,
        "name": "ada",
        "reason": "A busy day.",
        "path": f"admin, bulk edit {changeset.pk}",
        "request": "",
    }


def test_several_fields_are_set_at_once_null_included(editor):
    story, gone, new = StoryFactory(), EntityFactory(), EntityFactory()
    claim = ClaimFactory(kind="event", assignee=person("reporter"), due_on="2026-12-01")
    ClaimEntity.objects.create(claim=claim, entity=gone)

    apply(
        editor,
        [claim],
        kind="value",
        story=story.slug,
        assignee=None,
        add_entities=[str(new.pk)],
        remove_entities=[str(gone.pk)],
    )

    claim.refresh_from_db()
    assert (claim.kind, claim.story, claim.assignee, claim.due_on, claim.worded_by) == (
        "value",
        story,
        None,
        None,
        editor,
    )
    assert list(claim.entities.all()) == [new]


def test_fields_that_are_not_given_stay(editor):
    claim = ClaimFactory(kind="event", assignee=person("reporter"), due_on="2026-12-01")
    apply(editor, [claim], due_on="2027-01-01")
    row = Claim.objects.get(pk=claim.pk)
    assert (row.kind, row.story, row.assignee, str(row.due_on), row.worded_by) == (
        "event",
        claim.story,
        claim.assignee,
        "2027-01-01",
        claim.worded_by,
    )


def test_a_story_or_an_assignee_is_no_edit_of_what_the_claim_says(editor):
    claim, _ = verified_claim()
    apply(editor, [claim], story=StoryFactory().slug, assignee="ada")
    row = Claim.objects.get(pk=claim.pk)
    assert (row.status, row.edited_by) == ("verified", claim.edited_by)


def test_another_kind_puts_claims_with_a_verdict_back_in_review_and_tells_each_judge_once(editor):
    checker = person("fact-checker")
    claims = [verified_claim(checker=checker)[0] for _ in range(2)]
    apply(editor, claims, kind="value")
    assert set(Claim.objects.values_list("status", flat=True)) == {"in_review"}
    told = Notification.objects.get(recipient=checker)
    assert (told.kind, told.others) == ("reopened", 1)


def test_the_assignee_is_told_once_of_all(editor):
    reporter = person("reporter")
    apply(editor, [ClaimFactory(), ClaimFactory(), ClaimFactory()], assignee=reporter.username)
    told = Notification.objects.get()
    assert (told.recipient, told.kind, told.others) == (reporter, "assignment", 2)


def test_a_row_edited_since_the_preview_is_refused_and_not_overwritten(editor):
    edited, other = ClaimFactory(), ClaimFactory()
    changeset = preview(editor, [edited, other], kind="value")
    word_claim(claim=edited, text="Worded anew", actor=person("reporter"), reason="Clearer.")

    changeset = apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")

    assert refused(changeset) == {
        edited.pk: "Edited after the preview: version 1 was previewed, it is now at 2."
    }
    assert changeset.changing == 1
    assert Claim.objects.get(pk=edited.pk).text == "Worded anew"
    assert Claim.objects.get(pk=edited.pk).kind == "event"
    assert Claim.objects.get(pk=other.pk).kind == "value"


def test_an_entity_that_came_since_the_preview_is_an_edit_too(editor):
    claim, added = ClaimFactory(), EntityFactory()
    changeset = preview(editor, [claim, ClaimFactory()], add_entities=[str(added.pk)])
    ClaimEntity.objects.create(claim=claim, entity=EntityFactory())
    changeset = apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    assert refused(changeset) == {claim.pk: "Edited after the preview."}


def test_a_row_deleted_since_the_preview_is_refused(editor):
    claim = ClaimFactory()
    pk, changeset = claim.pk, preview(editor, [claim, ClaimFactory()], kind="value")
    claim.delete()
    changeset = apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    assert refused(changeset) == {pk: "It was deleted after the preview."}


def test_with_atomic_one_refused_row_keeps_all_as_they_are(editor):
    edited, other = ClaimFactory(), ClaimFactory()
    changeset = preview(editor, [edited, other], kind="value")
    assign(claim=edited, assignee=editor, actor=editor)

    with pytest.raises(RowsRefused, match="1 of 2 rows are refused, so nothing was changed") as caught:
        apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.", atomic=True)

    assert set(caught.value.refused) == {edited.pk}
    assert Claim.objects.get(pk=other.pk).kind == "event"
    assert ChangeSet.objects.get(pk=changeset.pk).state == "previewed"


def test_a_bulk_edit_is_applied_once_with_a_reason_by_who_previewed_it(editor):
    changeset = preview(editor, [ClaimFactory()], kind="value")
    with pytest.raises(ValidationError, match="needs a reason"):
        apply_bulk_edit(changeset=changeset, actor=editor, reason=" ")
    with pytest.raises(PermissionDenied, match="ada previewed this"):
        apply_bulk_edit(changeset=changeset, actor=person("editor"), reason="Tidying up.")
    apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
    with pytest.raises(ValidationError, match="is applied already"):
        apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")


def test_who_lost_the_role_since_the_preview_changes_nothing(editor):
    claim = ClaimFactory()
    changeset = preview(editor, [claim], "take up")
    editor.groups.clear()
    again = type(editor).objects.get(pk=editor.pk)
    with pytest.raises(PermissionDenied, match="may not edit in bulk"):
        apply_bulk_edit(changeset=changeset, actor=again, reason="Tidying up.")
    assert Claim.objects.get(pk=claim.pk).status == "unverified"


def test_a_verdict_is_given_to_each_on_the_same_evidence(editor):
    claims = [cited_claim(status="in_review") for _ in range(2)]
    changeset = apply(
        editor,
        [claim for claim, _ in claims],
        "judge",
        status="verified",
        urls=["https://registry.example.org/1"],
    )
    assert changeset.changing == 2
    reviews = Review.objects.filter(status="verified")
    assert {(review.claim_id, review.position_id) for review in reviews} == {
        (claim.pk, position.pk) for claim, position in claims
    }
    assert set(Evidence.objects.values_list("review", "url")) == {
        (review.pk, "https://registry.example.org/1") for review in reviews
    }


def test_citations_are_decided_and_their_claims_reviewed_again(editor):
    claim, position = verified_claim()
    citations = [position.citations.get(), CitationFactory(position=position)]

    apply(editor, citations, "reject citation", reason="A blog.")

    assert set(Citation.objects.values_list("state", "decided_by")) == {("rejected", editor.pk)}
    row = Claim.objects.get(pk=claim.pk)
    assert (row.status, row.edited_by) == ("in_review", editor)
    assert Review.objects.latest_of([claim.pk])[claim.pk].rationale == "Edited after the verdict: A blog."


def test_two_citations_of_one_claim_in_two_chunks_are_both_decided(editor, monkeypatch):
    monkeypatch.setattr("facts.bulk.previewing.CHUNK", 1)
    _, position = cited_claim()
    citations = [position.citations.get(), CitationFactory(position=position)]
    assert apply(editor, citations, "accept citation").changing == 2


def test_contradictions_are_dismissed_for_the_reason(editor):
    open_one = ContradictionFactory()
    apply(editor, [open_one], "dismiss contradiction", reason="Two currencies.")
    open_one.refresh_from_db()
    assert (open_one.state, open_one.decided_by, open_one.decision_reason) == (
        "dismissed",
        editor,
        "Two currencies.",
    )


def test_publications_take_their_numbers_together(editor):
    published, first, second = (verified_claim()[0] for _ in range(3))
    publish(claim=published, actor=editor)
    changeset = preview(editor, [published, first, second], "publish", note="For the record")
    assert refused(changeset) == {published.pk: "This claim is published: correct or retract it."}

    apply_bulk_edit(changeset=changeset, actor=editor, reason="Checked.")

    assert list(Publication.objects.order_by("number").values_list("number", "note")) == [
        (1, ""),
        (2, "For the record"),
        (3, "For the record"),
    ]


def test_a_claim_published_since_the_preview_is_refused(editor):
    one, two = (verified_claim()[0] for _ in range(2))
    changeset = preview(editor, [one, two], "publish")
    publish(claim=one, actor=editor)
    assert set(refused(apply_bulk_edit(changeset=changeset, actor=editor, reason="Checked."))) == {one.pk}
    assert Publication.objects.count() == 2


def test_the_reason_of_a_bulk_retraction_is_for_the_readers(editor):
    claims = [verified_claim()[0] for _ in range(2)]
    for claim in claims:
        publish(claim=claim, actor=editor)
    apply(editor, claims, "retract", reason="The registry was wrong.")
    assert (
        list(Publication.objects.filter(event="retracted").values_list("note", flat=True))
        == ["The registry was wrong."] * 2
    )


@pytest.mark.parametrize(
    ("action", "make", "told"),
    [
        ("take up", ClaimFactory, {}),
        ("set fields", ClaimFactory, {"kind": "value", "assignee": "ada"}),
        ("set fields", lambda: ClaimFactory(status="verified"), {"kind": "value"}),
        ("accept citation", CitationFactory, {}),
        ("dismiss contradiction", ContradictionFactory, {}),
    ],
    ids=["status", "fields", "kind of verdicts", "citations", "contradictions"],
)
def test_statements_do_not_grow_with_rows(editor, action, make, told):
    def statements(amount):
        changeset = preview(editor, [make() for _ in range(amount)], action, **told)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            apply_bulk_edit(changeset=changeset, actor=editor, reason="Tidying up.")
        return len(captured)

    statements(1)
    assert statements(2) == statements(9)
