"""The plainer format of annotations: every claim with all its passages by offset, and contradictions of passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .nodes import GoldError, Node
from .types import Gold, GoldDocument, GoldPair, GoldStatement, Place, Verdict

#: How the status of a listed pair begins -> what it says. Additions and conversions only look like contradictions.
_STATUSES = {
    "contradiction": Verdict.CONTRADICTION,
    "disputed": Verdict.CONTRADICTION,
    "addition": Verdict.LOOK_ALIKE,
    "derived": Verdict.LOOK_ALIKE,
}


def read_passages(root: Node, *, story: str, texts: Mapping[str, str]) -> Gold:
    """Return the annotations of a document in this format; they are exhaustive. Raises `GoldError`."""
    return Gold(
        story=story,
        texts=texts,
        documents=tuple(
            GoldDocument(file=node.text("file"), language=node.text("language"))
            for node in root.each("documents")
        ),
        statements=tuple(
            GoldStatement(claim=claim.text("id"), place=_place(passage, texts))
            for claim in root.each("claims")
            for passage in claim.each("passages")
        ),
        pairs=tuple(pair for node in root.each("contradictions") for pair in _pairs(node, texts)),
        exhaustive=True,
    )


def _place(node: Node, texts: Mapping[str, str]) -> Place:
    place = Place(node.text("file"), node.whole("start"), node.whole("end"))
    if place.file not in texts:
        raise GoldError(f"{node.where}: {place.file} is not among the documents")
    text = texts[place.file]
    if not 0 <= place.start < place.end <= len(text):
        raise GoldError(
            f"{node.where}: {place.start}..{place.end} is outside {place.file} ({len(text)} characters)"
        )
    if "text" in node and text[place.start : place.end] != node.text("text"):
        raise GoldError(
            f"{node.where}: {place.file} has {text[place.start : place.end][:60]!r} there, "
            f"not {node.text('text')[:60]!r}"
        )
    return place


def _pairs(node: Node, texts: Mapping[str, str]) -> Iterator[GoldPair]:
    status, group = node.text("status"), node.text("id")
    verdict = next((verdict for name, verdict in _STATUSES.items() if status.startswith(name)), None)
    if verdict is None:
        raise node.error("status", f"one that begins with {', '.join(_STATUSES)}", status)
    kind = node.text("kind") if verdict is Verdict.CONTRADICTION else ""
    for left in node.each("left"):
        for right in node.each("right"):
            yield GoldPair(
                GoldStatement(group, _place(left, texts)),
                GoldStatement(group, _place(right, texts)),
                verdict,
                group=group,
                kind=kind,
            )
