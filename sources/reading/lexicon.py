"""The words of a language that the reader knows, from `lexicon/<lang>.yaml`: words are data, not code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from .announcing import declares, has_agent, is_passive
from .compounds import compounds
from .finders import Finders
from .particles import only_particles
from .phrases import Folded, Hit, PhraseIndex
from .quoting import TOLD_BEFORE, quoting_verbs
from .thai import told
from .words_file import words_of

FOLDER = Path(__file__).parent / "lexicon"


class Term(StrEnum):
    """What a phrase of the lexicon does in a sentence; the value is its key in the YAML files."""

    REPORT = "report"
    ACT = "act"
    ANNOUNCE = "announce"
    ANNOUNCED = "announced"
    TALLY = "tally"
    FIND = "find"
    DOCUMENT = "document"
    PUBLISH = "publish"
    ACCORDING = "according"
    ACCORDING_AFTER = "according_after"
    ACCORDING_THEM = "according_them"
    DENY = "deny"
    DECLINE = "decline"
    NEGATE = "negate"
    NOT_NEGATE = "not_negate"
    HEDGE = "hedge"
    PLAN = "plan"
    ANONYMOUS = "anonymous"
    OFFICIAL = "official"
    OUTLET = "outlet"
    AGENCY = "agency"
    PRONOUN = "pronoun"
    TITLE = "title"
    HONORIFIC = "honorific"
    ORGANISATION = "organisation"
    LIST_CUE = "list_cue"
    LIST_END = "list_end"


#: Keys of a lexicon file that hold plain words for one module, not phrases to be found everywhere.
PLAIN = frozenset(
    "by declared as that that_before anaphor addressee conjunctions particles subject_marks footer byline credit published conversion dateline_end questions common"
    " surnames definite indefinite firm firm_endings firms bodies partitives first first_verbs unclaimed denying wrong emphatic correcting unsettled deeds heads telling countering list_end_marks list_cue_marks order quantities dates".split()
)


_SETTINGS = frozenset(("order", "quantities", "dates"))
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？।؟\n]")
_SUBJECTS = frozenset((Term.OFFICIAL, Term.TITLE, Term.OUTLET, Term.HONORIFIC, Term.AGENCY))
_PAPERS, _TOLD_BY, _FRAMES = (Term.DOCUMENT,), (Term.REPORT,), (Term.ACCORDING,)
_COUNTING = (Term.OFFICIAL, Term.ANONYMOUS, Term.DOCUMENT)
_FINDERS = (Term.OFFICIAL, Term.ORGANISATION, Term.ANONYMOUS, Term.TITLE)
_NOUNS = (Term.OFFICIAL, Term.TITLE, Term.OUTLET, Term.ANONYMOUS, Term.PRONOUN, Term.DOCUMENT)
#: How much of the text around an act is looked at, and how long what stands between it and its clause may be.
_BEFORE, _AFTER, _ADVERBIAL = 80, 60, 40
_UNSPACED = frozenset(("th", "zh", "ja"))
_ARABIC_VERBS = (Term.REPORT, Term.ACT, Term.PUBLISH, Term.ANNOUNCE, Term.FIND, Term.TALLY)
#: How far behind "put the bill" the figure may stand.
_VALUE = 90
#: Languages in which a clause follows a verb of finding without a "that".
_BARE_CLAUSE = frozenset(("vi",))
#: Languages whose verb ends its clause, so that what follows it is what was said.
_CLAUSE_AFTER = frozenset(("bn", "fa", "hi", "ur"))
_LONG_TAIL = re.compile(r"[,،]?\s[^.!?।؟\n]{15,}")
_QUOTED_BEFORE = re.compile(r"[”\"»“’」』][,，]?\s*(?:[^\s”\"»]+\s?){0,4}$")
#: Behind what was said comes who says it ("…した、と国連機関が訴えた").
_JAPANESE_THAT = re.compile(
    r"(?:[」』]と|[たるいだ]と、|、と)[^。「」、]{1,24}(?:は|が|も)[^。「」をと]{0,14}$"
)
_QUOTED_AFTER = re.compile(
    r"[^.!?。\n“”\"«»„「」]{0,40}(?:[:：]\s?|[，,]?\s?[“\"«„「『])|[，,]\s?(?=[\u3400-\u9fff\d])"
)
_CLAUSE_BEFORE = re.compile(
    r"\w(?:[^.!?\n]|\.(?=\s[^\W\dA-ZÀ-ÞĆŁŚŹŻА-ЯЁІЇЄҐ])){12,}"
    r"(?:(?:[,，]|\s[–—])\s*(?:[^\s,.]+\s){0,4}|[،؛]\s(?:[^\s،؛.]+\s){0,7})$"
)
#: In Vietnamese every syllable is a word.
_SYLLABLES_BEFORE = re.compile(r"\w[^.!?\n]{12,}[,”\"]\s(?:[^\s,.;]+\s){1,8}$")
#: A clause, one comma, the verb: what follows to the end of the sentence may name who announced it, and when.
_CLAUSE_THEN_VERB = re.compile(r"(?:^|[.!?;:。\n])(?:[^.!?;:,，\n]|[.,](?=\d)){16,}(?:[,，]|\s[–—])\s*$")
#: A word that reports only between what was said and a name ("…, so Keller").
_QUOTATIVE = frozenset(("so",))
_TOLD = re.compile(r"(?:[“”\"»]|\w{2})[,]\s$")
_NAMES_SPEAKER = re.compile(r"\s(?:(?:der|die|das)\s)?[A-ZÄÖÜ]\w+(?:\s[^\s,.]+){0,5}[.,]")
_LAST_CLAUSE = re.compile(
    r"[,，:]\s(?:(?:[^\s.!?;:,，]+\s){3,}[^\s.!?;:,，]+|(?:[^\s.!?;:,，]+\s){2}[^\s.!?;:,，A-ZÀ-ÞА-ЯЁІЇЄҐ]+)(?:[,，]|\s[–—])\s*$"
)
_UNBROKEN = re.compile(r"[^.!?;:,，\n]*")
_NEAR_SUBJECT = 24
_REST = re.compile(r"[^.!?;:,，\n]{2,100}(?=[.!?;:,，\n]|$)")
_NAMED_AT_END = re.compile(r"\b[^\W\d_a-zа-яёіїєґα-ωά-ώà-þ]\w+(?:\s\w+){0,3}$")
#: A sentence that says no more than who announced what the one before it says ("That was announced by X").
_ANAPHORIC = 14
_AUXILIARY = (
    "hat|haben|wurde|heeft|hebben|werd|is|was|has|har|blev|blei|ha|hanno|a|ont|fue|foi|byl|byla|było|був|была"
)
_CLAUSE_REST = re.compile(r"[^.!?؟:؛;\n]*")
#: How far behind its verb a clause may open where the subject comes between.
_SUBJECT_BETWEEN = 120
_SHORT_TAIL = re.compile(r"(?:\s[^\s.,!?]+){0,4}\s?[.!?。।؛]|(?:\s[^\s.,!?]+){0,4}\s?$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; every part may be empty, so an unknown language has a Lexicon too.

    `order` is where a reporting verb stands to its subject: "verb-first", "verb-middle", "verb-second" (like
    verb-middle, but anything else in front pushes the subject behind the verb) or "verb-last".
    """

    language: str
    index: PhraseIndex[tuple[Term, str]]
    plain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "verb-middle"

    def scan(self, text: str, folded: Folded) -> list[Hit[Term]]:
        """Every phrase of the lexicon in the text, the longest of its kind at one place, kinds overlapping."""
        best: dict[tuple[Term, int], Hit[Term]] = {}
        agencies = frozenset(self.words("agency"))
        found = [*self.index.find(folded)]
        found += [
            Hit(hit.start, hit.end, (Term(hit.value), ""), hit.stem)
            for hit in compounds(text, self.language, self.plain)
        ]
        found += [Hit(one.verb, one.end, (Term(one.kind), "")) for one in told(text, self.plain) if one.kind]
        found += [Hit(start, end, (Term.REPORT, "")) for start, end in quoting_verbs(text, self.language)]
        subjects = sorted(hit.start for hit in found if hit.value[0] in _SUBJECTS)
        starts = {
            terms: sorted(hit.start for hit in found if hit.value[0] in terms)
            for terms in (_PAPERS, _FINDERS, _COUNTING, _TOLD_BY, _FRAMES)
        }
        frames = starts[_FRAMES]
        finders = Finders(
            text,
            self.order == "verb-first",
            papers=starts[_PAPERS],
            bodies=starts[_FINDERS],
            offices=starts[_COUNTING],
            reports=starts[_TOLD_BY],
            frames=frames,
        )
        for hit in found:
            term, tail = hit.value
            # An agency's name in Latin letters is often a word in lower case ("ansa", "sana", "tempo").
            if term is Term.AGENCY and text[hit.start : hit.end] not in agencies:
                continue
            # No Arabic verb has the article ("النقل" is transport, "نقل" reported).
            if term in _ARABIC_VERBS and self.language == "ar" and text[hit.start - 2 : hit.start] == "ال":
                continue
            # "13日报道": no daily.
            if term is Term.OUTLET and text[hit.end - 1 : hit.end + 1] in ("报道", "報道", "報導"):
                continue
            if term in _NOUNS and not only_particles(text[hit.stem : hit.end]):
                continue
            if tail and not re.search(
                rf"^[^.!?;\n]{{0,140}}?\b{tail}\b", text[hit.end : hit.end + 160].lower()
            ):
                continue
            if term is Term.ACT and self._introduces(text, hit, subjects, frames):
                term = Term.REPORT
            if term is Term.FIND:
                bare = self.language in _BARE_CLAUSE and _LONG_TAIL.match(text, hit.end, hit.end + _AFTER)
                found_by = finders.body(hit.start, hit.end) and (
                    bare or self._introduces(text, hit, subjects, frames)
                )
                if not found_by and not finders.paper(hit.start, hit.end):
                    continue
                term = Term.REPORT
            if term in (Term.ANNOUNCE, Term.ANNOUNCED):
                passive = term is Term.ANNOUNCED or is_passive(text, hit.start)
                if declares(text, hit.start, hit.end, self.words("declared")) or (
                    passive and not has_agent(text, hit.end, self.words("by"))
                ):
                    continue
                term = Term.ANNOUNCE
            if term is Term.TALLY:
                valued = tail and re.search(r"\d", text[hit.end : hit.end + _VALUE])
                if not valued and not finders.tallies(hit.start, hit.end):
                    continue
                term = Term.REPORT
            known = best.get((term, hit.start))
            if known is None or hit.end > known.end:
                best[term, hit.start] = Hit(hit.start, hit.end, term, hit.stem)
        reported = {start for term, start in best if term is Term.REPORT}
        return _unmasked(
            hit for hit in best.values() if hit.value is not Term.ANNOUNCE or hit.start not in reported
        )

    def _introduces(
        self, text: str, hit: Hit[tuple[Term, str]], subjects: Sequence[int], frames: Sequence[int]
    ) -> bool:
        """Whether a verb that is as often an act as a report ("announced") has a clause or a quotation to report."""
        before, after = text[max(0, hit.start - _BEFORE) : hit.start], text[hit.end : hit.end + _AFTER]
        if text[hit.start : hit.end] in _QUOTATIVE:
            return bool(_TOLD.search(before) and _NAMES_SPEAKER.match(after))
        if any(before.rstrip().endswith(word) for word in self.words("that_before")):
            return True
        if self.language == "ja" and _JAPANESE_THAT.search(before):
            return True
        if any(re.search(rf"(?:^|\W){re.escape(word)}\s$", before.lower()) for word in self.words("as")):
            return True
        if _QUOTED_BEFORE.search(before) or _QUOTED_AFTER.match(after):
            return True
        if self.language in _CLAUSE_AFTER and _LONG_TAIL.match(after):
            return True
        openers = self.words("that")
        if openers and clause_opening(openers, self.language).match(after):
            return True
        # The subject stands between, with all that is told of it ("كشفت مصادر طلبت عدم ذكر أسمائها أن").
        if self.order == "verb-first" and openers:
            rest = _CLAUSE_REST.match(text, hit.end, hit.end + _SUBJECT_BETWEEN)
            if rest and any(word in openers for word in rest.group().split()):
                return True
        if self.refers_back(text, hit.start, hit.end):
            return True
        # "According to X, the group demanded 8 million dollars": no clause stands before the verb.
        at = bisect_right(frames, hit.start) - 1
        if (
            at >= 0
            and not re.search(r"[.!?;。\n]\s", text[frames[at] : hit.start])
            and _opens_sentence(text, frames[at])
        ):
            return False
        # "The bridge will close, the governor announced."
        if (_CLAUSE_BEFORE.search(before) and _SHORT_TAIL.match(after)) or (
            self.language == "vi" and _SYLLABLES_BEFORE.search(before) and _SHORT_TAIL.match(after)
        ):
            return True
        # "The bridge, 80 years old, will close for good in May, announced on Friday the governor."
        at = bisect_right(subjects, hit.end)
        if (
            self.order in ("verb-middle", "verb-second")
            and _LAST_CLAUSE.search(text[max(0, hit.start - 240) : hit.start])
            and at < len(subjects)
            and subjects[at] - hit.end <= _NEAR_SUBJECT
            and _UNBROKEN.match(text, hit.end, subjects[at])
        ):
            return True
        # "The bridge will close, announced on Friday the governor of the province, Lena Ode."
        rest = _REST.match(text, hit.end, hit.end + 110)
        if (
            rest is None
            or self.order == "verb-last"
            or not _CLAUSE_THEN_VERB.search(text[max(0, hit.start - 240) : hit.start])
        ):
            return False
        at = bisect_right(subjects, hit.end)
        return (at < len(subjects) and subjects[at] < rest.end()) or bool(_NAMED_AT_END.search(rest.group()))

    def refers_back(self, text: str, start: int, end: int) -> bool:
        """Whether the verb at `start..end` only says who told what stands before ("That was announced by X")."""
        words = self.words("anaphor")
        alone = TOLD_BEFORE.get(self.language)
        if not words and alone is None:
            return False
        low = max(0, start - 160)
        first = max((mark.end() for mark in _SENTENCE_END.finditer(text, low, start)), default=low)
        last = _SENTENCE_END.search(text, end, end + 160)
        head, tail = text[first:start].lstrip(), text[end : last.start() if last else end + 160]
        if alone is not None and alone.fullmatch(head) and not tail.strip(" .。"):
            return True
        if len((head + tail).split()) > _ANAPHORIC or re.search(r"[,，:：“”\"«»„「」]", head + tail):
            return False
        openers = self.words("that")
        if openers and clause_opening(openers, self.language).match(tail):
            return False
        free = self.order == "verb-last" or self.language in _UNSPACED
        return bool(_anaphor(words, free=free).search(f"{head}\0{tail}"))

    def words(self, key: str) -> tuple[str, ...]:
        """The plain words under a key, none if the language has none."""
        return self.plain.get(key, ())


def _opens_sentence(text: str, at: int) -> bool:
    return not text[max(0, at - 3) : at].strip() or bool(
        re.search(r"[.!?।。؟\n]\W*$", text[max(0, at - 3) : at])
    )


def _unmasked(hits: Iterable[Hit[Term]]) -> list[Hit[Term]]:
    """The hits without those inside a longer one of their kind or inside a phrase that only looks like them."""
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    masks = [hit for hit in ordered if hit.value is Term.NOT_NEGATE]
    starts = [mask.start for mask in masks]
    last: dict[Term, Hit[Term]] = {}
    kept = []
    for hit in ordered:
        before = last.get(hit.value)
        if before is not None and hit.end <= before.end:
            continue
        at = bisect_right(starts, hit.start)
        if hit.value is not Term.NOT_NEGATE and any(
            mask.start <= hit.start and hit.end <= mask.end and mask.end - mask.start > hit.end - hit.start
            for mask in masks[max(0, at - 3) : at]
        ):
            continue
        last[hit.value] = hit
        kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, hit.end))


@lru_cache(maxsize=64)
def _anaphor(words: tuple[str, ...], *, free: bool) -> re.Pattern[str]:
    """A word for the statement before, beside the verb (which stands at "\\0") or at the beginning of its sentence.

    Words that are articles as well ("das", "to") open the sentence only before the verb or a short auxiliary.
    """
    long = "|".join(re.escape(word) for word in words if free or " " in word) or r"\Z\A"
    every = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"^(?:{long})(?![^\W_])|^(?:{every})\s(?:[^\W\d_]{{1,5}}\s)?\0|^(?:{every})\s(?:{_AUXILIARY})\s"
        rf"|(?:^|\s)(?:{every})\s*\0|\0\s(?:{long})(?![^\W_])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def clause_opening(openers: tuple[str, ...], language: str) -> re.Pattern[str]:
    """A clause behind a verb, with an adverbial between ("announced on Monday that")."""
    words = "|".join(re.escape(word) for word in sorted(openers, key=len, reverse=True))
    edge, end = ("", "") if language in _UNSPACED else (r"(?<![^\W_])", r"(?<=['’])|" + r"(?![^\W_])")
    end = f"(?:{end})" if end else ""
    return re.compile(rf"[^.!?。！？:;؛\n]{{0,{_ADVERBIAL}}}?{edge}(?:{words}){end}", re.IGNORECASE)


class LexiconError(ValueError):
    """A lexicon file holds something that the reader would silently ignore."""


def _load(language: str) -> dict[str, object]:
    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        return {}
    data = words_of(path) or {}
    unknown = set(data) - {term.value for term in Term} - PLAIN
    if unknown:
        accepted = ", ".join(sorted({term.value for term in Term} | PLAIN))
        raise LexiconError(f"{path.name}: unknown key {', '.join(sorted(unknown))}; accepted: {accepted}")
    for key, words in data.items():
        if key in _SETTINGS:
            continue
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise LexiconError(f"{path.name}: {key} must be a list of words")
    return data


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language (primary subtag), with the words all languages share; empty if there is no file."""
    own, shared = _load(language), _load("shared")
    phrases = []
    for data in (own, shared):
        for term in Term:
            for word in _listed(data, term.value):
                # "schloss ... aus": the tail stands anywhere in the rest of the sentence.
                head, _, tail = word.partition(" ... ")
                phrases.append((head, (term, re.escape(tail))))
    plain = {
        key: _listed(own, key) + _listed(shared, key)
        for key in (PLAIN | {"according", "agency", "official", "title", "document"}) - _SETTINGS
    }
    return Lexicon(language, PhraseIndex(phrases), plain, str(own.get("order", "verb-middle")))


def _listed(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    words = data.get(key)
    return tuple(words) if isinstance(words, list) else ()


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon of their own."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "shared"))
