"""Articles that are read in the background."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from facts.jobs import read_article, submit_article
from facts.models import Citation, Claim
from facts.tests.folders import ARTICLES
from facts.tests.people import person
from facts.tests.processes import start_manage
from sources.models import Obtained, Source
from sources.recording import Capture, Outcome
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


def submit(text=ARTICLES["gazette.txt"], *, key="gazette", story=None, language="en"):
    return submit_article(
        capture=Capture(key=key, text=text, obtained=Obtained.UPLOAD, language=language),
        story=story or StoryFactory(),
        actor=person("reporter"),
        reason="submitted",
    )


def test_a_submitted_article_is_stored_at_once_and_read_later():
    source, outcome, job = submit()

    assert outcome == Outcome.CREATED
    assert source.reader == ""
    assert job == ProcrastinateJob.objects.get().pk
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.queue_name, job.args["source_id"]) == (
        "facts.jobs.read_article",
        "reading",
        str(source.pk),
    )


def test_article_and_job_are_stored_together_or_not_at_all():
    @transaction.atomic
    def failing_request():
        submit()
        raise RuntimeError("the request fails")

    with pytest.raises(RuntimeError):
        failing_request()

    assert not Source.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_reading_founds_claims_and_can_be_repeated():
    source, *_ = submit()

    read_article(str(source.pk), "submitted")
    found = set(Citation.objects.values_list("pk", flat=True))
    read_article(str(source.pk), "submitted")

    assert found
    assert set(Citation.objects.values_list("pk", flat=True)) == found


def test_a_job_whose_article_is_gone_does_nothing():
    source, *_ = submit()
    pk = source.pk
    source.delete()

    read_article(str(pk), "submitted")

    assert not Claim.objects.exists()


def test_the_language_of_a_submitted_article_is_detected():
    source, *_ = submit(ARTICLES["diario.txt"], language="")

    assert source.language == "es"


def test_what_is_no_article_is_refused():
    with pytest.raises(ValidationError, match="empty"):
        submit("  ")
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_the_job():
    source, *_ = submit()

    worker = start_manage("procrastinate", "worker", "--one-shot", "--queues", "reading")
    output, errors = worker.communicate(timeout=60)

    assert worker.returncode == 0, output + errors
    source.refresh_from_db()
    assert source.reader
    assert Claim.objects.exists()
    assert ProcrastinateJob.objects.get(queue_name="reading").status == "succeeded"
