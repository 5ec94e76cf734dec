"""The pages of `docs/models` say what the models say."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps

PAGES = Path(__file__).resolve().parents[2] / "docs" / "models"

MODELS = [
    model
    for label in ("sources", "facts", "newsroom")
    for model in apps.get_app_config(label).get_models()
    if not hasattr(model, "pgh_tracked_model")
]
#: Rows that belong to another one and stand on its page.
PARTS = {
    "ClaimEntity": "claim",
    "CommentMention": "comment",
    "PublicationEntity": "publication",
    "ChangeSetItem": "changeset",
}


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m.__name__ not in PARTS], ids=lambda model: model.__name__
)
def test_a_model_has_a_page_that_begins_with_the_sentence_of_a_row(model):
    said = (PAGES / f"{model._meta.model_name}.md").read_text()
    (sentence,) = re.findall(r"^\*(.+?)\*$", said, flags=re.MULTILINE | re.DOTALL)
    docstring = " ".join(inspect.cleandoc(model.__doc__).split())
    assert docstring.startswith(" ".join(sentence.split()).rstrip("."))


@pytest.mark.parametrize(("part", "page"), PARTS.items())
def test_a_part_stands_on_the_page_of_its_whole(part, page):
    assert f"**{part}**" in (PAGES / f"{page}.md").read_text()


def test_the_contents_name_every_page():
    named = set(re.findall(r"\]\((\w+\.md)\)", (PAGES / "README.md").read_text()))
    assert named == {path.name for path in PAGES.glob("*.md")} - {"README.md"}
