"""The exact words that a passage gives of somebody: between quotation marks, or behind the dash that opens a line."""

from __future__ import annotations

import re
from typing import Final

from sources.reading.types import AttributionKind, CueKind, Passage, Span

_DASH: Final = re.compile(r"\s*[–—―-]\s+(?=\w)")
#: What parts the words from who says them.
_CLOSING: Final = re.compile(r"\s[–—―-]\s")
_PARTS: Final = re.compile(r"\s*(?:[,!?…]|\s[–—―-])\s*$|[,!?…–—―-]\s")


def quoted(passage: Passage) -> tuple[Span, ...]:
    """Where the words of somebody stand in a passage; () where it only tells of them."""
    if passage.quotes:
        return passage.quotes
    dash = _DASH.match(passage.text)
    said = min(
        (cue.start - passage.start for cue in passage.cues if cue.kind is CueKind.REPORT), default=None
    )
    if dash is None:
        return ()
    if said is not None:
        # "– Nobody was warned, says the mayor": the words end at the last mark before the verb.
        ends = [mark.start() for mark in _PARTS.finditer(passage.text, dash.end(), said)]
    elif passage.attribution.kind is AttributionKind.NAMED:
        # "– Nobody was warned – we heard from the mayor".
        ends = [mark.start() for mark in _CLOSING.finditer(passage.text, dash.end())]
    else:
        return ()
    if not ends:
        return ()
    return (Span(passage.start + dash.end(), passage.start + ends[-1]),)
