"""Decide on citations: accept, reject, re-anchor, re-value, move, add by hand; the machine's reading stays in `found`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from sources.history import remember
from sources.models import Gloss, Source
from sources.reading.types import Attribution, AttributionKind

from .editing import StaleVersion, after_edit, editable, locked_all, reasoned
from .matching.types import Value
from .models import Citation, Claim, Entity, Position
from .models.choices import CitationState
from .permissions import require
from .stating import same_span
from .values import value_columns

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Words:
    """Characters `start..end` (code points) of a source: what a citation quotes."""

    source: Source
    start: int
    end: int

    def quote(self) -> str:
        """Return the words; `ValidationError` where the source has none there."""
        text = self.source.text
        if text is None:
            raise ValidationError("The desk does not hold the text of this source.", code="source")
        if not 0 <= self.start < self.end <= len(text):
            raise ValidationError(
                f"{self.start}..{self.end} is no place in a text of {len(text)} characters.", code="place"
            )
        return text[self.start : self.end]


@transaction.atomic
def accept_citation(
    *, citation: Citation, actor: User, reason: str = "", version: int | None = None
) -> Citation:
    """Say that these words do take this position; also of a citation that was rejected before.

    `version` is the claim's. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` if it is accepted already.
    """
    reason = reason.strip() or "Citation accepted"
    return _decide(citation, CitationState.ACCEPTED, "accept citation", actor, reason, version)


@transaction.atomic
def reject_citation(*, citation: Citation, actor: User, reason: str, version: int | None = None) -> Citation:
    """Say that these words do not take this position; the row stays, so that the machine does not find it again.

    Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` if it is rejected already or without a reason.
    """
    reason = reasoned(reason, what="A rejection")
    return _decide(citation, CitationState.REJECTED, "reject citation", actor, reason, version)


@transaction.atomic
def re_anchor_citation(
    *, citation: Citation, start: int, end: int, actor: User, reason: str, version: int | None = None
) -> Citation:
    """Pick the exact words of a citation in its source: the editor's span counts, the machine's is kept in `found`.

    Where the two share too little to be one thing said, the words that the machine found stay as a rejected citation, so
    that it does not find them again. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` for a place outside the text, one that the claim
    cites already, or without a reason.
    """
    row = _opened(citation, "re-anchor citation", actor=actor, reason=reasoned(reason), version=version)
    quote = Words(row.source, start, end).quote()
    left = row.found_by and row.stated_by_id is None and not same_span(start, end, row.start, row.end)
    rejected = _copy_of(row, actor) if left else None
    _keep_span(row)
    row.start, row.end, row.quote = start, end, quote
    saved = _saved(row, actor=actor, reason=reason)
    if rejected is not None:
        rejected.full_clean()
        rejected.save()
    return saved


@transaction.atomic
def re_value_citation(
    *,
    citation: Citation,
    actor: User,
    reason: str,
    value: Value | None,
    as_of: str | None = None,
    attribution: Attribution | None = None,
    speaker: Entity | None = None,
    version: int | None = None,
) -> Citation:
    """State the value of the cited words, and where given as of when and on whose word; the machine's stays in `found`.

    `as_of` and `attribution` of None leave what is there; `speaker` counts with an attribution only. The citation stays
    on its position: move it if it takes another one now. Raises like `re_anchor_citation`.
    """
    row = _opened(citation, "re-value citation", actor=actor, reason=reasoned(reason), version=version)
    _fill(row, value=value, as_of=as_of, attribution=attribution, speaker=speaker)
    return _saved(row, actor=actor, reason=reason)


@transaction.atomic
def move_citation(
    *,
    citation: Citation,
    position: Position,
    actor: User,
    reason: str,
    version: int | None = None,
) -> Citation:
    """Put cited words under another position, of the same claim or of another one.

    `version` is that of the claim that cites them now. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError`
    where the other claim cites these words already, for a merged position, or without a reason.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    claims = locked_all([citation.claim, position.claim], versions={citation.claim_id: version})
    for claim in claims.values():
        require(actor, "move citation", claim=claim)
    row = Citation.objects.select_related("source").get(pk=citation.pk)
    if position.merged_into_id is not None:
        raise ValidationError("This position was merged into another: move the words there.", code="position")
    if row.position_id == position.pk:
        raise ValidationError("These words take this position already.", code="state")
    row.claim, row.position = claims[position.claim_id], position
    row.stated_by = actor
    row.full_clean()
    row.save()
    for claim in claims.values():
        after_edit(claim, actor=actor, reason=reason)
    return row


@transaction.atomic
def cite(
    *,
    position: Position,
    words: Words,
    actor: User,
    reason: str,
    value: Value | None = None,
    as_of: str = "",
    attribution: Attribution | None = None,
    speaker: Entity | None = None,
    version: int | None = None,
) -> Citation:
    """Cite words by hand: they take this position, says a person.

    Where a citation that the machine found overlaps them by half of the shorter, that row takes the editor's words, so
    that one thing said is one row. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` where a person has
    cited or rejected these words on this claim already.
    """
    reason = reasoned(reason, what="A citation")
    remember(actor=actor, reason=reason)
    claim = editable(position.claim, "cite", actor=actor, version=version)
    quote = words.quote()
    if position.merged_into_id is not None:
        raise ValidationError("This position was merged into another: cite for that one.", code="position")
    row = _overlapping(claim, words) or Citation(claim=claim, source=words.source)
    _keep_span(row)
    row.position, row.start, row.end, row.quote = position, words.start, words.end, quote
    row.state, row.decided_by, row.decided_at = CitationState.ACCEPTED, actor, timezone.now()
    _fill(row, value=value, as_of=as_of, attribution=attribution, speaker=speaker)
    return _saved(row, actor=actor, reason=reason)


@transaction.atomic
def write_gloss(*, words: Words, language: str, text: str, actor: User, reason: str = "") -> Gloss:
    """Say in the desk's language what words of a source mean; a gloss of the same words is worded anew.

    A gloss is no edit of a claim. Raises `PermissionDenied`, or `ValidationError` for a place outside the text.
    """
    remember(actor=actor, reason=reason or "Gloss")
    require(actor, "write gloss")
    words.quote()
    gloss = Gloss.objects.select_for_update().filter(
        source=words.source, start=words.start, end=words.end, language=language
    ).first() or Gloss(source=words.source, start=words.start, end=words.end, language=language)
    gloss.text, gloss.stated_by = text.strip(), actor
    gloss.full_clean()
    gloss.save()
    return gloss


@transaction.atomic
def add_gloss(*, words: Words, language: str, text: str, actor: User, reason: str = "") -> Gloss:
    """Say what words of a source mean that have no gloss in this language yet.

    Raises `PermissionDenied`, or `ValidationError` for a place outside the text, and for words that have one.
    """
    require(actor, "write gloss")
    # Two who gloss the same words come one after the other: the second must not word the first one's anew unseen.
    Source.objects.select_for_update(of=("self",)).only("pk").get(pk=words.source.pk)
    known = Gloss.objects.filter(
        source=words.source, start=words.start, end=words.end, language=language
    ).first()
    if known is not None:
        raise ValidationError(
            f"These words have a gloss in this language, {known.pk}: change that one.", code="known"
        )
    return write_gloss(words=words, language=language, text=text, actor=actor, reason=reason)


def _decide(
    citation: Citation, state: str, action: str, actor: User, reason: str, version: int | None
) -> Citation:
    row = _opened(citation, action, actor=actor, reason=reason, version=version)
    if row.state == state:
        raise ValidationError(f"This citation is {row.get_state_display()} already.", code="state")
    row.state, row.decided_by, row.decided_at = state, actor, timezone.now()
    row.full_clean()
    row.save()
    after_edit(row.claim, actor=actor, reason=reason)
    return row


def _opened(citation: Citation, action: str, *, actor: User, reason: str, version: int | None) -> Citation:
    """Return the citation as it is now, its claim locked, if `actor` may do `action`."""
    remember(actor=actor, reason=reason)
    claim = editable(citation.claim, action, actor=actor, version=version)
    row = Citation.objects.select_related("source", "position").get(pk=citation.pk)
    if row.claim_id != claim.pk:
        raise StaleVersion(claim, version=version or claim.version)
    row.claim = claim
    return row


def _saved(row: Citation, *, actor: User, reason: str) -> Citation:
    row.stated_by = actor
    row.full_clean()
    row.save()
    after_edit(row.claim, actor=actor, reason=reason)
    return row


def _keep_span(row: Citation) -> None:
    """Note where the machine saw it, before a person picks other words."""
    if row.found_by and "span" not in row.found:
        row.found = {**row.found, "span": [row.start, row.end]}


def _copy_of(row: Citation, actor: User) -> Citation:
    """Return a rejected citation of the words that the machine found, not saved yet."""
    names = (
        "claim_id",
        "position_id",
        "source_id",
        "start",
        "end",
        "quote",
        "found_by",
        "found",
        "original_value",
    )
    columns = {name: getattr(row, name) for name in names}
    return Citation(**columns, state=CitationState.REJECTED, decided_by=actor, decided_at=timezone.now())


def _fill(
    row: Citation,
    *,
    value: Value | None,
    as_of: str | None,
    attribution: Attribution | None,
    speaker: Entity | None,
) -> None:
    columns: dict[str, Any] = value_columns(value)
    if as_of is not None:
        columns["as_of"] = as_of
    if attribution is not None:
        own = attribution.kind == AttributionKind.OWN
        columns |= {
            "attribution_kind": attribution.kind,
            "attribution_name": "" if own else attribution.name,
            "attribution_count": None if own else attribution.count,
            "speaker": speaker,
        }
    for name, column in columns.items():
        setattr(row, name, column)


def _overlapping(claim: Claim, words: Words) -> Citation | None:
    """Return the machine's citation of the same words; `ValidationError` where a person has decided on them."""
    rows = [
        row
        for row in Citation.objects.filter(claim=claim, source=words.source)
        if same_span(words.start, words.end, row.start, row.end)
    ]
    for row in rows:
        if row.state == CitationState.REJECTED:
            raise ValidationError(
                f"Somebody rejected “{row.quote[:60]}” on this claim: accept that citation instead.",
                code="known",
            )
        if row.stated_by_id is not None:
            raise ValidationError(
                f"Somebody cites “{row.quote[:60]}” on this claim: re-anchor that citation instead.",
                code="known",
            )
    return max(rows, key=lambda row: min(row.end, words.end) - max(row.start, words.start), default=None)
