"""The sheets of the desk and the admin."""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles import finders

SHEETS = Path(str(finders.find("facts/desk.css"))).parent


def rules(sheet: str) -> list[str]:
    """Return the rules of a sheet that stand outside of media queries, each in one line."""
    text = re.sub(r"/\*.*?\*/", "", (SHEETS / sheet).read_text(), flags=re.DOTALL)
    outside = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    return [" ".join(rule.split()) for rule in re.findall(r"[^{}]+\{[^{}]*\}", outside)]


def test_no_rule_stands_twice_among_the_sheets_that_one_page_loads():
    for sheets in (
        ("desk.css", "words.css", "acting.css", "people.css", "changes.css"),
        ("admin.css", "changes.css"),
    ):
        every = [rule for sheet in sheets for rule in rules(sheet)]
        assert sorted({rule for rule in every if every.count(rule) > 1}) == []
