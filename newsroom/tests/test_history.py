"""Every request has an id and a path in the history."""

from __future__ import annotations

import uuid

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.history import RequestContextMiddleware
from sources.history import remember
from sources.models import Outlet
from sources.tests.factories import OutletFactory, UserFactory


def answer(request):
    return RequestContextMiddleware(lambda _: HttpResponse())(request)


@pytest.mark.parametrize(
    "sent",
    ["01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a"],
    ids=["uuid", "trace", "shortest"],
)
def test_an_acceptable_id_is_sent_back(sent):
    assert answer(RequestFactory().get("/", headers={"X-Request-ID": sent})).headers["X-Request-ID"] == sent


@pytest.mark.parametrize(
    "sent",
    ["", "two words", "x" * 101, "line\nbreak", "é", "-rf", "<script>", "a\x00"],
    ids=["empty", "blank", "too long", "newline", "not ascii", "option", "markup", "nul"],
)
def test_any_other_id_is_replaced(sent):
    given = answer(RequestFactory().get("/", headers={"X-Request-ID": sent})).headers["X-Request-ID"]
    assert uuid.UUID(given).version == 7


def test_every_request_without_an_id_gets_its_own():
    given = {answer(RequestFactory().get("/")).headers["X-Request-ID"] for _ in range(3)}
    assert len(given) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/api/v1/claims/", "api"),
        ("/admin/facts/claim/", "admin"),
        ("/claims/", "desk"),
        ("/apiary/", "desk"),
    ],
)
def test_the_history_names_path_and_request(address, path):
    outlet, user = OutletFactory(), UserFactory(username="ada")

    def rename(_):
        with transaction.atomic():
            remember(actor=user, reason="It has a new name.")
            Outlet.objects.filter(pk=outlet.pk).update(name="New name")
        return HttpResponse()

    RequestContextMiddleware(rename)(RequestFactory().get(address, headers={"X-Request-ID": "call-7"}))
    event = apps.get_model("sources", "OutletEvent").objects.get(pgh_obj_id=outlet.pk, pgh_label="update")
    assert event.pgh_context == {
        "user": user.pk,
        "name": "ada",
        "reason": "It has a new name.",
        "path": path,
        "request": "call-7",
    }


def test_the_site_sends_the_id_with_every_answer(client):
    assert (
        client.get("/api/v1/nothing-here/", headers={"X-Request-ID": "call-8"}).headers["X-Request-ID"]
        == "call-8"
    )
