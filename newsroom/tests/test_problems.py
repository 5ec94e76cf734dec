"""Every failure of the API is a problem (RFC 9457)."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.http import Http404
from django.test import Client
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.test import APIClient, APIRequestFactory
from rest_framework.views import APIView

from newsroom.problems import PROBLEMS, problem_response
from sources.api.conditional import PreconditionFailed, PreconditionRequired
from sources.tests.factories import UserFactory


class Failing(APIView):
    """Fails as it is told, or reads what it is sent."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    failure: Exception | None = None

    def post(self, request):
        if self.failure:
            raise self.failure
        return Response(request.data)


def post(failure=None, *, body=b"{}", content_type="application/json", **headers):
    request = APIRequestFactory().generic("POST", "/api/v1/x/", body, content_type, headers=headers)
    request.META["REQUEST_ID"] = "call-1"
    response = Failing.as_view(failure=failure)(request)
    return response.render() if isinstance(response, Response) else response


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (exceptions.ParseError(), 400),
        (exceptions.ValidationError({"name": ["Too long."]}), 400),
        (BadRequest(), 400),
        (SuspiciousOperation(), 400),
        (exceptions.NotAuthenticated(), 403),
        (PermissionDenied(), 403),
        (Http404(), 404),
        (exceptions.MethodNotAllowed("POST"), 405),
        (exceptions.NotAcceptable(), 406),
        (ValidationError("It is so already.", code="state"), 409),
        pytest.param(ValidationError("This needs a reason.", code="reason"), 400, id="without a reason"),
        pytest.param(ValidationError({"text": ["Say something."]}), 400, id="by member"),
        (PreconditionFailed(), 412),
        (PreconditionRequired(), 428),
        (RequestDataTooBig(), 413),
        (exceptions.UnsupportedMediaType("text/csv"), 415),
        (exceptions.Throttled(wait=12), 429),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_a_failure_is_a_problem(failure, status):
    response = post(failure)
    body = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (response.status_code, body["status"]) == (status, status)
    assert body["type"] == f"/api/v1/problems/{PROBLEMS[status].name}/"
    assert (body["title"], body["instance"]) == (PROBLEMS[status].title, "/api/v1/x/")
    assert body["request_id"] == "call-1"
    assert body["detail"]


def test_a_throttled_client_learns_how_long_to_wait():
    assert post(exceptions.Throttled(wait=11.2)).headers["Retry-After"] == "12"


def test_errors_name_their_place():
    failure = exceptions.ValidationError(
        {"claims": [{}, {"text": ["Say something."]}], "non_field_errors": ["Too many."]}
    )
    assert json.loads(post(failure).content)["errors"] == [
        {"field": "claims[1].text", "detail": "Say something."},
        {"detail": "Too many."},
    ]


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b'{"a": NaN}', b""], ids=["cut off", "not UTF-8", "NaN", "empty"]
)
def test_malformed_json_is_a_400(body):
    response = post(body=body)
    assert response.status_code == (200 if body == b"" else 400)
    if body:
        assert response.headers["Content-Type"] == "application/problem+json"


def test_a_body_of_another_kind_is_a_415():
    assert post(body=b"a,b", content_type="text/csv").status_code == 415


def test_what_nobody_expected_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        post(ZeroDivisionError())


def test_a_problem_before_any_view(rf):
    response = problem_response(
        rf.get("/api/v1/x/"), status=503, detail="Away.", headers={"Retry-After": "5"}
    )
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert json.loads(response.content)["type"] == "/api/v1/problems/unavailable/"


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
def test_an_unknown_address_is_a_problem_whatever_the_method(method):
    response = getattr(Client(), method)("/api/v1/no-such-thing/")
    assert (response.status_code, response.json()["title"]) == (404, "There is nothing here")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["put", "delete", "options"])
@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("claims/", "GET, PATCH, POST, HEAD"),
        ("claims/01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d/", "GET, PATCH, HEAD"),
        ("publications/", "GET, HEAD"),
        ("", "GET, HEAD"),
        ("problems/", "GET, HEAD"),
    ],
)
@pytest.mark.parametrize("signed_in", [True, False], ids=["somebody", "nobody"])
def test_a_method_that_an_address_does_not_know_is_a_405_that_names_the_others(
    method, address, allowed, signed_in
):
    client = APIClient()
    if signed_in:
        client.force_authenticate(UserFactory(is_superuser=True))
    response = getattr(client, method)(f"/api/v1/{address}", data="{", content_type="application/json")
    assert response.status_code == 405
    assert response.headers["Content-Type"] == "application/problem+json"
    assert set(response.headers["Allow"].split(", ")) == set(allowed.split(", "))


def test_the_address_of_a_problem_is_an_address_whatever_was_asked_for():
    assert Client().get("/api/v1/%C3%A4%00%5C/").json()["instance"] == "/api/v1/%C3%A4%00%5C/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/claims/", "/admin/login/"])
def test_a_cookie_with_a_nul_is_no_cookie(address):
    cookie = {"Cookie": r'sessionid="\000aaaaaaaaaaaaaaa"'}
    assert Client().get(address, headers=cookie).status_code in (302, 401)


def test_our_own_mistake_is_a_problem_too(monkeypatch):
    monkeypatch.setattr("newsroom.contents.Contents.get", lambda self, request: 1 / 0)
    client = Client(raise_request_exception=False)
    response = client.get("/api/v1/", headers={"X-Request-ID": "call-9"})
    assert (response.status_code, response.headers["Content-Type"]) == (500, "application/problem+json")
    assert response.json()["request_id"] == "call-9"
    assert "division" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("docs/", {"Accept": "application/json"}, 406),
        ("docs/", {"Authorization": "Bearer wrong"}, 401),
        ("schema/", {"Accept": "text/csv"}, 406),
        ("schema/?format=xml", {}, 404),
    ],
)
def test_a_problem_is_json_where_the_answer_would_not_be(address, headers, status):
    response = Client().get(f"/api/v1/{address}", headers=headers)
    assert (response.status_code, response.json()["status"]) == (status, status)


def test_an_address_without_its_slash_leads_to_the_one_with_it():
    response = Client().get("/api/v1/claims?status=verified&q=%E6%A1%A5")
    assert response.status_code == 308
    assert response.headers["Location"] == "/api/v1/claims/?status=verified&q=%E6%A1%A5"


def test_every_type_of_problem_is_described_at_its_address():
    for kind in PROBLEMS.values():
        assert Client().get(kind.uri).json()["title"] == kind.title
    assert len(Client().get("/api/v1/problems/").json()) == len(PROBLEMS)
    assert Client().get("/api/v1/problems/boredom/").status_code == 404
