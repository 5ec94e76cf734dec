"""Work that outlasts a request, run by procrastinate's workers; each job can be killed at any point and run again."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sources.history import coming_by
from sources.models import Source, Story
from sources.reading.language import detect_language
from sources.recording import Capture, Outcome, store_source

from .bulk.ordering import run_ordered  # noqa: F401  (workers look for jobs in this module)
from .capturing import check_text
from .checked import compare_claims
from .detection import detect_story
from .editing import reasoned
from .grouping import settle
from .intake import match_story, read_stored
from .permissions import require
from .publishing import publish_due
from .reminding import remind
from .tally import Tally

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

#: Name of the task that reads an article.
READING = "facts.jobs.read_article"


class Submitted(NamedTuple):
    """An article was stored, and will be read by this job; None where there is nothing to read."""

    source: Source
    outcome: Outcome
    job: int | None


@transaction.atomic
def submit_article(*, capture: Capture, story: Story | None, actor: User, reason: str) -> Submitted:
    """Store an article at once and have it read in the background; both or neither.

    Without a text it is an origin that the desk knows of but does not hold, and nothing is read. Raises
    `PermissionDenied`, or `ValidationError` for a text of which no article can be made.
    """
    reason = reasoned(reason, what="An article")
    require(actor, "submit article")
    if capture.text is not None:
        check_text(capture.text)
        # A held text has a language from the start, though the reader comes later.
        capture = replace(capture, language=capture.language or detect_language(capture.text))
    source, outcome = store_source(capture=capture, story=story, actor=actor, reason=reason)
    waits = source.text is not None and not source.reader
    job = read_article.defer(source_id=str(source.pk), reason=reason) if waits else None
    return Submitted(source, outcome, job)


@app.task(queue="reading", retry=RetryStrategy(max_attempts=3, exponential_wait=5), pass_context=False)
def read_article(source_id: str, reason: str) -> None:
    """Read a stored article, place it on the claims of its story, and look for contradictions."""
    source = Source.objects.select_related("story").filter(pk=source_id).first()
    if source is None:
        logger.warning("Source %s is gone; nothing to read", source_id)
        return
    tally = Tally()
    with coming_by("job read_article"):
        read_stored(source=source, reason=reason, tally=tally)
        if source.story is None:
            settle(source=source, name=None, actor=None, reason=reason, tally=tally)
        if source.story is not None and match_story(
            story=source.story, actor=None, reason=reason, tally=tally
        ):
            detect_story(story=source.story, actor=None, reason=reason, tally=tally)
    logger.info("Read source %s: %s", source_id, dict(tally.created))


@app.periodic(cron="* * * * *")
@app.task(queue="publishing", queueing_lock="publish_ordered", pass_context=False)
def publish_ordered(timestamp: int) -> None:
    """Publish, every minute, what was ordered for a time that has come; `timestamp` is when the minute began."""
    with coming_by("job publish_ordered"):
        for embargo in publish_due():
            logger.info("Embargo %s: %s", embargo.pk, embargo.state)


@app.periodic(cron="7 * * * *")
@app.task(queue="reminding", queueing_lock="remind_of_dates", pass_context=False)
def remind_of_dates(timestamp: int) -> None:
    """Remind people, every hour, of what is due tomorrow or overdue where it is morning by now."""
    if told := remind():
        logger.info("Reminded of %s dates", len(told))


@app.periodic(cron="* * * * *")
@app.task(queue="comparing", queueing_lock="compare_new_claims", pass_context=False)
def compare_new_claims(timestamp: int) -> None:
    """Look, every minute, for published facts that may settle the claims that are new or were changed."""
    if done := compare_claims():
        logger.info("Compared %s claims with the facts of other stories", done)
