"""Take articles in: read, store, find the claims of their story, and propose who echoes whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from facts.models import Alias, Citation, Claim, Entity, Mention
from sources.folding import fold
from sources.history import remember
from sources.models import Obtained, Source, Story
from sources.reading.names import Gazetteer
from sources.reading.reader import EMBEDDED_PASSAGES, READER, read
from sources.reading.types import Name, NameKind, Reading
from sources.recording import (
    Capture,
    embed_cached,
    outlet_named,
    reading_of,
    record_reading,
    store_source,
)

from .grouping import note_topics
from .lineage import propose
from .matching import MATCHER, match
from .matching.types import (
    KnownCitation,
    KnownClaim,
    KnownPosition,
    Matching,
    Place,
    Stance,
    StoryText,
)
from .placing import entity_id, loose_claims, place
from .tally import Tally
from .values import value_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def gazetteer() -> Gazetteer:
    """Return the names of all current entities, for the reader."""
    aliases = Alias.objects.filter(entity__merged_into=None).values_list(
        "name", "language", "entity_id", "entity__kind"
    )
    names = Entity.objects.current().values_list("name", "pk", "kind")
    return Gazetteer(
        rows=(
            *((name, language, str(entity), NameKind(kind)) for name, language, entity, kind in aliases),
            *((name, "", str(entity), NameKind(kind)) for name, entity, kind in names),
        )
    )


def take_in(
    *,
    capture: Capture,
    story: Story | None,
    names: Gazetteer,
    actor: User | None,
    reason: str,
    tally: Tally,
) -> Source:
    """Read and store one article, all or nothing; its claims come when its story is matched.

    An article whose text is already there under its key is not read again. Raises `ValidationError`.
    """
    known = Source.objects.filter(key=capture.key).order_by("-version").first()
    is_read = known is not None and known.sha256 == capture.sha256 and known.reader == READER
    reading = None
    if capture.text is not None and not is_read:
        reading = read(
            capture.text,
            language=capture.language or None,
            names=names,
            published=capture.published_on,
            embed=embed_cached,
        )
    with transaction.atomic():
        source, outcome = store_source(
            capture=capture, story=story, actor=actor, reason=reason, reading=reading
        )
        mentions = _record_mentions(source=source, reading=reading) if reading else 0
    tally.count("Source", outcome)
    tally.created["Passage"] += len(reading.passages) if reading else 0
    tally.created["Mention"] += mentions
    beyond = sum(
        passage.embedding is None and not passage.boilerplate
        for passage in (reading.passages if reading else ())
    )
    if beyond:
        tally.notes.append(
            f"{capture.file or capture.key}: {beyond} passages after the {EMBEDDED_PASSAGES}th are kept and found by "
            "their words, but no claims are looked for in them."
        )
    return source


def read_stored(*, source: Source, reason: str, tally: Tally) -> None:
    """Read a source that was stored without being read, or by an older reader; else do nothing."""
    if source.text is None or source.reader == READER:
        return
    reading = read(
        source.text,
        language=source.language or None,
        names=gazetteer(),
        published=source.published_on,
        embed=embed_cached,
    )
    with transaction.atomic():
        remember(actor=None, reason=reason)
        record_reading(source=source, reading=reading)
        tally.created["Passage"] += len(reading.passages)
        tally.created["Mention"] += _record_mentions(source=source, reading=reading)


def match_story(*, story: Story, actor: User | None, reason: str, tally: Tally) -> bool:
    """Place the unmatched sources of a story on its claims, and propose its lineage; return whether there were any.

    What a person has touched stays where it is. Claims that the machine alone made are grouped anew with what came, so
    that the order in which articles arrive does not matter; see `facts.placing`.
    """
    if not story.sources.unmatched(MATCHER).exists():
        return False
    with transaction.atomic():
        remember(actor=actor, reason=reason)
        _lock(story)
        sources = {
            str(source.pk): source
            for source in story.sources.newest().held().select_related("outlet").order_by("pk")
        }
        for source in sources.values():
            # A source restored from an export has no passages yet.
            if not source.reader:
                read_stored(source=source, reason=reason, tally=tally)
        texts = [_story_text(source) for source in sources.values()]
        note_topics(zip(sources.values(), (text.reading for text in texts), strict=True))
        loose = loose_claims(story=story, sources=sources)
        matching = match(texts, _known_claims(story, loose), embed=embed_cached)
        place(story=story, sources=sources, matching=matching, loose=loose, tally=tally)
        _resolve_mined(story=story, matching=matching, tally=tally)
        _propose_lineage(story=story, sources=sources, texts=texts, tally=tally)
        Source.objects.filter(pk__in=sources).update(matched_by=MATCHER)
    return True


def _lock(story: Story) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [str(story.pk)])


def _record_mentions(*, source: Source, reading: Reading) -> int:
    source.mentions.filter(stated_by=None).delete()
    seen: dict[tuple[int, int], Name] = {}
    for passage in reading.passages:
        for name in passage.names:
            seen.setdefault((name.start, name.end), name)
    rows = Mention.objects.bulk_create(
        [
            Mention(
                source=source,
                start=start,
                end=end,
                text=name.text[:300],
                entity_id=entity_id(name.key),
                kind=name.kind,
                why=name.why[:300],
                found_by=reading.reader,
            )
            for (start, end), name in seen.items()
        ],
        ignore_conflicts=True,
    )
    return len(rows)


def _story_text(source: Source) -> StoryText:
    return StoryText(
        key=str(source.pk),
        reading=reading_of(source),
        outlet=source.outlet.name if source.outlet else "",
        published_on=source.published_on.isoformat() if source.published_on else "",
    )


def _known_claims(story: Story, loose: Collection[Claim]) -> list[KnownClaim]:
    """Return the claims that stay as they are."""
    # A claim that cites this story may have been merged or moved into another one.
    citing = Citation.objects.filter(source__story=story).values("claim")
    claims = (
        Claim.objects.current()
        .filter(Q(story=story) | Q(pk__in=citing))
        .exclude(pk__in=[claim.pk for claim in loose])
        .prefetch_related("positions", "citations")
        .order_by("pk")
    )
    return [
        KnownClaim(
            id=str(claim.pk),
            positions=tuple(
                KnownPosition(str(position.pk), Stance(position.stance), value_of(position))
                for position in claim.positions.all()
                if position.merged_into_id is None
            ),
            citations=tuple(
                KnownCitation(
                    Place(str(citation.source_id), citation.start, citation.end),
                    str(citation.position_id),
                    rejected=citation.state == "rejected",
                )
                for citation in claim.citations.all()
            ),
        )
        for claim in claims
    ]


def _resolve_mined(*, story: Story, matching: Matching, tally: Tally) -> None:
    """Keep mined names of known entities as aliases, and tell unresolved mentions what they may be."""
    if not matching.aliases:
        return
    entity_of: dict[str, UUID] = {}
    for name, entity in [
        *Alias.objects.filter(entity__merged_into=None).values_list("name", "entity_id"),
        *Entity.objects.current().values_list("name", "id"),
    ]:
        entity_of.setdefault(fold(name), entity)
    for mined in matching.aliases:
        known, other = entity_of.get(fold(mined.same_as)), entity_of.get(fold(mined.name))
        if known is not None and other is None:
            entity, name, language = known, mined.name, mined.language
        elif other is not None and known is None:
            entity, name, language = other, mined.same_as, mined.same_as_language
        else:
            continue
        alias, is_new = Alias.objects.get_or_create(
            entity_id=entity, name=name[:200], language=language, defaults={"found_by": MATCHER}
        )
        tally.created["Alias"] += is_new
        story_mentions = Mention.objects.filter(source__story=story, entity=None, text=name)
        tally.updated["Mention"] += story_mentions.update(entity_id=alias.entity_id, why=mined.why[:300])


def _propose_lineage(
    *, story: Story, sources: dict[str, Source], texts: Sequence[StoryText], tally: Tally
) -> None:
    keys = [source.key for source in sources.values()]
    judged = Source.objects.filter(key__in=keys).exclude(refuted_origins=[])
    refuted = {
        (key, origin) for key, origins in judged.values_list("key", "refuted_origins") for origin in origins
    }
    changed = []
    for proposal in propose(texts):
        source = sources[proposal.source]
        origin = sources.get(proposal.origin) or _origin_not_held(
            story=story, outlet=proposal.outlet, tally=tally
        )
        if origin is None or origin.pk == source.pk or (source.key, origin.key) in refuted:
            continue
        reasons = [*proposal.reasons]
        if source.derived_from_proposed_id != origin.pk or source.derivation_reasons != reasons:
            source.derived_from_proposed, source.derivation_reasons = origin, reasons
            changed.append(source)
    Source.objects.bulk_update(changed, ["derived_from_proposed", "derivation_reasons"])
    tally.updated["Source"] += len(changed)


def _origin_not_held(*, story: Story, outlet: str, tally: Tally) -> Source | None:
    """Return the origin without text that stands for what this outlet reported of the story."""
    row = outlet_named(outlet[:200])
    if row is None:
        return None
    origin = story.sources.filter(outlet=row, text=None).order_by("pk").first()
    if origin is None:
        origin = Source(
            key=f"origin:{story.slug}:{fold(outlet)}"[:500], story=story, outlet=row, obtained=Obtained.NONE
        )
        origin.full_clean()
        origin.save()
        tally.created["Source"] += 1
    return origin
