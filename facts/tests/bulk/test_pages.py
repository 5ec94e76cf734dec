"""Bulk edits through the admin's lists and the desk's pages."""

import re

import pytest
from django.urls import reverse

from facts.bulk import ordering
from facts.bulk.applying import apply_bulk_edit
from facts.commenting import assign
from facts.models import ChangeSet, Citation, Claim
from facts.rewording import word_claim
from facts.tests.bulk.test_applying import preview
from facts.tests.desk import see, text_of
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory, EntityFactory
from facts.tests.people import cited_claim, person
from newsroom.testing import assert_constant_queries
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db

CLAIMS = reverse("admin:facts_claim_changelist")


@pytest.fixture
def ada(client):
    editor = person("editor", username="ada", is_staff=True)
    client.force_login(editor)
    return editor


def choose(client, address, rows, *, across=False, **sent):
    """Post the list's action, with or without what its page asks next."""
    return client.post(
        address,
        {
            "action": "edit_in_bulk",
            "select_across": "1" if across else "0",
            "_selected_action": [str(row.pk) for row in rows],
            **sent,
        },
    )


def test_ticked_rows_are_previewed_applied_and_undone(client, ada):
    ticked, other = [ClaimFactory(), ClaimFactory()], ClaimFactory()
    page = choose(client, CLAIMS, ticked)
    assert "Edit 2 claims in bulk" in text_of(page.content.decode())

    answer = choose(client, CLAIMS, ticked, bulk="set fields", kind="value", assignee=str(ada.pk))

    changeset = ChangeSet.objects.get()
    here = reverse("facts:changeset", args=[changeset.pk])
    assert answer.headers["Location"] == here
    shown = text_of(see(client, here))
    assert "2 rows" in shown or "rows looked at 2" in shown
    assert "kind event → becomes value" in shown
    assert "assignee none → becomes ada" in shown

    client.post(reverse("facts:changeset-apply", args=[changeset.pk]), {"reason": "Tidying up."})
    assert set(Claim.objects.filter(kind="value")) == set(ticked)
    event = Claim.pgh_event_model.objects.filter(pgh_obj_id=ticked[0].pk).latest("pgh_id")
    assert event.pgh_context["path"] == f"desk, bulk edit {changeset.pk}"

    client.post(reverse("facts:changeset-undo", args=[changeset.pk]), {"reason": "A mistake."})
    assert Claim.objects.filter(kind="value").count() == 0
    assert "put back 2" in text_of(see(client, here))
    assert Claim.objects.get(pk=other.pk).version == 1


def test_all_that_the_filter_finds_are_edited_however_many_are_on_the_page(client, ada):
    found = [ClaimFactory(kind="date") for _ in range(3)]
    ClaimFactory(kind="event")
    address = f"{CLAIMS}?kind__exact=date"

    page = choose(client, address, found[:1], across=True).content.decode()
    assert "Edit 3 claims in bulk" in text_of(page)
    assert page.count('name="_selected_action"') == page.count('name="bulk"')
    choose(client, address, found[:1], across=True, bulk="take up")

    assert set(ChangeSet.objects.get().items.values_list("row", flat=True)) == {row.pk for row in found}


def test_more_ticks_than_a_form_may_have_fields_are_not_needed_for_all(client, ada, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 20
    for _ in range(30):
        ClaimFactory()
    choose(client, CLAIMS, Claim.objects.all()[:1], across=True, bulk="take up")
    assert ChangeSet.objects.get().total == 30


@pytest.mark.parametrize(
    ("factory", "model", "action"),
    [
        (CitationFactory, "citation", "reject citation"),
        (ContradictionFactory, "contradiction", "dismiss contradiction"),
    ],
    ids=["citations", "contradictions"],
)
def test_citations_and_contradictions_have_their_own_actions(client, ada, factory, model, action):
    row = factory()
    address = reverse(f"admin:facts_{model}_changelist")
    assert "Reject" in choose(client, address, [row]).content.decode() or model == "contradiction"
    choose(client, address, [row], bulk=action)
    page = text_of(see(client, reverse("facts:changeset", args=[ChangeSet.objects.get().pk])))
    assert {"citation": "proposed → becomes rejected", "contradiction": "open → becomes dismissed"}[
        model
    ] in page


def test_what_is_typed_wrong_comes_back_with_the_reason(client, ada):
    claim, story = ClaimFactory(), StoryFactory()
    answer = choose(
        client,
        CLAIMS,
        [claim],
        bulk="set fields",
        story=story.slug,
        clear_story="on",
        add_entities="nobody",
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Either a value or none." in page
    assert story.slug in page
    assert not ChangeSet.objects.exists()


def test_a_verdict_without_evidence_is_refused_at_its_field(client, ada):
    claim, _ = cited_claim(status="in_review")
    answer = choose(client, CLAIMS, [claim], bulk="judge", status="verified", urls="")
    assert answer.status_code == 400
    assert "needs evidence, or a reason why it does without" in answer.content.decode()


def test_nothing_set_is_refused(client, ada):
    answer = choose(client, CLAIMS, [ClaimFactory()], bulk="set fields")
    assert "Say what is set" in answer.content.decode()


def test_fields_are_cleared_by_ticking_and_set_by_typing(client, ada):
    entity = EntityFactory()
    claim = ClaimFactory(assignee=ada, due_on="2026-12-01")
    choose(
        client,
        CLAIMS,
        [claim],
        bulk="set fields",
        clear_story="on",
        clear_due_on="on",
        add_entities=str(entity.pk),
    )
    assert ChangeSet.objects.get().parameters == {
        "story": None,
        "due_on": None,
        "add_entities": [str(entity.pk)],
    }
    page = text_of(see(client, reverse("facts:changeset", args=[ChangeSet.objects.get().pk])))
    assert f"about none → becomes {entity.name}" in page
    assert f"story {claim.story} → becomes none" in page


def test_the_desk_edits_all_that_its_filters_find(client, ada):
    found, _ = ClaimFactory(kind="date"), ClaimFactory(kind="event")
    address = reverse("facts:edit-all", args=["claims"]) + "?kind=date"
    assert address.split("?")[0] in see(client, reverse("facts:claims"), kind="date")
    assert "Edit 1 claim in bulk" in text_of(see(client, address))

    client.post(address, {"bulk": "take up"})

    assert [item.row for item in ChangeSet.objects.get().items.all()] == [found.pk]


def test_filters_that_the_list_does_not_know_go_back_to_the_list(client, ada):
    answer = client.get(reverse("facts:edit-all", args=["claims"]), {"colour": "red"})
    assert answer.headers["Location"] == reverse("facts:claims") + "?colour=red"
    assert client.get(reverse("facts:edit-all", args=["poems"])).status_code == 404


def test_an_apply_without_a_reason_or_twice_says_so(client, ada):
    changeset = preview(ada, [ClaimFactory()], kind="value")
    address = reverse("facts:changeset-apply", args=[changeset.pk])
    answer = client.post(address, {"reason": " "})
    assert (answer.status_code, "This field is required" in answer.content.decode()) == (400, True)
    assert client.post(address, {"reason": "Tidying up."}).status_code == 302
    answer = client.post(address, {"reason": "Tidying up."})
    assert (answer.status_code, "is applied already" in answer.content.decode()) == (400, True)


def test_refusals_are_listed_with_how_many_there_are(client, ada):
    merged = [ClaimFactory(status="verified") for _ in range(3)]
    changeset = preview(ada, [*merged, ClaimFactory()], "take up")
    page = see(client, reverse("facts:changeset", args=[changeset.pk]))
    assert re.search(r"<span class=\"number\">3</span> × What is verified does not allow", page)
    refused = text_of(see(client, reverse("facts:changeset", args=[changeset.pk]), rows="refused"))
    assert refused.count("What is verified does not allow") == 4


def test_what_an_undo_left_is_listed(client, ada):
    touched = ClaimFactory()
    changeset = apply_bulk_edit(
        changeset=preview(ada, [touched, ClaimFactory()], kind="value"), actor=ada, reason="Tidying up."
    )
    word_claim(claim=touched, text="Worded anew", actor=person("reporter", username="rae"), reason="Clearer.")
    client.post(reverse("facts:changeset-undo", args=[changeset.pk]), {"reason": "A mistake."})
    page = text_of(see(client, reverse("facts:changeset", args=[changeset.pk]), rows="left"))
    assert "left as they are 1" in page
    assert "rae changed it since." in page


def test_an_atomic_one_that_is_refused_says_why(client, ada):
    claim = ClaimFactory()
    changeset = preview(ada, [claim, ClaimFactory()], kind="value")
    assign(claim=claim, assignee=ada, actor=ada)
    client.post(
        reverse("facts:changeset-apply", args=[changeset.pk]), {"reason": "Tidying up.", "atomic": "on"}
    )
    page = text_of(see(client, reverse("facts:changeset", args=[changeset.pk])))
    assert "1 of 2 rows are refused, so nothing was changed." in page
    assert "Edited after the preview" in page


def test_a_large_one_shows_its_progress_and_then_asks_for_its_page_anew(client, ada, monkeypatch):
    monkeypatch.setattr(ordering, "AT_ONCE", 0)
    changeset = preview(ada, [ClaimFactory(), ClaimFactory()], kind="value")
    client.post(reverse("facts:changeset-apply", args=[changeset.pk]), {"reason": "Tidying up."})
    assert 'hx-trigger="every 1s"' in see(client, reverse("facts:changeset", args=[changeset.pk]))
    part = reverse("facts:changeset-progress", args=[changeset.pk])
    ChangeSet.objects.update(done=1)
    assert "1 of 2 rows" in text_of(see(client, part))
    ChangeSet.objects.update(state="failed")
    assert client.get(part).headers["HX-Refresh"] == "true"


def test_pages_of_rows_neither_skip_nor_repeat(client, ada, monkeypatch):
    monkeypatch.setattr("facts.views.bulk.ITEMS", 2)
    changeset = preview(ada, [ClaimFactory() for _ in range(5)], kind="value")
    here = reverse("facts:changeset", args=[changeset.pk])
    seen, address = [], here
    while address:
        page = see(client, address)
        seen += re.findall(r"/claims/([0-9a-f-]{36})/", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = here + following[1] if following else ""
    assert seen == [str(item.row) for item in changeset.items.order_by("pk")]
    assert 'rel="prev"' in page
    assert client.get(here, {"after": "x"}).status_code == 404
    assert client.get(here, {"rows": "odd"}).status_code == 404


@pytest.mark.parametrize("role", ["fact-checker", "reporter"])
def test_who_may_not_edit_in_bulk_is_offered_nothing_but_sees_what_was_done(client, role):
    changeset = preview(person("editor"), [ClaimFactory()], kind="value")
    client.force_login(person(role, is_staff=True))
    assert "edit_in_bulk" not in see(client, CLAIMS)
    assert "changesets/new" not in see(client, reverse("facts:claims"))
    assert client.get(reverse("facts:edit-all", args=["claims"])).status_code == 403
    page = see(client, reverse("facts:changeset", args=[changeset.pk]))
    assert "Apply to" not in page
    answer = client.post(reverse("facts:changeset-apply", args=[changeset.pk]), {"reason": "x"})
    assert answer.status_code == 400
    assert "You may not edit in bulk" in answer.content.decode()
    assert Claim.objects.get().kind == "event"


def test_a_client_of_the_api_sees_no_bulk_edits(client):
    client.force_login(person("api-client"))
    assert client.get(reverse("facts:changesets")).status_code == 403


def test_the_list_is_turned_by_pages_of_constant_queries(client, ada):
    assert_constant_queries(
        read=lambda: see(client, reverse("facts:changesets")),
        grow=lambda: preview(ada, [ClaimFactory()], kind="value"),
    )


@pytest.mark.parametrize("factory", [ClaimFactory, CitationFactory, ContradictionFactory])
def test_a_page_of_rows_takes_constant_queries(client, ada, factory):
    rows = []
    action, told = {
        ClaimFactory: ("set fields", {"kind": "value", "story": StoryFactory().slug, "assignee": "ada"}),
        CitationFactory: ("accept citation", {}),
        ContradictionFactory: ("dismiss contradiction", {}),
    }[factory]

    def read():
        ChangeSet.objects.all().delete()
        changeset = preview(ada, rows, action, **told)
        return changeset

    def page():
        return see(client, reverse("facts:changeset", args=[ChangeSet.objects.latest("created_at").pk]))

    def grow():
        rows.append(factory())
        read()

    assert_constant_queries(read=page, grow=grow)
    assert Citation.objects.filter(state="accepted").count() == 0
