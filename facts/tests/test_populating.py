"""Filling the base from a folder and from single texts, with the real reader."""

import pytest

from facts.checking import wrong_quotes
from facts.manifest.loading import load_manifest
from facts.models import Alias, Citation, Claim, Contradiction, Entity, Mention, Position
from facts.populating import ingest, populate
from facts.summary import totals
from facts.tests.folders import ARTICLES, write_folder
from sources.models import Embedding, Obtained, Passage, Source
from sources.recording import Capture
from sources.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(username="desk")


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "a story")


def fill(folder, editor):
    return populate(manifest=load_manifest(folder), editor=editor)


def capture(name, text):
    return Capture(key=name, file=name, text=text, obtained=Obtained.FILE)


def test_a_folder_fills_every_model(folder, editor):
    tally = fill(folder, editor)

    assert tally.rejected == []
    empty = [model for model, total in totals().items() if total == 0]
    assert empty == ["Contradiction"]
    assert Source.objects.get(key="diario").derived_from.key == "gazette"
    assert Source.objects.get(key="agency").text is None


def test_both_articles_stand_behind_one_position(folder, editor):
    fill(folder, editor)

    position = Position.objects.get(claim__key="bridge-cost")
    assert {citation.source.key for citation in position.citations.all()} == {"gazette", "diario"}
    assert position.amount == 12_000_000


def test_a_second_run_creates_nothing_and_embeds_nothing(folder, editor, monkeypatch):
    fill(folder, editor)
    before, embedded = totals(), Embedding.objects.count()
    versions = dict(Claim.objects.values_list("pk", "version"))

    def no_embedding(texts):
        raise AssertionError(f"embedded again: {texts}")

    monkeypatch.setattr("sources.recording.embed_passages", no_embedding)
    tally = fill(folder, editor)

    assert totals() == before
    assert not +tally.created
    assert not +tally.updated
    assert Embedding.objects.count() == embedded
    assert dict(Claim.objects.values_list("pk", "version")) == versions


def test_a_changed_article_becomes_the_next_version_and_old_citations_stay(folder, editor):
    fill(folder, editor)
    quoted = dict(Citation.objects.filter(source__key="gazette").values_list("pk", "quote"))
    write_folder(folder, gazette_txt=ARTICLES["gazette.txt"].replace("About 300", "About 400"))

    tally = fill(folder, editor)

    assert tally.rejected == []
    assert list(
        Source.objects.filter(key="gazette").order_by("version").values_list("version", flat=True)
    ) == [1, 2]
    kept = Citation.objects.filter(pk__in=quoted, source__version=1)
    assert dict(kept.values_list("pk", "quote")) == quoted


def test_an_article_that_fails_leaves_nothing_and_the_rest_goes_on(folder, editor, monkeypatch):
    from facts import intake

    real = intake.read

    def read(text, **options):
        if "inauguró" in text:
            raise RuntimeError("a defect of the reader")
        return real(text, **options)

    monkeypatch.setattr("facts.intake.read", read)
    tally = fill(folder, editor)

    assert ("diario.txt", "RuntimeError: a defect of the reader") in tally.rejected
    assert not Source.objects.filter(key="diario").exists()
    assert not Passage.objects.filter(source__key="diario").exists()
    assert Citation.objects.filter(source__key="gazette").exists()


def test_a_rejected_article_comes_in_with_the_next_run(folder, editor, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("facts.intake.read", lambda text, **options: 1 / 0)
        fill(folder, editor)
    assert not Claim.objects.exists()

    assert fill(folder, editor).rejected == []

    assert Claim.objects.filter(key="bridge-cost").exists()


def test_contradicting_articles_are_found_by_the_machine_alone(editor):
    captures = [
        capture("one.txt", ARTICLES["gazette.txt"]),
        capture("two.txt", ARTICLES["diario.txt"].replace("12 millones", "19 millones")),
    ]

    ingest(captures=captures, story=("bridge", "Bridge"), actor=None, reason="test")

    row = Contradiction.objects.shown().get(kind="value")
    assert {row.left.amount, row.right.amount} == {12_000_000, 19_000_000}
    assert row.reason


def test_two_articles_of_one_batch_give_the_same_claims_in_either_order(editor):
    found = []
    for slug, names in (("first", ["gazette.txt", "diario.txt"]), ("second", ["diario.txt", "gazette.txt"])):
        captures = [capture(f"{slug}-{name}", ARTICLES[name]) for name in names]
        ingest(captures=captures, story=(slug, slug), actor=None, reason="test")
        claims = Claim.objects.filter(story__slug=slug)
        found.append({frozenset(claim.citations.values_list("quote", flat=True)) for claim in claims})

    assert found[0] == found[1]


def test_names_of_known_entities_are_resolved_and_others_are_kept(folder, editor):
    fill(folder, editor)

    ann = Entity.objects.get(key="ann-fielding")
    assert Mention.objects.filter(entity=ann, source__key="gazette").exists()
    assert (
        Mention.objects.unresolved().filter(text="Marlow").exists()
        or Alias.objects.filter(name="Marlow").exists()
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "قالت البلدية إن الجسر كلّف ١٢ مليون دولار. حضر الافتتاح نحو ٣٠٠ شخص.", id="right to left"
        ),
        pytest.param("First line.\r\nThe bridge cost 5 million dollars.\rThird.\n", id="mixed line endings"),
        pytest.param(
            "😀 Cafe\u0301 owners paid 3 million euros. नि‍क said no.", id="combining characters and emoji"
        ),
        pytest.param("x", id="one letter"),
    ],
)
def test_offsets_are_exact_in_any_text(text, editor):
    tally = ingest(captures=[capture("a.txt", text)], story=("a", "a"), actor=None, reason="test")

    assert tally.rejected == []
    for model, words in ((Passage, "text"), (Citation, "quote"), (Mention, "text")):
        for row in model.objects.all():
            assert text[row.start : row.end] == getattr(row, words)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(" \n", "empty", id="empty"),
        pytest.param("a\x00b", "control character", id="nul"),
        pytest.param("x" * 2_000_001, "too long", id="too long"),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(text, reason, editor):
    tally = ingest(captures=[capture("a.txt", text)], story=("a", "a"), actor=None, reason="test")

    assert reason in tally.rejected[0][1]
    assert not Source.objects.exists()


def test_an_article_of_a_megabyte_is_read_with_exact_offsets(editor):
    paragraph = "".join(text.split("\n\n", 1)[1].replace(". ", ", ", 2) for text in ARTICLES.values())
    text = paragraph * (1_000_000 // len(paragraph.encode()) + 1)

    tally = ingest(captures=[capture("long.txt", text)], story=("long", "Long"), actor=None, reason="test")

    assert tally.rejected == []
    assert len(text.encode()) > 1_000_000
    assert Passage.objects.count() > 5_000
    assert "after the 400th" in tally.notes[0]
    assert Citation.objects.exists()
    assert wrong_quotes() == []
