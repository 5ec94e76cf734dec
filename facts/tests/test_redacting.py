"""Redaction: what was said goes everywhere, the rows and the numbers stay, and the doors close again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from facts.commenting import add_comment
from facts.models import Claim, ClaimEvent, Publication, PublicationEntity, Review
from facts.published import fact_of
from facts.publishing import publish
from facts.redacting import redact_claim
from facts.rewording import word_claim
from facts.tests.factories import ContradictionFactory
from facts.tests.people import person, verified_claim

pytestmark = pytest.mark.django_db

WORD = "unsayable"


@pytest.fixture
def published():
    claim, _ = verified_claim(text=f"An {WORD} thing")
    publish(claim=claim, actor=person("editor"), note=f"{WORD} note")
    word_claim(claim=claim, text=f"Another {WORD} thing", actor=person("editor"), reason=f"{WORD} typo")
    add_comment(claim=claim, text=f"So {WORD}", author=person("reporter"))
    ContradictionFactory(claim=claim, reason=f"{WORD} against that")
    return claim


def tables_that_say(word):
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{word}%"])  # noqa: S608
            if cursor.fetchone()[0]:
                found.append(table)
        return found


def test_what_was_said_is_gone_from_every_table(published):
    assert {"facts_claim", "facts_claimevent", "facts_publication", "facts_comment"} <= set(
        tables_that_say(WORD)
    )
    redact_claim(claim=published, actor=person("administrator"), reason="Court order 7")
    assert tables_that_say(WORD) == []


def test_rows_and_numbers_stay_and_readers_are_told(published):
    reviews = Review.objects.count()
    row = redact_claim(claim=published, actor=person("administrator"), reason="Court order 7")
    assert (row.number, row.event, row.note) == (2, "redacted", "Court order 7")
    assert list(Publication.objects.order_by("number").values_list("number", "note")) == [
        (1, "[redacted]"),
        (2, "Court order 7"),
    ]
    assert Review.objects.count() == reviews
    assert PublicationEntity.objects.count() == 0
    assert fact_of(published) is None
    assert ClaimEvent.objects.filter(pgh_obj_id=published.pk, text="[redacted]").exists()


def test_append_only_holds_again_afterwards(published):
    redact_claim(claim=published, actor=person("administrator"), reason="Court order 7")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Publication.objects.update(note="changed")
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        ClaimEvent.objects.update(text="changed")


@pytest.mark.parametrize("role", ["editor", "fact-checker", "reporter", "api-client"])
def test_only_an_administrator_may(published, role):
    with pytest.raises(PermissionDenied):
        redact_claim(claim=published, actor=person(role), reason="x")
    assert WORD in Claim.objects.get(pk=published.pk).text


def test_it_says_why(published):
    with pytest.raises(ValidationError, match="needs a reason"):
        redact_claim(claim=published, actor=person("administrator"), reason=" ")


def test_a_claim_that_was_never_published_leaves_no_publication():
    claim, _ = verified_claim()
    assert redact_claim(claim=claim, actor=person("administrator"), reason="Court order 7") is None
    assert Publication.objects.count() == 0
