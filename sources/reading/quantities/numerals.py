"""Numbers in digits and in words, with their scales, as they stand in folded text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sources.reading.quantities.digits import TOKEN, Numeral, one_group, skip, to_decimal
from sources.reading.quantities.lexicon import Lexicon
from sources.reading.quantities.place_values import alone, in_places, placed_numeral
from sources.reading.vocabulary.folding import Folded, is_letter, word_end

# 5k, 10M, 3bn glued to the digits; a small "m" is a metre as often as a million, so capitals decide (`_letter_scale`).
_LETTER_SCALES = {
    "k": 10**3, "bn": 10**9, "mn": 10**6, "tn": 10**12, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12,
    "к": 10**3, "К": 10**3, "М": 10**6,
}  # fmt: skip
# Scales in letters that a currency's sign or a unit follows at once; capitals tell millions from metres.
_SIGNED_SCALES = {
    "k": 10**3, "K": 10**3, "M": 10**6, "m": 10**6, "MM": 10**6, "Mio": 10**6, "mln": 10**6, "mn": 10**6, "Md": 10**9, "md": 10**9, "Mds": 10**9,
    "mds": 10**9, "Mrd": 10**9, "mrd": 10**9, "Mld": 10**9, "mld": 10**9, "bn": 10**9, "B": 10**9, "T": 10**12, "G": 10**9,
}  # fmt: skip
_SIGNED = re.compile(
    r"(k|K|MM|Mio|M|mln|mn|m|Mds|mds|Md|md|Mrd|mrd|Mld|mld|bn|B|T)(?=[€$£¥₽₹₺])|(M)(?=\s(?:d['’]|de\s)?euros?\b)|(M|G)(?=(?:t|ha|hl|m³|m3)(?![^\W_]))"
)
# Languages that put the ones behind the tens with nothing between.
_TENS_THEN_ONES = frozenset({"hr", "ru", "uk", "cs", "sk", "pl", "bg", "tr", "vi"})
# Languages that write the last three figures of a number behind its thousands: "6 tys. 300".
_FIGURES_GO_ON = frozenset({"ru", "uk", "pl", "cs", "bg", "sk"})
_THREE = 3
_PERCENT = frozenset({"percent", "percentage point", "permille"})
_MILLIONS = frozenset(
    "people votes families houses doses users tickets vehicles phones copies trees birds animals accounts packages messages cases tests "
    "shares containers TEU products devices subscribers visitors customers barrel tonne liter cubic-meter hectare acre kilogram "
    "kilowatt-hour square-meter".split()
)
_TENS = frozenset(range(20, 100, 10))
_DOZEN, _THOUSAND = 12, 1000
_PLACES = re.compile(r"\d{1,3}(?!\d|[.,]\d)")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
# "2/3 of the voters"; 9/11 and 24/7 are names, and day over month is a date.
_FRACTION = re.compile(r"(?<![\d./-])(?=\d/|\d\d/100)(\d{1,2})/(2|3|4|5|6|8|10|15|20|100)(?![\d./-])")


def find_numerals(folded: Folded, lexicon: Lexicon) -> list[Numeral]:
    """Every number of the text from left to right, without overlaps."""
    text = folded.text
    found = [*_in_digits(folded, lexicon)]
    taken = [(numeral.start, numeral.end) for numeral in found]
    for other in (
        (*in_places(text, lexicon.places, lexicon), *alone(text, lexicon))
        if lexicon.places
        else _in_words(text, lexicon)
    ):
        # Digits stand in order and apart: only the last one that starts before its end can touch a spelled number.
        before = bisect_left(taken, (other.end,)) - 1
        # A number in words may go on in figures: یک میلیون و ۳۰۰ هزار.
        goes_on = before >= 0 and other.start < taken[before][0] and taken[before][1] <= other.end
        if before < 0 or taken[before][1] <= other.start or goes_on:
            found.append(other)
    found.sort(key=lambda numeral: (numeral.start, -numeral.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


def _in_digits(folded: Folded, lexicon: Lexicon) -> Iterator[Numeral]:
    text = folded.text
    position = 0
    while token := TOKEN.search(text, position):
        if token[0][0] in ".," and token.start() and text[token.start() - 1] not in " -(\n":
            # The mark belongs to the word before it: రూ.2,500.
            position = token.start() + 1
            continue
        written, end = one_group(folded, token, lexicon)
        position = end
        if lexicon.places:
            placed = placed_numeral(text, token.start(), lexicon.places, lexicon, digits=True)
            if placed and placed.end > end:
                position = placed.end
                yield placed
                continue
        read = to_decimal(written, lexicon, scaled=_scale_follows(text, end, lexicon))
        if read is None:
            continue
        start = token.start()
        end, read = _with_decimals(text, end, read, lexicon)
        position = end
        if (
            text[start - 1 : start] == "-"
            and (start < 2 or text[start - 2] in " (\u200f\n\t")
            and text[end : end + 1] != "-"
        ):
            start -= 1
            read = replace(read, value=-read.value)
        fraction = _FRACTION.match(text, token.start())
        if fraction and 0 < read.value < int(fraction[2]) and read.decimals == 0:
            end = position = fraction.end()
            read = replace(read, value=read.value / int(fraction[2]), decimals=1)
        minus = lexicon.negative.match_before(text, start - (text[start - 1 : start] == " "))
        # "at least" ends in the word for "minus" in French, Spanish and Portuguese.
        bounded = lexicon.bounds_before.match_before(text, start - (text[start - 1 : start] == " "))
        if minus and read.value > 0 and not (bounded and bounded[0] < minus[0]):
            start, read = minus[0], replace(read, value=-read.value)
        more = lexicon.added_before.match_before(text, start - 1) if text[start - 1 : start] == " " else None
        if more and read.decimals == 0:
            # "साढ़े 3" is three and a half.
            start, read = more[0], replace(read, value=read.value + more[1], decimals=1)
        scaled = _scaled(folded, replace(read, start=start, end=end), lexicon)
        position = max(position, scaled.end)
        yield scaled


def _with_decimals(text: str, end: int, read: Numeral, lexicon: Lexicon) -> tuple[int, Numeral]:
    """The number with the decimals behind the word for their mark ("৮ দশমিক ১৪")."""
    mark = lexicon.decimal_words.match(text, skip(text, end)) if read.decimals == 0 else None
    places = _PLACES.match(text, skip(text, mark[0])) if mark else None
    if places is None:
        return end, read
    value = read.value + Decimal(f"0.{places[0]}")
    return places.end(), replace(read, value=value, decimals=len(places[0]))


def _scale_follows(text: str, index: int, lexicon: Lexicon) -> bool:
    return lexicon.scales.match(text, skip(text, index)) is not None


def _measured_behind(text: str, index: int, lexicon: Lexicon) -> bool:
    """Whether a scale or a unit follows: "two and a half million", "две с половиной минуты"."""
    unit = lexicon.units_after.match(text, skip(text, index))
    return unit is not None or _scale_follows(text, index, lexicon)


def _letter_scale(folded: Folded, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    stop = word_end(folded.text, end)
    if not 0 < stop - end <= 2:
        return None
    letters = folded.original[folded.start(end) : folded.start(stop - 1) + 1]
    scale = (
        lexicon.letter_scales.get(letters)
        or _LETTER_SCALES.get(letters)
        or (_LETTER_SCALES.get(letters.lower()) if len(letters) == 2 else None)
    )
    return (stop, scale) if scale else None


def _scale_of_sign(folded: Folded, end: int) -> tuple[int, int] | None:
    """A scale in letters glued to a sign or a unit: "312 M€", "4 Md€", "26 Mt", "1,2 Mha"."""
    start = skip(folded.text, end)
    if start >= len(folded.text) or not is_letter(folded.text[start]):
        return None
    first = folded.start(start)
    match = _SIGNED.match(folded.original, first)
    if match is None:
        return None
    letters = match[match.lastindex or 1]
    return start + len(letters), _SIGNED_SCALES[letters]


def _million(text: str, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A small "m" before money, people or tonnes, which are not counted by the metre ("1.5m people", "210m dirhams")."""
    if text[end : end + 2] != "m ":
        return None
    money = lexicon.currencies.match(text, end + 2) or lexicon.rare_currencies.match(text, end + 2)
    if money and text[end + 2 : money[0]] not in lexicon.function_words and money[0] - end > _THREE:
        return end + 1, 10**6
    counted = lexicon.nouns.match(text, end + 2) or lexicon.units_after.match(text, end + 2)
    return (end + 1, 10**6) if counted and counted[1] in _MILLIONS else None


def _scaled(folded: Folded, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """The numeral times the scale words after it, plus the lower parts that follow ("9 bin 630")."""
    text, end, scale = folded.text, numeral.end, 1
    half = lexicon.half.match(text, skip(text, end))
    value = numeral.value
    fraction = _FRACTIONS.get(text[end : end + 1])
    if fraction is not None and not numeral.spelled:
        value, end = value + fraction, end + 1
    elif half and _measured_behind(text, half[0], lexicon):
        value, end = value + Decimal("0.5"), half[0]
    for _ in range(3):
        match = lexicon.scales.match(text, skip(text, end))
        if match is None or (match[1] < 100 and not (match[1] == _DOZEN and value < _DOZEN)):
            break
        unit = lexicon.units_after.match(text, skip(text, end))
        longer = unit is not None and unit[0] > match[0]
        if unit and (longer or (unit[0] == match[0] and unit[1] in _PERCENT)):
            # "Százalék" is percent, though "száz" is a hundred, and மி.மீ. a millimetre, though மி is a million.
            break
        end, scale = match[0], scale * match[1]
    if scale == 1 and not numeral.spelled:
        letter = (
            _scale_of_sign(folded, end) or _letter_scale(folded, end, lexicon) or _million(text, end, lexicon)
        )
        if letter:
            end, scale = letter
    if scale == 1:
        return replace(numeral, value=value, end=end)
    value *= scale
    half = lexicon.half.match(text, skip(text, end))
    if half:
        value, end = value + Decimal(scale) / 2, half[0]
    whole = replace(numeral, value=value, end=end, scale=scale)
    return _continued(folded, whole, scale, lexicon)


def _continued(folded: Folded, numeral: Numeral, scale: int, lexicon: Lexicon) -> Numeral:
    """Adds a lower part: always where it has a scale of its own, else only where the language writes numbers so."""
    text = folded.text
    index = skip(text, numeral.end)
    joined = lexicon.joiners.match(text, index)
    if joined is None and _glued_and(text, index, lexicon):
        joined = index + 1, ""
    if joined:
        index = skip(text, joined[0])
    token = TOKEN.match(text, index)
    if token and joined and not lexicon.continues:
        # "500 crore and 3 lakh tonnes" are two amounts.
        return numeral
    if token:
        read = to_decimal(token[0], lexicon)
        part = replace(read, start=index, end=token.end()) if read else None
    else:
        spelled = lexicon.spelled.match(text, index)
        part = _composed(text, index, spelled, lexicon) if spelled else None
    if part is None or part.end == part.start:
        return numeral
    before = part.value
    match = lexicon.scales.match(text, skip(text, part.end))
    if match and 100 <= match[1] < scale:
        lower = _scaled(folded, part, lexicon)
        if lower.value < scale:
            return replace(numeral, value=numeral.value + lower.value, end=lower.end)
        return numeral
    if match and match[1] > scale and before < scale and part.decimals == 0:
        # ২ হাজার ৫০০ কোটি: the last scale holds for the whole number.
        total = (numeral.value + before) * match[1]
        return replace(numeral, value=total, end=match[0], scale=match[1])
    figures = token is not None and len(token[0]) == _THREE and lexicon.language in _FIGURES_GO_ON
    continues = lexicon.continues or (numeral.spelled and part.spelled) or (figures and scale == _THOUSAND)
    if continues and not match and 0 < before < min(scale, 1000) and part.decimals == 0:
        return replace(numeral, value=numeral.value + before, end=part.end)
    return numeral


def _in_words(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Spelled numbers, bare scale words and vague orders ("dozens of", "millions")."""
    folded = Folded(text, text, None)
    index, length = 0, len(text)
    while index < length:
        if not is_letter(text[index]):
            index += 1
            continue
        stop = word_end(text, index)
        other = lexicon.not_numerals.match(text, index)
        if other and other[0] > stop:
            index = other[0]
            continue
        numeral = _word_number(folded, index, lexicon)
        if numeral:
            yield numeral
            index = max(stop, numeral.end)
        else:
            index = stop


def _word_number(folded: Folded, index: int, lexicon: Lexicon) -> Numeral | None:
    text = folded.text
    vague = lexicon.vague.match(text, index)
    spelled = lexicon.spelled.match(text, index)
    if vague and (not spelled or vague[0] >= spelled[0]):
        end = vague[0]
        connected = lexicon.connectors.match(text, skip(text, end))
        more = lexicon.vague.match(text, skip(text, connected[0] if connected else end))
        value = vague[1] * (more[1] if more else 1)
        scaled = _scaled(
            folded, Numeral(index, more[0] if more else end, Decimal(value), spelled=True), lexicon
        )
        return replace(scaled, vague=1)
    half = lexicon.halves.match(text, index)
    if half:
        scale = lexicon.scales.match(text, skip(text, half[0]))
        if scale:
            return Numeral(index, scale[0], Decimal(scale[1]) / 2, spelled=True, scale=scale[1])
    if spelled:
        return _scaled(folded, _composed(text, index, spelled, lexicon), lexicon)
    # Clitics: Arabic و ف ب ل and Hebrew ו ב ל stand before the number without a space.
    if text[index] in "وفبلكהובלמשכ" and index + 2 < len(text) and is_letter(text[index + 1]):
        inner = lexicon.spelled.match(text, index + 1)
        if inner and inner[0] - index > 3:
            return _scaled(folded, _composed(text, index + 1, inner, lexicon), lexicon)
    scale = lexicon.scales.match(text, index)
    if scale and scale[1] >= 1000:
        end = scale[0]
        if lexicon.scale_before and text[skip(text, end) : skip(text, end) + 1].isdigit():
            return None
        worth, after = Decimal(scale[1]), skip(text, end)
        half, times = lexicon.half.match(text, after), lexicon.spelled.match(text, after)
        if half:
            worth, end = worth * 3 / 2, half[0]
        elif lexicon.scale_before and times:
            # "Milioni tatu" is three million.
            worth, end = worth * times[1], times[0]
        bare = Numeral(index, end, worth, spelled=True, scale=scale[1])
        # "Bin 350", "тысяча двести".
        return (
            _continued(folded, bare, scale[1], lexicon)
            if worth == _THOUSAND and end - index >= _THREE
            else bare
        )
    return None


def _composed(text: str, index: int, spelled: tuple[int, Decimal], lexicon: Lexicon) -> Numeral:
    """Adds what follows a round hundred or thousand ("two hundred and five"), multiplies by a hundred after a digit."""
    end, value = spelled
    for _ in range(3):
        after = skip(text, end)
        joined = lexicon.joiners.match(text, after)
        if joined is None and _glued_and(text, after, lexicon):
            joined = after + 1, ""
        following = lexicon.spelled.match(text, skip(text, joined[0]) if joined else after)
        if following and joined and lexicon.language == "ar":
            following = _with_tens(text, following, lexicon)
        if following is None:
            break
        limit = 1
        while value and value % (limit * 10) == 0:
            limit *= 10
        bare = limit == 10 and joined is None and text[end : end + 1] != "-"
        if not 0 < following[1] < limit or (bare and lexicon.language not in _TENS_THEN_ONES):
            break
        end, value = following[0], value + following[1]
    if lexicon.language == "ar":
        end, value = _with_tens(text, (end, value), lexicon)
    return Numeral(index, end, value, spelled=True)


def _glued_and(text: str, index: int, lexicon: Lexicon) -> bool:
    """Whether an Arabic "and" stands here that is written with the number behind it (مئة وخمسون)."""
    return lexicon.language == "ar" and text[index - 1 : index + 1] == " و" and index + 1 < len(text)


def _with_tens(text: str, ones: tuple[int, Decimal], lexicon: Lexicon) -> tuple[int, Decimal]:
    """Arabic ones with the tens that follow them: ثلاث وعشرون."""
    end, value = ones
    tens = lexicon.spelled.match(text, end + 2) if 0 < value < 10 and text[end : end + 2] == " و" else None
    return (tens[0], value + tens[1]) if tens and tens[1] in _TENS else ones
