"""Two small articles on one bridge, annotated and exported by hand, for the scorer's tests."""

from __future__ import annotations

import copy
from typing import Any

EN = "The bridge cost 12 million dollars. Mayor Ann Fielding opened it on Monday. Nobody was hurt, the city said."
ES = "El puente costó 21 millones de dólares. La alcaldesa lo inauguró el lunes. La ciudad niega que hubiera heridos."

TEXTS = {"a.txt": EN, "b.txt": ES}


def span(file: str, words: str) -> tuple[int, int]:
    """Return where words stand in one of the articles."""
    start = TEXTS[file].index(words)
    return start, start + len(words)


GOLD: dict[str, Any] = {
    "story": "A bridge",
    "documents": [
        {"file": "a.txt", "lang": "en", "origin": None, "independent": True},
        {"file": "b.txt", "lang": "es", "origin": "a.txt", "independent": False},
    ],
    "claims": [
        {
            "id": "c1",
            "statements": [
                {
                    "file": "a.txt",
                    "passage": "The bridge cost 12 million dollars",
                    "stance": "asserts",
                    "attribution": None,
                    "value": {"amount": 12000000, "unit": "USD"},
                },
                {
                    "file": "b.txt",
                    "passage": "El puente costó 21 millones de dólares",
                    "stance": "asserts",
                    "attribution": None,
                    "value": {"amount": 21000000, "unit": "USD"},
                },
            ],
        },
        {
            "id": "c2",
            "statements": [
                {"file": "a.txt", "passage": "Nobody was hurt, the city said.", "stance": "reports",
                 "attribution": "City of Marlow via The Agency", "value": None},
                {"file": "b.txt", "passage": "La ciudad niega que hubiera heridos.", "stance": "denies",
                 "attribution": "City of Marlow", "value": None},
            ],
        },
    ],
    "contradictions": [
        {"a": {"claim": "c1", "file": "a.txt"}, "b": {"claim": "c1", "file": "b.txt"}, "kind": "value",
         "why": "digits changed places", "group": "k1"},
    ],
    "not_contradictions": [
        {"a": {"claim": "c2", "file": "a.txt"}, "b": {"claim": "c2", "file": "b.txt"}, "why": "naming",
         "group": "n1"},
    ],
    "ambiguous": [],
    "entities": [
        {"name": "City of Marlow", "type": "organisation",
         "mentions": {"a.txt": ["the city"], "b.txt": ["La ciudad"]}},
    ],
    "quantities": [
        {"file": "a.txt", "text": "12 million dollars", "amount": 12000000, "unit": "USD"},
        {"file": "b.txt", "text": "21 millones de dólares", "amount": 21000000, "unit": "USD"},
    ],
}  # fmt: skip


def citation(number: str, position: str, file: str, words: str, **more: Any) -> dict[str, Any]:
    """Return a citation as the export has it."""
    start, end = span(file, words)
    return {"id": number, "position": position, "source": file[0], "start": start, "end": end, "quote": words,
            "attribution": {"kind": "own", "name": "", "count": None}, "value": None} | more  # fmt: skip


def amount(number: str) -> dict[str, Any]:
    """Return a value of so many dollars as the export has it."""
    return {"amount": number, "unit": "USD", "approx": False, "lower": None, "upper": None}


def quantity(file: str, words: str, number: str, unit: str) -> dict[str, Any]:
    """Return a quantity as the export has it."""
    start, end = span(file, words)
    return {"source": file[0], "start": start, "end": end, "text": words, "amount": number, "unit": unit,
            "approx": False}  # fmt: skip


EXPORT: dict[str, Any] = {
    "schema": 1,
    "story": {"slug": "bridge", "title": ""},
    "sources": [
        {"id": "a", "file": "a.txt", "text": EN, "language": "en", "derived_from": None,
         "derived_from_proposed": None, "independent": True},
        {"id": "b", "file": "b.txt", "text": ES, "language": "es", "derived_from": None,
         "derived_from_proposed": "a", "independent": False},
        {"id": "z", "file": "", "text": None, "language": "", "derived_from": None,
         "derived_from_proposed": None, "independent": True},
    ],
    "claims": [
        {
            "id": "cost",
            "positions": [{"id": "p12", "stance": "affirms"}, {"id": "p21", "stance": "affirms"}],
            "citations": [
                citation("1", "p12", "a.txt", "The bridge cost 12 million dollars.", value=amount("12000000")),
                citation("2", "p21", "b.txt", "El puente costó 21 millones de dólares.", value=amount("21000000")),
            ],
        },
        {
            "id": "hurt",
            "positions": [{"id": "yes", "stance": "affirms"}, {"id": "no", "stance": "denies"}],
            "citations": [
                citation("3", "yes", "a.txt", "Nobody was hurt, the city said.",
                         attribution={"kind": "official", "name": "the city", "count": None}),
                citation("4", "no", "b.txt", "La ciudad niega que hubiera heridos.",
                         attribution={"kind": "official", "name": "ciudad", "count": None}),
            ],
        },
    ],
    "contradictions": [
        {"kind": "value", "list": "main", "left_position": "p12", "right_position": "p21"},
        {"kind": "polarity", "list": "uncertain", "left_position": "yes", "right_position": "no"},
    ],
    "quantities": [
        quantity("a.txt", "12 million dollars", "12000000", "USD"),
        quantity("b.txt", "21 millones de dólares", "21000000", "USD"),
    ],
}  # fmt: skip


def gold() -> dict[str, Any]:
    """Return annotations of the two articles that a test may change."""
    return copy.deepcopy(GOLD)


def export() -> dict[str, Any]:
    """Return an export that finds everything, which a test may spoil."""
    return copy.deepcopy(EXPORT)
