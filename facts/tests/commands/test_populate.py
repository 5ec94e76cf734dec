"""`manage.py populate` as its user sees it."""

import pytest
from django.core.management import CommandError, call_command

from facts.models import Citation, Claim
from facts.tests.folders import ARTICLES, SOURCES, write_folder
from sources.models import Source, Story

pytestmark = pytest.mark.django_db


def test_it_closes_with_counts_and_with_who_found_what(tmp_path, capsys):
    call_command("populate", write_folder(tmp_path / "story"))

    shown = capsys.readouterr().out
    assert "Citation" in shown
    assert "Machine alone" in shown


def test_mistakes_of_the_manifests_are_reported_together_and_nothing_is_stored(tmp_path):
    folder = write_folder(
        tmp_path / "story",
        sources_yaml=SOURCES.replace("2026-03-03", "2026-13-03").replace("file: diario.txt", "file: lost.txt")
        + "  - {key: gazette, outlet: Again, language: en}\n",
        entities_yaml="entities:\n  - {key: a, name: A, kind: animal}\n",
        claims_yaml="claims:\n  - {key: b, text: B, kind: value, colour: red, positions: []}\n",
    )

    with pytest.raises(CommandError) as refusal:
        call_command("populate", folder)

    message = str(refusal.value)
    for place in ("sources.yaml:3", "sources.yaml:4", "sources.yaml:6", "entities.yaml:2", "claims.yaml:2"):
        assert place in message
    assert not Story.objects.exists()


def test_a_rejected_article_makes_it_fail_after_the_rest_is_in(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "story")
    (folder / "diario.txt").write_bytes(b"El puente cost\x01 12 millones de d\xc3\xb3lares.")
    (folder / "claims.yaml").unlink()

    with pytest.raises(CommandError, match=r"Rejected diario\.txt: not a text: character 14"):
        call_command("populate", folder)

    assert Source.objects.get(key="gazette").passages.exists()
    assert not Source.objects.filter(key="diario").exists()
    assert Claim.objects.exists()


def test_a_folder_without_manifest_says_what_is_missing(tmp_path):
    with pytest.raises(CommandError, match=r"no sources\.yaml"):
        call_command("populate", tmp_path)


def test_an_editors_quote_that_only_the_earlier_version_has_stays_cited_from_it(tmp_path):
    call_command("populate", write_folder(tmp_path / "story"))
    changed = ARTICLES["gazette.txt"].replace("12 million dollars", "13 million dollars")

    call_command("populate", write_folder(tmp_path / "story", gazette_txt=changed))

    assert list(
        Source.objects.filter(key="gazette").order_by("version").values_list("version", flat=True)
    ) == [1, 2]
    quoted = Citation.objects.get(source__key="gazette", stated_by__isnull=False)
    assert (quoted.source.version, quoted.quote) == (1, "The bridge cost 12 million dollars")


def test_a_quote_that_no_version_has_is_a_mistake(tmp_path):
    folder = write_folder(tmp_path / "story")
    (folder / "gazette.txt").write_text("The bridge cost 13 million dollars.", encoding="utf-8")

    with pytest.raises(CommandError, match=r"claims\.yaml:9: the quote .* is not in the source"):
        call_command("populate", folder)


def test_the_article_is_taken_out_of_a_page_of_the_folder(tmp_path):
    folder = write_folder(tmp_path / "story")
    paragraphs = ARTICLES["gazette.txt"].split("\n\n")[1]
    page = f"<!doctype html><html><body><nav>Weather</nav><article><h1>New bridge</h1><p>{paragraphs}</p></article></body></html>"
    (folder / "gazette.txt").write_text(page, encoding="utf-8")

    call_command("populate", folder)

    text = Source.objects.get(key="gazette").text
    assert "12 million dollars" in text
    assert "<p>" not in text
