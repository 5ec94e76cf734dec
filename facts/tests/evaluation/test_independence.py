"""The scorer must not share a mistake with what it scores."""

from pathlib import Path

import pytest

from facts import evaluation
from newsroom.tests.imports import imported

MODULES = sorted(Path(evaluation.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_scorer_imports_nothing_of_the_project_but_itself(path):
    module = f"facts.evaluation.{path.stem}"
    names = [
        name
        for name in imported(module, path.read_text(), is_package=False)
        if name.startswith(("facts.", "sources.", "newsroom."))
    ]

    assert [name for name in names if not name.startswith("facts.evaluation")] == []
