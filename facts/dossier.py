"""How far a claim has come, as its page shows it: what was judged on what, what is published, what came in since."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .checked import checked_before
from .models import Claim, Embargo, Evidence, Publication, Review
from .models.choices import UNSETTLED, EmbargoState
from .published import STANDING, NewEvidence, new_evidence
from .review import evidence_visible_to
from .similar import SimilarFact

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: How many reviews and publications the page of a claim shows; more of them are rare.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class ShownReview:
    """A review, and of its evidence what one person may see."""

    row: Review
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The newest reviews and publications of a claim, the newest first, and what follows from them.

    `fact` is the publication that stands, `since` what was found after its document was built, `ordered` what waits for
    its time, `settled_by` the facts of other stories that may settle the matter of a claim without a verdict.
    """

    reviews: tuple[ShownReview, ...]
    publications: tuple[Publication, ...]
    fact: Publication | None
    since: NewEvidence | None
    ordered: Embargo | None
    settled_by: tuple[SimilarFact, ...]


def dossier_of(claim: Claim, *, reader: User) -> Dossier:
    """Return the dossier of a claim for `reader`: at most ten queries; reviews for those who may read reviews."""
    publications = tuple(
        claim.publications.select_related("published_by", "replaced_by")
        .defer("document", "summary")
        .order_by("-version")[:SHOWN]
    )
    fact = publications[0] if publications and publications[0].event in STANDING else None
    waiting = claim.embargoes.filter(state=EmbargoState.WAITING).select_related("ordered_by")
    may_read = reader.has_perm("facts.view_review")
    return Dossier(
        reviews=_reviews(claim, reader) if may_read else (),
        publications=publications,
        fact=fact,
        since=new_evidence(claim) if fact is not None else None,
        ordered=waiting.defer("content").first() if may_read else None,
        settled_by=(checked_before([claim])[claim.pk] or ()) if claim.status in UNSETTLED else (),
    )


def _reviews(claim: Claim, reader: User) -> tuple[ShownReview, ...]:
    rows = list(claim.reviews.select_related("reviewer", "position")[:SHOWN])
    by_review: dict[uuid.UUID, list[Evidence]] = defaultdict(list)
    if reader.has_perm("facts.view_evidence"):
        visible = evidence_visible_to(reader, reviews=rows).select_related("source__outlet")
        for item in visible.defer("source__text", "source__raw", "source__findings"):
            by_review[item.review_id].append(item)
    return tuple(ShownReview(row=row, evidence=tuple(by_review[row.pk])) for row in rows)
