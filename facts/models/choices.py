"""The closed vocabularies of the facts app; each has a CHECK in the database too."""

from __future__ import annotations

from django.db import models


class EntityKind(models.TextChoices):
    """What an entity is."""

    PERSON = "person", "person"
    ORGANISATION = "organisation", "organisation"
    PLACE = "place", "place"
    PRODUCT = "product", "product"
    EVENT = "event", "event"


class ClaimKind(models.TextChoices):
    """What is at stake in a claim."""

    VALUE = "value", "value"
    DATE = "date", "date"
    ROLE = "role", "role"
    SET = "set", "set"
    QUOTE = "quote", "quote"
    EVENT = "event", "event"


class Status(models.TextChoices):
    """How far the verification of a claim has come."""

    UNVERIFIED = "unverified", "unverified"
    IN_REVIEW = "in_review", "in review"
    VERIFIED = "verified", "verified"
    REFUTED = "refuted", "refuted"
    DISPUTED = "disputed", "disputed"
    UNVERIFIABLE = "unverifiable", "unverifiable"


#: The statuses of a claim without a verdict.
UNSETTLED = (Status.UNVERIFIED, Status.IN_REVIEW)


class Rating(models.TextChoices):
    """What the newsroom stands behind: a status that closes a review."""

    VERIFIED = "verified", "verified"
    REFUTED = "refuted", "refuted"
    DISPUTED = "disputed", "disputed"
    UNVERIFIABLE = "unverifiable", "unverifiable"


class Stance(models.TextChoices):
    """Whether a position affirms or denies its claim."""

    AFFIRMS = "affirms", "affirms"
    DENIES = "denies", "denies"


class AttributionKind(models.TextChoices):
    """On whose word the cited words speak."""

    OWN = "own", "the outlet's own voice"
    NAMED = "named", "a named speaker"
    OFFICIAL = "official", "an official"
    ANONYMOUS = "anonymous", "anonymous sources"
    OUTLET = "outlet", "another outlet"


class CitationState(models.TextChoices):
    """What people made of a citation; a rejected one stays, so that it does not come back."""

    PROPOSED = "proposed", "proposed"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"


class ContradictionKind(models.TextChoices):
    """In what two positions differ."""

    VALUE = "value", "value"
    DATE = "date", "date"
    POLARITY = "polarity", "polarity"
    ATTRIBUTION = "attribution", "attribution"
    ROLE = "role", "role"
    SET = "set", "set"


class ContradictionLabel(models.TextChoices):
    """Whether the outlets differ or the people whom they quote."""

    NARRATORS_DIFFER = "narrators_differ", "narrators differ"
    SPEAKERS_DIFFER = "speakers_differ", "speakers differ"


class ContradictionList(models.TextChoices):
    """Where the desk sees a contradiction."""

    MAIN = "main", "main"
    UNCERTAIN = "uncertain", "uncertain"


class ContradictionState(models.TextChoices):
    """What an editor made of a contradiction."""

    OPEN = "open", "open"
    CONFIRMED = "confirmed", "confirmed"
    EXPLAINED = "explained", "explained"
    DISMISSED = "dismissed", "dismissed"


class EvidenceKind(models.TextChoices):
    """What a piece of evidence is."""

    URL = "url", "web address"
    SOURCE = "source", "held source"
    FILE = "file", "file"


class PublicationEvent(models.TextChoices):
    """What a publication does to the fact of its claim."""

    PUBLISHED = "published", "published"
    CORRECTED = "corrected", "corrected"
    RETRACTED = "retracted", "retracted"
    MERGED = "merged", "merged"
    REDACTED = "redacted", "redacted"


class EmbargoState(models.TextChoices):
    """What became of a publication that was ordered for later."""

    WAITING = "waiting", "waiting"
    PUBLISHED = "published", "published"
    CANCELLED = "cancelled", "cancelled"
    HELD = "held", "held back"


class NotificationKind(models.TextChoices):
    """Of what a person is told."""

    MENTION = "mention", "you were mentioned"
    REPLY = "reply", "somebody replied to you"
    ASSIGNMENT = "assignment", "a claim was assigned to you"
    REOPENED = "reopened", "a claim that you judged or published is in review again"
    HELD = "held", "an embargoed publication was held back"
    DUE = "due", "a claim of yours is due"
    OVERDUE = "overdue", "a claim of yours is overdue"


class ChangeSetState(models.TextChoices):
    """How far a bulk edit has come."""

    PREVIEWED = "previewed", "previewed"
    ORDERED = "ordered", "being applied"
    APPLIED = "applied", "applied"
    UNDOING = "undoing", "being undone"
    UNDONE = "undone", "undone"
    FAILED = "failed", "failed"
