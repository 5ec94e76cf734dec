"""Write the claims that the matcher found: new ones, what standing ones gain, and those of the machine grouped anew.

A claim that only the machine made keeps its row as long as its founding words are cited by a group of the same kind.
Citations are never moved between rows: one that belongs elsewhere now is removed here and made there, so that the
versions of claims, which count what people do, stand still.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from facts.models import Citation, Claim, ClaimEntity, Position
from sources.models import Source, Story
from sources.reading.findings import dump
from sources.reading.types import AttributionKind

from .matching import MATCHER
from .matching.types import MatchedCitation, MatchedClaim, MatchedPosition, Matching, Place
from .tally import Tally
from .values import known_date, value_columns

#: What of a citation the machine reads anew each time; a difference makes a new row.
_READ = (
    "as_of", "original_value", "attribution_kind", "attribution_name", "attribution_count", "speaker_id",
    "amount", "unit", "approx", "lower", "upper", "date", "role", "members",
)  # fmt: skip
_VALUE = ("amount", "unit", "approx", "lower", "upper", "date", "role", "members")


def entity_id(key: str) -> UUID | None:
    """Return the entity that a name's key means; the reader's own keys of places mean none of the base."""
    try:
        return UUID(key)
    except ValueError:
        return None


def loose_claims(*, story: Story, sources: Collection[str]) -> list[Claim]:
    """Return the claims of a story that may be grouped anew, locked: no person has touched them.

    A claim that cites an earlier version of an article stays too: nothing read today would cite it again.
    """
    elsewhere = Citation.objects.exclude(source__in=list(sources)).values("claim")
    return list(
        story.claims.untouched()
        .exclude(founding_source=None)
        .exclude(pk__in=elsewhere)
        .select_for_update(of=("self",))
        .prefetch_related("positions", "citations")
        .order_by("pk")
    )


def place(
    *,
    story: Story,
    sources: Mapping[str, Source],
    matching: Matching,
    loose: Sequence[Claim],
    tally: Tally,
) -> None:
    """Write what the matcher found; claims in `loose` that no group continues are removed, their history stays."""
    homes = _homes(matching.claims, loose)
    taken = {_founding(claim) for claim in homes.values()}
    taken |= set(
        Claim.objects.filter(story=story)
        .exclude(pk__in=[claim.pk for claim in loose])
        .values_list("founding_source_id", "founding_start", "founding_end")
    )
    placing = _Placing(story, sources, taken)
    for number, matched in enumerate(matching.claims):
        placing.claim(matched, homes.get(number))
    kept = {claim.pk for claim in homes.values()}
    placing.write(gone=[claim for claim in loose if claim.pk not in kept], tally=tally)


def _homes(claims: Sequence[MatchedClaim], loose: Sequence[Claim]) -> dict[int, Claim]:
    """Return for the groups that go on in a row of the base that row, most shared citations first."""
    options = []
    cited = [_places(claim) for claim in claims]
    for row, claim in enumerate(loose):
        own = {(citation.source_id, citation.start, citation.end) for citation in claim.citations.all()}
        for number, matched in enumerate(claims):
            shared = len(own & cited[number])
            if shared and not matched.known and matched.kind == claim.kind and _founds(claim, cited[number]):
                options.append((-shared, row, number))
    homes: dict[int, Claim] = {}
    used: set[int] = set()
    for _, row, number in sorted(options):
        if number not in homes and row not in used:
            homes[number] = loose[row]
            used.add(row)
    return homes


def _places(matched: MatchedClaim) -> set[tuple[UUID, int, int]]:
    return {
        (UUID(citation.place.source), citation.place.start, citation.place.end)
        for position in matched.positions
        for citation in position.citations
    }


def _founding(claim: Claim) -> tuple[UUID | None, int | None, int | None]:
    return (claim.founding_source_id, claim.founding_start, claim.founding_end)


def _founds(claim: Claim, places: Iterable[tuple[UUID, int, int]]) -> bool:
    """Return whether the words that founded a claim are among the places."""
    source, start, end = _founding(claim)
    return (
        start is not None
        and end is not None
        and any(source == place[0] and place[1] <= start and end <= place[2] for place in places)
    )


@dataclass(slots=True)
class _Placing:
    """Turns matched claims into rows, and keeps what is to be written and removed."""

    story: Story
    sources: Mapping[str, Source]
    taken: set[tuple[UUID | None, int | None, int | None]]
    claims: list[Claim] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    about: list[ClaimEntity] = field(default_factory=list)
    refreshed: list[Claim] = field(default_factory=list)
    rescored: list[Citation] = field(default_factory=list)
    stale_citations: list[UUID] = field(default_factory=list)
    stale_positions: list[UUID] = field(default_factory=list)

    def claim(self, matched: MatchedClaim, home: Claim | None) -> None:
        if home is not None:
            self._continue(matched, home)
            return
        claim_id = UUID(matched.known) if matched.known else self._found(matched).pk
        for position in matched.positions:
            position_id = UUID(position.known) if position.known else self._take(claim_id, position).pk
            self.citations.extend(self._cite(claim_id, position_id, one) for one in position.citations)

    def write(self, *, gone: Sequence[Claim], tally: Tally) -> None:
        lost = [claim.pk for claim in gone]
        removed, _ = Citation.objects.filter(pk__in=self.stale_citations).delete()
        removed += Citation.objects.filter(claim__in=lost).delete()[0]
        Position.objects.filter(pk__in=self.stale_positions).delete()
        Claim.objects.filter(pk__in=lost).delete()
        Claim.objects.bulk_update(
            self.refreshed, ["signature", "founded_because", "found_by"], batch_size=500
        )
        Claim.objects.bulk_create(self.claims, batch_size=500)
        Position.objects.bulk_create(self.positions, batch_size=500)
        Citation.objects.bulk_create(self.citations, batch_size=500)
        Citation.objects.bulk_update(self.rescored, ["found", "found_by"], batch_size=500)
        ClaimEntity.objects.bulk_create(self.about, batch_size=500, ignore_conflicts=True)
        changed = {row.claim_id for row in self.positions} | {row.claim_id for row in self.citations}
        Claim.objects.filter(pk__in=changed, checked_before__isnull=False).update(checked_before=None)
        tally.created["Claim"] += len(self.claims)
        tally.created["Position"] += len(self.positions)
        tally.created["Citation"] += len(self.citations)
        tally.removed["Claim"] += len(lost)
        tally.removed["Citation"] += removed

    def _continue(self, matched: MatchedClaim, home: Claim) -> None:
        """Bring a claim of the machine to what its group says now; what is the same keeps its row."""
        standing = {
            (citation.source_id, citation.start, citation.end): citation for citation in home.citations.all()
        }
        answers: dict[tuple[Any, ...], list[Position]] = defaultdict(list)
        for position in home.positions.all():
            answers[_answer(position)].append(position)
        kept: set[UUID] = set()
        for answer in matched.positions:
            same = answers[_answer(self._position(home.pk, answer))]
            position_id = same.pop().pk if same else self._take(home.pk, answer).pk
            for citation in answer.citations:
                row = self._cite(home.pk, position_id, citation)
                old = standing.get((row.source_id, row.start, row.end))
                if old is not None and old.position_id == position_id and _reads_alike(old, row):
                    kept.add(old.pk)
                    if old.found != row.found or old.found_by != row.found_by:
                        old.found, old.found_by = row.found, row.found_by
                        self.rescored.append(old)
                else:
                    self.citations.append(row)
        self.stale_citations.extend(old.pk for old in standing.values() if old.pk not in kept)
        self.stale_positions.extend(position.pk for rest in answers.values() for position in rest)
        self._entities(home.pk, matched)
        because = dump(matched.founded_because)
        if (home.signature, home.founded_because) != (matched.signature[:300], because):
            home.signature, home.founded_because, home.found_by = matched.signature[:300], because, MATCHER
            self.refreshed.append(home)

    def _found(self, matched: MatchedClaim) -> Claim:
        founding = self._free_founding(matched)
        claim = Claim(
            story=self.story,
            text=matched.text,
            language=matched.language,
            kind=matched.kind,
            signature=matched.signature[:300],
            founding_source=self.sources[founding.source],
            founding_start=founding.start,
            founding_end=founding.end,
            founded_because=dump(matched.founded_because),
            found_by=MATCHER,
        )
        claim.clean_fields(exclude=("story", "founding_source"))
        self.claims.append(claim)
        self._entities(claim.pk, matched)
        return claim

    def _free_founding(self, matched: MatchedClaim) -> Place:
        """Return the place that founds a claim: the matcher's, or ever more of the words around where it is taken."""
        founding = matched.founding
        for place in (founding, *_wider(matched)):
            key = (UUID(place.source), place.start, place.end)
            if key not in self.taken:
                self.taken.add(key)
                return place
        return founding

    def _entities(self, claim: UUID, matched: MatchedClaim) -> None:
        about = dict.fromkeys(entity for key in matched.entities if (entity := entity_id(key)))
        self.about.extend(ClaimEntity(claim_id=claim, entity_id=entity) for entity in about)

    def _position(self, claim_id: UUID, matched: MatchedPosition) -> Position:
        return Position(
            claim_id=claim_id, stance=matched.stance, found_by=MATCHER, **value_columns(matched.value)
        )

    def _take(self, claim_id: UUID, matched: MatchedPosition) -> Position:
        position = self._position(claim_id, matched)
        position.clean_fields(exclude=("claim",))
        self.positions.append(position)
        return position

    def _cite(self, claim_id: UUID, position_id: UUID, matched: MatchedCitation) -> Citation:
        source = self.sources[matched.place.source]
        said = matched.attribution
        citation = Citation(
            claim_id=claim_id,
            position_id=position_id,
            source=source,
            start=matched.place.start,
            end=matched.place.end,
            quote=(source.text or "")[matched.place.start : matched.place.end],
            as_of=known_date(matched.as_of),
            original_value=matched.original_value[:300],
            attribution_kind=said.kind,
            attribution_name="" if said.kind == AttributionKind.OWN else said.name[:200],
            attribution_count=None if said.kind == AttributionKind.OWN else said.count,
            speaker_id=None if said.kind == AttributionKind.OWN else entity_id(said.key),
            found_by=MATCHER,
            found={
                "value": dump(matched.value),
                "attribution": dump(said),
                "score": round(matched.score, 4),
                "features": dump(matched.features),
            },
            **value_columns(matched.value),
        )
        citation.clean_fields(exclude=("claim", "position", "source", "speaker"))
        return citation


def _wider(matched: MatchedClaim) -> Iterator[Place]:
    """The passage around the founding words, from its start and to its end, then every other passage cited."""
    founding = matched.founding
    places = [citation.place for position in matched.positions for citation in position.citations]
    for place in places:
        if place.source == founding.source and place.start <= founding.start < place.end:
            yield Place(place.source, place.start, max(founding.end, place.start + 1))
            yield Place(place.source, founding.start, max(place.end, founding.end))
    yield from places


def _answer(position: Position) -> tuple[Any, ...]:
    held = tuple(getattr(position, column) for column in _VALUE)
    return (str(position.stance), *(tuple(value) if isinstance(value, list) else value for value in held))


def _reads_alike(old: Citation, new: Citation) -> bool:
    return all(getattr(old, column) == getattr(new, column) for column in _READ)
