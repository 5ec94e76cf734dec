"""What is counted, and numbers that measure nothing known."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.reading.quantities.ballots import CLAUSE_END, BallotScan
from sources.reading.quantities.classifiers import SOURCES
from sources.reading.quantities.digits import Numeral
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.labels import LabelScan
from sources.reading.quantities.lexicon import SAME, Bound
from sources.reading.quantities.scan import BREAKS, ONES, PEOPLE, VERB_LAST
from sources.reading.quantities.unknown import PLURAL, UnknownScan
from sources.reading.types import QuantityKind
from sources.reading.vocabulary.folding import is_letter, is_unspaced, word_end

# How far from its number a fate is told, and where one is told before it.
_NEAR, _FAR = 24, 40
_VERB_FIRST = frozenset(
    {
        "ar",
        "es",
        "pt",
        "it",
        "ro",
        "ca",
        "pl",
        "cs",
        "sk",
        "ru",
        "uk",
        "bg",
        "hr",
        "el",
        "he",
        "hu",
        "tl",
        "id",
        "ms",
    }
)
# Languages that join only scales and crowds to what they count ("un million de personnes").
_PARTITIVE = frozenset({"fr", "es", "pt", "it", "ca"})
# What makes a place of the word before it.
_WITHIN = {"hi": (" में",), "ur": (" میں", " ميں"), "mr": ("मध्ये",)}
# Larger numbers before a full stop and a capital are no ordinals.
_ORDINALS = 100
# What makes one person of a Chinese one (其中一人重伤).
_ONE_PERSON = re.compile(r"人(?![一称稱们們生物工员員家民才])")
# The second number of a range, behind an article.
_UPPER = re.compile(r"(?:[^\W\d_]{1,4}\s)?\d+")


class CountScan(BallotScan, LabelScan, UnknownScan):
    """Reads a number as a count."""

    def _counted(self, numeral: Numeral, floor: int) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        end, bound = self._after(numeral)
        article = numeral.spelled and text[numeral.start : numeral.end] in lexicon.articles
        if article or (numeral.spelled and numeral.scale == 1 and numeral.value in (0, 1)):
            return self._one(numeral)
        if "/" in text[numeral.start : numeral.end] or self._ends_sentence(numeral):
            return None
        before = lexicon.nouns.match_before(text, self._left(numeral.start)) if lexicon.scale_before else None
        if before and before[0] >= floor:
            start, unit = before
            counted = self._original(start, self._left(numeral.start))
            return self._with_bound(
                Finding(start, end, QuantityKind.COUNT, numeral.value, unit, numeral, counted), bound
            )
        if self._is_ordinal(numeral) or self._is_decade(numeral, end) or self._is_inning(end):
            return None
        # "12-köpfig", "5-этажный", "40patrový".
        joint = end + (text[end : end + 1] in {"-", "'"})
        adjective = (
            lexicon.counted_adjectives.match(text, joint)
            if text[end : end + 1] != " " or lexicon.language == "hu"
            else None
        )
        if adjective is None and lexicon.language == "hu":
            adjective = lexicon.counted_adjectives.match(text, self._right(end))
        if adjective:
            counted = self._original(joint, adjective[0])
            return Finding(
                numeral.start, adjective[0], QuantityKind.COUNT, numeral.value, adjective[1], numeral, counted
            )
        index = self._connected(end)
        part = lexicon.nouns.match(text, self._right(end)) if index > self._right(end) else None
        if part and part[1] == SAME:
            # "Cuatro de ellos": what joins the number to the pronoun belongs to it.
            index = self._right(end)
        if lexicon.language == "th" and (hurt := self._hurt(numeral, index, bound)):
            return hurt
        if known := self._numbered_persons(numeral, index) or self._levels(numeral, index, bound):
            return known
        if ballots := self._ballots(numeral, index, bound):
            return ballots
        for skipped in range(3):
            noun = (
                self._noun_at(index)
                or self._compound_noun(index)
                or self._by_case(index)
                or self._by_counter(numeral, index, floor)
            )
            if noun and not (numeral.spelled and lexicon.places and noun[1] == "points"):
                # "Three of them children" are three of them.
                whole = noun if part and part[1] == SAME else self._classified(noun)
                stop, unit = self._headed(numeral, index, self._qualified(index, whole))
                if text[index:stop] in lexicon.classifiers:
                    unit = self._unit_of_classifier(text[index:stop], unit, numeral, floor)
                if unit == "flights" and self._names_flight(numeral):
                    return None
                if lexicon.places and unit not in {SAME, PEOPLE}:
                    self._remember(index, stop, unit)
                if unit in {"earthquakes", "aftershocks"} and numeral.decimals and numeral.scale == 1:
                    # "A 6.1 quake", "6,1-es földrengés".
                    return Finding(
                        numeral.start, numeral.end, QuantityKind.MEASURE, numeral.value, "magnitude", numeral
                    )
                if unit == SOURCES and " " in text[index:stop]:
                    # What they know is no part of the number of people who know it.
                    stop = text.index(" ", index)
                counted = self._original(self._connected(end), stop)
                finding = Finding(
                    numeral.start, stop, QuantityKind.COUNT, numeral.value, unit, numeral, counted
                )
                if unit == SAME:
                    # A verb ("56 were unaccounted for") counts nothing itself.
                    verb = lexicon.language == "en" and text[index:stop] in lexicon.function_words
                    finding = replace(finding, unit="", ellipsis=True)
                    finding = replace(finding, end=numeral.end, counted="") if verb else finding
                    people = text[numeral.start : numeral.end] in lexicon.collectives
                    if people or ((part or verb) and self._fate_in(stop, min(len(text), stop + _NEAR))):
                        finding = replace(finding, unit=PEOPLE, ellipsis=False)
                return self._with_bound(finding, bound)
            if skipped == 0 and (sources := self._knowing(numeral, index)):
                return sources
            if skipped == 0 and lexicon.fates.match(text, index):
                return self._fated(numeral, bound)
            if skipped == 0 and lexicon.capital_nations and (nationals := self._nationals(numeral, bound)):
                return nationals
            stop = word_end(text, index)
            if (
                stop == index
                # "Dos de los seis barcos": no adjective, but a whole.
                or (index > self._right(end) and lexicon.spelled.match(text, index))
                or text[index:stop] in lexicon.function_words
                or is_unspaced(text[index])
                or text[stop : stop + 1] not in {" ", "-"}
                or self._is_year(numeral)
                # "31 siguen desaparecidas": a verb is no adjective.
                or (lexicon.language in _PARTITIVE and not self._may_be_plural(index, stop))
            ):
                break
            index = stop + 1
        return (
            self._of_theirs(numeral, bound)
            or self._nationals(numeral, bound)
            or self._agents(numeral, bound)
            or self._persons(numeral)
            or self._fated(numeral, bound)
            or self._english(numeral, bound)
        )

    def _one(self, numeral: Numeral) -> Finding | None:
        """One of what is counted, where the word is no article ("one worker died", "a single boat", одна школа)."""
        text, lexicon = self.text, self.lexicon
        word = text[numeral.start : numeral.end]
        alone = lexicon.only.match_before(text, self._left(numeral.start)) is not None
        alone = alone or (lexicon.language == "zh" and _ONE_PERSON.match(text, numeral.end) is not None)
        if numeral.value != 1 or (word in lexicon.articles and word not in ONES and not alone):
            return None
        index = self._connected(numeral.end)
        noun = lexicon.nouns.match(text, index) or self._by_plural(index)
        if noun is None and not is_unspaced(text[index : index + 1] or " "):
            # An adjective may stand between.
            stop = word_end(text, index)
            if (
                stop > index
                and text[index:stop] not in lexicon.function_words
                and text[stop : stop + 1] == " "
            ):
                noun = lexicon.nouns.match(text, stop + 1) or self._by_plural(stop + 1)
        noun = self._classified(noun) if noun else None
        if noun is None or noun[1] == SAME or lexicon.units_after.match(text, index):
            return None
        # "One resident said" tells who speaks, not how many.
        following = self._right(noun[0])
        if noun[1] == PEOPLE and text[following : word_end(text, following)] in lexicon.tellers:
            return None
        counted = self._original(index, noun[0])
        return Finding(numeral.start, noun[0], QuantityKind.COUNT, numeral.value, noun[1], numeral, counted)

    def _fated(self, numeral: Numeral, bound: Bound | None) -> Finding | None:
        """People by what became of them ("29 were rescued", "two drowned", أنقذ 29)."""
        text, lexicon = self.text, self.lexicon
        plain = numeral.decimals or numeral.scale != 1 or self._is_year(numeral)
        if plain or not lexicon.fates or numeral.vague or lexicon.language == "th":
            return None
        if self._part_of_whole(numeral) or self._is_lower_bound(numeral) or self._of_things(numeral):
            return None
        if self._plain(numeral) and not numeral.spelled and self._after_name(numeral):
            return None
        end = self._after(numeral)[0]
        # Where a bound in words follows ("200 से अधिक घायल"), the number alone is the people.
        end = numeral.end if text[numeral.end : numeral.end + 1] == " " else end
        suffix = re.compile(r"['’:-][^\W\d_]{1,5}(?![^\W\d_])").match(text, end) if lexicon.suffixes else None
        end = suffix.end() if suffix else end
        reach = _FAR if lexicon.language in VERB_LAST or lexicon.places else _NEAR
        if not self._fate_in(end, min(len(text), end + reach)):
            if lexicon.language not in _VERB_FIRST or numeral.spelled:
                return None
            start = max(0, numeral.start - _NEAR)
            broken = max((text.rfind(mark, start, numeral.start) for mark in BREAKS), default=-1)
            if not self._fate_in(max(start, broken + 1), numeral.start):
                return None
        return self._with_bound(
            Finding(numeral.start, end, QuantityKind.COUNT, numeral.value, PEOPLE, numeral), bound
        )

    def _bare(self, numeral: Numeral, floor: int) -> Finding | None:
        """A number without a known unit: the word after it is what it counts, if it looks like a noun."""
        text, lexicon = self.text, self.lexicon
        named = text[numeral.start - 1 : numeral.start] == " " and numeral.start > 1
        alone = (
            lexicon.language == "th" and named and self._plain(numeral) and not self._part_of_whole(numeral)
        )
        if alone and not lexicon.to.match(text, self._right(numeral.end)):
            # What is counted has a classifier: ดาวเทียมสยามสตาร์ 2 is a name.
            return None
        if numeral.vague or (
            numeral.spelled
            and numeral.scale < 1000
            and not (self._partitive(numeral, floor) or self._predicate(numeral))
        ):
            return None
        if numeral.spelled and numeral.value == numeral.scale:
            return None
        end, bound = self._after(numeral)
        if self._is_ordinal(numeral) or self._is_year(numeral):
            return None
        if numeral.decimals == 1 and numeral.scale == 1 and numeral.value % 1 == 0:
            # "आवास योजना 2.0" is a name.
            return None
        plain = not numeral.decimals and not numeral.grouped and numeral.scale == 1
        if plain and (self._is_score(numeral) or self._numbers_noun(numeral)):
            return None
        if plain and self._after_name(numeral) and not self._part_of_whole(numeral):
            return None
        glued = text[end : end + 1]
        if not numeral.spelled and numeral.scale == 1 and is_letter(glued or " ") and not is_unspaced(glued):
            # 5G, 40C, 4x4.
            return None
        if numeral.end == end and self._compound(numeral):
            return None
        index = self._connected(end)
        suffix = re.compile(r"[':-][^\W\d_]{1,5}(?![^\W\d_])").match(text, end) if lexicon.suffixes else None
        stop = suffix.end() if suffix else numeral.end
        counted = ""
        which = lexicon.of_which.match_before(text, self._left(numeral.start)) is not None
        if (
            suffix is None
            and index > end
            and not self._part_of_whole(numeral)
            and text[end] == " "
            and index < len(text)
            and is_letter(text[index])
            # Where no spaces part the words, what follows is no single noun.
            and not is_unspaced(text[index])
            # "410-мільйонний контракт": the number is an adjective, not a count.
            and "-" not in text[numeral.start : numeral.end]
        ):
            word = word_end(text, index)
            if (
                text[index:word] not in lexicon.function_words
                and word - index > 2
                and not lexicon.copulas_behind.match(text, index)
                # "1,1 mil milhões anuais".
                and not lexicon.per.match(text, index)
                # "420 dell'anno".
                and text[word : word + 1] != "'"
                # "312 والوفيات".
                and not (lexicon.language == "ar" and text[index] == "و")
                # "340 सूरत में": where they are.
                and not text.startswith(_WITHIN.get(lexicon.language, ("\0",)), word)
                and not self._capital(index)
                # German nouns begin with a capital: "340 bedroht" counts nothing.
                and not (lexicon.language == "de" and self._original(index, index + 1).islower())
                # "300,000 marched", "38 seulement": only a plural is what is counted.
                and (which or self._may_be_plural(index, word))
                # "3 de bonus", but "dont 86 000 de cellulose".
                and (
                    which
                    or index == self._right(end)
                    or numeral.scale > 1
                    or lexicon.language not in _PARTITIVE
                )
                # Where the verb ends the clause, what ends it is no noun ("80 हज़ार बताई।").
                and not (lexicon.language in VERB_LAST and CLAUSE_END.match(text, word))
            ):
                counted, stop = self._original(index, word), word
        finding = Finding(
            numeral.start, stop, QuantityKind.NUMBER, numeral.value, "", numeral, counted, ellipsis=True
        )
        if lexicon.language == "en" and PLURAL.search(counted):
            # Units have English names: what nobody listed names itself.
            finding = replace(finding, kind=QuantityKind.COUNT, unit=counted, ellipsis=False)
        return self._with_bound(finding, bound)

    def _compound(self, numeral: Numeral) -> bool:
        """1面, 3号, 2부: a small number glued to a character that is no counter belongs to a word."""
        following = self.text[numeral.end : numeral.end + 1]
        joined = self.lexicon.to.match(self.text, numeral.end)
        if joined and self.text[self._right(joined[0]) :][:1].isdigit():
            # 40至60艘.
            return False
        return bool(following) and is_letter(following) and is_unspaced(following) and self._plain(numeral)

    def _is_score(self, numeral: Numeral) -> bool:
        """The result of a game or a vote (3-1, 2:0), whose larger number stands first."""
        text, start, end = self.text, numeral.start, numeral.end
        after = re.compile(r"[-–—―:](\d{1,2})(?!\d|[.,:]\d|%)").match(text, end)
        before = re.compile(r"(\d{1,2})[-–—―:]$").search(text[max(0, start - 3) : start])
        return (after is not None and int(after[1]) <= numeral.value) or (
            before is not None and int(before[1]) >= numeral.value
        )

    def _is_ordinal(self, numeral: Numeral) -> bool:
        pattern, end = self.lexicon.ordinals, numeral.end
        if numeral.spelled or numeral.scale != 1 or pattern is None or not pattern.match(self.text, end):
            return False
        if numeral.grouped and self.text[end] == "." and self._original(end, end + 3)[-1:].isupper():
            return False
        # A full stop before a capital ends the sentence, but in German every noun has one, and Turkish ends sentences with a verb.
        return (
            self.text[end] != "."
            or not self._capital(self._right(end + 1))
            or (
                self.lexicon.language == "tr"
                and numeral.value < _ORDINALS
                and self.text[end + 1 : end + 2] == " "
            )
        )

    def _is_lower_bound(self, numeral: Numeral) -> bool:
        """Whether a measure follows that it shares ("the dead were between 41 and 79 years old")."""
        for joint in (self.lexicon.to, self.lexicon.and_):
            joined = joint.match(self.text, self._right(numeral.end))
            upper = _UPPER.match(self.text, self._right(joined[0])) if joined else None
            if upper and self.lexicon.units_after.match(self.text, self._connected(upper.end())):
                return True
        return False

    def _partitive(self, numeral: Numeral, floor: int) -> bool:
        """Whether a small number in words is a part of the whole that follows, or that stands right before it."""
        if self.lexicon.places or numeral.decimals:
            return False
        if self._part_of_whole(numeral) or (0 < floor == numeral.start - 1 and self.text[floor] == " "):
            return True
        if floor and self._postposed(self.text[floor : numeral.start].strip()):
            return True
        # "By seven votes to two."
        against = self.lexicon.against.match_before(self.text, self._left(numeral.start))
        return against is not None and 0 < floor == self._left(against[0]) and self._closes(numeral.end)

    def _closes(self, end: int) -> bool:
        return CLAUSE_END.match(self.text, end) is not None or end >= len(self.text)
