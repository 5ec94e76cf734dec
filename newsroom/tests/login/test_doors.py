"""Every way in, for one who has a second factor, must have one, was deactivated, or guesses."""

from __future__ import annotations

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from facts.preferring import choose
from newsroom.roles import ROLES
from newsroom.settings import SECOND_FACTOR_ROLES
from newsroom.tests.login.conftest import PASSWORD, code_of
from newsroom.tokens import issue_token

#: What lies behind the doors, and what somebody is told there who may not see it.
INSIDE = ["/", "/admin/", "/admin/password_change/", "/api/v1/claims/", "/api/v1/docs/", "/api/v1/tokens/"]

#: Where who has come in goes first.
INSIDE_FIRST = resolve_url(settings.LOGIN_REDIRECT_URL)


def log_in(client, *, login="mai", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def logged_in(client):
    return "_auth_user_id" in client.session


def show(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_a_password_opens_the_desk_for_who_needs_no_more(client, mai):
    assert log_in(client).url == INSIDE_FIRST
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("login", ["mai", "mai@example.org"], ids=["name", "address"])
def test_with_a_second_factor_the_password_is_half_the_way(client, mai, secret, login):
    assert log_in(client, login=login).url == reverse("mfa_authenticate")
    assert not logged_in(client)
    assert client.get("/api/v1/claims/").status_code == 401
    assert client.get("/admin/").status_code == 302
    assert show(client, code_of(secret)).url == INSIDE_FIRST
    assert client.get("/admin/").status_code == 200
    assert client.get("/api/v1/claims/").status_code == 200


def test_a_recovery_code_works_once(client, mai, secret):
    [code, *_] = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    log_in(client)
    assert show(client, code).status_code == 302
    assert logged_in(client)
    again = Client()
    log_in(again)
    assert show(again, code).status_code == 200
    assert not logged_in(again)


def test_the_admin_has_no_login_of_its_own(client, mai, secret):
    response = client.post("/admin/login/?next=/admin/", {"username": "mai", "password": PASSWORD})
    assert response.url == f"{reverse('account_login')}?next=%2Fadmin%2F"
    assert not logged_in(client)


def test_the_api_takes_no_passwords(client, mai, secret):
    given = base64.b64encode(f"mai:{PASSWORD}".encode()).decode()
    assert client.get("/api/v1/claims/", headers={"Authorization": f"Basic {given}"}).status_code == 401


@pytest.mark.parametrize("address", INSIDE)
def test_a_session_from_anywhere_that_has_not_shown_the_factor_opens_nothing(client, mai, secret, address):
    client.force_login(mai)
    response = client.get(address)
    if address.startswith("/api/"):
        assert (response.status_code, response.json()["detail"]) == (403, "Show your second factor first.")
    else:
        assert response.url.startswith(reverse("mfa_reauthenticate"))
    # The password alone must not take the factor away either.
    assert client.get(reverse("mfa_deactivate_totp")).url.startswith(reverse("mfa_reauthenticate"))
    asked = client.get(reverse("account_reauthenticate"), follow=True)
    assert asked.redirect_chain[0][0].startswith(reverse("mfa_reauthenticate"))
    assert "Show your second factor first" in asked.content.decode()
    client.post(reverse("mfa_reauthenticate"), {"code": code_of(secret)})
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("address", INSIDE)
def test_a_role_that_needs_a_factor_leads_to_setting_it_up(client, mai, settings, address):
    settings.SECOND_FACTOR_ROLES = ("administrator",)
    log_in(client)
    response = client.get(address)
    if address.startswith("/api/"):
        assert response.status_code == 403
        assert "set one up" in response.json()["detail"]
    else:
        assert response.url.startswith(reverse("mfa_index"))


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_opens_the_rest_and_it_cannot_be_taken_away_again(client, mai, settings):
    settings.SECOND_FACTOR_ROLES = ("administrator",)
    log_in(client)
    assert "Your role needs a second factor" in client.get("/", follow=True).content.decode()
    page = client.get(reverse("mfa_activate_totp"))
    code = code_of(page.context["form"].secret)
    assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    assert client.get("/").status_code == 200
    refused = client.post(reverse("mfa_deactivate_totp"))
    assert "cannot deactivate" in refused.content.decode()
    assert Authenticator.objects.filter(user=mai, type="totp").exists()


def test_roles_that_need_none_are_left_alone(client, mai, settings):
    settings.SECOND_FACTOR_ROLES = ("editor",)
    log_in(client)
    assert client.get("/").status_code == 200


def test_a_site_starts_with_no_role_that_needs_one_and_knows_the_roles_of_people():
    assert SECOND_FACTOR_ROLES == ()
    assert set(ROLES) - {"api-client"} == {"reporter", "fact-checker", "editor", "administrator"}


def test_secrets_are_encrypted_in_the_database(mai, secret):
    stored = Authenticator.objects.get(user=mai, type="totp")
    assert secret not in str(stored.data)
    assert stored.wrap().validate_code(code_of(secret))


def test_a_deactivated_user_enters_nowhere(client, mai):
    inside = Client()
    log_in(inside)
    _, token = issue_token(user=mai, name="Mine")
    mai.is_active = False
    mai.save()
    assert log_in(client).url == reverse("account_inactive")
    assert not logged_in(client)
    assert inside.get("/").url.startswith(reverse("account_login"))
    assert inside.get("/admin/").status_code == 302
    assert inside.get("/api/v1/claims/").status_code == 401
    bearer = {"Authorization": f"Bearer {token}"}
    assert Client().get("/api/v1/claims/", headers=bearer).status_code == 401
    client.post(reverse("account_reset_password"), {"email": "mai@example.org"})
    assert mail.outbox == []


def test_a_deactivated_user_with_a_factor_does_not_get_to_show_it(client, mai, secret):
    mai.is_active = False
    mai.save()
    assert log_in(client).url == reverse("account_inactive")
    assert show(client, code_of(secret)).url == reverse("account_login")
    assert not logged_in(client)


@pytest.mark.parametrize("login", ["mai", "mai@example.org", "nobody"], ids=["name", "address", "nobody"])
def test_after_five_wrong_passwords_the_right_one_must_wait(client, mai, login):
    for _ in range(5):
        assert log_in(client, login=login, password="wrong").status_code == 200
    response = log_in(Client(), login=login)
    assert "Too many failed login attempts" in response.content.decode()


def test_after_five_wrong_codes_the_right_one_must_wait(client, mai, secret):
    log_in(client)
    for _ in range(5):
        show(client, "000000")
    other = Client()
    log_in(other)
    assert "Too many failed" in show(other, code_of(secret)).content.decode()
    assert not logged_in(other)


def test_who_is_logged_in_guesses_the_password_no_more_often(client, mai):
    log_in(client)
    address = reverse("account_reauthenticate")
    for _ in range(5):
        assert "Incorrect password" in client.post(address, {"password": "wrong"}).content.decode()
    assert "Too many failed" in client.post(address, {"password": PASSWORD}).content.decode()


def test_passkeys_are_tried_only_so_often(client, mai):
    answers = [
        client.post(reverse("mfa_login_webauthn"), {"credential": "{}"}).status_code for _ in range(11)
    ]
    assert 429 not in answers[:10]
    assert answers[10] == 429
    assert not logged_in(client)


def test_one_address_guesses_many_names_only_so_often(client, mai):
    for n in range(10):
        log_in(client, login=f"name{n}", password="wrong")
    assert "Too many failed" in log_in(client).content.decode()


def test_attempts_are_counted_where_all_machines_count():
    assert isinstance(caches["default"], DatabaseCache)


def test_mails_to_reset_a_password_are_limited(client, mai):
    answers = [
        client.post(reverse("account_reset_password"), {"email": "mai@example.org"}).status_code
        for _ in range(6)
    ]
    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5


@pytest.mark.parametrize("address", ["mai@example.org", "nobody@example.org"], ids=["known", "unknown"])
def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client, mai, address):
    response = client.post(reverse("account_reset_password"), {"email": address})
    assert response.url == reverse("account_reset_password_done")
    assert [message.to for message in mail.outbox] == ([[address]] if address == mai.email else [])


def test_a_new_password_ends_the_sessions_and_asks_for_the_factor_all_the_same(client, mai, secret):
    inside = Client()
    log_in(inside)
    show(inside, code_of(secret))
    client.post(reverse("account_reset_password"), {"email": "mai@example.org"})
    [link] = re.findall(r"http://testserver(\S+)", mail.outbox[0].body)[:1]
    form = client.get(link, follow=True)
    new = {"password1": "another horse entirely", "password2": "another horse entirely"}
    assert client.post(form.redirect_chain[-1][0], new).status_code == 302
    assert not logged_in(client)
    assert inside.get("/").status_code == 302
    assert log_in(client, password="another horse entirely").url == reverse("mfa_authenticate")


def test_mails_about_an_account_say_what_was_done_when_and_what_to_do(client, mai):
    choose(user=mai, by_mail=True, time_zone="Asia/Kolkata")
    client.post(reverse("account_reset_password"), {"email": "mai@example.org"})
    asked = mail.outbox[0]
    assert asked.subject == "[Newsroom] Choose a new password"
    assert f"for the account {mai.username}. Choose it here:\n\nhttp://testserver/account/" in asked.body
    [link] = re.findall(r"http://testserver(\S+)", asked.body)[:1]
    new = {"password1": "another horse entirely", "password2": "another horse entirely"}
    # Who follows the link is nobody yet, so the page is in the site's zone; the mail is not.
    client.post(client.get(link, follow=True).redirect_chain[-1][0], new)
    told = mail.outbox[1]
    assert re.search(
        r"It was done on \d+ \w{3} \d{4}, \d\d:\d\d \(Asia/Kolkata\) from 127\.0\.0\.1", told.body
    )
    assert "If that was not you, tell an administrator at once." in told.body
    assert "testserver!" not in told.body + asked.body


def test_a_machine_gets_no_password_by_mail(client, mai):
    mai.set_unusable_password()
    mai.save()
    client.post(reverse("account_reset_password"), {"email": "mai@example.org"})
    assert mail.outbox == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up(client, db, method):
    response = getattr(client, method)(reverse("account_signup"))
    assert "made by an administrator" in response.content.decode()


def test_sessions_are_listed_and_the_others_logged_out(client, mai):
    other = Client()
    for browser in (client, other):
        log_in(browser)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert page.count("127.0.0.1") == 2
    client.post(reverse("usersessions_list"))
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def test_one_session_is_ended_and_the_others_stay(client, mai):
    kept, other = Client(), Client()
    for browser in (client, kept, other):
        log_in(browser)
    row = UserSession.objects.get(session_key=other.session.session_key)
    page = client.post(reverse("end_session", args=[row.pk]), follow=True).content.decode()
    assert "Logged out at 127.0.0.1." in page
    assert page.count("Log out there") == 1
    assert [browser.get("/").status_code for browser in (client, kept, other)] == [200, 200, 302]


def test_a_session_is_ended_by_its_own_user_and_from_another_one(client, mai, admin_client):
    log_in(client)
    row = UserSession.objects.get(user=mai)
    assert admin_client.post(reverse("end_session", args=[row.pk])).status_code == 404
    said = client.post(reverse("end_session", args=[row.pk]), follow=True).content.decode()
    assert "log out to end it" in said
    assert client.get("/").status_code == 200


def test_ending_sessions_asks_first_and_ends_none_by_asking(client, mai):
    other = Client()
    for browser in (client, other):
        log_in(browser)
    row = UserSession.objects.get(session_key=other.session.session_key)
    listed = client.get(reverse("usersessions_list")).content.decode()
    for address in (reverse("end_session", args=[row.pk]), reverse("end_others")):
        assert f'href="{address}"' in listed
        assert "has to log in again" in client.get(address).content.decode()
    assert other.get("/").status_code == 200


def test_where_there_is_no_other_session_none_is_asked_about(client, mai):
    log_in(client)
    assert client.get(reverse("end_others")).url == reverse("usersessions_list")


def test_an_administrator_ends_a_session_and_takes_a_lost_factor_away(client, mai, secret, admin_client):
    log_in(client)
    show(client, code_of(secret))
    row = UserSession.objects.get(user=mai)
    admin_client.post(f"/admin/usersessions/usersession/{row.pk}/delete/", {"post": "yes"})
    assert client.get("/").status_code == 302
    factor = Authenticator.objects.get(user=mai, type="totp")
    assert secret not in admin_client.get(f"/admin/mfa/authenticator/{factor.pk}/change/").content.decode()
    admin_client.post(f"/admin/mfa/authenticator/{factor.pk}/delete/", {"post": "yes"})
    assert log_in(client).url == INSIDE_FIRST
