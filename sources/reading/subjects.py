"""Subjects of verbs of saying that no word of the lexicon names: "the cooperative said", "сообщили в компании"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .types import AttributionKind

#: Languages in which the article at the head of a clause shows its subject; elsewhere it may be an adverbial there.
_SUBJECT_FIRST = frozenset("de nl en fr es it pt ro el hu".split())
#: Nouns of time that an article turns into an adverbial there ("La semana pasada dijo").
_TIMES = frozenset(
    "semana mes año noche mañana tarde día vez ano noite manhã dia settimana mese anno notte mattina sera giorno volta"
    " semaine mois année nuit matin soir jour fois woche monat jahr nacht morgen abend tag week maand jaar dag avond"
    " week month year night morning evening day time săptămâna luna anul noaptea dimineața seara ziua"
    " εβδομάδα μήνα χρόνο νύχτα πρωί βράδυ ημέρα hét hónap év éjszaka reggel este nap".split()
)
#: Languages in which "they said in the company" is how the company speaks, with the endings of such verbs.
_IMPERSONAL = {
    "ru": (r"(?:ли|лись|ют|ят|ут|ают)$", r"в|во|на"),
    "uk": (r"(?:ли|лися|ють|ять|уть)$", r"в|у|на"),
    "pl": (r"(?:ano|ono|to|li|ją)$", r"w|we"),
    "cs": (r"(?:li|jí)$", r"v|ve|na"),
    "de": (r"(?:heißt es|hieß es|verlautete|verlautet)$", r"in|im|aus|bei|beim"),
}
#: Verbs by which a paper shows something, with the prepositions before the paper ("Z pozwu wynika, że …").
_SHOWN = {
    "ru": (r"(?:следует|явствует|вытекает)$", r"из"),
    "uk": (r"(?:випливає|слідує)$", r"з|із|зі"),
    "pl": (r"(?:wynika|wynikało)$", r"z|ze"),
    "cs": (r"(?:vyplývá|vyplynulo)$", r"z|ze"),
    "nl": (r"(?:blijkt|bleek)$", r"uit"),
    "sv": (r"(?:framgår|framgick)$", r"av"),
    "da": (r"(?:fremgår|fremgik)$", r"af"),
    "nb": (r"(?:fremgår|framgår|fremgikk)$", r"av"),
    "es": (r"(?:desprende)$", r"de|del"),
    "it": (r"(?:emerge|risulta)$", r"da|dal|dalla|dalle|dai|dagli"),
    "ro": (r"(?:reiese|rezultă)$", r"din"),
}
_WORD = r"[^\s,.:;!?()“”\"«»„—–]+"
_DENSE_ADVERB = re.compile(
    r"^(?:随后|隨後|同时|同時|此外|对此|對此|日前|昨天|今天|其后|但|并|也|又|都|再次|多次|坚决|断然|已|他|她|其|双方)"
)
_CLOSED = re.compile(r"[”\"»“’」,،]\s*[—–-]?\s*$")
_LONGEST = 5


def unlisted(sentence: Sentence, cues: Sequence[Hit[Term]], known: Sequence[Speaker]) -> Iterator[Speaker]:
    """Phrases beside a verb of saying that must be its subject, where nobody of `known` stands in them."""
    for cue in cues:
        if cue.value not in (Term.REPORT, Term.PUBLISH, Term.DENY):
            continue
        for found in (*_behind(sentence, cue, known), *_before(sentence, cue), *_bare(sentence, cue)):
            if not any(one.start < found.end and found.start < one.end for one in known):
                yield found
        yield from _impersonal(sentence, cue)


def _behind(sentence: Sentence, cue: Hit[Term], known: Sequence[Speaker]) -> Iterator[Speaker]:
    """An article and a noun behind a verb that follows what was said ("…, sagte die Genossenschaft")."""
    lexicon = sentence.lexicon
    if lexicon.order not in ("verb-middle", "verb-second"):
        return
    if not _CLOSED.search(sentence.text[max(sentence.span.start, cue.start - 14) : cue.start]):
        return
    quoted = max((quote.end for quote in sentence.quotes if quote.end <= cue.start), default=0)
    if any(quoted <= one.start and one.end <= cue.start for one in known):
        return
    tail = sentence.text[cue.end : min(sentence.span.end, cue.end + 70)]
    for key, kind in (("definite", AttributionKind.OFFICIAL), ("indefinite", AttributionKind.ANONYMOUS)):
        pattern = _articled(lexicon.words(key))
        match = pattern.match(tail) if pattern else None
        if match:
            words = _noun_phrase(match.group("noun").split(), sentence)
            if words:
                start = cue.end + match.start("noun")
                text = " ".join(words)
                yield Speaker(start, start + len(text), kind, text)


def _before(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """An article and a noun between the head of the clause and the verb ("The cooperative said")."""
    lexicon = sentence.lexicon
    if lexicon.language not in _SUBJECT_FIRST:
        return
    head = re.split(r"[,;:“”\"«»„()]", sentence.text[sentence.span.start : cue.start])[-1]
    pattern = _articled(lexicon.words("definite"))
    match = pattern.match(head) if pattern else None
    if match is None or match.end() < len(head.rstrip()):
        return
    noun = match.group("noun").rstrip()
    words = noun.split()
    if len(words) > _LONGEST or _noun_phrase(words[:1], sentence) == []:
        return
    end = cue.start - len(head) + match.start("noun") + len(noun)
    if _TIMES.intersection(word.lower() for word in words):
        return
    yield Speaker(end - len(noun), end, AttributionKind.OFFICIAL, noun, guessed=True)


def _bare(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """A noun without an article that opens its sentence before a verb of denying ("Muzeum zaprzecza", 博物馆否认)."""
    lexicon = sentence.lexicon
    if cue.value is not Term.DENY or lexicon.words("definite") or lexicon.order == "verb-first":
        return
    head = sentence.text[sentence.span.start : cue.start]
    if lexicon.language in ("zh", "ja"):
        match = re.match(
            r"([\u3400-\u9fff\u30a1-\u30fe]{2,8})は"
            if lexicon.language == "ja"
            else r"([\u3400-\u9fff]{2,8})$",
            head,
        )
        if match and not _DENSE_ADVERB.match(match.group(1)):
            start = sentence.span.start
            yield Speaker(start, start + match.end(1), AttributionKind.OFFICIAL, match.group(1), guessed=True)
        return
    words = head.split()
    usual = {*lexicon.words("common"), *lexicon.words("pronoun"), *calendar_words(lexicon.language)}
    if (
        lexicon.order == "verb-last"
        or not 1 <= len(words) <= 2
        or not all(word.isalpha() for word in words)
        or usual.intersection(word.lower() for word in words)
    ):
        return
    text = " ".join(words)
    start = sentence.span.start
    yield Speaker(start, start + len(text), AttributionKind.OFFICIAL, text, guessed=True)


def _impersonal(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Where people are said to have spoken in a body ("сообщили в министерстве", "heißt es in der Zentrale")."""
    verb = sentence.text[cue.start : cue.end].lower()
    prepositions = next(
        (
            before
            for table in (_IMPERSONAL, _SHOWN)
            for endings, before in [table.get(sentence.lexicon.language, ("", ""))]
            if endings and re.search(endings, verb)
        ),
        "",
    )
    if not prepositions:
        return
    phrase = rf"(?P<where>{_WORD}(?:\s{_WORD}){{0,{_LONGEST - 1}}}|«[^«»\n]{{2,40}}»)"
    tail = sentence.text[cue.end : min(sentence.span.end, cue.end + 80)]
    match = re.match(rf"\s(?:{prepositions})\s(?:(?:der|dem|den)\s)?{phrase}(?=[,.:;!?]|\s[—–]|$)", tail)
    at = cue.end
    if match is None:
        head = sentence.text[sentence.span.start : cue.start]
        clause = re.split(r"[,;:“”\"()]|(?<=[.!?])\s", head)[-1]
        match = re.match(rf"\s*(?:{prepositions})\s{phrase}\s$", clause, re.IGNORECASE)
        at = cue.start - len(clause)
    if match is None:
        return
    start, end = at + match.start(), at + match.end()
    first = match.group("where").split()[0].lower()
    if first in calendar_words(sentence.lexicon.language) or first[0].isdigit():
        return
    inside = next((name for name in sentence.names if start <= name.start and name.end <= end), None)
    if inside is not None:
        yield Speaker(start, end, AttributionKind.NAMED, inside.text, inside.key)
    else:
        where = match.group("where").strip()
        bare = "" if " " in where else where
        yield Speaker(start, end, AttributionKind.OFFICIAL, where, bare=bare)


def _noun_phrase(words: Sequence[str], sentence: Sentence) -> list[str]:
    """The words up to a preposition, a day or what else ends a short noun phrase."""
    stops = {*sentence.lexicon.words("addressee"), *calendar_words(sentence.lexicon.language)}
    kept: list[str] = []
    for word in words[:_LONGEST]:
        if (word.lower() in stops and kept) or word[0].isdigit():
            break
        if sentence.lexicon.language == "de" and kept and word.islower():
            break
        if word.lower() in calendar_words(sentence.lexicon.language):
            return []
        kept.append(word)
    return kept


@lru_cache(maxsize=128)
def _articled(articles: tuple[str, ...]) -> re.Pattern[str] | None:
    if not articles:
        return None
    joined = "|".join(
        re.escape(word) + ("" if word.endswith(("'", "’")) else r"\s")
        for word in sorted(articles, key=len, reverse=True)
    )
    return re.compile(rf"\s*(?:{joined})(?P<noun>{_WORD}(?:\s{_WORD}){{0,{_LONGEST}}})", re.IGNORECASE)
