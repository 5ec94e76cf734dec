"""The pages on which people act: what they offer, do, refuse and keep."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from facts.models import Claim
from facts.publishing import publish
from facts.rewording import word_claim
from facts.tests.desk import see, text_of
from facts.tests.factories import CitationFactory, ClaimFactory
from facts.tests.people import cited_claim, person, verified_claim
from newsroom.testing import assert_constant_queries
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def act(row, name):
    noun = {"Claim": "claims", "Citation": "citations", "Position": "positions"}[type(row).__name__]
    return reverse("facts:act", args=[noun, row.pk, name])


@pytest.mark.parametrize(
    ("role", "offered", "not_offered"),
    [
        pytest.param("reporter", ("Accept", "Take it"), ("Take up for review", "Merge"), id="reporter"),
        pytest.param(
            "fact-checker", ("Take up for review", "Assign", "Merge"), ("Publish",), id="fact-checker"
        ),
        pytest.param("api-client", (), ("Accept", "Take it", "Comment"), id="api-client"),
    ],
)
def test_a_claim_offers_what_role_and_state_allow(client, log_in, role, offered, not_offered):
    claim, _ = cited_claim()
    log_in(role)
    shown = text_of(see(client, reverse("facts:claim", args=[claim.pk])))
    assert [name for name in offered if name not in shown] == []
    assert [name for name in not_offered if name in shown] == []


def test_the_first_person_is_told_why_a_second_one_publishes(client, log_in):
    checker = log_in("editor")
    claim, _ = verified_claim(checker=checker)
    page = see(client, reverse("facts:claim", args=[claim.pk]))
    assert "Publish: You gave this verdict: a second person publishes it." in text_of(page)
    response = client.post(act(claim, "publish"), {"version": claim.version})
    assert (response.status_code, claim.publications.count()) == (403, 0)
    assert "a second person publishes it" in response.content.decode()


def test_an_action_goes_back_to_the_claim_and_says_what_was_done(client, log_in):
    citation = CitationFactory()
    log_in("reporter")
    response = client.post(act(citation, "reject-citation"), {"reason": "It says tunnel."}, follow=True)
    citation.refresh_from_db()
    assert citation.state == "rejected"
    assert response.redirect_chain == [
        (f"{reverse('facts:claim', args=[citation.claim_id])}#citation-{citation.pk}", 302)
    ]
    assert "The citation is rejected" in response.content.decode()


def test_it_goes_back_to_where_it_was_asked_for_but_not_to_another_site(client, log_in):
    log_in("reporter")
    for asked, gone in (("/queue/unassigned/", "/queue/unassigned/"), ("https://example.org/", None)):
        claim = ClaimFactory()
        sent = {"next": asked, "version": claim.version}
        response = client.post(act(claim, "take-claim"), sent)
        assert response.url == (gone or reverse("facts:claim", args=[claim.pk]))


def test_a_page_in_parts_renews_the_page_that_asked(client, log_in):
    log_in("reporter")
    claim = ClaimFactory()
    address = "http://testserver/queue/unassigned/?after=x"
    headers = {"HX-Request": "true", "HX-Current-URL": address}
    response = client.post(act(claim, "take-claim"), {"version": claim.version}, headers=headers)
    assert '"path": "/queue/unassigned/?after=x"' in response.headers["HX-Location"]
    assert '"target": "#main"' in response.headers["HX-Location"]


def test_what_is_refused_comes_back_with_all_that_was_typed(client, log_in):
    claim, _ = verified_claim()
    log_in("editor")
    response = client.post(act(claim, "reopen"), {"rationale": " "})
    assert (response.status_code, claim.reviews.count()) == (400, 2)
    citation = claim.citations.get()
    response = client.post(
        act(citation, "re-anchor-citation"), {"quote": "no such words", "reason": "Nearer to it."}
    )
    assert response.status_code == 400
    assert "no such words" in response.content.decode()
    assert "Nearer to it." in response.content.decode()


def test_an_edit_conflict_shows_both_versions_and_keeps_what_was_typed(client, log_in):
    claim = ClaimFactory(text="The bridge is shut.")
    log_in("editor")
    opened = claim.version
    other = person("editor", username="first")
    word_claim(claim=claim, text="The bridge is closed.", actor=other, reason="House style")
    typed = {
        "version": opened,
        "text": "The old bridge is shut.",
        "initial-text": "The bridge is shut.",
        "language": "en",
        "initial-language": "en",
        "kind": "event",
        "initial-kind": "event",
        "reason": "Which one",
    }
    response = client.post(act(claim, "word-claim"), typed)
    shown = response.content.decode()
    assert response.status_code == 400
    for said in ("first", "House style", "The bridge is closed.", "The old bridge is shut.", "Which one"):
        assert said in shown
    assert Claim.objects.get(pk=claim.pk).text == "The bridge is closed."
    now = Claim.objects.get(pk=claim.pk).version
    client.post(act(claim, "word-claim"), {**typed, "version": now})
    assert Claim.objects.get(pk=claim.pk).text == "The old bridge is shut."


def test_what_readers_see_says_so_before(client, log_in):
    claim, _ = verified_claim()
    editor = log_in("editor")
    assert "Readers see this at once" in see(client, act(claim, "publish"))
    publish(claim=claim, actor=editor)
    assert "Readers see at once that it is taken back" in see(client, act(claim, "retract"))


@pytest.mark.parametrize(
    "address",
    [
        "/claims/00000000-0000-7000-8000-000000000000/take-up/",
        "/sources/00000000-0000-7000-8000-000000000000/no-such/",
        "/nouns/00000000-0000-7000-8000-000000000000/take-up/",
    ],
)
def test_an_action_that_is_not_there_is_a_page_that_says_so(client, log_in, address):
    log_in("editor")
    assert client.get(address).status_code == 404
    assert client.get(act(ClaimFactory(), "explode")).status_code == 404


def test_an_action_asks_who_you_are(client):
    assert reverse("account_login") in client.post(act(ClaimFactory(), "take-claim")).url


def test_a_page_with_actions_takes_as_many_queries_for_many_citations_as_for_few(client, log_in):
    log_in("editor")
    claim = ClaimFactory()
    address = reverse("facts:claim", args=[claim.pk])
    assert_constant_queries(
        read=lambda: see(client, address), grow=lambda: CitationFactory(position__claim=claim)
    )


def test_words_are_picked_from_the_text_by_those_who_may_read_it(client, log_in):
    citation = CitationFactory(end=18)
    log_in("reporter")
    page = see(client, act(citation, "re-anchor-citation"))
    assert 'data-start="0" data-end="18"' in page
    assert "It opened in May.</textarea>" in page
    typed = {"quote": "It opened in May.", "start": 36, "end": 53, "reason": "The other sentence"}
    assert client.post(act(citation, "re-anchor-citation"), typed).status_code == 302
    citation.refresh_from_db()
    assert (citation.start, citation.end, citation.quote) == (36, 53, "It opened in May.")
    user = log_in("api-client")
    user.user_permissions.add(Permission.objects.get(codename="change_citation"))
    assert "data-pick" not in see(client, act(citation, "re-anchor-citation"))


def test_words_are_cited_from_a_source_of_the_story(client, log_in):
    claim, position = cited_claim()
    source = SourceFactory(story=claim.story, title="Another report")
    log_in("reporter")
    chosen = f"?position={position.pk}&amp;source={source.pk}"
    assert chosen in see(client, act(claim, "cite"), position=position.pk)
    page = see(client, act(claim, "cite"), position=position.pk, source=source.pk)
    assert f"{source.text}</textarea>" in page
    assert f'<option value="{position.pk}" selected>' in page
    typed = {
        "position": position.pk,
        "source": source.pk,
        "quote": source.text[:34],
        "reason": "It says so too.",
        "version": claim.version,
    }
    assert client.post(act(claim, "cite"), typed).status_code == 302
    assert claim.citations.get(source=source).quote == source.text[:34]


def test_a_merge_is_shown_before_it_is_done(client, log_in):
    claim = ClaimFactory(text="The bridge is shut.")
    into = ClaimFactory(story=claim.story, text="The bridge is closed.")
    log_in("fact-checker")
    address = act(claim, "merge-claims")
    assert f'<option value="{into.pk}">The bridge is closed.</option>' in see(client, address)
    typed = {"into": into.pk, "reason": "The same", "version": claim.version}
    response = client.post(address, typed)
    assert (response.status_code, Claim.objects.get(pk=claim.pk).merged_into) == (200, None)
    assert "Not merged yet" in response.content.decode()
    response = client.post(address, {**typed, "seen": into.pk})
    assert response.url == reverse("facts:claim", args=[into.pk])
    assert Claim.objects.get(pk=claim.pk).merged_into == into
