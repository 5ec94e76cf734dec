"""Names in a text: the caller's gazetteer, CLDR's places, and what the text itself shows to be a name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .aliases import alias_links, spelled_out
from .boilerplate import Marked
from .lexicon import Lexicon, Term
from .phrases import Folded, Hit, PhraseIndex, begins_word, fold, longest, word_class
from .places import calendar_words, place_index
from .types import Name, NameKind, Span

#: Languages that inflect names at their ends, and how many letters of ending a gazetteer name may carry.
_INFLECTED = dict.fromkeys("be bg cs et fi hr hu hy ka kk la lt lv mk pl ro ru sk sl sr sq tr az uk el ko de sv nb da is".split(), 3)
_CLITIC = r"(?:d|l|dell|all|nell|sull|un|qu|D|L|Dell|All|Nell|Sull|Un|Qu)['’]"
#: A capitalised word of a cased script, with inner hyphens, dots and apostrophes ("Seo Ji-hoon", "U.S.", "O’Brien").
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸΑ-ΫА-ЯЁЂЄІЇЈЉЊЋЌЎЏҐӘҒҚҢӨҰҮҺԱ-Ֆ"
_JOINT = rf"(?:[-&](?=[^\W_])|[’'](?=[{_UPPER}])|(?<=[а-яіїєґ])[’'](?=[а-яіїєґ]))"
_WORD = rf"(?:(?:[{_UPPER}][.]){{2,}}|[{_UPPER}][^\W_]*(?:{_JOINT}[^\W_]+)*|[a-z]{{1,2}}[A-Z][\w]+)"
_LATIN_TOKEN = re.compile(r"@?[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ&'’.-]*[A-Za-z0-9À-ÿ](?: (?:[A-Z0-9][A-Za-z0-9À-ÿ&'’-]*))*|@[A-Za-z]\w+")
_DOTTED_NAME = re.compile(r"[\u3400-\u9fff\u30a1-\u30fe]{1,8}(?:[・·•‧･][\u3400-\u9fff\u30a1-\u30fe]{1,8})+")
_BOOK_MARKS = re.compile(r"《([^》]{1,30})》")
_KOREAN_NAME = re.compile(r"(?<![가-힣])([가-힣]{2,4})(?=\s|\()")
#: Marks of time and measure that look like acronyms.
_CLOCKS = frozenset("GMT UTC CET CEST EST EDT PST PDT BST IST JST KST WIB WITA WIT MSK TSİ TSI AM PM TEU EUR USD GDP".split())
#: Words that stand inside a name without a capital; the lexicon adds those of its language.
_INNER = "de|da|do|dos|das|del|della|di|du|van|von|der|den|ter|bin|bint|al|el|ibn|la|le|of|the|zu|af|av"


@dataclass(frozen=True)
class Gazetteer:
    """Names that the caller knows: rows of (name, language, key, kind); an empty language means any language.

    Short and all-capital names need their exact letters, longer ones a capital where the row has one; accents may be
    missing in names of five letters or more.
    """

    rows: tuple[tuple[str, str, str, NameKind], ...] = ()

    @cached_property
    def _index(self) -> PhraseIndex[tuple[str, str, str, NameKind]]:
        phrases = []
        for row in self.rows:
            name = row[0].strip()
            if not name:
                continue
            for form in {name, *_variants(name)}:
                phrases.append((form, row))
        return PhraseIndex(phrases)

    def find(self, text: str, folded: Folded, language: str) -> list[Hit[tuple[str, str, str, NameKind]]]:
        """The known names in a text, the longest at each place; rows of other languages only where they fit exactly."""
        stripped = Folded(strip_accents(folded.text), folded.places)
        suffix = _INFLECTED.get(language, 0)
        kept = {
            (hit.start, hit.end, hit.value[2]): hit
            for source in (folded, stripped)
            for hit in self._index.find(source, suffix)
            if _fits(text[hit.start : hit.end], hit.value[0])
        }
        # At one place a row of the text's own language wins.
        ordered = sorted(kept.values(), key=lambda hit: (hit.value[1] != language, hit.value[2]))
        return longest(ordered)


def _variants(name: str) -> list[str]:
    variants = []
    bare = strip_accents(name)
    if bare != name and len(name) >= 5:
        variants.append(bare)
    glued = name.replace(" ", "")
    # Chinese texts often drop the space inside Latin names ("ScaleAI").
    if glued != name and re.fullmatch(r"(?:[A-Z][\w.&-]*\s?){2,}", name) and len(glued) >= 6:
        variants.append(glued)
    if re.search(r"[・·•‧･]", name):
        variants.extend(re.sub(r"[・·•‧･]", dot, name) for dot in "・·•‧･")
    return variants


def strip_accents(text: str) -> str:
    """The text without accents, one character for one."""
    if text.isascii():
        return text
    return "".join(_bare(char) for char in text)


def _bare(char: str) -> str:
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    if not "\u00c0" <= char <= "\u1eff" or "\u0370" <= char <= "\u1dff":
        return char
    return unicodedata.normalize("NFD", char)[0]


def _fits(found: str, name: str) -> bool:
    """Whether what stands in the text may be the known name, by its capitals."""
    letters = [char for char in name if char.isalpha()]
    if not letters or not letters[0].isupper():
        return True
    if len(letters) <= 3 or (len(letters) <= 6 and all(char.isupper() for char in letters)):
        return found == name or strip_accents(found) == strip_accents(name)
    return next((char for char in found if char.isalpha()), "a").isupper()


def find_names(
    text: str,
    folded: Folded,
    marked: Sequence[Marked],
    hits: Sequence[Hit[Term]],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> list[Name]:
    """The names of a text in order, none overlapping, the unresolved with `key` "" and every one with its `why`."""
    taken = _Taken()
    for hit in gazetteer.find(text, folded, lexicon.language):
        taken.add(Name(hit.start, hit.end, text[hit.start : hit.end], hit.value[3], hit.value[2], why="in the gazetteer"))
    for hit in longest(place_index(lexicon.language).find(folded, _INFLECTED.get(lexicon.language, 0))):
        name, key = hit.value
        found = text[hit.start : hit.end]
        if _fits(found, name) and not _inside_capitals(text, hit.start, hit.end):
            taken.add(Name(hit.start, hit.end, found, NameKind.PLACE, key, why="a place in CLDR"))
    for hit in hits:
        if hit.value is Term.AGENCY and not text[hit.start].islower():
            taken.add(Name(hit.start, hit.end, text[hit.start : hit.end], NameKind.ORGANISATION, why="a news agency or paper"))
    for name in [*_spelled_out_acronyms(text), *_after_titles(text, hits, lexicon)]:
        taken.add(name)
    candidates = [
        *_capitalised(text, marked, hits, lexicon),
        *_latin_tokens(text, marked),
        *_dotted(text),
        *_east_asian(text, hits, lexicon),
    ]
    for name in sorted(candidates, key=lambda name: (name.start, -name.end)):
        taken.add(name)
    names = _with_kinds(text, taken.in_order(), hits)
    return alias_links(text, names, lexicon.language)


def _spelled_out_acronyms(text: str) -> Iterable[Name]:
    """The words that an acronym in brackets shortens, commas and all."""
    for match in re.finditer(r"\s?[(（]\s?[“\"]?([A-Z][A-Z&-]{1,8})[”\"]?\s?[)）]", text):
        spelled = spelled_out(text, match.start(), match.group(1))
        if spelled is not None:
            yield spelled


#: Words of Arabic, Persian and Urdu that no personal name holds, where a name behind a title must end.
_SEMITIC_STOPS = frozenset(
    "إن أن بأن إنه أنه إنها أنها في من على إلى عن مع بعد قبل خلال منذ حتى الذي التي الذين أو ثم قد لم لن لا كما عند حول"
    " بين ضد حالة يوم أمس اليوم هذا هذه ذلك وقال وأضاف كان كانت که در از به با را برای است بود شد این آن نے کے کی کا کو سے میں پر اور"
    " ہے ہیں تھا گفت".split()
)


def _after_titles(text: str, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterable[Name]:
    """Names behind a title in Arabic script: the words without an article that follow what the title governs."""
    if lexicon.language not in ("ar", "fa", "ur"):
        return
    for hit in hits:
        if hit.value not in (Term.TITLE, Term.HONORIFIC):
            continue
        words = list(re.finditer(r"[^\s.،,؛:()\"“”«»]+", text[hit.end : hit.end + 70]))
        run: list[re.Match[str]] = []
        expected = 0
        for word in words[:6]:
            piece = word.group()
            gap = text[hit.end + expected : hit.end + word.start()]
            if piece in _SEMITIC_STOPS or gap.strip() or piece[0].isdigit():
                break
            expected = word.end()
            governed = piece.startswith(("ال", "لل", "وال")) or any(
                other.start <= hit.end + word.start() < other.end and other.value in (Term.TITLE, Term.OFFICIAL, Term.ORGANISATION)
                for other in hits
            )
            if governed and not run:
                continue
            if governed or len(run) == 3:
                break
            run.append(word)
        shortest = 1 if hit.value is Term.HONORIFIC else 2
        if len(run) >= shortest and (lexicon.language == "ar" or hit.value is Term.HONORIFIC):
            run = run[:2] if lexicon.language == "ar" else run
            start, end = hit.end + run[0].start(), hit.end + run[-1].end()
            yield Name(start, end, text[start:end], NameKind.PERSON, why=f"after the title {text[hit.start : hit.end]}")


class _Taken:
    """Names by place; a later name never overlaps an earlier one."""

    def __init__(self) -> None:
        self._names: dict[int, Name] = {}
        self._used: set[int] = set()

    def add(self, name: Name) -> None:
        place = range(name.start, name.end)
        if name.end > name.start and not self._used.intersection(place):
            self._names[name.start] = name
            self._used.update(place)

    def in_order(self) -> list[Name]:
        return [self._names[start] for start in sorted(self._names)]


def _inside_capitals(text: str, start: int, end: int) -> bool:
    """Whether a place is only part of a longer capitalised name ("Bank of Japan" is not Japan)."""
    if not text[start].isupper():
        return False
    before = re.search(rf"(?:[{_UPPER}][\w’'-]*) (?:(?:of|de|du|da|do|della|di|von) (?:the )?)?$", text[max(0, start - 30) : start])
    after = re.match(rf"[-\u2010]?\w|\s[{_UPPER}]\w", text[end : end + 3])
    sentence_initial = before and re.search(r"(?:^|[.!?:;\n“\"«„(]\s*)$", text[max(0, start - 30) : start][: before.start()])
    return bool((before and not sentence_initial and " of " not in before.group() + " ") or (after and not re.match(r"\w", after.group())))


def _capitalised(
    text: str, marked: Sequence[Marked], hits: Sequence[Hit[Term]], lexicon: Lexicon
) -> Iterable[Name]:
    """Capitalised spans of the cased scripts; at the head of a sentence only what the text shows to be a name."""
    particles = "|".join([_INNER, *map(re.escape, lexicon.words("particles"))])
    connector = rf"(?:[ \u00a0](?:(?:{particles})[ \u00a0]){{0,2}}|(?<=[^\W\d_])-(?=[{_UPPER}]))"
    pattern = re.compile(rf"(?<![^\W_])(?:{_CLITIC})?(?P<name>{_WORD}(?:{connector}(?:{_WORD}|\d{{1,2}}(?![\w.,])))*)")
    titles = [hit for hit in hits if hit.value in (Term.TITLE, Term.HONORIFIC, Term.OFFICIAL)]
    lower_words = Counter(re.findall(r"(?<![\w@])[^\W\d_]+", _decapitalised(text)))
    skip = calendar_words(lexicon.language) | calendar_words("en")
    found: list[tuple[Marked, int, int, str]] = []
    for passage in marked:
        if passage.boilerplate in ("dateline", "conversion-note"):
            continue
        for match in pattern.finditer(text, passage.span.start, passage.span.end):
            for start, end in _without_titles(text, *match.span("name"), titles):
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
    title_ends = {hit.end for hit in titles if hit.value is Term.TITLE}
    for passage, start, end, piece in _split_offices(text, found, title_ends):
        kept = _trim(text, passage, start, end, piece, lower_words, seen_inside, lexicon, skip, german=german)
        if kept:
            start, end = kept
            yield Name(start, end, text[start:end], why="written with capitals")


def _split_offices(
    text: str, found: Sequence[tuple[Marked, int, int, str]], title_ends: set[int]
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
        if len(words) >= 3 and any(text[at:start].strip(" \u00a0") == "" for at in title_ends if at <= start <= at + 2):
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
    return (len(word) >= 2 and word.isupper()) or any(char.isupper() for char in word[1:]) or any(map(str.isdigit, word))


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
) -> tuple[int, int] | None:
    """The part of a capitalised span that is a name, None for none."""
    common = set(lexicon.words("common")) | set(lexicon.words("conjunctions"))
    words = piece.split()
    opens = _opens(text, passage.span, start)
    while words:
        first = words[0]
        lower = first.lower()
        unlikely = lower in skip or lower in common or (opens and not _distinct(first) and (
            lower in lower_words or (len(words) == 1 and not seen_inside[first] and not _mostly_names(seen_inside, piece))
        ))
        if not unlikely or (_distinct(first) and lower not in common):
            break
        gap = re.match(r"\S+\s*", text[start:end])
        start += gap.end() if gap else len(first)
        words = words[1:]
        while words and words[0].lower() in _INNER.split("|"):
            start += len(words[0]) + 1
            words = words[1:]
        opens = False
    while words and (words[-1].lower() in skip or words[-1].isdigit() and len(words) == 1):
        end -= len(words[-1])
        words = words[:-1]
        while end > start and text[end - 1] in " \u00a0-":
            end -= 1
    if not words or end - start < 2 or (_title_case(text, passage) and not seen_inside[" ".join(words)]):
        return None
    if len(words) == 1 and (len(words[0]) == 1 or words[0].lower() in skip or words[0] in _CLOCKS):
        return None
    if german and not _german_name(words, text, start):
        return None
    return start, end


def _mostly_names(seen_inside: Counter[str], piece: str) -> bool:
    return seen_inside[piece] > 0


def _german_name(words: list[str], text: str, start: int) -> bool:
    """German capitalises every noun: only acronyms, odd capitals and runs of two unmarked words count."""
    if any(_distinct(word.split("-")[0]) for word in words):
        return True
    if len(words) == 1:
        # "Hanau (Hessen)": a lone noun never has its country in brackets.
        return bool(re.match(r"\s\([A-ZÄÖÜ][a-zäöü]+\)", text[start + len(words[0]) : start + len(words[0]) + 20]))
    if any(word.islower() and word not in ("von", "van", "zu", "de") or word.isdigit() for word in words):
        return False
    before = text[max(0, start - 12) : start].lower()
    article = re.search(r"\b(?:der|die|das|des|dem|den|ein|eine|einen|einem|einer|eines|kein|keine|im|am|zum|zur|vom|beim)\s$", before)
    endings = ("ung", "heit", "keit", "schaft", "tion", "nis", "tum", "ismus", "tät")
    return not any(word.endswith(endings) for word in words) and not (article and len(words) == 2)


def _latin_tokens(text: str, marked: Sequence[Marked]) -> Iterable[Name]:
    """Latin words in a text of another script, and @handles everywhere."""
    for passage in marked:
        sentence = text[passage.span.start : passage.span.end]
        foreign = [char for char in sentence if word_class(char) in ("hangul", "semitic", "katakana") or ord(char) > 0x2FF and char.isalpha() and not "\u1e00" <= char <= "\u1fff"]
        mixed = len(foreign) * 3 > sum(char.isalpha() for char in sentence)
        for match in _LATIN_TOKEN.finditer(text, passage.span.start, passage.span.end):
            piece = match.group().rstrip(".'’-&")
            handle = piece.startswith("@")
            if not handle and (not mixed or len(piece) < 2 or not re.search(r"[A-Z]", piece)):
                continue
            if piece.lower() in calendar_words("en") or piece in ("CEO", "CFO", "COO", "CTO", "AI", "IT", "PM", "AM", "TV") or piece in _CLOCKS:
                continue
            yield Name(match.start(), match.start() + len(piece), piece, why="a handle" if handle else "Latin letters in another script")


def _dotted(text: str) -> Iterable[Name]:
    for match in _DOTTED_NAME.finditer(text):
        start = match.start()
        first = re.split(r"[・·•‧･]", match.group())[0]
        katakana = len(re.findall(r"[\u30a1-\u30fe]", match.group()))
        if katakana:
            run = re.search(r"[\u30a1-\u30fe]+(?:[・·•‧･][\u30a1-\u30fe]+)*", match.group())
            if run and re.search(r"[・·•‧･]", run.group()):
                yield Name(start + run.start(), start + run.end(), run.group(), why="a foreign name with a middle dot")
            continue
        # What is glued before a transcribed first name is a verb or title; first names rarely pass four characters.
        extra = max(0, len(first) - 4)
        last = re.split(r"[・·•‧･]", match.group())[-1]
        end = match.end() - max(0, len(last) - 4)
        if re.search(r"[和与或、]", match.group()[extra:]):
            continue
        yield Name(start + extra, end, text[start + extra : end], why="a foreign name with a middle dot")


def _east_asian(text: str, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterable[Name]:
    """Names beside a title in Chinese, Japanese and Korean, and titles of papers in 《》."""
    language = lexicon.language
    if language not in ("zh", "ja", "ko"):
        return
    surnames = lexicon.words("surnames")
    for match in _BOOK_MARKS.finditer(text):
        yield Name(match.start(1), match.end(1), match.group(1), NameKind.PRODUCT, why="in title marks")
    for hit in hits:
        if hit.value not in (Term.TITLE, Term.HONORIFIC):
            continue
        if language == "ja":
            match = re.search(r"(?:^|[^\u3400-\u9fff\u30a1-\u30fe々ー])([\u3400-\u9fff々]{1,5}|[\u30a1-\u30fe・]{2,20})$", text[max(0, hit.start - 22) : hit.start])
            if match and not (hit.value is Term.TITLE and len(match.group(1)) == 1 and match.group(1) not in "橘東南西北林森原関堀辻菅星乾岡"):
                piece = match.group(1)
                if begins_word(text, hit.start - len(piece)) and _japanese_person(piece):
                    yield Name(hit.start - len(piece), hit.start, piece, NameKind.PERSON, why=f"before the title {text[hit.start:hit.end]}")
        elif language == "zh" and surnames:
            match = re.match(rf"((?:{'|'.join(surnames)})[\u3400-\u9fff]{{1,2}}?)(?=表示|说|說|称|稱|指出|强调|強調|认为|認為|透露|宣布|回应|回應|在|于|于|对|對|和|与|與|及|[，,、。（(：:\s]|$)", text[hit.end : hit.end + 6])
            if match:
                yield Name(hit.end, hit.end + match.end(1), match.group(1), NameKind.PERSON, why=f"after the title {text[hit.start:hit.end]}")
        elif language == "ko" and surnames:
            yield from _korean(text, hit, surnames)


def _japanese_person(piece: str) -> bool:
    return not re.search(r"(?:省|庁|党|県|市|町|村|社|部|課|局|会|大学|銀行|委員|本部|代表|政府|国|前|元|副|同|両|各|新)$", piece) and piece not in ("同", "両", "前", "元", "新", "副", "各")


def _korean(text: str, hit: Hit[Term], surnames: Sequence[str]) -> Iterable[Name]:
    head_start = max(0, hit.start - 24)
    head = re.split(r"[.,!?“”\"'‘’()\n]", text[head_start : hit.start])[-1]
    base = hit.start - len(head)
    tokens = list(re.finditer(r"[가-힣]+", head))
    for token in tokens[-3:]:
        word = token.group()
        full = len(word) in (3, 4) and word.startswith(tuple(surnames)) and not re.search(r"(?:은|는|이|가|을|를|의|에|로)$", word)
        bare = word in surnames and token is tokens[-1]
        if full or bare:
            yield Name(base + token.start(), base + token.end(), word, NameKind.PERSON, why=f"before the title {text[hit.start:hit.end]}")
            return


def _with_kinds(text: str, names: list[Name], hits: Sequence[Hit[Term]]) -> list[Name]:
    """The names with the kind that a title, an honorific or an organisation's word beside them shows."""
    titled = [hit for hit in hits if hit.value in (Term.TITLE, Term.HONORIFIC)]
    honorific_ends = {hit.end for hit in titled if hit.value is Term.HONORIFIC}
    organisations = [hit for hit in hits if hit.value is Term.ORGANISATION]
    starts = {name.start for name in names if " " in name.text}
    kinds = []
    for name in names:
        kind = name.kind
        if kind is NameKind.UNKNOWN:
            if any(name.start <= hit.start and hit.end <= name.end for hit in organisations) or re.fullmatch(r"[A-Z]{3,6}", name.text):
                kind = NameKind.ORGANISATION
            elif any(end in honorific_ends for end in (name.start - 1, name.start)):
                kind = NameKind.PERSON
            elif " " in name.text and name.end + 1 not in starts and (
                any(hit.end in (name.start - 1, name.start) for hit in titled)
                or any(hit.end == other.start - 1 for hit in titled for other in names if other.end == name.start - 1)
            ):
                kind = NameKind.PERSON
        kinds.append(replace(name, kind=kind))
    by_text: dict[str, NameKind] = {}
    for name in kinds:
        if name.kind is not NameKind.UNKNOWN:
            by_text.setdefault(fold(name.text).text, name.kind)
    return [
        replace(name, kind=by_text.get(fold(name.text).text, name.kind)) if name.kind is NameKind.UNKNOWN else name
        for name in kinds
    ]
