"""The pages of the desk: what they show, to whom, in how many queries."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from facts.models import ClaimEntity
from facts.tests.desk import ARABIC, LISTS, cite, everything, page_of, see, text_of
from facts.tests.factories import (
    AliasFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    MentionFactory,
    PositionFactory,
)
from newsroom.testing import assert_constant_queries
from sources.tests.factories import GlossFactory, SourceFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_the_page_of_a_claim_takes_as_many_queries_for_many_citations_as_for_few(client, reader):
    claim = everything()
    assert_constant_queries(read=lambda: see(client, page_of(claim)), grow=lambda: everything(claim=claim))


def test_the_page_of_a_story_takes_as_many_queries_for_many_sources_as_for_few(client, reader):
    story = StoryFactory()
    assert_constant_queries(read=lambda: see(client, page_of(story)), grow=lambda: everything(story=story))


def test_the_page_of_a_source_takes_as_many_queries_for_many_citations_as_for_few(client, reader):
    source = SourceFactory()

    def grow():
        cite(ClaimFactory(), source=source, speaker=EntityFactory())
        SourceFactory(derived_from=source)

    assert_constant_queries(read=lambda: see(client, page_of(source)), grow=grow)


def test_the_page_of_an_entity_takes_as_many_queries_for_many_mentions_as_for_few(client, reader):
    entity = EntityFactory()

    def grow():
        AliasFactory(entity=entity)
        MentionFactory(entity=entity)
        ClaimEntity.objects.create(claim=everything(), entity=entity)

    assert_constant_queries(read=lambda: see(client, page_of(entity)), grow=grow)


@pytest.mark.parametrize("make", [ClaimFactory, SourceFactory, StoryFactory, EntityFactory])
def test_a_page_asks_who_you_are(client, make):
    assert reverse("account_login") in client.get(page_of(make())).url


def test_a_citation_is_shown_in_its_language_and_direction(client, reader):
    claim = ClaimFactory(text="The bridge cost 12 million dollars.")
    source = SourceFactory(language="ar", text=ARABIC)
    end = ARABIC.index(".") + 1
    cite(claim, source=source, start=0, end=end)
    GlossFactory(source=source, start=0, end=end, text="The bridge cost $12m.")
    html = see(client, page_of(claim))
    assert re.search(r'<blockquote class="words"[^>]* lang="ar" dir="rtl">\s*<p>', html)
    assert f"<mark>{ARABIC[:end]}</mark>" in html
    assert "The bridge cost $12m." in html
    assert '<h1 class="claim" lang="en" dir="ltr">' in html


def test_words_are_shown_with_what_stands_around_them(client, reader):
    before, words, after = "He said it late. ", "The bridge is shut.", " Nobody asked why."
    source = SourceFactory(text=f"A headline\n\n{before}{words}{after}\n\nAnother paragraph.")
    start = source.text.index(words)
    claim = cite(ClaimFactory(), source=source, start=start, end=start + len(words)).claim
    html = see(client, page_of(claim))
    assert (
        f'<span class="around">{before}</span><mark>{words}</mark><span class="around">{after}</span>' in html
    )
    assert "Another paragraph" not in html


def test_a_position_counts_sources_and_independent_origins(client, reader):
    claim = ClaimFactory()
    position = PositionFactory(claim=claim)
    first = SourceFactory()
    for source in (first, SourceFactory(derived_from=first), SourceFactory(derived_from_proposed=first)):
        cite(claim, position=position, source=source)
    assert "3 sources, 1 independent origin" in text_of(see(client, page_of(claim)))


def test_a_value_is_shown_beside_its_words(client, reader):
    position = PositionFactory(amount=14_300_000_000, unit="USD")
    source = SourceFactory(language="vi", text="Meta rót 14,3 tỷ USD.")
    value = {"amount": 14_300_000_000, "unit": "USD", "original_value": "14,3 tỷ USD"}
    cite(position.claim, position=position, source=source, **value)
    shown = see(client, page_of(position.claim))
    assert "14,3 tỷ USD → is 14.3 billion USD" in text_of(shown).replace("&rarr;", "→")
    assert 'title="14,300,000,000 USD"' in shown


def test_a_value_that_is_the_very_words_is_shown_once(client, reader):
    position = PositionFactory(role="harbour master")
    cite(position.claim, position=position, role="harbour master", original_value="harbour master")
    shown = text_of(see(client, page_of(position.claim)))
    assert "Value harbour master" in shown
    assert "harbour master →" not in shown.replace("&rarr;", "→")


def test_who_found_and_who_stated_a_citation_is_said(client, reader):
    claim, editor = ClaimFactory(), UserFactory(username="editor")
    cite(claim, stated_by=editor)
    cite(claim, stated_by=editor, found_by="")
    cite(claim)
    shown = text_of(see(client, page_of(claim)))
    assert shown.count("By the reader and editor") == 1
    assert shown.count("By editor") == 1


def test_the_reasons_of_the_machine_are_shown(client, reader):
    feature = {"name": "same amount", "weight": -0.25, "detail": "12 million"}
    claim = cite(ClaimFactory(), found={"features": [feature]}).claim
    assert "same amount −0.25 12 million" in text_of(see(client, page_of(claim)))


def test_a_superseded_or_rejected_citation_is_set_aside(client, reader):
    claim = ClaimFactory()
    position = PositionFactory(claim=claim)
    old = cite(claim, position=position, source=SourceFactory(key="k"))
    SourceFactory(key="k", version=2, text="Other words.")
    shown = text_of(see(client, page_of(claim)))
    assert "Set aside: 1 rejected or superseded" in shown
    assert "superseded version 1" in shown
    assert "0 sources, 0 independent origins" in shown
    assert old.quote in shown


def test_a_contradiction_shows_the_words_of_both_sides(client, reader):
    row = ContradictionFactory(reason="12 million against 14 million dollars")
    for address in (page_of(row.claim), reverse("facts:contradictions")):
        shown = text_of(see(client, address))
        assert row.reason in shown
        assert "narrators differ" in shown
        assert "score 90%" in shown
        for side in (row.left, row.right):
            assert side.citations.get().quote in shown


def test_a_dismissed_contradiction_is_not_shown(client, reader):
    from django.utils import timezone

    decided = {"decided_by": reader, "decided_at": timezone.now(), "decision_reason": "Same thing"}
    row = ContradictionFactory(state="dismissed", **decided)
    assert row.reason not in see(client, page_of(row.claim))
    assert row.reason not in see(client, reverse("facts:contradictions"))


@pytest.mark.parametrize("make", [ClaimFactory, EntityFactory], ids=["claim", "entity"])
def test_a_merged_row_leads_to_the_one_that_goes_on(client, reader, make):
    last = make()
    merged = make(merged_into=make(merged_into=last))
    assert client.get(page_of(merged)).url == page_of(last)


def test_a_script_in_a_text_is_shown_and_not_run(client, reader):
    evil = "<script>alert(1)</script>"
    story = StoryFactory(title=evil)
    source = SourceFactory(title=evil, byline=evil, text=evil, story=story)
    entity = EntityFactory(name=evil)
    AliasFactory(entity=entity, name=evil)
    claim = ClaimFactory(text=evil, story=story, signature=evil)
    ClaimEntity.objects.create(claim=claim, entity=entity)
    position = PositionFactory(claim=claim, role=evil)
    cite(
        claim,
        position=position,
        source=source,
        attribution_kind="named",
        attribution_name=evil,
        original_value=evil,
    )
    GlossFactory(source=source, start=0, end=len(evil), text=evil)
    MentionFactory(source=source, end=len(evil), text=evil, entity=entity)
    reader.user_permissions.add(Permission.objects.get(codename="read_full_text"))
    pages = [page_of(row) for row in (claim, source, entity, story)]
    for address in (*pages, *(reverse(f"facts:{name}") for name in LISTS), f"/?q={evil}"):
        assert "<script>alert" not in see(client, address), address


def test_no_page_has_a_script_or_style_of_its_own(client, reader):
    claim = everything()
    source, entity = claim.citations.first().source, claim.entities.first()
    pages = [page_of(row) for row in (claim, source, entity, claim.story)]
    for address in (*pages, *(reverse(f"facts:{name}") for name in LISTS), "/nowhere/"):
        response = client.get(address)
        html = response.content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), address
        assert re.sub(r'<script src="/static/[\w/.-]+" defer></script>', "", html).count("<script") == 0, (
            address
        )
        assert not re.search(r'(src|href)="(https?:)?//(?!example)', html), address
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_the_whole_text_is_for_those_who_may_read_it(client, reader):
    source = SourceFactory(text="Shut is the bridge. The secret remains.")
    cite(ClaimFactory(), source=source, start=0, end=19)
    source_page = see(client, page_of(source))
    assert "Shut is the bridge." in source_page
    assert 'class="text"' not in source_page
    reader.user_permissions.add(Permission.objects.get(codename="read_full_text"))
    source_page = see(client, page_of(source))
    assert 'id="at-0">Shut is the bridge.</mark><a class="ref" href="#cited-1"' in source_page
    assert "The secret remains." in source_page


def test_a_source_says_what_it_echoes_and_which_version_replaced_it(client, reader):
    origin = SourceFactory(text=None, title="The first report")
    source = SourceFactory(
        key="k", derived_from_proposed=origin, derivation_reasons=["It credits the first report."]
    )
    SourceFactory(key="k", version=2, text="Newer words.")
    shown = text_of(see(client, page_of(source)))
    assert "The machine proposes that it derives from The first report" in shown
    assert "It credits the first report." in shown
    assert "Version 2 has replaced it." in shown
    assert "does not hold its text" in see(client, page_of(origin))


def test_a_story_says_which_sources_echo_and_how_many_claims_cite_them(client, reader):
    story = StoryFactory()
    first = SourceFactory(story=story, title="First")
    echo = SourceFactory(story=story, title="Echo", derived_from=first)
    for source in (first, first, echo):
        cite(ClaimFactory(story=story), source=source)
    shown = text_of(see(client, page_of(story)))
    assert "3 claims" in shown
    assert "1 origin behind the sources held" in shown
    assert re.search(r"First .*? independent 2 ", shown)
    assert re.search(r"Echo .*? echo of .*? stated 1 ", shown)


def test_an_entity_shows_its_names_by_language_and_direction(client, reader):
    entity = EntityFactory(name="Bridge Authority")
    AliasFactory(entity=entity, language="ar", name="هيئة الجسور")
    shown = see(client, page_of(entity))
    assert '<dd lang="ar" dir="rtl">هيئة الجسور</dd>' in shown
    assert entity.name in see(client, reverse("facts:entities"), q="الجسور")


def test_what_is_not_there_is_a_page_that_says_so(client, reader):
    response = client.get("/claims/00000000-0000-7000-8000-000000000000/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


def test_times_are_shown_in_the_zone_of_the_site(client, reader, settings):
    from datetime import UTC, datetime

    settings.TIME_ZONE = "Asia/Ho_Chi_Minh"
    claim = ClaimFactory(created_at=datetime(2025, 9, 1, 20, 30, tzinfo=UTC))
    assert "2 Sep 2025, 03:30 +07" in see(client, page_of(claim))
