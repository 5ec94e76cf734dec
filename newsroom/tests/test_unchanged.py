"""Clients of the facts who have seen everything."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts.tests.factories import PublicationFactory
from newsroom.tokens import issue_token, revoke_token
from sources.tests.factories import StoryFactory, UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/facts/"
LISTS = [
    URL,
    f"{URL}?page_size=1",
    f"{URL}?ordering=published_at",
    f"{URL}changes/",
    f"{URL}changes/?after=1",
]


@pytest.fixture
def issued():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="api-client"))
    return issue_token(user=user, name="Mirror")


@pytest.fixture
def secret(issued):
    return issued[1]


def ask(secret, path=URL, *, method="GET", tag="", accept="application/json"):
    headers = {
        "Authorization": f"Bearer {secret}",
        "Accept": accept,
        **({"If-None-Match": tag} if tag else {}),
    }
    return Client().generic(method, path, headers=headers)


def tag_of(secret, path=URL):
    response = ask(secret, path)
    assert response.status_code == 200
    return response.headers["ETag"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_seen_everything_is_told_so_by_one_statement(secret, path, method):
    PublicationFactory()
    tag = tag_of(secret, path)
    with CaptureQueriesContext(connection) as captured:
        response = ask(secret, path, tag=tag, method=method)
    assert response.status_code == 304
    assert len(captured) == 1
    assert response.content == b""
    assert response.headers["ETag"] == tag
    assert response.headers["Vary"] == "Accept, Authorization, Cookie"
    assert {"X-Request-ID", "RateLimit", "Content-Security-Policy"} <= set(response.headers)


@pytest.mark.parametrize("path", LISTS)
def test_a_new_publication_is_news(secret, path):
    PublicationFactory()
    tag = tag_of(secret, path)
    PublicationFactory()
    assert ask(secret, path, tag=tag).status_code == 200


@pytest.mark.parametrize(
    "other", [f"{URL}?page_size=2", f"{URL}?rating=verified", f"{URL}changes/", f"{URL}changes/?after=1"]
)
def test_what_was_told_at_one_address_says_nothing_of_another(secret, other):
    PublicationFactory()
    assert ask(secret, other, tag=tag_of(secret)).status_code == 200


def test_a_list_that_more_than_publications_decide_is_not_answered_from_its_number(secret):
    story = StoryFactory(slug="bridge")
    path = f"{URL}?story=bridge"
    tag = tag_of(secret, path)
    assert ask(secret, path, tag=tag).status_code == 304
    story.slug = "tunnel"
    story.save()
    assert ask(secret, path, tag=tag).status_code == 400


def test_a_question_that_is_wrong_is_refused_whatever_the_client_has(secret):
    assert ask(secret, f"{URL}?colour=red", tag=tag_of(secret)).status_code == 400
    assert ask(secret, tag=tag_of(secret), accept="text/html").status_code == 406


def test_a_token_that_ended_is_refused(issued):
    token, secret = issued
    tag = tag_of(secret)
    revoke_token(token=token, actor=None)
    assert ask(secret, tag=tag).status_code == 401


def test_a_token_of_another_scope_is_refused(issued):
    token, secret = issued
    tag = tag_of(secret)
    token.scopes = ["claims"]
    token.save()
    assert ask(secret, tag=tag).status_code == 403


def test_who_may_no_longer_read_facts_is_refused(issued):
    token, secret = issued
    tag = tag_of(secret)
    token.user.groups.clear()
    assert ask(secret, tag=tag).status_code == 403
    token.user.user_permissions.add(Permission.objects.get(codename="view_publication"))
    assert ask(secret, tag=tag).status_code == 304


def test_who_asked_too_often_is_told_when_to_come_back(secret, settings):
    tag = tag_of(secret)
    settings.API_RATES = {"token": ((2, 60), (100, 3600)), "address": ((100, 60), (100, 3600))}
    assert ask(secret, tag=tag).status_code == 304
    response = ask(secret, tag=tag)
    assert response.status_code == 429
    assert "Retry-After" in response.headers


@pytest.mark.parametrize("news", [False, True])
def test_a_request_counts_once_whether_there_is_news_or_not(secret, news):
    tag = tag_of(secret)
    if news:
        PublicationFactory()
    ask(secret, tag=tag)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT short_count FROM newsroom_requests")
        assert cursor.fetchall() == [(2,)]


def test_the_use_of_a_token_is_written_down(issued):
    token, secret = issued
    tag = tag_of(secret)
    type(token).objects.update(last_used_at=None)
    assert ask(secret, tag=tag).status_code == 304
    token.refresh_from_db()
    assert token.last_used_at is not None
