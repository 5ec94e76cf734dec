"""Cited words marked in the text of a source."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from facts.marking import stretches

TEXT = "Headline\nThe bridge cost 12 million. It is shut."


def span(start, end, **given):
    return SimpleNamespace(start=start, end=end, **{"heading": False, "boilerplate": "", **given})


def marked(text, passages=(), citations=()):
    return stretches(
        SimpleNamespace(text=text), passages=passages, citations=list(enumerate(citations, start=1))
    )


def test_overlapping_citations_are_one_mark_with_a_note_where_each_ends():
    cut = marked(TEXT, citations=[span(9, 36), span(20, 47)])
    assert [(piece.text, piece.cited, piece.notes) for piece in cut] == [
        ("Headline\n", False, ()),
        ("The bridge ", True, ()),
        ("cost 12 million.", True, (1,)),
        (" It is shut", True, (2,)),
        (".", False, ()),
    ]
    assert [piece.start for piece in cut if piece.opens] == [9, 20]


def test_headings_and_boilerplate_are_told_apart():
    passages = [span(0, 8, heading=True), span(9, 36), span(37, 48, boilerplate="footer")]
    kinds = {piece.text: (piece.heading, piece.boilerplate) for piece in marked(TEXT, passages=passages)}
    assert kinds["Headline"] == (True, False)
    assert kinds["It is shut."] == (False, True)


def test_a_source_without_text_has_no_stretches():
    assert marked(None) == []


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda s: span(s[0], s[0] + s[1])), max_size=8
)


@given(st.text(min_size=1, max_size=60), SPANS, SPANS)
def test_the_stretches_are_the_text_and_mark_exactly_what_is_cited(text, passages, citations):
    cut = marked(text, passages=passages, citations=citations)
    assert "".join(piece.text for piece in cut) == text
    cited = {place for c in citations for place in range(c.start, min(c.end, len(text)))}
    shown = {piece.start + n for piece in cut if piece.cited for n in range(len(piece.text))}
    assert shown == cited
