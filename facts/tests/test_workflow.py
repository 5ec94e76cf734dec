"""Random sequences of actions by random people never reach a forbidden state, and never lose a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facts.commenting import add_comment, assign, withdraw_comment
from facts.curating import accept_citation, move_citation, re_value_citation, reject_citation
from facts.deciding import confirm_contradiction, dismiss_contradiction, reopen_contradiction
from facts.matching.types import Value
from facts.merging import merge_claims, merge_positions, split_claim
from facts.models import (
    Citation,
    Claim,
    Comment,
    Contradiction,
    Evidence,
    Position,
    Publication,
    Review,
)
from facts.published import fact_of
from facts.publishing import correct, publish, retract
from facts.review import EvidenceGiven, judge, reopen, take_up
from facts.rewording import word_claim
from facts.tests.factories import CitationFactory, ClaimFactory, CommentFactory, ContradictionFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db

ROLES = ("reporter", "fact-checker", "fact-checker", "editor", "editor", "superuser", "api-client")
KEPT: tuple[type[models.Model], ...] = (
    Claim,
    Position,
    Citation,
    Contradiction,
    Review,
    Evidence,
    Publication,
    Comment,
)
ELSEWHERE = EvidenceGiven(url="https://registry.example.org/1")

VERDICTS = {"verified", "refuted", "disputed", "unverifiable"}
#: Status of a claim -> the statuses that a review may give next.
NEXT = {
    "unverified": {"in_review"},
    "in_review": VERDICTS,
    **{verdict: {"in_review"} for verdict in VERDICTS},
}


def pick(rows, number):
    found = list(rows.order_by("pk"))
    return found[number % len(found)]


def claim(number):
    return pick(Claim.objects, number)


def any_position(number):
    return pick(Position.objects, number)


def citation(number):
    return pick(Citation.objects, number)


def contradiction(number):
    return pick(Contradiction.objects, number)


def upheld(number):
    standing = claim(number).positions.standing()
    return pick(standing, number) if standing.exists() else None


#: What somebody tries, on rows that the number picks.
ACTIONS: dict[str, Callable[..., object]] = {
    "take up": lambda by, n: take_up(claim=claim(n), actor=by, rationale="x"),
    "verify": lambda by, n: judge(
        claim=claim(n),
        status="verified",
        position=upheld(n),
        actor=by,
        rationale="x",
        evidence=[ELSEWHERE],
    ),
    "verify without evidence": lambda by, n: judge(
        claim=claim(n), status="verified", position=upheld(n), actor=by, rationale="x"
    ),
    "dispute": lambda by, n: judge(claim=claim(n), status="disputed", actor=by, rationale="x"),
    "reopen": lambda by, n: reopen(claim=claim(n), actor=by, rationale="x"),
    "publish": lambda by, n: publish(claim=claim(n), actor=by),
    "correct": lambda by, n: correct(claim=claim(n), actor=by, note="x"),
    "retract": lambda by, n: retract(claim=claim(n), actor=by, reason="x"),
    "word": lambda by, n: word_claim(claim=claim(n), text=f"Wording {n}", actor=by, reason="x"),
    "accept": lambda by, n: accept_citation(citation=citation(n), actor=by),
    "reject": lambda by, n: reject_citation(citation=citation(n), actor=by, reason="x"),
    "re-value": lambda by, n: re_value_citation(
        citation=citation(n), value=Value(role=f"role {n}"), actor=by, reason="x"
    ),
    "move": lambda by, n: move_citation(
        citation=citation(n), position=any_position(n // 3), actor=by, reason="x"
    ),
    "split": lambda by, n: split_claim(
        claim=citation(n).claim, citations=[citation(n)], text="Split", actor=by, reason="x"
    ),
    "merge claims": lambda by, n: merge_claims(claim=claim(n), into=claim(n // 2), actor=by, reason="x"),
    "merge positions": lambda by, n: merge_positions(
        position=any_position(n), into=any_position(n // 2), actor=by, reason="x"
    ),
    "confirm": lambda by, n: confirm_contradiction(contradiction=contradiction(n), actor=by, reason="x"),
    "dismiss": lambda by, n: dismiss_contradiction(contradiction=contradiction(n), actor=by, reason="x"),
    "open contradiction": lambda by, n: reopen_contradiction(
        contradiction=contradiction(n), actor=by, reason="x"
    ),
    "comment": lambda by, n: add_comment(claim=claim(n), text="x", author=by),
    "withdraw": lambda by, n: withdraw_comment(comment=pick(Comment.objects, n), actor=by),
    "assign": lambda by, n: assign(claim=claim(n), assignee=by, actor=by),
}
#: The actions after which their actor is the last editor of the claims that they touched.
EDITS = {"word", "accept", "reject", "re-value", "move", "split", "merge claims", "merge positions"}


def state():
    """Return what a refused action must leave as it is."""
    return {model: sorted(map(str, model.objects.values_list())) for model in KEPT}


@dataclass
class Watch:
    """What has to hold after every step, told by what happened and not by what the use cases think."""

    statuses: dict = field(default_factory=dict)
    reviews: int = 0
    counts: dict = field(default_factory=dict)
    published: dict = field(default_factory=dict)
    last_editor: dict = field(default_factory=dict)

    def look(self) -> None:
        self.statuses = dict(Claim.objects.values_list("pk", "status"))
        self.counts = {model: model.objects.count() for model in KEPT}
        self.published = dict(Publication.objects.values_list("number", "document"))
        self.versions = dict(Claim.objects.values_list("pk", "version"))

    def check(self, action: str, by) -> None:
        self.nothing_lost()
        self.statuses_are_reviews(by)
        self.two_persons(action, by)
        if action in EDITS:
            for row in Claim.objects.all():
                if row.version != self.versions.get(row.pk):
                    self.last_editor[row.pk] = by
        self.look()

    def nothing_lost(self) -> None:
        for model, before in self.counts.items():
            assert model.objects.count() >= before, f"{model.__name__} lost rows"
        now = dict(Publication.objects.values_list("number", "document"))
        assert self.published.items() <= now.items()
        assert sorted(now) == list(range(1, len(now) + 1))
        assert not Citation.objects.exclude(position__claim=models.F("claim")).exists()

    def statuses_are_reviews(self, by) -> None:
        for row in Claim.objects.all():
            before = self.statuses.get(row.pk, "unverified")
            if row.status == before:
                continue
            assert row.status in NEXT[before], f"{before} -> {row.status}"
            latest = row.reviews.latest("created_at")
            assert (latest.status, latest.reviewer) == (row.status, by)
            assert by.has_perm("facts.add_review")
        for review in Review.objects.filter(status__in=["verified", "refuted"]):
            assert review.evidence.exists()

    def two_persons(self, action: str, by) -> None:
        for row in Publication.objects.filter(number__gt=len(self.published)):
            if row.event not in ("published", "corrected"):
                continue
            verdict = row.claim.reviews.latest("created_at")
            assert row.rating == verdict.status
            assert verdict.reviewer != by == row.published_by
            assert self.last_editor.get(row.claim_id, row.claim.worded_by) != by
            assert fact_of(row.claim) == row


@pytest.fixture
def people():
    return [person(role) for role in ROLES]


#: Ways into the workflow from which a random walk begins: few would find them by chance.
BEGINNINGS = (
    (),
    ((1, "take up", 0), (1, "verify", 0)),
    ((3, "take up", 0), (3, "verify", 0), (4, "publish", 0), (1, "take up", 1), (1, "dispute", 1)),
)
walk = st.lists(
    st.tuples(st.integers(0, len(ROLES) - 1), st.sampled_from(sorted(ACTIONS)), st.integers(0, 7)),
    min_size=10,
    max_size=24,
)
steps = st.builds(lambda beginning, then: [*beginning, *then], st.sampled_from(BEGINNINGS), walk)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
    # Two dozen steps can be read as they are; shrinking them would take minutes.
    phases=(Phase.generate,),
)
@given(steps=steps)
def test_no_sequence_of_actions_reaches_a_forbidden_state_or_loses_a_row(people, steps):
    run(people, steps)


def test_a_sequence_that_reaches_far_keeps_everything(people):
    reporter, checker, other, editor, second, chief, machine = range(7)
    done = run(
        people,
        [
            (reporter, "word", 0),
            (machine, "comment", 0),
            (checker, "take up", 0),
            (checker, "verify without evidence", 0),
            (chief, "verify", 0),
            (chief, "publish", 0),
            (editor, "publish", 0),
            (reporter, "word", 2),
            (checker, "word", 2),
            (checker, "verify", 0),
            (other, "correct", 0),
            (second, "correct", 0),
            (editor, "retract", 0),
        ],
    )
    assert done == [
        "word", "take up", "verify", "publish", "word", "verify", "correct", "retract",
    ]  # fmt: skip


def run(people, steps) -> list[str]:
    """Try the steps in a world of two claims, watch every one, and return the names of those that were done."""
    done = []
    with transaction.atomic():
        first, second = ClaimFactory(worded_by=people[0]), ClaimFactory(worded_by=people[3])
        ContradictionFactory(claim=first)
        CitationFactory(position__claim=second, position__amount=12)
        CommentFactory(claim=first)
        watch = Watch()
        watch.look()
        for who, action, number in steps:
            before = state()
            try:
                with transaction.atomic():
                    ACTIONS[action](people[who], number)
            except (PermissionDenied, ValidationError):
                assert state() == before
            else:
                assert ROLES[who] != "api-client"
                done.append(action)
                watch.check(action, people[who])
        transaction.set_rollback(True)
    return done
