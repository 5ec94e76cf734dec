from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from newsroom.accounts import ensure_accounts
from newsroom.roles import ROLES

pytestmark = pytest.mark.django_db


def test_a_fresh_newsroom_gets_one_account_per_role():
    made = {account.name: account for account in ensure_accounts()}
    assert set(made) == set(ROLES)
    for user in User.objects.prefetch_related("groups"):
        assert [group.name for group in user.groups.all()] == [user.username]


def test_the_secret_that_is_shown_opens_the_account(client):
    made = {account.name: account for account in ensure_accounts()}
    assert client.login(username="editor", password=made["editor"].secret)
    header = {"Authorization": f"Bearer {made['api-client'].secret}"}
    assert Client().get("/api/v1/stories/", headers=header).status_code == 200


def test_only_the_administrator_is_a_superuser_and_machines_stay_out_of_the_admin():
    ensure_accounts()
    assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == [
        "administrator"
    ]
    assert list(User.objects.filter(is_staff=False).values_list("username", flat=True)) == ["api-client"]


def test_accounts_that_exist_are_left_alone():
    ensure_accounts()
    User.objects.filter(username="editor").update(is_active=False)
    before = list(User.objects.order_by("pk").values())
    assert ensure_accounts() == []
    assert list(User.objects.order_by("pk").values()) == before


def test_the_command_prints_secrets_once(capsys):
    call_command("ensure_users")
    assert capsys.readouterr().out.count("password") == 4
    call_command("ensure_users")
    assert capsys.readouterr().out == ""
