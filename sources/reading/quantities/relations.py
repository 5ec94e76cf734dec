"""What neighbouring quantities say about each other: ranges, rates, shared units, conversions."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.reading.quantities.composites import CHAINED, CompositeScan
from sources.reading.quantities.figures import WORTH_CITING, FigureScan
from sources.reading.quantities.finding import Finding
from sources.reading.quantities.lexicon import SAME
from sources.reading.quantities.people import SEATS
from sources.reading.quantities.ratios import PARTICIPLES
from sources.reading.quantities.scan import BREAKS, PEOPLE, SENTENCE_END
from sources.reading.quantities.sums import SumScan
from sources.reading.quantities.wholes import WholeScan
from sources.reading.types import QuantityKind

# Longer sentences are lists or tables.
_SENTENCE = 600
#: From this scale up equal amounts of one text are one amount.
_LARGE = 10**6
# What a motion is carried by.
_VOTES = "votes"
_CLAUSE_END = re.compile(r"\s?(?:[.,;:!?、，。；)）]|\n|$)|\s-\s")
#: How many characters behind money a number may still leave its currency out.
_NEAR = 160
#: The longest adverb between "of" and a whole ("of nationwide 5,230").
_ADVERB = 16
#: How far before a number a pronoun may stand for what is counted.
_PRONOUN = 24
#: Figures that differ by a larger factor are seldom two accounts of the same.
_MANY = 10
#: How far before its verb a subject begins.
_CLAUSE = 60
#: What stands right before its number without a verb ("i feriti 12").
_TOLLS = frozenset({"people", "cases", "votes", "infections", "hospitalisations", "houses"})
#: More people than ever lived at once.
_MANKIND = 10**10
#: Prices with as many places are alike however small they are.
_PRICE_PLACES = 2
# Languages whose clauses end with their infinitives and participles.
_VERB_SECOND = frozenset({"nl", "sv", "da", "nb"})
#: Only these nouns lend their name to a bare number of the same sentence: anything else is too often a bystander.
_INHERITED = frozenset({"people", "houses", "ships"})


class RelationScan(FigureScan, CompositeScan, SumScan, WholeScan):
    """Completes quantities from their neighbours."""

    def _related(self, found: list[Finding]) -> list[Finding]:
        """Ranges, exchange rates, "6,200 of 77,500 jobs", "from 3 to 5 million", then ellipses."""
        merged: list[Finding] = []
        index = 0
        while index < len(found):
            finding = found[index]
            following = found[index + 1] if index + 1 < len(found) else None
            if following is not None:
                pair = (
                    self._rate(finding, following)
                    or self._range(finding, following)
                    or self._duration(finding, following)
                    or self._area(finding, following)
                )
                if pair is not None and pair.unit in CHAINED:
                    # Minutes that take their hours may take their seconds as well.
                    found = [*found[:index], pair, *found[index + 2 :]]
                    continue
                if pair is not None:
                    merged.append(pair)
                    index += 2
                    continue
                finding = self._shared_unit(finding, following)
            merged.append(finding)
            index += 1
        told = self._same_currency(self._same_amount(self._elliptic(merged)))
        # A small number in words is a quantity only with what it counts.
        return [
            finding
            for finding in told
            if finding.unit or not finding.numeral.spelled or finding.numeral.scale > 1 or self.lexicon.places
        ]

    def _rate(self, left: Finding, right: Finding) -> Finding | None:
        money = left.kind is right.kind is QuantityKind.MONEY and left.amount == 1 and left.unit != right.unit
        gap = self.text[left.end : right.start].strip()
        joined = self.lexicon.rates.match(gap, 0)
        # "1ドル150円" has nothing between.
        glued = not gap and self.lexicon.places is not None and left.end == right.start
        if not money or not (glued or (joined and joined[0] == len(gap))):
            return None
        return Finding(left.start, right.end, QuantityKind.MEASURE, right.amount, f"{right.unit}/{left.unit}",
                       right.numeral, per=left.unit)  # fmt: skip

    def _range(self, left: Finding, right: Finding) -> Finding | None:
        text, lexicon = self.text, self.lexicon
        gap = text[left.numeral.end if left.ellipsis else left.end : right.start].strip()
        signed = left.kind is QuantityKind.MONEY and left.end == left.numeral.end and gap in {"-", "~"}
        if signed and right.kind is QuantityKind.NUMBER and not right.unit and left.numeral.scale == 1:
            # "$3-5 million".
            low = left.amount * right.numeral.scale
            right = replace(
                right, unit=left.unit, kind=left.kind, counted="", end=right.numeral.end, ellipsis=False
            )
            left = replace(left, amount=low)
        if not gap or len(gap) > 12 or (left.unit and left.unit != right.unit):
            return None
        low, high = left.amount, right.amount
        opened = self._opens_between(left.start)
        joined = lexicon.to.match(gap, 0)
        between = opened and lexicon.and_.match(gap, 0) is not None
        is_joined = joined is not None and joined[0] == len(gap)
        if not between and not is_joined:
            return None
        if is_joined and lexicon.from_.match_before(text, self._left(left.start)):
            # "From 3 to 5 million" names where something starts and where it ends.
            return None
        if left.unit and gap not in {"-", "~"} and not between:
            # "from 3 people to 5 people" is a change, not a range.
            return None
        if not left.unit and right.numeral.scale > 1 and left.numeral.scale == 1 and low < 1000:
            low *= right.numeral.scale
        if not low < high:
            return None
        return replace(right, start=left.start, amount=low, lower=low, upper=high, approx=left.approx or right.approx,
                       ellipsis=right.ellipsis)  # fmt: skip

    def _shared_unit(self, left: Finding, right: Finding) -> Finding:
        """The unit after the second number where "of", "to" or "and" joins two ("6,200 of 77,500 jobs")."""
        lexicon = self.lexicon
        if not left.ellipsis or left.unit or not right.unit:
            return left
        gap = self.text[left.numeral.end : right.start].strip()
        reaching = self.lexicon.to.match(gap, 0)
        if right.kind is QuantityKind.AGE and (reaching is None or reaching[0] != len(gap)):
            return left
        books = (
            self.lexicon.of,
            self.lexicon.to,
            self.lexicon.and_,
            self.lexicon.change,
            self.lexicon.instead,
            *((lexicon.against,) if right.unit == _VOTES else ()),
        )
        whole = self.lexicon.of.match(gap, 0)
        # "Of a total of", "von landesweit".
        loosely = (
            whole is not None and len(gap) - whole[0] <= _ADVERB and gap[whole[0] :].strip(" ").isalpha()
        )
        slashed = gap == "/"
        if (
            not loosely
            and not slashed
            and not any((match := book.match(gap, 0)) and match[0] == len(gap) for book in books)
        ):
            return left
        amount = left.amount
        if (
            right.numeral.scale > 1
            and left.numeral.scale == 1
            and right.numeral.scale > amount
            and amount < 1000
        ):
            amount *= right.numeral.scale
        # A part is quoted with its whole ("37 of 62 seats"), which is an amount of its own as well.
        part = slashed or (whole is not None and (loosely or whole[0] == len(gap)))
        # Votes for a motion are told with those against it (101 ต่อ 92 เสียง).
        against = lexicon.language == "th" and right.unit == _VOTES and lexicon.to.match(gap, 0) is not None
        part = (part and amount < right.amount) or against
        return replace(left, end=right.end if part else left.numeral.end, kind=right.kind, unit=right.unit,
                       amount=amount, counted="", ellipsis=False)  # fmt: skip

    def _elliptic(self, found: list[Finding]) -> list[Finding]:
        """Gives a bare number the unit of the sentence: of its last like quantity, else of its nearest counted noun."""
        resolved: list[Finding] = []
        for finding in found:
            if finding.ellipsis and not finding.unit and (told := self._told_elsewhere(finding, resolved)):
                finding = told
            elif finding.ellipsis and not finding.unit:
                unit, kind = self._unit_of_sentence(finding, resolved)
                if finding.kind is QuantityKind.COUNT and self._unknown_before(finding, resolved):
                    # "140 Verbindungen, 37 davon".
                    unit, kind = "", QuantityKind.NUMBER
                if unit == PEOPLE and self._counts_things(finding):
                    unit, kind = "", QuantityKind.NUMBER
                # An unknown word behind the number may be what it counts.
                # "Sur les 64 vols, 8 retardés": what befell them is no noun.
                noun = bool(finding.counted) and not finding.counted.endswith(PARTICIPLES)
                named = finding.kind is QuantityKind.NUMBER and noun
                if named and (last := self._which(finding, resolved)):
                    # "Dont 86 000 de cellulose": of the tonnes before.
                    resolved.append(replace(finding, unit=last.unit, kind=last.kind))
                    continue
                whole = self._whole_before(finding, resolved)
                subject = "" if named else self._subject(finding)
                if subject:
                    finding = replace(finding, unit=subject, kind=QuantityKind.COUNT)
                elif repeated := self._repeated(finding, resolved):
                    finding = replace(finding, unit=repeated.unit, kind=repeated.kind)
                elif whole and not (named and self._may_be_counted(whole, finding)):
                    # "Of the 40 carts, 12 burned."
                    pronoun = finding.kind is QuantityKind.COUNT
                    end = finding.end if pronoun else finding.numeral.end
                    finding = replace(finding, unit=whole.unit, kind=whole.kind, counted="", end=end)
                elif unit and not named:
                    finding = replace(finding, unit=unit, kind=kind)
            resolved.append(finding)
        return resolved

    def _may_be_counted(self, whole: Finding, finding: Finding) -> bool:
        """Whether the unknown word behind a number may be a noun, as a verb stands before or ends no clause ("van de 40 zullen er 12 verdwijnen")."""
        if self._postposed(self.text[whole.end : finding.start].strip()):
            return False
        ends = self.lexicon.language in _VERB_SECOND and _CLAUSE_END.match(self.text, finding.end)
        return bool(self.text[whole.end : finding.start].strip(" ,،、，")) and not ends

    def _counts_things(self, finding: Finding) -> bool:
        """Whether so many are no people, or the classifier behind the number is none for them (철근 154개)."""
        if finding.amount >= _MANKIND:
            return True
        following = self.text[finding.end : finding.end + 1]
        if finding.end == finding.numeral.end and "㐀" <= following <= "鿿" and self.lexicon.language == "ja":
            # An unknown counter: 1万2千局.
            return True
        counted = self.text[finding.numeral.end : finding.end].strip()
        return counted in self.lexicon.classifiers

    def _subject(self, finding: Finding) -> str:
        """What the clause says to be so many ("les blessés sont 38", "deaths rose to 120", "i feriti 12,")."""
        text, lexicon = self.text, self.lexicon
        if (
            not (lexicon.copulas or lexicon.copulas_behind or lexicon.capacities or lexicon.hires)
            or finding.amount % 1
            or finding.numeral.vague
        ):
            return ""
        end = self._left(finding.start)
        for _ in range(2):
            for book in (lexicon.bounds_before, lexicon.only):
                hedge = book.match_before(text, end)
                end = self._left(hedge[0]) if hedge else end
        if lexicon.hires.match_before(text, end) and not finding.counted:
            # "And hire 1,700."
            return PEOPLE
        if lexicon.capacities.match_before(text, end):
            # "Diseñada para 4.200".
            return SEATS
        copula = lexicon.copulas.match_before(text, end)
        if copula is None:
            noun = lexicon.nouns.match_before(text, end)
            behind = self._right(finding.numeral.end)
            ends = _CLAUSE_END.match(text, finding.end) or lexicon.copulas_behind.match(text, behind)
            alone = noun is not None and noun[1] in _TOLLS and ends
            return noun[1] if noun and alone else ""
        if lexicon.crowds.match_before(text, self._left(copula[0])):
            # "The toll hits 31".
            return PEOPLE
        if lexicon.places:
            noun = lexicon.nouns.match_before(text, copula[0])
            return noun[1] if noun and noun[1] != SAME and copula[0] - noun[0] > 1 else ""
        first = max((text.rfind(mark, 0, copula[0]) for mark in BREAKS), default=-1) + 1
        for word in re.finditer(r"[^\W_]+", text[max(first, copula[0] - _CLAUSE) : copula[0]]):
            at = max(first, copula[0] - _CLAUSE) + word.start()
            if word[0].isdigit():
                return ""
            if lexicon.figure.match(text, at):
                # "Con số" has no animals in it.
                continue
            noun = self._noun_within(at)
            if noun and noun[1] not in {SAME, "shares"} and noun[0] <= copula[0]:
                return noun[1]
        return ""

    def _repeated(self, finding: Finding, earlier: list[Finding]) -> Finding | None:
        """The price or percentage of which a number that ends its clause is another ("asks 30,000 dollars, is offered 9,500")."""
        last = next((other for other in reversed(earlier) if other.unit != "times"), None)
        if last is None or last.kind not in {QuantityKind.MONEY, QuantityKind.PERCENT} or finding.counted:
            return None
        if not _CLAUSE_END.match(self.text, finding.end) or SENTENCE_END.search(
            self.text, last.end, finding.start
        ):
            return None
        if last.kind is QuantityKind.PERCENT:
            return last if 0 < last.amount / _MANY <= finding.amount <= last.amount * _MANY else None
        priced = finding.numeral.decimals == last.numeral.decimals == _PRICE_PLACES
        near = last.amount / _MANY <= finding.amount <= last.amount * _MANY
        return last if self._alike(finding, last) or (priced and near) else None

    def _unit_of_sentence(self, finding: Finding, earlier: list[Finding]) -> tuple[str, QuantityKind]:
        start = max(0, finding.start - _SENTENCE)
        for mark in SENTENCE_END.finditer(self.text, start, finding.start):
            start = mark.end()
        numeral = finding.numeral
        whole = numeral.decimals == 0 or (numeral.scale > 1 and finding.amount % 1 == 0)
        says = whole and self._says_figure(finding, start)
        last = self._last_count(finding, earlier, _NEAR * 2 if says else _NEAR)
        if whole and last and self._stands_for_noun(finding):
            return last.unit, last.kind
        for other in reversed(earlier):
            if other.start < start:
                break
            if other.unit == "magnitude" and not whole:
                return other.unit, other.kind
            if other.kind is QuantityKind.COUNT and other.unit not in {"", "times"} and whole:
                # "14 towns without power, damage of 45 million" counts no towns.
                return (
                    ("", QuantityKind.NUMBER)
                    if other.amount * _LARGE // 100 < finding.amount
                    else (other.unit, other.kind)
                )
            if (
                other.kind is QuantityKind.MEASURE
                and whole
                and "/" not in other.unit
                and other.unit != "magnitude"
                # "A 28-hectare plant", "1,700".
                and other.amount / _MANY <= finding.amount <= other.amount * _MANY
            ):
                return other.unit, other.kind
        if not whole:
            return "", QuantityKind.NUMBER
        noun = (
            self._noun_of_figure(finding, start)
            or (finding.amount < _LARGE and self._nearest_noun(finding, start))
            or self._crowd(finding, start)
        )
        if noun:
            return noun, QuantityKind.COUNT
        if last and not finding.counted and (says or self._alike(finding, last)):
            return last.unit, last.kind
        return "", QuantityKind.NUMBER

    def _last_count(self, finding: Finding, earlier: list[Finding], near: int) -> Finding | None:
        """The last count before the number, in its sentence or the one before, not in another paragraph."""
        last = next((other for other in reversed(earlier) if other.unit), None)
        if last is None or last.kind is not QuantityKind.COUNT or finding.start - last.end > near:
            return None
        between = self.text[last.end : finding.start]
        return last if "\n" not in between and len(SENTENCE_END.findall(between)) < 2 else None

    def _stands_for_noun(self, finding: Finding) -> bool:
        """Whether a pronoun before the number stands for what was counted last ("en compte 5230", "ne contano 80")."""
        words = list(re.finditer(r"[^\W\d_]+", self.text[max(0, finding.start - _PRONOUN) : finding.start]))
        return any(word[0] in self.lexicon.anaphors for word in words[-3:])

    def _alike(self, finding: Finding, last: Finding) -> bool:
        """Whether a number without any noun may be another figure for the same ("30,000 marched. Organisers say 80,000")."""
        return (
            finding.amount >= WORTH_CITING
            and last.amount >= WORTH_CITING
            and last.amount / _MANY <= finding.amount <= last.amount * _MANY
        )

    def _nearest_noun(self, finding: Finding, start: int) -> str:
        """The English name of the counted noun nearest to the number in its sentence, before it or else after it."""
        mark = SENTENCE_END.search(self.text, finding.end, finding.end + _SENTENCE)
        stop = mark.start() if mark else finding.end + _SENTENCE
        before = after = ""
        for word in re.finditer(r"[^\W\d_]+", self.text[start:stop]):
            at = start + word.start()
            noun = self._noun_within(at)
            if noun and noun[1] in _INHERITED:
                if at < finding.start:
                    before = noun[1]
                elif at >= finding.numeral.end and not after:
                    after = noun[1]
        return before or after
