"""People of every role, and claims that have come so far in the workflow."""

from __future__ import annotations

from django.contrib.auth.models import Group, User

from facts.review import EvidenceGiven, judge, take_up
from facts.tests.factories import CitationFactory, ClaimFactory, PositionFactory
from sources.tests.factories import UserFactory

ELSEWHERE = EvidenceGiven(url="https://registry.example.org/1")


def person(role: str, **given: object) -> User:
    """Return a new user who has this role, or an administrator for "superuser"."""
    if role == "superuser":
        return UserFactory(is_superuser=True, **given)
    user = UserFactory(**given)
    user.groups.add(Group.objects.get(name=role))
    return user


def cited_claim(**given):
    """Return a claim with one position, cited once, and that position."""
    position = PositionFactory(claim=ClaimFactory(**given), amount=12, unit="USD")
    CitationFactory(position=position, amount=12, unit="USD")
    return position.claim, position


def verified_claim(*, checker: User | None = None, **given):
    """Return a claim that a fact-checker verified on evidence from elsewhere, and the position upheld."""
    claim, position = cited_claim(**given)
    checker = checker or person("fact-checker")
    take_up(claim=claim, actor=checker, rationale="Worth checking.")
    judge(
        claim=claim,
        status="verified",
        position=position,
        actor=checker,
        rationale="The registry says so.",
        evidence=[ELSEWHERE],
    )
    claim.refresh_from_db()
    return claim, position
