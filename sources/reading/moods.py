"""Sentences that go on with what somebody said without a verb of saying: by their mood, or because nothing ended the sentence."""

from __future__ import annotations

import re

from .quotes import is_speech
from .speakers import Sentence
from .types import Span

#: Verbs in the German subjunctive of reported speech that have no other reading in the third person.
_GERMAN = re.compile(
    r"(?<![\w-])(?:sei|seien|habe|werde|könne|müsse|wolle|solle|dürfe|möge|wisse|gebe|komme|gehe|stehe|lasse|bleibe|brauche|koste|liege|sehe|finde|halte"
    r"|nehme|führe|bringe|heiße|gelte|fehle|arbeite|laufe|steige|sinke|falle|sterbe|reiche|diene|biete|leide|profitiere|entspreche|bestehe|enthalte"
    r"|verliere|gewinne|wachse|erhalte|beginne|ende|erwarte|plane|prüfe|zahle|drohe|betrage|beruhe|treffe|gehöre|stimme|zeige|spreche|trage|verfüge"
    r"|rechne|schließe|öffne|übernehme|erfolge|dauere)(?!\w)"
)
#: Words that make one of these verbs the first person's or a wish.
_NOT_REPORTED = re.compile(
    r"(?<!\w)(?:ich|es lebe|als ob|als sei|als habe|wie dem auch sei|es sei denn|sei es)(?!\w)", re.IGNORECASE
)
_SPACE = re.compile(r"[ \u00a0\u200b]*")
#: Thai words that open something new.
_THAI_TURN = re.compile(r"(?:ขณะที่|ในขณะที่|ส่วน|ด้าน|ทั้งนี้|อย่างไรก็ตาม|ต่อมา|ก่อนหน้านี้|นอกจากนี้|เมื่อ|หลัง)")


def reported_mood(sentence: Sentence) -> Span | None:
    """The part of a German sentence that its mood shows to be somebody else's words, behind a colon or all of it."""
    if sentence.lexicon.language != "de":
        return None
    text = sentence.text[sentence.span.start : sentence.span.end]
    found = _GERMAN.search(text)
    if found is None or _NOT_REPORTED.search(text):
        return None
    at = sentence.span.start + found.start()
    if any(quote.start <= at < quote.end and is_speech(sentence.text, quote) for quote in sentence.quotes):
        return None
    colon = text.rfind(": ", 0, found.start())
    return Span(sentence.span.start + colon + 2 if colon >= 0 else sentence.span.start, sentence.span.end)


def cut_off(before: Sentence, sentence: Sentence) -> bool:
    """Whether a Thai passage is only cut off from the one before on its line, for its length."""
    if sentence.lexicon.language != "th" or not before.content:
        return False
    gap = sentence.text[before.span.end : sentence.span.start]
    turned = _THAI_TURN.match(sentence.text, sentence.span.start)
    return _SPACE.fullmatch(gap) is not None and turned is None
