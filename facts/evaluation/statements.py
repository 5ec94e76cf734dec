"""The richer format of annotations: statements with stance, value and attribution, and judged pairs of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .nodes import GoldError, Node
from .types import (
    Gold,
    GoldDocument,
    GoldPair,
    GoldQuantity,
    GoldStatement,
    Place,
    Value,
    Verdict,
)

STANCES = ("asserts", "reports", "denies")

#: The lists of pairs -> what it says of a pair to be in one.
_LISTS = {
    "contradictions": Verdict.CONTRADICTION,
    "not_contradictions": Verdict.LOOK_ALIKE,
    "ambiguous": Verdict.AMBIGUOUS,
}


def read_statements(root: Node, *, story: str, texts: Mapping[str, str]) -> Gold:
    """Return the annotations of a document in this format. Raises `GoldError`."""
    statements = {
        (claim.text("id"), statement.text("file")): _statement(statement, claim.text("id"), texts)
        for claim in root.each("claims")
        for statement in claim.each("statements")
    }
    return Gold(
        story=story,
        texts=texts,
        documents=tuple(_document(node) for node in root.each("documents")),
        statements=tuple(statements.values()),
        pairs=tuple(_pairs(root, statements)),
        names=tuple(_names(node) for node in root.each("entities")),
        quantities=tuple(_quantity(node, texts) for node in root.each("quantities")),
    )


def _document(node: Node) -> GoldDocument:
    independent = node.get("independent")
    if not isinstance(independent, bool):
        raise node.error("independent", "true or false", independent)
    return GoldDocument(
        file=node.text("file"),
        language=node.text("lang"),
        independent=independent,
        origin=node.text("origin", default=""),
    )


def _statement(node: Node, claim: str, texts: Mapping[str, str]) -> GoldStatement:
    stance = node.text("stance")
    if stance not in STANCES:
        raise node.error("stance", f"one of {', '.join(STANCES)}", stance)
    places = _places(node, "passage", texts)
    if len(places) > 1:
        raise GoldError(f"{node.where}: the passage stands {len(places)} times in {node.text('file')}")
    return GoldStatement(
        claim=claim,
        place=places[0],
        stance=stance,
        attribution=node.text("attribution", default=""),
        value=_value(node.node("value")) if "value" in node else Value(),
    )


def _value(node: Node) -> Value:
    if "amount" in node:
        return Value("amount", node.amount("amount"))
    return Value(next((kind for kind in ("date", "role", "members") if kind in node), ""))


def _pairs(root: Node, statements: Mapping[tuple[str, str], GoldStatement]) -> Iterator[GoldPair]:
    for key, verdict in _LISTS.items():
        for node in root.each(key):
            sides = []
            for side in (node.node("a"), node.node("b")):
                name = (side.text("claim"), side.text("file"))
                if name not in statements:
                    raise GoldError(f"{side.where}: claim {name[0]} has no statement in {name[1]}")
                sides.append(statements[name])
            yield GoldPair(
                sides[0], sides[1], verdict, group=node.text("group"), kind=node.text("kind", default="")
            )


def _names(node: Node) -> frozenset[str]:
    mentions = node.node("mentions")
    forms = {form for file in mentions for form in mentions.texts(file)}
    return frozenset(forms | {node.text("name")})


def _quantity(node: Node, texts: Mapping[str, str]) -> GoldQuantity:
    return GoldQuantity(
        text=node.text("text"),
        amount=node.amount("amount"),
        unit=node.text("unit"),
        places=_places(node, "text", texts),
    )


def _places(node: Node, key: str, texts: Mapping[str, str]) -> tuple[Place, ...]:
    """Return every place of the article in “file” where the words under `key` stand."""
    file, words = node.text("file"), node.text(key)
    if file not in texts:
        raise GoldError(f"{node.where}: {file} is not among the documents")
    # “8 %” does not stand in “38 %”.
    before, after = (r"(?<!\d)" if words[:1].isdigit() else ""), (r"(?!\d)" if words[-1:].isdigit() else "")
    starts = [found.start() for found in re.finditer(before + re.escape(words) + after, texts[file])]
    if not starts or not words:
        raise GoldError(f"{node.where}: {words[:60]!r} does not stand in {file}")
    return tuple(Place(file, start, start + len(words)) for start in starts)
