"""What is said in reply to what is said of somebody, and what it stands against."""

from __future__ import annotations

from functools import cache

import pytest

from facts.matching import match
from facts.matching.replies import replies
from facts.matching.types import MatchedClaim, Stance, StoryText
from facts.tests.texts import named, said
from sources.reading.reader import read
from sources.reading.types import CueKind

ANSWERS = {
    "ar": "وردا على سؤال عن التقرير، قال الوزير إن أحدا لم يستقل.",
    "bn": "এ বিষয়ে জানতে চাইলে মন্ত্রী বলেন, কেউ পদত্যাগ করেননি।",
    "cs": "Ministr na dotaz listu řekl, že nikdo neodstoupil.",
    "da": "Adspurgt sagde ministeren, at ingen var trådt tilbage.",
    "de": "Auf die Frage nach den Berichten sagte die Ministerin, niemand sei zurückgetreten.",
    "el": "Απαντώντας στα δημοσιεύματα, ο υπουργός είπε ότι κανείς δεν παραιτήθηκε.",
    "en": "Asked about the reports, the minister said nobody had resigned.",
    "es": "Preguntada por la noticia, la ministra dijo que nadie había dimitido.",
    "fa": "وزیر در پاسخ به این گزارش گفت هیچ‌کس استعفا نداده است.",
    "fi": "Ministeri sanoi kysyttäessä, ettei kukaan ole eronnut.",
    "fr": "Interrogée sur ces informations, la ministre a dit que personne n'avait démissionné.",
    "he": "בתגובה לידיעה אמר השר שאיש לא התפטר.",
    "hi": "इस बारे में पूछे जाने पर मंत्री ने कहा कि किसी ने इस्तीफ़ा नहीं दिया।",
    "hu": "A miniszter kérdésünkre azt mondta, senki sem mondott le.",
    "id": "Ditanya soal kabar itu, menteri mengatakan tidak ada yang mundur.",
    "it": "Interpellata sulle notizie, la ministra ha detto che nessuno si è dimesso.",
    "ja": "報道について大臣は、誰も辞任していないと述べた。",
    "ko": "장관은 보도에 대해 아무도 사임하지 않았다고 말했다.",
    "ms": "Ketika ditanya wartawan, menteri berkata tiada sesiapa meletak jawatan.",
    "nb": "På spørsmål om saken sa statsråden at ingen hadde gått av.",
    "nl": "Gevraagd naar de berichten zei de minister dat niemand was opgestapt.",
    "pl": "Odnosząc się do publikacji, minister powiedział, że nikt nie odszedł.",
    "pt": "Questionada sobre a notícia, a ministra disse que ninguém se demitiu.",
    "ro": "Întrebat despre informații, ministrul a spus că nimeni nu a demisionat.",
    "ru": "Отвечая на публикацию, министр сказал, что никто не уходил в отставку.",
    "sv": "På frågan om uppgifterna sade ministern att ingen hade avgått.",
    "sw": "Alipoulizwa kuhusu habari hizo, waziri alisema hakuna aliyejiuzulu.",
    "ta": "இது குறித்துக் கேட்டபோது, யாரும் பதவி விலகவில்லை என்று அமைச்சர் கூறினார்.",
    "th": "เมื่อถูกถามถึงเรื่องนี้ รัฐมนตรีกล่าวว่าไม่มีใครลาออก",
    "tr": "Konunun sorulması üzerine bakan, kimsenin istifa etmediğini söyledi.",
    "uk": "Коментуючи публікацію, міністр сказав, що ніхто не йшов у відставку.",
    "ur": "سوال پر وزیر نے کہا کہ کسی نے استعفیٰ نہیں دیا۔",
    "vi": "Khi được hỏi về việc này, bộ trưởng nói không ai từ chức.",
    "zh": "部长回应说，没有人辞职。",
}


@pytest.mark.parametrize(("language", "words"), ANSWERS.items())
def test_who_is_asked_about_a_thing_replies(language, words):
    assert replies(said(words, "reply", by=named("the minister")), language)


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(
            said("The minister said nobody had resigned.", "reply", by=named("the minister")), id="says"
        ),
        pytest.param(said("Rumours went round that nobody had resigned.", "reply"), id="nobody speaks"),
        pytest.param(
            said(
                "“Nobody believes rumours,” said the minister.",
                "reply",
                by=named("the minister"),
                quotes=["Nobody believes rumours,"],
            ),
            id="rumours within the quotation",
        ),
        pytest.param(
            said("Rumours: nobody resigns, says minister", "reply", by=named("minister"), heading=True),
            id="headline",
        ),
        pytest.param(
            said(
                "Asked about it, the minister declined to comment.",
                "reply",
                by=named("the minister"),
                cues=[("declined", CueKind.DECLINE)],
            ),
            id="declines",
        ),
    ],
)
def test_no_reply(passage):
    assert not replies(passage, "en")


QUAY = {
    "en": (
        "Two people at the treasury said the port chief handed in her resignation on Monday night. The new quay costs 61"
        " million. Fishermen blocked the harbour road for an hour. Rain is forecast for the weekend."
    ),
    "fr": (
        "Le nouveau quai coûte 61 millions. La patronne du port a remis sa démission lundi soir, selon deux sources au"
        " Trésor. La pluie est attendue ce week-end. Des pêcheurs ont bloqué la route une heure."
    ),
    "de": (
        "Das neue Hafenbecken kostet 61 Millionen. Auf die Frage nach den Gerüchten über ihren Rücktritt sagte"
        " Hafenchefin Inga Holt: „Niemand hat ein Schreiben übergeben.“ Fischer sperrten eine Stunde lang die Straße."
    ),
}


@cache
def claims(*texts: tuple[str, str]) -> tuple[MatchedClaim, ...]:
    return match([StoryText(language, read(words, language=language)) for language, words in texts]).claims


def denied(story: dict[str, str]) -> list[tuple[set[str], set[str]]]:
    """Of every claim that is denied the texts that affirm and that deny it."""
    found = []
    for claim in claims(*story.items()):
        sides = {
            stance: {
                citation.place.source
                for position in claim.positions
                if position.stance is stance
                for citation in position.citations
            }
            for stance in Stance
        }
        if sides[Stance.DENIES]:
            found.append((sides[Stance.AFFIRMS], sides[Stance.DENIES]))
    return found


def test_who_says_no_in_reply_denies_what_others_tell():
    assert any(affirming & {"en", "fr"} and denying == {"de"} for affirming, denying in denied(QUAY))
