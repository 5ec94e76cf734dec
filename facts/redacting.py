"""Remove what the law says must go: the one way past append-only tables, histories among them (docs/workflow.md)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from django.db.models import Func, Q, TextField
from django.db.models.functions import Length
from pghistory.models import Context

from sources.history import remember

from .documents import SCHEMA, Content, dumped, farewell
from .editing import locked, reasoned
from .models import (
    Citation,
    Claim,
    Comment,
    Contradiction,
    Embargo,
    Evidence,
    Position,
    Publication,
    PublicationEntity,
    Review,
)
from .models.choices import EvidenceKind, PublicationEvent
from .permissions import refusal
from .publishing import Draft, append, end_waiting

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: What stands where something was.
REDACTED = "[redacted]"

_NO_VALUE: dict[str, Any] = {
    "amount": None,
    "unit": "",
    "approx": False,
    "lower": None,
    "upper": None,
    "date": "",
    "role": "",
    "members": None,
}


def _without_reason(column: str) -> Func:
    template = f"jsonb_set(%(expressions)s, '{{reason}}', '\"{REDACTED}\"')"
    return Func(column, template=template, output_field=models.JSONField())


#: Model -> the columns that say something, and what they say afterwards; its history is treated alike.
REMOVED: dict[type[models.Model], dict[str, Any]] = {
    Claim: {"text": REDACTED, "signature": "", "founded_because": [], "checked_before": []},
    Position: _NO_VALUE,
    Citation: {
        **_NO_VALUE,
        # As long as before, so that the place stays.
        "quote": Func(models.Value("█"), Length("quote"), function="repeat", output_field=TextField()),
        "original_value": "",
        "attribution_kind": "",
        "attribution_name": "",
        "attribution_count": None,
        "speaker": None,
        "found": {},
    },
    Contradiction: {"reason": REDACTED, "features": [], "decision_reason": REDACTED},
    Review: {"rationale": REDACTED, "override_reason": ""},
    Comment: {"text": REDACTED},
    Embargo: {"content": {}, "note": ""},
}


@transaction.atomic
def redact_claim(*, claim: Claim, actor: User, reason: str) -> Publication | None:
    """Remove all that was said and published of a claim, everywhere it is kept, for the law.

    Numbers, dates, names of staff and the rows themselves stay, so that nothing is lost but words: the feed goes on
    without a gap. What stands in sources is theirs and stays there. Readers are told by a publication of its own, with
    `reason`, if the claim was ever published; that is returned. Raises `PermissionDenied`, or `ValidationError`
    without a reason.
    """
    reason = reasoned(reason, what="A redaction")
    context = remember(actor=actor, reason=reason)
    row = locked(claim)
    # Merged claims too: what was said stands there as well.
    if sentence := refusal(actor, "redact", claim=row):
        raise PermissionDenied(sentence)
    end_waiting(row, because="Redacted")
    with _reaching_past_append_only():
        files = _remove_words(row, context)
        published = _remove_publications(row)
    for file in files:
        transaction.on_commit(lambda file=file: file.storage.delete(file.name))  # type: ignore[misc]
    if not published:
        return None
    row.refresh_from_db()
    event = PublicationEvent.REDACTED
    content: Content = farewell(row, event=event, note=reason)
    return append([Draft(claim=row, event=event, content=content, note=reason, published_by=actor)])[0]


def _remove_words(claim: Claim, context: uuid.UUID) -> list[Any]:
    """Blank the claim and all that hangs on it; return the files of evidence, to be deleted."""
    for model, columns in REMOVED.items():
        key = "pk" if model is Claim else "claim"
        decided = {"decision_reason"} & columns.keys()
        plain = {name: value for name, value in columns.items() if name not in decided}
        rows = model._default_manager.filter(**{key: claim.pk})
        rows.update(**plain)
        for name in decided:
            rows.exclude(**{name: ""}).update(**{name: columns[name]})
        _remove_from_history(model, claim, columns, context)
    evidence = Evidence.objects.filter(review__claim=claim)
    files = [item.file for item in evidence if item.file]
    # The kind stays true to its columns: an address without words.
    evidence.filter(~Q(kind=EvidenceKind.SOURCE)).update(
        kind=EvidenceKind.URL, url="https://redacted.invalid/", file="", note=""
    )
    evidence.update(note="")
    return files


def _remove_from_history(
    model: type[models.Model], claim: Claim, columns: dict[str, Any], context: uuid.UUID
) -> None:
    if not hasattr(model, "pgh_event_model"):
        return
    key = "pgh_obj" if model is Claim else "claim"
    events = model.pgh_event_model.objects.filter(**{key: claim.pk})
    kept = {field.name for field in model.pgh_event_model._meta.concrete_fields}
    events.update(**{name: value for name, value in columns.items() if name in kept})
    # Why somebody changed the row may say it too; why it is redacted has to stay.
    earlier = events.exclude(pgh_context_id=context)
    contexts = list(earlier.exclude(pgh_context_id=None).values_list("pgh_context_id", flat=True).distinct())
    Context.objects.filter(pk__in=contexts).update(metadata=_without_reason("metadata"))
    earlier.update(pgh_context=_without_reason("pgh_context"))


def _remove_publications(claim: Claim) -> bool:
    """Blank what was published of the claim; return whether anything was."""
    rows = Publication.objects.filter(claim=claim)
    PublicationEntity.objects.filter(publication__in=rows).delete()
    tombstone = dumped({"schema": SCHEMA, "claim": str(claim.pk), "event": PublicationEvent.REDACTED})
    changed = rows.update(
        summary=tombstone, document=tombstone, amount=None, unit="", languages=[], outlets=[], origins=0
    )
    rows.exclude(note="").update(note=REDACTED)
    return bool(changed)


@contextmanager
def _reaching_past_append_only() -> Iterator[None]:
    """Let this transaction change append-only rows, and the histories of the models of `REMOVED`."""
    guards = [
        trigger.get_pgid(model.pgh_event_model)
        for model in REMOVED
        if hasattr(model, "pgh_event_model")
        for trigger in model.pgh_event_model._meta.triggers
    ]
    _set("newsroom.redacting", "on")
    _set("pgtrigger.ignore", "{" + ",".join(guards) + "}")
    try:
        yield
    finally:
        # After an error nothing can be said any more, and the transaction's settings end with it.
        if not connection.needs_rollback:
            _set("newsroom.redacting", "off")
            _set("pgtrigger.ignore", "{}")


def _set(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


__all__ = ["REDACTED", "redact_claim"]
