"""Judge the small stories without files."""

import json

import pytest

from facts.evaluation import judge, load_gold
from facts.evaluation.report import shares
from facts.tests.evaluation import stories


@pytest.fixture
def load(tmp_path):
    """Write annotations and articles, and load them."""

    def load(annotation, name="gold.json"):
        for file, text in stories.TEXTS.items():
            (tmp_path / file).write_text(text, encoding="utf-8", newline="")
        path = tmp_path / name
        path.write_text(json.dumps(annotation), encoding="utf-8")
        return load_gold(path)

    return load


@pytest.fixture
def score(load):
    """Return (hits, of) of every measure, by its name."""

    def score(annotation=None, export=None):
        judgements = judge(export or stories.export(), load(annotation or stories.gold()))
        return {str(name): (share.hits, share.of) for name, share in shares(judgements).items()}

    return score
