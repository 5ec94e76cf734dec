"""The roles of the newsroom, kept in step with one table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from newsroom import roles
from newsroom.roles import ROLES, UnknownPermissionError, may, synchronise
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def held(role):
    return {
        f"{app}.{codename}"
        for app, codename in Permission.objects.filter(group__name=role).values_list(
            "content_type__app_label", "codename"
        )
    }


def test_migrating_makes_every_role_with_the_permissions_of_the_table():
    for role, permissions in ROLES.items():
        if permissions is not None:
            assert held(role) == permissions


def test_the_administrator_has_every_permission_of_the_apps():
    everything = Permission.objects.filter(content_type__app_label__in=roles.APPS)
    assert len(held("administrator")) == everything.count() > 50


@pytest.mark.parametrize(
    ("role", "permission", "has"),
    [
        ("api-client", "facts.view_claim", True),
        ("api-client", "sources.read_full_text", False),
        ("api-client", "facts.view_comment", False),
        ("api-client", "facts.add_claim", False),
        ("reporter", "sources.read_full_text", True),
        ("reporter", "sources.add_source", True),
        ("reporter", "facts.add_comment", True),
        ("reporter", "facts.add_review", False),
        ("reporter", "facts.change_contradiction", False),
        ("fact-checker", "facts.add_review", True),
        ("fact-checker", "facts.change_contradiction", True),
        ("fact-checker", "facts.add_publication", False),
        ("editor", "facts.add_publication", True),
        ("editor", "facts.change_publication", False),
        ("editor", "facts.delete_claim", False),
        ("editor", "auth.add_user", False),
        ("administrator", "auth.add_user", True),
        ("administrator", "newsroom.add_token", True),
    ],
)
def test_a_user_of_a_role_may(role, permission, has):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    assert user.has_perm(permission) is has


def test_each_desk_role_may_all_that_the_one_before_it_may():
    assert ROLES["api-client"] < ROLES["reporter"] < ROLES["fact-checker"] < ROLES["editor"]


def test_synchronising_takes_back_what_was_added_by_hand_and_leaves_other_groups():
    extra = Permission.objects.get(codename="delete_claim")
    for name in ("reporter", "guests"):
        Group.objects.get_or_create(name=name)[0].permissions.add(extra)
    Group.objects.get(name="reporter").permissions.remove(Permission.objects.get(codename="view_claim"))
    synchronise()
    assert held("reporter") == ROLES["reporter"]
    assert held("guests") == {"facts.delete_claim"}


def test_a_role_that_was_deleted_comes_back_with_the_next_migration():
    Group.objects.get(name="editor").delete()
    call_command("migrate", verbosity=0)
    assert held("editor") == ROLES["editor"]


def test_a_permission_that_no_model_declares_is_an_error(monkeypatch):
    monkeypatch.setitem(ROLES, "reporter", may("admire", "facts.claim"))
    with pytest.raises(UnknownPermissionError, match=r"Role reporter: no model declares facts\.admire_claim"):
        synchronise()


def test_the_documentation_names_every_role_and_permission_of_the_table():
    page = (Path(__file__).resolve().parents[2] / "docs" / "roles.md").read_text()
    rows = dict(re.findall(r"^\| `([a-z]+\.[a-z_]+)` \| (.+) \|$", page, flags=re.MULTILINE))
    columns = [role for role in ROLES if role != "administrator"]
    expected = {
        permission: " | ".join("yes" if permission in ROLES[role] else "" for role in columns)
        for permission in set().union(*(ROLES[role] for role in columns))
    }
    assert {name: [cell.strip() for cell in cells.split("|")] for name, cells in rows.items()} == {
        name: [cell.strip() for cell in cells.split("|")] for name, cells in expected.items()
    }
