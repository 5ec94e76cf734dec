"""Verdicts: who may reach them, from where, and on what."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile

from facts.editing import StaleVersion
from facts.models import Claim, Evidence, Review
from facts.review import EvidenceGiven, current_review, evidence_visible_to, judge, reopen, take_up
from facts.rewording import word_claim
from facts.tests.factories import CitationFactory, ClaimFactory, PositionFactory
from facts.tests.people import ELSEWHERE, cited_claim, person, verified_claim
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return person("fact-checker")


@pytest.fixture
def in_review(checker):
    claim, position = cited_claim()
    take_up(claim=claim, actor=checker, rationale="Worth checking.")
    return claim, position


def verify(claim, position, checker, **given):
    return judge(
        **{
            "claim": claim,
            "status": "verified",
            "position": position,
            "actor": checker,
            "rationale": "It stands in the registry.",
            **given,
        }
    )


def test_every_change_of_status_is_a_review_of_that_version(checker):
    claim, position = cited_claim()
    take_up(claim=claim, actor=checker, rationale="Worth checking.")
    verify(claim, position, checker, evidence=[ELSEWHERE])
    reopen(claim=claim, actor=checker, rationale="The registry was mended.")

    claim.refresh_from_db()
    reviews = list(Review.objects.filter(claim=claim).order_by("created_at", "pk"))
    assert [(row.status, row.claim_version) for row in reviews] == [
        ("in_review", 2),
        ("verified", 3),
        ("in_review", 4),
    ]
    assert {row.reviewer for row in reviews} == {checker}
    assert reviews[1].position == position
    assert claim.status == "in_review"
    assert current_review(claim) == reviews[2]


def test_a_reporter_may_not_judge(in_review):
    claim, position = in_review
    with pytest.raises(PermissionDenied, match="may not judge claims"):
        verify(claim, position, person("reporter"), evidence=[ELSEWHERE])
    assert Claim.objects.get(pk=claim.pk).status == "in_review"


@pytest.mark.parametrize("status", ["verified", "refuted"])
class TestADecisiveVerdict:
    def test_names_a_position(self, in_review, checker, status):
        with pytest.raises(ValidationError, match="Which position"):
            verify(in_review[0], None, checker, status=status, evidence=[ELSEWHERE])

    def test_names_a_position_of_the_claim(self, in_review, checker, status):
        with pytest.raises(ValidationError, match="on another claim"):
            verify(in_review[0], PositionFactory(), checker, status=status, evidence=[ELSEWHERE])

    def test_names_a_standing_position(self, in_review, checker, status):
        claim, position = in_review
        merged = PositionFactory(claim=claim, merged_into=position)
        with pytest.raises(ValidationError, match="merged into another"):
            verify(claim, merged, checker, status=status, evidence=[ELSEWHERE])

    def test_needs_evidence(self, in_review, checker, status):
        with pytest.raises(ValidationError, match="needs evidence"):
            verify(*in_review, checker, status=status)

    def test_does_without_for_a_reason(self, in_review, checker, status):
        review = verify(*in_review, checker, status=status, override_reason="It is arithmetic.")
        assert (review.status, review.override_reason) == (status, "It is arithmetic.")


@pytest.mark.parametrize("status", ["disputed", "unverifiable"])
def test_an_undecided_verdict_needs_neither_position_nor_evidence(in_review, checker, status):
    assert verify(in_review[0], None, checker, status=status).position is None


def test_evidence_that_the_claim_itself_cites_is_not_enough(in_review, checker):
    claim, position = in_review
    cited = position.citations.get().source
    with pytest.raises(ValidationError, match="another origin"):
        verify(claim, position, checker, evidence=[EvidenceGiven(source=cited)])
    assert Review.objects.filter(claim=claim, status="verified").count() == 0


def test_evidence_that_goes_back_to_what_the_claim_cites_is_not_enough(in_review, checker):
    claim, position = in_review
    echo = SourceFactory(derived_from=position.citations.get().source)
    with pytest.raises(ValidationError, match="another origin"):
        verify(claim, position, checker, evidence=[EvidenceGiven(source=echo)])


def test_the_address_of_a_cited_source_is_that_source(in_review, checker):
    claim, position = in_review
    source = SourceFactory(url="https://news.example.org/a")
    CitationFactory(position=position, source=source)
    with pytest.raises(ValidationError, match="another origin"):
        verify(claim, position, checker, evidence=[EvidenceGiven(url=source.url)])


def test_one_item_from_elsewhere_is_enough(in_review, checker):
    claim, position = in_review
    items = [EvidenceGiven(source=position.citations.get().source), EvidenceGiven(source=SourceFactory())]
    review = verify(claim, position, checker, evidence=items)
    assert review.evidence.count() == 2


@pytest.mark.parametrize(
    ("file", "says"),
    [
        pytest.param(ContentFile(b"MZ", name="run.exe"), "exe", id="kind"),
        pytest.param(ContentFile(bytes(25_000_001), name="scan.pdf"), "at most 25 MB", id="size"),
    ],
)
def test_a_file_that_is_no_evidence_is_refused_with_the_review(in_review, checker, file, says):
    with pytest.raises(ValidationError, match=says):
        verify(*in_review, checker, evidence=[EvidenceGiven(file=file)])
    assert Claim.objects.get(pk=in_review[0].pk).status == "in_review"


def test_confidential_evidence_is_seen_by_its_reviewer_and_those_named(in_review, checker):
    friend, other = person("editor"), person("superuser")
    secret = EvidenceGiven(url="https://leak.example.org", confidential=True, visible_to=[friend])
    review = verify(*in_review, checker, evidence=[ELSEWHERE, secret])

    def seen(user):
        return set(evidence_visible_to(user, reviews=[review]).values_list("url", flat=True))

    assert seen(checker) == seen(friend) == {ELSEWHERE.url, secret.url}
    assert seen(other) == {ELSEWHERE.url}
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("status", "act"),
    [
        pytest.param("in_review", lambda **it: take_up(**it), id="take up twice"),
        pytest.param("unverified", lambda **it: judge(status="disputed", **it), id="judge before taking up"),
        pytest.param(
            "verified", lambda **it: judge(status="disputed", **it), id="judge again without opening"
        ),
        pytest.param("unverified", lambda **it: reopen(**it), id="open what is not closed"),
        pytest.param("in_review", lambda **it: judge(status="in_review", **it), id="no verdict"),
        pytest.param("in_review", lambda **it: judge(status="unverified", **it), id="back to the start"),
    ],
)
def test_the_status_machine_has_no_other_ways(checker, status, act):
    claim = ClaimFactory(status=status)
    with pytest.raises(ValidationError):
        act(claim=claim, actor=checker, rationale="Because.")
    assert Claim.objects.get(pk=claim.pk).status == status


@pytest.mark.parametrize("rationale", ["", "  \n"])
def test_a_review_says_why(checker, rationale):
    with pytest.raises(ValidationError, match="needs a reason"):
        take_up(claim=ClaimFactory(), actor=checker, rationale=rationale)


def test_a_merged_claim_leads_to_the_one_that_goes_on(checker):
    claim = ClaimFactory(merged_into=ClaimFactory())
    with pytest.raises(ValidationError, match=f"merged into {claim.merged_into_id}"):
        take_up(claim=claim, actor=checker, rationale="Because.")


class TestStaleVersion:
    def test_it_says_who_changed_what_since(self, checker):
        claim = ClaimFactory(text="Before")
        word_claim(claim=claim, text="After", actor=person("editor", username="bea"), reason="typo")

        with pytest.raises(StaleVersion) as caught:
            take_up(claim=claim, actor=checker, rationale="Because.", version=1)

        assert caught.value.message == (
            "You looked at version 1 of this claim; it is now at version 2. Since then bea changed: wording. "
            "Nothing of yours was saved."
        )
        assert caught.value.claim.text == "After"
        assert [(edit.who, edit.reason, edit.changes) for edit in caught.value.edits] == [
            ("bea", "typo", (("wording", "Before", "After"),))
        ]

    def test_it_names_what_hangs_on_the_claim(self, checker):
        claim, position = cited_claim()
        CitationFactory(position=position, stated_by=checker)
        with pytest.raises(StaleVersion, match="positions or citations"):
            take_up(claim=claim, actor=checker, rationale="Because.", version=1)

    def test_the_version_that_one_has_seen_passes(self, checker):
        assert take_up(claim=ClaimFactory(), actor=checker, rationale="Because.", version=1)


class TestAnEditAfterTheVerdict:
    def test_puts_the_claim_back_in_review(self, checker):
        claim, _ = verified_claim()
        word_claim(claim=claim, text="Clearer", actor=checker, reason="clearer")

        claim.refresh_from_db()
        latest = current_review(claim)
        assert (claim.status, latest.reviewer, latest.rationale) == (
            "in_review",
            checker,
            "Edited after the verdict: clearer",
        )

    def test_is_not_for_reporters(self):
        claim, _ = verified_claim()
        with pytest.raises(PermissionDenied, match="back in review"):
            word_claim(claim=claim, text="Clearer", actor=person("reporter"), reason="clearer")

    def test_tells_who_judged(self, checker):
        claim, _ = verified_claim(checker=checker)
        word_claim(claim=claim, text="Clearer", actor=person("editor"), reason="clearer")
        assert list(checker.notifications.values_list("kind", flat=True)) == ["reopened"]
