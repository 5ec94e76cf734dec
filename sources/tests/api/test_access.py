"""Who may read, and how a client says who it is."""

from __future__ import annotations

import base64

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from newsroom.tokens import issue_token
from sources.tests.factories import SourceFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db

LISTS = ["stories", "outlets", "sources", "entities", "claims", "contradictions", "facts"]


@pytest.fixture
def user():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="api-client"))
    return user


def get(headers=None, address="/api/v1/stories/"):
    return Client().get(address, headers=headers)


@pytest.mark.parametrize("keyword", ["Bearer", "Token", "bearer"])
def test_a_token_opens_the_api(user, keyword):
    _, secret = issue_token(user=user, name="Test")
    assert get({"Authorization": f"{keyword} {secret}"}).status_code == 200


def test_a_session_opens_the_api(user, client):
    client.force_login(user)
    assert client.get("/api/v1/stories/").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "Bearer wrong",
        "Bearer",
        "Bearer two words",
        "Bearer \xe9",
        "Token ''; --",
        "Basic " + base64.b64encode(b"a:b").decode(),
        "Digest x",
        "",
    ],
    ids=["wrong", "no token", "two words", "not ascii", "quotes", "basic", "digest", "empty"],
)
def test_anything_else_is_a_401_with_a_challenge(header):
    response = get({"Authorization": header})
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json()["type"] == "/api/v1/problems/not-authenticated/"


def test_a_password_is_no_way_in(user):
    user.set_password("right")
    user.save()
    credentials = base64.b64encode(f"{user.username}:right".encode()).decode()
    assert get({"Authorization": f"Basic {credentials}"}).status_code == 401


@pytest.mark.parametrize("name", LISTS)
def test_a_user_without_a_role_reads_nothing(client, name):
    client.force_login(UserFactory())
    response = client.get(f"/api/v1/{name}/")
    assert response.status_code == 403
    assert response.json()["type"] == "/api/v1/problems/not-permitted/"


@pytest.mark.parametrize("role", ["reporter", "fact-checker", "editor", "administrator", "api-client"])
@pytest.mark.parametrize("name", LISTS)
def test_every_role_reads_every_list(client_of_role, role, name):
    assert client_of_role(role).get(f"/api/v1/{name}/").status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_nobody_reads_unless_the_setting_says_so(name, settings):
    assert get(address=f"/api/v1/{name}/").status_code == 401
    settings.API_ANONYMOUS_READING = True
    assert get(address=f"/api/v1/{name}/").status_code == 200


def test_nobody_reads_full_texts_whatever_the_setting(settings):
    settings.API_ANONYMOUS_READING = True
    body = get(address=f"/api/v1/sources/{SourceFactory().pk}/").json()
    assert (body["text"], body["text_withheld"]) == (None, True)


def test_a_wrong_token_is_refused_even_where_nobody_need_have_one(settings):
    settings.API_ANONYMOUS_READING = True
    assert get({"Authorization": "Bearer wrong"}).status_code == 401


@pytest.mark.parametrize("address", ["", "schema/", "docs/", "problems/"])
def test_what_the_api_says_of_itself_is_open(address):
    assert get(address=f"/api/v1/{address}").status_code == 200


@pytest.mark.parametrize(
    "pk",
    ["1", "nonsense", "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d", "%00", "%ff", "0" * 5000, "a'b"],
    ids=["number", "word", "nobody's", "nul", "not UTF-8", "long", "quote"],
)
@pytest.mark.parametrize("name", LISTS)
def test_an_id_of_nothing_is_a_404(api, name, pk):
    response = api.get(f"/api/v1/{name}/{pk}/")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_an_id_may_be_written_in_capitals(api):
    story = StoryFactory()
    assert api.get(f"/api/v1/stories/{str(story.pk).upper()}/").status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_parameter_is_refused_with_those_that_are_known(api, name):
    response = api.get(f"/api/v1/{name}/", {"colour": "red"})
    assert response.status_code == 400
    [error] = response.json()["errors"]
    assert error["field"] == "colour"
    assert {"cursor", "page_size", "ordering", "count"} < set(error["allowed"])


def test_a_detail_takes_no_parameters(api):
    response = api.get(f"/api/v1/stories/{StoryFactory().pk}/", {"page_size": "5"})
    assert (response.status_code, response.json()["errors"][0]["allowed"]) == (400, ["format"])


def test_a_bad_choice_is_refused_with_the_good_ones(api):
    [error] = api.get("/api/v1/claims/", {"status": "done"}).json()["errors"]
    assert error["allowed"] == ["unverified", "in_review", "verified", "refuted", "disputed", "unverifiable"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("claims", {"q": "a\x00b"}),
        ("claims", {"story": "no-such"}),
        ("claims", {"story": "\x00"}),
        ("claims", {"entity": "12"}),
        ("claims", {"language": "not a tag"}),
        ("claims", {"contradicted": "maybe"}),
        ("claims", {"created_from": "yesterday"}),
        ("claims", {"created_from": "2026-02-30"}),
        ("claims", {"created_from": "2026-03-01T12:00:00"}),
        ("claims", {"created_until": "9999-12-31T23:59:59-23:00"}),
        ("claims", {"amount_min": "1e400"}),
        ("claims", {"amount_min": "1e-99999999999"}),
        ("claims", {"amount_max": "-1e99999"}),
        ("claims", {"amount_min": "NaN"}),
        ("claims", {"unit": "x" * 61}),
        ("claims", {"status": "", "contradicted": "", "q": ""}),
        ("claims", {"key": ["a", "b"]}),
        ("contradictions", {"score_min": "1e-9999999"}),
        ("contradictions", {"score_min": "2"}),
        ("sources", {"published_from": "0000-01-01"}),
        ("sources", {"format": "xml"}),
        ("stories", {"count": "yes"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_bad_value_is_refused_by_its_name(api, name, query):
    response = api.get(f"/api/v1/{name}/", query)
    assert response.status_code == 400, response.content
    assert {error["field"] for error in response.json()["errors"]} == query.keys()


def test_only_json_is_served(api):
    assert api.get("/api/v1/stories/", headers={"Accept": "text/csv"}).status_code == 406
    assert api.get("/api/v1/stories/", headers={"Accept": "text/html, */*;q=0.8"}).status_code == 200
    assert api.get("/api/v1/stories/", {"format": "json"}).status_code == 200
