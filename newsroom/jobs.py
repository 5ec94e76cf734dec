"""Work of the site as a whole that comes round by itself, done by procrastinate's workers."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from newsroom.idempotency import forget_answers

logger = logging.getLogger(__name__)

#: How often a job is begun at most: one that takes its worker down every time must not do so for ever.
BEGINNINGS = 5


@app.periodic(cron="17 * * * *")
@app.task(queue="housekeeping", queueing_lock="forget_kept_answers", pass_context=False)
def forget_kept_answers(timestamp: int) -> None:
    """Delete, every hour, the answers that nobody may ask for again; `timestamp` is when the hour began."""
    forget_answers()


@app.periodic(cron="* * * * *")
@app.task(queue="housekeeping", queueing_lock="take_up_stalled_jobs", pass_context=False)
async def take_up_stalled_jobs(timestamp: int) -> None:
    """Have the jobs run again, every minute, whose worker has died: it has given no sign of life for half a minute."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.attempts < BEGINNINGS:
            try:
                await app.job_manager.retry_job(job)
            except UniqueViolation:
                # One like it, of which only one may wait, does so already.
                await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
            else:
                logger.warning("Job %s (%s) is taken up again: its worker died.", job.id, job.task_name)
        else:
            logger.error("Job %s (%s) is given up: %s workers died.", job.id, job.task_name, job.attempts)
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
