"""The first page after the login."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.shortcuts import resolve_url
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from facts.publishing import publish
from facts.tests.desk import see, text_of
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory
from facts.tests.people import person, verified_claim
from facts.views.queue import SHELVES
from newsroom.testing import assert_constant_queries

pytestmark = pytest.mark.django_db

SLUGS = [shelf.slug for shelf in SHELVES]


def shelf(slug):
    return reverse("facts:queue", args=[slug])


def test_a_login_leads_to_ones_queue():
    assert resolve_url(settings.LOGIN_REDIRECT_URL) == reverse("facts:queue") == "/queue/"


def test_ones_own_claims_come_with_their_dates_and_every_queue_with_its_count(client, log_in):
    user = log_in("reporter")
    ClaimFactory(text="Mine is this.", assignee=user, due_on=date(2031, 3, 1))
    ClaimFactory(text="Nobody's is that.")
    shown = text_of(see(client, "/queue/"))
    assert "My queue 1 claims Unassigned 1 claims" in shown
    assert "Mine is this." in shown
    assert "due 1 Mar 2031" in shown
    assert "Nobody's is that." not in shown


def test_what_is_overdue_is_marked_until_it_has_a_verdict(client, log_in):
    user = log_in("reporter")
    for text, status in (("Waits for a verdict.", "in_review"), ("Has one.", "verified")):
        ClaimFactory(text=text, assignee=user, due_on=date(2020, 3, 1), status=status)
    shown = text_of(see(client, "/queue/"))
    assert shown.count("due 1 Mar 2020") == 2
    assert shown.count("due 1 Mar 2020 overdue") == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_queue_says_so(client, log_in, slug):
    log_in("editor")
    says = next(each.empty for each in SHELVES if each.slug == slug)
    assert says.replace("'", "&#x27;") in see(client, shelf(slug))


def test_every_claim_of_a_queue_stands_on_one_page(client, log_in, monkeypatch):
    monkeypatch.setattr("facts.views.queue.SIZE", 2)
    user = log_in("reporter")
    for due in (None, date(2031, 1, 1), None, date(2031, 1, 1), date(2030, 1, 1)):
        ClaimFactory(assignee=user, due_on=due)
    seen, query = [], {}
    while True:
        page = client.get("/queue/", query).context["page"]
        seen += [claim.due_on for claim in page.rows]
        if page.after is None:
            break
        query = {"after": page.after}
    assert seen == [date(2030, 1, 1), date(2031, 1, 1), date(2031, 1, 1), None, None]


def test_the_queues_take_as_many_queries_for_many_claims_as_for_few(client, log_in):
    user, checker = log_in("editor"), person("editor")

    def grow():
        ClaimFactory(assignee=user, due_on=date(2020, 1, 1))
        ContradictionFactory()
        claim, _ = verified_claim(checker=checker)
        verified_claim(checker=checker)
        publish(claim=claim, actor=user)
        CitationFactory(position=claim.positions.get())

    assert_constant_queries(read=lambda: [see(client, shelf(slug)) for slug in SLUGS], grow=grow)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_is_chosen_before_anything_is_counted_for_its_rows(client, log_in, slug):
    log_in("editor")
    ContradictionFactory()
    with CaptureQueriesContext(connection) as captured:
        see(client, shelf(slug))
    chosen = [
        query["sql"] for query in captured if query["sql"].startswith("SELECT") and "LIMIT 26" in query["sql"]
    ]
    assert len(chosen) == 1
    assert "source_count" not in chosen[0]
    assert "is_contradicted" not in chosen[0]


def test_a_queue_that_one_page_shows_is_not_counted_again(client, log_in, monkeypatch):
    log_in("reporter")
    ClaimFactory.create_batch(3)
    monkeypatch.setattr("facts.views.queue._count", lambda shelf, user: "asked")
    assert "Unassigned 3 claims" in text_of(see(client, shelf("unassigned")))
    monkeypatch.setattr("facts.views.queue.SIZE", 2)
    assert "Unassigned asked claims" in text_of(see(client, shelf("unassigned")))


def test_counts_go_no_further_than_they_show(client, log_in, monkeypatch):
    monkeypatch.setattr("facts.views.queue.COUNTED", 2)
    log_in("reporter")
    ClaimFactory.create_batch(4)
    assert "Unassigned 2+ claims" in text_of(see(client, "/queue/"))


def test_the_count_that_looks_at_every_fact_is_kept_for_a_minute(client, log_in):
    cache.clear()
    editor = log_in("editor")
    claim, position = verified_claim()
    publish(claim=claim, actor=editor)
    assert "New evidence 0 claims" in text_of(see(client, "/queue/"))
    CitationFactory(position=position)
    assert "New evidence 0 claims" in text_of(see(client, "/queue/"))
    assert [row.pk for row in client.get(shelf("new-evidence")).context["page"].rows] == [claim.pk]
    cache.clear()
    assert "New evidence 1 claims" in text_of(see(client, "/queue/"))


def test_what_is_no_queue_and_no_page_is_refused(client, log_in):
    log_in("reporter")
    assert client.get("/queue/nonsense/").status_code == 404
    assert client.get("/queue/", {"after": "never~x"}).status_code == 400
