"""Names in a text: the caller's gazetteer, CLDR's places, and what the text itself shows to be a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .aliases import alias_links
from .appositions import people_beside_titles
from .boilerplate import Marked
from .capitals import capitalised, inside_capitals
from .gazetteer import INFLECTED, Gazetteer, fits
from .lexicon import Lexicon, Term
from .phrases import Folded, Hit, fold, longest
from .places import place_index
from .types import Name, NameKind
from .uncased import acronyms, after_titles, dotted, east_asian, latin_tokens

__all__ = ["Gazetteer", "find_names"]


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
    for known in gazetteer.find(text, folded, lexicon.language):
        found = text[known.start : known.end]
        taken.add(Name(known.start, known.end, found, known.value[3], known.value[2], why="in the gazetteer"))
    # Behind a form of address stands a person (นางมาลี is not Mali).
    addressed = {hit.end for hit in hits if hit.value is Term.HONORIFIC}
    for place in longest(place_index(lexicon.language).find(folded, INFLECTED.get(lexicon.language, 0))):
        name, key = place.value
        found = text[place.start : place.end]
        # "…尼日前": the day before, not Niger.
        if place.start in addressed or text[place.end - 1 : place.end + 1] == "日前":
            continue
        if fits(found, name) and not inside_capitals(text, place.start, place.end):
            taken.add(Name(place.start, place.end, found, NameKind.PLACE, key, why="a place in CLDR"))
    for hit in hits:
        if hit.value is Term.AGENCY and not text[hit.start].islower():
            found = text[hit.start : hit.end]
            taken.add(Name(hit.start, hit.end, found, NameKind.ORGANISATION, why="a news agency or paper"))
    for shown in [
        *acronyms(text),
        *people_beside_titles(text, marked, hits, lexicon),
        *after_titles(text, hits, lexicon),
    ]:
        taken.add(shown)
    candidates = [
        *capitalised(text, marked, hits, lexicon),
        *latin_tokens(text, marked, lexicon),
        *dotted(text, hits),
        *east_asian(text, hits, lexicon),
    ]
    for shown in sorted(candidates, key=lambda name: (name.start, -name.end)):
        taken.add(shown)
    names = _with_kinds(text, taken.in_order(), hits)
    return alias_links(text, names, lexicon.language)


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


def _with_kinds(text: str, names: list[Name], hits: Sequence[Hit[Term]]) -> list[Name]:
    """The names with the kind that a title, an honorific or an organisation's word beside them shows."""
    honorific_ends = {hit.end for hit in hits if hit.value is Term.HONORIFIC}
    title_ends = {hit.end for hit in hits if hit.value is Term.TITLE} | honorific_ends
    organisations = sorted(hit.start for hit in hits if hit.value is Term.ORGANISATION)
    long_starts = {name.start for name in names if " " in name.text}
    start_of = {name.end: name.start for name in names}
    kinds = []
    for name in names:
        kind = name.kind
        if kind is NameKind.UNKNOWN:
            at = bisect_left(organisations, name.start)
            before = (name.start - 1, name.start)
            # "Bupati Sleman Ahmad Yani": the title reaches the person across the district.
            across = start_of.get(name.start - 1, 0) - 1 in title_ends
            titled = across or any(end in title_ends for end in before)
            if (at < len(organisations) and organisations[at] < name.end) or re.fullmatch(
                r"[A-Z]{3,6}", name.text
            ):
                kind = NameKind.ORGANISATION
            elif any(end in honorific_ends for end in before) or (
                titled and re.search(r"[ ・·]", name.text) and name.end + 1 not in long_starts
            ):
                kind = NameKind.PERSON
        kinds.append(replace(name, kind=kind))
    by_text: dict[str, NameKind] = {}
    for name in kinds:
        if name.kind is not NameKind.UNKNOWN:
            by_text.setdefault(fold(name.text).text, name.kind)
    return [
        replace(name, kind=by_text.get(fold(name.text).text, name.kind))
        if name.kind is NameKind.UNKNOWN
        else name
        for name in kinds
    ]
