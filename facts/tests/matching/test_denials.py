"""Denials worded unlike what they deny, in stories that the reader reads."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest

from facts.matching import denials, match
from facts.matching.story import lay_out
from facts.matching.types import ClaimKind, MatchedClaim, Stance, StoryText
from facts.tests.texts import fillers, named, said, text
from sources.reading.reader import read
from sources.reading.types import CueKind

HOSPITAL = {
    "en": (
        "Council weighs future of city hospital\n"
        "Two council officials said on Tuesday that Port Ellery intends to sell its only public hospital to a private"
        " chain. The building dates from 1931 and has 240 beds. Nurses marched through the old town on Monday evening."
        " A decision is due before the summer recess. Residents have collected 18,000 signatures."
    ),
    "sv": (
        "Oro kring sjukhuset i Port Ellery\n"
        "Borgmästaren Helen Brandt tillbakavisade uppgifterna om en försäljning. Sjukhuset byggdes 1931 och har 240"
        " vårdplatser. På måndagskvällen tågade sköterskor genom gamla stan. Invånarna har samlat in 18 000"
        " namnunderskrifter. Kommunen väntar på en rapport om ekonomin."
    ),
    "tr": (
        "Port Ellery'de hastane tartışması\n"
        "Hemşireler pazartesi akşamı eski şehirde yürüdü. Hastanenin 240 yatağı var ve bina 1931'den kalma. Kentte 18"
        " bin imza toplandı. Belediye Başkanı Helen Brandt, hastanenin satılacağı yönündeki iddiaları yalanladı."
    ),
}
WATER = {
    "es": (
        "Vecinos de Valdoro temen por el agua del grifo\n"
        "Según tres trabajadores de la planta, la empresa Aguas del Norte vertió disolventes en el río durante el"
        " verano. El embalse abastece a 64.000 personas. La alcaldesa Irene Lobo pidió calma. Los colegios repartieron"
        " botellas el miércoles. Los hoteles han perdido reservas."
    ),
    "de": (
        "Streit um Trinkwasser in Valdoro\n"
        "Aguas del Norte wies den Vorwurf zurück, Chemikalien in den Fluss geleitet zu haben. Der Stausee versorgt"
        " 64.000 Menschen. Bürgermeisterin Irene Lobo mahnte zur Ruhe. Am Mittwoch verteilten die Schulen Flaschen."
        " Hotels klagen über Absagen."
    ),
    "vi": (
        "Người dân Valdoro lo ngại về nước sinh hoạt\n"
        "Hồ chứa cung cấp nước cho 64.000 người. Thị trưởng Irene Lobo kêu gọi bình tĩnh. Các trường học phát nước đóng"
        " chai hôm thứ Tư. Ba công nhân nói công ty đã xả dung môi xuống sông trong mùa hè."
    ),
}
#: What is denied here is in no other text.
RUMOUR = {
    "es": WATER["es"].replace(
        "Según tres trabajadores de la planta, la empresa Aguas del Norte vertió disolventes en el río durante el"
        " verano. ",
        "",
    ),
    "de": WATER["de"],
    "vi": WATER["vi"].replace(" Ba công nhân nói công ty đã xả dung môi xuống sông trong mùa hè.", ""),
}


@cache
def claims(*texts: tuple[str, str]) -> tuple[MatchedClaim, ...]:
    return match([StoryText(language, read(words, language=language)) for language, words in texts]).claims


def sides(claim: MatchedClaim) -> dict[Stance, set[str]]:
    found: dict[Stance, set[str]] = {stance: set() for stance in Stance}
    for position in claim.positions:
        found[position.stance] |= {citation.place.source for citation in position.citations}
    return found


@pytest.mark.parametrize(
    ("story", "affirming", "denying"),
    [
        pytest.param(HOSPITAL, "en", {"sv"}, id="a sale"),
        pytest.param(WATER, "vi", {"de"}, id="an accusation"),
    ],
)
def test_a_denial_stands_against_what_it_denies_in_other_words(story, affirming, denying):
    disputed = [sides(claim) for claim in claims(*story.items())]
    assert any(affirming in found[Stance.AFFIRMS] and denying <= found[Stance.DENIES] for found in disputed)


def test_a_claim_that_a_denial_stands_against_says_why():
    reasons = {
        feature.name
        for claim in claims(*HOSPITAL.items())
        for position in claim.positions
        if position.stance is Stance.DENIES
        for citation in position.citations
        for feature in citation.features
    }
    assert "denies what comes near to this" in reasons


def test_two_denials_of_one_thing_are_on_one_side():
    together = [
        found
        for claim in claims(*HOSPITAL.items())
        if {"sv", "tr"} <= (found := sides(claim))[Stance.DENIES] | found[Stance.AFFIRMS]
        and any(feature.name == "denies something" for feature in claim.founded_because)
    ]
    assert [found[Stance.AFFIRMS] for found in together] == [set()]


def test_a_denial_of_what_no_other_text_says_stands_alone():
    bodies = [(language, words.partition("\n")[2]) for language, words in RUMOUR.items()]
    for claim in claims(*bodies):
        found = sides(claim)
        assert not (found[Stance.DENIES] and found[Stance.AFFIRMS])


def test_whether_a_denial_stands_against_a_claim_does_not_depend_on_the_order_of_texts():
    assert claims(*HOSPITAL.items()) == claims(*reversed(HOSPITAL.items()))


@pytest.mark.parametrize(("near", "left"), [(0.15, {0}), (0.30, set())])
def test_a_denial_that_stands_elsewhere_leaves_words_that_it_is_hardly_near_to(near, left):
    story = lay_out(
        [
            text("a", "en", said("The firm denied it.", "denial", cues=[("denied", CueKind.DENY)])),
            text("b", "fr", said("Le syndicat proteste.", "protest")),
        ]
    )
    weighed = SimpleNamespace(units=np.full((2, 2), near))
    assert denials.strays(story, weighed, [0, 1], [denials.Denial(group=7, unit=0, near=0.3)]) == left
    assert denials.strays(story, weighed, [0], [denials.Denial(group=7, unit=0, near=0.3)]) == set()


@pytest.mark.parametrize(
    ("near", "stands"),
    [
        pytest.param((0.30, 0.10, 0.00), True, id="it comes near on the whole"),
        pytest.param((0.30, -0.40, -0.30), False, id="one text alone comes near"),
    ],
)
def test_a_denial_stands_against_what_comes_near_in_the_mean_of_its_texts(near, stands):
    story = lay_out(
        [
            text("a", "en", said("A firm denied the deal.", "denial", cues=[("denied", CueKind.DENY)])),
            *(text(key, "fr", said(f"{key} écrit que la vente est faite.", "sale")) for key in "bcd"),
        ]
    )
    plain = np.zeros((4, 4))
    plain[0, 1:] = near
    weighed = SimpleNamespace(
        plain=plain, strangers=np.zeros((4, 4), dtype=bool), passages=plain, negated=np.zeros(4)
    )
    found = denials.against(story, weighed, [[0], [1, 2, 3]], {0})
    assert [denial.group for denial in found] == ([1] if stands else [])


def test_who_denies_a_sentence_with_a_figure_denies_no_figure():
    def loan(key, language, words, cues=()):
        passage = said(words, "loan", amounts=[("180 m", "180000000", "EUR")], names=["Alpha"], cues=cues)
        return text(key, language, passage, *fillers(language, f"{key} rain", f"{key} roads"))

    found = match(
        [
            loan("a", "en", "Alpha stopped the loan of 180 m."),
            loan("b", "de", "Alpha stoppt den Kredit von 180 m."),
            loan("c", "fr", "Alpha dément l'arrêt du prêt de 180 m.", [("dément", CueKind.DENY)]),
        ],
        embed=lambda texts: np.eye(384, dtype=np.float32)[: len(texts)],
    )
    denied, sum_ = sorted(
        (claim for claim in found.claims if len(texts_of(claim)) > 1), key=lambda claim: claim.kind
    )
    assert (denied.kind, texts_of(denied)) == (ClaimKind.EVENT, ["a", "b", "c"])
    assert {position.stance for position in denied.positions} == {Stance.AFFIRMS, Stance.DENIES}
    assert {position.value for position in denied.positions} == {None}
    assert (sum_.kind, texts_of(sum_)) == (ClaimKind.VALUE, ["a", "b"])


@pytest.mark.parametrize(
    ("between", "stands"),
    [
        pytest.param([], True, id="right behind it"),
        pytest.param([said("The track is closed.", "track")], False, id="after another sentence"),
    ],
)
def test_a_denial_of_the_accusation_stands_against_the_sentence_before_it(between, stands):
    story = lay_out(
        [
            text(
                "a",
                "en",
                said("The union says the driver had no licence.", "licence"),
                *between,
                said("The company rejected the accusation.", "denial", cues=[("rejected", CueKind.DENY)]),
            ),
            text("b", "fr", said("Le conducteur n'aurait eu aucun permis.", "licence")),
        ]
    )
    size = len(story.units)
    weighed = SimpleNamespace(
        plain=np.full((size, size), -1.0),
        strangers=np.ones((size, size), dtype=bool),
        passages=np.zeros((size, size)),
        negated=np.zeros(size),
    )
    groups = [[0, 1], *([[2]] if between else []), [size - 1]]
    found = denials.against(story, weighed, groups, set(range(size)))
    assert found == ([denials.Denial(group=0, unit=size - 1, near=0.0, refers=True)] if stands else [])


def weighing(story, plain, together=0.0):
    """Evidence in which passages are as near as `plain` says, and units by `together`."""
    size = len(story.units)
    near = np.zeros((size, size))
    for (left, right), score in plain.items():
        near[left, right] = near[right, left] = score
    return SimpleNamespace(
        plain=near,
        strangers=np.zeros((size, size), dtype=bool),
        passages=np.zeros((size, size)),
        units=np.full((size, size), together),
        negated=np.zeros(size),
    )


def asked(words="Asked about the rumours, the mayor said nobody had left.", **found):
    cues = [("nobody", CueKind.NEGATE)]
    return said(words, "reply", by=named("the mayor"), cues=cues, **found)


ANSWERED = (
    text("b", "fr", said("Trois élus partent.", "left")),
    text("c", "fr", said("Un élu part.", "left")),
)


def test_who_says_no_in_reply_stands_against_what_comes_near():
    unasked = asked("The mayor said nobody had left.")
    for reply, groups in ((asked(), [1]), (unasked, [])):
        story = lay_out([text("a", "en", reply), *ANSWERED])
        weighed = weighing(story, {(0, 1): 0.3, (0, 2): 0.2})
        found = denials.against(story, weighed, [[0], [1, 2]], {0})
        assert [denial.group for denial in found] == groups


@pytest.mark.parametrize(("together", "stands"), [(0.1, [0]), (0.4, [])])
def test_a_reply_stands_against_those_with_whom_it_shares_a_group_where_it_is_hardly_near(together, stands):
    story = lay_out([text("a", "en", asked()), *ANSWERED])
    weighed = weighing(story, {(0, 1): 0.3, (0, 2): 0.2}, together)
    found = denials.against(story, weighed, [[0, 1, 2]], {0})
    assert [denial.group for denial in found] == stands


def test_a_sentence_that_goes_on_saying_no_stands_with_the_denial_before_it():
    outright = said("The mayor denied it.", "denial", cues=[("denied", CueKind.DENY)])
    on = said("“Nobody has left,” he said.", "on", cues=[("Nobody", CueKind.NEGATE)], by=named("the mayor"))
    story = lay_out([text("a", "en", outright, on), *ANSWERED])
    assert [unit.text for unit in story.units] == [0, 0, 1, 2]
    weighed = weighing(story, {(0, 2): 0.3, (0, 3): 0.2})
    for groups in ([[0], [1], [2, 3]], [[0, 2, 3], [1]]):
        found = denials.against(story, weighed, groups, {0, 1})
        assert 1 in {denial.unit for denial in found if 2 in groups[denial.group]}


def test_who_denies_what_shares_a_group_denies_nothing_that_is_farther():
    outright = said("The mayor denied that they left.", "denial", cues=[("denied", CueKind.DENY)])
    story = lay_out([text("a", "en", outright), *ANSWERED])
    for home, groups in ((0.4, []), (0.1, [1])):
        weighed = weighing(story, {(0, 1): home, (0, 2): 0.2})
        found = denials.against(story, weighed, [[0, 1], [2]], {0})
        assert [denial.group for denial in found] == groups


def test_how_many_told_a_thing_is_denied_only_where_nothing_else_is():
    told = said("Two sources say so.", "left", amounts=[("Two sources", "2", "sources")])
    story = lay_out(
        [text("a", "en", asked()), text("b", "en", told), text("c", "fr", said("Un élu part.", "left"))]
    )
    weighed = weighing(story, {(0, 1): 0.5, (0, 2): 0.2})
    assert [denial.group for denial in denials.against(story, weighed, [[0], [1], [2]], {0})] == [2]
    story = lay_out([text("a", "en", asked()), text("b", "en", told)])
    weighed = weighing(story, {(0, 1): 0.5})
    assert [denial.group for denial in denials.against(story, weighed, [[0], [1]], {0})] == [1]


def texts_of(claim: MatchedClaim) -> list[str]:
    return sorted(text for texts in sides(claim).values() for text in texts)
