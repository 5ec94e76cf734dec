"""The words of a language that the reader knows, from `lexicon/<lang>.yaml`: words are data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

from .phrases import Folded, Hit, PhraseIndex

FOLDER = Path(__file__).parent / "lexicon"


class Term(StrEnum):
    """What a phrase of the lexicon does in a sentence; the value is its key in the YAML files."""

    REPORT = "report"
    PUBLISH = "publish"
    ACCORDING = "according"
    ACCORDING_AFTER = "according_after"
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
    ADDRESSEE = "addressee"


#: Keys of a lexicon file that hold plain words for one module, not phrases to be found everywhere.
PLAIN = frozenset(
    "conjunctions particles subject_marks footer byline credit published conversion dateline_end questions common"
    " surnames list_end_marks list_cue_marks order quantities dates".split()
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; every part may be empty, so an unknown language has a Lexicon too.

    `order` is "verb-first", "verb-last" or "verb-middle": where a reporting verb stands to its subject.
    """

    language: str
    index: PhraseIndex[Term]
    plain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "verb-middle"

    def scan(self, text: str, folded: Folded) -> list[Hit[Term]]:
        """Every phrase of the lexicon in the text, the longest of its kind at one place, kinds overlapping."""
        best: dict[tuple[Term, int], Hit[Term]] = {}
        agencies = frozenset(self.words("agency"))
        for hit in self.index.find(folded):
            # An agency's name in Latin letters is often a word in lower case ("ansa", "sana", "tempo").
            if hit.value is Term.AGENCY and text[hit.start : hit.end] not in agencies:
                continue
            known = best.get((hit.value, hit.start))
            if known is None or hit.end > known.end:
                best[hit.value, hit.start] = hit
        ordered = sorted(best.values(), key=lambda hit: (hit.value, hit.start, -hit.end))
        kept: list[Hit[Term]] = []
        for hit in ordered:
            if kept and kept[-1].value is hit.value and hit.end <= kept[-1].end:
                continue
            kept.append(hit)
        return sorted(kept, key=lambda hit: (hit.start, hit.end))

    def words(self, key: str) -> tuple[str, ...]:
        """The plain words under a key, none if the language has none."""
        return self.plain.get(key, ())


class LexiconError(ValueError):
    """A lexicon file holds something that the reader would silently ignore."""


def _load(language: str) -> dict[str, object]:
    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        return {}
    # The base loader leaves every word a string: "no" and "on" are words here.
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}
    unknown = set(data) - {term.value for term in Term} - PLAIN
    if unknown:
        accepted = ", ".join(sorted({term.value for term in Term} | PLAIN))
        raise LexiconError(f"{path.name}: unknown key {', '.join(sorted(unknown))}; accepted: {accepted}")
    for key, words in data.items():
        if key in ("order", "quantities", "dates"):
            continue
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise LexiconError(f"{path.name}: {key} must be a list of words")
    return data


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language (primary subtag), with the words all languages share; empty if there is no file."""
    own, shared = _load(language), _load("shared")
    phrases = [
        (word, term)
        for data in (own, shared)
        for term in Term
        for word in data.get(term.value, ())  # type: ignore[attr-defined]
    ]
    plain = {
        key: tuple(own.get(key, ())) + tuple(shared.get(key, ()))  # type: ignore[arg-type, operator]
        for key in (PLAIN | {"agency"}) - {"order", "quantities", "dates"}
    }
    return Lexicon(language, PhraseIndex(phrases), plain, str(own.get("order", "verb-middle")))


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon of their own."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "shared"))
