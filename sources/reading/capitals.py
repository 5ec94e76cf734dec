"""Names that cased scripts (Latin, Cyrillic, Greek, Armenian) show by their capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .boilerplate import Marked
from .lexicon import Lexicon, Term
from .phrases import Hit
from .places import calendar_words, locale_of
from .types import Name, Span

#: Languages whose scripts have no capitals: Latin words among them are found by their letters alone.
UNCASED = frozenset(
    "zh ja ko th lo km my ar fa ur he hi bn ta te kn ml mr ne pa gu or si ka am ps ug bo".split()
)
#: Middle dots between the parts of a foreign name.
_DOTS = tuple("・·•‧･")
_CLITIC = r"(?:d|l|dell|all|nell|sull|un|qu|D|L|Dell|All|Nell|Sull|Un|Qu)['’]"
#: A capitalised word of a cased script, with inner hyphens, dots and apostrophes ("Han Mi-rae", "U.S.", "O’Brien").
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸΆΈ-ΏΑ-ΫА-ЯЁЂЄІЇЈЉЊЋЌЎЏҐӘҒҚҢӨҰҮҺԱ-Ֆ"
#: A letter or digit of a script that has capitals: Han or kana glued to a Latin name are no part of it.
_LETTER = r"[^\W_\u0590-\u1bff\u2e80-\uffdc]"
_JOINT = rf"(?:[-&](?={_LETTER})|[’'](?=[{_UPPER}])|(?<=[а-яіїєґ])[’'](?=[а-яіїєґ]))"
_WORD = rf"(?:(?:[{_UPPER}][.]){{2,}}|[{_UPPER}][.](?=[ \u00a0][{_UPPER}]{_LETTER})|[{_UPPER}]{_LETTER}*(?:{_JOINT}{_LETTER}+)*|[a-z]{{1,2}}[A-Z]{_LETTER}+)"
#: Marks of time and measure that look like acronyms.
CLOCKS = frozenset(
    "GMT UTC CET CEST EST EDT PST PDT BST IST JST KST WIB WITA WIT MSK TSİ TSI AM PM TEU EUR USD GDP".split()
)
#: Words that stand inside a name without a capital; the lexicon adds those of its language.
_INNER = "de|da|do|dos|das|del|della|du|van|von|der|den|ter|bin|bint|al|el|ibn|la|le"
#: Articles joined with "of" that stand inside a name in any language but German, where they part a noun from its owner.
_CONTRACTED = "des|dei|degli|delle"


def inside_capitals(text: str, start: int, end: int) -> bool:
    """Whether a place is only part of a longer capitalised name ("Bank of Japan" is not Japan)."""
    # マルタ is Malta, but not in マルタ・ウォン.
    if text[start - 1 : start] in _DOTS or text[end : end + 1] in _DOTS:
        return True
    if not text[start].isupper():
        return False
    before = re.search(
        rf"(?:[{_UPPER}][\w’'-]*) (?:(?:of|de|du|da|do|della|di|von) (?:the )?)?$",
        text[max(0, start - 30) : start],
    )
    after = re.match(rf"[-\u2010]?\w|\s[{_UPPER}]\w", text[end : end + 3])
    sentence_initial = before and re.search(
        r"(?:^|[.!?:;\n“\"«„(]\s*)$", text[max(0, start - 30) : start][: before.start()]
    )
    return bool(
        (before and not sentence_initial and " of " not in before.group() + " ")
        or (after and not re.match(r"\w", after.group()))
    )


#: The endings of countries in the genitive, by language.
_GENITIVES = {
    "ru": ("и", "ы", "а", "я"),
    "uk": ("и", "ї", "у", "а", "я"),
    "pl": ("i", "y", "u"),
    "cs": ("e", "y", "a", "u"),
    "el": ("ς", "ας", "ης", "ου"),
}
_SHORTEST_COUNTRY = 4
_COUNTED = re.compile(r"\s\d{1,2}\s")


def capitalised(
    text: str, marked: Sequence[Marked], hits: Sequence[Hit[Term]], lexicon: Lexicon
) -> Iterable[Name]:
    """Capitalised spans of the cased scripts; at the head of a sentence only what the text shows to be a name."""
    inner = _INNER if lexicon.language in ("de", "lb") else f"{_INNER}|{_CONTRACTED}"
    particles = "|".join([inner, *map(re.escape, lexicon.words("particles"))])
    connector = rf"(?:[ \u00a0](?:(?:{particles})[ \u00a0]){{0,2}}|(?<=[^\W\d_])-(?=[{_UPPER}]))"
    pattern = re.compile(
        rf"(?<![^\W_])(?:{_CLITIC})?(?P<name>{_WORD}(?:{connector}(?:{_WORD}|\d{{1,2}}(?![\w.,])))*)"
    )
    if lexicon.language in UNCASED:
        return
    # A word that names of organisations begin with stays in them ("Fundação Tamariz").
    named = {(hit.start, hit.end) for hit in hits if hit.value is Term.ORGANISATION}
    titles = [
        hit
        for hit in hits
        if hit.value in (Term.TITLE, Term.HONORIFIC)
        or (
            hit.value is Term.OFFICIAL
            and ((hit.start, hit.end) not in named or not text[hit.start].isupper())
        )
    ]
    lower_words = Counter(re.findall(r"(?<![\w@])[^\W\d_]+", _decapitalised(text)))
    skip = calendar_words(lexicon.language) | calendar_words("en")
    found: list[tuple[Marked, int, int, str]] = []
    for passage in marked:
        if passage.boilerplate in ("dateline", "conversion-note"):
            continue
        for match in pattern.finditer(text, passage.span.start, passage.span.end):
            # "in Kebili 17 Menschen": the noun behind a number is counted.
            counted = _COUNTED.search(match.group("name")) if lexicon.language in ("de", "lb") else None
            first, last = match.span("name")
            for start, end in _without_titles(
                text, first, first + counted.start() if counted else last, titles
            ):
                while end > start and text[end - 1] in "'’-&":
                    end -= 1
                if end > start:
                    found.append((passage, start, end, text[start:end]))
    seen_inside = Counter(
        word
        for passage, start, _, piece in found
        if not _opens(text, passage.span, start) and not _title_case(text, passage)
        for word in [piece, *piece.split()]
    )
    german = lexicon.language in ("de", "lb")
    surnames = frozenset(
        words[-1]
        for passage, start, _, piece in found
        if german
        and not passage.heading
        and not passage.boilerplate
        and len(words := [word for word in piece.split() if word.isalpha()]) > 1
        and _german_name(words, text, start)
    )
    title_ends = {hit.end for hit in titles if hit.value is Term.TITLE}
    for passage, start, end, piece in _split_offices(text, found, title_ends, lexicon.language):
        kept = _trim(
            text,
            passage,
            start,
            end,
            piece,
            lower_words,
            seen_inside,
            lexicon,
            skip,
            german=german,
            surnames=surnames,
        )
        if kept:
            start, end = kept
            yield Name(start, end, text[start:end], why="written with capitals")


def _declined_country(word: str, language: str) -> bool:
    """Whether a word is a country in the genitive: whom a name behind it belongs to, not part of that name."""
    return word in _countries_of(language)


@lru_cache(maxsize=8)
def _countries_of(language: str) -> frozenset[str]:
    """The genitives of the countries of one word in a language; what is another country's name or an adjective is left out."""
    locale = locale_of(language)
    endings = _GENITIVES.get(language, ())
    names = locale.territories if locale and endings else {}
    single = {name for code, name in names.items() if len(code) == 2 and code.isalpha() and " " not in name}
    forms = {name.rstrip("аяйaoeíςα") + ending for name in single for ending in endings}
    return frozenset(form for form in forms if len(form) > _SHORTEST_COUNTRY) - single - {"Polski"}


def _split_offices(
    text: str, found: Sequence[tuple[Marked, int, int, str]], title_ends: set[int], language: str
) -> Iterable[tuple[Marked, int, int, str]]:
    """Behind a title, part the place or body governed from the person ("Bupati Sleman Ahmad Yani")."""
    pieces = Counter(piece for _, _, _, piece in found)
    heads: Counter[str] = Counter()
    for piece, count in pieces.items():
        words = piece.split()
        for length in (1, 2):
            for at in range(len(words) - length + 1):
                if at + length == len(words):
                    heads[" ".join(words[at : at + length])] += count
    for passage, start, end, piece in found:
        words = piece.split()
        if len(words) >= 2 and _declined_country(words[0], language):
            # "министр здравоохранения Италии Людовика Сартори".
            yield passage, start, start + len(words[0]), words[0]
            rest = text[start + len(words[0]) : end]
            start, piece = start + len(words[0]) + len(rest) - len(rest.lstrip()), rest.lstrip()
            words = words[1:]
        if len(words) >= 3 and any(
            text[at:start].strip(" \u00a0") == "" for at in title_ends if at <= start <= at + 2
        ):
            length = next((n for n in (2, 1) if len(words) - n >= 2 and heads[" ".join(words[:n])]), 0)
            if length:
                cut = start + len(" ".join(words[:length]))
                yield passage, start, cut, text[start:cut]
                rest = text[cut:end]
                start = cut + len(rest) - len(rest.lstrip())
        yield passage, start, end, text[start:end]


def _without_titles(
    text: str, start: int, end: int, titles: Sequence[Hit[Term]]
) -> Iterable[tuple[int, int]]:
    """The parts of a capitalised span around its titles ("Hanover Mayor Ann Lee" names Hanover and Ann Lee)."""
    at = start
    low = bisect_left(titles, start, key=lambda hit: hit.start)
    for hit in titles[low:]:
        if hit.start >= end:
            break
        # A title inside the name of an office is part of it ("Office of the President"); one at its end stays, too.
        if hit.start < at or hit.end > end or (hit.end == end and hit.value is Term.OFFICIAL):
            continue
        if hit.value is Term.OFFICIAL and not (hit.start == start and hit.end < end):
            continue
        if hit.value is Term.OFFICIAL and " " in text[hit.end : end].strip():
            continue
        if hit.start > at:
            yield at, at + len(text[at : hit.start].rstrip())
        at = hit.end + len(text[hit.end : end]) - len(text[hit.end : end].lstrip(" \u00a0-"))
    if at < end:
        yield at, end


def _decapitalised(text: str) -> str:
    """The text without its capitalised words, to see which words also occur in lower case."""
    return re.sub(rf"(?<![^\W_])[{_UPPER}][\w’'-]*", " ", text)


def _opens(text: str, span: Span, start: int) -> bool:
    """Whether a word stands at the head of its sentence, of a quotation or of a list item, where capitals mean nothing."""
    head = text[span.start : start]
    if not re.search(r"[^\W_]", head) or re.search(r"[.!?:;…“«„(•·]\s*$|\n\s*$|\s[-–—]\s$", head[-3:]):
        return True
    return bool(re.search(r"\"\s?$", head)) and head.count('"') % 2 == 1


def _title_case(text: str, passage: Marked) -> bool:
    if not passage.heading:
        return False
    words = re.findall(r"[^\W\d_]{4,}", text[passage.span.start : passage.span.end])
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _distinct(word: str) -> bool:
    """Whether a word shows by its own letters to be a name: an acronym, inner capitals, digits."""
    return (
        (len(word) >= 2 and word.isupper())
        or any(char.isupper() for char in word[1:])
        or any(map(str.isdigit, word))
    )


def _trim(
    text: str,
    passage: Marked,
    start: int,
    end: int,
    piece: str,
    lower_words: Counter[str],
    seen_inside: Counter[str],
    lexicon: Lexicon,
    skip: frozenset[str],
    *,
    german: bool,
    surnames: frozenset[str],
) -> tuple[int, int] | None:
    """The part of a capitalised span that is a name, None for none."""
    common = set(lexicon.words("common")) | set(lexicon.words("conjunctions"))
    words = piece.split()
    opens = _opens(text, passage.span, start)
    if opens and len(words) > 1 and words[0].lower() in lexicon.words("addressee") and words[1][0].isdigit():
        # "Alle 9": a preposition and the hour.
        return None
    if opens and len(words) == 2 and words[1].isdigit() and re.match(r"\s[^\W\d_]", text[end : end + 2]):
        # "Zatrzymaliśmy 63 osoby": a number that counts what follows.
        end, words = start + len(words[0]), words[:1]
        piece = words[0]
    while words:
        first = words[0]
        lower = first.lower()
        unlikely = (
            lower in skip
            or lower in common
            or (
                opens
                and not _distinct(first)
                and (
                    lower in lower_words
                    or (len(words) == 1 and not seen_inside[first] and not _mostly_names(seen_inside, piece))
                )
            )
        )
        if not unlikely or (_distinct(first) and lower not in common):
            break
        gap = re.match(r"\S+\s*", text[start:end])
        start += gap.end() if gap else len(first)
        words = words[1:]
        while words and words[0].lower() in _INNER.split("|"):
            start += len(words[0]) + 1
            words = words[1:]
        opens = False
    while words and (words[-1].lower() in skip or (words[-1].isdigit() and len(words) == 1)):
        end -= len(words[-1])
        words = words[:-1]
        while end > start and text[end - 1] in " \u00a0-":
            end -= 1
    if not words or end - start < 2 or (_title_case(text, passage) and not seen_inside[" ".join(words)]):
        return None
    if len(words) == 1 and (len(words[0]) == 1 or words[0].lower() in skip or words[0] in CLOCKS):
        return None
    if german and not _german_name(words, text, start, surnames):
        return None
    return start, end


def _mostly_names(seen_inside: Counter[str], piece: str) -> bool:
    return seen_inside[piece] > 0


_GERMAN_ARTICLE = re.compile(
    r"\b(?:der|die|das|des|dem|den|ein|eine|einen|einem|einer|eines|kein|keine|im|am|zum|zur|vom|beim)\s$"
)


def _german_name(words: list[str], text: str, start: int, surnames: frozenset[str] = frozenset()) -> bool:
    """German capitalises every noun: only acronyms, odd capitals, runs of two unmarked words and their surnames count."""
    if any(_distinct(word.split("-")[0]) for word in words):
        return True
    if len(words) == 1:
        if words[0] in surnames and not _GERMAN_ARTICLE.search(text[max(0, start - 12) : start].lower()):
            return True
        # "Hanau (Hessen)": a lone noun never has its country in brackets.
        return bool(
            re.match(r"\s\([A-ZÄÖÜ][a-zäöü]+\)", text[start + len(words[0]) : start + len(words[0]) + 20])
        )
    if any((word.islower() and word not in ("von", "van", "zu", "de")) or word.isdigit() for word in words):
        return False
    article = _GERMAN_ARTICLE.search(text[max(0, start - 12) : start].lower())
    endings = ("ung", "heit", "keit", "schaft", "tion", "nis", "tum", "ismus", "tät")
    return not any(word.endswith(endings) for word in words) and not (article and len(words) == 2)
