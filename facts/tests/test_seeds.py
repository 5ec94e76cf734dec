"""What the machine finds alone in the five seed articles, and what the editor's layer adds."""

from decimal import Decimal

import pytest
from django.conf import settings

from facts.manifest.loading import load_manifest
from facts.models import Citation, Claim, Contradiction, Position
from facts.populating import ingest, populate
from sources.models import Obtained, Source
from sources.recording import Capture
from sources.tests.factories import UserFactory

SEEDS = settings.BASE_DIR / "seeds"
LANGUAGES = {"000": "vi", "001": "zh", "002": "id", "003": "pt", "004": "ar"}
EVERYWHERE = set(LANGUAGES.values())

#: The story told again with another amount and other names, as they stand in each script.
OTHER_WORDS = {
    "14,3": "15,7",
    "14.3": "15.7",
    "143亿": "157亿",
    "1019.51": "1119.49",
    "Scale AI": "Tessel AI",
    "ScaleAI": "TesselAI",
    "Meta": "Norvia",
    "META": "NORVIA",
    "ميتا": "نورفيا",
    "لميتا": "لنورفيا",
    "TechCrunch": "DataHerald",
    "تك كرانش": "داتا هيرالد",
    "Alexandr Wang": "Benedikt Falk",
    "AlexandrWang": "BenediktFalk",
    "亚历山大・王": "本尼迪克特・法尔克",
    "Wang": "Falk",
    "ألكسندر وانغ": "بنديكت فالك",
    "وانغ": "فالك",
    "Hyperion": "Meridian",
}


def told_again(text):
    for old, new in OTHER_WORDS.items():
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def articles():
    return {
        path.name: path.read_bytes().decode("utf-8") for path in sorted((SEEDS / "articles").glob("*.txt"))
    }


def take_in(articles, slug):
    # Names and order tell nothing of where a text comes from.
    captures = [
        Capture(key=f"{slug}-{number}", file=f"{number}.txt", text=articles[name], obtained=Obtained.FILE)
        for number, name in enumerate(sorted(articles, key=lambda name: name[4:]))
    ]
    tally = ingest(captures=captures, story=(slug, slug), actor=None, reason="test")
    assert tally.rejected == []


def languages_of(position):
    return {citation.source.language for citation in position.citations.all()}


def only_position(amount, unit):
    """Return the position that holds this amount; it is the only one on its claim that holds an amount."""
    position = Position.objects.get(amount=Decimal(amount), unit=unit)
    assert list(position.claim.positions.exclude(amount=None)) == [position]
    return position


def check_machine_findings(*, investment, outlet):
    assert languages_of(only_position(investment, "USD")) == EVERYWHERE
    assert languages_of(only_position("99000000", "USD")) == {"vi", "zh", "pt", "ar"}
    assert languages_of(only_position("50000000000", "USD")) == EVERYWHERE
    assert languages_of(only_position("200", "people")) == EVERYWHERE
    assert not Contradiction.objects.shown().filter(kind="value").exists()

    # Doctors and engineers against doctors, lawyers and scientists; equal lists in other languages may stand apart.
    experts = [
        (languages_of(row.left), languages_of(row.right))
        for row in Contradiction.objects.shown().filter(kind="set")
        if any("المهندسين" in (side.members or []) for side in (row.left, row.right))
    ]
    against = [left | right for left, right in experts]
    assert all({"ar"} in sides for sides in experts)
    assert set().union(*against) == {"ar", "vi", "zh", "pt"}

    held = Source.objects.held()
    origin = Source.objects.get(text=None)
    assert origin.outlet.name == outlet
    assert {source.derived_from_proposed for source in held} == {origin}
    assert all(source.derivation_reasons for source in held)


@pytest.mark.django_db
def test_the_machine_alone_finds_what_the_articles_share_and_where_they_differ(articles):
    take_in(articles, "alone")

    check_machine_findings(investment="14300000000", outlet="TechCrunch")


@pytest.mark.django_db
def test_other_amounts_and_names_give_other_answers(articles):
    take_in({name: told_again(text) for name, text in articles.items()}, "again")

    check_machine_findings(investment="15700000000", outlet="DataHerald")


@pytest.mark.django_db
def test_the_editors_layer_adds_what_the_machine_cannot_know():
    tally = populate(manifest=load_manifest(SEEDS), editor=UserFactory(username="desk"))
    assert tally.rejected == []

    assert Claim.objects.exclude(key=None).count() >= 50
    assert Citation.objects.exclude(found_by="").filter(stated_by__isnull=False).exists()

    def sides(key):
        row = Contradiction.objects.shown().get(claim__key=key, kind="polarity")
        return row, {position.stance: languages_of(position) for position in (row.left, row.right)}

    row, by_stance = sides("mayer-reported-to-wang")
    assert by_stance == {"affirms": {"pt"}, "denies": {"vi", "zh", "id"}}
    row, by_stance = sides("mayer-belonged-to-tbd-labs")
    assert by_stance == {"denies": {"vi", "zh", "id", "pt"}, "affirms": {"vi", "zh", "id"}}
    assert row.label == "speakers_differ"
    assert row.list == "main"

    experts = Contradiction.objects.shown().get(kind="set", left__members__contains=["doctors"])
    assert {frozenset(languages_of(experts.left)), frozenset(languages_of(experts.right))} == {
        frozenset({"vi", "zh", "pt"}),
        frozenset({"ar"}),
    }


def test_the_articles_are_those_of_the_demonstration_byte_for_byte(articles):
    assert {name[:3] for name in articles} == set(LANGUAGES)
    assert not (SEEDS / "contradictions.yaml").exists()
    assert "contradiction" not in (SEEDS / "claims.yaml").read_text(encoding="utf-8").split("claims:", 1)[1]
