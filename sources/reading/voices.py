"""How far in its sentence a report reaches: the rest of the sentence is the narrator's own voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import Term, clause_opening
from .phrases import Hit
from .quotes import is_speech
from .speakers import Sentence, Speaker
from .types import Attribution, AttributionKind, CueKind, Passage, Span, Voice

#: Fewer letters than this before or after a report are an adverbial ("On Monday"), not a statement; Han, Thai and other
#: dense scripts say as much in a third of the letters.
STATEMENT = 14
_DENSE = 3
#: So long is a "that" behind a verb.
_THAT = 6
#: More words than this before a comma and a verb with its subject behind it are said, few as their letters are.
_SHORT = 2
#: So few letters say nothing.
_FEW = 4
#: The share of a stretch of words that a voice must cover to be the one that says it.
COVERS = 0.5
#: Where a voice lies whole in a stretch of words, the rest is mostly who speaks and when: this share is enough.
LIES_IN = 0.3
#: What may stand between a quotation and the words that say whose it is: marks, a dash, a space.
_GAP = 10
_OWN = Attribution(AttributionKind.OWN)
_CLOSED = re.compile(r"[”\"»“’」』,，、;；:：–—]\s*$")
_CLAUSE_CLOSED = re.compile(r"[,،؛»”'’\"]\s*$")
_QUOTE_ENDS = ("”", '"', "»", "“", "’", "」")
_OPENED = re.compile(r"\s*[^\s,.:：“\"«„「]{0,20}\s*[,，]?\s*(?:[:：]|[“\"«„「『])")
#: A quotation or a clause ends before a verb that goes on with its speaker ("…, said X, announcing …").
_OPENED_BEFORE = re.compile(r"[,，،]\s?(?:[^\s,]+\s){0,1}$")
#: What stands between a clause and a subject whose verb ends the sentence ("…, the farm department said").
_CLAUSE_ENDS = re.compile(r"[”\"»“’」,;–—]\s(?:[^\s,;:]+\s){0,4}$")
#: How long such a subject is, with its article.
_SUBJECT = 24
#: "So" and "it" before the verb mean what stands before them ("…: lo riferisce la prefettura").
_MEANT = re.compile(r"(?<=[:,;–—])\s(?:(?:così|así|assim)\s)?(?:lo|l['’]|o)\s?$", re.IGNORECASE)
#: Languages in which a comma behind a verb of saying opens no clause but a participle or the narrator's words.
_COMMA_LEAVES = frozenset("en fr de es pt it nl sv da nb pl cs ru uk ro el".split())
_INSERTED = re.compile(r"\w[,，]\s*(?:\w+\s){0,2}$")
_COMMA = re.compile(r"\s*[,，、)）]")
#: A colon behind a speaker, with the rest of what they are between.
_COLON = re.compile(r"[^,;:.!?«»“”\"]{0,24}:\s[^\s«“\"„]")
_BROKEN_OFF = re.compile(r"\s?[,;]\s")
_PART = re.compile(r"[:;：；]\s?(?!\d)")
_FIELD = re.compile(r"\s[^,.;:]{8,}")
#: What is spoken of stands at the head of the sentence where the verb ends it.
_CONCERNS = re.compile(
    r"(?:について|に関して|に関し|に対して|に対し|をめぐって|をめぐり)[はも]?[、,]?\s*$|(?:에 대해|에 대해서|에 대하여|에 관해|관련해|관련해서)[는도]?,?\s*$"
    r"|(?:\s(?:के बारे में|को लेकर|বিষয়ে|নিয়ে|সম্পর্কে|کے بارے میں|hakkında|ilişkin|konusunda|பற்றி|குறித்து)),?\s*$"
)
_LETTER = re.compile(r"[^\W\d_]|\d")
_DENSE_LETTER = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")


def reach(sentence: Sentence, cue: Hit[Term], speaker: Speaker | None) -> Span:
    """The part of a sentence that is said on the speaker's word at a cue."""
    start, end = sentence.span.start, sentence.span.end
    left = min(cue.start, speaker.start) if speaker else cue.start
    right = max(cue.end, speaker.end) if speaker else cue.end
    head, tail = sentence.text[start:left], sentence.text[right:end]
    before, after = Span(start, left), Span(right, end)
    if cue.value is Term.ANNOUNCE and (
        speaker is None or speaker.start < cue.start or not _CLOSED.search(head)
    ):
        # "At half past ten the firm announced that it recalls three lots": with the thing goes when and where.
        return after if _OPENED_BEFORE.search(head) else _announced(sentence, left, right)
    framed = next(
        (hit for hit in sentence.hits if hit.value is Term.ACCORDING and hit.start <= cue.start <= hit.end),
        cue,
    )
    if framed.start < left:
        left = framed.start
        head, before, cue = sentence.text[start:left], Span(start, left), framed
    if cue.value is Term.ACCORDING_AFTER and _states(head) and _states(tail, STATEMENT // 2):
        # "At the march, police according to, 8,000 took part": what is said goes on behind those words.
        return after if _CLOSED.search(head) else sentence.span
    if cue.value in (Term.ACCORDING, Term.ACCORDING_AFTER, Term.ACCORDING_THEM):
        if sentence.lexicon.order == "verb-second" and len(head.split()) > 1 and not _CLOSED.search(head):
            # "Baubeginn ist nach Angaben der Stadtwerke im Mai."
            return before if _says_nothing(tail) else sentence.span
        if not _states(head):
            # "Some 18,000, according to police, marched."
            counted = _CLOSED.search(head) and _COMMA.match(tail) and any(map(str.isdigit, head))
            return sentence.span if counted else after
        # Set between commas it frames the whole sentence, before a clause of its own only what comes first.
        if sentence.lexicon.order == "verb-second" and not _CLOSED.search(head) and _FIELD.match(tail):
            # "Bei dem Marsch wurden nach Angaben der Polizei 17 Menschen verletzt."
            return sentence.span
        if not (_CLOSED.search(head) and _COMMA.match(tail) and not _says_nothing(tail)):
            return before
        if _joins(sentence, tail):
            # "The march went wrong: 14 hurt, according to police, and eleven arrests."
            return Span(max(start, _after_colon(sentence, left)), left)
        return sentence.span
    if _says_nothing(tail) and letters(head) < STATEMENT and speaker and speaker.end < cue.start:
        # "The union dismissed the rumours as baseless."
        return Span(speaker.end, cue.start)
    inverted = speaker is not None and cue.end <= speaker.start
    meant = _MEANT.search(head) if inverted else None
    if meant and _states(head[: meant.start()]):
        return Span(start, start + meant.start())
    short = len(head.split()) > _SHORT and _states(head, STATEMENT // 2)
    told = _CLOSED.search(head) and (_states(head) or short or head.rstrip().endswith(_QUOTE_ENDS))
    if inverted and told and sentence.lexicon.language in _COMMA_LEAVES and _COLON.match(tail):
        # "The ferry was not too full, insists the owner: it held 58 cars."
        return sentence.span
    if inverted and told and sentence.lexicon.order != "verb-last" and _COMMA.match(tail):
        # "The mill will close, said X, adding that no job is at risk."
        return before
    if speaker is not None and speaker.end <= cue.start and _leaves(sentence, cue, head, tail):
        # "The toll stands at 112, officials said, warning that it would climb; the mayor said 98."
        return Span(start, left)
    forward = _opens(sentence, tail)
    if sentence.lexicon.order == "verb-last":
        if speaker and speaker.lead == cue.start and _CLAUSE_CLOSED.search(head) and _states(head):
            # "The bridge is shut, the road office said; …", but "…; the road office says the bridge is shut".
            return after if _states(tail) and tail.lstrip()[:1] not in (";", "؛") else before
        between = Span(speaker.end, cue.start) if speaker and speaker.end < cue.start else None
        if forward:
            return after
        # What is denied may be a thing ("any delay").
        least = STATEMENT // 2 if cue.value is Term.DENY else STATEMENT
        if between and _states(sentence.text[between.start : between.end], least):
            # "On the view that the votes were bought, the spokesman denied it": the view is what is denied.
            about = cue.value is Term.DENY and _states(head) and _CONCERNS.search(head)
            return Span(start, cue.start) if about else between
        return before if letters(head) >= letters(tail) else after
    quoted = any(
        start <= quote.start < left and left - quote.end <= _GAP and is_speech(sentence.text, quote)
        for quote in sentence.quotes
    )
    if quoted:
        return before
    if (
        sentence.lexicon.order == "verb-second"
        and inverted
        and not forward
        and not _CLOSED.search(head)
        and not _says_nothing(tail)
    ):
        # "Auf drei Millionen Euro schätzt die Polizei den Schaden."
        return sentence.span
    if forward or (_governs(sentence, cue) and not _says_nothing(tail)):
        return after
    if _says_nothing(tail) and speaker and not _says_nothing(sentence.text[speaker.end : cue.start]):
        # "Am Montag hatte die Polizei 8.000 Fans gezählt."
        return Span(start if _states(head) else speaker.end, cue.start)
    if _says_nothing(tail):
        return before
    if letters(head) < STATEMENT and _INSERTED.search(head) and _COMMA.match(tail):
        # "The ferry, the governor said, will sail again."
        return sentence.span
    whole = not re.search(r"[,;:，、；：]|[.!?]\s", head) and _states(head) and not _states(tail)
    if whole and speaker and speaker.end <= cue.start and not _joined(sentence, head):
        # "The rumours of a sale the mayor called a fairy tale."
        return sentence.span
    if _CLOSED.search(head) and _states(head) and (inverted or letters(tail) < letters(head)):
        return before
    return after


def _leaves(sentence: Sentence, cue: Hit[Term], head: str, tail: str) -> bool:
    """Whether a subject and its verb end what a clause before them says: a comma that opens no "that", or a few words, follow."""
    lexicon = sentence.lexicon
    if lexicon.language not in _COMMA_LEAVES or not _CLAUSE_ENDS.search(head) or not _states(head):
        return False
    mark = _BROKEN_OFF.match(tail)
    # "The union said, in a letter, that …": the clause opens behind a second comma.
    openers = "|".join(map(re.escape, lexicon.words("that")))
    opens = openers and re.match(rf"\s?[,;]\s(?:[^,;.:]{{0,60}},\s)?(?:{openers})(?!\w)", tail, re.IGNORECASE)
    if mark is not None and not opens:
        return True
    adverbial = not _opens(sentence, tail) and not re.search(r"[,;\d]", tail) and not _governs(sentence, cue)
    return adverbial and ";" not in head[-_SUBJECT:] and letters(tail) < letters(head)


def _announced(sentence: Sentence, left: int, right: int) -> Span:
    """The part of a sentence that says what is announced: between the colons and semicolons around it."""
    end = _PART.search(sentence.text, right, sentence.span.end)
    return Span(
        _after_colon(sentence, left), end.start() if end and end.group()[0] in ";；" else sentence.span.end
    )


def voices(
    sentence: Sentence,
    attribution: Attribution,
    reports: Sequence[tuple[Hit[Term], Speaker | None, Attribution]],
) -> tuple[Voice, ...]:
    """What each reporting cue of a sentence says on whose word; all of it where no cue shows how far that reaches."""
    if attribution.kind is AttributionKind.OWN:
        return ()
    found = [
        Voice(span.start, span.end, said, _credit(cue, speaker))
        for cue, speaker, said in reports
        if (span := _up_to_next(sentence, reach(sentence, cue, speaker), reports)).start < span.end
    ]
    if not found:
        return (Voice(sentence.span.start, sentence.span.end, attribution),)
    # A second quotation of the sentence goes on with its speaker.
    found += [
        Voice(max(quote.start, sentence.span.start), min(quote.end, sentence.span.end), attribution)
        for quote in sentence.quotes
        if is_speech(sentence.text, quote)
        and not any(voice.start <= quote.start and quote.end <= voice.end for voice in found)
    ]
    return tuple(sorted(found, key=lambda voice: (voice.start, voice.end)))


def _up_to_next(
    sentence: Sentence, span: Span, reports: Sequence[tuple[Hit[Term], Speaker | None, Attribution]]
) -> Span:
    """A stretch of Thai, which parts no sentences, up to where somebody else begins to speak."""
    if sentence.lexicon.language != "th":
        return span
    starts = [
        speaker.start for _, speaker, _ in reports if speaker is not None and speaker.start > span.start
    ]
    return Span(span.start, min([span.end, *starts]))


def said_by(passage: Passage, start: int, end: int) -> Attribution:
    """On whose word a passage says characters `start..end`: the narrowest voice that covers half of them, else its own.

    A clause that does no more than name who says the next one ("The minister, Ida Brandt, denied,") goes with that.
    """
    covering = [voice for voice in passage.voices if _says(voice, start, end)] or [
        voice for voice in passage.voices if _leads(passage, voice, start, end)
    ]
    if not passage.voices:
        return passage.attribution
    return min(covering, key=lambda voice: voice.end - voice.start).attribution if covering else _OWN


def _says(voice: Voice, start: int, end: int) -> bool:
    """Whether a voice covers enough of `start..end`, the words that only name the speaker left out."""
    covered = _shared(voice.start, voice.end, start, end)
    credit = voice.credit
    named = _shared(credit.start, credit.end, start, end) if credit else 0
    if credit and named and covered:
        named -= _shared(credit.start, credit.end, max(voice.start, start), min(voice.end, end))
        if covered >= COVERS * (end - start - named):
            return True
    least = LIES_IN if start <= voice.start and voice.end <= end else COVERS
    return covered >= least * max(1, end - start)


def _leads(passage: Passage, voice: Voice, start: int, end: int) -> bool:
    """Whether `start..end` holds the verb that denies what a voice says, or little besides who says it and with which verb."""
    # The verb may be on file with its "that", which opens the next clause.
    if voice.credit is None or not start <= voice.credit.start < voice.credit.end <= end + _THAT:
        return False
    if any(
        cue.kind is CueKind.DENY and voice.credit.start <= cue.start and cue.end <= voice.credit.end
        for cue in passage.cues
    ):
        return True
    offset = passage.start
    rest = (
        passage.text[start - offset : voice.credit.start - offset]
        + passage.text[voice.credit.end - offset : end - offset]
    )
    return letters(rest) < STATEMENT


def _shared(left: int, right: int, start: int, end: int) -> int:
    return max(0, min(right, end) - max(left, start))


def _credit(cue: Hit[Term], speaker: Speaker | None) -> Span:
    if speaker is None:
        return Span(cue.start, cue.end)
    return Span(min(cue.start, speaker.start), max(cue.end, speaker.end))


def _opens(sentence: Sentence, tail: str) -> bool:
    """Whether a clause or a quotation opens right behind the verb and its speaker."""
    openers = sentence.lexicon.words("that")
    clause = openers and clause_opening(openers, sentence.lexicon.language).match(tail)
    return bool(clause) or bool(_OPENED.match(tail))


def letters(text: str) -> int:
    """Return how many letters a text has, those of dense scripts counted as several."""
    return len(_LETTER.findall(text)) + (_DENSE - 1) * len(_DENSE_LETTER.findall(text))


def _governs(sentence: Sentence, cue: Hit[Term]) -> bool:
    """Whether a verb of saying ends in a preposition that what was said follows ("gave it as", "sprach von")."""
    words = sentence.text[cue.start : cue.end].lower().split()
    lexicon = sentence.lexicon
    return len(words) > 1 and words[-1] in (*lexicon.words("addressee"), *lexicon.words("particles"), "as")


def _joins(sentence: Sentence, tail: str) -> bool:
    """Whether what follows a comma begins with a conjunction."""
    words = tail.lstrip(" ,،、，)）").lower().split()
    return bool(words) and words[0] in sentence.lexicon.words("conjunctions")


def _after_colon(sentence: Sentence, end: int) -> int:
    """Where what stands behind the last colon or semicolon before `end` begins."""
    marks = list(_PART.finditer(sentence.text, sentence.span.start, end))
    return marks[-1].end() if marks else sentence.span.start


def _joined(sentence: Sentence, head: str) -> bool:
    """Whether a conjunction parts what stands before a speaker into clauses."""
    words = head.lower().split()
    return any(word in words for word in sentence.lexicon.words("conjunctions"))


def _says_nothing(text: str) -> bool:
    return letters(text) < _FEW and not any(char.isdigit() for char in text)


def _states(text: str, least: int = STATEMENT) -> bool:
    return letters(text) >= least
