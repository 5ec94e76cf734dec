"""What people do in the admin: buttons where role and state offer them, and the same use cases behind them."""

import pytest
from django.urls import reverse

from facts.models import Citation, Claim, Position
from facts.publishing import publish
from facts.rewording import word_claim
from facts.tests.admin.pages import act, errors, page
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    CommentFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
)
from facts.tests.people import cited_claim, person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def buttons(client, row):
    offered = client.get(page(row)).context["offered"]
    return {each["form"].action for each in offered if not each["hindrance"]}


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        pytest.param("reporter", {"word claim", "cite", "comment", "assign", "file claim"}, id="reporter"),
        pytest.param("fact-checker", {"word claim", "take up", "merge claims"}, id="fact-checker"),
        pytest.param("administrator", {"take up", "redact"}, id="administrator"),
    ],
)
def test_a_claim_offers_what_role_and_state_allow(client, log_in, role, shown):
    log_in(role)
    claim, _ = cited_claim()
    offered = buttons(client, claim)
    assert shown <= offered
    assert not {"judge", "publish", "retract"} & offered
    assert ("redact" in offered) == (role == "administrator")


def test_what_a_role_may_not_do_is_forbidden_by_its_address_too(client, log_in):
    log_in("reporter")
    claim, _ = cited_claim()
    assert client.get(page(claim, "act", "take-up")).status_code == 403
    refused = client.post(page(claim, "act", "take-up"), {"rationale": "x"})
    assert "You may not take claims up" in errors(refused)
    claim.refresh_from_db()
    assert claim.status == "unverified"


def test_what_the_state_does_not_allow_leads_back_to_the_row_with_the_reason(client, log_in):
    log_in("fact-checker")
    claim, _ = cited_claim()
    response = client.get(page(claim, "act", "judge"), follow=True)
    assert "it would have to be in review" in response.content.decode()
    assert client.get(page(claim, "act", "no-such-thing")).status_code == 404


def test_a_claim_goes_from_taken_up_to_published_by_two_persons(client, log_in):
    log_in("fact-checker")
    claim, position = cited_claim()
    assert act(client, claim, "take-up", rationale="Worth checking.").status_code == 302
    evidence = {
        "evidence-TOTAL_FORMS": 2,
        "evidence-INITIAL_FORMS": 0,
        "evidence-0-url": "https://registry.example.org/1",
    }
    given = {"status": "verified", "position": str(position.pk), "rationale": "The registry says so."}
    response = act(client, claim, "judge", **given, **evidence)
    assert response.status_code == 302, errors(response)
    claim.refresh_from_db()
    assert claim.status == "verified"
    assert "publish" not in buttons(client, claim)
    log_in("editor")
    assert act(client, claim, "publish", note="Checked.").status_code == 302
    assert claim.publications.get().note == "Checked."


def test_the_same_person_is_told_that_a_second_one_publishes(client, log_in):
    editor = log_in("editor")
    claim, _ = verified_claim(checker=editor)
    assert "publish" not in buttons(client, claim)
    assert "You gave this verdict: a second person publishes it." in client.get(page(claim)).content.decode()
    assert "a second person" in errors(act(client, claim, "publish"))


def test_new_evidence_since_publication_stands_on_the_page_of_a_claim(client, log_in):
    editor = log_in("editor")
    claim, position = verified_claim()
    publish(claim=claim, actor=editor)
    assert "New evidence since publication" not in client.get(page(claim)).content.decode()
    source = SourceFactory(language="ar", text="كلف الجسر 14 مليون دولار.")
    CitationFactory(position=position, source=source)
    shown = client.get(page(claim)).content.decode()
    assert "New evidence since publication" in shown
    assert '<q lang="ar" dir="rtl">كلف الجسر 14 مليون دولار.</q>' in shown


def test_the_page_of_a_published_claim_takes_as_many_queries_for_much_new_evidence(client, log_in):
    editor = log_in("administrator")
    claim, position = verified_claim()
    publish(claim=claim, actor=person("editor"))
    assert editor.is_staff

    assert_constant_queries(
        read=lambda: client.get(page(claim)), grow=lambda: CitationFactory(position=position)
    )


def test_an_edit_conflict_shows_both_versions_and_keeps_what_was_typed(client, log_in):
    log_in("fact-checker")
    claim = ClaimFactory(text="The bridge cost 12 million.")
    opened = client.get(page(claim, "act", "word-claim")).context["form"]
    sent = {bound.html_name: bound.value() for bound in opened if bound.value() is not None}
    sent |= {bound.html_initial_name: bound.value() for bound in opened if bound.field.show_hidden_initial}
    word_claim(
        claim=claim, text="The bridge cost 14 million.", actor=person("editor", username="tom"), reason="Typo"
    )
    typed = {**sent, "text": "The bridge cost twelve million.", "reason": "Clearer"}
    response = client.post(page(claim, "act", "word-claim"), typed)
    shown = response.content.decode()
    for words in (
        "Nothing of yours was saved",
        "tom",
        "Typo",
        "The bridge cost 12 million.",
        "The bridge cost 14 million.",
        "The bridge cost twelve million.",
    ):
        assert words in shown
    again = {bound.html_name: bound.value() for bound in response.context["form"]}
    assert client.post(page(claim, "act", "word-claim"), again).status_code == 302
    claim.refresh_from_db()
    assert claim.text == "The bridge cost twelve million."


def test_a_claim_is_stated_with_story_and_entities(client, log_in):
    mai = log_in("reporter")
    story, entity = StoryFactory(), EntityFactory()
    sent = {
        "text": "The bridge cost 12 million.",
        "language": "en",
        "kind": "value",
        "story": str(story.pk),
        "entities": [str(entity.pk)],
        "reason": "Heard at the council",
    }
    response = client.post(reverse("admin:facts_claim_add"), sent)
    claim = Claim.objects.get()
    assert (response.status_code, response.url) == (302, page(claim))
    assert (claim.worded_by, claim.story, list(claim.entities.all())) == (mai, story, [entity])


def test_what_cannot_be_read_of_a_search_is_an_error_and_not_a_failure(client, log_in):
    log_in("reporter")
    sent = {"text": "x", "language": "en", "kind": "value", "story": "\x00", "entities": ["nobody"]}
    response = client.post(reverse("admin:facts_claim_add"), sent)
    assert {"story", "entities", "reason"} == set(response.context["form"].errors)


def test_nobody_edits_a_column_of_a_claim_past_its_actions(client, log_in):
    log_in("administrator")
    for row in (
        ClaimFactory(),
        PositionFactory(),
        CitationFactory(),
        ContradictionFactory(),
        CommentFactory(),
    ):
        assert client.post(page(row), {"text": "x", "state": "accepted"}).status_code == 403
        assert client.post(page(row, "delete"), {"post": "yes"}).status_code == 403


def test_a_citation_is_rejected_with_a_reason(client, log_in):
    mai = log_in("reporter")
    citation = CitationFactory()
    assert "reason" in errors(act(client, citation, "reject-citation"))
    assert act(client, citation, "reject-citation", reason="Another bridge").status_code == 302
    row = Citation.objects.get()
    assert (row.state, row.decided_by) == ("rejected", mai)


def test_a_position_is_added_on_the_page_of_its_claim(client, log_in):
    mai = log_in("reporter")
    assert (
        act(client, ClaimFactory(), "add-position", stance="denies", role="mayor", reason="x").status_code
        == 302
    )
    row = Position.objects.get()
    assert (row.stance, row.role, row.stated_by) == ("denies", "mayor", mai)


def test_a_contradiction_is_decided_with_the_side_that_holds(client, log_in):
    mai = log_in("fact-checker")
    row = ContradictionFactory()
    assert "reason" in errors(act(client, row, "explain-contradiction"))
    response = act(client, row, "explain-contradiction", upheld=str(row.left_id), reason="Updated report")
    assert response.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.upheld_id) == ("explained", mai, row.left_id)


def test_entities_are_merged_and_the_merge_is_taken_back(client, log_in):
    log_in("fact-checker")
    one, two = EntityFactory(), EntityFactory()
    AliasFactory(entity=one)
    given = {"into": str(two.pk), "reason": "The same"}
    preview = act(client, one, "merge-entities", **given).content.decode()
    assert "is this what you mean?" in preview
    assert "names: 1" in preview
    assert act(client, one, "merge-entities", **given, seen=str(two.pk)).status_code == 302
    one.refresh_from_db()
    assert one.merged_into == two
    assert act(client, one, "unmerge-entity", reason="Two after all").status_code == 302
    one.refresh_from_db()
    assert one.merged_into is None


def test_a_comment_is_made_answered_resolved_and_only_edited_by_its_author(client, log_in):
    author = log_in("reporter")
    claim = ClaimFactory()
    assert act(client, claim, "comment", text="Is this so?").status_code == 302
    comment = claim.comments.get()
    assert comment.author == author
    assert buttons(client, comment) >= {"edit comment", "comment", "resolve comment"}
    log_in("editor")
    assert "edit comment" not in buttons(client, comment)
    assert act(client, comment, "resolve-comment").status_code == 302
    comment.refresh_from_db()
    assert comment.resolved_at
