"""Who retells whom: credits, order, and what is no echo."""

from __future__ import annotations

import pytest

from facts.lineage import propose
from facts.tests.texts import fillers, said, text
from sources.reading.types import Attribution, AttributionKind, CueKind, Name


def outlet(name: str) -> Attribution:
    return Attribution(AttributionKind.OUTLET, name)


def credit(name: str, *, why: str = "") -> Name:
    return Name(0, len(name), name, why=why)


def sentences(language: str, count: int, prefix: str = ""):
    return [said(f"{prefix}Sentence {n} in {language}.", f"{prefix}topic {n}") for n in range(count)]


@pytest.mark.parametrize(
    ("place", "echo"),
    [
        pytest.param(0, True, id="in the lead"),
        pytest.param(3, True, id="early on"),
        pytest.param(9, False, id="late, for a detail"),
    ],
)
def test_where_an_outlet_is_credited_decides(place, echo):
    passages = sentences("en", 10)
    passages[place] = said("Reuters reported a pledge.", "pledge", by=outlet("Reuters"))
    proposals = propose([text("a", "en", *passages, credits=[credit("Reuters")])])
    assert [(p.source, p.origin, p.outlet) for p in proposals] == ([("a", "", "Reuters")] if echo else [])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("fa", "به نوشته روزنامه کوریر نادمورسکی پل فرو ریخت.", id="Persian"),
        pytest.param("ar", "ذكرت صحيفة كورير نادمورسكي أن الجسر انهار.", id="Arabic"),
        pytest.param("hi", "अख़बार कूरियर नादमोर्स्की ने लिखा कि पुल ढह गया।", id="Hindi"),
        pytest.param("he", "כך דיווח העיתון קורייר נדמורסקי.", id="Hebrew"),
        pytest.param("th", "หนังสือพิมพ์คูเรียร์นาดมอร์สกีรายงานว่าสะพานถล่ม", id="Thai, without blanks"),
    ],
)
def test_a_paper_of_the_story_is_recognised_by_its_sound(language, words):
    echo = text("a", language, said(words, "topic 0"), *sentences(language, 6)[1:])
    origin = text("b", "pl", *sentences("pl", 6), outlet="Kurier Nadmorski")
    other = text("c", "it", *sentences("it", 6, "other "), outlet="Il Mattino Ligure")
    assert [(p.source, p.origin, p.outlet) for p in propose([echo, origin, other])] == [
        ("a", "b", "Kurier Nadmorski")
    ]


def test_a_country_in_a_source_note_is_no_outlet():
    told = said("People told Malawi about it.", "topic 0", names=["Malawi"], by=outlet("Malawi"))
    note = said("Photo: Lilongwe, Malawi.", "note", boilerplate="credit")
    assert propose([text("a", "en", *sentences("en", 5)[:4], told, note, credits=[credit("Malawi")])]) == ()


def test_a_source_note_makes_an_echo():
    passages = [*sentences("en", 9), said("Source: Reuters.", "note", boilerplate="footer")]
    (proposal,) = propose([text("a", "en", *passages, credits=[credit("Reuters")])])
    assert proposal.outlet == "Reuters"
    assert any("source note" in reason for reason in proposal.reasons)


def test_the_origin_is_the_text_that_the_story_holds():
    told = said("According to Example Post, it rained.", "topic 0", by=outlet("Example Post"))
    echo = text("a", "tr", told, *sentences("tr", 6)[1:], credits=[credit("Example Post")])
    origin = text("b", "en", *sentences("en", 6), outlet="The Example Post")
    (proposal,) = propose([echo, origin])
    assert (proposal.source, proposal.origin) == ("a", "b")


def test_an_outlet_that_names_itself_is_no_echo():
    own = said("Two people told Example Post about it.", "topic 0", by=outlet("Example Post"))
    masthead = said("Example Post", "head", boilerplate="byline")
    known = text("a", "en", own, *sentences("en", 5), outlet="Example Post", credits=[credit("Example Post")])
    unknown = text("b", "en", masthead, own, *sentences("en", 5), credits=[credit("Example Post")])
    assert propose([known]) == ()
    assert propose([unknown]) == ()


def test_an_agency_in_the_byline_alone_is_not_enough():
    byline = said("Hamburg (abc/dpa)", "head", boilerplate="dateline")
    source = text("a", "de", byline, *sentences("de", 8), credits=[credit("dpa", why="in the dateline")])
    assert propose([source]) == ()


def test_a_text_without_credits_follows_the_one_that_it_retells_in_order():
    credited = [
        said("Wire Daily told it first.", "topic 0", by=outlet("Wire Daily")),
        *sentences("pt", 24)[1:],
    ]
    told = text("a", "pt", *credited, credits=[credit("Wire Daily")])
    silent = text("b", "id", *sentences("id", 24))
    proposals = {p.source: p for p in propose([told, silent])}
    assert proposals["b"].outlet == "Wire Daily"
    assert any("same order" in reason for reason in proposals["b"].reasons)


def test_a_short_independent_report_of_the_same_events_is_no_echo():
    credited = [
        said("Wire Daily told it first.", "topic 0", by=outlet("Wire Daily")),
        *sentences("pt", 9)[1:],
    ]
    told = text("a", "pt", *credited, credits=[credit("Wire Daily")])
    independent = text("b", "id", *sentences("id", 9))
    assert [p.source for p in propose([told, independent])] == ["a"]


def test_many_shared_passages_in_another_order_are_no_echo():
    credited = [
        said("Wire Daily told it first.", "topic 0", by=outlet("Wire Daily")),
        *sentences("pt", 24)[1:],
    ]
    told = text("a", "pt", *credited, credits=[credit("Wire Daily")])
    shuffled = sentences("id", 24)
    independent = text("b", "id", *shuffled[::2], *shuffled[1::2][::-1])
    assert [p.source for p in propose([told, independent])] == ["a"]


def test_two_reports_of_one_event_that_credit_nobody_are_no_echoes():
    assert propose([text("a", "pt", *sentences("pt", 26)), text("b", "id", *sentences("id", 24))]) == ()


def test_a_copy_that_credits_nobody_is_an_echo_of_the_longer_text():
    passages = sentences("en", 26)
    (proposal,) = propose([text("a", "en", *passages), text("b", "en", *passages[:24])])
    assert (proposal.source, proposal.origin) == ("b", "a")


def test_one_outlet_in_two_scripts_is_one_origin():
    latin = text(
        "a", "en", said("TechCrunch says so.", "x", by=outlet("TechCrunch")), credits=[credit("TechCrunch")]
    )
    arabic = text(
        "b", "ar", said("قال تك كرانش ذلك.", "x", by=outlet("تك كرانش")), credits=[credit("تك كرانش")]
    )
    assert {p.outlet for p in propose([latin, arabic])} == {"TechCrunch"}


def test_the_order_of_texts_does_not_matter():
    texts = [
        text("a", "en", said("Reuters says so.", "x", by=outlet("Reuters")), credits=[credit("Reuters")]),
        text("b", "de", *fillers("de", "rain", "roads")),
    ]
    assert propose(texts) == propose(texts[::-1])


def test_nothing_held_proposes_nothing():
    assert propose([]) == ()


def test_whom_unnamed_sources_tell_is_an_outlet():
    told = said(
        "Two people told NewsPulse about it.",
        "topic 0",
        names=["NewsPulse"],
        cues=[("told", CueKind.REPORT)],
        by=Attribution(AttributionKind.ANONYMOUS, "people", count=2),
    )
    (proposal,) = propose([text("a", "en", told, *sentences("en", 8))])
    assert proposal.outlet == "NewsPulse"


def test_a_party_to_the_story_is_no_outlet():
    told = said(
        "Two people told Alpha about it.",
        "topic 0",
        names=["Alpha"],
        cues=[("told", CueKind.REPORT)],
        by=Attribution(AttributionKind.ANONYMOUS, "people", count=2),
    )
    acts = [said(f"Alpha opened port {n}.", f"port {n}", names=["Alpha"]) for n in range(6)]
    assert propose([text("a", "en", told, *acts)]) == ()


@pytest.mark.parametrize(
    ("language", "words", "by", "cue", "names"),
    [
        pytest.param("ar", "أعلنت وكالة البحر للأنباء انهيار الجسر.", "وكالة البحر للأنباء", "أعلنت", [], id="Arabic"),
        pytest.param("de", "Der Deichbote Nachrichten meldet den Einsturz.", "Deichbote Nachrichten", "meldet", [], id="German"),
        pytest.param("zh", "据《北岸晨报》（North Shore Morning）9日报道，大桥倒塌。", "", "报道", [], id="Chinese, in title marks"),
        pytest.param("pl", "Gazeta Nadbrzeżna informuje o katastrofie.", "", "informuje", ["Gazeta Nadbrzeżna"], id="Polish"),
    ],
)  # fmt: skip
def test_an_outlet_is_known_by_a_word_in_its_name(language, words, by, cue, names):
    speaker = Attribution(AttributionKind.OFFICIAL, by) if by else None
    told = said(words, "topic 0", by=speaker, cues=[(cue, CueKind.REPORT)], names=names)
    (proposal,) = propose([text("a", language, told, *sentences(language, 6)[1:])])
    assert proposal.origin == ""


def test_a_dateline_that_tells_what_a_paper_reports_is_the_lead():
    told = said("据《北岸晨报》9日报道，", "head", boilerplate="dateline", cues=[("报道", CueKind.REPORT)])
    (proposal,) = propose([text("a", "zh", told, *sentences("zh", 6))])
    assert (proposal.outlet, "the lead credits it: 北岸晨报" in proposal.reasons) == ("北岸晨报", True)


def test_an_outlet_that_is_told_something_by_the_end_of_its_name_is_no_echo():
    head = said("Rheinischer Deichkurier, 3. Mai", "head", boilerplate="dateline")
    told = said(
        "Das sagte sie dem Deichkurier.",
        "topic 0",
        cues=[("sagte", CueKind.REPORT)],
        by=Attribution(AttributionKind.OUTLET, "Deichkurier"),
        names=["Deichkurier"],
    )
    assert propose([text("a", "de", head, told, *sentences("de", 6)[1:])]) == ()


def test_a_line_at_the_head_with_a_word_for_the_press_names_the_outlet_itself():
    head = said("ข่าวเหนือออนไลน์ | 14 พ.", "head")
    told = said(
        "เขากล่าวกับ ข่าวเหนือออนไลน์", "topic 0", cues=[("กล่าว", CueKind.REPORT)], names=["ข่าวเหนือออนไลน์"]
    )
    assert propose([text("a", "th", head, told, *sentences("th", 6)[1:])]) == ()


@pytest.mark.parametrize(
    ("language", "words", "cue", "names"),
    [
        pytest.param(
            "id", "Menurut laporan koran setempat, El Puente del Sur, jembatan runtuh.", "Menurut laporan", ["El Puente del Sur"],
            id="the same script",
        ),
        pytest.param("ar", 'انهار الجسر، وفق ما أوردت وكالة "إل بوينتي ديل سور".', "أوردت", [], id="another script, in marks"),
    ],
)  # fmt: skip
def test_an_outlet_of_the_story_that_is_named_where_something_is_reported_is_credited(
    language, words, cue, names
):
    told = said(words, "topic 0", cues=[(cue, CueKind.REPORT)], names=names)
    echo = text("a", language, told, *sentences(language, 6)[1:])
    origin = text("b", "es", *sentences("es", 6), outlet="El Puente del Sur")
    (proposal,) = propose([echo, origin])
    assert (proposal.source, proposal.origin) == ("a", "b")


def test_an_agency_outside_the_story_ends_where_it_reports_in_a_script_without_blanks():
    told = said("สำนักข่าวซีไซด์เพรสรายงานว่าสะพานถล่ม", "topic 0", cues=[("รายงานว่า", CueKind.REPORT)])
    (proposal,) = propose([text("a", "th", told, *sentences("th", 6)[1:])])
    assert (proposal.origin, proposal.outlet) == ("", "ซีไซด์เพรส")


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        pytest.param(
            "en",
            "The study appeared in the journal Vital Signs, it said.",
            "Vital Signs",
            id="called a journal",
        ),
        pytest.param(
            "de", "Das Fachblatt „Herz und Kreislauf“ berichtete darüber.", "Herz und Kreislauf", id="German"
        ),
        pytest.param(
            "en",
            "Baltic Journal of Medicine reported fewer cases.",
            "Baltic Journal of Medicine",
            id="by its name",
        ),
        pytest.param("es", "Lo publicó la revista científica Mar Abierto.", "Mar Abierto", id="Spanish"),
        pytest.param("ja", "学術誌「海と空」が報じた。", "海と空", id="Japanese"),
    ],
)
def test_whoever_tells_of_a_study_in_a_learned_journal_echoes_nobody(language, words, name):
    told = said(words, "study", names=[name], by=outlet(name))
    assert propose([text("a", language, told, *sentences(language, 8), credits=[credit(name)])]) == ()


def test_the_masthead_of_another_text_is_credited_where_the_reader_parts_its_name():
    told = said(
        "Gugatan didaftarkan, demikian dilaporkan harian setempat Le Phare des Dunes.", "topic 0",
        names=["Le Phare", "Dunes"], cues=[("dilaporkan", CueKind.REPORT)],
    )  # fmt: skip
    echo = text("a", "id", told, *sentences("id", 6)[1:])
    origin = text("b", "fr", *sentences("fr", 6), outlet="Le Phare des Dunes")
    assert [(p.source, p.origin) for p in propose([echo, origin])] == [("a", "b")]
