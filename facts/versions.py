"""In what two publications of one claim differ, told from their documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .models import Publication
from .values import value_from_json
from .wording import value_in_words

#: Fields of a document -> what people call them, in the order in which differences are told.
NAMED = {
    "text": "wording",
    "rating": "rating",
    "kind": "kind",
    "stance": "stance",
    "value": "value",
    "story": "story",
    "entities": "about",
    "outlets": "outlets",
    "languages": "languages",
    "sources": "sources",
    "origins": "independent origins",
    "contradicted": "contradicted",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """This field said `before` in the earlier publication, and `after` in the later one; "" where it said nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A publication, and in what it differs from the one before it; nothing for the first."""

    row: Publication
    differences: tuple[Difference, ...]


def versions_of(publications: Sequence[Publication]) -> tuple[Version, ...]:
    """Return the publications of one claim, the newest first, each with its differences from the next one given."""
    if not publications:
        return ()
    told = [
        Version(row=later, differences=tuple(differences(_read(earlier), _read(later))))
        for later, earlier in pairwise(publications)
    ]
    return (*told, Version(row=publications[-1], differences=()))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield in what two documents differ: fields, then words that are cited no more, then words that are cited anew.

    A document of a publication that took a fact away says nothing: all that the other says differs.
    """
    for field, name in NAMED.items():
        one, other = _in_words(field, before.get(field)), _in_words(field, after.get(field))
        if one != other:
            yield Difference(name=name, before=one, after=other)
    ours, theirs = _cited(before), _cited(after)
    for place in ours.keys() - theirs.keys():
        yield Difference(name="cited words", before=ours[place], after="")
    for place in theirs.keys() - ours.keys():
        yield Difference(name="cited words", before="", after=theirs[place])


def _read(publication: Publication) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(publication.document)
    return document


def _in_words(field: str, held: Any) -> str:
    if held is None:
        return ""
    if field == "value":
        return value_in_words(value_from_json(held))
    if field == "story":
        return str(held["title"])
    if field == "entities":
        return ", ".join(each["name"] for each in held)
    if isinstance(held, bool):
        return "yes" if held else "no"
    return ", ".join(held) if isinstance(held, list) else str(held).replace("_", " ")


def _cited(document: Mapping[str, Any]) -> dict[tuple[str, int, int], str]:
    return {
        (citation["source"]["id"], citation["start"], citation["end"]): (
            f"{citation['source']['outlet'] or 'unknown outlet'}: “{citation['quote']}”"
        )
        for position in document.get("positions", ())
        for citation in position["citations"]
    }
