"""Who says the last sentence of a passage: pronouns, bare titles, firms, quotations that go on, denials, in 34 languages."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from sources.reading.types import AttributionKind, CueKind, Passage
from sources.reading.voices import said_by

from .support import only, reading

PASSAGES: dict[str, list[tuple[str, str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "speakers.yaml").read_text(encoding="utf-8")
)


def last(text: str, language: str) -> Passage:
    return reading(text, language).passages[-1]


def test_the_speaker_is_known_by_pronoun_title_or_firm_in_every_language_with_a_lexicon() -> None:
    right, missed = defaultdict(list), []
    for language, rows in PASSAGES.items():
        for kind, name, text in rows:
            found = last(text, language)
            heard = name.casefold() in found.attribution.name.casefold()
            right[kind].append(heard)
            if not heard:
                missed.append(f"{language}: {text} is said by {name}, heard: {found.attribution.name}")
    said = "\n".join(missed)
    for kind, least in {
        "pronoun": 0.93,
        "title": 0.9,
        "firm": 0.8,
        "quoted": 0.95,
        "inserted": 0.95,
        "denied": 0.95,
    }.items():
        assert sum(right[kind]) / len(right[kind]) >= least, f"{kind}\n{said}"


def test_what_is_denied_in_the_first_person_or_called_false_is_a_denial() -> None:
    denials = [
        (language, text) for language, rows in PASSAGES.items() for kind, _, text in rows if kind == "denied"
    ]
    missed = [
        f"{language}: {text}"
        for language, text in denials
        if not any(
            cue.kind is CueKind.DENY for passage in reading(text, language).passages for cue in passage.cues
        )
    ]
    assert len(missed) <= 0.05 * len(denials), "\n".join(missed)


def test_every_language_with_a_lexicon_has_passages() -> None:
    folder = Path(__file__).parents[2] / "reading" / "lexicon"
    assert set(PASSAGES) == {path.stem for path in folder.glob("*.yaml")} - {"shared"}


def test_another_minister_is_not_the_one_named_before() -> None:
    text = "Transport Minister Ida Brandt said the ferry would sail. A minister said nobody had asked him."
    assert last(text, "en").attribution.name == "minister"


def test_companies_that_spoke_together_are_both_meant() -> None:
    text = "Orbit Dairy and Zanskar Foods said on Monday that they would merge. The companies said no jobs would go."
    assert last(text, "en").attribution.name == "Orbit Dairy and Zanskar Foods"


def test_a_bare_title_without_a_holder_stays_an_office() -> None:
    found = last("The mill closed. The mayor said it would reopen.", "en").attribution
    assert (found.kind, found.name) == (AttributionKind.OFFICIAL, "mayor")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We did not know about the leak,” said Ida Brandt."),
        ("en", "“We will not wait for the judges,” said Ida Brandt."),
        ("de", "„Wir haben keine Antwort bekommen“, sagte Anke Rohde."),
        ("es", "«No hemos recibido respuesta», dijo Inés Cabal."),
        ("fr", "« Nous n'avons reçu aucune réponse », a dit Line Morel."),
        ("pl", "„Nie dostaliśmy odpowiedzi”, powiedziała Anna Nowak."),
        ("ru", "«Мы не получили ответа», — сказала Анна Тарасова."),
        ("zh", "“我们没有收到答复。”马尔塔・翁说。"),
        ("ko", '박서연 사장은 "우리는 답을 받지 못했다"고 말했다.'),
    ],
)
def test_what_somebody_did_not_get_or_know_is_no_denial(language: str, text: str) -> None:
    cues = [cue.kind for passage in reading(text, language).passages for cue in passage.cues]
    assert CueKind.DENY not in cues


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Geological Survey put the magnitude at 6.9.", "Geological Survey"),
        ("de", "Anke Rohde sprach von einer „Geste der Größe“.", "Anke Rohde"),
        ("fr", "Les organisateurs ont compté 8 000 participants.", "organisateurs"),
    ],
)
def test_a_short_report_is_said_by_its_speaker_as_a_whole(language: str, text: str, name: str) -> None:
    passage = only(text, language)
    assert name in said_by(passage, passage.start, passage.end).name


def test_the_words_that_name_the_speakers_are_the_narrators() -> None:
    passage = only("Two people familiar with the matter said the mill would close.", "en")
    assert said_by(passage, 0, len("Two people")).kind is AttributionKind.OWN
