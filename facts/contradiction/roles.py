"""Two titles given to one person, compared by the offices that they name."""

from __future__ import annotations

from collections.abc import Iterator

from facts.contradiction import features
from facts.contradiction.comparison import Comparison, languages, looseness, many_agree, one_matter
from facts.contradiction.types import ContradictionKind, HeldPosition
from facts.matching import titles
from facts.matching.holders import two_people
from facts.matching.types import Feature
from sources.reading.types import Embed


def compare(left: HeldPosition, right: HeldPosition, *, embed: Embed | None = None) -> Comparison | None:
    """The comparison of two positions that hold roles, or one person each; None when either holds none."""
    if (holders := _holders(left, right)) is not None:
        return holders
    if left.value is None or right.value is None or not left.value.role or not right.value.role:
        return None
    reason = f"{left.value.role} against {right.value.role}"
    one = titles.understand(left.value.role, languages(left), embed=embed)
    other = titles.understand(right.value.role, languages(right), embed=embed)
    same = left.value.role == right.value.role or (
        one is not None and other is not None and titles.one_office(one, other)
    )
    if same and not (left.stated and right.stated):
        return Comparison(ContradictionKind.ROLE, reason, exempt="the same office in other words")
    return Comparison(ContradictionKind.ROLE, reason, tuple(_features(left, right, one, other)))


def _holders(left: HeldPosition, right: HeldPosition) -> Comparison | None:
    """The comparison of two positions of which each names one person for the same; None when they do not."""
    if (
        left.value is None
        or right.value is None
        or not len(left.value.members) == len(right.value.members) == 1
    ):
        return None
    one, other = left.value.members[0], right.value.members[0]
    reason = f"{one} against {other}"
    if not two_people(one, other) and not (left.stated and right.stated):
        return Comparison(ContradictionKind.ROLE, reason, exempt="perhaps one person")
    # What many texts say of one person is of one thing, however the text words it that names another.
    sure = many_agree(left, right)
    return Comparison(
        ContradictionKind.ROLE,
        reason,
        (
            Feature("two people are named for one thing", features.TWO_HOLDERS),
            *one_matter(left, right),
            *(() if sure else looseness(left, right, features.LOOSELY_ALIKE)),
        ),
        sure=sure,
    )


def _features(
    left: HeldPosition, right: HeldPosition, one: titles.Title | None, other: titles.Title | None
) -> Iterator[Feature]:
    yield Feature("different titles", features.DIFFERENT_ROLES)
    if one is None or other is None:
        return
    offices = f"{one.office}, {other.office}"
    agreeing = max(len({citation.source for citation in side.citations}) for side in (left, right))
    if titles.two_fields(one, other):
        fields = f"{', '.join(sorted(one.fields))}; {', '.join(sorted(other.fields))}"
        yield Feature("one office for two fields", features.OTHER_FIELD, fields)
    elif agreeing >= features.MANY and titles.two_spheres(one, other):
        yield Feature(
            "many texts give one title, and the other is of another sphere", features.OTHER_SPHERE, offices
        )
    elif one.rank == other.rank or not (one.sure and other.sure):
        yield Feature("one person may hold both offices", features.OFFICE_UNSURE, offices)
    else:
        yield Feature("one leads, the other deputises or speaks for it", features.OTHER_RANK, offices)
    if agreeing > 1:
        yield Feature("several texts agree on one of the titles", features.TITLE_AGREED)
