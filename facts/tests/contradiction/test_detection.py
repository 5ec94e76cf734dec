"""Stance, dates, sets, roles, speakers; and on whose account the sides differ."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from facts.contradiction import compare, detect
from facts.contradiction.types import ContradictionKind, Label, List
from facts.matching import negation
from facts.matching.background import language_mean
from facts.matching.types import Value
from facts.tests.texts import ANONYMOUS, amount, cited, named, position, said, vector
from sources.reading.types import (
    Attribution,
    AttributionKind,
    Cue,
    CueKind,
    DateExpression,
    NameKind,
    Passage,
)


def no_meaning(texts):
    """An embedder for which no two words are alike."""
    return np.eye(384, dtype=np.float32)[: len(texts)]


def test_stated_denial_against_affirmation_is_a_contradiction_of_speakers():
    outside = position("1", cited(by=ANONYMOUS), denies=True, stated=True)
    inside = position("2", cited(by=named("Ruben Mayer"), source="b"), stated=True)
    (found,) = detect([inside, outside])
    assert (found.kind, found.list, found.label) == (
        ContradictionKind.POLARITY,
        List.MAIN,
        Label.SPEAKERS_DIFFER,
    )
    assert (found.left, found.right) == ("1", "2")


def test_a_narrator_against_a_quoted_denial_is_not_a_difference_of_narrators():
    told = position("1", cited(source="a"), stated=True)
    denied = position("2", cited(source="b", by=named("Ruben Mayer")), denies=True, stated=True)
    assert detect([told, denied])[0].label is Label.SPEAKERS_DIFFER


def test_outlets_that_quote_one_speaker_differently_differ_as_narrators():
    left = position("1", cited(amount("127"), by=named("Yusran Palebo")))
    right = position("2", cited(amount("172"), by=named("Palebo"), source="b"))
    assert detect([left, right])[0].label is Label.NARRATORS_DIFFER


def test_an_outright_denial_weighs_more_than_a_negation():
    words = said("The ministry denied the deal.", "deal", cues=[("denied", CueKind.DENY)])
    affirmed = position("1", cited())
    (outright,) = detect([affirmed, position("2", cited(passage=words), denies=True)])
    (mere,) = detect([affirmed, position("2", cited(), denies=True)])
    assert outright.score > mere.score
    assert mere.list is List.UNCERTAIN


@pytest.mark.parametrize(
    ("left", "right", "list_"),
    [
        pytest.param("2027-06-30", "2027-12-31", List.MAIN, id="two days"),
        pytest.param("2026", "2027", List.MAIN, id="two years"),
        pytest.param("2026-03-13", "2026-03-14", List.UNCERTAIN, id="neighbouring days"),
    ],
)
def test_dates_that_cannot_be_one_contradict(left, right, list_):
    positions = [position("1", cited(Value(date=left))), position("2", cited(Value(date=right)))]
    (found,) = detect(positions)
    assert (found.kind, found.list) == (ContradictionKind.DATE, list_)


@pytest.mark.parametrize(
    ("left", "right", "list_"),
    [
        pytest.param("2027-06-12", "2027-06-21", List.MAIN, id="digits of the day"),
        pytest.param("2027-06-12", "2027-07-12", List.MAIN, id="another month"),
        pytest.param("--06-12", "2027-07-12", List.MAIN, id="another month, one year unknown"),
        pytest.param("2027-06-12", "2027-06-17", List.UNCERTAIN, id="another day"),
    ],
)
def test_dates_of_loosely_alike_words_are_an_alarm_where_one_part_alone_slipped(left, right, list_):
    told = [cited(Value(date=left), source=source, score=0.6) for source in ("a", "b")]
    (found,) = detect([position("1", *told), position("2", cited(Value(date=right), source="c", score=0.6))])
    assert found.list is list_


def test_dates_that_differ_are_told_in_words():
    (found,) = detect(
        [position("1", cited(Value(date="--06-03"))), position("2", cited(Value(date="2027-06-13")))]
    )
    assert found.reason.startswith("3 June against 13 June 2027")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("2027", "2027-06-30", id="a year and its day"),
        pytest.param("2027-Q2", "2027-06", id="a quarter and its month"),
        pytest.param("--06", "2027-06-13", id="a month without a year"),
    ],
)
def test_a_date_told_less_exactly_does_not_contradict(left, right):
    assert detect([position("1", cited(Value(date=left))), position("2", cited(Value(date=right)))]) == ()


def test_one_moment_in_two_time_zones_is_no_contradiction():
    local = Passage(
        0, 9, "at 04:17.", dates=(DateExpression(0, 8, "at 04:17", "2026-03-14", "04:17", "+08:00"),)
    )
    abroad = Passage(
        0, 9, "at 20:17.", dates=(DateExpression(0, 8, "at 20:17", "2026-03-13", "20:17", "+00:00"),)
    )
    left = position("1", cited(Value(date="2026-03-14"), passage=local))
    right = position("2", cited(Value(date="2026-03-13"), passage=abroad))
    comparison = compare(left, right)
    assert comparison is not None
    assert "time zones" in comparison.exempt


@pytest.mark.parametrize(
    ("left", "language", "right", "list_"),
    [
        pytest.param("spokesman", "fr", "directrice", List.MAIN, id="one speaks for it, the other leads it"),
        pytest.param("director", "hi", "उप निदेशक", List.MAIN, id="one is the other's deputy"),
        pytest.param("mayor", "uk", "губернатор", List.UNCERTAIN, id="two offices that one may hold"),
        pytest.param("spokesman", "es", "portavoz", None, id="one office in two languages"),
        pytest.param("president", "zh", "总裁", None, id="leaders whom languages call differently"),
        pytest.param("founder", "ar", "الرئيس التنفيذي", None, id="a calling beside an office"),
    ],
)
def test_titles_contradict_when_nobody_holds_both(left, language, right, list_):
    agreed = (cited(source="a"), cited(source="c"))
    positions = [
        replace(position("1", *agreed), value=Value(role=left)),
        position("2", cited(Value(role=right), language=language, source="b")),
    ]
    found = detect(positions, embed=no_meaning)
    assert [(one.kind, one.list) for one in found] == ([(ContradictionKind.ROLE, list_)] if list_ else [])


@pytest.mark.parametrize(
    ("affirming", "shown"),
    [
        pytest.param(
            (Attribution(AttributionKind.OWN), Attribution(AttributionKind.OWN)), List.MAIN, id="outlets"
        ),
        pytest.param((ANONYMOUS, ANONYMOUS), List.MAIN, id="unnamed sources"),
        pytest.param((named("Ruben Mayer"), ANONYMOUS), List.UNCERTAIN, id="the one who denies, and others"),
    ],
)
def test_a_denial_is_an_alarm_only_against_what_others_say(affirming, shown):
    denial = said("Mayer denied it.", "deal", cues=[("denied", CueKind.DENY)])
    denies = position("1", cited(passage=denial, by=named("Mayer")), denies=True)
    affirms = position("2", *(cited(by=who, source=f"b{place}") for place, who in enumerate(affirming)))
    assert [one.list for one in detect([denies, affirms])] == [shown]


def test_what_says_no_itself_does_not_contradict_a_denial():
    def told(direction):
        vector = language_mean("en") + direction * negation.direction()
        return replace(said("The deal.", "deal"), embedding=vector / np.linalg.norm(vector))

    denial = replace(told(0.5), cues=(Cue(0, 3, "The", CueKind.DENY),))
    denies = position("1", cited(passage=denial), denies=True)
    plain = position("2", cited(passage=told(0.0), source="b"))
    negated = position("2", cited(passage=told(0.5), source="b"))
    assert len(detect([denies, plain])) == 1
    assert detect([denies, negated]) == ()
    # What a person stated is no guess of the machine's, however the words sound.
    (found,) = detect([replace(denies, stated=True), replace(negated, stated=True)])
    assert found.list is List.MAIN


def test_one_text_alone_against_many_denials_is_not_shown():
    words = said("The firm denied it.", "deal", cues=[("denied", CueKind.DENY)])
    denies = position("1", *(cited(passage=words, source=f"a{n}") for n in range(4)), denies=True)
    lone = position("2", cited(source="b", score=0.75))
    assert List.MAIN not in [one.list for one in detect([denies, lone])]


WORDS = "We need machines, not promises"


def quoting(name, language="en"):
    words = said(f"“{WORDS}”, said {name}.", "promises", quotes=[WORDS], names=[name])
    return cited(by=named(name), passage=words, language=language)


def test_the_same_words_in_two_mouths_contradict():
    left = position("1", quoting("Amir Talibe"))
    right = position("2", quoting("Ratna Lamadjido"))
    (found,) = detect([left, right])
    assert (found.kind, found.list) == (ContradictionKind.ATTRIBUTION, List.MAIN)


def test_a_speaker_whom_the_text_does_not_name_is_doubtful():
    left = position("1", quoting("Amir Talibe"))
    unnamed = said(f"“{WORDS}”, he said.", "promises", quotes=[WORDS])
    right = position("2", cited(by=named("Busan"), passage=unnamed))
    (found,) = detect([left, right])
    assert found.list is List.UNCERTAIN


def test_a_title_beside_a_speaker_shows_that_it_is_somebody():
    words = f"김민수 교통장관은 “{WORDS}”라고 말했다."
    untitled = f"부산 항만은 “{WORDS}”라고 말했다."
    for text, name, list_ in ((words, "김민수 교통장관", List.MAIN), (untitled, "부산 항만", List.UNCERTAIN)):
        spoken = said(text, "promises", quotes=[WORDS])
        right = position("2", cited(by=named(name), passage=spoken, language="ko", source="b"))
        (found,) = detect([position("1", quoting("Ratna Lamadjido")), right])
        assert found.list is list_


def test_one_speaker_in_two_scripts_does_not_contradict():
    left = position("1", quoting("Amir Talibe"))
    right = position("2", quoting("Амир Талибе", "ru"))
    assert detect([left, right]) == ()


def test_positions_without_citations_are_not_compared():
    assert detect([position("1", value=amount("1")), position("2", value=amount("9"))]) == ()


def test_the_order_of_positions_does_not_matter():
    held = [position(str(n), cited(amount(str(n * 100)), source=str(n))) for n in range(1, 5)]
    assert detect(held) == detect(held[::-1])


def test_every_score_is_explained_by_its_features():
    (found,) = detect([position("1", cited(amount("3"))), position("2", cited(amount("4")))])
    assert found.score == pytest.approx(sum(feature.weight for feature in found.features))
    assert all(feature.name in found.reason for feature in found.features)


def test_an_outlet_quoted_counts_as_a_narrator():
    wire = Attribution(AttributionKind.OUTLET, "Example Wire")
    left = position("1", cited(amount("3"), by=wire))
    right = position("2", cited(amount("4"), source="b"))
    assert detect([left, right])[0].label is Label.NARRATORS_DIFFER


def test_words_that_say_no_do_not_contradict_one_who_says_no():
    def told(words, *cues):
        return cited(passage=said(words, "valve", cues=cues))

    plain = position("1", told("The firm told nobody.", ("nobody", CueKind.NEGATE)))
    uttered = ("did not", CueKind.DENY), ("did not", CueKind.NEGATE)
    said_so = position("2", told("The insurer says it did not report it.", *uttered), denies=True)
    outright = position("2", told("The firm denied the leak.", ("denied", CueKind.DENY)), denies=True)
    assert detect([plain, said_so]) == ()
    assert detect([plain, outright])


def test_amounts_in_words_that_are_hardly_alike_are_not_on_the_main_list_unless_one_is_a_slip_of_the_other():
    left = position(
        "1", *(cited(amount("412", "people"), source=source, score=0.55) for source in ("b", "c"))
    )
    other, slip = cited(amount("380", "people")), cited(amount("421", "people"))
    (doubtful,) = detect([left, position("2", other)])
    (sure,) = detect([left, position("2", slip)])
    assert (doubtful.list, sure.list) == (List.UNCERTAIN, List.MAIN)


def test_headlines_alone_do_not_affirm_what_is_denied():
    denied = said("The club denied the move.", "move", cues=[("denied", CueKind.DENY)])
    against = position("2", cited(passage=denied), denies=True)
    words = replace(said("The club plans to move.", "move"), embedding=None)
    body = cited(passage=words, by=ANONYMOUS, score=0.9)
    headline = cited(passage=replace(words, heading=True), score=0.9)
    assert [found.list for found in detect([position("1", body), against])] == [List.MAIN]
    assert [found.list for found in detect([position("1", headline), against])] == [List.UNCERTAIN]


def test_ministers_of_two_fields_are_on_the_main_list_where_several_texts_agree_on_one():
    interior = position(
        "1",
        cited(Value(role="ministre de l'Intérieur"), language="fr"),
        cited(Value(role="ministre de l'Intérieur"), language="fr", source="b"),
    )
    defence = position("2", cited(Value(role="وزير الدفاع"), language="ar", source="c"))
    (found,) = detect([interior, defence], embed=no_meaning)
    assert (found.kind, found.list) == (ContradictionKind.ROLE, List.MAIN)
    assert "one office for two fields" in found.reason


def test_words_that_are_only_loosely_alike_are_no_quote_in_two_mouths_unless_the_quotes_are_alike():
    def quoted(speaker, source, words, language, score):
        passage = said(f"“{words}”: {speaker}", "ships", quotes=[words], names=[speaker])
        return cited(by=named(speaker), source=source, passage=passage, language=language, score=score)

    mine = position("1", quoted("Ana Duarte", "a", "We need ships, not speeches", "en", 0.9))
    other = position("2", quoted("Pavel Zeman", "b", "Der Hafen schläft nie", "de", 0.6))
    same = position("2", quoted("Pavel Zeman", "b", "Wir brauchen Schiffe, keine Reden", "de", 0.6))
    assert detect([mine, other]) == ()
    (found,) = detect([mine, same])
    assert "the quoted words alone are alike" in found.reason


def test_a_speaker_taken_up_from_another_sentence_is_somebody():
    words = "“We need ships”, she said."
    passage = said(words, "ships", quotes=["We need ships"])
    pronoun = [cited(by=named("Ana Duarte"), passage=passage, source=source) for source in ("a", "c")]
    full = said(
        "“We need ships”, said Pavel Zeman.", "ships", quotes=["We need ships"], names=["Pavel Zeman"]
    )
    people = tuple(replace(name, kind=NameKind.PERSON) for name in full.names)
    other = cited(by=named("Pavel Zeman"), source="b", passage=replace(full, names=people))
    (agreed,) = detect([position("1", *pronoun), position("2", other)])
    (alone,) = detect([position("1", pronoun[0]), position("2", other)])
    assert (agreed.list, alone.list) == (List.MAIN, List.UNCERTAIN)


@pytest.mark.parametrize(
    ("second", "contradict"), [("drains the well", True), ("does not drain the well", False)]
)
def test_of_a_sentence_only_the_clause_that_is_denied_must_say_yes(second, contradict):
    first = "it is not theirs"
    denial = said("The firm denied it.", "well", cues=[("denied", CueKind.DENY)])
    words = said(
        f"They say {first} and it {second}.",
        "land",
        cues=[(part, CueKind.NEGATE) for part in (first, second) if "not" in part],
        clauses=[(first, "land"), (second, "well")],
    )
    vectors = {"land": 0.5, "well": 0.0 if contradict else 0.5}
    whole, clause, other = (
        replace(one, embedding=meaning(topic, vectors[topic]))
        for one, topic in ((words, "land"), (words.clauses[0], "land"), (words.clauses[1], "well"))
    )
    mixed = replace(whole, clauses=(clause, other))
    plain = replace(denial, embedding=meaning("well", 0.0))
    found = detect(
        [position("1", cited(passage=plain), denies=True), position("2", cited(passage=mixed, source="b"))]
    )
    assert bool(found) is contradict


def meaning(topic, negated):
    """The vector of an English sentence on a topic, so far in the direction of negation."""
    direction = vector(topic, "en", topic) - language_mean("en")
    mixed = language_mean("en") + direction + negated * negation.direction()
    return mixed / np.linalg.norm(mixed)


def test_a_quote_whose_words_name_the_other_speaker_is_no_alarm():
    left = position("1", quoting("Amir Talibe"))
    words = said(
        f"“{WORDS}”, said Ratna Lamadjido for Amir Talibe.",
        "promises",
        quotes=[WORDS],
        names=["Ratna Lamadjido", "Amir Talibe"],
    )
    (found,) = detect([left, position("2", cited(by=named("Ratna Lamadjido"), passage=words))])
    assert found.list is List.UNCERTAIN


def test_of_a_quotation_the_words_say_yes_or_no_and_not_who_says_them():
    told = said(
        "The head of Orvane said: “No one must go.”",
        "jobs",
        quotes=["“No one must go.”"],
        cues=[("said", CueKind.REPORT), ("No one", CueKind.NEGATE)],
        clauses=[("The head of Orvane said", "jobs"), ("“No one must go.”", "leaving")],
    )
    both = [cited(passage=told, source=source) for source in ("a", "b")]
    denial = cited(
        passage=said("Nobody is dismissed.", "jobs", cues=[("Nobody", CueKind.NEGATE)]), source="c"
    )
    assert detect([position("1", *both), position("2", denial, denies=True)]) == ()


def test_words_whose_sentence_is_of_the_one_who_denies_stand_beside_the_denial():
    sentence = said("“All will stay”, the director said.", "jobs", by=named("Marc Delvaux"))
    others = [cited(source=source, passage=sentence) for source in ("a", "b")]
    denial = cited(by=named("Marc Delvaux"), source="c")
    apart = detect(
        [position("1", *(cited(source=source) for source in ("a", "b"))), position("2", denial, denies=True)]
    )
    assert len(apart) == 1
    assert detect([position("1", *others), position("2", denial, denies=True)]) == ()


@pytest.mark.parametrize(
    ("name", "language", "list_"),
    [
        pytest.param("马克·德尔沃", "zh", List.UNCERTAIN, id="perhaps the same name"),
        pytest.param("安妮·索雷尔", "zh", List.MAIN, id="another name"),
    ],
)
def test_a_name_that_another_script_may_render_so_is_no_alarm(name, language, list_):
    (found,) = detect([position("1", quoting("Marc Delvaux")), position("2", quoting(name, language))])
    assert found.list is list_
