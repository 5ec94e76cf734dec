"""What people say to each other about a claim, as its page shows it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .commenting import MENTION, name_called, state_of
from .models import Claim, Comment


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment: its words in stretches, each with whether it calls somebody; none once it was withdrawn."""

    row: Comment
    state: str
    stretches: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and all that was said in answer to it, the oldest first."""

    first: ShownComment
    replies: tuple[ShownComment, ...]

    @property
    def open(self) -> bool:
        """Return whether the thread waits for something."""
        return self.first.state == "open" or (self.first.state == "withdrawn" and bool(self.replies))


def threads_of(claim: Claim) -> tuple[Thread, ...]:
    """Return the threads of a claim, the oldest first; two queries. Answers to answers stand in the same thread."""
    rows = list(Comment.objects.filter(claim=claim).for_page())
    for row in rows:
        row.claim = claim
    parents = {row.pk: row.parent_id for row in rows}
    replies: dict[uuid.UUID, list[ShownComment]] = defaultdict(list)
    for row in rows:
        if row.parent_id in parents:
            replies[_first(row.pk, parents)].append(_shown(row))
    return tuple(
        Thread(first=_shown(row), replies=tuple(replies[row.pk]))
        for row in rows
        if row.parent_id not in parents
    )


def _first(pk: uuid.UUID, parents: dict[uuid.UUID, uuid.UUID | None]) -> uuid.UUID:
    while (parent := parents[pk]) in parents:
        pk = parent
    return pk


def _shown(row: Comment) -> ShownComment:
    called = {user.get_username().casefold() for user in row.mentions.all()}
    state = state_of(row)
    words = tuple(_stretches(row.text, called)) if state != "withdrawn" else ()
    return ShownComment(row=row, state=state, stretches=words)


def _stretches(text: str, called: Iterable[str]) -> Iterator[tuple[str, bool]]:
    place = 0
    for found in MENTION.finditer(text):
        name = name_called(found[1])
        if name.casefold() in called:
            end = found.start(1) + len(name)
            yield text[place : found.start()], False
            yield text[found.start() : end], True
            place = end
    yield text[place:], False
