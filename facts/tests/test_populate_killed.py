"""A populate that is killed at any moment is made good by the next one."""

import random
import signal
import time

import pytest
from django.db import connection

from facts.checking import wrong_quotes
from facts.models import Claim
from facts.summary import totals
from facts.tests.folders import write_folder
from facts.tests.processes import start_manage

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 20

#: Sentences that hold at every moment, each as a query for the rows that break it.
INVARIANTS = {
    "a read source has passages": """
        SELECT key FROM sources_source s WHERE reader <> ''
        AND NOT EXISTS (SELECT 1 FROM sources_passage p WHERE p.source_id = s.id)""",
    "a passage belongs to a read source": """
        SELECT s.key FROM sources_passage p JOIN sources_source s ON s.id = p.source_id WHERE s.reader = ''""",
    "a claim has a position": """
        SELECT text FROM facts_claim c WHERE NOT EXISTS (SELECT 1 FROM facts_position p WHERE p.claim_id = c.id)""",
    "a position has a citation": """
        SELECT id FROM facts_position p
        WHERE NOT EXISTS (SELECT 1 FROM facts_citation c WHERE c.position_id = p.id)""",
    "a story with claims has no unmatched source": """
        SELECT s.key FROM sources_source s JOIN facts_claim c ON c.story_id = s.story_id
        WHERE s.text IS NOT NULL AND s.matched_by = ''""",
}


@pytest.fixture
def populate(tmp_path):
    """Return a function that starts a real `manage.py populate` on this test's database."""
    folder = write_folder(tmp_path / "story")
    return lambda: start_manage("populate", folder)


def broken_invariants():
    with connection.cursor() as cursor:
        found = {}
        for sentence, query in INVARIANTS.items():
            cursor.execute(query)
            if rows := cursor.fetchall():
                found[sentence] = rows
    return found


def test_killed_at_random_moments_it_ends_with_the_same_base(populate):
    started = time.monotonic()
    process = populate()
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, output + errors
    whole, took = totals(), time.monotonic() - started
    forget_everything()

    # A fixed seed makes a failure repeatable as far as timing allows.
    moments = random.Random(14)  # noqa: S311  (no secret)
    for _ in range(KILLS):
        process = populate()
        # Start-up takes most of the time; nothing is at stake in it.
        time.sleep(took * moments.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=120)
        assert broken_invariants() == {}
        assert wrong_quotes() == []

    process = populate()
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, output + errors
    assert totals() == whole


def test_two_at_once_take_turns(populate):
    first, second = populate(), populate()
    outcomes = [(process.communicate(timeout=120), process.returncode) for process in (first, second)]

    assert [code for _, code in outcomes] == [0, 0]
    assert "Waiting for another intake" in "".join(errors for (_, errors), _ in outcomes)
    assert Claim.objects.filter(key="bridge-cost").count() == 1
    assert broken_invariants() == {}


def forget_everything():
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE sources_source, sources_story, sources_outlet, sources_embedding, facts_entity, facts_claim CASCADE"
        )
