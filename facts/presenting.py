"""What the pages show of a claim and of a contradiction, put together from rows that are already loaded."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from facts.glosses import glosses_of
from facts.models import Citation, Claim, Contradiction, Mention, Position
from facts.origins import Support, origins_by_position
from facts.querysets import CONTEXT
from facts.values import value_from_json, value_of
from facts.wording import attribution_in_words, exact_in_figures, reach_in_words, value_in_words
from sources.models import Gloss

_BREAK = re.compile(r"\s*\n\s*\n\s*|\n")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value in words and, where they round nothing away but hide digits, in all its figures."""

    words: str
    figures: str

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """Cited words where they stand: what surrounds them, what they mean, on whose word, and who found them."""

    row: Citation
    before: str
    after: str
    gloss: Gloss | None
    value: ShownValue
    read_value: ShownValue
    attribution: str
    features: tuple[dict[str, Any], ...]

    @property
    def counts(self) -> bool:
        """Return whether the citation supports its position: neither rejected nor superseded."""
        return self.row.state != "rejected" and not self.row.superseded  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ShownMention:
    """A name where it stands."""

    row: Mention
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """An answer to the claim, the words that give it, and how many independent origins stand behind them."""

    row: Position
    number: int
    value: ShownValue
    support: Support
    citations: tuple[ShownCitation, ...]
    set_aside: tuple[ShownCitation, ...]

    @property
    def reach(self) -> str:
        """Return from where to where its amount counts as the same, by rounding and hedges: "14.25 to 14.35 billion USD"."""
        value = value_of(self.row)
        return reach_in_words(value) if value is not None else ""


@dataclass(frozen=True, slots=True)
class ShownContradiction:
    """Two answers that cannot both be right, each with words of its own."""

    row: Contradiction
    left: ShownPosition
    right: ShownPosition


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with its answers, in the order in which they were found, and their contradictions."""

    row: Claim
    positions: tuple[ShownPosition, ...]
    contradictions: tuple[ShownContradiction, ...]
    languages: tuple[str, ...]


def shown_value(row: Position | Citation) -> ShownValue:
    """Return the value of a position or citation as it is shown."""
    value = value_of(row)
    words, figures = value_in_words(value), exact_in_figures(value)
    return ShownValue(words=words, figures="" if figures == words else figures)


def show_claim(claim: Claim) -> ShownClaim:
    """Return a claim as its page shows it; `claim` comes from `Claim.objects.for_page()`.

    Takes two queries for the origins and one for the glosses, whatever the number of citations.
    """
    citations = list(claim.citations.all())
    glosses = glosses_of(citations)
    support = origins_by_position(claim)
    shown: dict[uuid.UUID, list[ShownCitation]] = defaultdict(list)
    for citation in citations:
        shown[citation.position_id].append(show_citation(citation, glosses))
    positions = tuple(
        ShownPosition(
            row=position,
            number=number,
            value=shown_value(position),
            support=support[position.pk],
            citations=tuple(each for each in shown[position.pk] if each.counts),
            set_aside=tuple(each for each in shown[position.pk] if not each.counts),
        )
        for number, position in enumerate(claim.positions.all(), start=1)
    )
    by_id = {position.row.pk: position for position in positions}
    contradictions = tuple(
        ShownContradiction(row=row, left=by_id[row.left_id], right=by_id[row.right_id])
        for row in claim.contradictions.all()
        if row.left_id in by_id and row.right_id in by_id
    )
    languages = sorted({each.row.source.language for one in positions for each in one.citations})
    return ShownClaim(
        row=claim, positions=positions, contradictions=contradictions, languages=tuple(languages)
    )


def show_citation(citation: Citation, glosses: dict[uuid.UUID, Gloss]) -> ShownCitation:
    """Return a citation as it is shown; it comes from `Citation.objects.in_context()`."""
    own, read = shown_value(citation), _read_value(citation)
    return ShownCitation(
        row=citation,
        before=clip_before(citation.context_before),  # type: ignore[attr-defined]
        after=clip_after(citation.context_after),  # type: ignore[attr-defined]
        gloss=glosses.get(citation.pk),
        value=own,
        read_value=read if read.words != own.words else ShownValue("", ""),
        attribution=attribution_in_words(
            kind=citation.attribution_kind,
            name=citation.attribution_name or (citation.speaker.name if citation.speaker else ""),
            count=citation.attribution_count,
        ),
        features=tuple(citation.found.get("features") or ()),
    )


def _read_value(citation: Citation) -> ShownValue:
    try:
        value = value_from_json(citation.found.get("value"))
        return ShownValue(words=value_in_words(value), figures=exact_in_figures(value))
    except (AttributeError, TypeError, ValueError, ArithmeticError):
        # What an older reader noted down may have another form; the page shows the rest.
        return ShownValue("", "")


def clip_before(text: str, limit: int = CONTEXT) -> str:
    """Return the end of `text` from the last paragraph on, without the word that was cut at its beginning.

    `limit` is the number of characters at which `text` was cut, if it is as long as that.
    """
    paragraph = _BREAK.split(text)[-1]
    if len(paragraph) < limit:
        return paragraph
    _, blank, rest = paragraph.partition(" ")
    return f"… {rest}" if blank and len(rest) > limit // 2 else f"…{paragraph}"


def clip_after(text: str, limit: int = CONTEXT) -> str:
    """Return the beginning of `text` up to the end of the paragraph, without the word that was cut at its end."""
    paragraph = _BREAK.split(text)[0]
    if len(paragraph) < limit:
        return paragraph
    rest, blank, _ = paragraph.rpartition(" ")
    return f"{rest} …" if blank and len(rest) > limit // 2 else f"{paragraph}…"


def show_sides(contradiction: Contradiction, glosses: dict[uuid.UUID, Gloss]) -> ShownContradiction:
    """Return a contradiction of a list as it is shown; it comes from `Contradiction.objects.for_page()`."""
    return ShownContradiction(
        row=contradiction,
        left=_side(contradiction.left, 1, glosses),
        right=_side(contradiction.right, 2, glosses),
    )


def _side(position: Position, number: int, glosses: dict[uuid.UUID, Gloss]) -> ShownPosition:
    shown = tuple(show_citation(citation, glosses) for citation in position.citations.all())
    live = tuple(each for each in shown if each.counts)
    return ShownPosition(
        row=position,
        number=number,
        value=shown_value(position),
        support=Support(sources=len({each.row.source.key for each in live}), independent_origins=0),
        citations=live,
        set_aside=(),
    )


def show_mention(mention: Mention) -> ShownMention:
    """Return a mention as it is shown; it comes from `Mention.objects.in_context()`."""
    return ShownMention(
        row=mention,
        before=clip_before(mention.context_before, CONTEXT // 2),  # type: ignore[attr-defined]
        after=clip_after(mention.context_after, CONTEXT // 2),  # type: ignore[attr-defined]
    )
