"""What stands published, and what has come in since."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from sources.models import Source

from .documents import TOMBSTONE
from .models import Citation, Claim, Contradiction, Publication
from .models.choices import PublicationEvent
from .querysets import among

#: Events after which a fact stands; after the others it is gone.
STANDING = frozenset({PublicationEvent.PUBLISHED, PublicationEvent.CORRECTED})


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """What has been found on a published claim since its document was built."""

    citations: tuple[Citation, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]

    def __bool__(self) -> bool:
        return bool(self.citations or self.contradictions or self.sources)


def latest_publications(*, at: datetime | None = None) -> QuerySet[Publication]:
    """Return the publication of every claim that no later one has replaced, now or `at` a time, whatever its event."""
    later = Publication.objects.filter(claim=OuterRef("claim"), version__gt=OuterRef("version"))
    if at is None:
        return Publication.objects.filter(~Exists(later))
    return Publication.objects.filter(~Exists(later.filter(published_at__lte=at)), published_at__lte=at)


def facts(*, at: datetime | None = None) -> QuerySet[Publication]:
    """Return what the newsroom stands behind now, or stood behind `at` a time.

    These are the latest publications that neither went nor were replaced. What was redacted since is in none of them.
    """
    standing = latest_publications(at=at).filter(event__in=sorted(STANDING))
    return standing if at is None else standing.exclude(summary__startswith=TOMBSTONE)


def fact_of(claim: Claim) -> Publication | None:
    """Return what stands published of a claim, None if nothing does."""
    latest = Publication.objects.filter(claim=claim).order_by("-version").first()
    return latest if latest is not None and latest.event in STANDING else None


def publication_at(claim: uuid.UUID, at: datetime | None = None) -> Publication | None:
    """Return what was last published of a claim, now or `at` a time, without its document; None if nothing was."""
    rows = Publication.objects.filter(claim=claim).order_by("-version").defer("document")
    return (rows if at is None else rows.filter(published_at__lte=at)).first()


def is_removed(publication: Publication) -> bool:
    """Return whether the law removed what a publication said when it was published."""
    return publication.event in STANDING and publication.summary.startswith(TOMBSTONE)


def new_evidence(claim: Claim) -> NewEvidence:
    """Return what has been found since the claim was published: citations, contradictions, versions of its sources."""
    fact = fact_of(claim)
    if fact is None:
        return NewEvidence((), (), ())
    until = fact.evidence_until
    citations = Citation.objects.live().filter(claim=claim, created_at__gt=until)
    cited = Citation.objects.filter(
        claim=claim, source__key=OuterRef("key"), source__version__lt=OuterRef("version")
    )
    return NewEvidence(
        citations=tuple(
            citations.select_related("source__outlet")
            .defer("source__text", "source__raw")
            .order_by("created_at", "pk")
        ),
        contradictions=tuple(Contradiction.objects.shown().filter(claim=claim, created_at__gt=until)),
        sources=tuple(Source.objects.filter(Exists(cited), captured_at__gt=until).for_naming()),
    )


def claims_with_new_evidence() -> QuerySet[Claim]:
    """Return the published claims on which something was found since."""
    # Asked of the facts, which know until when, and before any claim is looked at.
    since = OuterRef("evidence_until")
    citations = Citation.objects.live().filter(claim=OuterRef("claim"), created_at__gt=since)
    contradictions = Contradiction.objects.shown().filter(claim=OuterRef("claim"), created_at__gt=since)
    later = Source.objects.filter(version__gt=1)
    newer = later.filter(
        key=OuterRef("source__key"),
        version__gt=OuterRef("source__version"),
        captured_at__gt=OuterRef(OuterRef("evidence_until")),
    )
    replaced = Citation.objects.filter(Exists(newer), claim=OuterRef("claim"))
    # Few sources have a second version: which claims cite one of those is looked up once, not fact by fact.
    citing = Citation.objects.filter(source__key__in=later.values("key")).order_by().values("claim")
    changed = facts().filter(
        Exists(citations) | Exists(contradictions) | (Q(claim__in=citing) & Exists(replaced))
    )
    return Claim.objects.current().filter(among(changed.order_by().values("claim")))
