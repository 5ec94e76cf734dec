"""How many sources take a position, and how many independent origins stand behind them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from facts.lineage import Witness, independent_origins
from facts.merged import survivors
from facts.models import Citation, Claim, Entity
from sources.folding import fold
from sources.origins import Root, roots_of
from sources.reading.types import Attribution, AttributionKind

OWN_VOICE = Attribution(kind=AttributionKind.OWN)


@dataclass(frozen=True, slots=True)
class Support:
    """So many sources take a position, and so many independent origins stand behind them (never more)."""

    sources: int
    independent_origins: int


class Said(NamedTuple):
    """What a live citation tells of its origin: the key of its source, and on whose word it speaks."""

    source: str
    kind: str
    name: str
    speaker: str | None
    speaker_name: str | None


def origins_by_position(claim: Claim) -> dict[uuid.UUID, Support]:
    """Return the support of every position of a claim, from its live citations.

    `claim` comes from `Claim.objects.for_reading()`: citations with source and speaker are loaded.
    """
    return origins_by_claim([claim])[claim.pk]


def origins_by_claim(
    claims: Iterable[Claim], *, roots: Mapping[str, Root] | None = None
) -> dict[uuid.UUID, dict[uuid.UUID, Support]]:
    """Return the support of every position of every claim: at most two queries whatever their number.

    `roots` are those of `cited_roots`, for callers who need them too.
    """
    claims = list(claims)
    citations = [citation for claim in claims for citation in claim.citations.all()]
    roots = cited_roots(claims) if roots is None else roots
    speakers = _speakers(citations)
    return {
        claim.pk: {
            position.pk: support(
                [
                    _said(citation)
                    for citation in claim.citations.all()
                    if citation.position_id == position.pk and is_live(citation, roots)
                ],
                roots=roots,
                speakers=speakers,
            )
            for position in claim.positions.all()
        }
        for claim in claims
    }


def cited_roots(claims: Iterable[Claim]) -> dict[str, Root]:
    """Return the roots of all sources that these claims cite, by the sources' keys; one query."""
    return roots_of({citation.source_id for claim in claims for citation in claim.citations.all()})


def is_live(citation: Citation, roots: Mapping[str, Root]) -> bool:
    """Return whether a citation counts: not rejected, and of the newest version of its source."""
    source = citation.source
    return citation.state != "rejected" and source.version == roots[source.key].newest


def support_by_position(spoken: Iterable[Sequence[Any]], *, roots: Mapping[str, Root]) -> dict[str, Support]:
    """Return the support of the positions that these live citations take, by id.

    A citation has its position, the members of `Said`, and into whom its speaker was merged, if at all. At most one query.
    """
    merged: set[uuid.UUID] = set()
    said: defaultdict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for position, *told, merged_into in spoken:
        said[position].add(tuple(told))
        if merged_into:
            merged.add(uuid.UUID(told[3]))
    speakers = _surviving(merged)
    # Positions of one story rest on the same words of the same few sources again and again.
    words = {position: frozenset(of) for position, of in said.items()}
    found = {
        of: support([Said(*told) for told in of], roots=roots, speakers=speakers)
        for of in set(words.values())
    }
    return {position: found[of] for position, of in words.items()}


def support(said: Collection[Said], *, roots: Mapping[str, Root], speakers: Mapping[str, str]) -> Support:
    """Return the support that these live citations give to the one position that they take.

    `speakers` leads from speakers who were merged to those who go on. Beside what `facts.lineage` tells, one outlet
    is one origin, whether it publishes itself or others credit it.
    """
    sources = {each.source for each in said}
    if len(sources) < 2:
        return Support(sources=len(sources), independent_origins=len(sources))
    witnesses = [_witness(each, root=roots[each.source], speakers=speakers) for each in said]
    return Support(sources=len(sources), independent_origins=independent_origins(witnesses))


def _witness(said: Said, *, root: Root, speakers: Mapping[str, str]) -> Witness:
    speaker = speakers.get(said.speaker, said.speaker) if said.speaker else None
    attribution = _attribution(said.kind, said.name or said.speaker_name or "", speaker)
    credited = attribution.name if attribution.kind is AttributionKind.OUTLET else ""
    return Witness(said.source, _origins(root.key, root.outlet, credited), attribution)


# A page of claims cites the same few sources and speakers again and again.
@lru_cache(maxsize=4096)
def _attribution(kind: str, name: str, speaker: str | None) -> Attribution:
    if speaker and kind != AttributionKind.OUTLET:
        return Attribution(
            kind=AttributionKind.OFFICIAL if kind == AttributionKind.OFFICIAL else AttributionKind.NAMED,
            name=name,
            key=speaker,
        )
    return Attribution(kind=AttributionKind(kind), name=name) if kind else OWN_VOICE


@lru_cache(maxsize=4096)
def _origins(key: str, *outlets: str) -> tuple[str, ...]:
    return (f"source {key}", *(f"outlet {' '.join(fold(name).split())}" for name in outlets if name))


def _said(citation: Citation) -> Said:
    speaker = citation.speaker
    return Said(
        source=citation.source.key,
        kind=citation.attribution_kind,
        name=citation.attribution_name,
        speaker=str(speaker.pk) if speaker else None,
        speaker_name=speaker.name if speaker else None,
    )


def _speakers(citations: Iterable[Citation]) -> dict[str, str]:
    known = {citation.speaker for citation in citations if citation.speaker}
    return _surviving([speaker.pk for speaker in known if speaker.merged_into_id])


def _surviving(merged: Collection[uuid.UUID]) -> dict[str, str]:
    return {str(speaker): str(goes_on) for speaker, goes_on in survivors(Entity, merged).items()}
