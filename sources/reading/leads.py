"""Who speaks by where they stand beside a verb of saying, named whole though no word on file names them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .lexicon import Term
from .phrases import Hit
from .speakers import Sentence, Speaker
from .thai import told
from .types import AttributionKind

_UNNAMED = (Term.ANONYMOUS, Term.OUTLET, Term.AGENCY, Term.PRONOUN)

#: So far beyond the subject may reach what else is taken for it, for want of blanks.
_BEYOND = 8


def with_leads(sentence: Sentence, cues: Sequence[Hit[Term]], known: Sequence[Speaker]) -> list[Speaker]:
    """The speakers of a sentence, those that stand within a whole phrase of another left out for it."""
    found = [
        lead
        for lead in _leads(sentence, cues)
        if not any(
            one.person or one.start < lead.start or lead.end + _BEYOND < one.end
            for one in _touching(lead, known)
        )
    ]
    return [one for one in known if not any(one in _touching(lead, [one]) for lead in found)] + found


def _touching(lead: Speaker, known: Sequence[Speaker]) -> list[Speaker]:
    return [one for one in known if one.start < lead.end and lead.start < one.end]


def _leads(sentence: Sentence, cues: Sequence[Hit[Term]]) -> Iterator[Speaker]:
    if sentence.lexicon.language == "th":
        yield from _thai(sentence)


def _thai(sentence: Sentence) -> Iterator[Speaker]:
    start = sentence.span.start
    for one in told(sentence.text[start : sentence.span.end], sentence.lexicon.plain):
        who = sentence.text[start + one.start : start + one.stop]
        opening = [hit for hit in sentence.hits if hit.start == start + one.start]
        if not any(hit.value in _UNNAMED for hit in opening):
            yield Speaker(start + one.start, start + one.stop, AttributionKind.OFFICIAL, who)
