"""Readings of one story in, claims with positions out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from facts.matching import (
    aliases,
    amounts,
    anchors,
    checkworthiness,
    citing,
    clustering,
    complements,
    denials,
    evidence,
    features,
    holders,
    matters,
    mutual,
    periods,
    positions,
    roles,
    sayings,
    stances,
    standing,
)
from facts.matching.evidence import Evidence
from facts.matching.signature import signature
from facts.matching.story import SET, Figure, Story, Unit, best_date, lay_out
from facts.matching.types import (
    ClaimKind,
    KnownClaim,
    MatchedClaim,
    Matching,
    Place,
    Stance,
    StoryText,
    Value,
)
from sources.reading.types import Embed

#: The version of the matcher; it changes whenever its answers may.
MATCHER: Final = "matcher-32"


@dataclass(frozen=True, slots=True)
class _Group:
    """Units that make one claim: the claim that already stands, or None, its units old and new, and who denies it."""

    known: KnownClaim | None
    units: tuple[int, ...]
    new: tuple[int, ...]
    denials: tuple[denials.Denial, ...] = ()


def match(
    texts: Sequence[StoryText], known: Sequence[KnownClaim] = (), *, embed: Embed | None = None
) -> Matching:
    """The claims that these texts of one story make, and the names that they spell differently.

    Claims in `known` keep their citations: only spans without any citation (rejected ones count) are placed, on
    claims that stand or on new ones. A known claim is in the result only where it gains a citation. A passage that a
    known claim cites takes no further claims, so the fewer are known, the more is joined. The result does not depend on
    the order of `texts`. `embed` compares the members of lists in different languages; by default the reader's embedder.
    """
    story = lay_out(texts)
    if not story.passages:
        return Matching(())
    meaning = evidence.understand(story)
    mined = aliases.mine(story, meaning)
    weighed = evidence.weigh(story, meaning, aliases.folded(mined), embed=embed)
    offices = roles.offices(story, embed)
    standing_claims = [claim for claim in known if not roles.only_titles(story, offices, claim)]
    groups = _group(story, weighed, standing_claims, embed)
    claims = [claim for group in groups for claim in _claims(story, weighed, group, embed)]
    claims += roles.claims(story, offices, known, embed)
    return Matching(tuple(_founded_apart(story, claims)), mined)


def _founded_apart(story: Story, claims: Sequence[MatchedClaim]) -> Iterator[MatchedClaim]:
    """The claims with founding places of their own: where a list is a whole clause, one of the two takes more words."""
    taken: set[Place] = set()
    for claim in claims:
        place = claim.founding
        if not claim.known:
            place = next((option for option in _founding_places(story, place) if option not in taken), place)
            taken.add(place)
        yield replace(claim, founding=place)


def _founding_places(story: Story, place: Place) -> Iterator[Place]:
    """A founding place, then ever more of the passage around it."""
    yield place
    for index, passage in enumerate(story.passages):
        if story.source(index) == place.source and passage.start <= place.start and place.end <= passage.end:
            yield Place(place.source, passage.start, place.end)
            yield Place(place.source, place.start, passage.end)
            yield Place(place.source, passage.start, passage.end)


def _group(story: Story, weighed: Evidence, known: Sequence[KnownClaim], embed: Embed | None) -> list[_Group]:
    by_source = defaultdict(list)
    for row, unit in enumerate(story.units):
        by_source[story.source(unit.passage)].append(row)
    covered = {
        row
        for claim in known
        for citation in claim.citations
        for row in by_source[citation.place.source]
        if standing.covers(citation.place, story.units[row])
    }
    free = [row for row in range(len(story.units)) if row not in covered]
    held = [standing.standing_units(story, weighed, claim, by_source, free) for claim in known]
    rows = [row for own in held for row in own] + free
    places = iter(range(len(rows)))
    fixed = [[next(places) for _ in own] for own in held]
    grouped = clustering.group(weighed.units[np.ix_(rows, rows)], join=features.JOIN, standing=fixed)
    by_unit = [[rows[place] for place in members] for members in grouped]
    result = []
    completed = complements.complete(story, weighed, by_unit, fixed=len(known))
    together = mutual.join(story, weighed, completed, fixed=len(known))
    for number, members in enumerate(sayings.join(story, weighed, together, fixed=len(known), embed=embed)):
        claim = known[number] if number < len(known) else None
        old = set(held[number]) if claim is not None else set()
        new = tuple(row for row in members if row not in old)
        if new or old:
            result.append(_Group(claim, tuple(members), new))
    return _with_denials(story, weighed, _without_repeats(story, result))


def _with_denials(story: Story, weighed: Evidence, groups: list[_Group]) -> list[_Group]:
    """Groups with the denials of other groups that stand against them; such a denial leaves what it was hardly near to."""
    free = {row for group in groups for row in group.new}
    against = denials.against(story, weighed, [group.units for group in groups], free)
    strays = [denials.strays(story, weighed, group.units, against) & set(group.new) for group in groups]
    result = []
    for number, group in enumerate(groups):
        units, new = (
            tuple(row for row in rows if row not in strays[number]) for rows in (group.units, group.new)
        )
        found = tuple(denial for denial in against if denial.group == number)
        result.append(replace(group, units=units, new=new, denials=found))
    return result


def _without_repeats(story: Story, groups: list[_Group]) -> list[_Group]:
    """Groups without those that say no more than a larger one: no figure of their own and all passages in it."""
    passages = [{story.units[row].passage for row in group.units} for group in groups]
    kept = []
    for number, group in enumerate(groups):
        plain = all(story.units[row].figure is None for row in group.units)
        if group.known is None and plain:
            own = passages[number]
            if any(
                own <= other and (own < other or place < number or _has_figure(story, groups[place]))
                for place, other in enumerate(passages)
                if place != number
            ):
                continue
        kept.append(group)
    return kept


def _has_figure(story: Story, group: _Group) -> bool:
    return any(story.units[row].figure is not None for row in group.units)


def _claims(story: Story, weighed: Evidence, group: _Group, embed: Embed | None) -> Iterator[MatchedClaim]:
    """The claim that a group makes; two where somebody denies a sentence, and not the figure in it."""
    if not group.new and not group.denials:
        return
    measure = _measure(story, group.units)
    rows = _one_per_passage(story, weighed, group, measure)
    texts = len({story.units[row].text for row in rows})
    if group.known is None:
        founder = _founder(story, weighed, rows, texts)
        because = checkworthiness.reasons(story, story.units[founder], texts, denied=bool(group.denials))
        if not checkworthiness.founds(because):
            return
    else:
        founder, because = group.units[0], ()
    named = periods.rivals(story, rows) if not measure and group.known is None else {}
    kind = ClaimKind.DATE if named else _kind(story, rows, measure)
    cited = positions.one_side(
        [
            citing.cite(story, weighed, row, group.units, named.get(row) or _measured(story, row, measure))
            for row in rows
        ]
    )
    if group.known is None and not group.denials:
        passages = (story.passages[story.units[row].passage] for row in rows)
        cited = positions.unopposed(cited, outright=[stances.outright(passage) for passage in passages])
    cited += [citing.deny(story, denial) for denial in group.denials]
    if kind is ClaimKind.EVENT and group.known is None:
        cited, kind = _by_holder(story, rows, cited)
    if group.known is None and matters.in_two_mouths(story, rows, cited):
        cited, kind = [matters.without_value(one) for one in cited], ClaimKind.QUOTE
    unit = story.units[founder]
    for answers_to, sort in matters.at_stake(cited, kind, alone=group.known is None):
        answers = positions.group(
            answers_to, sort, standing.standing_positions(story, group.known), embed=embed
        )
        names = _common_names(story, weighed, group.units)
        yield MatchedClaim(
            known=group.known.id if group.known else "",
            kind=sort,
            founding=Place(story.source(unit.passage), unit.start, unit.end),
            text=_words(story, unit),
            language=story.language(unit.passage),
            signature=signature(names, next((a.value for a in answers if a.value is not None), None)),
            founded_because=because,
            entities=_entities(story, group.units),
            positions=answers,
        )


def _by_holder(
    story: Story, rows: Sequence[int], cited: list[positions.Cited]
) -> tuple[list[positions.Cited], ClaimKind]:
    """Citations with the person whom each names, where they say the same of two: a claim about who it is."""
    passages = [story.units[row].passage for row in rows]
    named = holders.named(story, passages)
    if not named or any(one.stance is Stance.DENIES for one in cited):
        return cited, ClaimKind.EVENT
    return [
        replace(
            one,
            citation=replace(one.citation, value=Value(members=(name,)), original_value=name),
        )
        if (name := named.get(place, ""))
        else one
        for one, place in zip(cited, passages, strict=True)
    ], ClaimKind.ROLE


def _words(story: Story, unit: Unit) -> str:
    """The words that stand for a claim: its founding clause; a list alone says too little."""
    if unit.figure is not None and unit.figure.dimension == SET:
        return story.passages[unit.passage].text
    return story.texts[unit.text].reading.text[unit.start : unit.end]


def _measure(story: Story, rows: Sequence[int]) -> str:
    """The dimension that most texts of a group share, "" where only one of several affirming texts has any."""
    texts: dict[str, set[int]] = defaultdict(set)
    affirming = set()
    for row in rows:
        unit = story.units[row]
        if unit.figure is not None:
            texts[_family(unit.figure)].add(unit.text)
        if unit.figure is not None or not stances.denying(story, unit):
            affirming.add(unit.text)
    best = max(sorted(texts), key=lambda family: len(texts[family]), default="")
    if best and len(texts[best]) == 1 and len(affirming) > 1:
        return ""
    return best


def _family(figure: Figure) -> str:
    return "money" if amounts.is_currency(figure.dimension) else figure.dimension.partition(":")[0]


def _measured(story: Story, row: int, measure: str) -> Figure | None:
    """The figure of a unit where it is of the claim's measure."""
    figure = story.units[row].figure
    return figure if figure is not None and _family(figure) == measure else None


def _one_per_passage(story: Story, weighed: Evidence, group: _Group, measure: str) -> list[int]:
    """The new unit of each passage that speaks for it: with the common measure, new where it is news, nearest."""
    best: dict[int, tuple[bool, bool, float, int]] = {}
    for row in group.new:
        unit = story.units[row]
        others = [other for other in group.units if story.units[other].passage != unit.passage]
        near = float(weighed.units[row, others].mean()) if others else 0.0
        measured = _measured(story, row, measure) is not None
        rank = (measured, _is_news(story, unit, others), near, -row)
        if unit.passage not in best or rank > best[unit.passage]:
            best[unit.passage] = rank
    return sorted(-rank[3] for rank in best.values())


def _is_news(story: Story, unit: Unit, others: Sequence[int]) -> bool:
    """Whether a later text states a figure that no earlier one has: of "143, up from 127" the 143."""
    published = best_date(story.texts[unit.text])
    if unit.figure is None or published is None:
        return False
    for other in (story.units[row] for row in others):
        earlier = best_date(story.texts[other.text])
        if other.figure is not None and amounts.equal(unit.figure.value, other.figure.value):
            return False
        if other.text != unit.text and (earlier is None or earlier >= published):
            return False
    return True


def _founder(story: Story, weighed: Evidence, rows: Sequence[int], texts: int) -> int:
    """The unit that is most worth checking and nearest to the rest."""

    def rank(row: int) -> tuple[float, float, int]:
        worth = sum(feature.weight for feature in checkworthiness.reasons(story, story.units[row], texts))
        return (round(worth, 3), float(weighed.units[row, list(rows)].mean()), -row)

    return max(rows, key=rank)


def _kind(story: Story, rows: Sequence[int], measure: str) -> ClaimKind:
    if measure == "set":
        return ClaimKind.SET
    if measure == "date":
        return ClaimKind.DATE
    if measure:
        return ClaimKind.VALUE
    quoted = sum(bool(matters.quotes(story, story.units[row])) for row in rows)
    return ClaimKind.QUOTE if 2 * quoted > len(rows) else ClaimKind.EVENT


def _entities(story: Story, rows: Sequence[int]) -> tuple[str, ...]:
    """The keys of the entities that most texts of a group name in the passages cited."""
    texts: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        unit = story.units[row]
        for name in story.passages[unit.passage].names:
            # Places that only CLDR knows are no entities of the base.
            if name.key and not name.key.startswith("cldr:"):
                texts[name.key].add(unit.text)
    total = len({story.units[row].text for row in rows})
    return tuple(sorted(key for key, own in texts.items() if 2 * len(own) > total))


def _common_names(story: Story, weighed: Evidence, rows: Sequence[int]) -> tuple[str, ...]:
    """The names that most texts of a group share, as the texts write them, Latin forms first."""
    texts: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for key in weighed.names[story.units[row].passage]:
            texts[key].add(story.units[row].text)
    total = len({story.units[row].text for row in rows})
    common = {key for key, own in texts.items() if 2 * len(own) > total}
    written: Counter[str] = Counter()
    for row in rows:
        unit = story.units[row]
        text = story.texts[unit.text].reading.text
        for mention in story.passages[unit.passage].names:
            if anchors.name_words(mention, text) <= common:
                written[mention.text] += 1
    ordered = sorted(written, key=lambda name: (not name.isascii(), -written[name], name))
    kept: list[str] = []
    for name in ordered:
        if not any(anchors.words(name) & anchors.words(other) for other in kept):
            kept.append(name)
    return tuple(kept[:4])
