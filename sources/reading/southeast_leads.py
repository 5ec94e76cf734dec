"""Who speaks by the place in Vietnamese, Indonesian and Malay: between the head of a clause and its verb, or behind a verb that follows what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .subject_words import NOUNS, VERBS, speaker_at

_STOPS = {
    "vi": frozenset(
        "rằng là được bị khi vì nếu để trong từ với cho không chưa có này đó theo sau trước tại nhưng và mà thì do đến về"
        " ông bà anh chị họ nó còn dù tuy cùng trên dưới nên như".split()
    ),
    "id": frozenset(
        "yang di dari untuk pada dengan karena bahwa saat tidak belum akan itu ini dalam oleh ke dan tetapi namun"
        " sedangkan sementara setelah sebelum jika agar hal dia mereka ia kami kita bukan adalah menurut seperti".split()
    ),
}
_STOPS["ms"] = _STOPS["id"] | frozenset("ialah kerana bagi tetapi manakala".split())
#: Small words between a subject and its verb.
_ADVERBS = frozenset(
    "cũng đã vừa đang từng mới vẫn sẽ lại juga telah sudah kemudian lantas pun sendiri hanya pernah turut kembali masih lalu".split()
)
_CLAUSE = re.compile(r"[,;:“”\"«»()–—]\s?")
_CLOSED = re.compile(r"[,”\"»]\s$")
_LONGEST = 9


def southeast(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The whole phrase before a verb of saying, or right behind one that follows a comma or a quotation."""
    if cue.value not in VERBS:
        return
    text, start = sentence.text, sentence.span.start
    marks = [mark.end() for mark in _CLAUSE.finditer(text, start, cue.start)]
    begun = marks[-1] if marks else start
    words = text[begun : cue.start].split()
    while words and words[-1].lower() in _ADVERBS:
        words.pop()
    if words:
        end = text.index(words[-1], begun + len(" ".join(words[:-1]))) + len(words[-1])
        yield from _phrase(sentence, begun, end, cue)
    elif sentence.lexicon.language != "vi" and _CLOSED.search(text[start : cue.start]):
        behind = re.match(r"\s([^.,;:“”\"()]{3,80})(?=[.,;]|$)", text[cue.end : sentence.span.end])
        if behind:
            yield from _phrase(sentence, cue.end + behind.start(1), cue.end + behind.end(1), cue)


def _phrase(sentence: Sentence, start: int, end: int, cue: Hit[Term]) -> Iterator[Speaker]:
    words = sentence.text[start:end].split()
    language = sentence.lexicon.language
    lowered = [word.lower() for word in words]
    if (
        not 1 <= len(words) <= _LONGEST
        or _STOPS[language].intersection(lowered)
        or calendar_words(language).intersection(lowered)
        or any(map(str.isdigit, sentence.text[start:end]))
    ):
        return
    opening = any(hit.start == start and hit.value in NOUNS for hit in sentence.hits)
    named = any(word[0].isupper() for word in words[1:]) or (len(words) == 1 and words[0].isupper())
    if opening or named:
        yield from speaker_at(sentence, start, end, cue)
