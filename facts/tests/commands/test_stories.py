"""`export_story`, `import_story`, `detect` and `check_citations` as their users see them."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from facts.models import Citation
from facts.tests.factories import CitationFactory, ContradictionFactory
from sources.models import Story
from sources.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = StoryFactory(slug="bridge")
    CitationFactory(position__claim__story=story)
    return story


def exported(capsys, slug="bridge"):
    capsys.readouterr()
    call_command("export_story", slug)
    return capsys.readouterr().out


def test_a_round_trip_by_commands_gives_the_same_bytes(story, capsys, tmp_path):
    path = tmp_path / "bridge.json"
    path.write_text(exported(capsys), encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE sources_story, sources_outlet CASCADE")

    call_command("import_story", path)
    said = capsys.readouterr().out

    assert exported(capsys) == path.read_text(encoding="utf-8")
    assert "Not restored" in said


def test_an_unknown_story_is_named_with_those_there_are(story):
    with pytest.raises(CommandError, match=r"No story 'brigde'. There are: bridge"):
        call_command("export_story", "brigde")


def test_an_import_of_what_is_there_is_refused(story, capsys, tmp_path):
    path = tmp_path / "bridge.json"
    path.write_text(exported(capsys), encoding="utf-8")

    with pytest.raises(CommandError, match="already holds the story"):
        call_command("import_story", path)
    assert Story.objects.count() == 1


def test_detection_drops_what_positions_no_longer_bear_out_and_keeps_decisions(story, capsys):
    undecided = ContradictionFactory(claim__story=story)
    decided = ContradictionFactory(claim__story=story, stated_by=undecided.claim.worded_by)

    call_command("detect", "bridge")

    claims = story.claims.all()
    assert not claims.filter(contradictions=undecided).exists()
    assert claims.filter(contradictions=decided).exists()


def test_detecting_in_an_unknown_story_is_refused():
    with pytest.raises(CommandError, match="No such story: nowhere"):
        call_command("detect", "nowhere")


def test_checking_finds_a_quote_that_does_not_stand(story, capsys):
    call_command("check_citations")
    assert "word for word" in capsys.readouterr().out
    with connection.cursor() as cursor:
        # As somebody who owns the tables could.
        cursor.execute("SET LOCAL newsroom.redacting = 'on'")
        cursor.execute("UPDATE facts_citation SET quote = 'Nobody said this.'")

    with pytest.raises(CommandError, match="Nobody said this"):
        call_command("check_citations")
    assert Citation.objects.count() == 1
