"""Files of evidence over the API: sent with a review, and fetched by those who may see them."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from facts.models import Evidence, Review
from facts.review import take_up
from facts.tests.people import cited_claim, person

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = APIClient()
    client.force_authenticate(user)
    return client


@pytest.fixture
def claim(checker):
    claim, _ = cited_claim()
    take_up(claim=claim, actor=checker, rationale="Worth checking.")
    return claim


@pytest.fixture
def checker():
    return person("fact-checker")


def send(user, claim, *, evidence, **files):
    review = {
        "status": "verified",
        "position": str(claim.positions.get().pk),
        "rationale": "The accounts say so.",
        "evidence": evidence,
    }
    return signed_in(user).post(
        f"/api/v1/claims/{claim.pk}/reviews/",
        {"review": json.dumps(review), **files},
        format="multipart",
        headers={"If-Match": "*"},
    )


def pdf(name="accounts.pdf", content=b"%PDF-1.4 accounts"):
    return SimpleUploadedFile(name, content)


def test_a_review_brings_its_files_and_they_are_fetched_as_they_came(claim, checker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    answer = send(checker, claim, evidence=[{"file": "accounts", "note": "Page 12."}], accounts=pdf())
    assert answer.status_code == 201, answer.content
    (item,) = answer.json()["evidence"]
    assert item["kind"] == "file"
    fetched = signed_in(person("editor")).get(f"/api/v1/evidence/{item['id']}/file/")
    assert fetched.status_code == 200
    assert b"".join(fetched.streaming_content) == b"%PDF-1.4 accounts"
    assert "attachment" in fetched.headers["Content-Disposition"]
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"


def test_a_confidential_file_is_there_for_its_reviewer_and_the_people_named_only(
    claim, checker, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    named, other = person("editor"), person("editor")
    item = {"file": "leak", "confidential": True, "visible_to": [named.get_username()]}
    assert send(checker, claim, evidence=[item], leak=pdf("leak.pdf")).status_code == 201
    here = f"/api/v1/evidence/{Evidence.objects.get().pk}/file/"
    assert [signed_in(user).get(here).status_code for user in (checker, named, other)] == [200, 200, 404]
    assert APIClient().get(here).status_code == 401


@pytest.mark.parametrize(
    ("evidence", "files", "field"),
    [
        ([{"file": "accounts"}], {}, "evidence.0.file"),
        ([{"url": "https://example.org/"}], {"spare": pdf}, "spare"),
        ([{"file": "accounts"}], {"accounts": lambda: pdf("accounts.exe")}, "evidence.0.file"),
        ([{"file": "accounts", "url": "https://example.org/"}], {"accounts": pdf}, "evidence.0"),
        ([{"file": "accounts"}, {"file": "accounts"}], {"accounts": pdf}, "evidence.1.file"),
    ],
    ids=[
        "a file that is missing",
        "a file that nothing names",
        "a kind that is none",
        "two things",
        "one file twice",
    ],
)
def test_what_does_not_fit_together_is_named_and_nothing_is_kept(claim, checker, evidence, files, field):
    answer = send(checker, claim, evidence=evidence, **{name: made() for name, made in files.items()})
    assert answer.status_code == 400, answer.content
    assert any(error["field"].startswith(field) for error in answer.json()["errors"]), answer.content
    assert Review.objects.filter(claim=claim).count() == 1
    assert not Evidence.objects.exists()


def test_a_file_named_in_plain_json_is_refused_with_how_to_send_it(claim, checker):
    answer = signed_in(checker).post(
        f"/api/v1/claims/{claim.pk}/reviews/",
        {
            "status": "verified",
            "position": str(claim.positions.get().pk),
            "rationale": "x",
            "evidence": [{"file": "accounts"}],
        },
        format="json",
        headers={"If-Match": "*"},
    )
    assert answer.status_code == 400
    assert "multipart/form-data" in answer.content.decode()
