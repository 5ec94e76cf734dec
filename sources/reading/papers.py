"""Whose a poll, a study or a letter is: what a paper finds is said by the one whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .lexicon import Term
from .phrases import Hit, word_end
from .places import calendar_words
from .speakers import Sentence, Speaker
from .types import AttributionKind, NameKind

#: Languages in which whose paper it is stands before it alone, and those in which it may stand there as well.
_BEFORE_ONLY = frozenset("ja ko tr fi hu hi bn ur ta zh".split())
_BEFORE_TOO = frozenset("en de nl sv da nb".split())
#: What a paper is about, or whom it goes to, is not whose it is.
_ABOUT = {
    language: frozenset(words.split())
    for language, words in {
        "en": "on about into to for regarding concerning that which",
        "de": "über zu zum zur an dass",
        "fr": "sur concernant à aux que qui",
        "es": "sobre acerca a al que",
        "pt": "sobre acerca a ao à aos às que",
        "it": "su sul sulla sui sulle sull' a ai al agli alle che",
        "nl": "over naar aan dat",
        "sv": "om till att som",
        "da": "om til at som der",
        "nb": "om til at som",
        "pl": "o do na że dotyczący dotycząca",
        "cs": "o k ke na že",
        "ru": "о об про к ко на для что",
        "uk": "про о до на для що",
        "ro": "despre privind către că",
        "el": "για προς στους στον στην ότι",
        "id": "tentang mengenai kepada untuk bahwa",
        "ms": "tentang mengenai kepada untuk bahawa",
        "vi": "về gửi cho tới rằng",
        "sw": "kuhusu kwa kwamba kuwa",
        "ar": "عن حول بشأن إلى أن",
        "fa": "درباره دربارهٔ به برای که",
        "he": "על אודות אל כי",
        "th": "เกี่ยวกับ ถึง",
    }.items()
}
#: Before a paper that has nobody's name they show that somebody else speaks in it ("in a letter the dairy wrote").
_INSIDE = frozenset(
    "in im en dans em no na num numa nel nella in i w we v ve в у во în στο στη στην σε dalam katika trong ใน በ with by mit par per z s с з med"
    " på via über through after nach après tras dopo po après после після".split()
)
_ABOUT_BEFORE = re.compile(
    r"关于|關於|有关|有關|について|に関する|に対する|対象|대한|관한|상대로|hakkında|ilgili|yönelik|koskev|के बारे|पर\s|সম্পর্কে|নিয়ে|کے بارے|پر\s|பற்றி|szóló"
)
#: How "in a poll" ends where no preposition stands before it.
_WITHIN = {
    "hi": r".{0,9}?\sमें\s",
    "ur": r".{0,9}?\sمیں\s",
    "bn": r".{0,9}?(?:ে|য়)[\s,]",
    "ta": r".{0,12}?ில்[\s,]",
    "ja": r".{0,5}?で(?:は|、|も)?",
    "ko": r".{0,6}?에서",
    "tr": r".{0,12}?(?:nda|nde|da|de|ta|te)[\s,]",
    "fi": r".{0,12}?(?:ssa|ssä)[\s,]",
    "hu": r".{0,12}?(?:ban|ben)[\s,]",
}
_OPENS = 50
_HINDI_GENITIVE = re.compile(r"\s(?:के|की|का|کے|کی|کا)\s")
_THAI_OWNER = re.compile(r"\s?(?:ของ|โดย|จาก)\s?([^\s]{3,30})\s?")
_EDGE = re.compile(r"[,;:،؛、，；：。.!?()（）\n]|\s[–—-]\s")
_BEFORE, _AFTER = 44, 70
#: How many words may stand between a paper and whose it is; before it a genitive and an adjective at most.
_WORDS_AFTER, _WORDS_BEFORE, _DENSE_BEFORE = 5, 3, 14
_SAID = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY, Term.DECLINE)
_LONGER = (
    Term.TITLE,
    Term.OFFICIAL,
    Term.OUTLET,
    Term.AGENCY,
    Term.ANONYMOUS,
    Term.ACCORDING,
    Term.ACCORDING_AFTER,
    Term.ORGANISATION,
)
#: Last letters of the short names of Korean universities, agencies and teams ("룬드대 연구").
_KOREAN_BODY = re.compile(
    r"(?:^|\s)([가-힣A-Za-z]{1,12}(?:대|원|청|부|처|연|회|사|단|국|소|당|팀))(?:의|이|가)?\s(?:\S+\s)?$"
)
_GENITIVE = re.compile(r"['’]s?\s|\s?[\u3040-\u9fff\uac00-\ud7af\u0900-\u0bff\u0600-\u06ff]|\s")


def papers(sentence: Sentence, known: Sequence[Speaker]) -> list[Speaker]:
    """The papers of a sentence as speakers, each under the name of the one of `known` whose it is."""
    found = []
    for hit in sentence.hits:
        if hit.value is not Term.DOCUMENT or _part_of_more(sentence, hit):
            continue
        owner = _named_with(sentence, hit, known) or _owner(sentence, hit, known)
        if owner is None:
            if _inside(sentence, hit):
                continue
            word = sentence.text[hit.start : hit.end]
            stem = sentence.text[hit.start : hit.stem or hit.end]
            found.append(
                Speaker(hit.start, hit.end, AttributionKind.OFFICIAL, word, bare=stem, paper=True, alone=True)
            )
        else:
            start, end = min(owner.start, hit.start), max(owner.end, hit.end)
            found.append(replace(owner, start=start, end=end, stem=0, place=False, paper=True))
    return found


def within_paper(sentence: Sentence, paper: Speaker) -> bool:
    """Whether a sentence opens with "in" and a paper ("In a Kestrel poll", "X के सर्वेक्षण में", "Kestrelin kyselyssä")."""
    text, language = sentence.text, sentence.lexicon.language
    ending = _WITHIN.get(language)
    if ending is not None:
        stop = word_end(text, paper.end)
        opens = paper.start - sentence.span.start <= _OPENS
        return opens and re.match(ending, text[paper.end - 3 : stop + 5]) is not None
    head = text[sentence.span.start : paper.start].lower().split()
    return bool(head) and head[0] in _INSIDE and len(head) <= _WORDS_BEFORE


def _inside(sentence: Sentence, hit: Hit[Term]) -> bool:
    """Whether a preposition stands within two words before a paper that does not say whose it is."""
    head = sentence.text[max(sentence.span.start, hit.start - 24) : hit.start].lower().split()
    return bool(_INSIDE.intersection(head[-2:])) and not any(
        other.value is Term.ACCORDING and 0 <= hit.start - other.end <= 10 for other in sentence.hits
    )


def _part_of_more(sentence: Sentence, hit: Hit[Term]) -> bool:
    """Whether a word for a paper is a verb here ("报道", "report"), or part of a longer word ("thư viện", a library)."""
    named = any(
        other.value is Term.ORGANISATION and (other.start, other.end) == (hit.start, hit.end)
        for other in sentence.hits
    )
    if named and sentence.text[hit.start].isupper() and hit.start > sentence.span.start:
        # "The Geological Survey".
        return True
    return any(
        (other.value in _SAID and other.start < hit.end and hit.start < other.end)
        or (
            other.value in _LONGER
            and other.start <= hit.start
            and hit.end <= other.end
            and (other.value is Term.ACCORDING_AFTER or other.end - other.start > hit.end - hit.start)
        )
        for other in sentence.hits
    )


def _named_with(sentence: Sentence, hit: Hit[Term], known: Sequence[Speaker]) -> Speaker | None:
    """Whose a paper is where one name holds both ("Analyse von Brandt", "Kestrel-Umfrage")."""
    for speaker in known:
        if speaker.pronoun or not (speaker.start <= hit.start and hit.end <= speaker.end):
            continue
        if (hit.start, hit.end) == (speaker.start, speaker.end) or speaker.person:
            continue
        behind = sentence.text[hit.end : speaker.end].split()
        particles = {*sentence.lexicon.words("particles"), *sentence.lexicon.words("addressee")}
        while behind and behind[0].lower() in particles:
            behind.pop(0)
        rest = " ".join(behind) or sentence.text[speaker.start : hit.start].strip(" -'’s")
        if len(rest) > 1:
            return replace(speaker, text=rest, key="", bare="")
    return None


def _owner(sentence: Sentence, hit: Hit[Term], known: Sequence[Speaker]) -> Speaker | None:
    language = sentence.lexicon.language
    free = [one for one in known if not one.pronoun and one.kind is not AttributionKind.ANONYMOUS]
    if language not in _BEFORE_ONLY:
        behind = _behind(sentence, hit, free)
        if behind is not None:
            return behind
    if language in _BEFORE_ONLY or language in _BEFORE_TOO:
        return _ahead(sentence, hit, free)
    return None


def _behind(sentence: Sentence, hit: Hit[Term], known: Sequence[Speaker]) -> Speaker | None:
    """Who stands behind a paper with "by" or "of" ("a poll published on Monday by the Kestrel institute")."""
    stop = min(sentence.span.end, hit.end + _AFTER)
    stop = min(
        [stop, *(other.start for other in sentence.hits if other.value in _SAID and other.start >= hit.end)]
    )
    edge = _EDGE.search(sentence.text, hit.end, stop)
    stop = edge.start() if edge else stop
    words = sentence.text[hit.end : stop].split()
    if sentence.lexicon.language == "th" and (owner := _THAI_OWNER.fullmatch(sentence.text, hit.end, stop)):
        who = owner.group(1)
        if not any(hit.end <= one.start < stop for one in known):
            return Speaker(owner.start(1), owner.end(1), AttributionKind.NAMED, who)
    if words and (
        words[0].lower() in _ABOUT.get(sentence.lexicon.language, ())
        or words[0].lower() in sentence.lexicon.words("that")
    ):
        return None
    for one in sorted(known, key=lambda one: (one.start, -one.end)):
        gap = sentence.text[hit.end : one.start] if one.start >= hit.end else ""
        if hit.end <= one.start < stop and len(gap.split()) <= _WORDS_AFTER:
            if one.place and not one.person:
                continue
            return one
    return None


def _ahead(sentence: Sentence, hit: Hit[Term], known: Sequence[Speaker]) -> Speaker | None:
    """Who stands before a paper in the genitive ("룬드대 연구", "the ministry's report", 伦比大学的一项研究)."""
    language = sentence.lexicon.language
    low = max(sentence.span.start, hit.start - _BEFORE)
    edges = [mark.end() for mark in _EDGE.finditer(sentence.text, low, hit.start)]
    low = max([low, *edges])
    dense = language in ("zh", "ja")
    for one in sorted(known, key=lambda one: (-one.end, one.start)):
        gap = sentence.text[one.end : hit.start] if one.end <= hit.start else ""
        if not (low <= one.end <= hit.start) or (one.place and not one.person) or _ABOUT_BEFORE.search(gap):
            continue
        if dense and (len(gap) > _DENSE_BEFORE or re.search(r"[はもを]", gap)):
            continue
        # "X के 6 मई को जारी सर्वेक्षण": behind a genitive stands more.
        most = _WORDS_AFTER + 1 if _HINDI_GENITIVE.match(gap) else _WORDS_BEFORE
        if not dense and len(gap.split()) > most:
            continue
        if language in _BEFORE_TOO and not _possesses(sentence, one, gap):
            continue
        return one
    if language == "ko":
        match = _KOREAN_BODY.search(sentence.text[low : hit.start])
        if match and match.group(1) not in calendar_words("ko"):
            start = low + match.start(1)
            return Speaker(start, start + len(match.group(1)), AttributionKind.OFFICIAL, match.group(1))
    return None


def _possesses(sentence: Sentence, one: Speaker, gap: str) -> bool:
    """Whether a name before a paper is a genitive or touches it ("Kestrel's latest poll", "the Kestrel poll")."""
    if re.match(r"['’]s?\s", gap):
        return True
    named = any(
        name.start >= one.start and name.end == one.end and name.kind is not NameKind.PLACE
        for name in sentence.names
    )
    return named and gap in (" ", "-") and sentence.lexicon.language in ("en", "de", "nl", "sv", "da", "nb")
