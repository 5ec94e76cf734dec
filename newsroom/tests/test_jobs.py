"""What comes round by itself: jobs of dead workers are taken up again."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from facts.jobs import publish_ordered
from newsroom.jobs import BEGINNINGS, take_up_stalled_jobs

pytestmark = pytest.mark.django_db


def begun(*, heartbeat, attempts=0):
    """Return the id of a job that a worker has begun, which last gave a sign of life so long ago."""
    job = publish_ordered.defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            [heartbeat],
        )
        worker = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE id = %s",
            [*worker, attempts, job],
        )
    return job


@pytest.mark.parametrize(
    ("heartbeat", "attempts", "status"),
    [
        pytest.param("1 minute", 0, "todo", id="its worker is silent"),
        pytest.param("1 second", 0, "doing", id="its worker lives"),
        pytest.param("1 minute", BEGINNINGS, "failed", id="it took every worker down"),
    ],
)
def test_a_job_runs_again_when_its_worker_has_died(heartbeat, attempts, status):
    job = begun(heartbeat=heartbeat, attempts=attempts)

    async_to_sync(take_up_stalled_jobs.func)(timestamp=0)

    assert ProcrastinateJob.objects.get(pk=job).status == status
