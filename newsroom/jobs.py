"""Work of the site as a whole that comes round by itself, done by procrastinate's workers."""

from __future__ import annotations

from procrastinate.contrib.django import app

from newsroom.idempotency import forget_answers


@app.periodic(cron="17 * * * *")
@app.task(queue="housekeeping", queueing_lock="forget_kept_answers", pass_context=False)
def forget_kept_answers(timestamp: int) -> None:
    """Delete, every hour, the answers that nobody may ask for again; `timestamp` is when the hour began."""
    forget_answers()
