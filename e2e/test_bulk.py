"""Editing in bulk in a real browser: all that a filter finds, previewed, applied, undone."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection

from facts.bulk.types import CHUNK
from facts.models import ChangeSet, Claim
from facts.tests.factories import ClaimFactory
from facts.tests.people import person
from facts.tests.processes import start_manage

from .keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)

#: Three chunks are applied and undone in the test that waits at gates, each by a statement of its own.
GATES = range(1, 7)


@pytest.fixture
def editor():
    return person("editor", username="ada", is_staff=True)


def test_all_that_a_filter_finds_is_previewed_applied_and_undone(page, site, editor, log_in, monkeypatch):
    # More than one page of the list.
    monkeypatch.setattr("facts.admin.claims.ClaimAdmin.list_per_page", 3)
    dates = [ClaimFactory(kind="date", text=f"Opened in May {n}") for n in range(4)]
    ClaimFactory(kind="date", status="verified", text="جسر افتتح في مايو", language="ar")
    ClaimFactory(kind="event")
    log_in(editor)

    page.goto(f"{site}/admin/facts/claim/?kind__exact=date")
    page.check("#action-toggle")
    page.locator(".question a").click()
    page.select_option("select[name=action]", label="Edit in bulk…")
    page.locator("button[name=index]").click()
    assert page.locator("h1").inner_text() == "Edit 5 claims in bulk"
    page.get_by_role("button", name="Take up for review").click()

    assert page.locator("h1").inner_text() == "Take up: preview"
    assert page.get_by_role("cell", name="What is verified does not allow").count() == 1
    page.get_by_label("Why").fill("A quiet day.")
    page.get_by_role("button", name="Apply to 4 rows").click()

    assert page.locator(".badge").first.inner_text() == "applied"
    assert set(Claim.objects.filter(status="in_review")) == set(dates)
    page.get_by_text("Undo this bulk edit").click()
    page.get_by_label("Why").fill("Too early.")
    page.get_by_role("button", name="Undo").click()

    assert page.locator(".badge").first.inner_text() == "undone"
    assert Claim.objects.filter(status="unverified").count() == 5


def test_rows_are_chosen_previewed_and_applied_by_the_keyboard_alone(page, site, editor, log_in):
    claims = [ClaimFactory(kind="date", text=f"Opened in May {n}") for n in range(2)]
    log_in(editor)
    page.goto(f"{site}/admin/facts/claim/?kind__exact=date")
    tab_to(page, page.locator("#action-toggle"))
    page.keyboard.press("Space")
    actions = page.locator("select[name=action]")
    # The bar of actions stands before the rows: back to it from the top.
    page.evaluate("document.activeElement.blur()")
    tab_to(page, actions)
    page.keyboard.type("Edit in bulk")
    tab_to(page, page.locator("button[name=index]"))
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Edit 2 claims in bulk')")
    tab_to(page, page.get_by_role("button", name="Take up for review"))
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Take up: preview')")
    tab_to(page, page.get_by_label("Why"))
    page.keyboard.type("A quiet day.")
    tab_to(page, page.get_by_role("button", name="Apply to 2 rows"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".badge:has-text('applied')")
    assert set(Claim.objects.filter(status="in_review")) == set(claims)


def test_a_large_one_that_fails_says_so_where_its_progress_stood(page, site, editor, log_in):
    changeset = ChangeSet.objects.create(
        model="claim",
        action="take up",
        created_by=editor,
        reason="A quiet day.",
        state="ordered",
        total=9,
        changing=9,
    )
    log_in(editor)
    page.goto(f"{site}/changesets/{changeset.pk}/")
    assert page.get_by_text("0 of 9 rows").is_visible()
    ChangeSet.objects.update(state="failed", done=0, failure="Nothing was changed.")
    page.get_by_text("Nothing was changed.").wait_for()
    assert page.locator("progress").count() == 0


@pytest.fixture
def worker():
    """A worker of bulk edits, a process of its own."""
    with start_manage("procrastinate", "worker", "--queues", "bulk") as process:
        yield
        process.terminate()
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()


@pytest.fixture
def open_gate(worker):
    """Return a function that opens the next gate: each statement that changes claims waits at one of its own."""
    gates = iter(GATES)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            CREATE SEQUENCE gates;
            CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_advisory_xact_lock_shared(1, nextval(''gates'')::int); RETURN NULL; END';
            CREATE TRIGGER waits BEFORE UPDATE ON facts_claim FOR EACH STATEMENT EXECUTE FUNCTION wait_at_gate();
            """
        )
        cursor.execute("SELECT pg_advisory_lock(1, gate) FROM unnest(%s::int[]) AS gate", [list(GATES)])

    def open_next():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(1, %s)", [next(gates)])

    yield open_next
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock_all()")
        cursor.execute("DROP TRIGGER waits ON facts_claim; DROP FUNCTION wait_at_gate(); DROP SEQUENCE gates")


def test_a_worker_goes_on_while_the_browser_is_closed(browser, page, site, editor, log_in, open_gate):
    rows = 2 * CHUNK + 1_000
    Claim.objects.bulk_create(
        (Claim(text=f"Opened in May {n}", language="en", kind="date", worded_by=editor) for n in range(rows)),
        batch_size=2_000,
    )
    log_in(editor)
    page.goto(f"{site}/changesets/new/claims/")
    page.get_by_role("button", name="Take up for review").click()
    page.get_by_label("Why").fill("A busy day.")
    page.get_by_role("button", name="Apply to").click()
    address, known = page.url, page.context.storage_state()

    page.get_by_text(f"Being applied: 0 of {rows} rows").wait_for()
    open_gate()
    page.get_by_text(f"{CHUNK} of {rows} rows").wait_for()
    assert page.locator("progress").evaluate("bar => bar.position") == pytest.approx(CHUNK / rows)
    assert Claim.objects.filter(status="unverified").count() == rows
    page.context.close()
    open_gate()

    with browser.new_context(storage_state=known) as again:
        page = again.new_page()
        page.goto(address)
        page.get_by_text(f"{2 * CHUNK} of {rows} rows").wait_for()
        open_gate()
        page.locator(".badge", has_text=re.compile("^applied$")).wait_for()
        assert Claim.objects.filter(status="in_review").count() == rows
        page.get_by_text("Undo this bulk edit").click()
        page.get_by_label("Why").fill("Too early.")
        page.get_by_role("button", name="Undo").click()
        open_gate()
        page.get_by_text(f"Being undone: {CHUNK} of {rows} rows").wait_for()
        open_gate()
        open_gate()
        page.locator(".badge", has_text=re.compile("^undone$")).wait_for()
    assert Claim.objects.filter(status="unverified").count() == rows


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_choosing_and_preview_are_accessible_and_fit_their_window(page, site, editor, log_in, width, scheme):
    ClaimFactory(text="الجسر كلف 12 مليون دولار", language="ar")
    ClaimFactory(status="verified", text="The bridge cost 12 million dollars.")
    log_in(editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}/changesets/new/claims/")
    check(page, f"choose-{width}-{scheme}")
    page.get_by_role("button", name="Take up for review").click()
    page.wait_for_selector("table.changes")
    check(page, f"preview-{width}-{scheme}")


def check(page, name):
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["impact"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
