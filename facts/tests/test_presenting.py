"""What stands around cited words, cut to size."""

from __future__ import annotations

import pytest

from facts.presenting import clip_after, clip_before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short. ", "Short. "),
        ("Another paragraph.\n\nThis one, ", "This one, "),
        ("Heading\nThis one, ", "This one, "),
        ("cut off word and more words ", "… off word and more words "),
        ("字" * 28, "…" + "字" * 28),
    ],
    ids=["whole", "paragraph", "line", "cut word", "no blanks"],
)
def test_what_stands_before_begins_with_a_whole_word_of_the_same_paragraph(text, shown):
    assert clip_before(text, limit=28) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" Short.", " Short."),
        (" The end.\n\nAnother paragraph.", " The end."),
        (" and more words that are cut", " and more words that are …"),
        ("字" * 28, "字" * 28 + "…"),
    ],
    ids=["whole", "paragraph", "cut word", "no blanks"],
)
def test_what_stands_after_ends_with_a_whole_word_of_the_same_paragraph(text, shown):
    assert clip_after(text, limit=28) == shown
