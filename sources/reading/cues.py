"""Words that report, deny, decline, negate, hedge or plan, found by the lexicon of the language."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import Term
from .phrases import Hit
from .types import Cue, CueKind, Span

_KINDS = {
    Term.REPORT: CueKind.REPORT,
    Term.PUBLISH: CueKind.REPORT,
    Term.ACCORDING: CueKind.REPORT,
    Term.ACCORDING_AFTER: CueKind.REPORT,
    Term.ACCORDING_THEM: CueKind.REPORT,
    Term.DENY: CueKind.DENY,
    Term.DECLINE: CueKind.DECLINE,
    Term.NEGATE: CueKind.NEGATE,
    Term.HEDGE: CueKind.HEDGE,
    Term.PLAN: CueKind.PLAN,
}
#: What a longer phrase of one kind takes from a shorter one inside it: "declined to comment" negates nothing.
_COVERS = {
    CueKind.NEGATE: (Term.DENY, Term.DECLINE, Term.NOT_NEGATE),
    CueKind.REPORT: (Term.DECLINE, Term.DENY, Term.HEDGE, Term.NOT_NEGATE),
    CueKind.DENY: (Term.DECLINE, Term.NOT_NEGATE),
    CueKind.HEDGE: (Term.NOT_NEGATE,),
    CueKind.DECLINE: (Term.NOT_NEGATE,),
    CueKind.PLAN: (Term.NOT_NEGATE,),
}


def find_cues(text: str, hits: Sequence[Hit[Term]]) -> list[Cue]:
    """The cues of a text in order; inside a longer phrase of a stronger kind a cue does not count."""
    covering = [hit for hit in hits if any(hit.value in terms for terms in _COVERS.values())]
    found: dict[tuple[CueKind, int], Cue] = {}
    at = 0
    for hit in hits:
        kind = _KINDS.get(hit.value)
        if kind is None:
            continue
        while at < len(covering) and covering[at].end < hit.start:
            at += 1
        if _covered(hit, kind, covering[at : at + 8]):
            continue
        known = found.get((kind, hit.start))
        if known is None or hit.end > known.end:
            found[kind, hit.start] = Cue(hit.start, hit.end, text[hit.start : hit.end], kind)
    return sorted(found.values(), key=lambda cue: (cue.start, cue.end, cue.kind))


def _covered(hit: Hit[Term], kind: CueKind, covering: Sequence[Hit[Term]]) -> bool:
    return any(
        other.value in _COVERS[kind]
        and other.start <= hit.start
        # In verb-last languages "refuse" ends the phrase and begins the denial's ("टिप्पणी करने से इनकार किया").
        and (hit.end <= other.end or (other.value is Term.DECLINE and hit.start < other.end))
        and other.end - other.start > hit.end - hit.start
        for other in covering
    )


def outside(cues: Sequence[Cue], quotes: Sequence[Span]) -> list[Cue]:
    """The cues that are not inside a quotation: what a quoted speaker says reports nothing of the narrator's."""
    return [
        cue for cue in cues if not any(quote.start <= cue.start and cue.end <= quote.end for quote in quotes)
    ]
