"""`manage.py evaluate` as its user sees it."""

import json
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from facts.temporary_base import PREFIX, temporary_base
from facts.tests.evaluation import stories
from sources.models import Source, Story


@pytest.fixture
def annotated(tmp_path):
    """Write the small story as its annotator would hand it in."""
    for file, text in stories.TEXTS.items():
        (tmp_path / file).write_text(text, encoding="utf-8", newline="")
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(stories.gold()), encoding="utf-8")
    return path


def _bases():
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        return {name for (name,) in cursor.fetchall()}


def _make(name):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")


@pytest.mark.django_db(transaction=True)
def test_figures_come_from_a_base_that_is_gone_afterwards(annotated, capsys):
    Story.objects.create(slug="gold", title="The desk's own story")
    before = _bases()

    call_command("evaluate", annotated, "--json")

    report = json.loads(capsys.readouterr().out)
    (story,) = report["stories"]
    assert story["seconds"]["cold"]
    assert story["seconds"]["reading"] > 0
    assert story["figures"]["language"] == {"value": 1.0, "hits": 2, "of": 2}
    assert story["figures"]["quantities.exact.recall"]["of"] == 2
    assert set(story["languages"]) == {"en", "es"}
    assert report["all"]["figures"] == story["figures"]
    assert (Story.objects.count(), Source.objects.count()) == (1, 0)
    assert _bases() == before


@pytest.mark.django_db(transaction=True)
def test_a_base_left_behind_is_dropped_and_a_young_one_kept(monkeypatch):
    old, young = f"{PREFIX}{int(time.time()) - 3600}_a", f"{PREFIX}{int(time.time())}_b"
    _make(old)
    _make(young)
    # Only which bases there are is looked at here.
    monkeypatch.setattr("facts.temporary_base.call_command", lambda *args, **options: None)
    own = connection.settings_dict["NAME"]

    with temporary_base() as name:
        assert connection.settings_dict["NAME"] == name
        assert _bases() >= {name, young}
        assert old not in _bases()

    assert connection.settings_dict["NAME"] == own
    assert not _bases() & {name, old}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {young}")


@pytest.mark.django_db(transaction=True)
def test_a_base_is_dropped_when_what_it_was_for_fails(monkeypatch):
    monkeypatch.setattr("facts.temporary_base.call_command", lambda *args, **options: None)

    with pytest.raises(RuntimeError), temporary_base() as name:
        raise RuntimeError

    assert name not in _bases()


def test_an_annotation_without_its_article_is_refused_before_anything_is_read(annotated):
    (annotated.parent / "b.txt").unlink()

    with pytest.raises(CommandError, match=r"b\.txt: No such file.*--articles"):
        call_command("evaluate", annotated)
