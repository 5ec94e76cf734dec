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
        "alone": 0.95,
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
        ("de", "Anke Rohde sprach von einer „Sternstunde der Technik“.", "Anke Rohde"),
        ("fr", "Les organisateurs ont compté 8 000 participants.", "organisateurs"),
    ],
)
def test_a_short_report_is_said_by_its_speaker_as_a_whole(language: str, text: str, name: str) -> None:
    passage = only(text, language)
    assert name in said_by(passage, passage.start, passage.end).name


def test_the_words_that_name_the_speakers_are_the_narrators() -> None:
    passage = only("Two people familiar with the matter said the mill would close.", "en")
    assert said_by(passage, 0, len("Two people")).kind is AttributionKind.OWN


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "La directora Inés Cabal habló. Añadió que la comisión había fallado.", "Inés Cabal"),
        ("pl", "Dyrektor Anna Nowak mówiła. Dodała, że komisja się pomyliła.", "Anna Nowak"),
        ("ar", "قال المدير سليم باري إن الفحم نفد. وأضاف أن اللجنة أخطأت.", "سليم باري"),
        ("zh", "“煤炭已经用完了。”矿工代理律师马尔塔·基洛德说。", "马尔塔·基洛德"),
        ("de", "Anke Rohde, Sprecherin der Firma Lindner Werke, nannte den Preis zu hoch.", "Anke Rohde"),
        (
            "pl",
            "„Mamy dość”, powiedziała w rozmowie z portalem Anna Nowak, rzeczniczka firmy Mleko Plus.",
            "Anna Nowak",
        ),
    ],
)
def test_who_is_named_in_what_was_said_is_not_the_speaker(language: str, text: str, name: str) -> None:
    assert name in last(text, language).attribution.name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Анна Тарасова встретила гостей. О цене она не сообщила."),
        ("en", "The firm did not say when the mill would reopen."),
        ("zh", "何时复工，她没有说。"),
    ],
)
def test_what_nobody_said_is_no_report(language: str, text: str) -> None:
    assert last(text, language).attribution.kind is AttributionKind.OWN


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("en", "Police counted 8,000 fans on the square.", False),
        ("en", "The monks counted their sheep.", True),
        ("de", "Die Polizei zählte 8.000 Fans auf dem Platz.", False),
        ("de", "Das Dorf zählt 300 Einwohner.", True),
        ("fr", "La police a compté 8 000 supporters.", False),
    ],
)
def test_an_authority_that_counts_reports(language: str, text: str, own: bool) -> None:
    assert (only(text, language).attribution.kind is AttributionKind.OWN) is own


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        (
            "en",
            "The U.S. Tide Survey put the magnitude at 4.1; its rival, Coast Lab, gave it as 4.3.",
            "4.3",
            "Coast Lab",
        ),
        ("de", "Am Montag hatte die Polizei 8.000 Fans gezählt.", "8.000 Fans", "Polizei"),
        ("hi", "सोमवार रात के मेले में पुलिस के अनुसार 20 हज़ार लोग आए।", "20 हज़ार लोग आए", "पुलिस"),
        ("pl", "Z pozwu spółdzielni wynika, że zginęły dwa obrazy.", "zginęły dwa obrazy", "pozwu"),
        ("zh", "法院文件显示，3户人家需要搬离。", "3户人家需要搬离", "法院文件"),
    ],
)
def test_a_figure_is_said_by_whoever_gives_it(language: str, text: str, words: str, name: str) -> None:
    passage = only(text, language)
    start = text.index(words)
    assert name in said_by(passage, start, start + len(words)).name


def test_two_firms_with_articles_speak_together() -> None:
    text = "A Leite Serrano e a Queijos Norte disseram que vão fundir-se. As empresas afirmaram que ninguém perde o emprego."
    assert "Queijos Norte" in last(text, "pt").attribution.name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("it", "PARMA. Il latte costa di più. La colpa è di Orbit Dairy. Alle 9 l'azienda ha annunciato un nuovo prezzo.", "Orbit Dairy"),
        ("pt", "O Hospital de Olhão recusa leite da Orbit Dairy. O novo preço foi anunciado pela fabricante na segunda.", "Orbit Dairy"),
        ("zh", "该奶粉由山岭乳业公司生产。北京时间14日4时，公司宣布召回批号为QM-2207的产品，共18万盒。", "山岭乳业公司"),
        ("zh", "该奶粉由山岭乳业公司生产。北京时间14日4时，公司宣布关闭3家工厂。", "山岭乳业公司"),
    ],
)  # fmt: skip
def test_the_company_is_the_first_firm_that_a_text_names_as_one(language: str, text: str, name: str) -> None:
    assert reading(text, language).passages[-1].attribution.name == name


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "pl",
            "Minister Jan Zych ostrzegł, że pieniędzy nie ma. Szefowa resortu pracy Helena Wilk była bardziej dosadna. "
            "– Koniec z odkładaniem – oświadczyła dziennikarzom.",
            "Helena Wilk",
        ),
        (
            "nl",
            "Minister Anna de Wit zei dat er geld is. Trainer Jeroen Baks was teleurgesteld. "
            "“Ik dacht dat we het binnen hadden.”",
            "Jeroen Baks",
        ),
        (
            "ro",
            "Ministrul Iulian Popa a spus că zborul e sigur. Primarul Ana Podar nu crede asta. “Aveam 140 de copii în curte.”",
            "Ana Podar",
        ),
    ],
)
def test_words_without_a_speaker_go_on_with_the_person_with_whom_the_last_sentence_opened(
    language: str, text: str, who: str
) -> None:
    assert last(text, language).attribution.name == who


def test_a_person_of_an_earlier_sentence_does_not_speak_in_place_of_who_spoke_since() -> None:
    text = "Mayor Ida Brandt wept. Officer Tom Ilves said it was over. “There was nothing that we could do.”"
    assert "Tom Ilves" in last(text, "en").attribution.name


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "pl",
            "Szefowa resortu pracy Helena Wilk przyjechała do Łodzi. Związek Nauczycieli Zenit ogłosił strajk. Resort zapewnia, że pieniądze są.",
            "resortu pracy",
        ),
        (
            "en",
            "The head of the labour ministry, Ida Brandt, came to York. The Ministry of Health is closed. The ministry said on Monday that nobody was hurt.",
            "Ministry of Health",
        ),
    ],
)
def test_the_ministry_is_the_one_that_a_person_was_said_to_head_unless_one_was_named_since(
    language: str, text: str, who: str
) -> None:
    assert who in last(text, language).attribution.name


def test_a_firm_is_known_again_whose_name_stands_behind_the_word_for_it() -> None:
    text = "बंदरगाह पर निजी कंपनी अग्निरथ स्पेस के केंद्र में धमाका हुआ। कंपनी के मुताबिक नौ लोग घायल हुए।"
    assert last(text, "hi").attribution.name == "निजी कंपनी अग्निरथ स्पेस"


def test_two_firms_together_are_not_the_firm() -> None:
    text = (
        "한빛상선과 미나토는 합병에 합의했다. 두 회사는 본사를 옮긴다고 밝혔다. 회사는 손실이 없다고 밝혔다."
    )
    assert last(text, "ko").attribution.name != "두 회사"


def test_what_a_chinese_firm_makes_public_is_its_own() -> None:
    text = "华远铜业公司10日公告，铜矿发生坍塌。公告称，事故造成2人遇难。"
    assert [one.attribution.name for one in reading(text, "zh").passages] == ["华远铜业公司", "华远铜业公司"]
