"""Reading the value of a position: an amount, a date, a role or the members of a set."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import yaml

from facts.manifest.nodes import Document
from facts.matching.types import ClaimKind, Stance, Value

#: The key that a position's value must have, by the kind of its claim; other kinds carry no value.
VALUE_KEYS = {
    ClaimKind.VALUE: "amount",
    ClaimKind.DATE: "date",
    ClaimKind.ROLE: "role",
    ClaimKind.SET: "members",
}

_AMOUNT = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?|-Q[1-4])?")


def read_value(
    document: Document,
    position: yaml.Node,
    node: yaml.Node | None,
    kind: ClaimKind | None,
    stance: Stance | None,
) -> Value | None:
    """The value that suits the claim's kind; None for kinds without one and for a bare denial."""
    if kind is None:
        return None
    needed = VALUE_KEYS.get(kind)
    if node is None:
        if needed and stance is Stance.AFFIRMS:
            document.note(
                position, f"the position lacks a value with {needed!r}, since its claim is of kind {kind}"
            )
        return None
    if needed is None:
        document.note(node, f"a claim of kind {kind} takes no value")
        return None
    if needed == "amount":
        return _amount_value(document, node)
    fields = document.fields(node, "value", required=(needed,))
    if fields is None or needed not in fields:
        return None
    if needed == "date":
        accepted = "a date as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Q1 to YYYY-Q4"
        return Value(date=document.parsed(fields["date"], "date", _partial_date, accepted) or "")
    if needed == "role":
        return Value(role=document.text(fields["role"], "role") or "")
    return Value(members=_members(document, fields["members"]))


def _amount_value(document: Document, node: yaml.Node) -> Value | None:
    fields = document.fields(
        node, "value", required=("amount", "unit"), optional=("approx", "lower", "upper")
    )
    if fields is None:
        return None
    accepted = "a plain number such as 14300000000 or 2.5"
    amount, lower, upper = (
        document.parsed(fields.get(name), name, _decimal, accepted) for name in ("amount", "lower", "upper")
    )
    unit = document.text(fields.get("unit"), "unit")
    approx = document.flag(fields.get("approx"), "approx")
    if amount is None or unit is None:
        return None
    if (lower is not None and lower > amount) or (upper is not None and upper < amount):
        document.note(node, "the amount is outside its bounds; accepted is lower <= amount <= upper")
    return Value(amount=amount, unit=unit, approx=approx, lower=lower, upper=upper)


def _members(document: Document, node: yaml.Node) -> tuple[str, ...]:
    members: list[str] = []
    for item in document.items(node, "members"):
        member = document.text(item, "a member")
        if member in members:
            document.note(item, f"the member {member!r} is listed twice")
        elif member is not None:
            members.append(member)
    return tuple(members)


def _decimal(value: str) -> Decimal:
    if not _AMOUNT.fullmatch(value):
        raise ValueError(value)
    return Decimal(value)


def _partial_date(value: str) -> str:
    """The date as given, if the calendar has it."""
    if not _DATE.fullmatch(value):
        raise ValueError(value)
    if "Q" not in value:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    return value
