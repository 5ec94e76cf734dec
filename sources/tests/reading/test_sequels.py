"""Who goes on speaking where the next sentence names nobody, and who speaks without a verb or between commas."""

from pathlib import Path

import pytest
import yaml

from sources.reading.types import AttributionKind, CueKind
from sources.reading.voices import said_by

from .support import reading

SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "sequels.yaml").read_text(encoding="utf-8")
)
LANGUAGES = {path.stem for path in (Path(__file__).parents[2] / "reading" / "lexicon").glob("*.yaml")} - {
    "shared"
}


def test_every_language_with_a_lexicon_has_its_sentences() -> None:
    assert set(SENTENCES["parts"]) == LANGUAGES - {"th"}
    assert set(SENTENCES["refusals"]) == LANGUAGES


@pytest.mark.parametrize(("language", "text"), SENTENCES["parts"].items())
def test_a_part_of_a_reported_figure_is_reported_as_well(language: str, text: str) -> None:
    first, *_, last = reading(text, language).passages
    assert first.attribution.name
    assert last.attribution.name == first.attribution.name
    assert said_by(last, last.start, last.end).name == first.attribution.name


@pytest.mark.parametrize(
    "text",
    [
        "Police said 40 people were hurt.\n\nOf them, 15 were children.",
        "Police said nobody knew why. Of them, 15 were children.",
        "Forty people were hurt. Of them, 15 were children.",
        "Police said 40 people were hurt. Of them, nothing more is known.",
    ],
)
def test_a_part_of_no_reported_figure_is_the_narrators(text: str) -> None:
    assert reading(text, "en").passages[-1].attribution.kind is AttributionKind.OWN


@pytest.mark.parametrize(("language", "text"), SENTENCES["refusals"].items())
def test_who_prefers_not_to_answer_declines_and_denies_nothing(language: str, text: str) -> None:
    (passage,) = reading(text, language).passages
    kinds = {cue.kind for cue in passage.cues}
    assert CueKind.DECLINE in kinds
    assert not kinds & {CueKind.DENY, CueKind.NEGATE}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "In a Kestrel Data poll this week, 58 percent wanted a new bridge.", "Kestrel Data"),
        ("de", "In einer Umfrage des Instituts Kestrel sind 58 Prozent für die Brücke.", "Instituts Kestrel"),
        ("fr", "Dans un sondage de l'institut Kestrel, 58 % veulent un pont.", "institut Kestrel"),
        ("es", "En una encuesta de Kestrel Data, el 58 % quería un puente.", "Kestrel Data"),
        ("it", "In un sondaggio di Kestrel Data il 58 per cento vuole il ponte.", "Kestrel Data"),
        ("ru", "В опросе центра «Кестрел» 58 процентов хотели моста.", "центра «Кестрел»"),
        ("sv", "I en undersökning från Kestrel Data ville 58 procent ha en bro.", "Kestrel Data"),
        ("id", "Dalam survei Kestrel Data, 58 persen warga menginginkan jembatan.", "Kestrel Data"),
        ("tr", "Kestrel Enstitüsü'nün anketinde yüzde 58 köprü istedi.", "Kestrel Enstitüsü"),
        (
            "hi",
            "सर्वे संस्था केस्ट्रल डेटा के 6 मई को जारी सर्वेक्षण में 58 प्रतिशत लोगों ने पुल चाहा।",
            "संस्था केस्ट्रल डेटा",
        ),
        ("th", "ผลสำรวจของเคสเตรลพบว่า ประชาชนร้อยละ 58 อยากได้สะพาน", "เคสเตรล"),
    ],
)
def test_what_is_so_in_a_poll_is_said_by_whose_it_is(language: str, text: str, name: str) -> None:
    assert reading(text, language).passages[-1].attribution.name == name


def test_a_poll_of_nobodys_says_nothing_without_a_verb() -> None:
    text = "In a poll this week, 58 percent wanted a new bridge."
    assert reading(text, "en").passages[-1].attribution.kind is AttributionKind.OWN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Na rynku protestowało, według policji, 18 tys. osób."),
        ("en", "Some 18,000, according to police, marched."),
        ("fr", "Sur la place, selon la police, 400 personnes."),
        ("es", "Marcharon por el centro, según la policía, 400 personas."),
        ("de", "Auf dem Markt waren, nach Angaben der Polizei, 400 Menschen."),
    ],
)
def test_an_according_to_between_commas_holds_for_all_of_the_sentence(language: str, text: str) -> None:
    (passage,) = reading(text, language).passages
    assert said_by(passage, passage.start, passage.end).kind is AttributionKind.OFFICIAL
    assert max(voice.end for voice in passage.voices) == passage.end


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "“Nobody has won this dispute,” concluded the referee, Ida Brandt.", "Ida Brandt"),
        ("fr", "« Personne n’a gagné ce conflit », a conclu l’arbitre, Ida Brandt.", "Ida Brandt"),
        ("es", "«Nadie ganó nada en este pleito», concluyó la árbitra, Ida Brandt.", "Ida Brandt"),
        ("de", "„Niemand hat diesen Streit gewonnen“, sagte die Schlichterin, Ida Brandt.", "Ida Brandt"),
        (
            "en",
            "The council met Ida Brandt. Nordfrakt, the main builder, said in a statement it had won.",
            "Nordfrakt",
        ),
        ("es", "Nordfrakt, el principal constructor, dijo que había ganado.", "Nordfrakt"),
        ("en", "Nordfrakt estimates its losses at 27 million dollars.", "Nordfrakt"),
        ("id", "Nordfrakt menaksir kerugiannya mencapai 27 juta dolar.", "Nordfrakt"),
        ("pl", "– Zatrzymaliśmy 63 osoby – powiedział wczoraj rzecznik policji Jan Kowal.", "Jan Kowal"),
        ("hi", "कंपनी की महाप्रबंधक आंद्रेया शर्मा ने इस आरोप को खारिज कर दिया।", "आंद्रेया शर्मा"),
        (
            "ko",
            '박상욱 동해철도 해외사업본부장은 노조가 제기한 의혹에 대해 "사실무근"이라고 일축했다.',
            "박상욱",
        ),
        ("ko", "여론조사업체 케스트렐에 따르면 칠레 국민 10명 중 6명이 파업을 지지했다.", "케스트렐"),
        (
            "ko",
            '김철수 장관은 15일 "파업은 끝났다"고 말했다. 정부가 비용을 내느냐는 질문에는 "계획이 없다"고 선을 그었다.',
            "김철수",
        ),
        ("ar", "أعلن حزب العمال انسحابه احتجاجا على بقاء وزير النقل سامي كروبا في منصبه.", "حزب العمال"),
    ],
)
def test_the_one_who_speaks_is_named(language: str, text: str, name: str) -> None:
    assert name in reading(text, language).passages[-1].attribution.name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "According to a local newspaper, the Lundby Courier, the deal was signed.", "Lundby Courier"),
        ("es", "Según el diario local, El Faro del Norte, el acuerdo se firmó.", "El Faro del Norte"),
        ("id", "Menurut laporan surat kabar setempat, El Faro, perjanjian itu diteken.", "El Faro"),
    ],
)
def test_a_paper_is_credited_by_the_name_between_commas(language: str, text: str, name: str) -> None:
    found = reading(text, language).passages[-1].attribution
    assert (found.kind, found.name) == (AttributionKind.OUTLET, name)


def test_what_a_japanese_denial_is_about_is_said_by_the_one_who_denies() -> None:
    text = "補助金と引き換えだったとの見方について、山田太郎報道官は「取引の事実は一切ない」と否定した。"
    (passage,) = reading(text, "ja").passages
    assert said_by(passage, 0, text.index("、")).kind is not AttributionKind.OWN


def test_a_word_with_a_small_letter_elsewhere_is_no_name() -> None:
    text = "The management met. Management said the plant stays open."
    assert reading(text, "en").passages[-1].attribution.kind is not AttributionKind.NAMED


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "fr",
            "« Il n’y a plus d’argent pour attendre encore. » En une phrase, Helena Vasquez a tout dit du projet.",
            "Helena Vasquez",
        ),
        (
            "en",
            "“It was our fault, and we will mend it.” Ida Brandt, head of the line, stood in the rain on Friday.",
            "Ida Brandt",
        ),
    ],
)
def test_a_quotation_that_opens_a_text_is_by_the_person_with_whom_the_next_sentence_opens(
    language: str, text: str, who: str
) -> None:
    first = reading(text, language).passages[0]
    assert first.attribution.name == who
    assert said_by(first, first.start, first.end).name == who


@pytest.mark.parametrize(
    "text",
    [
        "“It was our fault, and we will mend it.” The line closed on Friday after Ida Brandt had left.",
        "“It was our fault, and we will mend it.”\n\nIda Brandt stood in the rain on Friday.",
        "It was their fault, and they will mend it. Ida Brandt stood in the rain on Friday.",
    ],
)
def test_it_is_nobodys_where_no_person_opens_the_next_sentence_of_its_paragraph(text: str) -> None:
    assert reading(text, "en").passages[0].attribution.kind is AttributionKind.OWN
