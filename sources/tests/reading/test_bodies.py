"""Who speaks where institutes, papers, documents and offices do, in every language with a lexicon."""

from pathlib import Path

import pytest
import yaml

from sources.reading.types import CueKind, Passage
from sources.reading.voices import said_by

from .support import reading

SENTENCES: dict[str, list[tuple[str, str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "bodies.yaml").read_text(encoding="utf-8")
)


def last(text: str, language: str) -> Passage:
    return reading(text, language).passages[-1]


@pytest.mark.parametrize(
    ("language", "kind", "name", "text"),
    [(language, kind, name, text) for language, rows in SENTENCES.items() for kind, name, text in rows],
)
def test_a_body_speaks_by_its_own_name(language: str, kind: str, name: str, text: str) -> None:
    passage = last(text, language)
    found = passage.attribution.name.casefold()
    assert found, text
    assert name.casefold() in found or found in name.casefold()
    assert any(cue.kind is CueKind.DENY for cue in passage.cues) is (kind == "denied")


def test_every_language_with_a_lexicon_has_bodies_that_speak() -> None:
    folder = Path(__file__).parents[2] / "reading" / "lexicon"
    assert set(SENTENCES) == {path.stem for path in folder.glob("*.yaml")} - {"shared"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A report on the Kestrel institute was printed on Monday."),
        ("de", "Die Autoren trafen sich in Lundby."),
        ("fr", "L’enquête sur la Fédération des apiculteurs continue."),
        ("fr", "Estimé à 2 millions d’euros, le pont rouvre en mai."),
        ("ar", "وتبلغ قدرتها 480 طنا في اليوم."),
        ("zh", "关于养蜂协会的报告周一印出。"),
        ("ja", "養蜂協会についての報告書が月曜に印刷された。"),
    ],
)
def test_a_paper_that_finds_nothing_is_the_narrators(language: str, text: str) -> None:
    assert last(text, language).attribution.name == ""


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Researchers at the University of Lundby found that bread prices rose.",
            "University of Lundby",
        ),
        (
            "de",
            "Das Institut Kestrel legte ein Gutachten vor. Es veranschlagt die Kosten auf drei Millionen Euro.",
            "Kestrel",
        ),
        (
            "de",
            "Anke Rohde sprach am Montag. „Das Bad ist leer“, sagte sie. Sechs Becken seien trocken.",
            "Anke Rohde",
        ),
        (
            "de",
            "Am Fahrplan will Anke Rohde nicht rütteln: Ab Mai werde die Fähre wieder fahren.",
            "Anke Rohde",
        ),
        ("ar", "نقلت الصحيفة عن سليم باري، الناطق باسم السكان، قوله إن المسبح جاف.", "سليم باري"),
        ("ar", "نفى كمال العمري، الناطق باسم البلدية، بيع المسبح.", "كمال العمري"),
        ("zh", "据《伦比晚报》13日报道，六个泳池关闭。报道说，泳池五月重新开放。", "伦比晚报"),
        ("zh", "对于云海银行停止放款的说法，晨星乳业13日发布公告，称贷款正常。", "晨星乳业"),
        ("th", "บมจ.เคสเทรล (KSTL) แจ้งตลาดหลักทรัพย์ฯ วานนี้ว่าราคาขนมปังสูงขึ้นเมื่อวันที่ 12 พ.ค. ปีนี้", "KSTL"),
    ],
)
def test_who_speaks_across_sentences_and_clauses(language: str, text: str, name: str) -> None:
    assert name in last(text, language).attribution.name


def test_a_figure_between_a_colon_and_according_to_is_all_that_is_said() -> None:
    text = "The march went wrong: 14 people were hurt, according to police, and eleven people were arrested."
    passage = last(text, "en")
    assert "police" in said_by(passage, text.index("14 people"), text.index(", according")).name
    assert said_by(passage, text.index("and eleven"), len(text)).name == ""
    assert said_by(passage, 0, text.index(":")).name == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council put a new roof at the top of its list."),
        ("en", "Researchers worked at the University of Lundby for two years."),
        ("en", "The court sits in an old mill."),
        ("en", "The study lasted four years and cost 2 million pounds."),
        ("en", "The union opened an office in May."),
        ("de", "Die Studie dauerte vier Jahre."),
        ("de", "Das Institut befand sich in einem alten Speicher."),
        ("de", "Die Umfrage läuft noch bis Mai."),
        ("fr", "L’étude a duré quatre ans."),
        ("fr", "La cour se réunit dans un ancien moulin."),
        ("es", "El estudio duró cuatro años y costó 2 millones."),
        ("es", "La empresa acusó una caída de ventas del 4 %."),
        ("it", "Lo studio è durato quattro anni."),
        ("it", "In aula erano presenti 27 persone."),
        ("pt", "O estudo durou quatro anos."),
        ("pt", "A obra avança e custa 2 milhões."),
        ("ru", "Исследование длилось четыре года."),
        ("ru", "Компания бросила проект в мае."),
        ("vi", "Nghiên cứu kéo dài bốn năm."),
        ("vi", "Nhà máy khai thác 214 mỏ."),
        ("vi", "Công ty khai trương cửa hàng mới."),
        ("zh", "这项研究历时四年。"),
        ("zh", "法院位于一座旧磨坊。"),
        ("zh", "公司周一关闭了工厂。"),
        ("zh", "该公司拥有三家工厂，员工四百人。"),
        ("ja", "研究は4年続いた。"),
        ("ja", "裁判所は古い製粉所にある。"),
        ("ko", "연구는 4년간 이어졌다."),
        ("ko", "법원은 오래된 방앗간에 있다."),
        ("ar", "استمرت الدراسة أربع سنوات."),
        ("ar", "شهدت المدينة أمطارا غزيرة."),
        ("tr", "Araştırma dört yıl sürdü."),
        ("id", "Penelitian itu berlangsung empat tahun."),
        ("th", "การศึกษาใช้เวลาสี่ปี"),
        ("fa", "این پژوهش چهار سال طول کشید."),
        ("he", "המחקר נמשך ארבע שנים."),
        ("hi", "यह अध्ययन चार साल चला।"),
        ("pl", "Badanie trwało cztery lata."),
        ("nl", "Het onderzoek duurde vier jaar."),
        ("sv", "Studien pågick i fyra år."),
        ("uk", "Дослідження тривало чотири роки."),
        ("ro", "Studiul a durat patru ani."),
        ("fa", "شرکت در ماه مه تعطیل شد."),
        ("bn", "গবেষণাটি চার বছর চলেছে।"),
        ("he", "המפעל נסגר בחודש מאי."),
        ("ar", "أغلقت الشركة المصنع في مايو."),
    ],
)
def test_what_bodies_and_papers_do_without_saying_it_is_the_narrators(language: str, text: str) -> None:
    assert last(text, language).attribution.name == ""
