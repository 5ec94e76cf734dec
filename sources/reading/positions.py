"""Speakers by where they stand: the words where the subject must be, the name before an "according to", who is only asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .appositions import ARABIC_ADVERBS
from .candidates import count_of
from .lexicon import Term
from .phrases import Hit
from .speakers import Sentence, Speaker
from .types import Attribution, AttributionKind, Span

#: Languages with subject marks in which an unknown phrase is not taken for a speaker's name: Hungarian shows names by
#: capitals, and in Japanese the first は often belongs to the sentence reported.
_CASED = frozenset(("hu", "ja"))
#: The last letters of Japanese firms, unions and institutes, which no list of names holds.
_JAPANESE_BODY = re.compile(
    r"(?:乳業|製薬|薬品|電機|電気|電力|電工|重工|重工業|商事|物産|海運|汽船|郵船|商船|建設|工務店|銀行|信金|鉄道|電鉄|航空|工業|化学|製作所|自動車|食品|飲料|酒造|製紙"
    r"|不動産|証券|保険|生命|損保|ガス|製鉄|鉄鋼|通信|放送|出版|印刷|運輸|物流|観光|百貨店|水産|農協|漁協|生協|協会|連盟|連合|連合会|組合|財団|機構|研究所|大学|病院"
    r"|学会|学園|センター|ホールディングス|グループ|エナジー|ファーマ|モーターズ|HD|社)$"
)
#: Words that tie a noun to the title behind them.
_GENITIVES = {"hi": ("का", "की", "के"), "ur": ("کا", "کی", "کے")}
#: Words that no subject begins with.
PREPOSITIONS = frozenset(
    "في على من إلى عن مع بعد قبل خلال منذ حول بين أمام ضمن عبر به بها له لها فيه فيها إنه إنها أنه أنها".split()
)
#: A subject, and behind it the words for a question that it is asked about in.
_ASKED = {
    "ko": re.compile(
        r"(?:이|가)\s[^.\"“”]{2,60}?(?:지|냐|느냐|는가|은가|인가|까)(?:는|라는|고 묻는)?\s(?:질문|물음|질의)에"
    ),
    "ja": re.compile(r"が[^。「」]{2,60}?か(?:と|との|という)(?:質問|問い|問われ|聞かれ)"),
}
_KOREAN_NAMED = re.compile(r"(?:업체|기관|회사|기업|단체|연구소)\s([가-힣A-Za-z·]{2,20})에\s?$")


def asked_about(sentence: Sentence, end: int) -> bool:
    """Whether who ends there is what a question is about ("정부가 …느냐는 질문에는", "政府が…かとの質問に"), and does not speak."""
    asked = _ASKED.get(sentence.lexicon.language)
    # A Korean office may be on file with its particle.
    return asked is not None and any(
        asked.match(sentence.text, at, sentence.span.end) is not None for at in (end, end - 1)
    )


def behind_kind(
    sentence: Sentence, cues: Sequence[Hit[Term]], speakers: Sequence[Speaker]
) -> Iterator[Speaker]:
    """The Korean name between a word for what it names and an "according to" ("여론조사업체 케스트렐에 따르면")."""
    if sentence.lexicon.language != "ko":
        return
    for cue in cues:
        match = _KOREAN_NAMED.search(sentence.text, sentence.span.start, cue.start)
        if cue.value is Term.ACCORDING_AFTER and match is not None:
            start, end = match.span(1)
            if not any(one.start < end and start < one.end for one in speakers):
                yield Speaker(start, end, AttributionKind.NAMED, match.group(1))


def phrase_subject(sentence: Sentence, cues: Sequence[Hit[Term]]) -> Attribution | None:
    """The words where the subject must stand, in scripts whose names show no capitals."""
    lexicon = sentence.lexicon
    marks = lexicon.words("subject_marks")
    if not marks:
        return None
    alternatives = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    for cue in cues:
        place = Span(cue.start, cue.end)
        if lexicon.order == "verb-first" or cue.value is Term.ACCORDING:
            match = re.match(
                rf"\s*(?P<who>[^.،,؛:\"“”«»]{{3,70}}?)(?:\s(?:{alternatives})\b|[،,:])",
                sentence.text[cue.end : min(cue.end + 90, sentence.span.end)],
            )
        else:
            head = sentence.text[max(sentence.span.start, cue.start - 200) : cue.start]
            clause = re.split(r"[。；;]", head)[-1]
            match = re.match(
                rf"\s*(?P<who>[^,，、。:：“”\"「]{{2,60}}?)(?:{alternatives})(?=[\s,，、「“\"]|[^\s])", clause
            )
        if not match:
            continue
        who = match.group("who").strip()
        while who.split(" ")[0] in ARABIC_ADVERBS:
            who = who.partition(" ")[2]
        if not who or asked_about(sentence, sentence.text.find(who, sentence.span.start) + len(who)):
            continue
        base = sentence.text.find(who, sentence.span.start)
        inside = [hit for hit in sentence.hits if base <= hit.start and hit.end <= base + len(who)]
        values = {hit.value for hit in inside}
        if len(who.split()) > 9 or who.split()[0] in (*lexicon.words("addressee"), *PREPOSITIONS):
            continue
        if Term.ANONYMOUS in values:
            hit = next(hit for hit in inside if hit.value is Term.ANONYMOUS)
            return Attribution(AttributionKind.ANONYMOUS, who, count=count_of(sentence, hit), cue=place)
        if values & {Term.OFFICIAL, Term.TITLE, Term.ORGANISATION}:
            return Attribution(AttributionKind.OFFICIAL, who, cue=place)
        if Term.OUTLET in values or Term.AGENCY in values:
            return Attribution(AttributionKind.OUTLET, who, cue=place)
        if lexicon.language == "ja" and _JAPANESE_BODY.search(who) and not re.search(r"[をがはに、]", who):
            return Attribution(AttributionKind.NAMED, who, cue=place)
        who = _person_in(who, lexicon.language)
        if (
            Term.PRONOUN not in values
            and len(who) <= 24
            and len(who.split()) <= 3
            and lexicon.language not in _CASED
        ):
            return Attribution(AttributionKind.NAMED, who, cue=place)
    return None


def _person_in(who: str, language: str) -> str:
    """The name at the end of a subject: behind the last genitive, or behind the words with the Arabic article."""
    words = who.split()
    if language in _GENITIVES:
        last = max((at for at, word in enumerate(words) if word in _GENITIVES[language]), default=-1)
        return " ".join(words[last + 1 :])
    if language == "ar":
        last = max((at for at, word in enumerate(words) if word.startswith(("ال", "لل"))), default=-1)
        return " ".join(words[last + 1 :]) or who
    return who
