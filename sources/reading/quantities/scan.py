"""Looking left and right of a number in folded text."""

from __future__ import annotations

import re

from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding, apply_bound
from sources.reading.quantities.lexicon import SAME, Bound, Lexicon
from sources.reading.quantities.not_times import IN_A_YEAR
from sources.reading.vocabulary.folding import Folded, is_letter, is_unspaced, word_end, word_start

#: "One" where it is no article: languages without articles, and those that write or accent it otherwise.
ONES = frozenset(
    "one één én yksi один одна одно одне един една едно jeden jedna jedno jedan satu moja".split()
)
#: The unit of whoever can be counted.
PEOPLE = "people"
#: What parts a number from what is told of it.
BREAKS = frozenset(",.;:!?،؛、，。；：！？।۔()\n")
#: Languages that end a clause with its verb.
VERB_LAST = frozenset({"hi", "ur", "bn", "mr", "ta", "te", "fa", "tr", "am"})
# What opens a quotation of few words that a number ends, and what closes it.
_QUOTED_NAME = re.compile(r"(?:^|[\s(])[«“\"'][^\W\d_][^«»“”\"'.,;:!?،؛।]{1,30}[\s-]$")
_LONGEST_NAME = 40
_YEARS, _EARLIER_YEARS = range(1900, 2101), range(1400, 1900)
_WORD = re.compile(r"[^\W\d_]+")
# Languages that write case endings behind abbreviations.
_ABBREVIATIONS_INFLECTED = frozenset({"tr", "hu", "fi"})
_LONGEST_SUFFIX = 6
#: How a noun in the plural ends in languages whose verbs end otherwise.
_PLURAL_ENDINGS = {
    "fr": re.compile(r"[sxz]$"),
    "es": re.compile(r"s$"),
    "pt": re.compile(r"s$"),
    "ca": re.compile(r"s$"),
    "it": re.compile(r"[^oa]$"),
    "en": re.compile(r"[^sui]s$|(?:ie|sse)s$"),
}
#: Articles, conjunctions and prepositions that stand before a noun without a space.
GLUED = {"ar": ("وال", "بال", "لل", "ال", "و"), "he": ("וה", "שה", "לה", "ה", "ו", "ל", "ב")}
# Longer sentences are lists or tables.
_SENTENCE = 300
SENTENCE_END = re.compile(r"[.!?。！？؟।]\s|[。！？।\n]")

# Labels and names are numbered from one: a thousand of them is an amount.
_PLAIN = 1000


class Scan:
    """One text with the vocabulary of its language."""

    def __init__(self, folded: Folded, lexicon: Lexicon, currency: str | None) -> None:
        self.folded = folded
        self.text = folded.text
        self.lexicon = lexicon
        self.currency = currency
        #: Where the last number of a label ended.
        self._last_label = 0

    def _left(self, index: int) -> int:
        return index - 1 if self.text[index - 1 : index] in {" ", "-"} else index

    def _right(self, index: int) -> int:
        return index + 1 if self.text[index : index + 1] in {" ", "-", "\n"} else index

    def _connected(self, index: int) -> int:
        """The index after an optional connector ("millions d'euros", "20 de lei")."""
        start = self._right(index)
        connector = self.lexicon.connectors.match(self.text, start)
        if connector:
            return self._right(connector[0])
        if self.lexicon.language in {"fr", "it", "ca"} and self.text[start : start + 2] == "d'":
            return start + 2
        return start

    def _after(self, numeral: Numeral) -> tuple[int, Bound | None]:
        """The index after an infixed bound (30多名, 30여 명)."""
        infix = self.lexicon.bounds_infix.match(self.text, self._right(numeral.end))
        return (infix[0], infix[1]) if infix else (numeral.end, None)

    def _may_be_plural(self, start: int, end: int) -> bool:
        """Whether a word ends like a noun in the plural; always where endings do not tell."""
        endings = _PLURAL_ENDINGS.get(self.lexicon.language)
        return endings is None or endings.search(self.text, start, end) is not None

    def _original(self, start: int, end: int) -> str:
        return self.folded.original[self.folded.start(start) : self.folded.end(end)]

    def _capital(self, index: int) -> bool:
        """True for a capital letter, where that marks a name (not in German, which capitalises all nouns)."""
        return self.lexicon.language != "de" and self.folded.original[self.folded.start(index)].isupper()

    def _with_bound(self, finding: Finding, bound: Bound | None) -> Finding:
        return finding if bound is None else apply_bound(bound, finding)

    def _plain(self, numeral: Numeral) -> bool:
        """True for a small whole number without separators or scale, which may as well be a label or a name's part."""
        return not numeral.decimals and not numeral.grouped and numeral.scale == 1 and numeral.value < _PLAIN

    def _after_name(self, numeral: Numeral) -> bool:
        """Llama 4, Artemis 2, iPhone 15: a small number right after a capitalised word that starts no sentence."""
        text, start = self.text, numeral.start
        if numeral.value >= 1000 or text[start - 1 : start] != " ":
            return False
        first = word_start(text, start - 1)
        if first == start - 1 or first == 0:
            return False
        written = self._original(first, start - 1)
        opens = re.search(r"[.!?:\n\"“„«—–-]\s*$", text[max(0, first - 4) : first]) is not None
        return any(character.isupper() for character in written) and not opens

    def _ends_quotation(self, start: int) -> bool:
        """Whether a number that a closing quotation mark follows ends a quotation of few words."""
        return _QUOTED_NAME.search(self.text[max(0, start - _LONGEST_NAME) : start]) is not None

    def _noun_within(self, at: int) -> tuple[int, str] | None:
        """The noun that begins here, also behind an article or preposition glued to it (الجرحى, הפצועים)."""
        nouns, text = self.lexicon.nouns, self.text
        glued = (prefix for prefix in GLUED.get(self.lexicon.language, ()) if text.startswith(prefix, at))
        return nouns.match(text, at) or next(
            (noun for prefix in glued if (noun := nouns.match(text, at + len(prefix)))), None
        )

    def _word_starts(self) -> list[int]:
        """Where a word may begin: anywhere in text without spaces."""
        if self.lexicon.places:
            return [index for index, character in enumerate(self.text) if is_letter(character)]
        return [word.start() for word in _WORD.finditer(self.text)]

    def _word_begins(self, index: int) -> bool:
        before = self.text[index - 1 : index]
        return is_unspaced(self.text[index]) or not (before and is_letter(before))

    def _article_skipped(self, end: int) -> int:
        index = self._connected(end)
        stop = word_end(self.text, index)
        return stop + 1 if self.text[index:stop] in self.lexicon.articles else index

    def _without_function_words(self, start: int, end: int) -> int:
        """Where a phrase ends without the "of" or "the" that it needed."""
        while True:
            first = word_start(self.text, end)
            if (
                first <= start
                or self.text[first:end] not in self.lexicon.function_words
                or self.text[first - 1] != " "
                # "Üçte bir": the one is the part.
                or self.lexicon.spelled.get(self.text[first:end]) is not None
            ):
                return end
            end = first - 1

    def _sentence(self, at: int) -> tuple[int, int]:
        start = max(
            (mark.end() for mark in SENTENCE_END.finditer(self.text, max(0, at - _SENTENCE), at)),
            default=max(0, at - _SENTENCE),
        )
        mark = SENTENCE_END.search(self.text, at, at + _SENTENCE)
        return start, mark.start() if mark else min(len(self.text), at + _SENTENCE)

    def _with_suffix(self, end: int) -> int:
        """Where a case ending behind an abbreviation ends ("9 km'lik", "9 MW-os"), else `end`."""
        lexicon = self.lexicon
        if (
            lexicon.language not in _ABBREVIATIONS_INFLECTED
            or self.text[end : end + 1] not in lexicon.suffixes
        ):
            return end
        stop = word_end(self.text, end + 1)
        return stop if 0 < stop - end - 1 <= _LONGEST_SUFFIX else end

    def _ends_sentence(self, numeral: Numeral) -> bool:
        """Whether the full stop of an abbreviated scale ends its sentence ("860 млн. Акции")."""
        after = self._right(numeral.end)
        stopped = numeral.scale > 1 and self.text[numeral.end - 1 : numeral.end] == "."
        return stopped and after < len(self.text) and self._capital(after)

    def _is_year(self, numeral: Numeral) -> bool:
        plain = not (numeral.decimals or numeral.grouped or numeral.spelled) and numeral.scale == 1
        if not plain or numeral.end - numeral.start != 4:
            return False
        # An earlier year is one behind "in" or "since".
        before = self.text[max(0, numeral.start - _LONGEST_NAME) : numeral.start]
        earlier = int(numeral.value) in _EARLIER_YEARS and IN_A_YEAR.search(before) is not None
        return int(numeral.value) in _YEARS or earlier

    def _fate_in(self, start: int, stop: int) -> bool:
        """Whether a fate is told in this part of the text, before any pause, other number or other noun."""
        text, lexicon = self.text, self.lexicon
        for index in range(start, stop):
            if text[index] in BREAKS or text[index].isdigit():
                return False
            if index and is_letter(text[index - 1]) and not is_unspaced(text[index]):
                continue
            # Arabic and Hebrew write a conjunction with the verb.
            if lexicon.fates.match(text, index) or (
                text[index] in "وفו" and lexicon.fates.match(text, index + 1)
            ):
                return True
            noun = lexicon.nouns.match(text, index)
            if noun and text[index : noun[0]] not in lexicon.function_words and noun[1] not in {SAME, PEOPLE}:
                return False
        return False
