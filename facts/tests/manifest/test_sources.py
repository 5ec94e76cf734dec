from __future__ import annotations

import pytest

from facts.manifest.loading import load_manifest
from facts.manifest.types import ManifestErrors
from facts.tests.manifest.conftest import SOURCES


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        pytest.param("    outlet: The Gazette\n", "    outlet: 7\n", 8, "outlet is a number", id="wrong type"),
        pytest.param("    outlet: The Gazette\n", "    outlet:\n", 8, "outlet is empty", id="empty value"),
        pytest.param("    outlet: The", "    press: The", 8, "an unknown key 'press'", id="unknown key"),
        pytest.param("    language: en\n    outlet: The", "    outlet: The", 5, "lacks the key 'language'", id="missing key"),
        pytest.param("language: pt", "language: Português", 12, "language is 'Português'", id="bad language"),
        pytest.param("2031-05-04", "4 May 2031", 9, "accepted is a date as YYYY-MM-DD", id="wrong date"),
        pytest.param("2031-05-04", "2031-05", 9, "published is '2031-05'", id="date without a day"),
        pytest.param("2031-05-04", "2031-02-29", 9, "published is '2031-02-29'", id="no such day"),
        pytest.param("texts/gazette.txt", "texts/none.txt", 6, "there is no file 'texts/none.txt'", id="missing file"),
        pytest.param("texts/gazette.txt", "../sources.yaml", 6, "outside the folder", id="parent folder"),
        pytest.param("texts/gazette.txt", "/etc/hostname", 6, "outside the folder", id="absolute path"),
        pytest.param("texts/gazette.txt", "texts", 6, "there is no file 'texts'", id="a folder"),
        pytest.param("texts/gazette.txt", "./texts/jornal.txt", 10, "is taken by the source on line 5", id="file twice"),
        pytest.param("key: jornal", "key: gazette", 10, "'gazette' is taken by the source on line 5", id="key twice"),
        pytest.param("key: jornal", "key: O Jornal", 10, "key is 'O Jornal'", id="bad key"),
        pytest.param("    outlet: The", "    file: a.txt\n    outlet: The", 8, "repeats the key 'file' of line 6", id="key of a mapping twice"),
        pytest.param("    outlet: The", "    url: ftp://x\n    outlet: The", 8, "starts with http", id="bad url"),
        pytest.param("derived_from: agency", "derived_from: wire", 10, "names no source: 'wire'", id="unknown origin"),
        pytest.param("derived_from: agency", "derived_from: jornal", 10, "derives from itself", id="own origin"),
        pytest.param("    outlet: An Agency\n", "", 14, "lacks an outlet or url", id="origin that nothing names"),
        pytest.param("  title: The ferry\n", "", 2, "lacks the key 'title'", id="story without title"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_line(mistakes, right, wrong, line, message):
    assert right in SOURCES

    found = mistakes(sources=SOURCES.replace(right, wrong), claims=None)

    assert [mistake.line for mistake in found if message in mistake.message] == [line]
    assert {mistake.file for mistake in found} == {"sources.yaml"}


def test_a_ring_of_origins_is_refused(mistakes):
    sources = SOURCES.replace("    outlet: The", "    derived_from: jornal\n    outlet: The")
    sources = sources.replace("derived_from: agency", "derived_from: gazette")

    assert [mistake.line for mistake in mistakes(sources=sources)] == [5, 11]


def test_an_empty_list_of_sources_is_refused(mistakes):
    found = mistakes(sources=SOURCES[: SOURCES.index("  - key")].rstrip() + " []\n", claims=None)

    assert "sources is an empty list" in found[0].message


def test_a_link_that_leads_out_of_the_folder_is_refused(write, tmp_path):
    folder = write()
    (tmp_path / "secret.txt").write_text("paid 40 million euros")
    (folder / "texts/gazette.txt").unlink()
    (folder / "texts/gazette.txt").symlink_to(tmp_path / "secret.txt")

    with pytest.raises(ManifestErrors, match="outside the folder"):
        load_manifest(folder)


def test_a_source_that_cannot_be_read_does_not_blame_its_quotes(mistakes):
    found = mistakes(sources=SOURCES.replace("texts/gazette.txt", "texts/none.txt"))

    assert [(mistake.file, mistake.line) for mistake in found] == [("sources.yaml", 6)]


def test_norwegian_is_a_language(write):
    manifest = load_manifest(write(sources=SOURCES.replace("language: pt", "language: no")))

    assert manifest.sources[1].language == "no"
