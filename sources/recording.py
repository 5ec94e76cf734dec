"""Store captured texts and what the reader found in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from .folding import search_tokens
from .history import remember
from .models import Embedding, Obtained, Outlet, Passage, Source, Story
from .reading.embedding import embed_passages
from .reading.findings import dump, dump_findings, load, load_passage
from .reading.types import Name, Reading, Vector

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Outcome(StrEnum):
    """What storing did to a row."""

    CREATED = "created"
    NEW_VERSION = "new version"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Capture:
    """A text as it was captured, and what is known of it; empty fields are unknown, `text` None is not held."""

    key: str
    text: str | None
    obtained: Obtained
    file: str = ""
    raw: str = ""
    language: str = ""
    outlet: str = ""
    url: str = ""
    title: str = ""
    byline: str = ""
    published_on: date | None = None
    archive_url: str = ""
    note: str = ""

    @property
    def sha256(self) -> str:
        """Return the hash of the text in hexadecimal, "" where there is none."""
        return "" if self.text is None else hashlib.sha256(self.text.encode()).hexdigest()


def embed_cached(texts: Sequence[str]) -> Vector:
    """Return the vectors of `texts`, shape (n, 384), computing and keeping those that no one asked for before."""
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    known = {
        row.sha256: np.asarray(row.vector, dtype=np.float32)
        for row in Embedding.objects.filter(sha256__in=set(hashes))
    }
    missing = {sha: text for sha, text in zip(hashes, texts, strict=True) if sha not in known}
    if missing:
        vectors = embed_passages(list(missing.values()))
        known |= dict(zip(missing, vectors, strict=True))
        Embedding.objects.bulk_create(
            [Embedding(sha256=sha, vector=known[sha]) for sha in missing], ignore_conflicts=True
        )
    if not hashes:
        return np.empty((0, 384), dtype=np.float32)
    return np.stack([known[sha] for sha in hashes])


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet of this name, whatever its case, made where it is new; None for an unknown outlet."""
    if not name:
        return None
    outlet = Outlet.objects.filter(name__iexact=name).first()
    if outlet is None:
        outlet = Outlet(name=name)
        outlet.full_clean()
        outlet.save()
    return outlet


@transaction.atomic
def store_source(
    *, capture: Capture, story: Story | None, actor: User | None, reason: str, reading: Reading | None = None
) -> tuple[Source, Outcome]:
    """Store a capture, with its reading where it has a text; return the source and what happened.

    The same text under the same key is the same source, whose facts about it are brought up to date; another
    text becomes the next version. Raises `ValidationError` for facts that no source can have.
    """
    remember(actor=actor, reason=reason)
    with connection.cursor() as cursor:
        # Two captures of one key at once would both be version 1.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [capture.key])
    newest = Source.objects.filter(key=capture.key).order_by("-version").first()
    facts = {
        "story": story,
        "outlet": outlet_named(capture.outlet),
        "url": capture.url,
        "byline": capture.byline,
        "archive_url": capture.archive_url,
        "note": capture.note,
        "title": capture.title or (reading.title[:500] if reading else ""),
        "language": capture.language or (reading.language if reading else ""),
        "published_on": capture.published_on or (reading.published_on if reading else None),
    }
    if newest is not None and newest.sha256 == capture.sha256:
        changed = {name: value for name, value in facts.items() if value and getattr(newest, name) != value}
        for name, value in changed.items():
            setattr(newest, name, value)
        if changed:
            newest.full_clean(validate_constraints=False)
            newest.save(update_fields=list(changed))
        if reading is not None and newest.reader != reading.reader:
            record_reading(source=newest, reading=reading)
        return newest, Outcome.UPDATED if changed else Outcome.UNCHANGED
    source = Source(
        key=capture.key,
        version=newest.version + 1 if newest else 1,
        obtained=capture.obtained if capture.text is not None else Obtained.NONE,
        file=capture.file,
        raw=capture.raw,
        text=capture.text,
        sha256=capture.sha256,
        derived_from=newest.derived_from if newest else None,
        **facts,
    )
    source.full_clean()
    source.save(force_insert=True)
    if reading is not None:
        record_reading(source=source, reading=reading)
    return source, Outcome.NEW_VERSION if newest else Outcome.CREATED


@transaction.atomic
def record_reading(*, source: Source, reading: Reading) -> None:
    """Store the passages of a reading in place of an earlier one's; citations do not hang on passages.

    Raises `ValidationError` when the reading is of another text.
    """
    if source.text != reading.text:
        raise ValidationError("This reading is of another text.")
    source.passages.all().delete()
    Passage.objects.bulk_create(
        [
            Passage(
                source=source,
                ordinal=ordinal,
                start=passage.start,
                end=passage.end,
                text=passage.text,
                boilerplate=passage.boilerplate,
                heading=passage.heading,
                findings=dump_findings(passage),
                embedding=passage.embedding,
                tokens=search_tokens(passage.text),
            )
            for ordinal, passage in enumerate(reading.passages)
        ],
        batch_size=2000,
    )
    source.reader = reading.reader
    source.findings = {
        "title": reading.title,
        "published_on": reading.published_on.isoformat() if reading.published_on else "",
        "credits": dump(reading.credits),
        "quantities": [dump(quantity) for passage in reading.passages for quantity in passage.quantities],
    }
    source.save(update_fields=["reader", "findings"])


def reading_of(source: Source) -> Reading:
    """Return the stored reading of a held source; embeddings come from the store."""
    rows = list(source.passages.order_by("ordinal"))
    clauses = {clause["text"] for row in rows for clause in row.findings.get("clauses", ())}
    hashes = {hashlib.sha256(text.encode()).hexdigest(): text for text in clauses}
    vectors = {
        hashes[row.sha256]: np.asarray(row.vector, dtype=np.float32)
        for row in Embedding.objects.filter(sha256__in=hashes)
    }
    published_on = source.findings.get("published_on")
    return Reading(
        text=source.text or "",
        language=source.language,
        reader=source.reader,
        title=source.findings.get("title", ""),
        published_on=date.fromisoformat(published_on) if published_on else None,
        credits=tuple(load(Name, credit) for credit in source.findings.get("credits", ())),
        passages=tuple(
            load_passage(
                row.findings,
                start=row.start,
                end=row.end,
                text=row.text,
                boilerplate=row.boilerplate,
                heading=row.heading,
                embedding=None if row.embedding is None else np.asarray(row.embedding, dtype=np.float32),
                clause_embeddings=vectors,
            )
            for row in rows
        ),
    )
