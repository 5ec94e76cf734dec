"""The labelled sentences that the head is trained on: `examples/<language>.txt`, one sentence a line with its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .labels import Label

FOLDER = Path(__file__).parent / "examples"
_TAG = re.compile(r"<(/?)([a-z])>")


class Example(NamedTuple):
    """A sentence and its labelled stretches, each as start, end and label."""

    text: str
    stretches: list[tuple[int, int, Label]]


def languages() -> list[str]:
    """Return the languages that have examples."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def examples(language: str) -> Iterator[Example]:
    """Return the examples of a language; raise ValueError for a line whose tags do not match."""
    for number, line in enumerate((FOLDER / f"{language}.txt").read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield parse(line.strip())
            except ValueError as error:
                raise ValueError(f"{language}.txt, line {number}: {error}") from error


def parse(line: str) -> Example:
    """Return the sentence of a tagged line: `<s>` who says, `<r>`, `<d>`, `<n>` by which words, `<c>` what."""
    text, stretches = "", []
    opened: tuple[int, Label] | None = None
    at = 0
    for tag in _TAG.finditer(line):
        text += line[at : tag.start()]
        at = tag.end()
        label = Label(tag.group(2))
        if tag.group(1):
            if opened is None or opened[1] is not label:
                raise ValueError(f"{tag.group()} closes nothing")
            stretches.append((opened[0], len(text), label))
            opened = None
        elif opened is not None:
            raise ValueError(f"{tag.group()} opens within <{opened[1]}>")
        else:
            opened = (len(text), label)
    if opened is not None:
        raise ValueError(f"<{opened[1]}> is not closed")
    return Example(text + line[at:], stretches)
