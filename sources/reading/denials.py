"""What somebody denies without a verb of denying: in the first person, or by insisting that something is not so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .lexicon import Lexicon
from .types import Cue, CueKind, Span

_CLAUSE_END = re.compile(r"[.!?;:,，、。！？；：।؟،؛…—–\n]")
_UNSPACED = frozenset(("th", "zh", "ja"))
#: How far from its negation a clause is looked at.
_REACH = 160
#: How many words may stand between a negation and the first person.
_WORDS = 3
#: At most so many words stand before a negation in the clause that it denies, and behind it before a verb that ends the sentence.
_HEAD, _BEFORE_VERB = 8, 2
#: Words that negate a thing rather than a statement.
_LACKS = frozenset(
    "without sans sin sem senza ohne без bez ni nor né nem ani ні ни weder lack of failed to fails to".split()
)
#: What ends the clause told: a mark right before the verb, with a subject of few words between ("…, the ministry insisted").
_ENDS_CLAUSE = re.compile(r"(?:,|\s[–—-]|,\s[–—])\s(?:[^\s,.;:]+\s){0,4}$")
_ENDS_IN_QUOTE = re.compile(r"[”\"»“’],?\s?[–—-]?\s?(?:[^\s,.;:]+\s){0,3}$")
#: "Residents who had not paid": the negation belongs to a relative clause.
_RELATIVE = re.compile(
    r"(?<!\w)(?:who|which|whose|whom|qui|dont|quien|quienes|cuyo|cuya|cujo|cuja|cui|któr\w+|котор\w+|який|яка|яке|які|яких)(?!\w)",
    re.IGNORECASE,
)
#: One or two words that are a sentence of their own but for the verb behind their comma.
_ANSWER = re.compile(
    r"(?:^|[.!?…\n]\s|[–—-]\s|[«“\"„])(?P<verdict>[^\W\d_]+(?:\s[^\W\d_]+)?)[»”\"]?[,!]\s?[»”\"]?\s$"
)
_ANSWERED = 40
_PARTED = re.compile(r"[.!?;“”\"«»„\n]")
#: A quotation of so few words, or letters where words are not parted, may be a verdict on a claim.
_SHORT, _SHORT_DENSE = 5, 16


def denied_in_quotes(
    text: str, negations: Sequence[Cue], words: Lexicon, quotes: Sequence[Span]
) -> Iterator[Cue]:
    """Denials inside quotations: a negation beside "we" or "I", or a form that denies by itself.

    That somebody did not know, get, see or expect a thing, or will not do it, is a statement like any other.
    """
    pronouns = words_pattern(words.words("first"), words.language)
    verbs = words_pattern(words.words("first_verbs"), words.language)
    denying = words_pattern(words.words("denying"), words.language)
    wrong = words_pattern(words.words("wrong"), words.language)
    ordered = sorted(negations, key=lambda cue: cue.start)
    starts = [cue.start for cue in ordered]
    for quote in quotes:
        for match in denying.finditer(text, quote.start, quote.end) if denying else ():
            if not claims_nothing(text, match.start(), match.end(), words):
                yield Cue(match.start(), match.end(), match.group(), CueKind.DENY)
        # "Simply wrong": a quotation of few words that says no more than that.
        verdict = wrong.search(text, quote.start, quote.end) if wrong and _short(text, quote) else None
        if verdict:
            yield Cue(verdict.start(), verdict.end(), verdict.group(), CueKind.DENY)
        for negation in ordered[bisect_left(starts, quote.start) : bisect_left(starts, quote.end)]:
            if negation.end > quote.end:
                continue
            clause = _clause(text, negation.start, negation.end, quote)
            # "We have never": the pronoun stands before; "nie płaciliśmy": the verb behind.
            before = text[clause.start : negation.start]
            behind = text[negation.start : clause.end]
            mine = _near(pronouns, before, -1, words) or _near(verbs, behind, 1, words)
            if mine and not claims_nothing(text, negation.start, negation.end, words):
                yield Cue(negation.start, negation.end, negation.text, CueKind.DENY)


def called_wrong(text: str, cues: Sequence[Cue], words: Lexicon) -> Iterator[Cue]:
    """Yield the verdicts with which somebody opens an answer ("False, retorts the spokesman: …")."""
    wrong = words_pattern(words.words("wrong"), words.language)
    for report in cues:
        if wrong is None or report.kind is not CueKind.REPORT:
            continue
        head = _ANSWER.search(text, max(0, report.start - _ANSWERED), report.start)
        verdict = wrong.fullmatch(text, *head.span("verdict")) if head else None
        if verdict:
            yield Cue(verdict.start(), verdict.end(), verdict.group(), CueKind.DENY)


def denied_with_emphasis(
    text: str, cues: Sequence[Cue], words: Lexicon, quotes: Sequence[Span]
) -> Iterator[Cue]:
    """Negations that somebody insists on or assures ("the dam is not unsafe, the ministry insisted").

    The negation stands near the head of the clause told, and outside quotations but for verbs that correct something.
    That somebody cannot, must not or does not yet do a thing is a statement like any other.
    """
    emphatic, correcting = (
        words_pattern(words.words(key), words.language) for key in ("emphatic", "correcting")
    )
    if emphatic is None:
        return
    unsettled = words_pattern(words.words("unsettled"), words.language)
    reports = sorted(
        (cue for cue in cues if cue.kind is CueKind.REPORT and emphatic.fullmatch(cue.text)),
        key=lambda cue: cue.start,
    )
    starts, quoted_from = [cue.start for cue in reports], [quote.start for quote in quotes]
    for negation in cues:
        if negation.kind is not CueKind.NEGATE or negation.text.lower() in _LACKS:
            continue
        at = bisect_right(quoted_from, negation.start) - 1
        quoted = at >= 0 and negation.start < quotes[at].end
        low = bisect_left(starts, negation.start - _REACH)
        for report in reports[low : bisect_right(starts, negation.end + _REACH)]:
            if quoted and not (correcting and correcting.fullmatch(report.text)):
                continue
            if _told(text, negation, report, words, quoted=quoted):
                within = Span(max(0, negation.start - _REACH), min(len(text), negation.end + _REACH))
                clause = _clause(text, negation.start, negation.end, within)
                if unsettled is None or not unsettled.search(text, clause.start, clause.end):
                    yield Cue(negation.start, negation.end, negation.text, CueKind.DENY)
                    break


def _told(text: str, negation: Cue, report: Cue, words: Lexicon, *, quoted: bool) -> bool:
    """Whether a negation stands in the clause that a verb of saying opens or closes, and near that clause's head."""
    if words.order == "verb-last":
        gap = text[negation.end : report.start]
        return (
            negation.end <= report.start and not _CLAUSE_END.search(gap) and len(gap.split()) <= _BEFORE_VERB
        )
    if report.end <= negation.start:
        gap = text[report.end : negation.start]
        head = re.split(r"[,:]\s", gap)[-1]
        if _RELATIVE.search(gap):
            return False
        return not quoted and not _PARTED.search(gap) and gap.count(",") <= 1 and len(head.split()) <= _HEAD
    closing = text[negation.end : report.start]
    if not (_ENDS_IN_QUOTE if quoted else _ENDS_CLAUSE).search(closing) or len(closing) > _REACH:
        return False
    if not quoted and _PARTED.search(closing):
        return False
    opening = _clause(
        text, negation.start, negation.end, Span(max(0, negation.start - _REACH), negation.end)
    ).start
    return len(text[opening : negation.start].split()) <= _HEAD


def _short(text: str, quote: Span) -> bool:
    piece = text[quote.start : quote.end]
    return len(piece.split()) <= _SHORT and (" " in piece or len(piece) <= _SHORT_DENSE)


def _near(pattern: re.Pattern[str] | None, text: str, side: int, words: Lexicon) -> bool:
    """Whether a word of the pattern stands within a few words of a negation, at the end of `text` or at its head."""
    if pattern is None:
        return False
    for match in pattern.finditer(text):
        gap = text[match.end() :] if side < 0 else text[: match.start()]
        free = side < 0 and words.order == "verb-last"
        addressed = words.language == "zh" and text[max(0, match.start() - 1) : match.start()] in tuple(
            "对向给跟为"
        )
        if not addressed and (free or len(gap.split()) <= _WORDS) and len(gap) <= _REACH:
            return True
    return False


def claims_nothing(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether the clause of a negation says what somebody did not know, get or expect, or will not do."""
    pattern = words_pattern(words.words("unclaimed"), words.language)
    clause = _clause(text, start, end, Span(max(0, start - _REACH), min(len(text), end + _REACH)))
    return pattern is not None and pattern.search(text, clause.start, clause.end) is not None


def _clause(text: str, start: int, end: int, within: Span) -> Span:
    last = _CLAUSE_END.search(text, end, within.end)
    first = max(
        (mark.end() for mark in _CLAUSE_END.finditer(text, within.start, start)), default=within.start
    )
    return Span(first, last.start() if last else within.end)


@lru_cache(maxsize=256)
def words_pattern(words: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    """Return a pattern of the words as a whole, None for no words; `*` stands for any letters at the head or the end of one."""
    if not words:
        return None
    left, right = ("", "") if language in _UNSPACED else (r"(?<![^\W_])", r"(?![^\W_])")
    if language == "ar":
        left = r"(?<![^\W_])و?"
    alternatives = []
    for word in words:
        inner = re.escape(word.strip("*")).replace(r"\\*", r"\w*")
        head = r"\w+" if word.startswith("*") else ""
        tail = r"\w*" if word.endswith("*") else ""
        alternatives.append(head + inner + tail)
    return re.compile(f"{left}(?:{'|'.join(alternatives)}){right}", re.IGNORECASE)
