"""The labelled articles that show who goes on: `articles/<language>.txt`, a sentence a line, an empty line between articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "articles"
_LINE = re.compile(r"(\d+)\|\s?(.*)")
_MENTION = re.compile(r"\[(\d+) ([^\[\]]*)\]")


class Marked(NamedTuple):
    """Characters `start..end` of a sentence that mean somebody, by their number in the article."""

    start: int
    end: int
    who: int


class Line(NamedTuple):
    """A sentence, on whose word it is told (0: the narrator's), and all that it names."""

    who: int
    text: str
    marked: list[Marked]


def languages() -> list[str]:
    """Return the languages that have articles."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def articles(language: str) -> Iterator[list[Line]]:
    """Return the articles of a language; raise ValueError for a line that is not as it should be."""
    lines = (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    article: list[Line] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            try:
                article.append(parse(line.strip()))
            except ValueError as error:
                raise ValueError(f"{language}.txt, line {number}: {error}") from error
        elif article:
            yield article
            article = []


def parse(line: str) -> Line:
    """Return the sentence of a line such as `1| The dam, [1 she] said, was full.`"""
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError("it begins with no number and a bar")
    told = found.group(2)
    text, marked, at = "", [], 0
    for mention in _MENTION.finditer(told):
        text += told[at : mention.start()]
        marked.append(Marked(len(text), len(text) + len(mention.group(2)), int(mention.group(1))))
        text += mention.group(2)
        at = mention.end()
    text += told[at:]
    if set("[]") & set(text):
        raise ValueError("a bracket has no number, or no end")
    return Line(int(found.group(1)), text, marked)
