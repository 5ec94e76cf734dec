"""State claims as an editor words them, on top of what the machine found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from facts.models import Citation, Claim, ClaimEntity, Entity, Position
from sources.history import remember
from sources.models import Gloss, Source, Story
from sources.reading.types import Attribution, AttributionKind

from .manifest.types import CitationEntry, ClaimEntry, PositionEntry
from .matching.types import Value
from .tally import Tally
from .values import value_columns, value_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Spans are one citation when they share at least this part of the shorter (design, section 1).
SAME_SPAN = 0.5
#: How much a machine claim with the same value as the editor's speaks for taking it over, in shared citations.
SAME_VALUE = 2.0


def same_span(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Return whether two spans of one text overlap by at least half of the shorter."""
    shared = min(end, other_end) - max(start, other_start)
    return shared >= SAME_SPAN * min(end - start, other_end - other_start)


@transaction.atomic
def state_claims(
    *,
    entries: Sequence[ClaimEntry],
    story: Story,
    sources: dict[str, Source],
    entities: dict[str, Entity],
    language: str,
    editor: User,
    tally: Tally,
) -> bool:
    """State each entry: word a claim that the machine found, or a new one, and cite the editor's words.

    `sources` and `entities` are by the manifest's keys. Spans of machine and editor that overlap by half of the
    shorter become one citation with the editor's span; what the machine read stays in `found`. What already
    stands is left as it is. Returns whether anything changed.
    """
    remember(actor=editor, reason=f"Editor's layer of story {story.slug}")
    before = Counter(tally.created) + Counter(tally.updated)
    adopted = _adopt(entries, story=story, sources=sources)
    for entry in entries:
        claim = _word(
            entry, adopted.get(entry.key), story=story, language=language, editor=editor, tally=tally
        )
        _Stating(
            claim=claim, sources=sources, entities=entities, editor=editor, language=language, tally=tally
        ).state(entry)
    return Counter(tally.created) + Counter(tally.updated) != before


def _adopt(entries: Sequence[ClaimEntry], *, story: Story, sources: dict[str, Source]) -> dict[str, Claim]:
    """Return which claim each entry words: its own from before, else the machine claim that fits it best.

    Fit is the number of shared citations, plus `SAME_VALUE` where a position holds the entry's value. The best
    pairs are taken first and no machine claim twice.
    """
    claims = list(story.claims.current().prefetch_related("citations", "positions").order_by("pk"))
    chosen = {claim.key: claim for claim in claims if claim.key}
    free = {claim.pk: claim for claim in claims if claim.key is None and claim.worded_by_id is None}
    spans: dict[UUID, list[tuple[int, int, UUID]]] = defaultdict(list)
    values: dict[UUID, list[Value]] = {}
    for claim in free.values():
        values[claim.pk] = [value for row in claim.positions.all() if (value := value_of(row)) is not None]
        for row in claim.citations.all():
            spans[row.source_id].append((row.start, row.end, claim.pk))
    pairs = []
    for entry in entries:
        if entry.key in chosen:
            continue
        shared: Counter[UUID] = Counter()
        for citation in _citations(entry):
            hits = {
                claim
                for start, end, claim in spans[sources[citation.source].pk]
                if same_span(citation.start, citation.end, start, end)
            }
            shared.update(hits)
        held = [position.value for position in entry.positions if position.value is not None]
        for claim_id, count in shared.items():
            agrees = any(_same_value(mine, theirs) for mine in held for theirs in values[claim_id])
            strange = bool(values[claim_id]) != bool(held)
            pairs.append((count + SAME_VALUE * agrees - 0.5 * strange, entry.key, claim_id))
    # Ties are broken by name and age, so that a repetition chooses the same.
    for _, key, claim_id in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if key not in chosen and claim_id in free:
            chosen[key] = free.pop(claim_id)
    return chosen


def _citations(entry: ClaimEntry) -> Iterable[CitationEntry]:
    return (citation for position in entry.positions for citation in position.citations)


def _same_value(left: Value | None, right: Value | None) -> bool:
    if left is None or right is None:
        return left is right
    if left.amount is not None:
        return (left.amount, left.unit) == (right.amount, right.unit)
    return (left.date, left.role, left.members) == (right.date, right.role, right.members)


def _word(
    entry: ClaimEntry, claim: Claim | None, *, story: Story, language: str, editor: User, tally: Tally
) -> Claim:
    if claim is None:
        claim = Claim(key=entry.key, story=story)
        created = True
    else:
        created = False
        # A wording that somebody else has given since is left alone.
        if claim.worded_by_id not in (None, editor.pk) or (
            claim.worded_by_id == editor.pk and (claim.text, claim.kind) == (entry.text, entry.kind)
        ):
            tally.unchanged["Claim"] += 1
            return claim
    claim.key, claim.text, claim.language, claim.kind = entry.key, entry.text, language, entry.kind
    claim.worded_by = editor
    claim.full_clean()
    claim.save()
    (tally.created if created else tally.updated)["Claim"] += 1
    return claim


@dataclass(slots=True)
class _Stating:
    """Brings the positions, citations and glosses of one claim to what an entry says."""

    claim: Claim
    sources: dict[str, Source]
    entities: dict[str, Entity]
    editor: User
    language: str
    tally: Tally

    def state(self, entry: ClaimEntry) -> None:
        known = set(ClaimEntity.objects.filter(claim=self.claim).values_list("entity_id", flat=True))
        about = [self.entities[key].pk for key in entry.entities if self.entities[key].pk not in known]
        ClaimEntity.objects.bulk_create([ClaimEntity(claim=self.claim, entity_id=pk) for pk in about])
        citations = list(self.claim.citations.select_related("source").order_by("pk"))
        positions = list(self.claim.positions.standing().order_by("created_at", "pk"))
        taken: set[UUID] = set()
        for said in entry.positions:
            if not said.citations:
                continue
            position = self._position(said, positions, taken)
            taken.add(position.pk)
            for citation in said.citations:
                self._cite(citation, said, position, citations)
        self._drop_empty(positions)

    def _position(self, said: PositionEntry, positions: list[Position], taken: set[UUID]) -> Position:
        for position in positions:
            if (
                position.pk not in taken
                and position.stance == said.stance
                and _same_value(value_of(position), said.value)
            ):
                if position.stated_by_id is None:
                    position.stated_by = self.editor
                    position.save(update_fields=["stated_by"])
                    self.tally.updated["Position"] += 1
                else:
                    self.tally.unchanged["Position"] += 1
                return position
        position = Position(
            claim=self.claim, stance=said.stance, stated_by=self.editor, **value_columns(said.value)
        )
        position.full_clean()
        position.save()
        positions.append(position)
        self.tally.created["Position"] += 1
        return position

    def _cite(
        self, said: CitationEntry, under: PositionEntry, position: Position, citations: list[Citation]
    ) -> None:
        source = self.sources[said.source]
        same = [
            row
            for row in citations
            if row.source_id == source.pk and same_span(said.start, said.end, row.start, row.end)
        ]
        exact = [row for row in same if (row.start, row.end) == (said.start, said.end)]
        row = next(iter(exact or sorted(same, key=lambda row: (row.stated_by_id is not None, row.pk))), None)
        if row is not None and row.stated_by_id is not None and exact:
            self.tally.unchanged["Citation"] += 1
        elif row is not None and row.stated_by_id is None:
            self._take_over(row, said, under, position)
            self.tally.updated["Citation"] += 1
        else:
            row = Citation(claim=self.claim, source=source)
            self._take_over(row, said, under, position)
            citations.append(row)
            self.tally.created["Citation"] += 1
        self._gloss(said, source)

    def _take_over(
        self, row: Citation, said: CitationEntry, under: PositionEntry, position: Position
    ) -> None:
        row.position, row.start, row.end, row.quote = position, said.start, said.end, said.quote
        row.stated_by = self.editor
        for name, value in value_columns(under.value).items():
            setattr(row, name, value)
        if said.attribution is not None:
            self._attribute(row, said.attribution)
        row.full_clean()
        row.save()

    def _attribute(self, row: Citation, said: Attribution) -> None:
        row.attribution_kind = said.kind
        row.attribution_name = "" if said.kind == AttributionKind.OWN else said.name
        row.attribution_count = said.count
        speaker = self.entities.get(said.key) or next(
            (entity for entity in self.entities.values() if said.name and entity.name == said.name), None
        )
        row.speaker = speaker

    def _gloss(self, said: CitationEntry, source: Source) -> None:
        if not said.gloss:
            return
        gloss, created = Gloss.objects.get_or_create(
            source=source,
            start=said.start,
            end=said.end,
            language=self.language,
            defaults={"text": said.gloss, "stated_by": self.editor},
        )
        if not created and gloss.text != said.gloss and gloss.stated_by_id == self.editor.pk:
            gloss.text = said.gloss
            gloss.save(update_fields=["text"])
            self.tally.updated["Gloss"] += 1
        else:
            (self.tally.created if created else self.tally.unchanged)["Gloss"] += 1

    def _drop_empty(self, positions: list[Position]) -> None:
        """Remove the positions that only the machine took and whose citations the editor all took over."""
        emptied = self.claim.positions.filter(
            pk__in=[position.pk for position in positions],
            citations=None,
            stated_by=None,
            reviews=None,
            merged=None,
        )
        self.tally.removed["Position"] += emptied.count()
        emptied.delete()
