"""What in a text is not the article: datelines, bylines, credits, footers, conversion notes; and its headings.

Shapes that hold in every language are written here, the words ("Oleh", "Artikel Terkait") are lexicon data.
Boilerplate stays in the text as passages of its own; it founds no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .dates import find_dates
from .lexicon import Lexicon
from .phrases import fold
from .types import Span

_FULL_DATE = re.compile(
    r"\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?(?:/[^\W\d_]+)?,?\s(?:de\s)?(?:[12]\d{3}|[٠-٩]{4})|[^\W\d_]{3,12}\.?\s\d{1,2},?\s[12]\d{3}|\d{1,2}\s[^\W\d_]{2,14}(?:/[^\W\d_]+)?\s(?:[12]\d{3}|\d{4})"
)  # fmt: skip
_GLUED_DATE = re.compile(
    r"^\W{0,3}(?:[^\W\d_]{2,12}\s?[:：]?\s)?(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?\s+(?=[^\W\d_])"
)
_BAR_THEN_DATE = re.compile(r"^.{3,80}? \| .{2,40}?\b(?:19|20)\d\d\s+(?=[^\W\d_a-zà-ÿ])")
_BRACKETED = re.compile(
    r"^(?:【[^】]{1,40}】|〔[^〕]{1,40}〕|\[[^\]]{1,40}\]\s?(?=\S)|[(（][^()（）]{1,25}[=＝][^()（）]{1,25}[)）](?:\s?\S{2,5}\s?(?:기자|記者|记者|特派員|특파원))?\s?[=＝]?\s?)"
)
_DASH = re.compile(r"\s(?:—|–|--|-|―)\s|(?<=[)）])\s?(?:—|–|--|:|-)\s|\s?—\s")
_LONGEST_DATELINE = 110
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: Lines in which the date of an article stands, and characters beside it.
_HEAD_LINES = 8
_BESIDE_A_DATE = 60
_TERMINAL = re.compile(r"[.!?。！？…।॥۔؟።။៕:：;][”\"»’“」』)）\]]*\s*$")
_QUESTION = re.compile(r"[?？؟፧;]\s*[”\"»’“」』)）\]]*\s*$")
_RATE = re.compile(r"(?<!\d)1\s?[^\W\d_]{1,12}\.?\s?[=＝≈]\s?[\d.,]+\s?[^\W\d_]+")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_BULLET = re.compile(r"^\s*[·•*▪►‣–—-]\s")
_UNMARKED_LANGUAGES = frozenset(("th", "lo", "km", "my"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage-to-be: its span, what kind of boilerplate it is ("" for content), heading and question or not."""

    span: Span
    boilerplate: str = ""
    heading: bool = False
    question: bool = False


def _dateline_end(sentence: str, lexicon: Lexicon) -> int:
    """How many characters at the head of a sentence are a dateline, 0 for none."""
    for pattern in (_GLUED_DATE, _BRACKETED):
        match = pattern.match(sentence)
        if match and match.end() < len(sentence):
            return match.end()
    head = sentence[:_LONGEST_DATELINE]
    # "据《X》13日报道，" says who reports what follows.
    ends = () if head.startswith(lexicon.words("according") or ("\0",)) else lexicon.words("dateline_end")
    for word in ends:
        match = re.match(
            rf".{{0,50}}?(?:\d{{1,2}}\s?(?:日|号|號)|记者.{{2,12}}?|記者.{{2,12}}?|本报|本報){word}[，,：:、 　]?",
            head,
        )
        if match and not re.search(r"[。！？]", match.group()):
            return match.end()
    best = 0
    for match in _DASH.finditer(head):
        if _is_dateline(head[: match.start()], lexicon) and match.end() < len(sentence):
            best = match.end()
    return best


def _is_dateline(head: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a dash names a place, an agency or a date and no more."""
    bare = _FULL_DATE.sub(" ", head)
    dated = bare != head
    bare = re.sub(r"[(（][^()（）]*[)）]", " ", bare)
    bracketed = len(bare.split()) < len(head.split()) and not dated
    words = re.findall(r"[^\W\d_][\w.’'-]*", bare)
    if len(words) > 9 or len(bare) > 70:
        return False
    cased = [word for word in words if word.lower() != word.upper()]
    if any(word.islower() and len(word) > 3 for word in cased):
        return False
    shouted = any(len(word) >= 4 and word.isupper() for word in cased)
    site = any(re.search(r"\w\.(?:com|co|id|net|org)\b", word.lower()) for word in words)
    return bool(dated or shouted or site or (bracketed and words))


def _prefix(sentence: str, lexicon: Lexicon, *, early: bool) -> tuple[int, str]:
    match = _BAR_THEN_DATE.match(sentence)
    if match:
        return match.end(), "advertisement"
    if early:
        return _dateline_end(sentence, lexicon), "dateline"
    return 0, ""


def _starts_with(line: str, words: Sequence[str]) -> bool:
    folded = fold(re.sub(r"^[\s(（\[【|·•*–—-]+", "", line)).text
    for word in words:
        key = fold(word).text
        if folded.startswith(key):
            rest = folded[len(key) : len(key) + 1]
            if not rest or not rest.isalnum() or not key[-1].isascii() or key[-1] in ":：":
                return True
    return False


def _line_kind(line: str, number: int, lexicon: Lexicon) -> str:
    """What a whole line is, judged by itself; "" for anything that may be content."""
    bare = line.strip()
    ended = bool(_TERMINAL.search(bare))
    if (
        _RATE.search(bare) or any(word in fold(bare).text for word in map(_fold, lexicon.words("conversion")))
    ) and (bare.startswith(("(", "（", "[", "*")) and len(bare) < 160):
        return "conversion-note"
    if len(bare) > 220:
        return ""
    if _starts_with(bare, lexicon.words("credit")) and not (ended and len(bare) > 120):
        return "credit"
    if not ended and any(f"({_fold(word)}" in fold(bare).text for word in lexicon.words("credit")):
        return "credit"
    rest = _FULL_DATE.sub("", bare)
    if rest != bare and not ended:
        if _starts_with(bare, lexicon.words("published")) or (number < 8 and len(rest) <= 60):
            return "dateline"
        if any(_fold(word) in fold(bare).text for word in lexicon.words("published")) and len(rest) <= 80:
            return "dateline"
    if (
        0 < number < _HEAD_LINES
        and len(bare) <= _LONGEST_DATELINE
        and _is_dated(bare, lexicon.language, ended=ended)
    ):
        return "dateline"
    if not ended and len(bare) <= 90 and (_starts_with(bare, lexicon.words("byline")) or _EMAIL.search(bare)):
        return "byline"
    if not ended and number < 6 and len(bare) <= 30 and re.search(r"(?:기자|記者|记者)$", bare):
        return "byline"
    return ""


def _is_dated(line: str, language: str, *, ended: bool) -> bool:
    """Whether a line gives a whole date in the words of its language, and little besides.

    A line that ends like a sentence does so only by the date's own stop ("13.15 น.").
    """
    days = [found for found in find_dates(line, language) if _WHOLE_DAY.fullmatch(found.value)]
    if len(days) != 1:
        return False
    before, after = line[: days[0].start], line[days[0].end :]
    if ended and after.strip():
        return False
    return len(before) + len(after) <= _BESIDE_A_DATE and (
        not after.strip() or not re.match(r"\s*[^\W\d_]", after)
    )


def _fold(word: str) -> str:
    return fold(word).text


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    spans: tuple[Span, ...]


def _lines(text: str, spans: Sequence[Span]) -> Iterator[_Line]:
    group: list[Span] = []
    for span in spans:
        if group and re.search(r"[\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]", text[group[-1].end : span.start]):
            yield _Line(group[0].start, group[-1].end, tuple(group))
            group = []
        group.append(span)
    if group:
        yield _Line(group[0].start, group[-1].end, tuple(group))


def _footer_from(text: str, lines: Sequence[_Line], lexicon: Lexicon) -> int:
    """The index of the line where the footer begins, or the number of lines."""
    for index, line in enumerate(lines):
        if index == 0 or line.end - line.start > 240:
            continue
        if not _starts_with(text[line.start : line.end], lexicon.words("footer")):
            continue
        rest = lines[index + 1 :]
        # A "Source:" in the middle of an article is a credit; what follows a footer are links, not sentences.
        long_rest = [other for other in rest if other.end - other.start > 220]
        if not long_rest and len(rest) <= 30:
            return index
    return len(lines)


def _is_heading(
    text: str, line: _Line, index: int, lines: Sequence[_Line], longest: int, language: str
) -> bool:
    piece = text[line.start : line.end]
    if len(lines) < 2 or len(piece) > 220 or _BULLET.match(piece):
        return False
    if index == 0:
        ended = bool(_TERMINAL.search(piece)) and not _QUESTION.search(piece)
        return (not ended or piece.endswith((":", "…"))) and len(piece) < max(longest, 30)
    if language in _UNMARKED_LANGUAGES or len(piece) > 110 or len(piece.split()) > 16 or longest < 120:
        return False
    if len(line.spans) == 1 and _QUESTION.search(piece):
        return not re.match(r"[“\"«„「-]", piece)
    return len(line.spans) <= 2 and not _TERMINAL.search(piece)


def mark(text: str, spans: Sequence[Span], lexicon: Lexicon) -> list[Marked]:
    """The sentences with their kind, in order; a dateline glued to a sentence becomes a passage of its own."""
    lines = list(_lines(text, spans))
    footer = _footer_from(text, lines, lexicon)
    kinds = [
        "footer" if index >= footer else _line_kind(text[line.start : line.end], index, lexicon)
        for index, line in enumerate(lines)
    ]
    title = ""
    marked: list[Marked] = []
    content_lines = 0
    longest = max((line.end - line.start for line in lines), default=0)
    for index, line in enumerate(lines):
        piece, kind = text[line.start : line.end], kinds[index]
        near = kinds[max(index - 1, 0) : index + 2]
        if (
            not kind
            and 0 < index < 6
            and len(piece) <= 60
            and not _TERMINAL.search(piece)
            and ("dateline" in near or "byline" in near)
            and content_lines <= 1
        ):
            kind = "byline"
        heading = not kind and (
            (bool(title) and piece.strip() == title)
            or _is_heading(text, line, index, lines, longest, lexicon.language)
        )
        if heading and not title and content_lines == 0:
            title = piece.strip()
        if not kind and not heading:
            content_lines += 1
        # A date is not cut at its stops ("12 มี.ค. 2567", "godz. 14.20").
        spans = (Span(line.start, line.end),) if kind == "dateline" else line.spans
        for span in spans:
            # Only the first sentences of an article carry a dateline.
            early = not kind and not heading and content_lines <= 2
            marked.extend(_split(text, span, kind, lexicon, heading=heading, early=early))
    return marked


def _split(
    text: str, span: Span, kind: str, lexicon: Lexicon, *, heading: bool, early: bool
) -> Iterator[Marked]:
    sentence = text[span.start : span.end]
    if not kind:
        cut, prefix = _prefix(sentence, lexicon, early=early)
        if cut:
            head = sentence[:cut].rstrip()
            yield Marked(Span(span.start, span.start + len(head)), prefix)
            rest = sentence[cut:]
            start = span.start + cut + len(rest) - len(rest.lstrip())
            if start < span.end:
                yield Marked(Span(start, span.end), "", heading, bool(_QUESTION.search(rest)))
            return
    question = bool(_QUESTION.search(sentence)) or any(
        re.search(f"{mark}[。.]?[」』”]?$", sentence) for mark in lexicon.words("questions")
    )
    yield Marked(span, kind, heading, question)
