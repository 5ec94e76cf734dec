"""Reading claims.yaml: the editor's wording of claims and the exact words that answer them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from facts.manifest.nodes import Document
from facts.manifest.quotes import locate
from facts.manifest.types import CitationEntry, ClaimEntry, EntityEntry, PositionEntry, SourceEntry
from facts.manifest.values import read_value
from facts.matching.types import ClaimKind, Stance, Value
from sources.reading.types import Attribution, AttributionKind

#: The url or key of a source in, the texts that it had before out.
EarlierTexts = Callable[[str], Sequence[str]]


def no_earlier_texts(source: str) -> Sequence[str]:
    """Return (): nothing is known of earlier versions."""
    return ()


@dataclass(frozen=True, slots=True)
class Known:
    """What claims may refer to; None where the file that says so could not be read at all."""

    sources: dict[str, SourceEntry] | None
    entities: dict[str, EntityEntry] | None
    earlier: EarlierTexts = no_earlier_texts

    def keys_by_name(self) -> dict[str, str]:
        """Every name and alias that means one entity only, with that entity's key."""
        keys: dict[str, set[str]] = {}
        for entity in (self.entities or {}).values():
            for name in (entity.name, *(alias.name for alias in entity.aliases)):
                keys.setdefault(name, set()).add(entity.key)
        return {name: next(iter(owners)) for name, owners in keys.items() if len(owners) == 1}


def read_claims(document: Document, known: Known) -> tuple[str, tuple[ClaimEntry, ...]]:
    """The language of the wording and the claims; what is wrong with them is noted in the document."""
    if document.root is None:
        return "en", ()
    fields = document.fields(document.root, "claims.yaml", required=("claims",), optional=("language",)) or {}
    language = document.language(fields.get("language"), "language") or "en"
    reader = _ClaimReader(document, known)
    lines: dict[str, int] = {}
    claims = []
    for node in document.items(fields.get("claims"), "claims"):
        claim = reader.claim(node)
        if claim is None:
            continue
        if claim.key and claim.key in lines:
            document.note(node, f"the key {claim.key!r} is taken by the claim on line {lines[claim.key]}")
        lines.setdefault(claim.key, claim.line)
        claims.append(claim)
    _check_glosses(document, claims)
    return language, tuple(claims)


class _ClaimReader:
    """Reads one claim after another against what is known."""

    def __init__(self, document: Document, known: Known) -> None:
        self.document = document
        self.known = known
        self.keys_by_name = known.keys_by_name()

    def claim(self, node: yaml.Node) -> ClaimEntry | None:
        fields = self.document.fields(
            node, "a claim", required=("key", "text", "kind", "positions"), optional=("entities",)
        )
        if fields is None:
            return None
        kind = self.document.choice(fields.get("kind"), "kind", ClaimKind)
        positions = []
        answers: dict[tuple[Stance, Value | None], int] = {}
        for item in self.document.items(fields.get("positions"), "positions"):
            position = self.position(item, kind)
            if position is None:
                continue
            answer = (position.stance, position.value)
            if answer in answers:
                same = f"gives the same answer as the one on line {answers[answer]}; list its citations there"
                self.document.note(item, f"the position {same}")
            answers.setdefault(answer, position.line)
            positions.append(position)
        self._check_overlaps(positions)
        return ClaimEntry(
            key=self.document.key(fields.get("key"), "key") or "",
            text=self.document.text(fields.get("text"), "text") or "",
            kind=kind or ClaimKind.EVENT,
            entities=self._entities(fields.get("entities")),
            positions=tuple(positions),
            line=node.start_mark.line + 1,
        )

    def position(self, node: yaml.Node, kind: ClaimKind | None) -> PositionEntry | None:
        fields = self.document.fields(
            node, "a position", required=("stance", "citations"), optional=("value",)
        )
        if fields is None:
            return None
        stance = self.document.choice(fields.get("stance"), "stance", Stance)
        value = read_value(self.document, node, fields.get("value"), kind, stance)
        citations = [
            self.citation(item) for item in self.document.items(fields.get("citations"), "citations")
        ]
        if stance is None:
            return None
        held = tuple(citation for citation in citations if citation is not None)
        return PositionEntry(stance, value, held, node.start_mark.line + 1)

    def citation(self, node: yaml.Node) -> CitationEntry | None:
        fields = self.document.fields(
            node, "a citation", required=("source", "quote"), optional=("prefix", "attribution", "gloss")
        )
        if fields is None:
            return None
        key = self.document.key(fields.get("source"), "source")
        quote = self.document.text(fields.get("quote"), "quote")
        prefix = self.document.text(fields.get("prefix"), "prefix") or ""
        gloss = self.document.text(fields.get("gloss"), "gloss") or ""
        attribution = self._attribution(fields["attribution"]) if "attribution" in fields else None
        if key is None or quote is None:
            return None
        text = self._source_text(fields["source"], key)
        if text is None:
            return None
        try:
            start = locate(text, quote, prefix)
        except ValueError as problem:
            # Words that an earlier version of the article had are cited from that one already.
            if any(quote in earlier for earlier in self.known.earlier(self._identity(key))):
                return None
            self.document.note(fields["quote"], f"the quote {_short(quote)!r} {problem}")
            return None
        return CitationEntry(
            key, start, start + len(quote), quote, node.start_mark.line + 1, attribution, gloss
        )

    def _identity(self, key: str) -> str:
        return (self.known.sources or {})[key].url or key

    def _source_text(self, node: yaml.Node, key: str) -> str | None:
        if self.known.sources is None:
            return None
        source = self.known.sources.get(key)
        if source is None:
            there = ", ".join(self.known.sources) or "none"
            self.document.note(node, f"source names no source of sources.yaml: {key!r}; there are {there}")
            return None
        if not source.file:
            self.document.note(node, f"the source {key!r} is not held, so it cannot be quoted")
        return source.text

    def _entities(self, node: yaml.Node | None) -> tuple[str, ...]:
        keys = []
        for item in self.document.items(node, "entities"):
            key = self.document.key(item, "an entity of a claim")
            if key is None:
                continue
            if key in keys:
                self.document.note(item, f"the entity {key!r} is listed twice")
            elif self.known.entities is not None and key not in self.known.entities:
                self.document.note(item, f"entities names no entity of entities.yaml: {key!r}")
            keys.append(key)
        return tuple(keys)

    def _attribution(self, node: yaml.Node) -> Attribution | None:
        fields = self.document.fields(node, "attribution", required=("kind",), optional=("name", "count"))
        if fields is None:
            return None
        kind = self.document.choice(fields.get("kind"), "kind", AttributionKind)
        name = self.document.text(fields.get("name"), "name") or ""
        count = self.document.parsed(fields.get("count"), "count", _count, "a whole number from 1")
        if kind is AttributionKind.NAMED and "name" not in fields:
            self.document.note(node, "attribution to a named person lacks the key 'name'")
        if kind is AttributionKind.OWN and "name" in fields:
            self.document.note(node, "attribution to the source's own voice takes no name")
        if kind is not AttributionKind.ANONYMOUS and "count" in fields:
            self.document.note(
                node, "count says how many unnamed sources there are; it goes with anonymous only"
            )
        if kind is None:
            return None
        return Attribution(kind, name, self.keys_by_name.get(name, ""), count)

    def _check_overlaps(self, positions: list[PositionEntry]) -> None:
        citations = [citation for position in positions for citation in position.citations]
        citations.sort(key=lambda citation: (citation.source, citation.start))
        for first, second in pairwise(citations):
            if first.source == second.source and second.start < first.end:
                overlap = f"overlaps the one on line {first.line}; words of a source answer a claim once"
                self.document.note(second.line, f"the citation {overlap}")


def _check_glosses(document: Document, claims: list[ClaimEntry]) -> None:
    """Words that several claims quote mean the same in each."""
    first: dict[tuple[str, int, int], CitationEntry] = {}
    for claim in claims:
        for citation in (citation for position in claim.positions for citation in position.citations):
            if not citation.gloss:
                continue
            other = first.setdefault((citation.source, citation.start, citation.end), citation)
            if other.gloss != citation.gloss:
                message = f"the gloss differs from the one on line {other.line} for the same words"
                document.note(citation.line, message)


def _count(value: str) -> int:
    count = int(value)
    if count < 1:
        raise ValueError(value)
    return count


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:59] + "…"
