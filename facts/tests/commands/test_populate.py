"""`manage.py populate` as its user sees it."""

import pytest
from django.core.management import CommandError, call_command

from facts.models import Claim
from facts.tests.folders import SOURCES, write_folder
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
