"""What the units of a story hold."""

from __future__ import annotations

from facts.matching.story import lay_out
from facts.tests.texts import said, text


def test_a_date_that_ends_behind_its_clause_is_the_figure_of_the_clause():
    passage = said(
        "Perusahaan menarik kapal pada Jumat (25/9) setelah retak ditemukan.",
        "recall",
        dates=[("Jumat (25/9)", "2026-09-25")],
        clauses=[
            ("Perusahaan menarik kapal pada Jumat (25/9", "recall"),
            ("setelah retak ditemukan.", "crack"),
        ],
    )
    stated = [
        unit.figure.text for unit in lay_out([text("a", "id", passage)]).units if unit.figure is not None
    ]
    assert stated == ["Jumat (25/9)"]
