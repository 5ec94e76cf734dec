"""What pages offer people to do: the forms of `facts.forms` as buttons, with what to know before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from facts.forms import (
    FORMS,
    assignments,
    citations,
    claims,
    comments,
    contradictions,
    positions,
    publications,
)
from facts.models import Citation, Claim, Comment, Contradiction, Entity, EntityJudgement, Mention, Position
from sources.models import Source

#: The part of an address -> the rows that it names.
MODELS: dict[str, type[models.Model]] = {
    "claims": Claim,
    "positions": Position,
    "citations": Citation,
    "contradictions": Contradiction,
    "comments": Comment,
    "entities": Entity,
    "judgements": EntityJudgement,
    "mentions": Mention,
    "sources": Source,
}
_NOUNS = {model: noun for noun, model in MODELS.items()}

#: Done at once by a button; the others ask something first.
AT_ONCE = frozenset(
    {
        assignments.TakeForm,
        assignments.GiveUpForm,
        citations.AcceptForm,
        comments.ResolveForm,
        comments.ReopenForm,
    }
)

#: What a page has another way to: comments have forms on it, words are cited for one position; only the admin redacts.
ELSEWHERE = frozenset({comments.AddForm, comments.ReplyForm, publications.RedactForm, citations.CiteForm})

#: What is done less often: pages fold it up.
ASIDE = frozenset(
    {
        claims.FileForm,
        claims.MergeForm,
        claims.SplitForm,
        contradictions.RecordForm,
        positions.AddForm,
        positions.SplitForm,
        positions.MergeForm,
        citations.ReAnchorForm,
        citations.ReValueForm,
        citations.MoveForm,
        citations.GlossForm,
    }
)

#: The single keys that do what buttons do, on the item that has the focus.
KEYS = {
    "accept citation": "a",
    "reject citation": "r",
    "confirm contradiction": "c",
    "explain contradiction": "e",
    "dismiss contradiction": "d",
}

#: Action -> what follows, who sees it, and how it is taken back.
NOTES = {
    "take up": "Taken back by a verdict only; every step stays in the reviews of the claim.",
    "judge": "Nothing is published by a verdict: a second person does that. Open the review again to change it.",
    "reopen": "What is published stays until it is corrected or retracted.",
    "publish": "Readers see this at once, or at the time that you name. It is taken back by a retraction, which readers see too.",
    "correct": "Readers see the new version and your note; the earlier one stays readable under its number.",
    "retract": "Readers see at once that it is taken back, and why. Publish again to stand behind it anew.",
    "cancel publication": "Readers see nothing. Order it again to have it published.",
    "word claim": "A claim with a verdict goes back in review. The history keeps the wording as it was.",
    "merge claims": "This claim stays, without its words, and leads readers to the other. A merge is not taken back: split the claim instead.",
    "split claim": "The words that you choose go to a new claim. Merge the two to take it back.",
    "merge positions": "Its words go to the other position. Split that to take it back.",
    "split position": "The words that you choose go to a new position. Merge the two to take it back.",
    "reject citation": "The words stay known and count no more. Accept them to take it back.",
    "re-anchor citation": "What the machine found stays beside the words that you pick.",
    "move citation": "Move it back to take that back.",
    "dismiss contradiction": "It is shown no more, and stays dismissed whatever joins a side. Open it again to take that back.",
    "withdraw comment": "What it said stays in its history. It cannot be put back: comment again.",
    "name mention": "It counts for the same words in the whole story. “Not named here” takes it back, place by place.",
    "merge entities": "Nothing is lost: the merge can be taken back, which restores exactly what was.",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An action on a row: where, how a button says it, and why it is not for this person although their role may."""

    title: str
    public: bool
    at_once: bool
    aside: bool
    address: str
    id: str
    key: str
    hindrance: str


def offers(user: Any, row: Any) -> Iterator[Offer]:
    """Yield what role and state let `user` do to `row` now, in the order of pages."""
    noun = _NOUNS[type(row)]
    for form in FORMS:
        if form.subject is type(row) and form not in ELSEWHERE and form.offered(user, row):
            yield Offer(
                title=form.title,
                public=form.public,
                at_once=form in AT_ONCE,
                aside=form in ASIDE,
                address=reverse("facts:act", args=[noun, row.pk, form.name()]),
                id=f"{form.name()}-{row.pk}",
                key=KEYS.get(form.action, ""),
                hindrance=form.hindrance(user, row),
            )
