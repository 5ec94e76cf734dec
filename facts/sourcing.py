"""Say what is known of a captured text: where it comes from, when and how it was captured, where it is archived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from sources.history import remember
from sources.models import Obtained, Source

from .editing import reasoned
from .permissions import require

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: The facts about a source that people may correct; its key, version and text are final.
DESCRIBED = (
    "story",
    "outlet",
    "url",
    "language",
    "title",
    "byline",
    "published_on",
    "captured_at",
    "obtained",
    "archive_url",
    "note",
    "derived_from",
)


@transaction.atomic
def describe_source(*, source: Source, changes: Mapping[str, Any], actor: User, reason: str) -> Source:
    """Correct some of the facts about a source (`DESCRIBED`); what `changes` does not name stays as it is.

    Raises `PermissionDenied`, or `ValidationError` by field, for a fact that is none of these, for one that no source can
    have, or where nothing changes.
    """
    reason = reasoned(reason)
    remember(actor=actor, reason=reason)
    require(actor, "describe source")
    row = Source.objects.select_for_update(of=("self",)).defer("raw").get(pk=source.pk)
    if unknown := sorted(set(changes) - set(DESCRIBED)):
        raise ValidationError(
            f"{', '.join(unknown)}: not among what can be corrected ({', '.join(DESCRIBED)}).", code="fact"
        )
    changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not changed:
        raise ValidationError("Nothing changes.", code="unchanged")
    if "obtained" in changed and (changed["obtained"] == Obtained.NONE) != (row.text is None):
        raise ValidationError({"obtained": "“Not held” is what has no text, and nothing else."})
    origin = changed.get("derived_from")
    if origin is not None and row.key in _keys_behind(origin):
        raise ValidationError(
            {"derived_from": "That text goes back to this one: they cannot both be the origin."}
        )
    for name, value in changed.items():
        setattr(row, name, value)
    row.full_clean(exclude=["derivation_reasons", "findings"])
    row.save(update_fields=list(changed))
    return row


def _keys_behind(source: Source) -> set[str]:
    """Return the keys of a source and of all that people say it derives from."""
    keys: set[str] = set()
    row: Source | None = source
    while row is not None and row.key not in keys:
        keys.add(row.key)
        row = row.derived_from
    return keys
