"""How many sources take a position, and how many independent origins stand behind them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from facts.merged import survivors
from facts.models import Citation, Claim, Entity
from sources.folding import fold
from sources.origins import Root, roots_of

#: Attributions that name somebody who speaks, or might.
SPEAKERS = frozenset({"named", "official"})


@dataclass(frozen=True, slots=True)
class Support:
    """So many sources take a position, and so many independent origins stand behind them (never more)."""

    sources: int
    independent_origins: int


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word a citation speaks: `known` is the speaker's entity; else only kind, name and language are."""

    kind: str
    name: str
    language: str
    known: uuid.UUID | None


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

    Two sources share an origin when one root, one outlet or one speaker stands behind both. Unsure means fewer:
    unnamed sources are taken for the same ones, and a speaker whom nobody has identified for any speaker that a
    text in another language names.
    """
    live = [citation for citation in citations if is_live(citation, roots)]
    groups = _Groups()
    voices: set[Voice] = set()
    for citation in live:
        root = roots[citation.source.key]
        groups.join(("root", root.key), ("outlet", _folded(root.outlet) or ("root", root.key)))
        voice = _voice(citation, speakers)
        if voice is None:
            continue
        groups.join(("root", root.key), _identity(voice))
        if voice.kind in SPEAKERS:
            voices.add(voice)
    for left, right in combinations(voices, 2):
        if left.language != right.language and None in (left.known, right.known):
            groups.join(_identity(left), _identity(right))
    origins = {groups.of(("root", roots[citation.source.key].key)) for citation in live}
    return Support(sources=len({citation.source.key for citation in live}), independent_origins=len(origins))


def _speakers(citations: Iterable[Citation]) -> dict[uuid.UUID, uuid.UUID]:
    known = {citation.speaker for citation in citations if citation.speaker}
    merged = [speaker.pk for speaker in known if speaker.merged_into_id]
    return {speaker.pk: speaker.pk for speaker in known} | survivors(Entity, merged)


def _voice(citation: Citation, speakers: Mapping[uuid.UUID, uuid.UUID]) -> Voice | None:
    kind = citation.attribution_kind
    if citation.speaker_id:
        known = speakers[citation.speaker_id]
        return Voice(kind=kind or "named", name="", language=citation.source.language, known=known)
    if kind in ("", "own"):
        return None
    name = "" if kind == "anonymous" else _folded(citation.attribution_name)
    return Voice(kind=kind, name=name, language=citation.source.language, known=None)


def _identity(voice: Voice) -> Hashable:
    if voice.known:
        return ("entity", voice.known)
    # Words credited to an outlet share an origin with what that outlet publishes itself.
    return ("outlet" if voice.kind == "outlet" else "voice", voice.name or voice.kind)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


class _Groups:
    """Things that belong together, directly or by way of others."""

    def __init__(self) -> None:
        self._members: dict[Hashable, set[Hashable]] = defaultdict(set)

    def join(self, left: Hashable, right: Hashable) -> None:
        """Note that two things belong together."""
        both = self._members[left] | self._members[right] | {left, right}
        for member in both:
            self._members[member] = both

    def of(self, thing: Hashable) -> frozenset[Hashable]:
        """Return all that belongs together with a thing, itself included."""
        return frozenset(self._members[thing] | {thing})
