"""What somebody looks for, as terms: words and phrases in any script, matched the way passages are indexed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .folding import placed_words, search_tokens

#: Words between quotation marks of any kind are one phrase; elsewhere blanks separate terms.
_PARTS = re.compile(
    r"[\"“”„«»「」『』](?P<phrase>[^\"“”„«»「」『』]+)[\"“”„«»「」『』]|(?P<word>[^\s\"“”„«»「」『』]+)"
)

#: Syllables of Korean, taken apart by folding: its particles hang on the word, so that a word is a beginning.
_HANGUL = re.compile("[\u1100-\u11ff]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)

#: Scripts that write article, conjunction and prepositions as one word with the noun (letters as `fold` leaves them):
#: the script's letters, the articles that a query loses, and all that may stand before a word in a text.
_CLITICS: tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        re.compile("[\u0620-\u064a]{3,}"),
        ("وال", "بال", "كال", "فال", "ال", "لل"),
        ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال", "وب", "وبال", "ول", "ولل"),
    ),
    (
        re.compile("[\u05d0-\u05ea]{3,}"),
        (),
        ("", "ה", "ו", "וה", "ב", "וב", "ל", "ול", "מ", "ומ", "מה", "ש", "שה", "כ"),
    ),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One token that is looked for: any of its spellings; with `begins`, longer words that begin so match too."""

    spellings: tuple[str, ...]
    begins: bool = False

    def among(self, numbers: Mapping[str, Sequence[int]]) -> set[int]:
        """Return the numbers of this word among those of the words of a passage."""
        spellings: Iterable[str] = self.spellings
        if self.begins:
            spellings = [word for word in numbers if word.startswith(self.spellings)]
        return {number for spelling in spellings for number in numbers.get(spelling, ())}


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; `spelled` is how the query wrote them, with accents and without case."""

    words: tuple[Word, ...]
    spelled: str


@lru_cache(maxsize=1024)
def terms_of(query: str) -> tuple[Term, ...]:
    """Return the terms of a query, all of which a passage must hold.

    Blanks separate terms; words in quotation marks are one term, as is a run of a script without blanks. A `*` at the
    end of a word stands for any ending. A query without letters and digits has no terms.
    """
    terms = []
    for part in _PARTS.finditer(query):
        asked = part["phrase"] or part["word"]
        tokens = search_tokens(asked).split()
        if tokens:
            last = len(tokens) - 1
            words = tuple(
                _word(token, open_ended=place == last and asked.endswith("*"))
                for place, token in enumerate(tokens)
            )
            terms.append(Term(words=words, spelled=_spelled(asked.rstrip("*"))))
    return tuple(terms)


def tsquery(terms: Sequence[Term]) -> str:
    """Return the terms as text for `to_tsquery('simple', …)`: every spelling quoted, so that nothing in it can act."""
    return " & ".join(f"({' <-> '.join(_written(word) for word in term.words)})" for term in terms)


def ranges(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where terms stand in `text`, as code points `start, end`, sorted and without overlaps."""
    words, place_of = placed_words(text)
    numbers: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        numbers.setdefault(word, []).append(number)
    found = sorted(
        (place_of(first)[0], place_of(first + len(term.words) - 1)[1])
        for term in terms
        for first in _firsts(numbers, term)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def spelled_alike(text: str, terms: Sequence[Term]) -> int:
    """Return how many terms stand in `text` with the very accents of the query: “má” is not “mà” to one who types it."""
    spelled = _spelled(text)
    return sum(term.spelled in spelled for term in terms)


def _spelled(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _word(token: str, *, open_ended: bool) -> Word:
    # Passages hold pairs of an unspaced script: one character alone begins a pair.
    alone = len(token) == 1 and _UNSPACED.match(token)
    begins = open_ended or bool(alone) or bool(_HANGUL.fullmatch(token))
    for letters, articles, before in _CLITICS:
        if letters.fullmatch(token):
            stem = next(
                (token.removeprefix(article) for article in articles if _leaves_a_word(token, article)), token
            )
            return Word(tuple(dict.fromkeys((token, *(clitic + stem for clitic in before)))), begins)
    return Word((token,), begins)


def _leaves_a_word(token: str, article: str) -> bool:
    return token.startswith(article) and len(token) - len(article) >= 3


def _written(word: Word) -> str:
    mark = ":*" if word.begins else ""
    spellings = " | ".join(f"'{_quoted(spelling)}'{mark}" for spelling in word.spellings)
    return f"({spellings})" if len(word.spellings) > 1 else spellings


def _quoted(spelling: str) -> str:
    return spelling.replace("\\", "\\\\").replace("'", "''")


def _firsts(numbers: Mapping[str, Sequence[int]], term: Term) -> set[int]:
    """Return where the first words of a term stand whose others follow."""
    found, *others = (word.among(numbers) for word in term.words)
    for offset, places in enumerate(others, start=1):
        found = {number for number in found if number + offset in places}
    return found
