"""Whether a speaker of the sentence belongs to a reporting cue: the declared features and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .gaps import says_when, says_where
from .hearing import Heard, Sound, speaks
from .lexicon import Lexicon, Term, clause_opening
from .phrases import Hit
from .types import AttributionKind, Name, Quantity, Role, Span

_BREAK = re.compile(r"[;；:：。]|(?<!\b\w)[.!?]\s")
_COMMA = re.compile(r"[,，،、]")
_COMMA_BEFORE = re.compile(r"[,”\"»]\s$")
#: "So" and "it" mean what stands before them ("…: lo riferisce la prefettura").
_MEANT = re.compile(r"[:,;.–—]\s(?:(?:così|así|assim)\s)?(?:lo|l['’]|o)\s?$", re.IGNORECASE)
_QUOTE_CLOSED = re.compile(r"[”\"»“’」][,،]?\s*$")
#: Words between a verb and its subject, and short words that begin what was said instead.
_ARTICLES = frozenset(("ett", "eine", "einer"))
_THAT = frozenset("que qui che dass dat att at că że že что що ότι aș".split())


#: What stands among the openers of a clause and is no conjunction ("said he").
_PRONOUNS = frozenset(("it", "he", "she", "they", "there"))
#: Languages in which a subject may stand behind its verb without more ado ("Про це повідомляє агентство").
FREE_ORDER = frozenset("ru uk pl cs sk bg sr hr es it pt ro ca el he hu fi".split())
#: Languages whose subject never stands behind its verb.
_NEVER_INVERTED = frozenset(("vi", "th", "zh"))
#: "On the talk that X has stopped …" (对于X的说法): X does not speak.
_ABOUT = ("对于", "對於", "针对", "針對", "关于", "關於", "就")
#: How far before its verb a Thai subject may end ("ออกมา").
_THAI_GAP = 5
#: How far behind a participle by whom something was announced may stand.
_BY_WITHIN = 60
_SUBJECTS = (Term.OFFICIAL, Term.TITLE, Term.OUTLET, Term.ANONYMOUS, Term.PRONOUN)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone in the sentence who could be speaking."""

    start: int
    end: int
    kind: AttributionKind
    text: str
    key: str = ""
    person: bool = False
    place: bool = False
    pronoun: bool = False
    common: bool = False
    stem: int = 0
    bare: str = ""
    guessed: bool = False
    #: A poll, a study, a letter, under the name of whose it is; `alone` where the sentence names nobody.
    paper: bool = False
    alone: bool = False
    count: int | None = None
    #: Where the verb begins whose subject must stand there.
    lead: int = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """What attribution needs to know of one passage."""

    text: str
    span: Span
    hits: Sequence[Hit[Term]]
    names: Sequence[Name]
    quantities: Sequence[Quantity]
    quotes: Sequence[Span]
    lexicon: Lexicon
    roles: Sequence[Role] = ()
    content: bool = True
    heard: Sequence[Heard] = ()
    sound: Sound = Sound()  # noqa: RUF009 - frozen, so one instance serves all

    def between(self, left: int, right: int) -> str:
        """The text between two places, in either order."""
        return self.text[min(left, right) : max(left, right)]


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason to think that a speaker belongs to a cue: its weight times its strength is added."""

    name: str
    weight: float
    strength: Callable[[Sentence, Hit[Term], Speaker], float]


def _expected_side(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    after = speaker.start >= cue.end
    if cue.value is Term.ACCORDING:
        return 1.0 if after else -2.0
    if cue.value is Term.ACCORDING_AFTER:
        return -2.0 if after else 1.0
    order = sentence.lexicon.order
    if order == "verb-first":
        return 1.0 if after else 0.2
    if order == "verb-last":
        return -0.5 if after else 1.0
    if order == "verb-second" and after and speaker.start - cue.end <= 2:
        return 0.8
    return 0.9 if not after else 0.1


def _inverted(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """“…,” said X: a quotation or comma, the verb, then the speaker at once."""
    if speaker.start < cue.end or cue.value is Term.ACCORDING or sentence.lexicon.language in _NEVER_INVERTED:
        return 0.0
    before = sentence.text[max(sentence.span.start, cue.start - 14) : cue.start]
    if sentence.lexicon.order == "verb-last":
        # Where the verb comes last a name behind it speaks only beside a quotation.
        closed = _QUOTE_CLOSED.search(before) or re.search(r"[,،]\s$", before)
        full = speaker.person or (speaker.kind is AttributionKind.NAMED and " " in speaker.text)
        # "…, dedi Su İdaresi Genel Müdürü Selin Ak."
        title = re.fullmatch(r"(?:\s[^\W\d_a-z]\w*){0,5}\s", sentence.between(cue.end, speaker.start))
        close = speaker.start - cue.end <= 2 or (title is not None and sentence.lexicon.language == "tr")
        return float(full and not speaker.pronoun and close and bool(closed))
    led = (
        re.search(r"(?:[”\"»’“」,،]|--|[–—-])\s*,?\s*$", before)
        or cue.start - sentence.span.start < 3
        or _MEANT.search(before)
        or _as_clause(sentence, before)
        or (sentence.lexicon.language in FREE_ORDER and _nobody_before(sentence, cue))
    )
    # At most an article or a day stands between the verb and its subject.
    gap = sentence.between(cue.end, speaker.start).strip(' \u00a0«“"„').lower()
    close = len(gap) <= 3 or gap in _ARTICLES or says_when(gap, sentence.lexicon.language)
    close = close or (not (speaker.guessed or speaker.place) and says_where(gap, sentence.lexicon))
    opened = _within_clause(sentence, cue, speaker)
    return float(bool(led) and close and gap not in _THAT and not opened)


def _as_clause(sentence: Sentence, before: str) -> bool:
    """Whether an "as" opens the clause of the verb ("as the daily wrote")."""
    return any(_ends_with_word(before.lower().rstrip(), word) for word in sentence.lexicon.words("as"))


def _nobody_before(sentence: Sentence, cue: Hit[Term]) -> bool:
    """Whether no name, office or outlet stands before the verb in its clause."""
    start = max(
        [
            sentence.span.start,
            *(m.end() for m in _COMMA.finditer(sentence.text, sentence.span.start, cue.start)),
        ]
    )
    taken = [(name.start, name.end) for name in sentence.names]
    taken += [(hit.start, hit.end) for hit in sentence.hits if hit.value in _SUBJECTS]
    return not any(start <= first and last <= cue.start for first, last in taken)


def _near(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    gap = speaker.start - cue.end if speaker.start >= cue.end else cue.start - speaker.end
    reach = 30 if cue.value in (Term.ACCORDING, Term.ACCORDING_AFTER) else 100
    return -min(max(gap, 0), 150) / reach


def _object_place(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether a phrase touches a verb that ends its sentence: there the object stands, the subject comes first."""
    touches = 0 <= cue.start - speaker.end <= 1 and cue.value is not Term.ACCORDING_AFTER
    if _full_name_behind_comma(sentence, speaker):
        return 0.0
    return float(
        sentence.lexicon.order == "verb-last" and touches and not _marked_subject(sentence, cue, speaker)
    )


def _leads(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether somebody stands where only the speaker of this verb does."""
    touches = sentence.lexicon.language == "th" and 0 <= cue.start - speaker.end <= _THAI_GAP
    return float(touches or speaker.lead == cue.start)


def _full_name_behind_comma(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether a Turkish name without an ending opens the clause behind what was said ("…, Selin Ak duyurdu")."""
    closed = _COMMA_BEFORE.search(sentence.text[sentence.span.start : speaker.start])
    full = speaker.kind is AttributionKind.NAMED and " " in speaker.text
    return sentence.lexicon.language == "tr" and full and bool(closed)


def _same_clause(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    gap = (
        sentence.between(cue.end, speaker.start)
        if speaker.start >= cue.end
        else sentence.between(speaker.end, cue.start)
    )
    if _BREAK.search(gap):
        return -1.0
    commas = len(_COMMA.findall(gap))
    # An apposition between the speaker and the verb has two commas ("X, a spokesman for Y, said").
    return {0: 0.6, 1: 0.1, 2: 0.3}.get(commas, -0.3)


def _marked_subject(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    marks = sentence.lexicon.words("subject_marks")
    if not marks or sentence.lexicon.order == "verb-first":
        return 0.0
    tail = sentence.text[speaker.end : speaker.end + 24]
    return float(any(re.match(rf"[^\s,，、]{{0,5}}\s?{re.escape(mark)}", tail) for mark in marks))


def _opens_clause(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    if speaker.start >= cue.end:
        return 0.0
    head = sentence.text[sentence.span.start : speaker.start]
    last = re.split(r"[,，،;；:：—–“”\"«»」]\s?", head)[-1]
    return 1.0 if len(last.split()) <= 2 and len(last) <= 16 else 0.0


def _addressed(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether the sentence speaks *to* this one ("told X", 向X, "ao X") or names it after a preposition."""
    head = sentence.text[max(sentence.span.start, speaker.start - 16) : speaker.start].lower()
    if cue.value is Term.ACCORDING_AFTER and head.endswith(_ABOUT):
        return 1.0
    if cue.value in (Term.ACCORDING, Term.ACCORDING_AFTER) or (speaker.paper and not speaker.alone):
        return 0.0
    words = sentence.lexicon.words("addressee")
    # "نقلت الوكالة عن X قوله": whose saying it is stands behind the preposition.
    if sentence.lexicon.language == "ar" and sentence.text[cue.start : cue.end].startswith("قول"):
        return -1.0 if re.search(r"(?:^|\s)عن\s$", head) else 0.0
    led = any(_ends_with_word(head, word) for word in words)
    if _agent(sentence, cue, speaker):
        return 0.0
    told = (
        cue.value in (Term.REPORT, Term.ANNOUNCE)
        and 0 <= speaker.start - cue.end <= 2
        and not _inverted(sentence, cue, speaker)
        and sentence.lexicon.order == "verb-middle"
    )
    return float(led and not _credited(sentence, cue, speaker)) or float(told)


def _agent(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether "by" leads from a participle to the speaker ("announced on Monday by the maker")."""
    if cue.value is not Term.ANNOUNCE or not 0 <= speaker.start - cue.end <= _BY_WITHIN:
        return 0.0
    gap = sentence.text[cue.end : speaker.start].lower()
    articles = sentence.lexicon.words("definite")
    words = gap.replace("l'", "l' ").replace("l’", "l’ ").split()
    while words and words[-1] in articles:
        words.pop()
    by = sentence.lexicon.words("by")
    return float(bool(words) and words[-1] in by and not re.search(r"[,;:]", gap))


def _credited(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether the sentence only says who told what the one before says ("That was announced on Friday by X")."""
    after = speaker.start >= cue.end and cue.value is Term.REPORT
    return float(after and sentence.lexicon.refers_back(sentence.text, cue.start, cue.end))


def _ends_with_word(head: str, word: str) -> bool:
    """Whether the text before a name ends with a word, with an article or a quotation mark between at most."""
    if len(word) == 1 and not word.isascii() and word >= "\u3040":
        return head.endswith(word)
    return bool(re.search(rf"(?:^|\W){re.escape(word.lower())}(?!\w)[\s“\"«]*(?:\w{{1,3}}\s)?$", head))


#: Turkish cases that no subject stands in: to, at, from, of.
_OBLIQUE = re.compile(r"(?:[yn]?[ea]|n?[dt][ea]n?|n?[ıiuü]n)$")


def _oblique(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether a Turkish noun stands in a case that no subject has ("bakanlığa seslendi")."""
    if sentence.lexicon.language != "tr" or cue.value is Term.ACCORDING_AFTER or not speaker.stem:
        return 0.0
    return float(bool(_OBLIQUE.search(sentence.text[speaker.stem : speaker.end])))


def _possessor(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    if cue.value is Term.ACCORDING_AFTER and cue.start == speaker.end:
        return 0.0
    return float(
        bool(
            re.match(
                r"['’]s\b|\sका\s|\sकी\s|\sके\s|의\s|の(?!は)|的", sentence.text[speaker.end : speaker.end + 5]
            )
        )
    )


def _bracketed(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    head = sentence.text[sentence.span.start : speaker.start]
    return float(head.count("(") + head.count("（") > head.count(")") + head.count("）"))


def _frames(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether an "according to" opens the sentence and so holds for all of it."""
    return float(cue.value is Term.ACCORDING and cue.start - sentence.span.start <= 3)


def _competing_outlet(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    return float(
        speaker.kind is AttributionKind.OUTLET and cue.value in (Term.REPORT, Term.DENY, Term.DECLINE)
    )


def _of_another(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether a name only tells where somebody else holds office ("Minas Gerais Governor Ana Reis said")."""
    return float(
        any(
            role.holder is not None
            and (role.holder.end <= speaker.start or speaker.end <= role.holder.start)
            and (
                0 <= role.start - speaker.end <= 2
                or role.start <= speaker.start < max(role.end, role.holder.start)
            )
            for role in sentence.roles
        )
    )


def _beyond_frame(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether somebody stands in the clause that an "according to X," frames, not behind the "according to"."""
    if cue.value is not Term.ACCORDING or speaker.start < cue.end:
        return 0.0
    gap = sentence.between(cue.end, speaker.start)
    first = _COMMA.search(gap)
    if first is None:
        return 0.0
    framed = gap[: first.start()]
    dense = sentence.lexicon.language in ("zh", "ja")
    return float((dense and len(framed) >= 2) or (len(framed.split()) > 1 and len(framed) > 3))


def _within_clause(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """Whether somebody stands behind a "that" which the verb opens ("Añadió que la comisión …")."""
    if cue.value not in (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY) or speaker.start < cue.end:
        return 0.0
    openers = tuple(word for word in sentence.lexicon.words("that") if word not in _PRONOUNS)
    if not openers:
        return 0.0
    # The verb may be on file with its "that" ("denied that").
    last = sentence.text[cue.start : cue.end].lower().split()[-1]
    gap = sentence.text[cue.end - len(last) if last in openers else cue.end : speaker.start]
    return float(bool(clause_opening(openers, sentence.lexicon.language).match(gap)))


#: The whole policy: what speaks for and against a speaker at a cue.
FEATURES = (
    Feature("is heard to speak", 1.2, lambda sentence, cue, one: speaks(sentence.heard, one.start, one.end)),
    Feature("on the side of the verb where the language puts its subject", 1.0, _expected_side),
    Feature("right behind a verb that follows a quotation", 1.6, _inverted),
    Feature("near the verb", 0.5, _near),
    Feature("stands where the verb has its object", -0.6, _object_place),
    Feature("in the clause of the verb", 0.6, _same_clause),
    Feature("stands where only the speaker of the verb does", 1.2, _leads),
    Feature("carries the subject's particle", 0.7, _marked_subject),
    Feature("opens its clause", 0.5, _opens_clause),
    Feature("stands in a case that no subject has", -0.9, _oblique),
    Feature("is spoken to", -1.6, _addressed),
    Feature("is credited with the sentence before", 0.5, _credited),
    Feature("is by whom it was announced", 1.8, _agent),
    Feature("only owns the speaker", -0.6, _possessor),
    Feature("stands in brackets", -0.7, _bracketed),
    Feature("frames the whole sentence", 0.5, _frames),
    Feature("stands in what is said according to somebody else", -1.0, _beyond_frame),
    Feature("stands in the clause that the verb opens", -1.6, _within_clause),
    Feature("is part of another's title", -0.9, _of_another),
    Feature("is an outlet beside other speakers", -0.3, _competing_outlet),
    Feature("is a person", 0.5, lambda sentence, cue, speaker: float(speaker.person)),
    Feature(
        "is an unnamed source",
        0.3,
        lambda sentence, cue, speaker: float(speaker.kind is AttributionKind.ANONYMOUS),
    ),
    Feature(
        "is an office", 0.2, lambda sentence, cue, speaker: float(speaker.kind is AttributionKind.OFFICIAL)
    ),
    Feature("is named by no word on file", -1.4, lambda sentence, cue, speaker: float(speaker.guessed)),
    Feature("is a paper of nobody's", -0.5, lambda sentence, cue, speaker: float(speaker.alone)),
    Feature("is a place", -0.6, lambda sentence, cue, speaker: float(speaker.place)),
)


def score(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> float:
    """How well a speaker fits a cue: the sum of FEATURES."""
    return sum(feature.weight * feature.strength(sentence, cue, speaker) for feature in FEATURES)


def explain(sentence: Sentence, cue: Hit[Term], speaker: Speaker) -> list[str]:
    """The features that counted, in words, with what each added."""
    parts = [
        (feature.name, feature.weight * feature.strength(sentence, cue, speaker)) for feature in FEATURES
    ]
    return [f"{name} {value:+.2f}" for name, value in parts if value]
