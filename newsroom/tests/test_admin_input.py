"""What the admin is sent that it would ask the database as it is."""

from __future__ import annotations

import pytest

from facts.tests.factories import AliasFactory, CitationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/admin/facts/claim/?status__exact=a%00b",
        "/admin/sources/source/?language=%00",
        "/admin/mfa/authenticator/?type__exact=%00",
        "/admin/newsroom/token/%00/change/",
    ],
)
def test_a_nul_in_an_address_is_refused(admin_client, address):
    assert admin_client.get(address).status_code == 400


@pytest.mark.parametrize("ticked", ["zzz", "", "a\x00b"])
@pytest.mark.parametrize(
    ("model", "action"),
    [
        ("facts/citation", "edit_in_bulk"),
        ("facts/entity", "delete_selected"),
        ("auth/user", "delete_selected"),
    ],
)
def test_a_row_that_is_ticked_is_named_by_an_id(admin_client, model, action, ticked):
    sent = {"action": action, "_selected_action": ticked}
    assert admin_client.post(f"/admin/{model}/", sent).status_code == 400


def test_a_row_that_is_there_can_be_ticked(admin_client):
    sent = {"action": "edit_in_bulk", "_selected_action": str(CitationFactory().pk)}
    assert admin_client.post("/admin/facts/citation/", sent).status_code in (200, 302)


@pytest.mark.parametrize("sent", ["zzz", "\x00", "x" * 100_000])
def test_a_row_that_is_searched_for_and_named_by_no_id_is_a_mistake_of_the_form(admin_client, sent):
    for address in ("/admin/facts/alias/add/", f"/admin/facts/alias/{AliasFactory().pk}/change/"):
        answer = admin_client.post(address, {"entity": sent, "name": "Meta", "language": "en"})
        assert answer.status_code == 200
        assert "entity" in answer.context["adminform"].form.errors
