"""Who may do what to a claim in which state: one table, asked by every use case and every face.

A role holds permissions (newsroom/roles.py); an action takes one of them, and rows in certain states. docs/permissions.md
shows the outcome as action x role x state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError

from .models import Claim
from .models.choices import Rating, Status

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: The statuses that a verdict gives.
CLOSED = frozenset(Rating.values)

#: What an edit of a claim with a verdict takes on top, because it puts the claim back in review.
REOPENING = "facts.add_review"


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action takes.

    `does` completes "You may not …"; `permission` is what the role must hold; `states` are those of the row that the
    action is about, None for any. An action that `edits` wording, value or citations puts a claim with a verdict back
    in review, and takes the permission for that too.
    """

    does: str
    permission: str
    states: frozenset[str] | None = None
    edits: bool = False


def _states(*names: str) -> frozenset[str]:
    return frozenset(names)


#: Actions on a claim; the state is its status.
CLAIM_ACTIONS: dict[str, Rule] = {
    "state claim": Rule("state claims", "facts.add_claim"),
    "word claim": Rule("change the wording of claims", "facts.change_claim", edits=True),
    "file claim": Rule("file claims under stories and entities", "facts.change_claim"),
    "add position": Rule("add positions", "facts.add_position", edits=True),
    "change position": Rule("change positions", "facts.change_position", edits=True),
    "split position": Rule("split positions", "facts.merge_claim", edits=True),
    "merge positions": Rule("merge positions", "facts.merge_claim", edits=True),
    "split claim": Rule("split claims", "facts.merge_claim", edits=True),
    "merge claims": Rule("merge claims", "facts.merge_claim", edits=True),
    "cite": Rule("add citations", "facts.add_citation", edits=True),
    "accept citation": Rule("accept citations", "facts.change_citation", edits=True),
    "reject citation": Rule("reject citations", "facts.change_citation", edits=True),
    "re-anchor citation": Rule("re-anchor citations", "facts.change_citation", edits=True),
    "re-value citation": Rule("change what citations say", "facts.change_citation", edits=True),
    "move citation": Rule("move citations", "facts.change_citation", edits=True),
    "take up": Rule("take claims up for review", "facts.add_review", _states(Status.UNVERIFIED)),
    "judge": Rule("judge claims", "facts.add_review", _states(Status.IN_REVIEW)),
    "reopen": Rule("re-open reviews", "facts.add_review", CLOSED),
    "publish": Rule("publish claims", "facts.add_publication", CLOSED),
    "correct": Rule("correct what is published", "facts.add_publication", CLOSED),
    "order publication": Rule("order publications for later", "facts.add_embargo", CLOSED),
    "cancel publication": Rule("cancel ordered publications", "facts.change_embargo"),
    "retract": Rule("retract what is published", "facts.add_publication"),
    "redact": Rule("redact what is published", "facts.redact_publication"),
    "take claim": Rule("take claims on", "facts.change_claim"),
    "assign": Rule("assign claims to others", "facts.assign_claim"),
    "comment": Rule("comment", "facts.add_comment"),
    "record contradiction": Rule("record contradictions", "facts.add_contradiction"),
}

#: Actions on something that hangs on a claim or stands by itself; the state is that thing's own.
OTHER_ACTIONS: dict[str, Rule] = {
    "confirm contradiction": Rule("confirm contradictions", "facts.change_contradiction", _states("open")),
    "explain contradiction": Rule("explain contradictions", "facts.change_contradiction", _states("open")),
    "dismiss contradiction": Rule("dismiss contradictions", "facts.change_contradiction", _states("open")),
    "reopen contradiction": Rule(
        "re-open contradictions",
        "facts.change_contradiction",
        _states("confirmed", "explained", "dismissed"),
    ),
    "edit comment": Rule("edit comments", "facts.change_comment", _states("open", "resolved")),
    "resolve comment": Rule("resolve comments", "facts.change_comment", _states("open")),
    "reopen comment": Rule("re-open comments", "facts.change_comment", _states("resolved")),
    "withdraw comment": Rule("withdraw comments", "facts.change_comment", _states("open", "resolved")),
    "write gloss": Rule("write glosses", "sources.add_gloss"),
    "submit article": Rule("add sources", "sources.add_source"),
    "describe source": Rule("correct the facts about sources", "sources.change_source"),
    "name mention": Rule("say whom names name", "facts.change_mention"),
    "merge entities": Rule("merge entities", "facts.merge_entity"),
    "unmerge entity": Rule("take merges of entities back", "facts.merge_entity"),
    "tell entities apart": Rule("tell entities apart", "facts.add_entityjudgement"),
    "withdraw judgement": Rule("withdraw judgements of entities", "facts.change_entityjudgement"),
    "edit in bulk": Rule("edit in bulk", "facts.add_changeset"),
    "undo bulk edit": Rule("undo bulk edits", "facts.change_changeset"),
}

ACTIONS: dict[str, Rule] = CLAIM_ACTIONS | OTHER_ACTIONS


def refusal(actor: User, action: str, *, claim: Claim | None = None) -> str:
    """Return why the role of `actor` does not cover the action, in a sentence; "" when it does.

    Raises `KeyError` for an action that the table does not list.
    """
    rule = ACTIONS[action]
    if not actor.has_perm(rule.permission):
        return f"You may not {rule.does}: that takes the permission “{rule.permission}”."
    if rule.edits and claim is not None and claim.status in CLOSED and not actor.has_perm(REOPENING):
        return (
            f"You may not {rule.does} here: the claim is {claim.get_status_display()}, and a change would put it back "
            f"in review, which takes the permission “{REOPENING}”."
        )
    return ""


def obstacle(action: str, *, state: str = "", claim: Claim | None = None) -> str:
    """Return why the state of the row does not allow the action to anybody, in a sentence; "" when it does.

    `state` is the row's own; where it is left out, the status of the claim counts.
    """
    rule = ACTIONS[action]
    if claim is not None and claim.merged_into_id is not None:
        return f"This claim was merged into {claim.merged_into_id}, which goes on in its place: work on that one."
    state = state or (claim.status if claim is not None else "")
    if rule.states is not None and state not in rule.states:
        wanted = " or ".join(sorted(name.replace("_", " ") for name in rule.states))
        return (
            f"What is {state.replace('_', ' ')} does not allow to {rule.does}: it would have to be {wanted}."
        )
    return ""


def may(actor: User, action: str, *, claim: Claim | None = None, state: str = "") -> bool:
    """Return whether role and state allow the action; who may be the second person is for `facts.publishing`."""
    return not refusal(actor, action, claim=claim) and not obstacle(action, state=state, claim=claim)


def require(actor: User, action: str, *, claim: Claim | None = None, state: str = "") -> None:
    """Raise `PermissionDenied` when the role, `ValidationError` when the state does not allow the action."""
    if sentence := refusal(actor, action, claim=claim):
        raise PermissionDenied(sentence)
    if sentence := obstacle(action, state=state, claim=claim):
        raise ValidationError(sentence, code="state")


def assignment(actor: User, claim: Claim, *, assignee_id: int | None) -> str:
    """Return the action that it is to give the claim to this person: to take or leave one's own, or to assign."""
    own = {claim.assignee_id, assignee_id} <= {actor.pk, None}
    return "take claim" if own else "assign"
