"""The desk in a real browser: from the login to a claim in five directions and scripts, in every light and width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory, PositionFactory
from sources.tests.factories import GlossFactory, SourceFactory

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = {
    "ar": "كلف الجسر 12 مليون دولار. افتتح في مايو.",
    "he": "הגשר עלה 12 מיליון דולר. הוא נפתח במאי.",
    "vi": "Cây cầu tốn 12 triệu đô la. Nó mở cửa vào tháng Năm.",
    "zh": "这座桥耗资1200万美元. 五月开放.",
    "hi": "पुल की लागत 1.2 करोड़ डॉलर. मई में खुला.",
}
LOOKS = [(width, scheme) for width in (400, 1400) for scheme in ("light", "dark")]


@pytest.fixture
def claim():
    claim = ClaimFactory(
        text="The bridge cost 12 million dollars.", kind="value", signature="Bridge · 12 m USD"
    )
    position = PositionFactory(claim=claim, amount=12_000_000, unit="USD")
    for language, text in TEXTS.items():
        end = text.index(".")
        source = SourceFactory(language=language, text=text, story=claim.story)
        why = {"features": [{"name": "same amount", "weight": 1.0, "detail": "12 million"}]}
        CitationFactory(position=position, source=source, end=end, amount=12_000_000, unit="USD", found=why)
        GlossFactory(source=source, start=0, end=end, text="The bridge cost $12 million")
    ContradictionFactory(claim=claim)
    return claim


@pytest.fixture
def editor():
    return User.objects.create_superuser("mai", password="correct horse battery")


def test_an_editor_logs_in_finds_a_claim_and_reads_it_in_every_script(page, site, claim, editor):
    page.goto(site)
    page.fill("#id_login", "mai")
    page.fill("#id_password", "correct horse battery")
    page.keyboard.press("Enter")
    page.get_by_label("Words").fill("الجسر")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name=claim.text).click()
    assert page.locator("h1").inner_text() == claim.text
    for language, text in TEXTS.items():
        quote = page.locator(f'blockquote.words[lang="{language}"]').first
        assert quote.locator("mark").inner_text() == text[: text.index(".")]
        direction = quote.evaluate("element => getComputedStyle(element).direction")
        assert direction == ("rtl" if language in ("ar", "he") else "ltr")
    page.get_by_text("Why the machine thought so").first.click()
    assert page.get_by_text("same amount").first.is_visible()


def test_a_reader_leaves_by_the_keyboard_alone(page, site, editor, log_in):
    log_in(editor)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("button", name="Log out").press("Enter")
    page.wait_for_url("**/login/")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_accessible_and_fits_its_window(page, site, claim, editor, log_in, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    source = claim.citations.first().source
    page.goto(f"{site}/account/login/")
    check(page, width)
    log_in(editor)
    for path in (
        "/",
        "/?q=nothing-like-that",
        f"/claims/{claim.pk}/",
        f"/sources/{source.pk}/",
        f"/stories/{claim.story.slug}/",
        "/contradictions/",
        "/entities/",
        "/sources/",
        "/stories/",
    ):
        page.goto(f"{site}{path}")
        check(page, width)


def check(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    found = Axe().run(page).response["violations"]
    assert [(page.url, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
