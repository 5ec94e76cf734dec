"""Who speaks by the place in Hindi, Persian and Arabic: between the head of a clause and its verb, or behind that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .appositions import ARABIC_ADVERBS
from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .subject_words import NOUNS, VERBS, WORD, speaker_at, words_before
from .types import AttributionKind

#: Words that no subject holds in Hindi and Persian.
_HINDI_STOPS = frozenset(
    "में से को पर कि और या तक ही भी तो यह इस उस वह जो इन उन है हैं था थे थी लेकिन वहीं जबकि बाद पहले हुए करते बताते कहते देते हुई अब तब इसी उसी इससे उससे मगर पर, द्वारा लिए बीच साथ दौरान ने जवाब"
    " उधर इधर दूसरी ओर दरअसल हालांकि वहीँ साफ ऐसा ऐसी ऐसे सिर्फ केवल ज़रिए जरिए करके देकर".split()
)
_HINDI_TIES = frozenset("के की का व".split())
_HINDI_AGENTIVE = re.compile(r"\sने\s")
_PERSIAN_STOPS = frozenset(
    "که را در به از با و این برای تا هم نیز است بود شد یک کرد اما ولی هر تا او وی آنها آن‌ها ما من چنین همچنین سپس البته پیش پس بعد قبل ضمن درباره چند".split()
)
_ARABIC_STOPS = frozenset(
    "في على من إلى عن مع بعد قبل خلال منذ حول بين أمام ضمن عبر به بها له لها فيه فيها إنه إنها أنه أنها أن إن بأن بأنه بأنها لكن فيما بينما حيث وقد قد لم لا لن ليس ليست هذا هذه ذلك تلك التي الذي الذين ما مما"
    " أول أمس اليوم غدا الخميس الجمعة السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء كل بعض غير سوى رغم ضد لدى عند نحو كما إذا ثم أو أم وقوع مقتل إصابة وجود إجلاء".split()
)
_ARABIC_CONJUNCTIONS = frozenset("أن إن لكن فيما بينما غير و حين وأن وإن ولكن".split())
_NO_ARABIC_NAME = (*VERBS, Term.NEGATE, Term.PRONOUN, Term.ACCORDING, Term.PLAN, Term.HEDGE)
_ARABIC_QUOTED = re.compile(r"\s[«“\"]([^«»“”\"\n]{2,30})[»”\"](?=[،,\s.])")
#: A passive shows by its first vowel ("قُدّرت").
_PASSIVE = re.compile(r".ُ")
_LONGEST_FIRM, _LONGEST_SUBJECT = 4, 7
_PERSIAN_CLAUSE = re.compile(r"[،؛.»:]")
_PERSIAN_END = re.compile(r"\s(?:از|به|در|با|برای|این|آن|درباره|ضمن|طی|نیز|هم|هرگونه|هر)\s")


def hindi(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words before ने, before an "according to", or between a comma and a verb that ends its sentence."""
    text = sentence.text
    if cue.value is Term.ACCORDING:
        return
    end = cue.start
    if cue.value is not Term.ACCORDING_AFTER and not text.startswith(("का ", "की ", "के "), cue.start):
        marks = list(_HINDI_AGENTIVE.finditer(text, sentence.span.start, cue.start))
        if marks:
            end = marks[-1].start()
        elif not re.search(r"[,'’”»]\s(?:\S+\s){1,6}$", text[sentence.span.start : cue.start]):
            return
    while end > sentence.span.start and text[end - 1] == " ":
        end -= 1
    begun = words_before(sentence, end, 7, _HINDI_STOPS)
    while text[begun:end].split(" ")[0] in _HINDI_TIES:
        begun = text.index(" ", begun) + 1
    if end - begun > 2:
        yield from speaker_at(sentence, begun, end, cue)


def persian(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words between the head of a clause and its verb or a preposition, or those behind an "according to"."""
    text = sentence.text
    if cue.value is Term.ACCORDING:
        words = _persian_words(sentence, cue.end)
        if words and text[words[-1].end() : words[-1].end() + 1] in ("،", ","):
            yield from speaker_at(sentence, words[0].start(), words[-1].end(), cue)
        return
    if cue.value not in VERBS:
        return
    end = cue.start - 1
    begun = words_before(sentence, end, 7, _PERSIAN_STOPS)
    opens = not text[sentence.span.start : begun].strip(" «»“”") or text[:begun].rstrip().endswith(
        ("،", "؛", "»", "”")
    )
    if opens and end - begun > 2:
        yield from speaker_at(sentence, begun, end, cue)
        return
    clause = max(
        (mark.end() for mark in _PERSIAN_CLAUSE.finditer(text, sentence.span.start, cue.start)),
        default=sentence.span.start,
    )
    while clause < cue.start and text[clause] == " ":
        clause += 1
    words = _persian_words(sentence, clause)
    opened = any(hit.start == clause and hit.value in NOUNS for hit in sentence.hits)
    if opened and words and words[-1].end() < cue.start and _PERSIAN_END.match(text, words[-1].end()):
        yield from speaker_at(sentence, clause, words[-1].end(), cue)


def _persian_words(sentence: Sentence, start: int) -> list[re.Match[str]]:
    """The words from `start` on that a subject can hold."""
    kept: list[re.Match[str]] = []
    for word in WORD.finditer(sentence.text, start, min(sentence.span.end, start + 70)):
        piece = word.group()
        if (
            sentence.text[kept[-1].end() if kept else start : word.start()].strip()
            or piece in _PERSIAN_STOPS
            or piece in calendar_words("fa")
            or any(map(str.isdigit, piece))
            or any(
                hit.start < word.end()
                and word.start() < hit.end
                and hit.value in (*VERBS, Term.NEGATE, Term.PRONOUN)
                for hit in sentence.hits
            )
            or len(kept) == _LONGEST_SUBJECT
        ):
            break
        kept.append(word)
    return kept


def arabic(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words behind a verb or an "according to", as far as articles and names go on; those before it behind a conjunction."""
    text = sentence.text
    if cue.value is Term.ACCORDING_AFTER or _PASSIVE.match(text, cue.start, cue.end):
        return
    quoted = _ARABIC_QUOTED.match(text, cue.end, sentence.span.end)
    if quoted is not None and len(quoted.group(1).split()) <= _LONGEST_FIRM:
        yield Speaker(*quoted.span(1), AttributionKind.NAMED, quoted.group(1), lead=cue.start)
        return
    words = _arabic_words(sentence, cue)
    if words:
        yield from _arabic_subject(sentence, cue, words)
    begun = (
        words_before(sentence, cue.start - 1, 4, _ARABIC_STOPS)
        if cue.value is not Term.ACCORDING
        else cue.start
    )
    before = text[sentence.span.start : begun].split()
    subject = text[begun : cue.start - 1]
    if subject.startswith("ال") and " " in subject and (not before or before[-1] in _ARABIC_CONJUNCTIONS):
        yield from speaker_at(sentence, begun, cue.start - 1, cue)


def _arabic_words(sentence: Sentence, cue: Hit[Term]) -> list[re.Match[str]]:
    """The words behind a verb up to one that no subject holds."""
    text, usual = sentence.text, calendar_words("ar")
    kept: list[re.Match[str]] = []
    behind = cue.end
    for word in WORD.finditer(text, cue.end, min(sentence.span.end, cue.end + 80)):
        piece = word.group()
        if not kept and piece in ARABIC_ADVERBS and not text[behind : word.start()].strip(" \u00a0"):
            behind = word.end()
            continue
        covered = any(
            hit.start < word.end() and word.start() < hit.end and hit.value in _NO_ARABIC_NAME
            for hit in sentence.hits
        )
        if (
            text[kept[-1].end() if kept else behind : word.start()].strip(" \u00a0")
            or piece in _ARABIC_STOPS
            or piece in usual
            or piece.endswith(("ًا", "اً"))
            or piece.startswith(("بال", "وال", "لل"))
            or covered
            or any(map(str.isdigit, piece))
            or len(kept) == _LONGEST_SUBJECT
        ):
            break
        kept.append(word)
    return kept


def _arabic_subject(sentence: Sentence, cue: Hit[Term], words: Sequence[re.Match[str]]) -> Iterator[Speaker]:
    text = sentence.text
    start, end = words[0].start(), words[-1].end()
    definite = [word.group().startswith("ال") for word in words]
    if not any(definite):
        return
    last = next((at for at in range(1, len(words)) if definite[at - 1] and not definite[at]), len(words)) - 1
    titled = any(hit.value is Term.TITLE and hit.start == start for hit in sentence.hits)
    closed = (
        end >= sentence.span.end
        or text[end] in '.،؛:»«"'
        or text[end:].startswith((" أن", " إن", " بأن", " في ", " على "))
    )
    if titled and last + 1 < len(words):
        # "مدير المتحف وائل سمعان": behind a title and what it is for stands the name, two words where nothing closes it.
        first = words[last + 1].start()
        name_end = end if closed else words[min(last + 2, len(words) - 1)].end()
        name = text[first:name_end]
        if " " in name:
            yield Speaker(start, name_end, AttributionKind.NAMED, name, person=True, lead=cue.start)
            return
    if not closed or (titled and last + 1 < len(words)):
        # What goes on without an article behind a word with one is the object ("أكد خفر السواحل إجلاء …").
        end = words[last].end()
    if end - start > 3:
        yield from speaker_at(sentence, start, end, cue)
