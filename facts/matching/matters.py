"""What is at stake in the statements of one group: a figure, the words that deny it, or who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from facts.matching import checkworthiness, positions
from facts.matching.names import two_speakers
from facts.matching.speech import quoted
from facts.matching.story import Story, Unit
from facts.matching.types import ClaimKind, Stance
from sources.reading.types import AttributionKind


def at_stake(
    cited: Sequence[positions.Cited], kind: ClaimKind, *, alone: bool
) -> Iterator[tuple[Sequence[positions.Cited], ClaimKind]]:
    """The citations of a group by what is at stake: who names a figure that others state and denies, denies the rest.

    "The bank has stopped paying the loan of 180 million" and "there is no word of truth in that, the loan of 180 million
    is paid" do not differ in the sum. What is left of the figure's own claim is a claim where two texts state it.
    """
    affirming = [one for one in cited if one.stance is not Stance.DENIES]
    named = [one.citation.value for one in affirming if one.citation.value is not None]
    if not alone or not any(
        one.stance is Stance.DENIES
        and one.citation.value is not None
        and positions.fits(one.citation.value, value)
        for one in cited
        for value in named
    ):
        yield cited, kind
        return
    yield (
        [_by_words_alone(one) if one.stance is Stance.DENIES else without_value(one) for one in cited],
        ClaimKind.EVENT,
    )
    stated = [one for one in affirming if one.citation.value is not None]
    if len({one.citation.place.source for one in stated}) > 1:
        yield affirming, kind


def in_two_mouths(story: Story, rows: Sequence[int], cited: Sequence[positions.Cited]) -> bool:
    """Whether most texts quote words with one figure in them, and not all the same speaker: it is the speaker who is at stake.

    "You can buy eight votes, but no trust" differs in nobody's eight.
    """
    values = [one.citation.value for one in cited if one.citation.value is not None]
    # "A flaw in one batch": that it is one says nothing.
    values = [value for value in values if value.amount is None or value.amount != 1] or values[:1]
    if not values or not all(positions.fits(values[0], value) for value in values):
        return False
    if 2 * sum(bool(quotes(story, story.units[row])) for row in rows) <= len(rows):
        return False
    speakers = [one.citation.attribution for one in cited]
    named = [speaker for speaker in speakers if speaker.kind is AttributionKind.NAMED and speaker.name]
    return any(two_speakers(left, right) for left, right in combinations(named, 2))


def quotes(story: Story, unit: Unit) -> bool:
    """Whether a quotation begins in a unit."""
    return any(
        checkworthiness.inside(unit, quote.start, quote.end) for quote in quoted(story.passages[unit.passage])
    )


def _by_words_alone(cited: positions.Cited) -> positions.Cited:
    """A denial without its value, and as sure as its words make it: that it names the figure does not tell what it denies."""
    found = [
        feature for feature in cited.citation.features if feature.detail != cited.citation.original_value
    ]
    score = round(min(1.0, max(0.0, sum(feature.weight for feature in found))), 3)
    bare = without_value(cited)
    return replace(bare, citation=replace(bare.citation, score=score, features=tuple(found)))


def without_value(cited: positions.Cited) -> positions.Cited:
    """A citation that only affirms or denies."""
    return replace(cited, citation=replace(cited.citation, value=None, original_value=""), moment="")
