"""What comes round by itself: jobs of dead workers are taken up again."""

from uuid import uuid4

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from facts.jobs import read_article
from facts.tests.processes import start_manage
from newsroom.jobs import BEGINNINGS, take_up_stalled_jobs


def begun(*, silent_for, attempts=0, lock=None):
    """Return the id of a job that a worker has begun, which last gave a sign of life so long ago."""
    job = read_article.configure(queueing_lock=lock).defer(source_id=str(uuid4()), reason="test")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            [silent_for],
        )
        worker = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE id = %s",
            [*worker, attempts, job],
        )
    return job


@pytest.mark.django_db(transaction=True)
def test_a_job_runs_again_when_its_worker_has_died_but_not_for_ever():
    silent, lives = begun(silent_for="1 hour"), begun(silent_for="0 seconds")
    deadly, needless = begun(silent_for="1 hour", attempts=BEGINNINGS), begun(silent_for="1 hour", lock="one")
    read_article.configure(queueing_lock="one").defer(source_id=str(uuid4()), reason="test")
    take_up_stalled_jobs.defer(timestamp=0)

    worker = start_manage("procrastinate", "worker", "--one-shot", "--queues", "housekeeping")
    output, errors = worker.communicate(timeout=60)

    assert worker.returncode == 0, output + errors
    statuses = dict(ProcrastinateJob.objects.values_list("pk", "status"))
    assert [statuses[job] for job in (silent, lives, deadly, needless)] == [
        "todo",
        "doing",
        "failed",
        "failed",
    ]
