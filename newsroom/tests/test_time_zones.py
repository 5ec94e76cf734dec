"""Times in the zone of whoever reads them."""

from django.test import Client
from django.utils import timezone

from facts.preferring import TIME_ZONE, choose
from facts.tests.people import person
from newsroom.time_zones import TimeZoneMiddleware


def zone_of(rf, path, session):
    request = rf.get(path)
    request.session = session
    seen = []
    TimeZoneMiddleware(lambda _: seen.append(timezone.get_current_timezone_name()))(request)
    return seen[0]


def test_pages_and_the_admin_are_told_in_the_zone_of_the_session_and_the_api_in_utc(rf):
    session = {TIME_ZONE: "Asia/Kolkata"}
    assert zone_of(rf, "/claims/", session) == zone_of(rf, "/admin/", session) == "Asia/Kolkata"
    assert zone_of(rf, "/api/v1/claims/", session) == "UTC"


def test_a_zone_that_the_tz_database_lost_is_the_sites(rf):
    assert zone_of(rf, "/", {TIME_ZONE: "Mars/Olympus"}) == zone_of(rf, "/", {}) == "UTC"
    assert timezone.get_current_timezone_name() == "UTC"


def test_who_logs_in_has_their_zone(db):
    user = person("reporter")
    choose(user=user, by_mail=True, time_zone="America/Lima")
    browser = Client()
    browser.force_login(user)
    assert browser.session[TIME_ZONE] == "America/Lima"
