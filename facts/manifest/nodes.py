"""YAML read as nodes that know their line, with typed access that notes mistakes instead of raising."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeVar

import yaml

from facts.manifest.types import Mistake

KEY_PATTERN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
SLUG_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

_TEXT = "tag:yaml.org,2002:str"
_BOOLEANS = {"true": True, "false": False}

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

# The parser in C is ten times as fast and keeps the same marks; wheels without it fall back.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotUtf8Error(ValueError):
    """A file that is not UTF-8; `line` is the first line that is not."""

    def __init__(self, byte: int, line: int) -> None:
        super().__init__(f"not UTF-8: byte 0x{byte:02x} on line {line}; save the file as UTF-8")
        self.line = line


def decode(content: bytes) -> str:
    """The text of a UTF-8 file, line endings kept, a byte order mark dropped."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A byte order mark is not part of what the error counts in.
        line = error.object.count(b"\n", 0, error.start) + 1
        raise NotUtf8Error(error.object[error.start], line) from error


class Document:
    """One manifest file: its root node and the mistakes found in it so far."""

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self.mistakes: list[Mistake] = []
        self.root = self._parse(content)

    def _parse(self, content: bytes) -> yaml.Node | None:
        try:
            text = decode(content)
        except NotUtf8Error as error:
            self.note(error.line, str(error))
            return None
        try:
            root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = " ".join(filter(None, (error.context, error.problem)))
            self.note(mark.line + 1 if mark else 1, f"not valid YAML: {problem}")
            return None
        except RecursionError:
            self.note(1, "not valid YAML: nested too deeply")
            return None
        except yaml.YAMLError as error:
            self.note(1, f"not valid YAML: {' '.join(str(error).split())}")
            return None
        if root is None:
            self.note(1, "the file is empty")
        return root

    def note(self, where: yaml.Node | int, message: str) -> None:
        """Record a mistake at a node or on a line."""
        line = where if isinstance(where, int) else where.start_mark.line + 1
        self.mistakes.append(Mistake(self.file, line, message))

    def fields(
        self, node: yaml.Node, what: str, *, required: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, yaml.Node] | None:
        """The known keys of a mapping with their values, or None when it is not a mapping."""
        known = required + optional
        pairs = self._pairs(node, what, accepted="keys " + ", ".join(known))
        if pairs is None:
            return None
        found = {}
        for key, value in pairs:
            if key.value in known:
                found[key.value] = value
            else:
                self.note(key, f"{what} has an unknown key {key.value!r}; accepted are {', '.join(known)}")
        for name in required:
            if name not in found:
                self.note(node, f"{what} lacks the key {name!r}")
        return found

    def mapping(self, node: yaml.Node, what: str) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """The pairs of a mapping whose keys are data."""
        yield from self._pairs(node, what, accepted="a mapping") or ()

    def _pairs(
        self, node: yaml.Node, what: str, *, accepted: str
    ) -> list[tuple[yaml.ScalarNode, yaml.Node]] | None:
        if not isinstance(node, yaml.MappingNode):
            self.note(node, f"{what} is {_kind(node)}; accepted is {accepted}")
            return None
        pairs: dict[str, tuple[yaml.ScalarNode, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.note(key, f"{what} has a key that is {_kind(key)}; accepted is a plain word")
            elif key.value in pairs:
                first = pairs[key.value][0].start_mark.line + 1
                self.note(key, f"{what} repeats the key {key.value!r} of line {first}")
            else:
                pairs[key.value] = (key, value)
        return list(pairs.values())

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        """The items of a list that must not be empty."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.note(node, f"{what} is {_kind(node)}; accepted is a list (lines that start with '- ')")
            return []
        if not node.value:
            self.note(node, f"{what} is an empty list; at least one item is needed")
        return list(node.value)

    def scalar(self, node: yaml.Node | None, what: str) -> str | None:
        """The characters of a plain value, whatever YAML takes them for (so `no` stays a language)."""
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.note(node, f"{what} is {_kind(node)}; accepted is a single value")
            return None
        if not node.value.strip():
            self.note(node, f"{what} is empty; write a value or leave the key out")
            return None
        return str(node.value)

    def text(self, node: yaml.Node | None, what: str) -> str | None:
        """Text that YAML reads as text."""
        value = self.scalar(node, what)
        if value is not None and node is not None and node.tag != _TEXT:
            self.note(node, f"{what} is {_kind(node)} ({value}); accepted is text: put it in quotes")
            return None
        return value

    def pattern(
        self, node: yaml.Node | None, what: str, pattern: re.Pattern[str], accepted: str
    ) -> str | None:
        """A plain value of a given shape."""
        value = self.scalar(node, what)
        if value is not None and node is not None and not pattern.fullmatch(value):
            self.note(node, f"{what} is {value!r}; accepted is {accepted}")
            return None
        return value

    def key(self, node: yaml.Node | None, what: str) -> str | None:
        """A key by which other entries refer to this one."""
        return self.pattern(node, what, KEY_PATTERN, "lower-case letters and digits joined by '-' or '_'")

    def language(self, node: yaml.Node | None, what: str) -> str | None:
        """A BCP 47 language tag."""
        return self.pattern(node, what, LANGUAGE_PATTERN, "a language tag such as 'vi' or 'zh-Hant'")

    def choice(self, node: yaml.Node | None, what: str, choices: type[E]) -> E | None:
        """One of the words of an enumeration."""
        value = self.scalar(node, what)
        if value is None or node is None:
            return None
        accepted = [choice.value for choice in choices if choice.value]
        if value not in accepted:
            self.note(node, f"{what} is {value!r}; accepted are {', '.join(accepted)}")
            return None
        return choices(value)

    def flag(self, node: yaml.Node | None, what: str) -> bool:
        """True or false; false when the key is left out."""
        value = self.scalar(node, what)
        if value is None or node is None:
            return False
        if value not in _BOOLEANS:
            self.note(node, f"{what} is {value!r}; accepted are true, false")
        return _BOOLEANS.get(value, False)

    def parsed(self, node: yaml.Node | None, what: str, parse: Callable[[str], T], accepted: str) -> T | None:
        """A plain value turned into something else; a ValueError of `parse` is a mistake."""
        value = self.scalar(node, what)
        if value is None or node is None:
            return None
        try:
            return parse(value)
        except ValueError:
            self.note(node, f"{what} is {value!r}; accepted is {accepted}")
            return None


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    names = {
        "int": "a number",
        "float": "a number",
        "bool": "a truth value",
        "null": "empty",
        "timestamp": "a date",
    }
    return names.get(node.tag.rpartition(":")[2], "text")
