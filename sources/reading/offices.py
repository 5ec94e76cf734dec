"""Where the name of an office begins and ends: the words before and behind the one that says what it is."""

from __future__ import annotations

import re

from .appositions import STOPS
from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence

#: What is no part of an office's name.
_PARTS = (
    Term.ACCORDING,
    Term.ACCORDING_AFTER,
    Term.REPORT,
    Term.PUBLISH,
    Term.ANNOUNCE,
    Term.DENY,
    Term.DECLINE,
    Term.NEGATE,
    Term.HEDGE,
    Term.PLAN,
    Term.PRONOUN,
    Term.DOCUMENT,
)
_CHINESE_EDGE = (
    r"(?:对于|關於|关于|对|對|据|據|由|向|在|与|與|和|及|被|让|讓|因|当|當|从|從|将|將|是|为|為|以|但|而|称|说|的|了|等|周[一二三四五六日末]"
    r"|星期[一二三四五六日天]|今天|昨天|昨日|今日|日前|近日|当天|當天|随后|隨後|同时|同時|此前|目前|其中|根据|根據|按照|依据|通过|經過|经过)"
)
#: Small words that no name of an office holds, where the words that name it stand before or behind.
_WORDS_BEFORE = {
    "hi": frozenset(
        "ने को से में पर का की के और या तक कि ही भी यह इस उस एक वह जो इन उन है हैं था थे थी अपने सभी कई कुछ लेकिन वहीं जबकि नए नई"
        " पास बाद पहले साथ लिए द्वारा अंदर बाहर ऊपर नीचे पीछे आगे सामने दौरान बीच खिलाफ तरफ ओर करीब".split()
    ),
    "ur": frozenset(
        "نے کو سے میں پر کا کی کے اور یا تک کہ ہی بھی یہ اس ایک وہ جو ان ہے ہیں تھا تھے لیکن جبکہ نئے"
        " پاس بعد پہلے ساتھ لیے لئے ذریعے اندر باہر اوپر نیچے پیچھے آگے سامنے دوران درمیان خلاف طرف قریب".split()
    ),
    "bn": frozenset("ও এবং এই একটি যে এ ওই সেই কিন্তু তবে তার তাদের জন্য থেকে পর আগে নতুন".split()),
    "ta": frozenset("இந்த அந்த ஒரு மற்றும் ஆனால் என்று என அதன் புதிய".split()),
}
_WORDS_AFTER = {
    "th": frozenset[str](),
    "fa": frozenset("که را در به از با و این آن برای تا هم نیز است بود شد یک کرد اما ولی هر تا".split()),
    "he": frozenset("כי את על של עם אל ב ל גם לא זה הוא היא אך או כדי לפני אחרי לאחר הודיע אמר".split()),
}
_GERMAN_NAMED = re.compile(
    r"(?:institute?s?|universität|firma|unternehmens?|konzerne?s?|stiftung|agentur|verbande?s?|gewerkschaft|klinik|herstellers?|betreibers?|reederei"
    r"|molkerei|werft|brauerei|vereine?s?|beratung|hochschule|genossenschaft|kanzlei|partei|bank|gesellschaft|denkfabrik)$"
)
_QUOTED_NAME = re.compile(r"\s?[«“\"„「][^«»“”\"„「」\n.!?،,]{2,36}[»”\"“」]")
_QUOTED_WORDS = 4


def whole_office(sentence: Sentence, hit: Hit[Term], start: int, end: int) -> tuple[int, int]:
    """The span of an office's whole name around `start..end`, where the language puts the words that name it."""
    if sentence.lexicon.language in ("zh", "ja"):
        start = _dense_start(sentence, start)
    elif sentence.lexicon.language == "tr":
        start = _compound_start(sentence, start)
    elif sentence.lexicon.language == "ko":
        start = _korean_office_start(sentence, start)
    elif sentence.lexicon.language == "ar":
        end = _arabic_office_end(sentence, hit, end)
    elif sentence.lexicon.language in _WORDS_BEFORE:
        start = _named_start(sentence, start)
    elif sentence.lexicon.language in _WORDS_AFTER:
        end = _named_end(sentence, hit, end)
    elif sentence.lexicon.language == "de":
        end = _german_end(sentence, hit, end)
    if sentence.lexicon.language == "fi" or sentence.text[start - 1 : start] == "-":
        start = _capitals_start(sentence, start)
    quoted = _QUOTED_NAME.match(sentence.text, end, sentence.span.end)
    if quoted and len(quoted.group().split()) <= _QUOTED_WORDS:
        end = quoted.end()
    return start, end


def _dense_start(sentence: Sentence, start: int) -> int:
    """An office's name begins with the Han, kana or letters before it that no preposition, verb or date is among."""
    low = max(
        [
            sentence.span.start,
            start - 14,
            *(hit.end for hit in sentence.hits if hit.value in _PARTS and hit.end <= start),
        ]
    )
    head = re.search(r"[\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30feA-Za-z]{1,14}$", sentence.text[low:start])
    if head is None:
        return start
    piece = head.group()
    if sentence.lexicon.language == "zh":
        piece = re.split(_CHINESE_EDGE, piece)[-1]
    return start - len(piece)


def _named_start(sentence: Sentence, start: int) -> int:
    """Words before an office that name it, in languages that put them there ("मधुमक्खी पालक संघ")."""
    stops = _WORDS_BEFORE[sentence.lexicon.language]
    head = sentence.text[sentence.span.start : start]
    kept = start
    for word in reversed(list(re.finditer(r"[^\s,،।.:;()\"“”]+", head))[-3:]):
        at = sentence.span.start + word.start()
        between = sentence.text[at + len(word.group()) : kept]
        known = any(
            hit.start < at + len(word.group()) and at < hit.end
            for hit in sentence.hits
            if hit.value in _PARTS
        )
        if (
            between.strip()
            or known
            or word.group() in stops
            or word.group() in calendar_words(sentence.lexicon.language)
        ):
            break
        if any(map(str.isdigit, word.group())):
            break
        kept = at
    return kept


def _named_end(sentence: Sentence, hit: Hit[Term], end: int) -> int:
    """Words behind an office that name it, in languages that put them there ("สถาบันเคสเทรล", "مؤسسه کسترل")."""
    language = sentence.lexicon.language
    if not any(other.value is Term.ORGANISATION and other.start == hit.start for other in sentence.hits):
        return end
    edges = [other.start for other in sentence.hits if other.start >= end and other.value in _PARTS]
    stop = min([sentence.span.end, end + 26, *edges])
    if language == "th":
        run = re.match(r"[\u0e00-\u0e7f]+", sentence.text[end:stop])
        ended = run and (
            end + run.end() in edges or sentence.text[end + run.end() : end + run.end() + 1] in ("", " ")
        )
        return end + run.end() if run and ended and run.end() >= 3 else end
    for word in list(re.finditer(r"\s([^\s,،.:;؛()\"“”«»]+)", sentence.text[end:stop]))[:2]:
        piece = word.group(1)
        if (
            piece in _WORDS_AFTER[language]
            or any(map(str.isdigit, piece))
            or piece in calendar_words(language)
        ):
            break
        if end + word.end() > stop or (language == "fa" and piece.startswith("می")):
            break
        return end + word.end()
    return end


def _german_end(sentence: Sentence, hit: Hit[Term], end: int) -> int:
    """A German body that a name may follow without more ado ("des Instituts Kestrel")."""
    if not _GERMAN_NAMED.search(sentence.text[hit.start : hit.end].lower()):
        return end
    name = re.match(
        r"\s[A-ZÄÖÜ][\w-]+(?:\s(?:&|und)\s[A-ZÄÖÜ][\w-]+)?(?=[\s,.;:])", sentence.text[end : end + 40]
    )
    return end + name.end() if name else end


def _capitals_start(sentence: Sentence, start: int) -> int:
    """A name that a hyphen or a genitive ties to an office behind it ("Kestrel-instituutin", "Lundbyn yliopiston")."""
    head = re.search(r"[A-ZÅÄÖ][\w’']*[ -]$", sentence.text[sentence.span.start : start])
    return start - len(head.group()) if head else start


def _compound_start(sentence: Sentence, start: int) -> int:
    """An office of which the first word is what it manages ("Müze yönetimi"), where it opens its clause."""
    head = re.search(r"(?:^|[,;:।.]\s)((?:[^\W\d_]+\s){1,2})$", sentence.text[sentence.span.start : start])
    return start - len(head.group(1)) if head else start


def _korean_office_start(sentence: Sentence, start: int) -> int:
    """An office's name begins with the nouns before it that carry no particle ("시 소방 당국은")."""
    head = sentence.text[sentence.span.start : start]
    words = re.search(r"(?:(?:^|(?<=\s))[가-힣A-Za-z0-9]+\s){1,3}$", head)
    if words is None:
        return start
    kept = start
    for word in reversed(words.group().split()):
        if (
            re.search(
                r"(?:은|는|이|가|을|를|의|에|에서|에게|으로|로|와|과|도|만|한|된|할|인|던|며|고|서)$", word
            )
            or word[0].isdigit()
        ):
            break
        kept -= len(word) + 1
    return kept


def _arabic_office_end(sentence: Sentence, hit: Hit[Term], end: int) -> int:
    """An office's name goes on with words that carry the article ("هيئة الأرصاد الجوية"), or with one name ("معهد كيسترل")."""
    if end == hit.end and not sentence.text[hit.start : end].startswith(("ال", "لل")):
        name = re.match(
            r"\s([^\s.،,؛:()\"“”«»\d]{3,})", sentence.text[end : min(end + 24, sentence.span.end)]
        )
        taken = name and any(
            other.start < end + name.end() and end + name.start(1) < other.end for other in sentence.hits
        )
        if name and not taken and name.group(1) not in STOPS and not name.group(1).startswith(("ال", "لل")):
            return end + name.end()
    match = re.match(
        r"(?:\s(?:ال|لل)[^\s.،,؛:()\"“”«»]+){1,4}", sentence.text[end : min(end + 60, sentence.span.end)]
    )
    return end + match.end() if match else end
