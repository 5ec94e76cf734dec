"""People whom several texts name with a title: the claims about who holds which office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facts.matching import fields, people, positions, titles
from facts.matching.signature import signature
from facts.matching.story import Story
from facts.matching.types import (
    ClaimKind,
    Feature,
    KnownClaim,
    MatchedCitation,
    MatchedClaim,
    Place,
    Stance,
    Value,
)
from sources.reading.types import Attribution, AttributionKind, Embed
from sources.reading.voices import said_by

#: Why a title is cited for a claim about an office, and why such a claim is founded.
_SAME_PERSON = Feature("names the same person with a title", 0.7)
_TITLES_DIFFER = Feature("texts give one person different titles", 0.6)
_TITLED = Feature("several texts name one person with a title", 0.5)
#: A claim takes this many texts that name its person with a title.
_TEXTS = 2


@dataclass(frozen=True, slots=True)
class Holding:
    """A passage that gives a person a title."""

    text: int
    mention: people.Mention
    words: str
    title: titles.Title


def offices(story: Story, embed: Embed | None) -> dict[str, list[Holding]]:
    """For each person whom a text gives a title the passages that do."""
    named = dict(people.people(story))
    bare = [_bare(story, mention) for mentions in named.values() for mention in mentions]
    titles.remember(bare, embed)
    return {person: list(_holdings(story, mentions, embed)) for person, mentions in named.items()}


def claims(
    story: Story, held: dict[str, list[Holding]], known: Sequence[KnownClaim], embed: Embed | None
) -> Iterator[MatchedClaim]:
    """A claim for each person whom several texts name with a title, with a citation for each text.

    A citation is the title and the name alone: that somebody has an office is the outlet's own statement, whatever
    else the sentence says and on whose word. A claim that stands gains the citations of texts that it does not cite yet.
    """
    for person, holdings in held.items():
        chosen = _one_per_text(holdings)
        if len(chosen) >= _TEXTS:
            yield from _claim(story, person, chosen, known, embed)


def only_titles(story: Story, held: dict[str, list[Holding]], claim: KnownClaim) -> bool:
    """Whether a claim that stands cites titles with names alone, and so leaves the rest of their sentences free."""
    places = {_place(story, holding) for holdings in held.values() for holding in holdings}
    return _about_office(claim) and all(citation.place in places for citation in claim.citations)


def _about_office(claim: KnownClaim) -> bool:
    return any(position.value is not None and position.value.role for position in claim.positions)


def _holdings(story: Story, mentions: Sequence[people.Mention], embed: Embed | None) -> Iterator[Holding]:
    for mention in mentions:
        words = _words(story, mention)
        title = titles.understand(_bare(story, mention), story.language(mention.passage), embed=embed)
        if title is not None and title.sure:
            # What an office is for may be read as a name.
            title = replace(title, fields=fields.named(words, story.language(mention.passage)))
            yield Holding(story.passage_text[mention.passage], mention, words, title)


def _words(story: Story, mention: people.Mention) -> str:
    text = story.texts[story.passage_text[mention.passage]].reading.text
    return text[mention.title.start : mention.title.end].strip()


def _bare(story: Story, mention: people.Mention) -> str:
    """A title phrase without the names in it: "spokesman for BNPB" is a "spokesman for"."""
    title, words = mention.title, _words(story, mention)
    letters = list(words)
    for name in story.passages[mention.passage].names:
        for place in range(max(name.start, title.start), min(name.end, title.end)):
            letters[place - title.start] = " "
    return " ".join("".join(letters).split()) or words


def _one_per_text(group: Sequence[Holding]) -> list[Holding]:
    """One title of each text: one that most other texts can agree with, and of these the first."""
    chosen: dict[int, tuple[int, int, Holding]] = {}
    for place, holding in enumerate(group):
        agreeing = {
            other.text
            for other in group
            if other.text != holding.text and titles.one_office(holding.title, other.title)
        }
        rank = (len(agreeing), -place, holding)
        if holding.text not in chosen or rank[:2] > chosen[holding.text][:2]:
            chosen[holding.text] = rank
    return [chosen[text][2] for text in sorted(chosen)]


def _claim(
    story: Story, person: str, chosen: Sequence[Holding], known: Sequence[KnownClaim], embed: Embed | None
) -> Iterator[MatchedClaim]:
    standing = _standing(story, chosen, known)
    cited = [citation.place for citation in standing.citations] if standing else []
    offices = Counter(holding.title.office for holding in chosen)
    ordered = sorted(chosen, key=lambda holding: -offices[holding.title.office])
    new = [
        holding for holding in ordered if not any(_overlap(_place(story, holding), place) for place in cited)
    ]
    if not new:
        return
    founder = ordered[0]
    place = _place(story, founder)
    answers = positions.group(
        [_cite(story, holding) for holding in new],
        ClaimKind.ROLE,
        [(position, None) for position in standing.positions] if standing else (),
        embed=embed,
    )
    agreed = all(titles.one_office(one.title, other.title) for one in chosen for other in chosen)
    because = Feature(
        (_TITLED if agreed else _TITLES_DIFFER).name,
        (_TITLED if agreed else _TITLES_DIFFER).weight,
        f"{len(chosen)} texts",
    )
    yield MatchedClaim(
        known=standing.id if standing else "",
        kind=ClaimKind.ROLE,
        founding=place,
        text=story.texts[founder.text].reading.text[place.start : place.end],
        language=story.language(founder.mention.passage),
        signature=signature((person,), Value(role=founder.words)),
        founded_because=() if standing else (because,),
        entities=_entities(story, chosen),
        positions=answers,
    )


def _entities(story: Story, chosen: Sequence[Holding]) -> tuple[str, ...]:
    """The keys of the entities that the texts name as the holder."""
    return tuple(
        sorted(
            {
                name.key
                for holding in chosen
                for name in story.passages[holding.mention.passage].names
                if name.key
                and name.start < holding.mention.name.end
                and holding.mention.name.start < name.end
            }
        )
    )


def _standing(story: Story, chosen: Sequence[Holding], known: Sequence[KnownClaim]) -> KnownClaim | None:
    """The claim about offices that already cites one of these titles."""
    places = [_place(story, holding) for holding in chosen]
    for claim in known:
        if _about_office(claim) and any(
            _overlap(citation.place, place) for citation in claim.citations for place in places
        ):
            return claim
    return None


def _overlap(left: Place, right: Place) -> bool:
    return left.source == right.source and left.start < right.end and right.start < left.end


def _place(story: Story, holding: Holding) -> Place:
    """The title and its holder, with what stands between them."""
    mention = holding.mention
    return Place(
        story.source(mention.passage),
        min(mention.title.start, mention.name.start),
        max(mention.title.end, mention.name.end),
    )


def _cite(story: Story, holding: Holding) -> positions.Cited:
    why = Feature("the title is clear", round(min(0.3, holding.title.rank_margin), 3), holding.title.office)
    citation = MatchedCitation(
        place=_place(story, holding),
        value=Value(role=holding.words),
        original_value=holding.words,
        attribution=_voice(story, holding),
        as_of="",
        score=round(min(1.0, _SAME_PERSON.weight + why.weight), 3),
        features=(_SAME_PERSON, why),
    )
    return positions.Cited(Stance.AFFIRMS, citation, story.language(holding.mention.passage))


def _voice(story: Story, holding: Holding) -> Attribution:
    """On whose word somebody has a title: the narrator's, but for words that are quoted."""
    passage = story.passages[holding.mention.passage]
    title = holding.mention.title
    if any(quote.start <= title.start < quote.end for quote in passage.quotes):
        return said_by(passage, title.start, title.end)
    return Attribution(AttributionKind.OWN)
