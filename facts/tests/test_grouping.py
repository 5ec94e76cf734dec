"""Articles that come without a story find theirs, with the real reader."""

from __future__ import annotations

import pytest

from facts.models import Topic
from facts.populating import ingest
from sources.models import Obtained, Source, Story
from sources.recording import Capture

pytestmark = pytest.mark.django_db

#: Three matters of one port and one week, each told in two or three languages.
ARTICLES = {
    "ferry-en": "The ferry Halcyon ran aground off Corvo on Monday.\n\nRescuers took 64 passengers ashore. "
    "The ferry, 38 metres long, had left with 17 cars on board. The harbour master said the engine had failed.",
    "ferry-es": "El ferri Halcyon encalló el lunes frente a Corvo.\n\nLos equipos de rescate llevaron a tierra a 64 pasajeros. "
    "El ferri, de 38 metros de eslora, había zarpado con 17 coches a bordo.",
    "ferry-ru": "Паром «Хальсион» в понедельник сел на мель у острова Корву.\n\nСпасатели доставили на берег 64 пассажиров. "
    "Паром длиной 38 метров вышел в море с 17 автомобилями на борту.",
    "strike-en": "Dock workers in Corvo began a strike on Monday.\n\nThe union wants 12.5 percent more pay for its 930 members. "
    "The port loses 2.4 million euros a day, the operator said.",
    "strike-fr": "Les dockers de Corvo se sont mis en grève lundi.\n\nLe syndicat réclame 12,5 % d'augmentation pour ses 930 membres. "
    "Le port perd 2,4 millions d'euros par jour, selon l'exploitant.",
    "bank-de": "Die Sparbank von Corvo hat am Montag 310 Kunden angeschrieben.\n\nEin Fehler hatte 7,8 Millionen Euro falsch verbucht.",
}


def capture(name):
    return Capture(key=name, file=f"{name}.txt", text=ARTICLES[name], obtained=Obtained.FILE)


def arrive(*names, story=None):
    return ingest(captures=[capture(name) for name in names], story=story, actor=None, reason="test")


def grouped():
    return {
        frozenset(story.sources.values_list("key", flat=True))
        for story in Story.objects.prefetch_related("sources")
    }


def test_mixed_articles_are_sorted_into_their_stories():
    arrive("ferry-en", "strike-fr", "bank-de", "ferry-ru", "strike-en", "ferry-es")

    assert grouped() == {
        frozenset({"ferry-en", "ferry-es", "ferry-ru"}),
        frozenset({"strike-en", "strike-fr"}),
        frozenset({"bank-de"}),
    }
    assert Story.objects.filter(claims__citations__source__key="ferry-ru").exists()


def test_an_article_joins_a_story_of_the_base_and_the_tally_says_which():
    arrive("ferry-en", story=("halcyon", "Halcyon"))
    tally = arrive("ferry-es")

    assert Source.objects.get(key="ferry-es").story.slug == "halcyon"
    assert any("halcyon" in note for note in tally.notes)


def test_an_article_stays_in_the_story_into_which_a_person_put_it():
    arrive("ferry-en", "ferry-es")
    other = Story.objects.create(slug="other", title="Other")
    Source.objects.filter(key="ferry-es").update(story=other)

    arrive("ferry-es")

    assert Source.objects.get(key="ferry-es").story == other


def test_a_changed_article_stays_in_its_story():
    arrive("bank-de", story=("bank", "Bank"))
    changed = Capture(key="bank-de", file="x.txt", text="Der Vorstand tritt zurück.", obtained=Obtained.FILE)
    ingest(captures=[changed], story=None, actor=None, reason="test")

    assert set(Source.objects.filter(key="bank-de").values_list("story__slug", flat=True)) == {"bank"}


def test_a_new_story_takes_no_slug_that_another_has():
    Story.objects.create(slug="bank-de", title="Another bank")
    arrive("bank-de")

    assert Source.objects.get(key="bank-de").story.slug == "bank-de-2"
    assert Topic.objects.count() == 1
