"""Journalists at work in a real browser: they talk, decide and publish, with the keyboard alone where it matters."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from facts.commenting import add_comment
from facts.models import Citation
from facts.publishing import publish
from facts.tests.factories import CitationFactory, ContradictionFactory, MentionFactory, PositionFactory
from facts.tests.people import person, verified_claim

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mention_chosen_by_keyboard_reaches_the_other_persons_bell(page, site, log_in):
    rita, bea = person("reporter", username="rita"), person("editor", username="bea.ng")
    citation = CitationFactory()
    log_in(rita)
    page.goto(f"{site}/claims/{citation.claim_id}/")
    page.get_by_label("Your comment").press_sequentially("Which bridge, @be")
    page.get_by_role("option", name="bea.ng").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("please?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".called", has_text="@bea.ng").wait_for()
    expect(page.locator("#announce")).to_have_text("The comment is added.")
    expect(page.locator("#sends-new")).to_be_focused()

    log_in(bea)
    page.goto(f"{site}/queue/")
    page.get_by_role("link", name="Notifications 1 new").click()
    page.get_by_role("link", name="You were mentioned").click()
    page.wait_for_url(re.compile(r"#comment-"))
    assert page.locator(".comment:target .says").inner_text() == "Which bridge, @bea.ng please?"


def test_a_contradiction_is_decided_by_the_keyboard_alone(page, site, log_in):
    first, second = ContradictionFactory(score=0.9), ContradictionFactory(score=0.8)
    log_in(person("fact-checker"))
    page.goto(f"{site}/contradictions/")
    for key in "jje":
        page.keyboard.press(key)
    page.get_by_role("dialog").get_by_role("heading", name="Explain").wait_for()
    # The side that holds has the focus; then comes the reason.
    page.keyboard.press("Tab")
    page.keyboard.type("Updated report; j, k and ? are only letters here")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(f"#contradiction-{second.pk}", has_text="Explained by").wait_for()
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.state, first.state) == ("explained", "open")
    expect(page.locator(f"#contradiction-{second.pk}")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("d")
    page.get_by_role("dialog").get_by_role("heading", name="Dismiss").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()


def test_words_are_picked_in_the_text_and_a_refusal_keeps_them(page, site, log_in):
    text = "😀 The bridge cost 12 million. It opened in May."
    citation = CitationFactory(source__text=text, end=29)
    log_in(person("reporter"))
    page.goto(f"{site}/claims/{citation.claim_id}/")
    page.get_by_text("More", exact=True).last.click()
    page.get_by_role("link", name="Pick other words").click()
    area = page.get_by_label("The text: select the words in it")
    area.evaluate("area => { area.focus(); area.setSelectionRange(31, 48); }")
    expect(page.get_by_label("The exact words")).to_have_value("It opened in May.")
    page.get_by_label("Why").fill("The other sentence")
    page.get_by_role("button", name="Pick other words").click()
    page.locator(".citation mark", has_text="It opened in May.").wait_for()
    row = Citation.objects.get(stated_by__isnull=False)
    assert (row.start, row.end, row.quote) == (30, 47, "It opened in May.")


def test_the_second_person_publishes_from_the_desk(page, site, log_in):
    claim, _ = verified_claim()
    log_in(person("editor"))
    page.goto(f"{site}/queue/second-person/")
    page.get_by_role("link", name=claim.text).click()
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("dialog").get_by_text("Readers see this at once").wait_for()
    page.get_by_label("Note to the readers").fill("As two registries say.")
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("number 1").wait_for()
    assert claim.publications.get().note == "As two registries say."


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_every_page_of_work_is_accessible_and_fits_its_window(page, site, log_in, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    editor = person("editor", username="bea")
    claim, position = verified_claim(checker=person("fact-checker"))
    publish(claim=claim, actor=editor, note="As two registries say.")
    CitationFactory(position=position, source__language="ar", source__text="كلف الجسر 12 مليون دولار.")
    other = CitationFactory(position=PositionFactory(claim=claim, stance="denies"))
    comment = add_comment(claim=claim, citation=other, text="@bea, who says so?", author=person("reporter"))
    add_comment(claim=claim, parent=comment, text="They do.", author=editor)
    MentionFactory(source=other.source, why="written with capitals")
    row = ContradictionFactory(claim=claim)
    log_in(editor)
    for path in (
        "/queue/contradicted/",
        f"/claims/{claim.pk}/",
        f"/claims/{claim.pk}/publications/",
        f"/stories/{claim.story.slug}/",
        f"/sources/{other.source_id}/",
        f"/sources/{other.source_id}/cite/",
        f"/citations/{other.pk}/re-anchor-citation/",
        f"/comments/{comment.pk}/history/",
        "/notifications/",
        "/preferences/",
        "/contradictions/",
    ):
        page.goto(f"{site}{path}")
        check(page, width)
    page.locator(f"#contradiction-{row.pk}").get_by_role("link", name="Confirm").click()
    page.get_by_role("dialog").wait_for()
    check(page, width)


def check(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    found = Axe().run(page).response["violations"]
    assert [(page.url, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
