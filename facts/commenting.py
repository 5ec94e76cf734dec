"""Talk about claims: threads, edits, resolving, @mentions; and give claims to people with a date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from sources.history import remember

from .editing import editable, locked
from .models import Citation, Claim, Comment, CommentMention
from .models.choices import NotificationKind
from .notifying import notify
from .permissions import assignment, require

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Users' names as Django allows them, after an @ that does not stand within a word, as it does in an e-mail address.
MENTION = re.compile(r"(?<![\w@.+-])@([\w.@+-]+)")


@transaction.atomic
def add_comment(
    *,
    claim: Claim,
    text: str,
    author: User,
    citation: Citation | None = None,
    parent: Comment | None = None,
) -> Comment:
    """Say something about a claim, about one of its citations, or in reply to a comment.

    A reply belongs to its thread: it takes over the first comment's citation. Whoever is called by @name is told, and
    so is the one who is answered. Raises `PermissionDenied`, or `ValidationError` for what is of another claim.
    """
    remember(actor=author, reason="Comment")
    row = editable(claim, "comment", actor=author)
    if parent is not None:
        parent = Comment.objects.select_related("author").get(pk=parent.pk)
        if parent.claim_id != row.pk:
            raise ValidationError("The comment that you answer is on another claim.", code="parent")
        if parent.withdrawn_at is not None:
            raise ValidationError("The comment that you answer was withdrawn.", code="parent")
        citation = parent.citation
    if citation is not None and citation.claim_id != row.pk:
        raise ValidationError("This citation is of another claim.", code="citation")
    comment = Comment(claim=row, citation=citation, parent=parent, author=author, text=text.strip())
    comment.full_clean()
    comment.save()
    called = _call(comment)
    if parent is not None and parent.author not in called:
        notify([parent.author], kind=NotificationKind.REPLY, claim=row, caused_by=author, comment=comment)
    return comment


@transaction.atomic
def edit_comment(*, comment: Comment, text: str, actor: User) -> Comment:
    """Word one's own comment anew; the history keeps what it said. Who is called for the first time is told.

    Raises `PermissionDenied` for somebody else's, or `ValidationError` for one that is withdrawn or says nothing.
    """
    row = _opened(comment, "edit comment", actor=actor, reason="Comment edited")
    _only_author(row, actor, "word this comment anew")
    row.text, row.edited_at = text.strip(), timezone.now()
    row.full_clean()
    row.save()
    _call(row)
    return row


@transaction.atomic
def resolve_comment(*, comment: Comment, actor: User) -> Comment:
    """Close a thread: what it asked is settled. Raises `PermissionDenied`, or `ValidationError` for a reply."""
    row = _opened(comment, "resolve comment", actor=actor, reason="Thread resolved")
    if row.parent_id is not None:
        raise ValidationError("A thread is resolved at its first comment.", code="parent")
    row.resolved_at, row.resolved_by = timezone.now(), actor
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def reopen_comment(*, comment: Comment, actor: User) -> Comment:
    """Open a resolved thread again. Raises `PermissionDenied`, or `ValidationError` for one that is not resolved."""
    row = _opened(comment, "reopen comment", actor=actor, reason="Thread opened again")
    row.resolved_at, row.resolved_by = None, None
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def withdraw_comment(*, comment: Comment, actor: User) -> Comment:
    """Take one's own comment back: pages no longer show what it said, replies and history stay.

    Whoever may delete comments may withdraw those of others. Raises `PermissionDenied`, or `ValidationError`.
    """
    row = _opened(comment, "withdraw comment", actor=actor, reason="Comment withdrawn")
    if not actor.has_perm("facts.delete_comment"):
        _only_author(row, actor, "withdraw this comment")
    row.withdrawn_at = timezone.now()
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def assign(
    *,
    claim: Claim,
    assignee: User | None,
    actor: User,
    due_on: date | None = None,
    version: int | None = None,
) -> Claim:
    """Give a claim to somebody, with a date or without, or to nobody; they are told.

    Everybody who may edit claims may take one that is nobody's and give up their own; the rest takes the permission to
    assign. Raises `PermissionDenied`, `StaleVersion`, or `ValidationError` for somebody who cannot work on it.
    """
    remember(actor=actor, reason="Assigned" if assignee else "Assignment taken back")
    row = locked(claim, version=version)
    wanted = assignee.pk if assignee else None
    require(actor, assignment(actor, row, assignee_id=wanted), claim=row)
    if assignee is None and due_on is not None:
        raise ValidationError(UNOWNED, code="due_on")
    check_assignee(assignee)
    changed = row.assignee_id != wanted
    row.assignee, row.due_on = assignee, due_on
    row.full_clean()
    row.save(update_fields=["assignee", "due_on"])
    if assignee is not None and changed:
        notify([assignee], kind=NotificationKind.ASSIGNMENT, claim=row, caused_by=actor)
    row.refresh_from_db()
    return row


#: What is said of a due date without an assignee.
UNOWNED = "A due date needs somebody whose it is."


def check_assignee(assignee: User | None) -> None:
    """Raise `ValidationError` for somebody who cannot work on claims."""
    if assignee is not None and not assignee.has_perm("facts.change_claim"):
        raise ValidationError(f"{assignee.get_username()} may not work on claims.", code="assignee")


def names_called(text: str) -> set[str]:
    """Return the names after an @ in a text, folded."""
    return {name_called(found).casefold() for found in MENTION.findall(text)} - {""}


def name_called(found: str) -> str:
    """Return the name in what stands after an @; a full stop that ends the sentence is not part of it."""
    return found.rstrip(".-+@")


def mentionable(*, start: str = "", limit: int = 10) -> list[User]:
    """Return the active people whose name begins so and who may read comments, to choose from after an @."""
    people = get_user_model().objects.filter(is_active=True, username__istartswith=start).order_by("username")
    return [user for user in people[: limit * 5] if user.has_perm("facts.view_comment")][:limit]


def _call(comment: Comment) -> set[User]:
    """Keep who is called by @name and may read it, and tell those who were not called before; return these."""
    names = names_called(comment.text)
    if not names:
        return set()
    people = get_user_model().objects.filter(is_active=True, username__iregex=_any_of(names))
    known = set(CommentMention.objects.filter(comment=comment).values_list("user_id", flat=True))
    called = {user for user in people if user.pk not in known and user.has_perm("facts.view_comment")}
    CommentMention.objects.bulk_create([CommentMention(comment=comment, user=user) for user in called])
    notify(
        called,
        kind=NotificationKind.MENTION,
        claim=comment.claim,
        caused_by=comment.author,
        comment=comment,
    )
    return called


def _any_of(names: set[str]) -> str:
    return "^(" + "|".join(re.escape(name) for name in sorted(names)) + ")$"


def _opened(comment: Comment, action: str, *, actor: User, reason: str) -> Comment:
    """Return the comment as it is now, its claim locked, if `actor` may do `action` to it in its state."""
    remember(actor=actor, reason=reason)
    claim = locked(comment.claim)
    row = Comment.objects.select_related("author", "claim").get(pk=comment.pk)
    require(actor, action, claim=claim, state=state_of(row))
    return row


def state_of(comment: Comment) -> str:
    """Return whether a comment is open, resolved or withdrawn."""
    if comment.withdrawn_at is not None:
        return "withdrawn"
    return "resolved" if comment.resolved_at is not None else "open"


def _only_author(comment: Comment, actor: User, does: str) -> None:
    if comment.author_id != actor.pk:
        raise PermissionDenied(f"Only {comment.author.get_username()} may {does}.")
