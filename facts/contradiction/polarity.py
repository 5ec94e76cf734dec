"""One position affirms what the other denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, looseness, pairs
from facts.contradiction.types import CitedPassage, ContradictionKind, HeldPosition
from facts.matching import negation
from facts.matching.background import language_mean
from facts.matching.framing import credits_alone
from facts.matching.names import same_speaker
from facts.matching.replies import replies
from facts.matching.speech import quoted
from facts.matching.stances import assures
from facts.matching.types import Feature, Stance
from sources.reading.types import Attribution, AttributionKind, Clause, Cue, CueKind, Passage, Vector

#: So many denials against one passage that affirms: more likely that one's denial was not understood.
_SEVERAL = 3
#: Marks and blanks that two parts of a sentence may share.
_MARKS = 3


def compare(left: HeldPosition, right: HeldPosition) -> Comparison | None:
    """The comparison of two positions of opposite stance; None when both affirm or both deny."""
    if left.stance is right.stance:
        return None
    denying, affirming = (left, right) if left.stance is Stance.DENIES else (right, left)
    affirming = _saying_something(affirming)
    reason = f"denied: “{_quote(denying)}” against “{_quote(affirming)}”"
    return Comparison(ContradictionKind.POLARITY, reason, tuple(_features(denying, affirming)))


def _saying_something(position: HeldPosition) -> HeldPosition:
    """A position without the sentences that only say who speaks, where it has others."""
    said = tuple(
        citation
        for citation in position.citations
        if citation.passage is None or not credits_alone(citation.passage)
    )
    return replace(position, citations=said) if said else position


def _at_stake(position: HeldPosition, other: HeldPosition) -> Iterator[tuple[CitedPassage, Clause | Passage]]:
    """Of each passage of a position the clause that comes nearest to what the other side says, or the whole of it.

    A sentence that says no of one thing and yes of another says yes where only the other is denied.
    """
    theirs = [
        vector
        for citation in other.citations
        if citation.passage is not None
        and (vector := _centred(citation.passage.embedding, citation)) is not None
    ]
    for citation in position.citations:
        if citation.passage is None:
            continue
        clauses = [
            (clause, vector)
            for clause in citation.passage.clauses
            if not _beside_a_quote(citation.passage, clause)
            and not _beside_what_is_said(citation.passage, clause)
            and (vector := _centred(clause.embedding, citation)) is not None
        ]
        if theirs and clauses:
            plain = negation.without(np.array(theirs, dtype=np.float32))
            near = negation.without(np.array([vector for _, vector in clauses], dtype=np.float32)) @ plain.T
            yield citation, clauses[int(near.max(axis=1).argmax())][0]
        else:
            yield citation, citation.passage


def _beside_a_quote(passage: Passage, clause: Clause) -> bool:
    """Whether a clause only tells who says the words that another clause of its sentence quotes."""
    told = any(clause.start <= quote.start < clause.end for quote in passage.quotes)
    says = any(cue.kind is CueKind.REPORT and clause.start <= cue.start < clause.end for cue in passage.cues)
    return bool(passage.quotes) and says and not told


def _beside_what_is_said(passage: Passage, clause: Clause) -> bool:
    """Whether a clause credits somebody and lies apart from all that is said in its sentence, up to a mark or two."""
    credits = any(
        voice.credit is not None and voice.credit.start < clause.end and clause.start < voice.credit.end
        for voice in passage.voices
    )
    said = max(
        (min(voice.end, clause.end) - max(voice.start, clause.start) for voice in passage.voices), default=0
    )
    return credits and said <= _MARKS


def _centred(embedding: Vector | None, citation: CitedPassage) -> Vector | None:
    if embedding is None:
        return None
    bare = embedding - language_mean(citation.language)
    unit: Vector = bare / max(float(np.linalg.norm(bare)), 1e-6)
    return unit


def _negation(words: Sequence[tuple[CitedPassage, Clause | Passage]]) -> float:
    """How negated words are on the whole; 0 where their embeddings are not known."""
    vectors = [
        vector for citation, said in words if (vector := _centred(said.embedding, citation)) is not None
    ]
    return float(negation.strength(np.array(vectors, dtype=np.float32)).mean()) if vectors else 0.0


def _voices(denying: HeldPosition, affirming: HeldPosition) -> Iterator[Feature]:
    """Doubts where what affirms may be said by the one who denies: his other words, not another's claim."""
    verdicts = [
        same_speaker(mine, theirs)
        for one, other in pairs(denying, affirming)
        for mine in _speakers(one)
        for theirs in _speakers(other)
    ]
    if True in verdicts:
        yield Feature("the one who denies says both", features.SAME_SPEAKER)
    elif not any(_speaks_apart(citation) for citation in affirming.citations) and False not in verdicts:
        yield Feature("both may be words of the one who denies", features.PERHAPS_SAME_SPEAKER)


def _speakers(citation: CitedPassage) -> list[Attribution]:
    """On whose word a citation is, and on whose its sentence is on the whole."""
    told = [citation.attribution]
    if citation.passage is not None and citation.passage.attribution != citation.attribution:
        told.append(citation.passage.attribution)
    return told


def _speaks_apart(citation: CitedPassage) -> bool:
    """Whether words are on record as nobody's but the outlet's own, or of sources who are not named."""
    return citation.attribution.kind not in (AttributionKind.NAMED, AttributionKind.OFFICIAL)


def _quote(position: HeldPosition) -> str:
    words = position.citations[0].quote if position.citations else ""
    return words if len(words) <= 120 else words[:119] + "…"


def _doubts(denying: HeldPosition, affirming: HeldPosition) -> Iterator[Feature]:
    """Doubts whether the machine took rightly for an affirmation what no person has stated."""
    if len(affirming.citations) == 1 and len(denying.citations) >= _SEVERAL:
        yield Feature("several deny it and one alone seems to affirm it", features.ALONE_AGAINST_DENIALS)
    if all(citation.passage is not None and citation.passage.heading for citation in affirming.citations):
        yield Feature("only headlines seem to affirm it", features.ONLY_HEADLINES)
    if all(citation.passage is not None and quoted(citation.passage) for citation in affirming.citations):
        yield Feature("only quoted words seem to affirm it", features.ONLY_QUOTED)
    words = list(_at_stake(affirming, denying))
    said, worded = _negation(words), _says_no(words)
    if said > (features.PLAIN if worded else features.NEGATED) or (worded and _by_negation(denying)):
        yield Feature("what seems to affirm says no as well", features.BOTH_SAY_NO, f"{said:.2f}")
    yield from _voices(denying, affirming)


def _features(denying: HeldPosition, affirming: HeldPosition) -> Iterator[Feature]:
    yield Feature("one side affirms what the other denies", features.OPPOSITE_STANCE)
    several = len({citation.source for citation in affirming.citations}) > 1
    if several:
        yield Feature("several texts affirm it", features.SEVERAL_AFFIRM)
    if not affirming.stated:
        yield from _doubts(denying, affirming)
    word = next((cue.text for cue in _cues(denying) if cue.kind is CueKind.DENY), "")
    reply = any(
        citation.passage is not None and replies(citation.passage, citation.language)
        for citation in denying.citations
    )
    alike = min(max(citation.score for citation in side.citations) for side in (denying, affirming))
    # A sentence that only says no may put the same in other words: "it never failed", "all were a success".
    if alike >= features.CLOSE_FROM and (word or reply):
        yield Feature("the words are closely alike", features.CLOSELY_ALIKE, f"{alike:.2f}")
    if word:
        yield Feature("an outright denial", features.OUTRIGHT_DENIAL, word)
    elif reply:
        yield Feature("said in reply to what is told", features.REPLY)
    if word and several and not _by_negation(denying):
        yield from looseness(denying, affirming, features.LOOSELY_ALIKE_BUT_DENIED)
    else:
        loose = (0.0, features.LOOSE_REPLIES if reply and not word else features.LOOSE_BELOW)
        yield from looseness(denying, affirming, features.LOOSELY_ALIKE, between=loose)


def _cues(position: HeldPosition) -> Iterator[Cue]:
    for citation in position.citations:
        yield from citation.passage.cues if citation.passage is not None else ()


def _by_negation(position: HeldPosition) -> bool:
    """Whether all that denies in the words of a position is that they say no."""
    cues = list(_cues(position))
    negations = {(cue.start, cue.end) for cue in cues if cue.kind is CueKind.NEGATE}
    return all(
        cue.kind is not CueKind.DENY or (cue.start, cue.end) in negations or assures(cue) for cue in cues
    )


def _says_no(words: Sequence[tuple[CitedPassage, Clause | Passage]]) -> bool:
    """Whether half of the words have one that says no."""
    negated = [
        any(
            cue.kind is CueKind.NEGATE and cue.start < said.end and said.start < cue.end
            for cue in (citation.passage.cues if citation.passage is not None else ())
        )
        for citation, said in words
    ]
    return bool(negated) and 2 * sum(negated) >= len(negated)
