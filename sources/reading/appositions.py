"""People named beside a title in scripts without capitals: between commas, before a particle, behind a Thai honorific."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from .boilerplate import Marked
from .lexicon import Lexicon, Term
from .phrases import Hit
from .places import calendar_words
from .types import Name, NameKind, Span

_COMMA_LANGUAGES = frozenset(("ar", "fa", "ur", "he", "hi", "bn", "ta"))
_BEHIND_TITLE = frozenset(("fa", "ur", "hi", "bn"))
_WORD = re.compile(r"[^\s.,،؛;:()\"“”«»।]+")
_SEGMENT_END = re.compile(r"[,،؛;:.()\"“”«»।\n]")
_NUMBER = re.compile(r"\d")
#: Words with the article are titles and adjectives, not names: al- and ha-.
_ARTICLES = {"ar": ("ال", "لل", "وال"), "he": ("ה",)}
#: How many words a name has at most, and how far into its segment a title may begin.
_LONGEST_NAME, _TITLE_WITHIN = 3, 2
#: A Thai given name or surname has at most so many letters; longer runs are phrases.
_THAI_NAME = 16
_BENGALI_CASES = ("ের", "য়ের", "কে", "তে", "য়", "দের", "গুলো", "টি", "টির")
_THAI = re.compile(r"[\u0e00-\u0e7f]+")
#: Words before a name that are no part of it: prepositions, conjunctions, "his saying".
STOPS = frozenset(
    "عن إن أن إلى على من في مع قوله قولها قولهم بأن أنه أنها لسان بحسب وفق وقال وقالت كما لكن بينما של את על עם כי אל ידי מפי אצל"
    " از به با در که برای توسط سے کے کی کا نے کو में से के की का ने को और".split()
)
#: What may stand between a verb and its subject ("said also").
ARABIC_ADVERBS = frozenset(
    "أيضا أيضًا أيضاً ايضا كذلك بدوره بدورها لاحقا لاحقًا لاحقاً سابقا مجددا مجددًا".split()
)
#: Words that join the parts of an Arabic name, which may then have one word more.
_JOINING = frozenset("بن بنت ابن آل أبو عبد أم بو".split())
_KNOWN = frozenset((Term.HONORIFIC, Term.HEDGE, Term.NOT_NEGATE))


def beside_commas(
    text: str, marked: Sequence[Marked], hits: Sequence[Hit[Term]], lexicon: Lexicon
) -> Iterable[Name]:
    """The name that a comma parts from its title, in either order ("X, lawyer of Y", "the prosecutor, X")."""
    if lexicon.language not in _COMMA_LANGUAGES:
        return
    for passage in marked:
        inside = [hit for hit in hits if passage.span.start <= hit.start and hit.end <= passage.span.end]
        if not any(hit.value is Term.TITLE for hit in inside):
            continue
        segments = _segments(text, passage.span)
        for left, right in pairwise(segments):
            if text[left.end] not in ",،":
                continue
            if _titled(text, right, inside):
                name = _name_in(text, left, inside, lexicon)
            elif _titled(text, left, inside, anywhere=True):
                name = _name_in(text, right, inside, lexicon, whole=True)
            else:
                name = None
            if name is not None:
                yield name


def before_particles(text: str, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterable[Name]:
    """The words between a title and the subject's particle, a comma or the verb ("मंत्री अनिल वर्मा ने")."""
    if lexicon.language not in _BEHIND_TITLE:
        return
    marks = frozenset(mark for mark in lexicon.words("subject_marks") if " " not in mark)
    closing = (Term.REPORT, Term.DENY, Term.DECLINE, Term.ACCORDING_AFTER)
    verbs = {hit.start for hit in hits if hit.value in closing}
    for hit in hits:
        if hit.value is not Term.TITLE:
            continue
        run: list[Span] = []
        closed = False
        # Bengali marks no subject: the first two words behind the title are the name where a verb of saying ends it.
        bare = lexicon.language == "bn" and _said_later(text, hit.end, verbs)
        for word in _WORD.finditer(text, hit.end, min(len(text), hit.end + 60)):
            previous = run[-1].end if run else hit.end
            if text[previous : word.start()].strip():
                closed = text[previous : word.start()].strip() in (",", "،")
                break
            if word.group() in marks or word.start() in verbs:
                closed = True
                break
            # What stands before "را" is the object, and a day is no name.
            if word.group() == "را" or (not bare and word.group() in calendar_words(lexicon.language)):
                break
            if len(run) > _LONGEST_NAME or not _nameable(word.group(), word.start(), word.end(), hits):
                closed = bare and len(run) == 2
                break
            if bare and len(run) == 2 and _lettered(text, run, lexicon):
                closed = True
                break
            run.append(Span(word.start(), word.end()))
        if closed and 2 <= len(run) <= _LONGEST_NAME:
            # The first of three is as often what the office is for.
            start, end = run[-2].start, run[-1].end
            yield _person(text, start, end, f"behind the title {text[hit.start : hit.end]}")


def _said_later(text: str, start: int, verbs: Set[int]) -> bool:
    """Whether a verb of saying ends the sentence that goes on at `start`."""
    end = text.find("।", start, start + 160)
    return end > 0 and any(start < verb < end and end - verb <= 24 for verb in verbs)


def _lettered(text: str, run: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether two Bengali words carry no ending of a case, as a name in the nominative does not."""
    words = [text[span.start : span.end] for span in run]
    offices = lexicon.words("official")
    return not any(
        word.endswith(_BENGALI_CASES) or word.startswith(offices) or word in calendar_words("bn")
        for word in words
    )


def thai_people(text: str, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterable[Name]:
    """A given name behind a Thai honorific, with the surname after a space."""
    if lexicon.language != "th":
        return
    edges = sorted({hit.start for hit in hits if hit.value not in _KNOWN})
    titles = {hit.start: hit.end for hit in hits if hit.value in (Term.TITLE, Term.OFFICIAL)}
    ends = {
        hit.end
        for hit in hits
        if hit.value in (Term.TITLE, Term.OFFICIAL, Term.ACCORDING, Term.REPORT, Term.DENY)
    }
    for hit in hits:
        begins = hit.start == 0 or not _THAI.match(text[hit.start - 1]) or hit.start in ends
        if hit.value is not Term.HONORIFIC or not begins or titles.get(hit.start, 0) > hit.end:
            continue
        given = _thai_word(text, hit.end, edges)
        if given is None:
            continue
        end = given
        if text[end : end + 1] == " ":
            surname = _thai_word(text, end + 1, edges)
            end = surname if surname is not None else end
        yield _person(text, hit.end, end, f"behind {text[hit.start : hit.end]}")


def _thai_word(text: str, start: int, edges: Sequence[int]) -> int | None:
    """The end of the run of Thai letters at `start`, cut where a word of the lexicon begins; None for no name."""
    run = _THAI.match(text, start)
    if run is None or start in edges:
        return None
    end = min([run.end(), *(edge for edge in edges if start < edge < run.end())])
    return end if 2 <= end - start <= _THAI_NAME else None


def _segments(text: str, span: Span) -> list[Span]:
    found, start = [], span.start
    for mark in _SEGMENT_END.finditer(text, span.start, span.end):
        found.append(Span(start, mark.start()))
        start = mark.end()
    if start < span.end:
        found.append(Span(start, span.end))
    return found


def _titled(text: str, segment: Span, hits: Sequence[Hit[Term]], *, anywhere: bool = False) -> bool:
    """Whether a title stands among the first words of a segment; behind them all where a verb may come first."""
    words = list(_WORD.finditer(text, segment.start, segment.end))
    within = words if anywhere else words[:_TITLE_WITHIN]
    return any(hit.value is Term.TITLE and any(hit.start == word.start() for word in within) for hit in hits)


def _name_in(
    text: str, segment: Span, hits: Sequence[Hit[Term]], lexicon: Lexicon, *, whole: bool = False
) -> Name | None:
    """The name that ends a segment, or that is all of it."""
    run: list[Span] = []
    words = list(_WORD.finditer(text, segment.start, segment.end))
    for at, word in reversed(list(enumerate(words))):
        article = word.group().startswith(_ARTICLES.get(lexicon.language, ("\0",)))
        # A surname may carry the article behind a given name that the verb or a preposition leads ("نفى كمال الجزيري، الناطق").
        if (
            article
            and not run
            and not whole
            and lexicon.language == "ar"
            and _given_name(text, words[:at], hits)
        ):
            article = False
        if word.group() in STOPS:
            if whole:
                return None
            break
        if article or not _nameable(word.group(), word.start(), word.end(), hits):
            if whole and not _covered(word.start(), word.end(), hits, (Term.HONORIFIC,)):
                return None
            break
        run.append(Span(word.start(), word.end()))
    joined = any(text[span.start : span.end] in _JOINING for span in run)
    if not 2 <= len(run) <= _LONGEST_NAME + joined:
        return None
    return _person(text, run[-1].start, run[0].end, "beside a title")


def _given_name(text: str, words: Sequence[re.Match[str]], hits: Sequence[Hit[Term]]) -> bool:
    """Whether the last of some words can be a given name: it has no article and stands behind a verb or a preposition."""
    if len(words) < 2 or words[-1].group().startswith(_ARTICLES["ar"]):
        return False
    led = words[-2].group() in STOPS or _covered(
        words[-2].start(),
        words[-2].end(),
        hits,
        (Term.REPORT, Term.DENY, Term.DECLINE, Term.PUBLISH, Term.ACCORDING),
    )
    return led and _nameable(words[-1].group(), words[-1].start(), words[-1].end(), hits)


def _nameable(word: str, start: int, end: int, hits: Sequence[Hit[Term]]) -> bool:
    """Whether a word can be part of a name: letters that no phrase of the lexicon covers."""
    # A pronoun is no part of a name that its letters end (הן in כהן).
    others = [hit for hit in hits if hit.value is not Term.PRONOUN or hit.start <= start]
    return len(word) > 1 and not _NUMBER.search(word) and not _covered(start, end, others)


def _covered(start: int, end: int, hits: Sequence[Hit[Term]], terms: Sequence[Term] = ()) -> bool:
    return any(hit.start < end and start < hit.end and (not terms or hit.value in terms) for hit in hits)


def _person(text: str, start: int, end: int, why: str) -> Name:
    return Name(start, end, text[start:end], NameKind.PERSON, why=why)


def people_beside_titles(
    text: str, marked: Sequence[Marked], hits: Sequence[Hit[Term]], lexicon: Lexicon
) -> Iterator[Name]:
    """People whom titles show in scripts without capitals."""
    yield from beside_commas(text, marked, hits, lexicon)
    yield from before_particles(text, hits, lexicon)
    yield from thai_people(text, hits, lexicon)
