"""Logging in with a real browser: password, second factor by app and by passkey, on accessible pages."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from e2e.test_desk import check
from newsroom.tests.login.conftest import PASSWORD, code_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mai(page, site):
    user = User.objects.create_superuser("mai", "mai@example.org", PASSWORD)
    enter_password(page, f"{site}/admin/")
    return user


def enter_password(page, address):
    page.goto(address)
    page.fill("#id_login", "mai")
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_administrator_sets_an_app_up_and_logs_in_with_its_code(page, site, mai):
    assert page.locator("#site-name").is_visible()
    for width, scheme in ((400, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for path in ("", "totp/activate/", "webauthn/add/"):
            page.goto(f"{site}/account/second-factor/{path}")
            check(page, width)
    page.goto(f"{site}/account/second-factor/totp/activate/")
    secret = page.locator("#authenticator_secret").input_value()
    page.fill("#id_code", code_of(secret))
    page.get_by_role("button", name="Activate").click()
    page.wait_for_selector("#recovery_codes")
    check(page, 1280)
    page.get_by_role("button", name="Log out").click()
    Authenticator.objects.filter(type="recovery_codes").delete()
    enter_password(page, f"{site}/admin/")
    check(page, 1280)
    page.fill("#id_code", "000000")
    page.keyboard.press("Enter")
    page.get_by_text("Incorrect code").wait_for()
    check(page, 1280)


def test_a_passkey_is_a_second_factor_and_a_way_in_by_itself(page, site, mai):
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{site}/account/second-factor/webauthn/add/")
    page.check("#id_passwordless")
    page.get_by_role("button", name="Add").click()
    page.wait_for_selector("#recovery_codes")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.get_by_role("button", name="Log out").wait_for()
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/account/login/")
    enter_password(page, f"{site}/admin/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_selector("#site-name")
    mai.is_active = False
    mai.save()
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url("**/account/inactive/")
    check(page, 1280)


def test_the_pages_of_an_account_are_accessible(page, site, mai):
    for path in ("sessions/", "password/", "logout/"):
        page.goto(f"{site}/account/{path}")
        check(page, 1280)
    page.context.clear_cookies()
    for path in ("password/reset/", "signup/"):
        page.goto(f"{site}/account/{path}")
        check(page, 1280)


def test_ending_another_session_is_asked_about_on_accessible_pages(page, site, mai, browser):
    elsewhere = browser.new_context().new_page()
    enter_password(elsewhere, f"{site}/admin/")
    for asked in ("Log all others out", "Log out there"):
        for width, scheme in ((400, "dark"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{site}/account/sessions/")
            check(page, width)
            page.get_by_role("link", name=asked).click()
            page.get_by_role("button", name=asked).wait_for()
            check(page, width)
    elsewhere.goto(f"{site}/account/sessions/")
    assert elsewhere.url.endswith("/sessions/")
    page.get_by_role("button", name="Log out there").click()
    page.get_by_text("Logged out at 127.0.0.1.").wait_for()
    elsewhere.goto(f"{site}/account/sessions/")
    assert "/account/login/" in elsewhere.url
    elsewhere.context.close()
