"""Claim pairs and joined claims: does the machine put under one claim what the annotation puts there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from .measures import Measure
from .spans import same_words
from .types import Found, Gold, Judgement, Place


def judge_pairs(found: Found, gold: Gold) -> Iterator[Judgement]:
    """Judge every pair of cited passages under one claim, and every pair that the annotation puts under one.

    Passages of one text that mean the same words are one passage; pairs are of different texts, each counted once
    whatever number of claims holds it. A pair with a passage outside an annotation that is not exhaustive is counted
    as unknown and not as wrong.
    """
    passages = _Passages([statement.place for statement in gold.statements])
    claims_of: dict[Place, set[str]] = defaultdict(set)
    for statement in gold.statements:
        claims_of[passages.one(statement.place)].add(statement.claim)
    found_pairs = set()
    for left, right in sorted(_shown(found)):
        lefts, rights = passages.all(left), passages.all(right)
        met = {(one, other) for one in lefts for other in rights}
        found_pairs |= met
        known = gold.exhaustive or bool(lefts and rights)
        yield _judgement(Measure.PAIR_UNKNOWN, left, right, gold, hit=not known)
        if known:
            is_one = any(claims_of[one] & claims_of[other] for one, other in met)
            yield _judgement(Measure.PAIR_PRECISION, left, right, gold, hit=is_one)
    for left, right in combinations(sorted(claims_of), 2):
        if left.file != right.file and claims_of[left] & claims_of[right]:
            hit = (left, right) in found_pairs or (right, left) in found_pairs
            yield _judgement(Measure.PAIR_RECALL, left, right, gold, hit=hit)


def judge_joins(found: Found, gold: Gold) -> Iterator[Judgement]:
    """Judge for every claim stated in two languages or more whether one claim of the machine joins two, and all."""
    cited: dict[str, list[Place]] = defaultdict(list)
    for citation in found.citations:
        cited[citation.claim].append(citation.place)
    stated: dict[str, list[Place]] = defaultdict(list)
    for statement in gold.statements:
        stated[statement.claim].append(statement.place)
    for claim, places in stated.items():
        languages = {gold.languages[place.file] for place in places}
        if len(languages) < 2:
            continue
        joined = max(
            (_met(places, citations, gold) for citations in cited.values()), key=len, default=frozenset()
        )
        spoken = tuple(sorted(languages))
        missing = f"{claim}: without {', '.join(sorted(languages - joined))}"
        yield Judgement(Measure.JOINED, len(joined) > 1, spoken, missing)
        yield Judgement(Measure.JOINED_ALL, joined == languages, spoken, missing)


def _met(stated: Sequence[Place], cited: Sequence[Place], gold: Gold) -> frozenset[str]:
    """Return the languages in which a claim of the machine cites what a claim of the annotation states."""
    return frozenset(
        gold.languages[place.file] for place in stated if any(same_words(place, other) for other in cited)
    )


def _shown(found: Found) -> set[tuple[Place, Place]]:
    by_claim: dict[str, set[Place]] = defaultdict(set)
    for citation in found.citations:
        by_claim[citation.claim].add(citation.place)
    return {
        pair
        for places in by_claim.values()
        for pair in combinations(sorted(places), 2)
        if pair[0].file != pair[1].file
    }


def _judgement(measure: Measure, left: Place, right: Place, gold: Gold, *, hit: bool) -> Judgement:
    spoken = tuple(sorted({gold.languages[left.file], gold.languages[right.file]}))
    return Judgement(measure, hit, spoken, f"{quoted(left, gold)} | {quoted(right, gold)}")


def quoted(place: Place, gold: Gold) -> str:
    """Return the file and first words of a place."""
    words = " ".join(gold.texts[place.file][place.start : place.end].split())
    return f"{place.file} “{words[:80]}{'…' if len(words) > 80 else ''}”"


class _Passages:
    """The passages of an annotation, those that mean the same words taken as one (the longest)."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._kept: list[Place] = []
        for place in sorted(set(places), key=lambda place: (place.start - place.end, place)):
            if not self.all(place):
                self._kept.append(place)

    def all(self, place: Place) -> list[Place]:
        """Return the passages that mean the same words as `place`."""
        return [kept for kept in self._kept if same_words(kept, place)]

    def one(self, place: Place) -> Place:
        """Return the passage that `place`, one of the annotation's, is part of."""
        return self.all(place)[0]
