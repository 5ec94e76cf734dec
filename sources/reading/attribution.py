"""On whose word each passage speaks: the narrator's own, a named person's, an office's, unnamed sources', an outlet's.

What the model surely hears (`ears.py`) comes first. Else, for every reporting cue, the possible speakers of the sentence are
scored by the declared features below; the best one above the bar speaks. Quoted sentences, pronouns and verbs without a subject carry the last speaker over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .behind import apposed, noun_and_name
from .candidates import candidates
from .credits import credited_in_compounds
from .cues import SAYING, find_cues
from .ears import Report, heard_reports, heard_speakers, speaker_of, unheard
from .leads import with_leads
from .lexicon import Term
from .moods import reported_mood
from .newcomers import is_new
from .papers import within_paper
from .phrases import Hit
from .positions import asked_about, behind_kind, phrase_subject
from .quotes import is_speech, quoted_share
from .references import Memory
from .sequels import QUOTED, Spoken, carried_on
from .speakers import Sentence, Speaker, score
from .subjects import unlisted
from .types import Attribution, AttributionKind, QuantityKind, Span, Voice
from .voices import voices

#: Verbs that go on with nobody where they have no subject: what is published or announced may be so by anybody.
_PUBLIC = (Term.PUBLISH, Term.ANNOUNCE)
_OWN = Attribution(AttributionKind.OWN)
_CLOSING = re.compile(r"\s?[,，:]|\s(?:il|lo|la|i|gli|le|los|las|el|o|a|os|as|les|der|die|das|l['’])[\s'’]?")
#: "For" where it says whose view follows, and how long the article behind it may be.
_FOR = {"it": "Per", "fr": "Pour", "es": "Para", "pt": "Para"}
_ARTICLE = 5
#: A name right behind an "according to", where capitals show no more than a noun elsewhere ("nach Angaben von Kestrel").
_CAPITALS = re.compile(
    r"\s(?:(?:der|die|das|dem|den|des|the|de|del|la|le|les|el|il|lo|het)\s)?"
    r"([A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][\w’'&-]+(?:\s(?:&\s)?[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][\w’'&-]+){0,4})(?=[\s,.;:])"
)
_ARABIC_NAMED = re.compile(
    r"\sل?([^\s،,.:؛()«»“”\"]+(?:\s[^\s،,.:؛()«»“”\"]+){0,3}?)\s(?:فإن|فقد|فقال|أن|إن)\s"
)
#: How far behind a speaker a second verb, led by a comma or "and", goes on with what they say.
_GOES_ON = 60
_COMMA_BEFORE = re.compile(r"[,،，]\s?(?:[^\s,،，]+\s){0,2}$")
BAR = 0.5
#: A second speaker of a sentence needs a verb of their own that fits them well.
CERTAIN = 1.3


def attribute(sentences: Sequence[Sentence]) -> list[Spoken]:
    """On whose word each sentence of a text speaks, in order."""
    memory = Memory()
    memory.learn(sentences)
    results = [_attribute_one(sentence, memory) for sentence in sentences]
    return carried_on(sentences, results)


def _heard(
    sentence: Sentence,
    cues: Sequence[Hit[Term]],
    said: Sequence[Report],
    speakers: Sequence[Speaker],
    memory: Memory,
) -> Spoken:
    """On whose word a sentence speaks as it is heard: on that of whoever says most of it."""
    found = []
    spoke = []
    for report in said:
        if report.source is not None:
            speaker = speaker_of(sentence, report.source, speakers)
            who = _named(sentence, report.cue, speaker, memory)
            spoke.append((report.source, who))
        else:
            who = memory.carried(sentence, report.cue)
        found += [Voice(span.start, span.end, who, report.credit) for span in report.contents]
    found += unheard(sentence, cues, found)
    for place, who in spoke:
        memory.antecedents.spoke(place, who)
    most = max(found, key=lambda voice: voice.end - voice.start)
    return Spoken(most.attribution, tuple(sorted(found, key=lambda voice: (voice.start, voice.end))))


def _attribute_one(sentence: Sentence, memory: Memory) -> Spoken:
    memory.sentence += 1
    if not sentence.content:
        return Spoken()
    cues = _speech_cues(sentence)
    in_one_word, credited = credited_in_compounds(sentence, cues)
    cues += in_one_word
    speakers = with_leads(sentence, cues, candidates(sentence, memory.full_names))
    speakers = [one for one in speakers if not _within_any(one, credited)] + credited
    speakers += list(unlisted(sentence, cues, speakers))
    placed = list(noun_and_name(sentence, cues))
    speakers = apposed(sentence, cues, [one for one in speakers if not _within_any(one, placed)] + placed)
    named = list(behind_kind(sentence, cues, speakers))
    # The word for what it names goes with the name.
    speakers = named + [
        one for one in speakers if all(other.start - one.end not in (0, 1) for other in named)
    ]
    speakers = [one for one in speakers if not asked_about(sentence, one.end)]
    memory.antecedents.open(sentence, memory.sentence, speakers)
    # Who is not heard is left to the features, where a verb is on file.
    said = heard_reports(sentence)
    if said and not (cues and any(report.source is None for report in said)):
        spoken = _heard(sentence, cues, said, speakers, memory)
        memory.note(sentence, spoken.attribution, speakers)
        return spoken
    result = _OWN
    reports: list[tuple[Hit[Term], Speaker | None, Attribution]] = []
    speakers += heard_speakers(sentence, speakers)
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
        phrase = phrase_subject(sentence, cues)
        them = next((cue for cue in cues if cue.value is Term.ACCORDING_THEM), None)
        within = _named_within(sentence, cues)
        if within is not None:
            # "По версии следствия", "pour la défense": the words themselves name who says it.
            frame, office = within
            result = _named(sentence, frame, office, memory)
            reports.append((frame, None, result))
        elif them is not None and (best is None or best[0] < 1.0 or best[2].start <= them.end):
            # "According to her": whoever was meant before.
            result = memory.pronoun(sentence.text[them.start : them.end], Span(them.start, them.end))
            reports.append((them, None, result))
        elif best is not None and best[0] >= BAR and not (phrase and best[0] < 1.0):
            result = _named(sentence, best[2], best[3], memory)
            reports.append((best[2], best[3], result))
            reports += _others(sentence, scored, best[2], best[3], memory)
        elif phrase is not None:
            result = phrase
            cue = next(cue for cue in cues if phrase.cue is not None and cue.start == phrase.cue.start)
            reports.append((cue, _spanning(sentence, cue, phrase), result))
        elif any(cue.value not in _PUBLIC for cue in cues):
            unknown = _unknown(sentence, cues[0])
            result = unknown or memory.carried(sentence, cues[0])
            reports.append((cues[0], _spanning(sentence, cues[0], unknown) if unknown else None, result))
    elif (paper := _measured(sentence, speakers)) is not None:
        # "In a Kestrel poll, 58 percent wanted elections": no verb says so.
        result = _named(sentence, Hit(paper.start, paper.end, Term.ACCORDING), paper, memory)
        memory.note(sentence, result, speakers)
        return Spoken(result, (Voice(sentence.span.start, sentence.span.end, result),))
    elif (
        any(
            is_speech(sentence.text, quote) or sentence.text[quote.end - 1] in ".!?…。！？"
            for quote in sentence.quotes
        )
        and quoted_share(sentence.span, sentence.quotes) > QUOTED
    ):
        # Words in quotation marks without a verb of their own go on with the last speaker.
        result = memory.last()
    elif (reported := reported_mood(sentence)) is not None and reported.start > sentence.span.start:
        # "Am Zeitplan will X nicht rütteln: Ab Mai werde Strom fließen."
        about = next(
            (one for one in speakers if one.end < reported.start and not one.place and not one.pronoun), None
        )
        if about is not None:
            result = replace(
                _named(sentence, Hit(reported.start, reported.start, Term.REPORT), about, memory), cue=None
            )
            memory.note(sentence, result, speakers)
            return Spoken(result, (Voice(reported.start, reported.end, result),))
    memory.note(sentence, result, speakers)
    for _, one, who in reports:
        if one is not None:
            memory.antecedents.spoke(Span(one.start, one.end), who)
    return Spoken(result, voices(sentence, result, reports))


def _within_any(speaker: Speaker, others: Sequence[Speaker]) -> bool:
    return any(
        other.start < speaker.end and speaker.start < other.end and not speaker.person for other in others
    )


def _measured(sentence: Sentence, speakers: Sequence[Speaker]) -> Speaker | None:
    """The paper of somebody's within which a sentence gives a percentage ("In a Kestrel poll this week, 58 percent …")."""
    for one in speakers:
        if (
            one.paper
            and not one.alone
            and within_paper(sentence, one)
            and any(
                quantity.kind is QuantityKind.PERCENT and quantity.start >= one.end
                for quantity in sentence.quantities
            )
        ):
            return one
    return None


def _named_within(sentence: Sentence, cues: Sequence[Hit[Term]]) -> tuple[Hit[Term], Speaker] | None:
    """An "according to" that holds the office whose word it is, where nobody is named behind it."""
    for cue in cues:
        if cue.value is not Term.ACCORDING or not _CLOSING.match(sentence.text, cue.end):
            continue
        for hit in sentence.hits:
            if (
                hit.value in (Term.OFFICIAL, Term.TITLE, Term.DOCUMENT)
                and cue.start < hit.start
                and hit.end == cue.end
            ):
                text = sentence.text[hit.start : hit.end]
                paper = hit.value is Term.DOCUMENT
                office = Speaker(
                    hit.start,
                    hit.end,
                    AttributionKind.OFFICIAL,
                    text,
                    bare=sentence.text[hit.start : hit.stem or hit.end],
                )
                return cue, replace(office, paper=paper, alone=paper)
    return None


def _others(
    sentence: Sentence,
    scored: Sequence[tuple[float, int, Hit[Term], Speaker]],
    cue: Hit[Term],
    speaker: Speaker,
    memory: Memory,
) -> list[tuple[Hit[Term], Speaker | None, Attribution]]:
    """What somebody else reports in the same sentence ("X put it at 6.9; Y said it was 6.8")."""
    found: list[tuple[Hit[Term], Speaker | None, Attribution]] = []
    for other in dict.fromkeys(row[2] for row in scored if row[2] is not cue):
        best = max((row for row in scored if row[2] is other), key=lambda row: (row[0], row[1]))
        apart = best[3].end <= speaker.start or speaker.end <= best[3].start
        # What is "untrue" or "baseless" has no speaker of its own.
        if other.value is Term.DENY and best[3].kind is AttributionKind.ANONYMOUS:
            continue
        if best[0] >= CERTAIN and apart and best[3].text != speaker.text and not best[3].pronoun:
            found.append((other, best[3], _named(sentence, other, best[3], memory)))
        elif _goes_on(sentence, other, cue, speaker):
            told = Hit(other.start, other.end, Term.ANNOUNCE)
            found.append((told, None, _named(sentence, cue, speaker, memory)))
    return found


def _goes_on(sentence: Sentence, other: Hit[Term], cue: Hit[Term], speaker: Speaker) -> bool:
    """Whether a verb goes on with the speaker behind whose verb it stands ("…, said X, adding that …")."""
    behind = max(cue.end, speaker.end)
    return (
        other.value in (Term.REPORT, Term.ANNOUNCE, Term.DENY)
        and cue.value in (Term.REPORT, Term.ANNOUNCE)
        and sentence.lexicon.order != "verb-last"
        and 0 <= other.start - behind <= _GOES_ON
        and bool(_COMMA_BEFORE.search(sentence.text[behind : other.start]))
    )


def _spanning(sentence: Sentence, cue: Hit[Term], phrase: Attribution) -> Speaker | None:
    start = sentence.text.find(phrase.name, sentence.span.start, sentence.span.end)
    return Speaker(start, start + len(phrase.name), phrase.kind, phrase.name) if start >= 0 else None


def _speech_cues(sentence: Sentence) -> list[Hit[Term]]:
    kept = find_cues(sentence.text, sentence.hits)
    places = {(cue.start, cue.end) for cue in kept}
    # "According to the Courier, the firms announced a merger": all of it is the paper's.
    framed = any(hit.value in (Term.ACCORDING, Term.ACCORDING_AFTER) for hit in sentence.hits)
    return _on_behalf(sentence) + [
        hit
        for hit in sentence.hits
        if hit.value in SAYING
        and (hit.start, hit.end) in places
        and not any(quote.start <= hit.start and hit.end <= quote.end for quote in sentence.quotes)
        and not _unsaid(sentence, hit)
        and not (framed and hit.value is Term.ANNOUNCE)
    ]


def _on_behalf(sentence: Sentence) -> list[Hit[Term]]:
    """A preposition that opens a sentence and ends at a person and a comma ("Per la perita Teresa Volpi, …")."""
    word = _FOR.get(sentence.lexicon.language)
    start = sentence.span.start
    if word is None or not sentence.text.startswith(word + " ", start):
        return []
    for role in sentence.roles:
        holder = role.holder
        near = (
            role.start - start - len(word) <= _ARTICLE and holder is not None and holder.start - role.end <= 1
        )
        if near and holder is not None and sentence.text[holder.end : holder.end + 1] == ",":
            return [Hit(start, start + len(word), Term.ACCORDING, start + len(word))]
    return []


def _unsaid(sentence: Sentence, cue: Hit[Term]) -> bool:
    """Whether a negation touches the verb ("не сообщил", "did not say"): nothing is reported."""
    return (
        sentence.lexicon.order != "verb-last"
        and cue.value in (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE)
        and any(hit.value is Term.NEGATE and 0 <= cue.start - hit.end <= 1 for hit in sentence.hits)
    )


def _named(sentence: Sentence, cue: Hit[Term], speaker: Speaker, memory: Memory) -> Attribution:
    place = Span(cue.start, cue.end)
    known = None if speaker.pronoun else memory.meant(sentence, speaker)
    # An agency or a paper is told by its name, unless a common noun stands for it.
    titled = speaker.kind is AttributionKind.NAMED or (
        speaker.kind is AttributionKind.OUTLET and not speaker.common
    )
    # Whoever is told by no name is somebody named before; an anonymous source is nobody named.
    anonymous = speaker.kind is AttributionKind.ANONYMOUS
    unnamed = not (titled or anonymous or speaker.person or speaker.key)
    if known is None and (speaker.pronoun or (unnamed and not is_new(sentence, speaker))):
        words = Span(speaker.start, speaker.end)
        known = memory.antecedents.meant(sentence, memory.sentence, words)
    if known is not None:
        return replace(known, cue=place)
    if speaker.pronoun:
        return memory.pronoun(speaker.text, place)
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


def _unknown(sentence: Sentence, cue: Hit[Term]) -> Attribution | None:
    """The words behind an "according to" that name nobody known ("according to investigators"): an office, as they stand."""
    if cue.value is not Term.ACCORDING:
        return None
    named = _CAPITALS.match(sentence.text, cue.end, sentence.span.end)
    if named is not None:
        return Attribution(AttributionKind.NAMED, named.group(1), cue=Span(cue.start, cue.end))
    if sentence.lexicon.language == "ar":
        arabic = _ARABIC_NAMED.match(sentence.text, cue.end, sentence.span.end)
        if arabic is not None:
            return Attribution(AttributionKind.NAMED, arabic.group(1), cue=Span(cue.start, cue.end))
    words = re.match(
        r"\s*([^\s,،.:;()«»“”\"]+(?:\s[^\s,،.:;()«»“”\"]+){0,3})\s?[,،]",
        sentence.text[cue.end : cue.end + 60],
    )
    if words is None:
        return None
    return Attribution(AttributionKind.OFFICIAL, words.group(1), cue=Span(cue.start, cue.end))


def _together(sentence: Sentence, speaker: Speaker) -> str:
    """Everybody who speaks at once ("Orbit and Zanskar declined to comment")."""
    joints = {word.lower() for word in sentence.lexicon.words("conjunctions")}
    if speaker.kind is not AttributionKind.NAMED or speaker.person:
        return speaker.text
    articles = sentence.lexicon.words("definite")

    def joined(gap: str) -> bool:
        words = gap.lower().split()
        return (
            bool(words)
            and words[0] in joints
            and (not words[1:] or words[1:] in [[word] for word in articles])
        )

    for name in sentence.names:
        if name.end < speaker.start and joined(sentence.text[name.end : speaker.start]):
            return sentence.text[name.start : speaker.end]
        if name.start > speaker.end and joined(sentence.text[speaker.end : name.start]):
            return sentence.text[speaker.start : name.end]
    return speaker.text
