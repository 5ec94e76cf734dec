"""Lists in a sentence: "doctors, lawyers and scientists", 医生、律师、科学家等, الأطباء والمهندسين."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .lexicon import Lexicon, Term
from .phrases import Hit
from .types import Enumeration, Name, Quantity, Span

_WORD = r"[^\s,،、;:؛.()（）“”«»„\"\u2013\u2014|…!?]+"
_EDGES = " \u00a0\t,،、“”\"'«»"
#: Languages that put no blanks between words, and may put the number of items right behind a list.
_DENSE = frozenset(("zh", "ja", "ko"))
#: The least number that counts the items of a list, and how far before and behind the list it may stand.
_COUNTED, _AHEAD, _NEAR = 2, 60, 3
#: An item of a list has few words, or it is a clause.
_ITEM_WORDS = 4


@lru_cache(maxsize=64)
def _spaced(conjunctions: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(re.escape(word) for word in conjunctions) or "(?!)"
    item = rf"[“”«»\"„]?{_WORD}(?:[ \u00a0](?!(?:{joined})[ \u00a0]){_WORD}){{0,{_ITEM_WORDS - 1}}}[“”«»\"]?"
    # Before the last item "and" may stand alone, after a comma, or be missing from a list of names.
    return re.compile(
        rf"{item}(?:\s?[,،]\s{item})*\s?[,،]?\s(?:{joined})\s{item}|{item}(?:\s?[,،]\s{item}){{2,}}",
        re.IGNORECASE,
    )


_ARABIC_ITEM = r"[“”\"]?[^\s،,.؛“”\"()]+(?:\s(?!و)[^\s،,.؛“”\"()]+){0,2}[“”\"]?"
_ARABIC = re.compile(rf"{_ARABIC_ITEM}(?:[،,]?\sو\s?{_ARABIC_ITEM}|[،,]\s{_ARABIC_ITEM})+")
_IDEOGRAPHIC = re.compile(
    r"(?P<head>[^\s,，、。；;：:（）()“”「」—]{1,16})(?P<rest>(?:、[^\s,，、。；;：:（）()“”「」—]{1,20})+)|[가-힣\w]{1,12}(?:·[가-힣\w]{1,12}){1,8}"
)


def find_enumerations(
    text: str,
    span: Span,
    hits: Sequence[Hit[Term]],
    names: Sequence[Name],
    lexicon: Lexicon,
    counts: Sequence[Quantity] = (),
) -> tuple[Enumeration, ...]:
    """The lists of a sentence, none overlapping. Two items need a list cue or two names; three need none.

    `counts` are the amounts of the sentence: one that says how many items there are tells where a list begins and ends.
    """
    found: list[Enumeration] = []
    cues = [hit for hit in hits if hit.value is Term.LIST_CUE]
    for items in _candidates(text, span, cues, lexicon):
        listing = _tidy(text, _counted(text, items, counts, lexicon), names)
        if listing is None or not _is_list(text, listing, cues, names, lexicon):
            continue
        if not any(other.start < listing.end and listing.start < other.end for other in found):
            found.append(listing)
    return tuple(sorted(found, key=lambda listing: listing.start))


def _candidates(text: str, span: Span, cues: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterator[list[Span]]:
    if lexicon.language in _DENSE:
        yield from _dense(text, span, lexicon)
        if lexicon.language != "ko":
            return
    if lexicon.language in ("ar",):
        for cue in cues:
            match = _ARABIC.match(text, _skip(text, cue.end), span.end)
            if match:
                yield _arabic_items(text, match.start(), match.end())
        for match in _ARABIC.finditer(text, span.start, span.end):
            yield _arabic_items(text, match.start(), match.end())
        return
    pattern = _spaced(lexicon.words("conjunctions"))
    for cue in cues:
        match = pattern.match(text, _skip(text, cue.end), span.end)
        if match:
            yield _split(text, match.start(), match.end(), lexicon)
    for match in pattern.finditer(text, span.start, span.end):
        yield _split(text, match.start(), match.end(), lexicon)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0:,،：":
        at += 1
    return at


def _split(text: str, start: int, end: int, lexicon: Lexicon) -> list[Span]:
    joined = "|".join(re.escape(word) for word in lexicon.words("conjunctions")) or "(?!)"
    separator = re.compile(rf"\s?[,،]\s(?:(?:{joined})\s)?|\s(?:{joined})\s", re.IGNORECASE)
    return _pieces(text, start, end, separator)


def _arabic_items(text: str, start: int, end: int) -> list[Span]:
    return _pieces(text, start, end, re.compile(r"[،,]?\sو\s?|[،,]\s"))


def _pieces(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    items, at = [], start
    for match in separator.finditer(text, start, end):
        items.append(Span(at, match.start()))
        at = match.end()
    return [*items, Span(at, end)]


def _dense(text: str, span: Span, lexicon: Lexicon) -> Iterator[list[Span]]:
    ends = "|".join(re.escape(word) for word in lexicon.words("list_end_marks")) or "等"
    conjunctions = "|".join(re.escape(word) for word in lexicon.words("conjunctions")) or "和"
    for match in _IDEOGRAPHIC.finditer(text, span.start, span.end):
        if match.group("head") is None:
            yield _pieces(text, match.start(), match.end(), re.compile("·"))
            continue
        spans = _pieces(text, match.start(), match.end(), re.compile("、"))
        last = spans.pop()
        tail = text[last.start : last.end]
        cut = re.split(rf"(?:{ends})|的|来|來|が|を|は|に|で|の", tail)[0]
        last = Span(last.start, last.start + len(cut))
        joint = re.search(conjunctions, cut)
        if joint and joint.start() > 0 and joint.end() < len(cut):
            spans += [Span(last.start, last.start + joint.start()), Span(last.start + joint.end(), last.end)]
        else:
            spans.append(last)
        head = spans[0]
        lead = re.match(
            rf".*(?:{'|'.join(map(re.escape, lexicon.words('list_cue_marks'))) or '如'}|[はがのをに]|从|在|与)",
            text[head.start : head.end],
        )
        if lead and lead.end() < head.end - head.start:
            spans[0] = Span(head.start + lead.end(), head.end)
        yield spans
    latin = re.compile(rf"([A-Za-z][\w .&-]{{0,24}}?)\s?(?:{conjunctions})\s?([A-Za-z][\w.&-]{{1,24}})")
    for match in latin.finditer(text, span.start, span.end):
        yield [Span(*match.span(1)), Span(*match.span(2))]


def _counted(
    text: str, items: Sequence[Span], counts: Sequence[Quantity], lexicon: Lexicon
) -> Sequence[Span]:
    """The items that an amount before or behind the list counts: "three banks, namely A, B and C", A、B和C三家银行."""
    if len(items) < _COUNTED:
        return items
    first, last = items[0], items[-1]
    for count in counts:
        if not _COUNTED <= count.amount <= len(items) or count.amount % 1:
            continue
        if lexicon.language in _DENSE and last.start < count.start <= last.end + _NEAR:
            # What follows the number goes on without a mark.
            end = min(last.end, count.start)
            items = [*items[:-1], Span(last.start, len(text[:end].rstrip("のなど等등의 之")))]
            return items[-int(count.amount) :]
        if first.start - _AHEAD <= count.start and count.end <= first.end and len(items) == count.amount + 1:
            return items[1:]
    return items


def _tidy(text: str, items: Sequence[Span], names: Sequence[Name]) -> Enumeration | None:
    """The items without quotes and blanks; a long first or last item shrinks to the name or the words beside the list."""
    tidied: list[Span] = []
    for position, item in enumerate(items):
        start, end = item.start, item.end
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        edge = position in (0, len(items) - 1)
        inside = [name for name in names if start <= name.start and name.end <= end]
        if edge and inside:
            name = inside[-1] if position == 0 else inside[0]
            start, end = name.start, name.end
        elif edge and len(items) > 2:
            typical = max(len(text[other.start : other.end].split()) for other in items[1:-1])
            words = list(re.finditer(r"\S+", text[start:end]))
            if len(words) > typical:
                chosen = words[-typical:] if position == 0 else words[:typical]
                start, end = start + chosen[0].start(), start + chosen[-1].end()
        if end > start:
            tidied.append(Span(start, end))
    if len(tidied) < 2:
        return None
    return Enumeration(tidied[0].start, tidied[-1].end, tuple(tidied))


def _is_list(
    text: str, listing: Enumeration, cues: Sequence[Hit[Term]], names: Sequence[Name], lexicon: Lexicon
) -> bool:
    named = [any(name.start < item.end and item.start < name.end for name in names) for item in listing.items]
    if any(0 <= listing.start - cue.end <= 3 for cue in cues) or all(named):
        return True
    if any(not re.search(r"[^\W\d_]", text[item.start : item.end]) for item in listing.items):
        return False
    last = text[listing.items[-2].end : listing.items[-1].start].strip(" ,،、\u00a0").lower()
    dense = lexicon.language in _DENSE or (lexicon.language == "ar" and last.startswith("و"))
    return len(listing.items) >= 3 and sum(named) != 1 and (dense or last in lexicon.words("conjunctions"))
