"""On whose word each passage speaks: the narrator's own, a named person's, an office's, unnamed sources', an outlet's.

For every reporting cue the possible speakers of the sentence are scored by the declared features below; the best one
above the bar speaks. Quoted sentences, pronouns and verbs without a subject carry the last speaker over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .cues import find_cues
from .lexicon import Term
from .phrases import Hit
from .quotes import is_speech, quoted_share
from .speakers import Sentence, Speaker, score
from .types import Attribution, AttributionKind, Name, NameKind, Span

_CUES = (Term.REPORT, Term.PUBLISH, Term.DENY, Term.DECLINE, Term.ACCORDING, Term.ACCORDING_AFTER)
_OWN = Attribution(AttributionKind.OWN)
#: Languages with subject marks in which an unknown phrase is not taken for a speaker's name: Hungarian shows names by
#: capitals, and in Japanese the first は often belongs to the sentence reported.
_CASED = frozenset(("hu", "ja"))
BAR = 0.5


@dataclass(slots=True)
class _Memory:
    """Who spoke last, and which person and outlet was named last."""

    speaker: Attribution = _OWN
    person: Attribution = _OWN
    anonymous: Attribution = _OWN
    outlet: Attribution = _OWN
    full_names: dict[tuple[int, int], Name] = field(default_factory=dict)
    spoke: int = -1
    named: int = -1
    sentence: int = 0


def attribute(sentences: Sequence[Sentence]) -> list[Attribution]:
    """One attribution per sentence of a text, in order."""
    memory = _Memory()
    for sentence in sentences:
        for name in sentence.names:
            memory.full_names[name.start, name.end] = name
    results = [_attribute_one(sentence, memory) for sentence in sentences]
    return _across_quotes(sentences, results)


def _attribute_one(sentence: Sentence, memory: _Memory) -> Attribution:
    memory.sentence += 1
    if not sentence.content:
        return _OWN
    cues = _speech_cues(sentence)
    speakers = _speakers(sentence, memory)
    result = _OWN
    if cues:
        scored = [
            (score(sentence, cue, speaker), -cue.start, cue, speaker)
            for cue in cues
            for speaker in speakers
            if not (cue.start < speaker.end and speaker.start < cue.end)
        ]
        best = max(scored, key=lambda row: (row[0], row[1]), default=None)
        if best is not None and best[3].kind is AttributionKind.OUTLET:
            # "According to the Courier, Lena Ode said": she speaks, the paper is credited.
            people = [
                row for row in scored if row[3].person and row[2].value is Term.REPORT and row[0] >= 1.0
            ]
            best = max(people, key=lambda row: (row[0], row[1]), default=best)
        phrase = _phrase_subject(sentence, cues)
        if best is not None and best[0] >= BAR and not (phrase and best[0] < 1.0):
            result = _named(sentence, best[2], best[3], memory)
        elif phrase is not None:
            result = phrase
        elif any(cue.value is not Term.PUBLISH for cue in cues):
            result = _carried(memory.speaker, cues[0])
    elif (
        any(is_speech(sentence.text, quote) for quote in sentence.quotes)
        and quoted_share(sentence.span, sentence.quotes) > 0.6
    ):
        # Words in quotation marks without a verb of their own go on with the last speaker.
        result = memory.speaker
    _remember(memory, sentence, result, speakers)
    return result


def _speech_cues(sentence: Sentence) -> list[Hit[Term]]:
    kept = find_cues(sentence.text, sentence.hits)
    places = {(cue.start, cue.end) for cue in kept}
    return [
        hit
        for hit in sentence.hits
        if hit.value in _CUES
        and (hit.start, hit.end) in places
        and not any(quote.start <= hit.start and hit.end <= quote.end for quote in sentence.quotes)
    ]


def _carried(last: Attribution, cue: Hit[Term]) -> Attribution:
    if last.kind is AttributionKind.OWN:
        return Attribution(AttributionKind.ANONYMOUS, cue=Span(cue.start, cue.end))
    return Attribution(last.kind, last.name, last.key, last.count, Span(cue.start, cue.end))


def _speakers(sentence: Sentence, memory: _Memory) -> list[Speaker]:
    """Everyone in the sentence who could be speaking, quoted words left out."""
    speakers = [_from_name(sentence, name, memory) for name in sentence.names]
    speakers += [
        speaker for hit in sentence.hits for speaker in [_from_hit(sentence, hit)] if speaker is not None
    ]
    free = []
    for speaker in speakers:
        if any(
            quote.start <= speaker.start and speaker.end <= quote.end and is_speech(sentence.text, quote)
            for quote in sentence.quotes
        ):
            continue
        inside = [
            other
            for other in speakers
            if other is not speaker
            and other.start <= speaker.start
            and speaker.end <= other.end
            and other.end - other.start > speaker.end - speaker.start
        ]
        if not inside:
            free.append(speaker)
    return free


def _from_name(sentence: Sentence, name: Name, memory: _Memory) -> Speaker:
    full = memory.full_names.get((name.alias_of.start, name.alias_of.end)) if name.alias_of else None
    # The full form of a short name, but not its spelling in another script.
    same_script = full is not None and full.text[:1].isascii() == name.text[:1].isascii()
    shown = full.text if full is not None and same_script and len(full.text) > len(name.text) else name.text
    agency = any(
        hit.value is Term.AGENCY and hit.start < name.end and name.start < hit.end for hit in sentence.hits
    )
    beside = any(
        hit.value is Term.OUTLET and min(abs(hit.start - name.end), abs(name.start - hit.end)) <= 3
        for hit in sentence.hits
    )
    kind = (
        AttributionKind.OUTLET
        if agency or (beside and name.kind is not NameKind.PERSON)
        else AttributionKind.NAMED
    )
    # A speaker takes the place of name and title together, so that an apposition does not part them from the verb.
    held = [role for role in sentence.roles if role.holder is not None and role.holder.start == name.start]
    start = min([name.start, *(role.start for role in held if abs(role.end - name.start) <= 4)])
    end = max([name.end, *(role.end for role in held if 0 <= role.start - name.end <= 8)])
    person = name.kind is NameKind.PERSON or bool(held)
    return Speaker(start, end, kind, shown, name.key, person, name.kind is NameKind.PLACE and not held)


def _from_hit(sentence: Sentence, hit: Hit[Term]) -> Speaker | None:
    text = sentence.text[hit.start : hit.end]
    if hit.value is Term.ANONYMOUS:
        return Speaker(hit.start, hit.end, AttributionKind.ANONYMOUS, text, count=_count(sentence, hit))
    if hit.value is Term.PRONOUN:
        return Speaker(hit.start, hit.end, AttributionKind.NAMED, text, pronoun=True)
    if hit.value is Term.OUTLET:
        if any(0 <= hit.start - name.end <= 2 or 0 <= name.start - hit.end <= 2 for name in sentence.names):
            return None
        return _outlet(sentence, hit)
    if hit.value in (Term.OFFICIAL, Term.TITLE):
        return _office(sentence, hit)
    return None


def _outlet(sentence: Sentence, hit: Hit[Term]) -> Speaker:
    """A common noun for a medium, with the name in quotation marks or, in Arabic, the words that follow it."""
    following = sentence.text[hit.end : min(hit.end + 40, sentence.span.end)]
    quoted = re.match(r"\s?[“\"«]([^”\"»]{2,30})[”\"»]", following)
    if quoted is None and sentence.lexicon.language == "ar":
        quoted = re.match(
            r"\s((?:(?!أن|إن|بأن)[^\s،,.:؛“”\"]+\s?){1,3}?)(?=[،,]|\s(?:أن|إن|بأن)\b)", following
        )
    if quoted is None:
        text = sentence.text[hit.start : hit.end]
        return Speaker(hit.start, hit.end, AttributionKind.OUTLET, text, common=True)
    return Speaker(hit.start, hit.end + quoted.end(), AttributionKind.OUTLET, quoted.group(1).strip())


def _office(sentence: Sentence, hit: Hit[Term]) -> Speaker | None:
    """An office without its holder's name, with the organisation beside it ("Meta spokesman", "ministry in Jakarta")."""
    if any(role.holder and role.start <= hit.start < role.end for role in sentence.roles):
        return None
    start, end, key = hit.start, hit.end, ""
    for name in sentence.names:
        gap = name.start - hit.end if name.start >= hit.end else hit.start - name.end
        between = (
            sentence.between(hit.end, name.start)
            if name.start >= hit.end
            else sentence.between(name.end, hit.start)
        )
        if (
            0 <= gap <= 12
            and len(between.split()) <= 2
            and not re.search(r"[,，;:“”\"().、（）「」『』=]", between)
        ):
            if name.kind is NameKind.PERSON:
                return None
            start, end, key = min(start, name.start), max(end, name.end), key or name.key
    if sentence.lexicon.language in ("zh", "ja"):
        head = re.search(
            r"[\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30feA-Za-z]{1,14}$",
            sentence.text[max(sentence.span.start, start - 14) : start],
        )
        if head:
            start -= len(head.group())
    elif sentence.lexicon.language == "ar":
        end = _arabic_office_end(sentence, end)
    stem = hit.stem if end == hit.end else 0
    return Speaker(start, end, AttributionKind.OFFICIAL, sentence.text[start:end], key, stem=stem)


def _arabic_office_end(sentence: Sentence, end: int) -> int:
    """An office's name goes on with words that carry the article ("هيئة الأرصاد الجوية الوطنية")."""
    match = re.match(
        r"(?:\s(?:ال|لل)[^\s.،,؛:()\"“”«»]+){1,4}", sentence.text[end : min(end + 60, sentence.span.end)]
    )
    return end + match.end() if match else end


def _count(sentence: Sentence, hit: Hit[Term]) -> int | None:
    for quantity in sentence.quantities:
        touches = quantity.start <= hit.start and hit.start - quantity.end <= 12 and quantity.end <= hit.end
        whole = quantity.amount == quantity.amount.to_integral_value() and 0 < quantity.amount < 1000
        if whole and (touches or quantity.start <= hit.start < quantity.end):
            return int(quantity.amount)
    return None


def _named(sentence: Sentence, cue: Hit[Term], speaker: Speaker, memory: _Memory) -> Attribution:
    place = Span(cue.start, cue.end)
    if speaker.pronoun:
        last = memory.person if memory.named >= memory.spoke else memory.speaker
        if last.kind is AttributionKind.OWN:
            return Attribution(AttributionKind.NAMED, speaker.text, cue=place)
        return Attribution(last.kind, last.name, last.key, last.count, place)
    kind = speaker.kind
    published = cue.value is Term.PUBLISH or (
        cue.value is Term.ACCORDING
        and any(hit.value is Term.PUBLISH and 0 <= hit.start - speaker.end <= 12 for hit in sentence.hits)
    )
    if published and kind is AttributionKind.NAMED and not speaker.person:
        kind = AttributionKind.OUTLET
    if kind is AttributionKind.OUTLET and speaker.common and memory.outlet.name:
        return Attribution(kind, memory.outlet.name, memory.outlet.key, cue=place)
    count = speaker.count
    if kind is AttributionKind.ANONYMOUS and count is None and memory.anonymous.name:
        count = (
            memory.anonymous.count
            if re.match(
                r"\S{0,6}(?:the|these|those|这些|上述|as|los|las|les|die|tersebut)\b",
                sentence.text[max(0, speaker.start - 8) : speaker.start + 6].lower(),
            )
            else None
        )
    return Attribution(kind, _together(sentence, speaker), speaker.key, count, place)


def _together(sentence: Sentence, speaker: Speaker) -> str:
    """Everybody who speaks at once ("Orbit and Zanskar declined to comment")."""
    joints = {word.lower() for word in sentence.lexicon.words("conjunctions")}
    if speaker.kind is not AttributionKind.NAMED or speaker.person:
        return speaker.text
    for name in sentence.names:
        if name.end < speaker.start and sentence.text[name.end : speaker.start].strip().lower() in joints:
            return sentence.text[name.start : speaker.end]
        if name.start > speaker.end and sentence.text[speaker.end : name.start].strip().lower() in joints:
            return sentence.text[speaker.start : name.end]
    return speaker.text


def _remember(memory: _Memory, sentence: Sentence, result: Attribution, speakers: Sequence[Speaker]) -> None:
    if result.kind is not AttributionKind.OWN:
        memory.speaker, memory.spoke = result, memory.sentence
    if result.kind is AttributionKind.ANONYMOUS and result.name:
        memory.anonymous = result
    for speaker in speakers:
        if speaker.kind is AttributionKind.OUTLET and not speaker.common:
            memory.outlet = Attribution(AttributionKind.OUTLET, speaker.text, speaker.key)
    if result.kind is AttributionKind.NAMED and result.name:
        memory.person, memory.named = result, memory.sentence
        return
    people = [speaker for speaker in speakers if speaker.person]
    if people and result.kind is AttributionKind.OWN:
        memory.person = Attribution(AttributionKind.NAMED, people[0].text, people[0].key)
        memory.named = memory.sentence


def _phrase_subject(sentence: Sentence, cues: Sequence[Hit[Term]]) -> Attribution | None:
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
                rf"\s*(?P<who>[^.،,؛:\"“”]{{3,70}}?)(?:\s(?:{alternatives})\b|[،,])",
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
        base = sentence.text.find(who, sentence.span.start)
        inside = [hit for hit in sentence.hits if base <= hit.start and hit.end <= base + len(who)]
        values = {hit.value for hit in inside}
        if len(who.split()) > 9:
            continue
        if Term.ANONYMOUS in values:
            hit = next(hit for hit in inside if hit.value is Term.ANONYMOUS)
            return Attribution(AttributionKind.ANONYMOUS, who, count=_count(sentence, hit), cue=place)
        if values & {Term.OFFICIAL, Term.TITLE, Term.ORGANISATION}:
            return Attribution(AttributionKind.OFFICIAL, who, cue=place)
        if Term.OUTLET in values or Term.AGENCY in values:
            return Attribution(AttributionKind.OUTLET, who, cue=place)
        if (
            Term.PRONOUN not in values
            and len(who) <= 24
            and len(who.split()) <= 3
            and lexicon.language not in _CASED
        ):
            return Attribution(AttributionKind.NAMED, who, cue=place)
    return None


def _across_quotes(sentences: Sequence[Sentence], results: list[Attribution]) -> list[Attribution]:
    """Give the sentences of one quotation the speaker that stands in one of them ("A. B," said X)."""
    for index, sentence in enumerate(sentences):
        if results[index].kind is not AttributionKind.OWN and results[index].cue is not None:
            continue
        for quote in sentence.quotes:
            if quote.end <= sentence.span.end or quoted_share(sentence.span, [quote]) < 0.6:
                continue
            closing = next(
                (
                    other
                    for other in range(index + 1, min(index + 8, len(sentences)))
                    if sentences[other].span.end >= quote.end
                ),
                None,
            )
            if closing is not None and results[closing].kind is not AttributionKind.OWN:
                results[index] = results[closing]
    return results
