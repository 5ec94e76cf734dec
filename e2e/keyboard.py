"""Walking through a page with the Tab key, as people do who use no mouse."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

#: Stops of the Tab key within which everything on a page has to be reached.
STOPS = 150


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus; fail if it never gets it."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The Tab key does not reach {wanted}.")
