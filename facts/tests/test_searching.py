"""Passages found together with the claims that cite them."""

from __future__ import annotations

import pytest
from django.utils import timezone

from facts.searching import citing, find, with_claims
from facts.tests.factories import CitationFactory, ClaimFactory, PositionFactory
from sources.searching import Mode
from sources.tests.factories import UserFactory
from sources.tests.passages import passage_of

pytestmark = pytest.mark.django_db

ENGLISH = "The city's new bridge cost 12 million dollars."
ARABIC = "كلف جسر المدينة الجديد 12 مليون دولار."
CHINESE = "这座城市的新桥耗资1200万美元。"


def found(query, mode=Mode.WORDS):
    return with_claims(find(query=query, mode=mode)).hits


def cite(passage, start=None, end=None, **given):
    start, end = start or passage.start, end or passage.end
    return CitationFactory(
        source=passage.source, start=start, end=end, quote=passage.source.text[start:end], **given
    )


def test_a_hit_names_every_claim_that_cites_words_of_it_once():
    passage = passage_of(ENGLISH)
    whole = cite(passage)
    part = cite(passage, start=4, end=10)
    CitationFactory(position=part.position, source=passage.source, start=11, end=20, quote=ENGLISH[11:20])
    cite(passage_of("The old bridge stands."))
    [hit] = found("new bridge")
    assert hit.claims == (whole.claim, part.claim)


def test_rejected_citations_and_merged_claims_are_not_named():
    passage = passage_of(ENGLISH)
    cite(passage, state="rejected", decided_by=UserFactory(), decided_at=timezone.now())
    cite(passage, position=PositionFactory(claim=ClaimFactory(merged_into=ClaimFactory())))
    assert found("bridge")[0].claims == ()


def test_a_claim_that_cites_other_words_of_the_source_is_not_named():
    passage = passage_of(ENGLISH + " It opened in May.")
    passage.delete()
    source = passage.source
    first = source.passages.create(
        ordinal=0, start=0, end=len(ENGLISH), text=ENGLISH, tokens="the new bridge"
    )
    CitationFactory(source=source, start=len(ENGLISH) + 1, end=len(source.text), quote="It opened in May.")
    [hit] = found("bridge")
    assert (hit.passage, hit.claims) == (first, ())


def test_no_hits_are_cited_by_nobody():
    assert citing([]) == {}


def test_what_has_nothing_to_do_with_the_query_is_not_found_by_meaning():
    passage_of(CHINESE, language="zh")
    assert found("recipe for apple pie", Mode.MEANING) == ()


def test_the_mean_of_a_language_is_taken_out_before_meanings_are_compared():
    passage_of("Schools open on Monday in the city.", language="en")
    passage_of(ARABIC, language="ar")
    assert found("The cost of the city bridge", Mode.MEANING)[0].passage.text == ARABIC
