from collections.abc import Sequence

import pytest

from sources.reading.ears import LEAST
from sources.reading.hearing import Heard, Label, Sound
from sources.reading.reader import read
from sources.reading.types import Attribution, AttributionKind, Passage
from sources.tests.reading.support import no_vectors

TAGS = {"s": Label.SOURCE, "r": Label.REPORT, "d": Label.DENY, "n": Label.DECLINE, "c": Label.CONTENT}


def read_hearing(text: str, language: str, *heard: tuple[str, str], share: float = 0.9) -> Passage:
    """The single passage of a sentence in which these words are heard, each with its tag."""

    def hear(texts: Sequence[str]) -> list[Sound]:
        return [
            Sound(
                heard=[
                    Heard(found.index(words), found.index(words) + len(words), TAGS[tag], share)
                    for tag, words in heard
                ]
            )
            for found in texts
        ]

    (passage,) = read(text, language=language, embed=no_vectors, hear=hear).passages
    return passage


def said(passage: Passage) -> list[tuple[str, str]]:
    """Who says which words."""
    return [
        (voice.attribution.name, passage.text[voice.start - passage.start : voice.end - passage.start])
        for voice in passage.voices
    ]


def test_a_verb_that_no_list_holds_reports_when_it_is_surely_heard() -> None:
    passage = read_hearing(
        "The ferry is safe, trumpeted Tom Ilves.",
        "en",
        ("c", "The ferry is safe"),
        ("r", "trumpeted"),
        ("s", "Tom Ilves"),
    )
    assert passage.attribution.name == "Tom Ilves"
    assert said(passage) == [("Tom Ilves", "The ferry is safe")]


def test_one_that_is_not_surely_heard_reports_nothing() -> None:
    passage = read_hearing(
        "The ferry is safe, trumpeted Tom Ilves.",
        "en",
        ("c", "The ferry is safe"),
        ("r", "trumpeted"),
        ("s", "Tom Ilves"),
        share=LEAST - 0.1,
    )
    assert passage.attribution.kind is AttributionKind.OWN


def test_a_speaker_and_an_object_without_quotation_marks_are_no_report() -> None:
    passage = read_hearing(
        "The union has called a strike of two days.", "en", ("s", "The union"), ("c", "a strike of two days")
    )
    assert passage.attribution == Attribution(AttributionKind.OWN)


def test_a_quotation_needs_no_verb_of_saying() -> None:
    passage = read_hearing(
        "“We will rebuild every single house” – mayor Ana Ruiz.",
        "en",
        ("c", "“We will rebuild every single house”"),
        ("s", "mayor Ana Ruiz"),
    )
    assert passage.attribution.name == "Ana Ruiz"


def test_each_verb_goes_with_its_own_speaker() -> None:
    passage = read_hearing(
        "The ministry said 40 were hurt, while doctors counted 52 wounded.",
        "en",
        ("s", "The ministry"),
        ("r", "said"),
        ("c", "40 were hurt"),
        ("s", "doctors"),
        ("r", "counted"),
        ("c", "52 wounded"),
    )
    assert [words for _, words in said(passage)] == ["40 were hurt", "52 wounded"]
    assert len({name for name, _ in said(passage)}) == 2


def test_a_second_verb_goes_on_with_the_speaker_of_the_first() -> None:
    passage = read_hearing(
        "The mill will close, Ana Ruiz said, adding that nobody is dismissed.",
        "en",
        ("c", "The mill will close"),
        ("s", "Ana Ruiz"),
        ("r", "said"),
        ("r", "adding"),
        ("c", "nobody is dismissed"),
    )
    assert said(passage) == [("Ana Ruiz", "The mill will close"), ("Ana Ruiz", "that nobody is dismissed")]


def test_what_somebody_declines_to_speak_of_is_not_said() -> None:
    passage = read_hearing(
        "Ana Ruiz would not discuss the price of the mill.",
        "en",
        ("s", "Ana Ruiz"),
        ("n", "would not discuss"),
        ("c", "the price of the mill"),
    )
    assert passage.voices == ()


def test_a_name_beside_the_word_for_what_it_is_belongs_to_the_speaker() -> None:
    passage = read_hearing(
        "O sindicato médico Vigil contabiliza 52 hospitais sem acesso.",
        "pt",
        ("s", "O sindicato médico Vigil"),
        ("r", "contabiliza"),
        ("c", "52 hospitais sem acesso"),
    )
    assert "Vigil" in passage.attribution.name


def test_of_whom_a_speaker_is_one_does_not_speak() -> None:
    passage = read_hearing(
        "Two employees of Kestrel said the line was never cut.",
        "en",
        ("s", "Two employees of Kestrel"),
        ("r", "said"),
        ("c", "the line was never cut"),
    )
    assert passage.attribution.name != "Kestrel"


def test_a_german_noun_with_its_article_is_no_name() -> None:
    passage = read_hearing(
        "Nach Angaben der Zimmerei fehlen zwölf Balken.",
        "de",
        ("r", "Nach Angaben"),
        ("s", "der Zimmerei"),
        ("c", "fehlen zwölf Balken"),
    )
    assert passage.attribution.kind is AttributionKind.OFFICIAL


def test_who_is_not_heard_is_found_by_the_features_of_a_verb_on_file() -> None:
    passage = read_hearing(
        "The mill will close, Ana Ruiz said.", "en", ("c", "The mill will close"), ("r", "said")
    )
    assert passage.attribution.name == "Ana Ruiz"


def test_a_chinese_name_behind_a_word_for_somebody_is_theirs() -> None:
    passage = read_hearing(
        "水文专家林若川说，水库还能撑两个月。",
        "zh",
        ("s", "水文专家林若川"),
        ("r", "说"),
        ("c", "水库还能撑两个月"),
    )
    assert (passage.attribution.kind, passage.attribution.name) == (AttributionKind.NAMED, "水文专家林若川")


def test_a_place_within_a_speaker_is_not_the_speaker() -> None:
    passage = read_hearing(
        "港南郵船と韓国テヤン商船は17日、経営統合すると発表した。",
        "ja",
        ("s", "港南郵船と韓国テヤン商船"),
        ("c", "経営統合すると"),
        ("r", "発表した"),
    )
    assert passage.attribution.name == "港南郵船と韓国テヤン商船"


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        (
            "en",
            "The national disaster agency, BNPB, sent two ships to the island. Dewi Saleh of the agency asked for tents. The European Union "
            "has offered 2.5 million euros, and the Qatar Red Crescent has pledged $5 million, Reuters reported.",
            "Reuters",
        ),
        (
            "ru",
            "Портовое агентство закрыло бухту. Глава агентства Ида Брандт попросила о помощи. "
            "Два судна сели на мель, сообщило агентство Рейтер.",
            "Рейтер",
        ),
        (
            "tr",
            "Liman idaresi körfezi kapattı. İdare başkanı Ayşe Demir çadır istedi. "
            "İki gemi karaya oturdu, diye bildirdi Anadolu Ajansı.",
            "Anadolu Ajansı",
        ),
        (
            "hi",
            "बंदरगाह एजेंसी ने खाड़ी बंद की। एजेंसी प्रमुख सीमा राव ने तंबू माँगे। दो जहाज़ फँस गए, समाचार एजेंसी रॉयटर्स ने बताया।",
            "रॉयटर्स",
        ),
    ],
)
def test_an_agency_that_reports_is_not_taken_for_somebody_named_before(
    language: str, text: str, agency: str
) -> None:
    assert read(text, language=language, embed=no_vectors).passages[-1].attribution.name == agency


def test_the_few_words_between_a_verb_and_what_is_said_are_said_too() -> None:
    passage = read_hearing(
        "Tom Ilves said on Monday they had agreed to merge.",
        "en",
        ("s", "Tom Ilves"),
        ("r", "said"),
        ("c", "agreed to merge"),
    )
    assert [words for _, words in said(passage)] == ["on Monday they had agreed to merge"]


def test_all_that_stands_before_a_subject_and_a_verb_that_close_the_sentence_is_said() -> None:
    passage = read_hearing(
        "The stage blew up during a firing on Thursday, hurting nine, officials said.",
        "en",
        ("c", "The stage blew up during"),
        ("s", "officials"),
        ("r", "said"),
    )
    assert said(passage) == [("officials", "The stage blew up during a firing on Thursday, hurting nine")]


def test_what_is_said_ends_with_its_clause() -> None:
    passage = read_hearing(
        "Mayor Ida Brandt said the bridge would stay shut until May, but cars crossed it.",
        "en",
        ("s", "Mayor Ida Brandt"),
        ("r", "said"),
        ("c", "the bridge would stay"),
    )
    assert said(passage) == [("Ida Brandt", "the bridge would stay shut until May")]


def test_what_follows_a_quotation_in_its_clause_is_the_narrators() -> None:
    passage = read_hearing(
        "Mayor Ida Brandt called it “a lie” on the steps of the town hall.",
        "en",
        ("s", "Mayor Ida Brandt"),
        ("r", "called it"),
        ("c", "“a lie”"),
    )
    assert said(passage) == [("Ida Brandt", "“a lie”")]


def test_of_two_people_within_a_speaker_the_one_with_the_longer_name_speaks() -> None:
    passage = read_hearing(
        "試験責任者のカルティク・スビア氏は、圧力が急に下がったと説明した。",
        "ja",
        ("s", "試験責任者のカルティク・スビア氏"),
        ("c", "圧力が急に下がった"),
        ("r", "説明した"),
    )
    assert passage.attribution.name == "カルティク・スビア"


def test_whoever_is_heard_speaks_by_a_verb_on_file_that_is_not_heard() -> None:
    text = "L’édile Bruno Castan a promis une enquête. Une boulangère jure n’avoir rien demandé."

    def hear(texts: Sequence[str]) -> list[Sound]:
        who = "Une boulangère"
        return [
            Sound(heard=[Heard(0, len(who), Label.SOURCE, 0.9)] if text.startswith(who) else [])
            for text in texts
        ]

    last = read(text, language="fr", embed=no_vectors, hear=hear).passages[-1]
    assert last.attribution.name == "Une boulangère"


@pytest.mark.parametrize(
    ("language", "text", "who", "verb", "what"),
    [
        ("en", "The ministry ordered an inquiry into the fall.", "The ministry", "ordered", "an inquiry into the fall"),
        ("de", "Das Amt ordnete eine neue Prüfung der Brücke an.", "Das Amt", "ordnete", "eine neue Prüfung der Brücke"),
        ("fr", "Le préfet a ordonné la fermeture du pont.", "Le préfet", "a ordonné", "la fermeture du pont"),
        ("es", "Las empresas acordaron una fusión por acciones.", "Las empresas", "acordaron", "una fusión por acciones"),
        ("vi", "Ông Nam ra lệnh đóng cửa toàn bộ nhà máy.", "Ông Nam", "ra lệnh", "đóng cửa toàn bộ nhà máy"),
        ("ru", "Министр поручил проверить все мосты области.", "Министр", "поручил", "проверить все мосты области"),
        ("tr", "Şirketler hisse takasıyla birleşmeyi kararlaştırdı.", "Şirketler", "kararlaştırdı", "hisse takasıyla birleşmeyi"),
        ("zh", "厂长道歉并负担全部医药费。", "厂长", "道歉", "并负担全部医药费"),
    ],
)  # fmt: skip
def test_an_order_an_agreement_or_an_apology_is_an_act_and_no_report(
    language: str, text: str, who: str, verb: str, what: str
) -> None:
    passage = read_hearing(text, language, ("s", who), ("r", verb), ("c", what))
    assert passage.attribution.kind is AttributionKind.OWN


@pytest.mark.parametrize(
    ("language", "text", "who", "verb", "what"),
    [
        ("en", "The owner agreed that the ferry was too full.", "The owner", "agreed", "the ferry was too full"),
        ("en", "“We are sorry for it all,” the owner apologised.", "the owner", "apologised", "“We are sorry for it all,”"),
        ("ja", "社長は再発を防ぐと謝罪した。", "社長", "謝罪した", "再発を防ぐ"),
    ],
)  # fmt: skip
def test_it_reports_with_a_clause_or_a_quotation(
    language: str, text: str, who: str, verb: str, what: str
) -> None:
    passage = read_hearing(text, language, ("s", who), ("r", verb), ("c", what))
    assert passage.attribution.kind is not AttributionKind.OWN


@pytest.mark.parametrize(
    ("language", "text", "heard", "rest"),
    [
        (
            "ko",
            '박미란 위원장은 "해외 거점부터 자를 것이다"며 다음 달 5일 찬반투표를 실시하겠다고 예고했다.',
            [("s", "박미란 위원장은"), ("c", '"해외 거점부터 자를 것이다"')],
            "다음 달 5일 찬반투표를 실시하겠다",
        ),
        (
            "ja",
            "高梨市長は「残念だ」と述べ、来月中に橋を通れるようにする考えを示し、工事は続くと説明した。",
            [("s", "高梨市長"), ("c", "「残念だ」"), ("r", "述べ")],
            "来月中に橋を通れるようにする考え",
        ),
    ],
)
def test_a_last_verb_on_file_goes_on_with_the_speaker_heard_before_it(
    language: str, text: str, heard: list[tuple[str, str]], rest: str
) -> None:
    passage = read_hearing(text, language, *heard)
    (first, _), (second, words) = said(passage)
    assert first == second
    assert rest in words


def test_unnamed_sources_are_nobody_named_before_and_not_the_paper_that_they_told() -> None:
    text = "海风公司总裁刘志远出席了仪式。\n\n两名知情人士向海峡日报透露，该公司将关闭两座工厂。"
    found = read(text, language="zh", embed=no_vectors).passages[-1].attribution
    assert found.kind is AttributionKind.ANONYMOUS
    assert "海峡日报" not in found.name
