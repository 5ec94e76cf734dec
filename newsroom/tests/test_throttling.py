"""Requests counted by token and by address, in two windows."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from newsroom import environment
from newsroom.throttling import FORGOTTEN_AFTER, Limit, address_of, address_of_request, count, wait_for
from newsroom.tokens import issue_token
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/stories/"
#: A moment at which windows of a minute and of an hour begin.
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def rates(settings):
    settings.API_RATES = {"token": ((3, 60), (5, 3600)), "address": ((4, 60), (100, 3600))}


@pytest.fixture
def secret():
    return issue_token(user=UserFactory(is_superuser=True), name="Test")[1]


def get(secret="", address="192.0.2.1", **headers):
    if secret:
        headers["Authorization"] = f"Bearer {secret}"
    return Client(REMOTE_ADDR=address).get(URL, headers=headers)


def statuses(times, secret, **given):
    return [get(secret, **given).status_code for _ in range(times)]


def test_a_token_that_asks_too_often_is_told_when_to_come_back(clock, secret):
    clock.shift(20)
    assert statuses(3, secret) == [200, 200, 200]
    response = get(secret)
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "40"
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["type"] == "/api/v1/problems/too-many-requests/"


def test_the_short_window_begins_anew_and_the_long_one_goes_on(clock, secret):
    assert statuses(4, secret) == [200, 200, 200, 429]
    clock.shift(60)
    assert statuses(2, secret) == [200, 429]
    assert get(secret).headers["Retry-After"] == str(3600 - 60)
    clock.shift(3600 - 60)
    assert statuses(1, secret) == [200]


def test_an_address_counts_over_all_its_tokens(clock, secret):
    other = issue_token(user=UserFactory(is_superuser=True), name="Other")[1]
    assert statuses(3, secret) + statuses(2, other) == [200, 200, 200, 200, 429]
    assert statuses(1, other, address="192.0.2.2") == [200]


def test_a_token_counts_over_all_its_addresses(clock, secret):
    assert [get(secret, address=f"192.0.2.{n}").status_code for n in range(1, 5)] == [200, 200, 200, 429]


def test_tokens_do_not_count_for_each_other(clock, secret, settings):
    settings.API_RATES["address"] = ((100, 60), (100, 3600))
    assert statuses(4, secret)[-1] == 429
    other = issue_token(user=UserFactory(is_superuser=True), name="Other")[1]
    assert statuses(3, other) == [200, 200, 200]


def test_a_session_counts_for_its_user(clock, client):
    client.force_login(UserFactory(is_superuser=True))
    assert [client.get(URL).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_wrong_tokens_count_for_their_address(clock):
    assert statuses(5, "wrong") == [401, 401, 401, 401, 429]


def test_nobody_known_counts_for_the_address(clock, settings):
    settings.API_ANONYMOUS_READING = True
    assert statuses(5, "") == [200, 200, 200, 200, 429]


def test_what_a_client_says_of_its_address_is_not_believed(clock, settings):
    settings.API_ANONYMOUS_READING = True
    codes = [get(**{"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(5)]
    assert codes == [200, 200, 200, 200, 429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1,198.51.100.2", "198.51.100.1"),
        (2, "198.51.100.2", "198.51.100.2"),
    ],
)
def test_the_address_is_the_one_that_the_outermost_of_our_proxies_saw(settings, proxies, forwarded, address):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": proxies}
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(REMOTE_ADDR="192.0.2.1").get(URL, headers=headers)
    assert address_of_request(request) == address


def test_the_headers_say_what_is_left(clock, secret):
    clock.shift(10)
    response = get(secret)
    assert response.headers["RateLimit"] == '"token-60";r=2;t=50'
    assert set(response.headers["RateLimit-Policy"].split(", ")) == {
        '"token-60";q=3;w=60',
        '"token-3600";q=5;w=3600',
        '"address-60";q=4;w=60',
        '"address-3600";q=100;w=3600',
    }
    statuses(2, secret)
    assert get(secret).headers["RateLimit"] == '"token-60";r=0;t=50'


def test_counting_is_one_statement(clock, secret):
    get(secret)
    with CaptureQueriesContext(connection) as queries:
        get(secret)
    assert sum("newsroom_requests" in query["sql"] for query in queries.captured_queries) == 1


def test_the_pages_about_the_api_are_not_counted(clock):
    assert {Client().get("/api/v1/problems/").status_code for _ in range(6)} == {200}


def test_a_clock_that_is_behind_counts_into_the_window_that_has_begun(settings):
    now = NOON.timestamp()
    for moment in (now + 61, now + 59, now + 62):
        limits = count([("token", "a")], now=moment)
    assert [limit.left for limit in limits] == [0, 2]


@pytest.mark.parametrize("without", [[], ["hashjoin", "mergejoin", "hashagg", "sort", "material", "memoize"]])
def test_a_new_subject_takes_two_old_ones_with_it_by_whatever_plan(without):
    now = NOON.timestamp()
    with connection.cursor() as cursor:
        for plan in without:
            cursor.execute(f"SET LOCAL enable_{plan} = off")
    for name in "abc":
        count([("token", name)], now=now)
    count([("token", "d")], now=now + FORGOTTEN_AFTER + 3600)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM newsroom_requests WHERE subject LIKE 'token:%'")
        assert cursor.fetchone() == (2,)


def test_the_counters_are_unlogged():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'newsroom_requests'")
        assert cursor.fetchone() == ("u",)


def test_the_longest_of_the_exceeded_windows_decides():
    limits = [Limit("a", 5, 60, -1, 30), Limit("b", 50, 3600, -1, 900), Limit("c", 500, 86400, 3, 9000)]
    assert (wait_for(limits), wait_for(limits[2:])) == (900, None)


@pytest.mark.parametrize(
    ("ident", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", "unknown"),
        (None, "unknown"),
        ("a'; --\x00", "unknown"),
    ],
)
def test_what_counts_as_one_address(ident, address):
    assert address_of(ident) == address


def test_rates_are_read_from_the_environment(monkeypatch):
    assert environment.rates("API_RATES_X", default="5/60 9/3600") == ((5, 60), (9, 3600))
    monkeypatch.setenv("API_RATES_X", "10/1 100/60")
    assert environment.rates("API_RATES_X", default="5/60 9/3600") == ((10, 1), (100, 60))


@pytest.mark.parametrize(
    "value", ["", "5/60", "5/60 9", "5/60 9/60", "0/60 9/3600", "-1/60 9/3600", "a/b c/d"]
)
def test_rates_that_are_none_are_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("API_RATES_X", value)
    with pytest.raises(ImproperlyConfigured, match="API_RATES_X"):
        environment.rates("API_RATES_X", default="5/60 9/3600")
