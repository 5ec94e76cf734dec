"""Facts as ClaimReview of schema.org, with what search engines ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

#: Rating -> its place from 1 (false) to 5 (true); what cannot be verified has none, only its name.
SCALE = {"refuted": 1, "disputed": 3, "verified": 5}
WORST, BEST = 1, 5

NAMES = {
    "verified": "Verified",
    "refuted": "Refuted",
    "disputed": "Disputed",
    "unverifiable": "Cannot be verified",
}


def page_of(claim: str, request: HttpRequest) -> str:
    """Return the address where readers find a fact: that of the setting `FACT_URL`, else the API's own."""
    if settings.FACT_URL:
        return str(settings.FACT_URL).replace("{id}", claim)
    return request.build_absolute_uri(reverse("api:facts-detail", args=[claim]))


def claim_review(fact: Mapping[str, Any], *, request: HttpRequest) -> dict[str, Any]:
    """Return a published document as a ClaimReview; claim, rating, author and address are always there."""
    sources = _sources(fact)
    dated = [day for source in sources if (day := source["published_on"])]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": page_of(fact["claim"], request),
        "datePublished": fact["published_at"],
        "inLanguage": fact["language"],
        "claimReviewed": fact["text"],
        "author": {
            "@type": "Organization",
            "name": settings.PUBLISHER_NAME,
            "url": request.build_absolute_uri("/"),
        },
        "reviewRating": _rating(fact["rating"]),
        "itemReviewed": {
            "@type": "Claim",
            "name": fact["text"],
            **({"author": author} if (author := _author(fact)) else {}),
            **({"datePublished": min(dated)} if dated else {}),
            **({"appearance": works} if (works := [_work(source) for source in sources]) else {}),
        },
        **({"reviewBody": fact["note"]} if fact["note"] else {}),
    }


def _rating(rating: str) -> dict[str, Any]:
    named = {"@type": "Rating", "alternateName": NAMES[rating]}
    if rating not in SCALE:
        return named
    return {**named, "ratingValue": SCALE[rating], "bestRating": BEST, "worstRating": WORST}


def _citations(fact: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [citation for position in fact["positions"] for citation in position["citations"]]


def _sources(fact: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the cited sources, each once, in the order of their first citation."""
    return list({each["source"]["id"]: each["source"] for each in _citations(fact)}.values())


def _author(fact: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return whose claim it is: the one named speaker, else the one outlet; None where there are several."""
    speakers = {
        said["name"]
        for each in _citations(fact)
        if (said := each["attribution"]) and said["kind"] in ("named", "official") and said["name"]
    }
    if len(speakers) == 1:
        return {"@type": "Person", "name": speakers.pop()}
    if len(fact["outlets"]) == 1:
        return {"@type": "Organization", "name": fact["outlets"][0]}
    return None


def _work(source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        **({"url": source["url"]} if source["url"] else {}),
        "name": source["title"] or source["key"],
        **({"inLanguage": source["language"]} if source["language"] else {}),
        **({"publisher": {"@type": "Organization", "name": source["outlet"]}} if source["outlet"] else {}),
    }
