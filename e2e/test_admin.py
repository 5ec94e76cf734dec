"""The admin in a real browser: from evidence to a publication by two persons, and two people on one claim."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from facts.models import Claim
from facts.publishing import publish
from facts.review import EvidenceGiven, judge, take_up
from facts.rewording import word_claim
from facts.tests.factories import CitationFactory, ClaimFactory, ContradictionFactory, PositionFactory
from facts.tests.people import person
from sources.tests.factories import SourceFactory

from .keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)

ARABIC = "كلف الجسر 12 مليون دولار. افتتح في مايو."
LOOKS = [(400, "light"), (1400, "dark")]


@pytest.fixture
def claim():
    claim = ClaimFactory(text="كلف الجسر 12 مليون دولار", language="ar", kind="value")
    position = PositionFactory(claim=claim, amount=12_000_000, unit="USD")
    source = SourceFactory(language="ar", text=ARABIC, story=claim.story)
    CitationFactory(position=position, source=source, end=ARABIC.index("."), amount=12_000_000, unit="USD")
    return claim


def staff(role, name):
    return person(role, username=name, is_staff=True)


def change_page(site, claim):
    return site + reverse("admin:facts_claim_change", args=[claim.pk])


def test_a_claim_is_verified_on_evidence_and_published_by_a_second_person(
    page, site, claim, log_in, tmp_path
):
    register = tmp_path / "register.pdf"
    register.write_bytes(b"%PDF-1.7")
    log_in(staff("editor", "mai"))
    page.goto(change_page(site, claim))
    page.get_by_role("link", name="Take up for review").click()
    page.get_by_label("Why", exact=False).fill("Worth checking.")
    page.get_by_role("button", name="Take up for review").click()
    page.get_by_role("link", name="Give a verdict").click()
    page.get_by_label("Verdict").select_option("verified")
    page.get_by_label("Position upheld").select_option(label="affirms: 12 million USD")
    page.get_by_label("Why:", exact=True).fill("The register says so.")
    page.get_by_role("button", name="Give a verdict").click()
    expect(page.get_by_text("needs evidence")).to_be_visible()
    expect(page.get_by_label("Why:", exact=True)).to_have_value("The register says so.")
    page.locator("#id_evidence-0-url").fill("https://registry.example.org/1")
    page.locator("#id_evidence-1-file").set_input_files(register)
    page.get_by_role("button", name="Give a verdict").click()
    expect(page.get_by_text("You gave this verdict: a second person publishes it.")).to_be_visible()
    expect(page.get_by_role("link", name="Publish", exact=True)).to_have_count(0)

    log_in(staff("editor", "tom"))
    page.goto(change_page(site, claim))
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_label("Note to the readers").fill("Checked with the register.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Published")).to_be_visible()
    assert claim.publications.get().published_by.username == "tom"


def test_the_second_of_two_people_sees_both_versions_and_loses_nothing(page, site, claim, log_in):
    log_in(staff("fact-checker", "mai"))
    page.goto(change_page(site, claim))
    page.get_by_role("link", name="Change the wording").click()
    page.get_by_label("Wording").fill("كلف الجسر اثني عشر مليون دولار")
    page.get_by_label("Why", exact=False).fill("Clearer")
    tom = staff("editor", "tom")
    word_claim(claim=claim, text="كلف الجسر 14 مليون دولار", actor=tom, reason="Typing error")
    page.get_by_role("button", name="Change the wording").click()
    conflict = page.get_by_role("region", name="Changed while you were editing")
    expect(conflict.get_by_text("tom", exact=True)).to_be_visible()
    expect(conflict.get_by_role("row", name="Wording").get_by_role("cell")).to_have_text(
        ["كلف الجسر 12 مليون دولار", "كلف الجسر 14 مليون دولار", "كلف الجسر اثني عشر مليون دولار"]
    )
    page.get_by_role("button", name="on top of version").click()
    page.wait_for_url("**/change/")
    assert Claim.objects.get().text == "كلف الجسر اثني عشر مليون دولار"


def test_a_claim_is_worded_anew_by_the_keyboard_alone(page, site, claim, log_in):
    log_in(staff("fact-checker", "mai"))
    page.goto(change_page(site, claim))
    tab_to(page, page.get_by_role("link", name="Change the wording"))
    page.keyboard.press("Enter")
    wording = page.get_by_label("Wording")
    wording.wait_for()
    tab_to(page, wording)
    page.keyboard.press("Control+A")
    page.keyboard.type("كلف الجسر اثني عشر مليون دولار")
    tab_to(page, page.get_by_label("Why", exact=False))
    page.keyboard.type("Clearer")
    tab_to(page, page.get_by_role("button", name="Change the wording"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    assert Claim.objects.get().text == "كلف الجسر اثني عشر مليون دولار"


def test_what_people_work_on_is_accessible_and_fits_its_window(page, site, claim, log_in):
    mai, tom = staff("administrator", "mai"), staff("editor", "tom")
    take_up(claim=claim, actor=mai, rationale="Worth checking.")
    judge(
        claim=claim,
        status="verified",
        position=claim.positions.get(),
        actor=mai,
        rationale="It holds.",
        evidence=[EvidenceGiven(url="https://registry.example.org/1")],
    )
    publish(claim=claim, actor=tom)
    contradiction = ContradictionFactory(claim=claim)
    log_in(tom)
    for name, row, *rest in (
        ("claim_change", claim),
        ("claim_act", claim, "cite"),
        ("claim_history", claim),
        ("contradiction_change", contradiction),
    ):
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(site + reverse(f"admin:facts_{name}", args=[row.pk, *rest]))
            check(page, width)


def check(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    # Left to itself, axe copies imported style sheets into the page, which the policy refuses.
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    serious = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    assert [(page.url, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in serious] == []
