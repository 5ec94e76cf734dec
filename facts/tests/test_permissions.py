"""Who may do what in which state: the whole matrix, by hand, and that every use case keeps to it."""

import inspect
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from facts import (
    commenting,
    curating,
    deciding,
    identity,
    merging,
    naming,
    permissions,
    publishing,
    redacting,
    review,
    rewording,
    sourcing,
    tracing,
)
from facts.models import Citation, Claim
from facts.permissions import ACTIONS, CLAIM_ACTIONS, may
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    CommentFactory,
    ContradictionFactory,
    EmbargoFactory,
    EntityFactory,
    EntityJudgementFactory,
    MentionFactory,
    PositionFactory,
)
from facts.tests.people import person
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

ROLES = ("reporter", "fact-checker", "editor", "administrator", "api-client")

#: One letter for each status of a claim: unverified, in review, verified, refuted, disputed, unverifiable (x).
LETTERS = {
    "u": "unverified",
    "i": "in_review",
    "v": "verified",
    "r": "refuted",
    "d": "disputed",
    "x": "unverifiable",
}

#: Action, then the statuses in which each role may do it; "-" for none. An API client may do nothing at all.
ON_CLAIMS = """
action                reporter  fact-checker  editor  administrator  api-client
state claim           uivrdx    uivrdx        uivrdx  uivrdx         -
word claim            ui        uivrdx        uivrdx  uivrdx         -
file claim            uivrdx    uivrdx        uivrdx  uivrdx         -
add position          ui        uivrdx        uivrdx  uivrdx         -
change position       ui        uivrdx        uivrdx  uivrdx         -
split position        -         uivrdx        uivrdx  uivrdx         -
merge positions       -         uivrdx        uivrdx  uivrdx         -
split claim           -         uivrdx        uivrdx  uivrdx         -
merge claims          -         uivrdx        uivrdx  uivrdx         -
cite                  ui        uivrdx        uivrdx  uivrdx         -
accept citation       ui        uivrdx        uivrdx  uivrdx         -
reject citation       ui        uivrdx        uivrdx  uivrdx         -
re-anchor citation    ui        uivrdx        uivrdx  uivrdx         -
re-value citation     ui        uivrdx        uivrdx  uivrdx         -
move citation         ui        uivrdx        uivrdx  uivrdx         -
take up               -         u             u       u              -
judge                 -         i             i       i              -
reopen                -         vrdx          vrdx    vrdx           -
publish               -         -             vrdx    vrdx           -
correct               -         -             vrdx    vrdx           -
order publication     -         -             vrdx    vrdx           -
cancel publication    -         -             uivrdx  uivrdx         -
retract               -         -             uivrdx  uivrdx         -
redact                -         -             -       uivrdx         -
take claim            uivrdx    uivrdx        uivrdx  uivrdx         -
assign                -         uivrdx        uivrdx  uivrdx         -
comment               uivrdx    uivrdx        uivrdx  uivrdx         -
record contradiction  -         uivrdx        uivrdx  uivrdx         -
"""

#: The same for what hangs on a claim or stands by itself: action, states, roles (r, f, e, a, c).
ON_OTHERS = """
confirm contradiction  open                           f e a
explain contradiction  open                           f e a
dismiss contradiction  open                           f e a
reopen contradiction   confirmed explained dismissed  f e a
edit comment           open resolved                  r f e a
resolve comment        open                           r f e a
reopen comment         resolved                       r f e a
withdraw comment       open resolved                  r f e a
write gloss            *                              r f e a
submit article         *                              r f e a
describe source        *                              r f e a
name mention           *                              r f e a
merge entities         *                              f e a
unmerge entity         *                              f e a
tell entities apart    *                              f e a
withdraw judgement     *                              f e a
edit in bulk           *                              e a
undo bulk edit         *                              e a
"""
OTHER_STATES = ("open", "confirmed", "explained", "dismissed", "resolved", "withdrawn")


def rows(table):
    return [re.split(r"\s{2,}", line.strip()) for line in table.strip().splitlines()]


def expected():
    """Return every allowed (action, role, state) of the two tables."""
    _, *roles = rows(ON_CLAIMS)[0]
    allowed = {
        (action, role, LETTERS[letter])
        for action, *cells in rows(ON_CLAIMS)[1:]
        for role, cell in zip(roles, cells, strict=True)
        for letter in cell.strip("-")
    }
    for action, states, who in rows(ON_OTHERS):
        for state in OTHER_STATES if states == "*" else states.split():
            allowed |= {(action, role, state) for role in ROLES[:-1] if role[0] in who.split()}
    return allowed


def test_action_by_role_by_state_is_what_the_matrix_says():
    people = {role: person(role) for role in ROLES}
    on_claims = {action for action, *_ in rows(ON_CLAIMS)[1:]}
    found = {
        (action, role, state)
        for role, user in people.items()
        for action in ACTIONS
        for state in (LETTERS.values() if action in on_claims else OTHER_STATES)
        if may(
            user,
            action,
            claim=Claim(status=state) if action in on_claims else None,
            state="" if action in on_claims else state,
        )
    }
    assert found == expected()


def test_the_matrix_lists_every_action_and_no_other():
    assert [row[0] for row in rows(ON_CLAIMS)[1:] + rows(ON_OTHERS)] == list(ACTIONS)


def test_an_action_that_is_not_listed_is_an_error_for_everybody():
    with pytest.raises(KeyError, match="admire claim"):
        may(person("superuser"), "admire claim")


def actions_on(actor, claim):
    """Return the actions on a claim that role and status allow."""
    return tuple(action for action in CLAIM_ACTIONS if may(actor, action, claim=claim))


def test_nobody_may_do_anything_to_a_merged_claim():
    merged = Claim(status="unverified", merged_into=ClaimFactory())
    assert actions_on(person("superuser"), merged) == ()


def test_who_was_deactivated_may_do_nothing():
    assert actions_on(person("superuser", is_active=False), Claim(status="unverified")) == ()


def test_what_a_role_may_do_to_a_claim_depends_on_its_status():
    assert actions_on(person("reporter"), Claim(status="verified")) == (
        "state claim",
        "file claim",
        "take claim",
        "comment",
    )
    assert "publish" in actions_on(person("editor"), Claim(status="verified"))


MODULES = (
    review,
    publishing,
    curating,
    rewording,
    merging,
    identity,
    deciding,
    commenting,
    redacting,
    sourcing,
    naming,
    tracing,
)


def use_cases():
    """Return every public function of the workflow that somebody does: it has an actor or an author."""
    return {
        name: function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and {"actor", "author"} & inspect.signature(function).parameters.keys()
        and name != "second_person_refusal"
    }


def two_citations():
    position = PositionFactory()
    return position, [CitationFactory(position=position), CitationFactory(position=position)]


def split(**_):
    position, citations = two_citations()
    return {"citations": citations[:1], "position": position}


LATER = timezone.now() + timedelta(days=1)

#: Use case -> what it is called with, beside actor and reason.
CALLS = {
    "take_up": lambda: {"claim": ClaimFactory(), "rationale": "x"},
    "judge": lambda: {"claim": ClaimFactory(status="in_review"), "status": "disputed", "rationale": "x"},
    "reopen": lambda: {"claim": ClaimFactory(status="verified"), "rationale": "x"},
    "publish": lambda: {"claim": ClaimFactory(status="verified")},
    "correct": lambda: {"claim": ClaimFactory(status="verified"), "note": "x"},
    "retract": lambda: {"claim": ClaimFactory(), "reason": "x"},
    "draft_publication": lambda: {"claim": ClaimFactory(status="verified")},
    "draft_retraction": lambda: {"claim": ClaimFactory(), "reason": "x"},
    "order_publication": lambda: {"claim": ClaimFactory(status="verified"), "publish_at": LATER},
    "cancel_publication": lambda: {"embargo": EmbargoFactory(), "reason": "x"},
    "redact_claim": lambda: {"claim": ClaimFactory(), "reason": "x"},
    "accept_citation": lambda: {"citation": CitationFactory()},
    "reject_citation": lambda: {"citation": CitationFactory(), "reason": "x"},
    "re_anchor_citation": lambda: {"citation": CitationFactory(), "start": 0, "end": 3, "reason": "x"},
    "re_value_citation": lambda: {"citation": CitationFactory(), "value": None, "reason": "x"},
    "move_citation": lambda: {"citation": CitationFactory(), "position": PositionFactory(), "reason": "x"},
    "cite": lambda: {
        "position": PositionFactory(),
        "words": curating.Words(SourceFactory(), 0, 3),
        "reason": "x",
    },
    "add_gloss": lambda: {"words": curating.Words(SourceFactory(), 0, 3), "language": "en", "text": "x"},
    "write_gloss": lambda: {"words": curating.Words(SourceFactory(), 0, 3), "language": "en", "text": "x"},
    "describe_source": lambda: {"source": SourceFactory(), "changes": {"byline": "x"}, "reason": "x"},
    "state_claim": lambda: {"text": "x", "language": "en", "kind": "event", "reason": "x"},
    "word_claim": lambda: {"claim": ClaimFactory(), "text": "x", "reason": "x"},
    "file_claim": lambda: {"claim": ClaimFactory(), "story": None, "entities": [], "reason": "x"},
    "add_position": lambda: {"claim": ClaimFactory(), "reason": "x"},
    "change_position": lambda: {
        "position": PositionFactory(),
        "value": None,
        "stance": "denies",
        "reason": "x",
    },
    "split_position": lambda: {**split(), "value": None, "reason": "x"},
    "merge_positions": lambda: {
        "position": (one := PositionFactory()),
        "into": PositionFactory(claim=one.claim),
        "reason": "x",
    },
    "split_claim": lambda: {
        "claim": (rows := two_citations())[0].claim,
        "citations": rows[1][:1],
        "text": "x",
        "reason": "x",
    },
    "merge_claims": lambda: {"claim": ClaimFactory(), "into": ClaimFactory(), "reason": "x"},
    "merge_entities": lambda: {"entity": EntityFactory(), "into": EntityFactory(), "reason": "x"},
    "unmerge_entity": lambda: {"entity": EntityFactory(merged_into=EntityFactory()), "reason": "x"},
    "introduce": lambda: {"mention": MentionFactory(), "name": "x", "kind": "person"},
    "recognise": lambda: {"mention": MentionFactory(), "entity": EntityFactory()},
    "misnamed": lambda: {"mention": MentionFactory(entity=EntityFactory()), "reason": "x"},
    "refute_origin": lambda: {"source": SourceFactory(), "reason": "x"},
    "reconsider_origin": lambda: {"source": SourceFactory(), "reason": "x"},
    "tell_apart": lambda: {"entity": EntityFactory(), "other": EntityFactory(), "reason": "x"},
    "withdraw_judgement": lambda: {"judgement": EntityJudgementFactory(), "reason": "x"},
    "confirm_contradiction": lambda: {"contradiction": ContradictionFactory(), "reason": "x"},
    "explain_contradiction": lambda: {"contradiction": ContradictionFactory(), "reason": "x"},
    "dismiss_contradiction": lambda: {"contradiction": ContradictionFactory(), "reason": "x"},
    "reopen_contradiction": lambda: {
        "contradiction": ContradictionFactory(
            state="dismissed", decided_by=person("editor"), decided_at=LATER, decision_reason="x"
        ),
        "reason": "x",
    },
    "record_contradiction": lambda: {
        "left": (one := PositionFactory()),
        "right": PositionFactory(claim=one.claim),
        "kind": "value",
        "reason": "x",
    },
    "add_comment": lambda: {"claim": ClaimFactory(), "text": "x"},
    "edit_comment": lambda: {"comment": CommentFactory(), "text": "x"},
    "resolve_comment": lambda: {"comment": CommentFactory()},
    "reopen_comment": lambda: {"comment": CommentFactory(resolved_at=LATER, resolved_by=person("editor"))},
    "withdraw_comment": lambda: {"comment": CommentFactory()},
    "assign": lambda: {"claim": ClaimFactory(), "assignee": None},
}


def test_the_calls_of_this_test_name_every_use_case():
    assert set(CALLS) == set(use_cases())


@pytest.mark.parametrize("name", CALLS)
def test_a_machine_may_do_none_of_it(name):
    function, given = use_cases()[name], CALLS[name]()
    who = "author" if "author" in inspect.signature(function).parameters else "actor"
    claims, citations = list(Claim.objects.order_by("pk").values()), Citation.objects.count()

    with pytest.raises(PermissionDenied, match="You may not"):
        function(**given, **{who: person("api-client")})

    assert list(Claim.objects.order_by("pk").values()) == claims
    assert Citation.objects.count() == citations


@pytest.mark.parametrize("name", CALLS)
def test_a_use_case_takes_keywords_only_and_says_what_it_refuses(name):
    function = use_cases()[name]
    kinds = {each.kind for each in inspect.signature(function).parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}
    assert function.__doc__


def test_the_page_shows_the_same_matrix():
    page = (Path(permissions.__file__).parents[1] / "docs" / "permissions.md").read_text()
    shown = {
        cells[0].strip(): [cell.strip() for cell in cells[1:]]
        for line in page.splitlines()
        if (cells := line.strip("| ").split(" | ")) and cells[0].strip() in ACTIONS
    }
    matrix = {action: cells for action, *cells in rows(ON_CLAIMS)[1:]}
    assert {action: cells for action, cells in shown.items() if action in matrix} == matrix
    assert set(shown) == set(ACTIONS)
