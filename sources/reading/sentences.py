"""Sentences and clauses of a text, as spans of code points.

sentencex finds candidate ends; the repairs below hold for every language: a sentence never crosses a line, initials
and ordinals do not end one, a full stop glued to the next capital does.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import sentencex

from .types import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "”»’」』）】》)]›"
_INITIAL = re.compile(r"(?:^|[\s(（“\"'«.-])(?:[A-ZÀ-ÞĀ-ŽА-ЯЁΑ-Ω]|[A-ZÀ-ÞА-ЯЁ]\.[A-ZÀ-ÞА-ЯЁ])\.$")
_SHORT = re.compile(r"^[“\"'(«]?[^\s\d.。]{1,4}\.$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
#: Languages that write ordinals as "3." in running text.
_ORDINAL_LANGUAGES = frozenset("bs cs da de et fi hr hu hy is lb lt lv nb nn no pl sk sl sr sv tr".split())
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"«])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|Inc|Ltd|Corp|Co|vs|No|Nos|Nr|Mio|Mrd|Sra|Srta|Dra|Ing|Lic|Mme|Mlle|Sig|Dott|Avv|On|Tn|Ny|Hj|Bpk|Kol|Jend|TP|PGS|TS|ThS|GS"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|др|проф|им|ул|тыс|млн|млрд|руб|долл|стр|tel|tlf|ca|bzw|Abs|Art|approx|est|p|pp|fig|Fig)\.$"
)  # fmt: skip
#: Thai shortens months and titles to letters with full stops ("12 พ.ค."); its sentences end without any.
_THAI_SHORT = re.compile(r"(?:^|[^\u0e00-\u0e7f])(?:[ก-ฮ]{1,3}\.){1,3}$")
_THAI_TURN = re.compile(r"\s(ขณะที่|ในขณะที่|ส่วน|ด้าน|ทั้งนี้|อย่างไรก็ตาม|พร้อม|นอกจากนี้|โดย|ซึ่ง|ต่อมา|ก่อนหน้านี้)")
_GLUED = re.compile(
    r"(?<=[^\W\d_A-ZÀ-ÞА-ЯЁ.]{2}[.!?])(?=[A-ZÀ-ÞĀ-ŽА-ЯЁ«“][^\W\d_A-ZÀ-Þ]+[ ,’'])"
    r"|(?<=[\u0600-\u06ff]{3}[.!؟])(?=[\u0621-\u064a]{3})"
    r"|(?<=[\u0900-\u0d7f][।॥!?])(?=[\u0900-\u0d7f])"
)
#: Full stops of the scripts for which sentencex needs no white space behind them, half-width ones among Han too.
_CJK_END = re.compile(
    r"(?<=[。！？｡])(?![。！？｡…」』”’）)】》])|(?<=[。！？｡][」』”’）)】》])(?![と、，。」』”’）)】》])"
)
_CJK_HALF_WIDTH = re.compile(
    r"(?<=[\u3041-\u30ff\u3400-\u9fff”」』）)][.!?])(?=[\u3041-\u30ff\u3400-\u9fff“「『《【])"
)
_OPEN_QUOTE = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“”"}
_JAPANESE_QUOTED_ON = re.compile(r"^\s*(?:と|って|などと|との|という|など|を|に|が|は|も|、|，)")
_KOREAN_QUOTED_ON = re.compile(
    r"^\s?(?:이?라고|이?라는|이?라며|이?라면서|고|는|며|면서|란|을|를|와|과|이라)(?=[\s가-힣,.])"
)
_NO_MARKS = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]")
#: A Thai, Lao or Khmer run longer than this is cut at spaces: about the length of two sentences.
_LONG_UNMARKED = 220
_SHORT_UNMARKED = 60
#: Longer "sentences" are tables, lists or junk; a passage must stay readable and cheap to search.
_LONGEST = 2_000
_PAUSE = re.compile(r"[,;:，；：、]\s?|\s+")
#: sentencex takes quadratic time on a line without white space, so long lines reach it in blocks.
_BLOCK = 3_000
_BLOCK_END = re.compile(r"[.!?。！？؟।॥។။…][”\"»’」』）)]*\s*")


#: White space and marks that take more than one byte, one character for one so that offsets survive.
_SPACES = re.compile(r"[^\S\n\x00-\x7f]")
_MARKS = re.compile(r"[^\w\x00-\x7f]")


def _blocks(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(line) - start > _BLOCK:
        ends = [match.end() for match in _BLOCK_END.finditer(line, start + _BLOCK // 2, start + _BLOCK)]
        space = line.rfind(" ", start + 1, start + _BLOCK)
        end = ends[-1] if ends else space + 1 if space > start else start + _BLOCK
        yield start, end
        start = end
    yield start, len(line)


def _boundaries(language: str, block: str) -> list[int]:
    """Where sentencex ends the sentences of a block, in code points.

    It counts bytes behind an initial and panics where a longer character follows ("J.\u00a0Ode"), so spaces of every kind are
    given to it as plain ones, and after a panic all marks are.
    """
    for plain in (_SPACES.sub(" ", block), _MARKS.sub(" ", block)):
        try:
            return [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries(language, plain)]
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
    return []


def _cuts(line: str, language: str) -> list[int]:
    cuts = {0, len(line)}
    for start, end in _blocks(line):
        block = line[start:end]
        cuts.add(end)
        cuts.update(start + boundary for boundary in _boundaries(language, block))
    for pattern in (_GLUED, _CJK_END, _CJK_HALF_WIDTH):
        cuts.update(match.start() for match in pattern.finditer(line))
    return sorted(cut for cut in cuts if cut <= len(line))


def _continues(before: str, after: str, language: str) -> bool:
    """Whether what follows a candidate end belongs to the same sentence."""
    rest = after.lstrip()
    if not rest or not before.strip():
        return True
    if not re.search(r"[^\W_]", rest):
        return True
    first = rest[0]
    if first.islower() and not re.search(r"[。！？]$", before):
        return True
    if first in ",，、;；:：%" + _CLOSERS:
        return True
    if language == "th" and _THAI_SHORT.search(before):
        return True
    if _INITIAL.search(before) or _SHORT.match(before) or _ABBREVIATION.search(before):
        return True
    if language in _ORDINAL_LANGUAGES and _ORDINAL.search(before) and re.match(r"[^\W\d_]", rest):
        return True
    if re.search(r"[”\"」』’)）]$", before):
        if language == "ja" and _JAPANESE_QUOTED_ON.match(after):
            return True
        if language == "ko" and _KOREAN_QUOTED_ON.match(after):
            return True
    return bool(re.search(r"\d\.$", before) and re.match(r"\d", after))


def _unclosed(segment: str) -> str:
    """The marks that would close the last quotation still open in the segment, "" for none."""
    opened = ""
    for char in segment:
        if opened and char in opened:
            opened = ""
        elif not opened and char in _OPEN_QUOTE:
            opened = _OPEN_QUOTE[char]
    return opened


def _quoting(segment: str) -> bool:
    """Whether a quotation is open at the end of a segment, also one between straight marks."""
    return segment.count('"') % 2 == 1 or bool(_unclosed(segment))


def _turns(line: str, start: int, end: int) -> Iterator[int]:
    """Where a Thai writer turns to something new, never within a few words of the last turn."""
    last = start
    for match in _THAI_TURN.finditer(line, start + _SHORT_UNMARKED, end - _SHORT_UNMARKED // 2):
        if match.start(1) - last >= _SHORT_UNMARKED and not _quoting(line[start : match.start(1)]):
            last = match.start(1)
            yield last


def _split_unmarked(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long run of a script without sentence marks at its spaces, the writer's only pauses."""
    if end - start <= _LONG_UNMARKED or len(_NO_MARKS.findall(line[start:end])) * 2 < end - start:
        yield start, end
        return
    turns = [start, *(at for at in _turns(line, start, end)), end]
    if len(turns) > 2:
        for left, right in itertools.pairwise(turns):
            yield from _split_unmarked(line, left, right)
        return
    piece = start
    for match in re.finditer(r"\s+(?!\()", line[start:end]):
        at = start + match.end()
        parted = (
            not line[at].isdigit()
            and not line[start + match.start() - 1].isdigit()
            and not _quoting(line[start:at])
        )
        if parted and at - piece >= _SHORT_UNMARKED and end - at >= _SHORT_UNMARKED // 2:
            yield piece, at
            piece = at
    yield piece, end


def _split_endless(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no sentence mark ends within `_LONGEST` characters, at a clause or a space where there is one."""
    while end - start > _LONGEST:
        pauses = [match.end() for match in _PAUSE.finditer(line, start + _LONGEST // 2, start + _LONGEST)]
        cut = pauses[-1] if pauses else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _line_sentences(line: str, language: str) -> Iterator[tuple[int, int]]:
    cuts = _cuts(line, language)
    merged: list[list[int]] = []
    for start, end in itertools.pairwise(cuts):
        if merged:
            # Only the tail of what went before decides, and a long tail would make long lines quadratic.
            before = line[max(merged[-1][0], merged[-1][1] - 40) : merged[-1][1]].rstrip()
            if _continues(before, line[start : start + 40], language):
                merged[-1][1] = end
                continue
        merged.append([start, end])
    for start, end in _join_quoted(line, merged):
        for left, right in _split_unmarked(line, start, end):
            yield from _split_endless(line, left, right)


def _join_quoted(line: str, segments: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Keep a short CJK quotation of several sentences in the sentence that quotes it: 「…。…」と述べた."""
    index = 0
    while index < len(segments):
        start, end = segments[index]
        closing = _unclosed(line[start:end]) if "「" in line[start:end] or "『" in line[start:end] else ""
        last = index
        while (
            closing and last + 1 < len(segments) and last - index < 6 and segments[last + 1][1] - start <= 300
        ):
            last += 1
            if not _unclosed(line[start : segments[last][1]]):
                end = segments[last][1]
                index = last
                break
        yield start, end
        index += 1


def sentence_spans(text: str, language: str) -> list[Span]:
    """The sentences of a text without the white space around them; outside of them there is only white space."""
    spans = []
    for match in _LINE.finditer(text):
        line, base = match.group(), match.start()
        for start, end in _line_sentences(line, language):
            piece = line[start:end]
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            if right > left:
                spans.append(Span(base + left, base + right))
    return spans


_CLAUSE = re.compile(r"[;；:：—–]\s*|[,،、]\s+|[，,،](?=[^\d\s])|\s-\s|[(（]|[)）]")
_CLAUSE_LENGTH = 28
_CLAUSE_LENGTH_DENSE = 8


def clause_spans(text: str, span: Span, language: str) -> list[Span]:
    """The clauses of a sentence: cut at commas, colons, dashes and brackets, never shorter than a statement needs."""
    shortest = _CLAUSE_LENGTH_DENSE if language in ("zh", "ja") else _CLAUSE_LENGTH
    bounds = [span.start]
    ends = []
    for match in _CLAUSE.finditer(text, span.start, span.end):
        ends.append(match.start())
        bounds.append(match.end())
    ends.append(span.end)
    parts: list[list[int]] = []
    for start, end in zip(bounds, ends, strict=True):
        if parts and (end - start < shortest or parts[-1][1] - parts[-1][0] < shortest):
            parts[-1][1] = end
        else:
            parts.append([start, end])
    spans = []
    for start, end in parts:
        piece = text[start:end]
        left, right = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if right > left:
            spans.append(Span(left, right))
    return spans
