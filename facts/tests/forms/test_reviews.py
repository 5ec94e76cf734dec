"""The forms of reviews: what is typed reaches the use case, and what that refuses comes back to the form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from facts.forms.reviews import JudgeForm, ReopenForm, TakeUpForm
from facts.models import Evidence
from facts.models.reviews import EVIDENCE_BYTES
from facts.review import take_up
from facts.tests.factories import PositionFactory
from facts.tests.forms.acting import filled
from facts.tests.people import cited_claim, person, verified_claim
from sources.tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai():
    return person("fact-checker", username="mai")


@pytest.fixture
def in_review(mai):
    claim, position = cited_claim()
    take_up(claim=claim, actor=mai, rationale="Worth checking.")
    claim.refresh_from_db()
    return claim, position


def verdict(mai, in_review, *, files=None, **typed):
    claim, position = in_review
    given = {"status": "verified", "position": position, "rationale": "The registry says so."}
    return filled(JudgeForm, actor=mai, row=claim, files=MultiValueDict(files or {}), **{**given, **typed})


def upload(name="register.pdf", content=b"%PDF-1.7"):
    return {"evidence-0-file": [SimpleUploadedFile(name, content)]}


def test_a_claim_is_taken_up(mai):
    claim, _ = cited_claim()
    form = filled(TakeUpForm, actor=mai, row=claim, rationale="Worth checking.")
    assert form.act(), form.errors
    claim.refresh_from_db()
    assert claim.status == "in_review"


def test_a_verdict_rests_on_an_address_a_source_and_a_file(mai, in_review, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    source, friend = SourceFactory(), UserFactory()
    form = verdict(
        mai,
        in_review,
        files={"evidence-2-file": [SimpleUploadedFile("register.pdf", b"%PDF-1.7")]},
        **{
            "evidence-TOTAL_FORMS": "3",
            "evidence-0-url": "https://registry.example.org/1",
            "evidence-1-source": f"https://site.example.org/sources/{source.pk}/",
            "evidence-2-confidential": "on",
            "evidence-2-visible_to": [friend.pk],
        },
    )
    assert form.act(), (form.errors, form.evidence.errors)
    kinds = {row.kind: row for row in Evidence.objects.filter(review=form.result)}
    assert set(kinds) == {"url", "source", "file"}
    assert kinds["source"].source == source
    assert (kinds["file"].confidential, list(kinds["file"].visible_to.all())) == (True, [friend])


def test_a_verdict_without_evidence_says_what_is_missing(mai, in_review):
    form = verdict(mai, in_review)
    assert not form.act()
    assert "needs evidence" in str(form.non_field_errors()), form.evidence.errors


def test_a_reason_stands_in_for_evidence(mai, in_review):
    assert verdict(mai, in_review, override_reason="I was there.").act()


@pytest.mark.parametrize(
    ("typed", "files", "said"),
    [
        pytest.param({"evidence-0-url": "nonsense"}, {}, "Enter a valid URL", id="no address"),
        pytest.param({"evidence-0-source": "elsewhere"}, {}, "no source of this id", id="no source"),
        pytest.param({"evidence-0-note": "See there"}, {}, "What is it?", id="a note on nothing"),
        pytest.param({}, upload("run.exe"), "“exe” is not allowed", id="a program"),
        pytest.param({}, upload("page.html"), "“html” is not allowed", id="a web page"),
        pytest.param({}, upload(content=b""), "empty", id="an empty file"),
        pytest.param({"evidence-0-url": "https://a.example/"}, upload(), "give one of them", id="two things"),
        pytest.param(
            {"evidence-0-url": "https://a.example/", "evidence-0-visible_to": ["0"]},
            {},
            "not one of the available",
            id="nobody",
        ),
    ],
)
def test_evidence_that_is_none_is_refused_beside_the_item(mai, in_review, typed, files, said):
    form = verdict(mai, in_review, files=files, **typed)
    assert not form.act()
    assert said in str(form.evidence.errors)


def test_a_file_that_is_too_large_is_refused(mai, in_review):
    file = SimpleUploadedFile("film.mp4", b"x")
    file.size = EVIDENCE_BYTES + 1
    form = verdict(mai, in_review, files={"evidence-0-file": [file]})
    assert not form.act()
    assert "at most 25 MB" in str(form.evidence.errors)


def test_only_positions_of_the_claim_can_be_upheld(mai, in_review):
    form = verdict(mai, in_review, position=PositionFactory(), override_reason="x")
    assert not form.act()
    assert "position" in form.errors


def test_a_review_is_opened_again(mai):
    claim, _ = verified_claim()
    assert filled(ReopenForm, actor=mai, row=claim, rationale="The registry erred.").act()
    claim.refresh_from_db()
    assert claim.status == "in_review"


def test_what_the_role_does_not_cover_is_an_error_of_the_form():
    claim, _ = cited_claim()
    form = filled(TakeUpForm, actor=person("reporter"), row=claim, rationale="x")
    assert not form.act()
    assert "You may not take claims up" in str(form.non_field_errors())
