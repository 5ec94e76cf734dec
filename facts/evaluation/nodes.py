"""Read parts of a JSON document with errors that name the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any


class GoldError(Exception):
    """An annotation that cannot be used; the message says what is wrong, and where."""


class Node:
    """An object in a JSON document, with the path that leads to it."""

    def __init__(self, value: Any, where: str) -> None:
        self.where = where
        self._value: Mapping[str, Any] = value
        if not isinstance(value, Mapping):
            raise GoldError(f"{where}: not an object but {_kind(value)}")

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._value)

    def get(self, key: str) -> Any:
        """Return what stands under `key`, None where nothing does."""
        return self._value.get(key)

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return the string under `key`; missing or null it is `default`, if there is one."""
        value = self._value.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.error(key, "a text", value)
        return value

    def whole(self, key: str) -> int:
        """Return the whole number under `key`."""
        value = self._value.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, "a whole number", value)
        return value

    def amount(self, key: str) -> Decimal:
        """Return the number under `key`, which may be written as a string."""
        value = self._value.get(key)
        try:
            # By way of its shortest writing: 0.1 means 0.1.
            return Decimal(str(value))
        except ArithmeticError:
            raise self.error(key, "a number", value) from None

    def texts(self, key: str) -> list[str]:
        """Return the strings of the list under `key`."""
        value = self._value.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "a list of texts", value)
        return value

    def node(self, key: str) -> Node:
        """Return the object under `key`."""
        return Node(self._value.get(key), f"{self.where}: {key}")

    def each(self, key: str) -> Iterator[Node]:
        """Yield the objects of the list under `key`."""
        value = self._value.get(key)
        if not isinstance(value, list):
            raise self.error(key, "a list", value)
        for number, item in enumerate(value):
            yield Node(item, f"{self.where}: {key}[{number}]")

    def error(self, key: str, wanted: str, value: Any) -> GoldError:
        """Return the error that `key` does not hold what is wanted."""
        return GoldError(f"{self.where}: “{key}” must be {wanted}, not {_kind(value)}")


def _kind(value: Any) -> str:
    return "missing" if value is None else f"{type(value).__name__} {str(value)[:60]!r}"
