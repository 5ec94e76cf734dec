"""Which modules of the project import which: read from the source, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

#: module name -> source text
Sources = dict[str, str]


def module_name(path: PurePosixPath) -> str:
    """Return `facts.models` for both `facts/models.py` and `facts/models/__init__.py`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(module: str, source: str, *, is_package: bool) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it, relative names resolved.

    `from a.b import c` yields `a.b.c`: whether c is a module or a name in one does not matter for a prefix.
    """
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")
            base = above[: len(above) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)
