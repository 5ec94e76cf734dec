"""How many sources take a position, and how many independent origins stand behind them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
                [citation for citation in claim.citations.all() if citation.position_id == position.pk],
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


def support(
    citations: Iterable[Citation], *, roots: Mapping[str, Root], speakers: Mapping[uuid.UUID, uuid.UUID]
) -> Support:
    """Return the support that these citations give to the one position that they take.

    Beside what `facts.lineage` tells, one outlet is one origin, whether it publishes itself or others credit it.
    """
    live = [citation for citation in citations if is_live(citation, roots)]
    testimonies = [
        testimony
        for citation in live
        for testimony in _testimonies(citation, root=roots[citation.source.key], speakers=speakers)
    ]
    return Support(
        sources=len({citation.source.key for citation in live}),
        independent_origins=independent_origins(testimonies),
    )


def _testimonies(
    citation: Citation, *, root: Root, speakers: Mapping[uuid.UUID, uuid.UUID]
) -> Iterator[Witness]:
    source, said = citation.source.key, _attribution(citation, speakers)
    yield Witness(source=source, root=f"source {root.key}", attribution=said)
    outlets = {root.outlet, said.name if said.kind is AttributionKind.OUTLET else ""} - {""}
    for outlet in outlets:
        yield Witness(source=source, root=f"outlet {_folded(outlet)}", attribution=OWN_VOICE)


def _attribution(citation: Citation, speakers: Mapping[uuid.UUID, uuid.UUID]) -> Attribution:
    kind = citation.attribution_kind
    if citation.speaker and kind != AttributionKind.OUTLET:
        return Attribution(
            kind=AttributionKind.OFFICIAL if kind == AttributionKind.OFFICIAL else AttributionKind.NAMED,
            name=citation.attribution_name or citation.speaker.name,
            key=str(speakers[citation.speaker.pk]),
        )
    named = citation.speaker.name if citation.speaker else ""
    return (
        Attribution(kind=AttributionKind(kind), name=citation.attribution_name or named)
        if kind
        else OWN_VOICE
    )


def _speakers(citations: Iterable[Citation]) -> dict[uuid.UUID, uuid.UUID]:
    known = {citation.speaker for citation in citations if citation.speaker}
    merged = [speaker.pk for speaker in known if speaker.merged_into_id]
    return {speaker.pk: speaker.pk for speaker in known} | survivors(Entity, merged)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())
