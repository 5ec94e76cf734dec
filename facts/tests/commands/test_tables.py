"""Tables from the command line."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from facts.models import ChangeSet, Entity
from facts.tests.factories import EntityFactory
from facts.tests.people import person
from sources.changes import changes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return person("editor", username="mai")


def bring_in(file, *options):
    call_command("import_table", "entities", str(file), "--user", "mai", "--reason", "Tidied up", *options)


def test_a_table_goes_out_and_comes_back_changed(tmp_path, editor, capsys):
    entity = EntityFactory(name="Meta")
    file = tmp_path / "entities.csv"
    call_command("export_table", "entities", str(file))
    file.write_text(file.read_text().replace("Meta", "Meta Platforms"))
    bring_in(file, "--dry-run")
    assert capsys.readouterr().out == "entities: 1 changed (nothing was written: a dry run).\n"
    assert Entity.objects.get().name == "Meta"
    bring_in(file)
    assert capsys.readouterr().out == "entities: 1 changed.\n"
    assert Entity.objects.get().name == "Meta Platforms"
    change, _ = changes_of(entity)
    unit = f"bulk edit {ChangeSet.objects.get().pk}"
    assert (change.who, change.reason, change.path) == ("mai", "Tidied up", f"command import_table, {unit}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,kynd\nMeta,person\n", "no column “kynd” in entities. Do you mean “kind”"),
        ("name,kind\nMeta,bank\n", "Row 2, kind: “bank” is none of person"),
    ],
    ids=["column", "cell"],
)
def test_what_is_wrong_is_said_and_nothing_written(tmp_path, editor, text, sentence):
    file = tmp_path / "entities.csv"
    file.write_text(text)
    with pytest.raises(CommandError) as caught:
        bring_in(file)
    assert sentence in str(caught.value)
    assert "Nothing was written." in str(caught.value)
    assert not Entity.objects.exists()


def test_files_and_people_that_are_not_there_are_named(tmp_path, editor):
    with pytest.raises(CommandError, match="No such file"):
        bring_in(tmp_path / "none.csv")
    with pytest.raises(CommandError, match="no active user 'nobody'"):
        call_command("import_table", "entities", "x.csv", "--user", "nobody", "--reason", "x")
    file = tmp_path / "entities.csv"
    file.write_text("kept")
    with pytest.raises(CommandError, match="File exists"):
        call_command("export_table", "entities", str(file))
    assert file.read_text() == "kept"
