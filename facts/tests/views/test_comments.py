"""Threads on the page of a claim."""

from __future__ import annotations

import pytest
from django.urls import reverse

from facts.commenting import add_comment, edit_comment, resolve_comment, withdraw_comment
from facts.models import Comment
from facts.tests.desk import see, text_of
from facts.tests.factories import CitationFactory, ClaimFactory, CommentFactory
from facts.tests.people import person
from newsroom.testing import assert_constant_queries

pytestmark = pytest.mark.django_db


def page_of(claim):
    return reverse("facts:claim", args=[claim.pk])


def act(row, name):
    noun = f"{row._meta.model_name}s"
    return reverse("facts:act", args=[noun, row.pk, name])


def test_a_person_comments_on_a_claim_on_words_and_in_reply(client, log_in):
    user = log_in("reporter")
    citation = CitationFactory()
    client.post(act(citation.claim, "comment"), {"text": "Which bridge?"})
    client.post(act(citation, "comment"), {"text": "Which year?"})
    about_claim, about_words = Comment.objects.order_by("created_at")
    response = client.post(act(about_words, "comment"), {"text": "2019, I think."})
    reply = Comment.objects.get(parent=about_words)
    assert response.url == f"{page_of(citation.claim)}#comment-{reply.pk}"
    assert (about_claim.citation, reply.citation, reply.author) == (None, citation, user)
    shown = text_of(see(client, page_of(citation.claim)))
    assert shown.index("Which bridge?") < shown.index("Which year?") < shown.index("2019, I think.")
    assert "On these words of" in shown


def test_a_comment_that_says_nothing_is_refused(client, log_in):
    log_in("reporter")
    assert client.post(act(ClaimFactory(), "comment"), {"text": "  "}).status_code == 400
    assert not Comment.objects.exists()


def test_an_edited_comment_shows_what_it_said(client, log_in):
    user = log_in("reporter")
    comment = add_comment(claim=ClaimFactory(), text="Which brigde?", author=user)
    assert "Which brigde?" in see(client, act(comment, "edit-comment"))
    edit_comment(comment=comment, text="Which bridge?", actor=user)
    assert ">edited</a>" in see(client, page_of(comment.claim))
    history = see(client, reverse("facts:comment-history", args=[comment.pk]))
    assert "<del>Which brigde?</del>" in history
    assert "<ins>Which bridge?</ins>" in history


def test_a_thread_is_resolved_opened_again_and_withdrawn(client, log_in):
    user = log_in("reporter")
    comment = add_comment(claim=ClaimFactory(), text="Which bridge?", author=user)
    for name, field in (("resolve-comment", "resolved_at"), ("withdraw-comment", "withdrawn_at")):
        client.post(act(comment, name))
        comment.refresh_from_db()
        assert getattr(comment, field) is not None
    shown = text_of(see(client, page_of(comment.claim)))
    assert "withdrawn" in shown
    assert "Which bridge?" not in shown


def test_nobody_else_words_a_comment_anew(client, log_in):
    comment = CommentFactory()
    log_in("editor")
    assert "Edit…" not in see(client, page_of(comment.claim))
    assert client.post(act(comment, "edit-comment"), {"text": "Mine"}).status_code == 403


def test_whom_a_comment_calls_is_marked(client, log_in):
    user = log_in("reporter", username="rita")
    person("editor", username="Bea.Ng")
    comment = add_comment(claim=ClaimFactory(), text="<b>@bea.ng, @nobody</b>", author=user)
    shown = see(client, page_of(comment.claim))
    assert '&lt;b&gt;<b class="called"><bdi>@bea.ng</bdi></b>, @nobody&lt;/b&gt;' in shown


def test_people_are_suggested_by_the_beginning_of_their_name(client, log_in):
    log_in("reporter", username="rita")
    person("editor", username="ritter", first_name="Ria", last_name="Ritter")
    person("api-client", username="rita-bot")
    found = client.get(reverse("facts:people"), {"start": "rit"}).json()
    assert found == {"people": [{"name": "rita", "full": ""}, {"name": "ritter", "full": "Ria Ritter"}]}
    log_in("api-client")
    assert client.get(reverse("facts:people"), {"start": "rit"}).status_code == 403


def test_comments_are_for_those_who_may_read_them(client, log_in):
    comment = CommentFactory(text="Between us")
    log_in("api-client")
    assert "Between us" not in see(client, page_of(comment.claim))
    assert client.get(reverse("facts:comment-history", args=[comment.pk])).status_code == 403


def test_a_page_takes_as_many_queries_for_many_comments_as_for_few(client, log_in):
    user = log_in("editor", username="rita")
    claim = ClaimFactory()

    def grow():
        first = add_comment(
            claim=claim,
            citation=CitationFactory(position__claim=claim),
            text="@rita?",
            author=person("editor"),
        )
        add_comment(claim=claim, parent=first, text="Yes.", author=user)
        resolve_comment(comment=first, actor=user)
        withdraw_comment(comment=add_comment(claim=claim, text="No.", author=user), actor=user)

    assert_constant_queries(read=lambda: see(client, page_of(claim)), grow=grow)
