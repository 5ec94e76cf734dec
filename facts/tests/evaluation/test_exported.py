import pytest

from facts.evaluation.exported import ExportError, read_export
from facts.tests.evaluation import stories


def test_ids_become_files_and_positions_their_citations():
    found = read_export(stories.export(), texts=stories.TEXTS)

    assert [(source.file, source.origin) for source in found.sources] == [("a.txt", ""), ("b.txt", "a.txt")]
    assert [citation.denies for citation in found.citations] == [False, False, False, True]
    assert [citation.place.file for citation in found.contradictions[0].right] == ["b.txt"]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        pytest.param({"c.txt": "A third."}, "lacks c.txt", id="missing"),
        pytest.param({"a.txt": "Another text."}, "has another text of a.txt", id="changed"),
    ],
)
def test_an_export_of_other_texts_is_refused(texts, message):
    with pytest.raises(ExportError, match=message):
        read_export(stories.export(), texts=texts)


def test_another_schema_is_refused():
    with pytest.raises(ExportError, match="schema 2; scored is schema 1"):
        read_export(stories.export() | {"schema": 2}, texts=stories.TEXTS)
