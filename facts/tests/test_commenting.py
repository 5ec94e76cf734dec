"""Threads, mentions, assignments, and who is told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from facts.commenting import (
    add_comment,
    assign,
    edit_comment,
    mentionable,
    names_called,
    reopen_comment,
    resolve_comment,
    withdraw_comment,
)
from facts.models import Claim, Comment, CommentEvent
from facts.notifying import mark_seen
from facts.preferring import choose
from facts.tests.factories import CitationFactory, ClaimFactory, CommentFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita():
    return person("reporter", username="rita")


@pytest.fixture
def bea():
    return person("editor", username="Bea.Ng")


def told(user):
    return list(user.notifications.order_by("created_at").values_list("kind", flat=True))


def test_a_reply_belongs_to_its_thread(rita, bea):
    citation = CitationFactory()
    first = add_comment(claim=citation.claim, citation=citation, text="Which bridge?", author=rita)
    reply = add_comment(claim=citation.claim, parent=first, text="The old one.", author=bea)
    assert (reply.parent, reply.citation) == (first, citation)
    assert told(rita) == ["reply"]


def test_who_is_called_is_told_once_and_its_author_never(rita, bea):
    comment = add_comment(claim=ClaimFactory(), text="@bea.ng, see? @rita @nobody", author=rita)
    edit_comment(comment=comment, text="@Bea.Ng: look!", actor=rita)
    assert (told(bea), told(rita)) == (["mention"], [])
    assert list(comment.mentions.order_by("username")) == [bea, rita]


def test_an_answer_that_calls_its_author_tells_them_once(rita, bea):
    first = add_comment(claim=ClaimFactory(), text="Which bridge?", author=rita)
    add_comment(claim=first.claim, parent=first, text="@rita the old one", author=bea)
    assert told(rita) == ["mention"]


def test_a_machine_is_not_called(rita):
    client = person("api-client", username="robot")
    add_comment(claim=ClaimFactory(), text="@robot", author=rita)
    assert told(client) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ann.", {"ann"}),
        ("(@ann, @bob)", {"ann", "bob"}),
        ("mail ann@example.org", set()),
        ("@ann.lee's", {"ann.lee"}),
        ("@Đặng đọc nhé", {"đặng"}),
        ("@", set()),
    ],
    ids=["full stop", "two", "address", "genitive", "vietnamese", "bare"],
)
def test_names_stand_after_an_at(text, names):
    assert names_called(text) == names


def test_people_to_call_are_those_who_may_read(rita, bea):
    person("api-client", username="bear")
    assert mentionable(start="be") == [bea]


def test_an_edit_keeps_what_it_said(rita):
    comment = add_comment(claim=ClaimFactory(), text="Before", author=rita)
    edit_comment(comment=comment, text="After", actor=rita)
    comment.refresh_from_db()
    assert (comment.text, comment.edited_at is None) == ("After", False)
    assert CommentEvent.objects.get(pgh_obj_id=comment.pk, pgh_label="update").text == "Before"


@pytest.mark.parametrize(
    "act",
    [lambda **it: edit_comment(text="x", **it), lambda **it: withdraw_comment(**it)],
    ids=["edit", "withdraw"],
)
def test_somebody_elses_words_are_theirs(rita, bea, act):
    comment = add_comment(claim=ClaimFactory(), text="Mine", author=rita)
    with pytest.raises(PermissionDenied, match="Only rita may"):
        act(comment=comment, actor=bea)


def test_an_administrator_may_withdraw_for_others(rita):
    comment = add_comment(claim=ClaimFactory(), text="Rude", author=rita)
    withdraw_comment(comment=comment, actor=person("administrator"))
    assert Comment.objects.get().withdrawn_at is not None


def test_a_thread_is_resolved_and_opened_again(rita, bea):
    comment = add_comment(claim=ClaimFactory(), text="Which?", author=rita)
    resolve_comment(comment=comment, actor=bea)
    with pytest.raises(ValidationError, match="would have to be open"):
        resolve_comment(comment=comment, actor=bea)
    assert Comment.objects.get().resolved_by == bea
    reopen_comment(comment=comment, actor=rita)
    assert Comment.objects.get().resolved_at is None


def test_what_was_withdrawn_is_neither_edited_nor_answered(rita):
    comment = add_comment(claim=ClaimFactory(), text="Mine", author=rita)
    withdraw_comment(comment=comment, actor=rita)
    with pytest.raises(ValidationError, match="withdrawn"):
        edit_comment(comment=comment, text="x", actor=rita)
    with pytest.raises(ValidationError, match="withdrawn"):
        add_comment(claim=comment.claim, parent=comment, text="x", author=rita)


def test_a_comment_stays_on_its_claim(rita):
    with pytest.raises(ValidationError, match="another claim"):
        add_comment(claim=ClaimFactory(), parent=CommentFactory(), text="x", author=rita)
    with pytest.raises(ValidationError, match="another claim"):
        add_comment(claim=ClaimFactory(), citation=CitationFactory(), text="x", author=rita)


class TestAssignment:
    def test_it_has_a_date_and_is_told(self, rita, bea):
        claim = assign(claim=ClaimFactory(), assignee=rita, due_on=date(2026, 12, 1), actor=bea)
        assert (claim.assignee, claim.due_on) == (rita, date(2026, 12, 1))
        assert told(rita) == ["assignment"]

    def test_a_reporter_takes_what_is_nobodys_and_gives_it_up(self, rita):
        claim = assign(claim=ClaimFactory(), assignee=rita, actor=rita)
        assert assign(claim=claim, assignee=None, actor=rita).assignee is None
        assert told(rita) == []

    def test_a_reporter_takes_nothing_from_others_and_gives_nothing_to_them(self, rita, bea):
        with pytest.raises(PermissionDenied, match="assign claims to others"):
            assign(claim=ClaimFactory(assignee=bea), assignee=rita, actor=rita)
        with pytest.raises(PermissionDenied, match="assign claims to others"):
            assign(claim=ClaimFactory(), assignee=bea, actor=rita)

    def test_a_machine_is_given_nothing(self, bea):
        with pytest.raises(ValidationError, match="may not work on claims"):
            assign(claim=ClaimFactory(), assignee=person("api-client"), actor=bea)

    def test_a_date_without_a_person_is_refused(self, bea):
        with pytest.raises(ValidationError, match="needs somebody"):
            assign(claim=ClaimFactory(), assignee=None, due_on=date(2026, 12, 1), actor=bea)

    def test_it_is_no_edit_of_the_claim(self, rita, bea):
        claim = assign(claim=ClaimFactory(), assignee=rita, actor=bea)
        assert (claim.edited_by, claim.version) == (None, 2)


class TestMail:
    def test_it_goes_out_when_the_transaction_has_succeeded(
        self, rita, bea, mailoutbox, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            add_comment(claim=ClaimFactory(text="The bridge"), text="@bea.ng", author=rita)
            assert mailoutbox == []
        (mail,) = mailoutbox
        assert (mail.to, mail.subject) == ([bea.email], "rita mentioned you: The bridge")

    def test_who_opted_out_is_told_in_the_application_only(
        self, rita, bea, mailoutbox, django_capture_on_commit_callbacks
    ):
        choose(user=bea, by_mail=False)
        with django_capture_on_commit_callbacks(execute=True):
            add_comment(claim=ClaimFactory(), text="@bea.ng", author=rita)
        assert (mailoutbox, told(bea)) == ([], ["mention"])

    def test_a_mail_server_that_is_away_undoes_nothing(
        self, rita, bea, settings, django_capture_on_commit_callbacks
    ):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        with django_capture_on_commit_callbacks(execute=True):
            add_comment(claim=ClaimFactory(), text="@bea.ng", author=rita)
        assert told(bea) == ["mention"]

    def test_one_marks_ones_own_as_seen(self, rita, bea):
        add_comment(claim=ClaimFactory(), text="@bea.ng @rita", author=person("editor"))
        assert mark_seen(recipient=bea) == 1
        assert rita.notifications.filter(seen_at=None).count() == 1


def test_a_comment_on_a_merged_claim_is_sent_on(rita):
    claim = ClaimFactory(merged_into=ClaimFactory())
    with pytest.raises(ValidationError, match="was merged into"):
        add_comment(claim=claim, text="x", author=rita)
    assert Claim.objects.get(pk=claim.pk).comments.count() == 0
