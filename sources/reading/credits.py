"""Credits in one word: “nach Polizeiangaben”, “laut Medienberichten”, “enligt polisuppgifter” name who says it in a compound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from .lexicon import Term
from .phrases import Hit
from .speakers import Sentence, Speaker
from .types import AttributionKind

#: Before the compound or behind it stands what makes it a credit; the compound ends in what somebody gives.
_FRAMES = {
    "de": (
        r"nach|laut|gemäß",
        r"zufolge",
        r"angaben|auskunft|berichte[n]?|informationen|darstellung|schätzung(?:en)?|kreisen|aussagen|erkenntnissen",
    ),
    "nl": (r"volgens", r"\Z\A", r"gegevens|cijfers|bronnen|berichten|rapporten|schattingen"),
    "sv": (r"enligt", r"\Z\A", r"uppgifter|källor|rapporter|siffror|beräkningar"),
    "da": (r"ifølge", r"\Z\A", r"oplysninger|kilder|rapporter|tal|beregninger"),
    "nb": (r"ifølge", r"\Z\A", r"opplysninger|kilder|rapporter|tall|beregninger"),
}
#: What news media are called at the head of such a compound.
_MEDIA = re.compile(r"^(?:medie|media|press|zeitung|agentur|kranten|avis|nyhet)", re.IGNORECASE)
#: The letter that joins a compound behind these endings ("Regierungsangaben", "Ministeriumsangaben").
_JOINED = re.compile(
    r"(?:ung|schaft|heit|keit|tät|ion|ium|amt|bund|unternehmen|konzern|verband|verein|dienst|militär)(?=s$)"
)


def credited_in_compounds(
    sentence: Sentence, cues: Sequence[Hit[Term]]
) -> tuple[list[Hit[Term]], list[Speaker]]:
    """Return the credits in one word of a sentence, as a cue where no other stands there, and who is credited."""
    frame = _FRAMES.get(sentence.lexicon.language)
    if frame is None:
        return [], []
    before, behind, given = frame
    compound = rf"(?P<who>\w{{4,}}?)(?:{given})"
    found = chain(
        re.compile(rf"(?<!\w)(?P<frame>{before})\s{compound}(?!\w)", re.IGNORECASE).finditer(
            sentence.text, sentence.span.start, sentence.span.end
        ),
        re.compile(rf"(?<!\w){compound}\s(?P<frame>{behind})(?!\w)", re.IGNORECASE).finditer(
            sentence.text, sentence.span.start, sentence.span.end
        ),
    )
    hits, speakers = [], []
    for match in found:
        start, end = match.span("frame")
        term = Term.ACCORDING if start < match.start("who") else Term.ACCORDING_AFTER
        if not any(cue.start < end and start < cue.end for cue in cues):
            hits.append(Hit(start, end, term, end))
        who = match.group("who")
        text = who[:-1] if _JOINED.search(who) else who
        kind = AttributionKind.OUTLET if _MEDIA.match(who) else AttributionKind.OFFICIAL
        stop = match.end() if term is Term.ACCORDING else start - 1
        speakers.append(Speaker(match.start("who"), stop, kind, text, common=kind is AttributionKind.OUTLET))
    return hits, speakers
