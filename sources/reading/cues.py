"""Words that report, deny, decline, negate, hedge or plan, found by the lexicon of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .denials import called_wrong, claims_nothing, denied_in_quotes, denied_with_emphasis
from .lexicon import Lexicon, Term, clause_opening
from .phrases import Hit
from .types import Cue, CueKind, Span

_KINDS = {
    Term.REPORT: CueKind.REPORT,
    Term.PUBLISH: CueKind.REPORT,
    Term.ANNOUNCE: CueKind.REPORT,
    Term.ACCORDING: CueKind.REPORT,
    Term.ACCORDING_AFTER: CueKind.REPORT,
    Term.ACCORDING_THEM: CueKind.REPORT,
    Term.DENY: CueKind.DENY,
    Term.DECLINE: CueKind.DECLINE,
    Term.NEGATE: CueKind.NEGATE,
    Term.HEDGE: CueKind.HEDGE,
    Term.PLAN: CueKind.PLAN,
}
#: Words that say whose word something is. Declining to comment is none: that somebody says nothing is the narrator's statement.
SAYING = (
    Term.REPORT,
    Term.PUBLISH,
    Term.ANNOUNCE,
    Term.DENY,
    Term.ACCORDING,
    Term.ACCORDING_AFTER,
    Term.ACCORDING_THEM,
)
#: What a longer phrase of one kind takes from a shorter one inside it: "declined to comment" negates nothing.
_COVERS = {
    CueKind.NEGATE: (Term.DENY, Term.DECLINE, Term.NOT_NEGATE),
    CueKind.REPORT: (Term.DECLINE, Term.DENY, Term.HEDGE, Term.NOT_NEGATE),
    CueKind.DENY: (Term.DECLINE, Term.NOT_NEGATE),
    CueKind.HEDGE: (Term.NOT_NEGATE,),
    CueKind.DECLINE: (Term.NOT_NEGATE,),
    CueKind.PLAN: (Term.NOT_NEGATE,),
}


#: How far a negation may stand from the verb of saying, in characters and, with a pronoun between them, in words.
_REACH, _WORDS = 48, 4
_NAMES_SUBJECT = frozenset("en fr de nl sv da nb".split())
#: In Chinese so many letters before a negation name somebody else, unless they say "self" or "the company".
_OWN_SUBJECT = 3
_SELF = re.compile(r"自己|自身|其|我|本|该|該|公司|集团|集團|方面|从|從|绝|絕|并|並")
_PRONOUN = re.compile(
    r"\s?,?\s?(?:that |dass |dat |att |at |qu['’])?(?:it|he|she|they|we|il|elle|ils|elles|er|sie|es|hij|zij|ze|han|hun|hon|de)\b"
)
_SUFFIXED = re.compile(r"\s[بو]?[أإ]ن(?:ها|ه|هم|هن|نا)\s$")
#: Quotations and other sentences part the negation from the verb.
_PARTED = re.compile(r"[.!?;:“”\"«»„「」\n]")


def find_cues(
    text: str, hits: Sequence[Hit[Term]], words: Lexicon | None = None, quotes: Sequence[Span] = ()
) -> list[Cue]:
    """The cues of a text in order; inside a longer phrase of a stronger kind a cue does not count.

    With the lexicon that found the hits, what somebody denies of themselves without a verb of denying counts too, also
    in quotations ("we have never paid").
    """
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
    if words is not None:
        negations = [*_refusing(text, list(found.values()), words)]
        negations += denied_in_quotes(
            text, [cue for cue in found.values() if cue.kind is CueKind.NEGATE], words, quotes
        )
        negations += called_wrong(text, list(found.values()), words)
        negations += denied_with_emphasis(text, list(found.values()), words, quotes)
        for cue in negations:
            found[CueKind.DENY, cue.start] = cue
    return sorted(found.values(), key=lambda cue: (cue.start, cue.end, cue.kind))


def _refusing(text: str, cues: Sequence[Cue], words: Lexicon) -> Iterator[Cue]:
    """Negations that open what somebody says of themselves ("said it had not", "أكدت أنها لم"): a denial in other words."""
    openers = words.words("that")
    reports = {cue.end: cue for cue in cues if cue.kind is CueKind.REPORT}
    for negation in cues:
        if negation.kind is not CueKind.NEGATE:
            continue
        end = next(
            (at for at in range(negation.start, max(-1, negation.start - _REACH), -1) if at in reports), None
        )
        if end is None or _PARTED.search(gap := text[end : negation.start]):
            continue
        told = len(re.findall(r"\w+", gap))
        if words.order == "verb-first":
            # The subject stands between; the conjunction carries the pronoun ("أنها").
            own = _SUFFIXED.search(gap) is not None
        elif words.language in _NAMES_SUBJECT:
            # The pronoun is not left out: without one somebody else is meant.
            own = _PRONOUN.match(gap) is not None and told <= _WORDS
        else:
            opened = openers and clause_opening(openers, words.language).match(gap)
            # Where the verb comes last, a negation that touches it says that it was not said ("말하지 않았다").
            touches = words.order != "verb-last" and not gap.strip()
            foreign = (
                words.language == "zh" and len(gap.strip("，, ")) > _OWN_SUBJECT and not _SELF.search(gap)
            )
            own = (
                not foreign
                and told <= 1
                and bool(
                    opened
                    or reports[end].text.endswith(openers)
                    or touches
                    or gap.strip() in (",", "，", "、")
                )
            )
        if own and not claims_nothing(text, negation.start, negation.end, words):
            yield Cue(negation.start, negation.end, negation.text, CueKind.DENY)


def _covered(hit: Hit[Term], kind: CueKind, covering: Sequence[Hit[Term]]) -> bool:
    return any(
        other.value in _COVERS[kind]
        and other.start <= hit.start
        # In verb-last languages "refuse" ends the phrase and begins the denial's ("टिप्पणी करने से इनकार किया").
        and (hit.end <= other.end or (other.value is Term.DECLINE and hit.start < other.end))
        and other.end - other.start > hit.end - hit.start
        for other in covering
    )
