"""What a preview keeps, and what it refuses."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from facts.bulk.actions import ACTIONS, actions_for
from facts.bulk.previewing import preview_bulk_edit
from facts.models import ChangeSet, ChangeSetItem, Claim, ClaimEntity, Review
from facts.review import take_up
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
)
from facts.tests.people import cited_claim, person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def preview(editor, rows, action="set fields", **parameters):
    return preview_bulk_edit(
        actor=editor, rows=[row.pk for row in rows], action=action, parameters=parameters
    )


def refused(changeset):
    return dict(changeset.items.exclude(refused="").values_list("row", "refused"))


def test_it_keeps_ids_versions_and_what_changes_and_changes_nothing(editor):
    claims = [ClaimFactory(kind="event"), ClaimFactory(kind="value")]
    before = list(Claim.objects.order_by("pk").values())

    changeset = preview(editor, claims, kind="value", assignee="ada")

    assert (changeset.state, changeset.total, changeset.changing) == ("previewed", 2, 2)
    items = {item.row: item for item in changeset.items.all()}
    first = items[claims[0].pk]
    assert (first.version, first.before, first.after) == (
        1,
        {"kind": "event", "assignee": None},
        {"kind": "value", "assignee": editor.pk},
    )
    assert items[claims[1].pk].after == {"assignee": editor.pk}
    assert list(Claim.objects.order_by("pk").values()) == before


def test_null_is_a_value_and_clears_the_due_date_with_the_assignee(editor):
    claim = ClaimFactory(assignee=editor, due_on="2026-12-01")

    item = preview(editor, [claim], assignee=None, story=None).items.get()

    assert item.before == {"assignee": editor.pk, "due_on": "2026-12-01", "story": str(claim.story_id)}
    assert item.after == {"assignee": None, "due_on": None, "story": None}


def test_rows_of_a_query_are_those_that_it_finds(editor):
    ClaimFactory(status="verified")
    open_claim = ClaimFactory()

    changeset = preview_bulk_edit(
        actor=editor, rows=Claim.objects.filter(status="unverified"), action="take up"
    )

    assert [item.row for item in changeset.items.all()] == [open_claim.pk]


def test_every_row_that_cannot_be_changed_says_why(editor):
    merged = ClaimFactory(merged_into=ClaimFactory())
    taken_up = ClaimFactory(status="in_review")
    nowhere = uuid.uuid4()

    changeset = preview_bulk_edit(actor=editor, rows=[merged.pk, taken_up.pk, nowhere], action="take up")

    said = refused(changeset)
    assert changeset.changing == 0
    assert "was merged into" in said[merged.pk]
    assert said[taken_up.pk].startswith("What is in review does not allow")
    assert said[nowhere] == "There is no claim of this id."


def test_what_is_so_already_is_refused_as_unchanged(editor):
    claim = ClaimFactory(kind="event")
    assert refused(preview(editor, [claim], kind="event")) == {claim.pk: "It is so already."}


def test_the_same_person_is_refused_row_by_row(editor):
    own, _ = verified_claim(checker=editor)
    other, _ = verified_claim()

    changeset = preview(editor, [own, other], "publish")

    assert refused(changeset) == {own.pk: "You gave this verdict: a second person publishes it."}


def test_a_decisive_verdict_upholds_the_only_position(editor):
    (plain, position), bare = cited_claim(status="in_review"), ClaimFactory(status="in_review")
    double, _ = cited_claim(status="in_review")
    PositionFactory(claim=double)

    changeset = preview(
        editor, [plain, bare, double], "judge", status="verified", urls=["https://registry.example.org/1"]
    )

    assert refused(changeset) == {
        bare.pk: "It has no position that “verified” could uphold.",
        double.pk: "It has 2 positions: say which of them is upheld, on its own page.",
    }
    assert changeset.items.get(row=plain.pk).after == {"status": "verified", "position": str(position.pk)}


def test_evidence_is_weighed_for_each_claim(editor):
    held = SourceFactory()
    (citing, position), (other, _) = cited_claim(status="in_review"), cited_claim(status="in_review")
    CitationFactory(position=position, source=held)

    changeset = preview(editor, [citing, other], "judge", status="refuted", sources=[str(held.pk)])

    assert list(refused(changeset)) == [citing.pk]
    assert "another origin" in refused(changeset)[citing.pk]


@pytest.mark.parametrize(
    ("action", "parameters", "says"),
    [
        pytest.param("admire", {}, "no bulk action “admire”; there is set fields, take up", id="action"),
        pytest.param("set fields", {}, "Say what is set", id="nothing"),
        pytest.param("set fields", {"colour": "red"}, "no “colour” here; there is “kind”", id="unknown"),
        pytest.param("set fields", {"kind": "poem"}, "“poem” is not one of value, date", id="choice"),
        pytest.param("set fields", {"kind": None}, "“None” is not one of", id="null where none may be"),
        pytest.param("set fields", {"story": "no-such"}, "is not the id or slug of a story", id="story"),
        pytest.param("set fields", {"due_on": "soon"}, "is not a date", id="date"),
        pytest.param("set fields", {"assignee": None, "due_on": "2026-12-01"}, "whose it is", id="unowned"),
        pytest.param("set fields", {"assignee": "bot"}, "bot may not work on claims", id="assignee"),
        pytest.param("set fields", {"add_entities": ["x"]}, "is not a list of ids", id="entity"),
        pytest.param("take up", {"kind": "event"}, "nothing to give", id="no parameters"),
        pytest.param("judge", {}, "Give one of disputed", id="required"),
        pytest.param("judge", {"status": "verified"}, "needs evidence", id="evidence"),
        pytest.param(
            "judge", {"status": "verified", "urls": ["ftp://x"]}, "not a list of web addresses", id="url"
        ),
    ],
)
def test_what_is_told_wrong_is_refused_by_name(editor, action, parameters, says):
    person("api-client", username="bot")
    with pytest.raises(ValidationError) as caught:
        preview(editor, [ClaimFactory()], action, **parameters)
    assert says in " ".join(caught.value.messages)
    assert not ChangeSet.objects.exists()


def test_rows_of_another_model_no_rows_and_too_many_are_refused(editor, monkeypatch):
    with pytest.raises(ValidationError, match="is for claims, not for entities"):
        preview_bulk_edit(actor=editor, rows=EntityFactory._meta.model.objects.all(), action="take up")
    with pytest.raises(ValidationError, match="no rows"):
        preview_bulk_edit(actor=editor, rows=Claim.objects.all(), action="take up")
    monkeypatch.setattr("facts.bulk.previewing.MOST", 1)
    claims = [ClaimFactory(), ClaimFactory()]
    for rows in (Claim.objects.all(), [claim.pk for claim in claims]):
        with pytest.raises(ValidationError, match="1 rows at most"):
            preview_bulk_edit(actor=editor, rows=rows, action="take up")


def test_who_may_not_edit_in_bulk_sees_no_preview():
    with pytest.raises(PermissionDenied, match="may not edit in bulk"):
        preview(person("fact-checker"), [ClaimFactory()], kind="value")


def test_the_actions_that_are_offered_are_those_that_the_role_covers(editor):
    assert [action.name for action in actions_for(editor, "claim")] == [
        "set fields",
        "take up",
        "judge",
        "reopen",
        "publish",
        "retract",
    ]
    assert [action.name for action in actions_for(person("reporter"), "claim")] == ["set fields"]
    assert actions_for(person("api-client"), "claim") == []


def rows_for(action, editor):
    """Return a row on which the action can be done, and what it is told."""
    if action in ("accept citation", "reject citation"):
        return CitationFactory(), {}
    if action == "dismiss contradiction":
        return ContradictionFactory(), {}
    if action == "judge":
        claim, _ = cited_claim(status="in_review")
        return claim, {"status": "verified", "urls": ["https://registry.example.org/1"]}
    if action in ("publish", "reopen"):
        return verified_claim()[0], {}
    if action == "set fields":
        claim = ClaimFactory(status="verified")
        ClaimEntity.objects.create(claim=claim, entity=EntityFactory())
        return claim, {
            "story": StoryFactory().slug,
            "kind": "value",
            "add_entities": [str(EntityFactory().pk)],
        }
    return ClaimFactory(), {}


@pytest.mark.parametrize("action", [name for name in ACTIONS if name != "retract"])
def test_a_preview_takes_as_many_queries_for_eleven_rows_as_for_one(editor, action):
    _, told = rows_for(action, editor)
    grown = []
    assert_constant_queries(
        read=lambda: preview(editor, grown, action, **told),
        grow=lambda: grown.append(rows_for(action, editor)[0]),
    )
    assert ChangeSetItem.objects.filter(refused="").exists()


def test_a_single_take_up_and_a_bulk_one_write_the_same_review(editor):
    from facts.bulk.applying import apply_bulk_edit

    one, many = ClaimFactory(), ClaimFactory()
    take_up(claim=one, actor=editor, rationale="Worth it.")
    apply_bulk_edit(changeset=preview(editor, [many], "take up"), actor=editor, reason="Worth it.")

    columns = ("status", "claim_version", "reviewer", "position", "rationale", "override_reason", "restores")
    written = {claim: Review.objects.filter(claim=claim).values_list(*columns).get() for claim in (one, many)}
    assert written[one] == written[many]
