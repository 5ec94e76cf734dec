"""Tokens: what they open, who issues them, and how they end."""

from __future__ import annotations

import datetime
import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.models import Token
from newsroom.testing import log_in_with_second_factor
from newsroom.tokens import arrival, issue_token, revoke_token
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/tokens/"
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)


def user_of_role(role, **given):
    user = UserFactory(**given)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def client_user():
    user = user_of_role("api-client", username="mirror")
    user.set_unusable_password()
    user.save()
    return user


def read(secret, address="/api/v1/stories/", method="GET"):
    return Client().generic(method, address, headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def administrator(client):
    user = user_of_role("administrator")
    log_in_with_second_factor(client, user)
    return user


def ask(client, **members):
    return client.post(URL, members, content_type="application/json")


def test_a_token_opens_what_its_user_may_read(client_user):
    _, secret = issue_token(user=client_user, name="Mirror")
    assert read(secret).status_code == 200


@pytest.mark.parametrize("role", ["api-client", "editor", "administrator", "superuser", None])
def test_a_token_has_the_permissions_of_its_user_by_one_query(role, django_assert_num_queries):
    user = UserFactory(is_superuser=role == "superuser")
    if role and role != "superuser":
        user.groups.add(Group.objects.get(name=role))
    user.user_permissions.add(Permission.objects.get(codename="view_session"))
    token, secret = issue_token(user=user, name="Test")
    arrival(secret, address="192.0.2.1", now=time.time())
    with django_assert_num_queries(1):
        found, _, _ = arrival(secret, address="192.0.2.1", now=time.time())
        assert (found, found.user) == (token, user)
        if role != "superuser":
            permissions = found.user.get_all_permissions()
    assert found.user.has_perm("sessions.view_session")
    if role != "superuser":
        assert permissions == User.objects.get(pk=user.pk).get_all_permissions()


def test_a_request_reads_no_password_and_no_more_of_a_user_and_a_token_than_it_asks(
    django_assert_num_queries,
):
    user = UserFactory(first_name="Ada", email="ada@example.org")
    _, secret = issue_token(user=user, name="Test", scopes=["facts"])
    token = arrival(secret, address="192.0.2.1", now=0).token
    assert (token.name, token.scopes, token.valid, token.user.username) == (
        "Test",
        ["facts"],
        True,
        user.username,
    )
    assert "password" in token.user.get_deferred_fields()
    kept = Token.objects.get()
    with django_assert_num_queries(2):
        assert (token.user.first_name, token.created) == ("Ada", kept.created)


def test_a_permission_that_is_newer_than_the_process_counts():
    user = UserFactory()
    _, secret = issue_token(user=user, name="Test")
    assert not arrival(secret, address="192.0.2.1", now=0)[0].user.get_all_permissions()
    kind = Permission.objects.get(codename="view_session").content_type
    for name in ("read_minutes", "read_letters"):
        user.user_permissions.add(Permission.objects.create(codename=name, content_type=kind))
        assert arrival(secret, address="192.0.2.1", now=0)[0].user.has_perm(f"sessions.{name}")
    user.user_permissions.clear()
    assert not arrival(secret, address="192.0.2.1", now=0)[0].user.has_perm("sessions.read_minutes")


def test_of_tokens_that_begin_alike_each_counts_for_itself():
    user = UserFactory()
    (one, first), (other, _) = (issue_token(user=user, name=name) for name in ("One", "Other"))
    Token.objects.filter(pk=other.pk).update(token_key=one.token_key)
    found, limits, _ = arrival(first, address="192.0.2.1", now=0)
    assert (found, len(limits)) == (one, 4)
    assert {limit.allowed - limit.left for limit in limits} == {1}
    found, limits, _ = arrival(first[:-1] + "!", address="192.0.2.1", now=0)
    assert found is None
    assert {limit.name.split("-")[0]: limit.allowed - limit.left for limit in limits} == {"address": 2}


def test_the_secret_is_kept_nowhere(client_user):
    _, secret = issue_token(user=client_user, name="Mirror")
    assert secret.startswith("nrt_")
    assert len(secret) >= 64
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM newsroom_token t WHERE t::text LIKE %s", [f"%{secret[15:]}%"])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("ended", ["expired", "revoked", "user left", "wrong by one letter"])
def test_a_token_that_ended_is_a_401(client_user, ended):
    token, secret = issue_token(user=client_user, name="Mirror", days=1)
    match ended:
        case "expired":
            Token.objects.update(expiry=NOON - timedelta(days=1))
        case "revoked":
            revoke_token(token=token, actor=None)
        case "user left":
            client_user.is_active = False
            client_user.save()
        case _:
            secret = secret[:-1] + ("0" if secret[-1] != "0" else "1")
    response = read(secret)
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_read_only_token_writes_nothing(client_user):
    _, secret = issue_token(user=client_user, name="Mirror")
    response = read(secret, URL, "POST")
    assert (response.status_code, response.json()["detail"]) == (403, "This token only reads.")


def test_a_scoped_token_opens_its_resources_only(client_user):
    _, secret = issue_token(user=client_user, name="Mirror", scopes=["stories"])
    assert read(secret).status_code == 200
    response = read(secret, "/api/v1/claims/")
    assert (response.status_code, response.json()["detail"]) == (403, "This token is for stories only.")


def test_the_last_use_is_noted_at_most_once_a_minute(client_user):
    with time_machine.travel(NOON, tick=False) as clock:
        token, secret = issue_token(user=client_user, name="Mirror")

        def use():
            with CaptureQueriesContext(connection) as queries:
                read(secret)
            token.refresh_from_db()
            return sum(
                query["sql"].startswith('UPDATE "newsroom_token"') for query in queries.captured_queries
            )

        assert (use(), token.last_used_at) == (1, NOON)
        clock.shift(59)
        assert (use(), token.last_used_at) == (0, NOON)
        clock.shift(1)
        assert (use(), token.last_used_at) == (1, NOON + timedelta(minutes=1))


@pytest.mark.parametrize("days", [0, 366])
def test_a_lifetime_out_of_bounds_is_refused(client_user, days):
    with pytest.raises(ValueError, match="from 1 to 365"):
        issue_token(user=client_user, name="Mirror", days=days)


def test_an_administrator_issues_a_token_for_a_machine(client, administrator, client_user):
    response = ask(client, name="Mirror", user="mirror", scopes=["stories", "claims"], days=30)
    assert response.status_code == 201, response.content
    body = response.json()
    assert read(body["secret"]).status_code == 200
    token = Token.objects.get()
    assert (token.user, token.issued_by, token.read_only) == (client_user, administrator, True)
    assert token.scopes == body["scopes"] == ["claims", "stories"]
    assert token.expiry - token.created == pytest.approx(timedelta(days=30), abs=timedelta(seconds=5))
    assert response.headers["Location"] == f"http://testserver{URL}{body['id']}/"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_token_is_listed_without_its_secret(client, administrator):
    secret = ask(client, name="Mine").json()["secret"]
    [row] = client.get(URL).json()["results"]
    assert (row["name"], row["begins"], row["user"]) == ("Mine", secret[:15], administrator.username)
    assert secret not in client.get(URL).content.decode()
    assert client.get(f"{URL}{row['id']}/").json() == row


def test_everybody_sees_and_revokes_their_own_and_administrators_all(client, client_user):
    reporter = user_of_role("reporter")
    own, _ = issue_token(user=reporter, name="Own")
    other, _ = issue_token(user=client_user, name="Other")
    client.force_login(reporter)
    assert [row["name"] for row in client.get(URL).json()["results"]] == ["Own"]
    assert client.delete(f"{URL}{other.public_id}/").status_code == 404
    assert client.delete(f"{URL}{own.public_id}/").status_code == 204
    assert client.get(URL).json()["results"] == []
    own.refresh_from_db()
    assert (own.revoked_by, own.revoked_at is not None) == (reporter, True)
    client.force_login(user_of_role("administrator"))
    assert [row["name"] for row in client.get(URL).json()["results"]] == ["Other"]
    assert client.delete(f"{URL}{other.public_id}/").status_code == 204


def test_a_revoked_token_keeps_who_revoked_it(client_user):
    token, _ = issue_token(user=client_user, name="Mirror")
    first = UserFactory()
    revoke_token(token=token, actor=first)
    revoke_token(token=token, actor=UserFactory())
    token.refresh_from_db()
    assert token.revoked_by == first


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_opens_no_tokens(method):
    _, secret = issue_token(user=user_of_role("administrator"), name="Mine", read_only=False)
    response = read(secret, URL, method)
    assert (response.status_code, response.json()["detail"]) == (
        403,
        "Log in for this: a token opens no tokens.",
    )


def test_a_password_alone_gives_no_token(client):
    client.force_login(user_of_role("administrator"))
    response = ask(client, name="Mine")
    assert response.status_code == 403
    assert "second factor" in response.json()["detail"]
    assert not Token.objects.exists()


def test_nobody_sees_tokens_even_where_all_may_read(client, settings):
    settings.API_ANONYMOUS_READING = True
    assert client.get(URL).status_code == 401


def test_a_session_must_prove_that_a_page_of_ours_asks():
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of_role("administrator"))
    assert ask(client, name="Mine").status_code == 403


def test_nobody_speaks_in_a_colleagues_name(client, administrator):
    colleague = UserFactory(username="colleague")
    colleague.set_password("secret")
    colleague.save()
    assert ask(client, name="Mine", user="colleague").json()["errors"][0]["field"] == "user"
    log_in_with_second_factor(client, user_of_role("editor"))
    machine = UserFactory(username="machine")
    machine.set_unusable_password()
    machine.save()
    assert ask(client, name="Mine", user="machine").json()["errors"][0]["field"] == "user"
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({}, "name"),
        ({"name": ""}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "a", "days": 0}, "days"),
        ({"name": "a", "days": 366}, "days"),
        ({"name": "a", "scopes": ["tokens"]}, "scopes.0"),
        ({"name": "a", "user": "a\x00"}, "user"),
        ({"name": "a", "colour": "red"}, "colour"),
    ],
    ids=str,
)
def test_a_bad_member_is_refused_by_its_name(client, administrator, members, field):
    response = ask(client, **members)
    assert response.status_code == 400
    assert field in {error["field"] for error in response.json()["errors"]}


@pytest.mark.parametrize("body", ["[]", "1", "{", ""], ids=["list", "number", "broken", "empty"])
def test_a_body_that_is_no_object_is_a_400(client, administrator, body):
    assert client.post(URL, body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("pk", ["1", "nonsense", "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d", "%00"])
def test_an_id_of_nothing_is_a_404(client, administrator, pk):
    assert client.get(f"{URL}{pk}/").status_code == 404


def test_the_command_prints_a_token_that_works(client_user, capsys):
    call_command("issue_token", "mirror", "--name", "Mirror", "--days", "7")
    assert read(capsys.readouterr().out.strip()).status_code == 200


@pytest.mark.parametrize("arguments", [["nobody"], ["mirror", "--days", "0"]], ids=["no user", "no time"])
def test_the_command_refuses_what_cannot_be(client_user, arguments):
    with pytest.raises(CommandError):
        call_command("issue_token", *arguments)


def test_the_admin_shows_and_revokes_tokens_and_makes_none(client, client_user):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    token, _ = issue_token(user=client_user, name="Mirror")
    assert "Mirror" in client.get("/admin/newsroom/token/").content.decode()
    page = client.get(f"/admin/newsroom/token/{token.pk}/change/")
    assert page.status_code == 200
    assert client.get("/admin/newsroom/token/add/").status_code == 403
    client.post("/admin/newsroom/token/", {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_a_key_for_a_token_is_refused_with_what_to_do_and_none_is_issued(client, administrator):
    answer = client.post(
        URL, {"name": "Mirror"}, content_type="application/json", headers={"Idempotency-Key": "once"}
    )
    assert answer.status_code == 400
    assert "revoke the one whose answer was lost" in answer.content.decode()
    assert not Token.objects.exists()
