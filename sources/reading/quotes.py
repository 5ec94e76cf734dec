"""Direct speech: the exact words between quotation marks of every style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .types import Span

_PAIRED = re.compile(
    r"“([^“”\n]{2,1500})[”“]|„([^“”„\n]{2,1500})[“”]|«([^«»\n]{2,1500})»|»([^«»\n]{2,1500})«|「([^」\n]{2,1500})」|『([^』\n]{2,1500})』"
    r"|\"([^\"\n]{2,1500})\"|(?<!\w)‘([^‘\n]{12,1500}?)’(?!\w)|＂([^＂\n]{2,1500})＂|”([^“”\n]{2,1500})[”“]|‹([^‹›\n]{2,1500})›"
)
_DENSE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def find_quotes(text: str) -> list[Span]:
    """What stands between quotation marks, the marks left out, in order; a quotation never crosses a line."""
    spans = []
    for match in _PAIRED.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        piece = text[start:end]
        spans.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return [span for span in spans if span.end > span.start]


def is_speech(text: str, span: Span) -> bool:
    """Whether a quotation is long enough to be what somebody said rather than a name or a word held at arm's length."""
    piece = text[span.start : span.end]
    if len(_DENSE.findall(piece)) * 2 > len(piece):
        return len(piece) >= 8
    return len(piece.split()) >= 4


def quoted_share(span: Span, quotes: Sequence[Span]) -> float:
    """How much of a passage stands in quotation marks, 0 to 1."""
    covered = sum(max(0, min(span.end, quote.end) - max(span.start, quote.start)) for quote in quotes)
    return covered / max(1, span.end - span.start)
