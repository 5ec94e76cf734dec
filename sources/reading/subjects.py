"""Subjects of verbs of saying that no word of the lexicon names: "the cooperative said", "сообщили в компании"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .appositions import STOPS
from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .types import AttributionKind, NameKind

#: Languages in which the article at the head of a clause shows its subject; elsewhere it may be an adverbial there.
_SUBJECT_FIRST = frozenset("de nl en fr es it pt ro el hu".split())
#: Nouns of time that an article turns into an adverbial there ("La semana pasada dijo").
_TIMES = frozenset(
    "semana mes año noche mañana tarde día vez ano noite manhã dia settimana mese anno notte mattina sera giorno volta"
    " semaine mois année nuit matin soir jour fois woche monat jahr nacht morgen abend tag week maand jaar dag avond"
    " week month year night morning evening day time săptămâna luna anul noaptea dimineața seara ziua"
    " εβδομάδα μήνα χρόνο νύχτα πρωί βράδυ ημέρα hét hónap év éjszaka reggel este nap".split()
)
#: Languages in which "they said in the company" is how the company speaks, with the endings of such verbs.
_IMPERSONAL = {
    "ru": (r"(?:ли|лись|ют|ят|ут|ают)$", r"в|во|на"),
    "uk": (r"(?:ли|лися|ють|ять|уть)$", r"в|у|на"),
    "pl": (r"(?:ano|ono|to|li|ją)$", r"w|we"),
    "cs": (r"(?:li|jí)$", r"v|ve|na"),
    "he": (r"ו$", r"ב|מ"),
    "de": (r"(?:heißt es|hieß es|verlautete|verlautet)$", r"in|im|aus|bei|beim"),
}
#: Verbs by which a paper shows something, with the prepositions before the paper ("Z pozwu wynika, że …").
_SHOWN = {
    "ru": (r"(?:следует|явствует|вытекает)$", r"из"),
    "uk": (r"(?:випливає|слідує)$", r"з|із|зі"),
    "pl": (r"(?:wynika|wynikało)$", r"z|ze"),
    "cs": (r"(?:vyplývá|vyplynulo)$", r"z|ze"),
    "nl": (r"(?:blijkt|bleek)$", r"uit"),
    "sv": (r"(?:framgår|framgick)$", r"av"),
    "da": (r"(?:fremgår|fremgik)$", r"af"),
    "nb": (r"(?:fremgår|framgår|fremgikk)$", r"av"),
    "es": (r"(?:desprende)$", r"de|del"),
    "it": (r"(?:emerge|risulta)$", r"da|dal|dalla|dalle|dai|dagli"),
    "ro": (r"(?:reiese|rezultă)$", r"din"),
}
_WORD = r"[^\s,.:;!?()“”\"«»„—–]+"
_DENSE_ADVERB = re.compile(
    r"^(?:随后|隨後|同时|同時|此外|对此|對此|日前|昨天|今天|其后|但|并|也|又|都|再次|多次|坚决|断然|已|他|她|其|双方)"
)
_CLOSED = re.compile(r"[”\"»“’」,،]\s*[—–-]?\s*$")
_LONGEST = 5
#: Languages in which what stands before a verb of saying at the head of a sentence is its subject.
_ALWAYS_A_SUBJECT = frozenset(("en", "fr", "id", "ms", "vi", "sw"))
_NAME_BETWEEN_COMMAS = re.compile(
    r"(?P<who>[A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω][\w’'&-]{2,}),\s(?P<what>[^,;:.!?]{4,70}),\s(?:\w+\s)?$"
)
_NAME_ALONE = re.compile(r"(?P<who>[A-ZÀ-Þ][\w’'&-]{3,})\s$")
_AFTER_VERB = re.compile(r"\s(?:die|der|das|de|het)\s[A-ZÄÖÜ][^,.;:]{2,50},\s")
_WITHOUT_CAPITALS = frozenset(("fa", "bn", "he", "ta", "ur", "ar"))
#: The subject of a Chinese clause, up to what cannot be part of a name: a date, a preposition, an adverb, a verb of announcing.
_CHINESE_LEAD = re.compile(
    r"(?:但是?|而|不过|不過|此外|同时|同時|对此|對此|随后|隨後|另外|当天|當天|次日|\d+[日月])?(?P<who>[\u3400-\u9fff·・•]{2,12}?)"
    r"(?=\d|周[一二三四五六日末]|星期|当天|當天|当日|當日|昨|今|日前|近日|当地|在|向|对|對|就|于|於|则|則|也|还|還|又|再次|随后|隨後|稍后|通过|通過"
    r"|发布|發布|發佈|发表|發表|召开|召開|接受|公告|回应|回應|予以|进一步|進一步|公开|公開|明确|明確|均|都|一致|多次|反驳|反駁|已|将|將|曾|则|并|並|方面|表示|称|稱|说|說|否认|否認|澄清|宣布|强调|強調|指出|透露|认为|認為|$)"
)
_CHINESE_NOBODY = re.compile(
    r"^(?:对|對|据|據|在|由|关于|關於|因|如果|如|从|從|当|當|为|為|根据|根據|按|以|与|與|和|其|该|該|这|這|那|他|她|它|有|没|沒|不|并|並|也|仍|目前|此前"
    r"|经|經|被|把|将|將|已|曾|正|截至|随着|隨著|而|但|虽|雖|尽管|儘管|至于|至於|一名|一位|多名|其中|所有|许多|許多|部分|两|三|四|五|六|七|八|九|十|分析|消息|有报道|传闻|傳聞|数据|數據|结果|結果|事实|事實|情况|情況|网传|網傳|坊间|坊間|舆论|輿論|进一步|進一步|公开|公開|明确|明確|再次|多次|一致|接受|受访|受訪|首次|随即|隨即"
    r"|率先|普遍|直接|继续|繼續|最终|最終|最后|最後|当时|當時|今年|去年|今后|今後|届时|屆時|随后|隨後|之后|之後|曾经|曾經|据悉|據悉|不少|大家|自己|所以|因此|由此|同样|同樣|甚至|总体|總體|综合|綜合|上述|外电|相关|相關|有关|有關|此类|此類|此前|先前|早前|独家|獨家|连续|連續|跟踪)"
    r"|[的了是有被把]"
)
_CHINESE_DENYING = re.compile(r"否认|否認|驳|駁|澄清|辟谣|闢謠|喊冤|坚称|堅稱|反对|不认|不認|不予认同")
_NO_SUBJECT = (
    Term.REPORT,
    Term.PUBLISH,
    Term.DENY,
    Term.NEGATE,
    Term.HEDGE,
    Term.PLAN,
    Term.ACCORDING,
    Term.PRONOUN,
    Term.DOCUMENT,
    Term.ANONYMOUS,
)


def unlisted(sentence: Sentence, cues: Sequence[Hit[Term]], known: Sequence[Speaker]) -> Iterator[Speaker]:
    """Phrases beside a verb of saying that must be its subject, where nobody of `known` stands in them."""
    for cue in cues:
        if cue.value not in (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY):
            continue
        for found in (
            *_behind(sentence, cue, known),
            *_before(sentence, cue),
            *_bare(sentence, cue),
            *_leading(sentence, cue),
            *_initial(sentence, cue),
            *_opening(sentence, cue),
        ):
            if not any(one.start < found.end and found.start < one.end for one in known):
                yield found
        yield from _impersonal(sentence, cue)


def _behind(sentence: Sentence, cue: Hit[Term], known: Sequence[Speaker]) -> Iterator[Speaker]:
    """An article and a noun behind a verb that follows what was said ("…, sagte die Genossenschaft")."""
    lexicon = sentence.lexicon
    if lexicon.order not in ("verb-middle", "verb-second"):
        return
    closed = _CLOSED.search(sentence.text[max(sentence.span.start, cue.start - 14) : cue.start])
    # "In einem Brief erklärte die Molkerei, …": in verb-second languages an adverbial pushes the subject behind the verb.
    if not closed and (
        lexicon.order != "verb-second" or not _AFTER_VERB.match(sentence.text, cue.end, sentence.span.end)
    ):
        return
    quoted = max((quote.end for quote in sentence.quotes if quote.end <= cue.start), default=0)
    # Behind a comma or a dash a name in the middle of what was said is no subject ("…, 12 killed in Dravna, states the …").
    if any(
        quoted <= one.start and one.end <= cue.start and (not closed or _leads_clause(sentence, one))
        for one in known
    ):
        return
    tail = sentence.text[cue.end : min(sentence.span.end, cue.end + 70)]
    for key, kind in (("definite", AttributionKind.OFFICIAL), ("indefinite", AttributionKind.ANONYMOUS)):
        pattern = _articled(lexicon.words(key))
        match = pattern.match(tail) if pattern else None
        if match:
            words = _noun_phrase(match.group("noun").split(), sentence)
            if words:
                start = cue.end + match.start("noun")
                text = " ".join(words)
                named = _apposed(sentence, start, start + len(text))
                yield named or Speaker(start, start + len(text), kind, text)


def _leads_clause(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether at most an article stands between the last mark and somebody."""
    head = re.split(r"[,;:“”\"«»„()–—]\s?", sentence.text[sentence.span.start : speaker.start])[-1]
    return len(head.split()) <= 1 or speaker.person


def _before(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """An article and a noun between the head of the clause and the verb ("The cooperative said")."""
    lexicon = sentence.lexicon
    if lexicon.language not in _SUBJECT_FIRST:
        return
    head = re.split(r"[,;:“”\"«»„()]", sentence.text[sentence.span.start : cue.start])[-1]
    pattern = _articled(lexicon.words("definite"))
    match = pattern.match(head) if pattern else None
    if match is None or match.end() < len(head.rstrip()):
        return
    noun = match.group("noun").rstrip()
    words = noun.split()
    if len(words) > _LONGEST or _noun_phrase(words[:1], sentence) == []:
        return
    end = cue.start - len(head) + match.start("noun") + len(noun)
    if _TIMES.intersection(word.lower() for word in words):
        return
    yield Speaker(end - len(noun), end, AttributionKind.OFFICIAL, noun, guessed=True)


def _apposed(sentence: Sentence, start: int, end: int) -> Speaker | None:
    """Who stands behind a noun and a comma at the end of a sentence ("…, concluded the referee, Ida Brandt.")."""
    for name in sentence.names:
        if (
            sentence.text[end : name.start] == ", "
            and " " in name.text
            and name.kind is not NameKind.PLACE
            and (name.end >= sentence.span.end or sentence.text[name.end] in ".,;")
        ):
            return Speaker(start, end, AttributionKind.NAMED, name.text, name.key, person=True)
    return None


def _opening(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """A word with a capital that opens a sentence and can only be a name ("Nordfrakt, the main owner, said", "Nordfrakt said")."""
    lexicon = sentence.lexicon
    head = sentence.text[sentence.span.start : cue.start]
    match = _NAME_BETWEEN_COMMAS.match(head)
    at = sentence.span.start
    if match is not None and not _apposition(sentence, at + match.start("what"), at + match.end("what")):
        match = None
    if match is None and lexicon.language in _ALWAYS_A_SUBJECT:
        match = _NAME_ALONE.match(head)
    if match is None:
        return
    who = match.group("who")
    usual = {*lexicon.words("common"), *lexicon.words("pronoun"), *calendar_words(lexicon.language)}
    # What the text writes with a small letter as well is a common noun, and so may be a plural.
    plain = re.search(rf"(?<![^\W_]){re.escape(who.lower())}(?![^\W_])", sentence.text)
    if plain or who.lower() in usual or who.endswith("s"):
        return
    yield Speaker(at + match.start("who"), at + match.end("who"), AttributionKind.NAMED, who)


def _apposition(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words between commas say what somebody is: an article opens them, or an office or a kind of firm stands in them."""
    lexicon = sentence.lexicon
    words = sentence.text[start:end].lower().split()
    articles = (*lexicon.words("definite"), *lexicon.words("indefinite"))
    if words[0] in articles or words[0].startswith(
        tuple(word for word in articles if word.endswith(("'", "’")))
    ):
        return True
    if set(words) & {*lexicon.words("firm"), *lexicon.words("firms")}:
        return True
    return any(
        hit.value in (Term.TITLE, Term.OFFICIAL) and start <= hit.start and hit.end <= end
        for hit in sentence.hits
    )


def _bare(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """A noun without an article that opens its sentence before a verb of denying ("Muzeum zaprzecza", 博物馆否认)."""
    lexicon = sentence.lexicon
    if cue.value is not Term.DENY or lexicon.words("definite") or lexicon.order == "verb-first":
        return
    head = sentence.text[sentence.span.start : cue.start]
    if lexicon.language in ("zh", "ja"):
        match = re.match(
            r"([\u3400-\u9fff\u30a1-\u30fe]{2,8})は"
            if lexicon.language == "ja"
            else r"([\u3400-\u9fff]{2,8})$",
            head,
        )
        if match and not _DENSE_ADVERB.match(match.group(1)):
            start = sentence.span.start
            yield Speaker(start, start + match.end(1), AttributionKind.OFFICIAL, match.group(1), guessed=True)
        return
    words = head.split()
    usual = {*lexicon.words("common"), *lexicon.words("pronoun"), *calendar_words(lexicon.language)}
    if (
        lexicon.order == "verb-last"
        or not 1 <= len(words) <= 2
        or not all(word.isalpha() for word in words)
        or usual.intersection(word.lower() for word in words)
    ):
        return
    text = " ".join(words)
    start = sentence.span.start
    yield Speaker(start, start + len(text), AttributionKind.OFFICIAL, text, guessed=True)


def _leading(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Who stands at the head of a Chinese clause before a date, a preposition or the verb (山岭乳业13日发布公告，称…)."""
    if sentence.lexicon.language != "zh":
        return
    # What "is untrue" has a thing for its subject.
    if cue.value is Term.DENY and not _CHINESE_DENYING.search(sentence.text[cue.start : cue.end]):
        return
    head = sentence.text[sentence.span.start : cue.start]
    clauses = list(re.finditer(r"[^，,。；;：:]+", head))
    for clause in reversed(clauses[-3:]):
        match = _CHINESE_LEAD.match(clause.group())
        # The head of another clause than the verb's must end where no subject goes on.
        if match is None or (match.end("who") == len(clause.group()) and clause.end() < len(head)):
            continue
        who = match.group("who")
        if len(who) < 2 or _CHINESE_NOBODY.search(who) or who.endswith(("时间", "時間")):
            continue
        start = sentence.span.start + clause.start() + match.start("who")
        inside = [hit for hit in sentence.hits if start < hit.end and hit.start < start + len(who)]
        if any(hit.value in _NO_SUBJECT for hit in inside):
            continue
        yield Speaker(start, start + len(who), AttributionKind.NAMED, who)
        return


def _initial(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Two or three words that open a sentence before its verb, in scripts without capitals ("مریم صادقی گفت", "রিনা দাস বলেন")."""
    language = sentence.lexicon.language
    if language not in _WITHOUT_CAPITALS:
        return
    start = sentence.span.start
    head = sentence.text[start : cue.start]
    tail = sentence.text[cue.end : min(sentence.span.end, cue.end + 40)]
    match = re.match(r"\s*((?:[^\W\d_][^\s،,.:;؛«»“”\"()]*\s){2,3}?)(?=(?:این|آن|اين)\s|$)", head)
    at = start
    if match is None and language in ("he", "ar"):
        # "…, אמרה נועה ברק."
        match = re.match(r"\s((?:[^\W\d_][^\s،,.:;؛«»“”\"()]*\s?){2,3})(?=[.,،]|$)", tail)
        at = cue.end if _CLOSED.search(head[-14:]) else -1
    if match is None or at < 0:
        return
    who = match.group(1).rstrip()
    start = at + match.start(1)
    end = start + len(who)
    usual = {*sentence.lexicon.words("common"), *calendar_words(language)}
    taken = any(start < hit.end and hit.start < end for hit in sentence.hits)
    if taken or usual.intersection(who.split()) or STOPS.intersection(who.split()):
        return
    yield Speaker(start, end, AttributionKind.NAMED, who)


def _impersonal(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Where people are said to have spoken in a body ("сообщили в министерстве", "heißt es in der Zentrale")."""
    verb = sentence.text[cue.start : cue.end].lower()
    prepositions = next(
        (
            before
            for table in (_IMPERSONAL, _SHOWN)
            for endings, before in [table.get(sentence.lexicon.language, ("", ""))]
            if endings and re.search(endings, verb)
        ),
        "",
    )
    if not prepositions:
        return
    phrase = rf"(?P<where>{_WORD}(?:\s{_WORD}){{0,{_LONGEST - 1}}}|«[^«»\n]{{2,40}}»)"
    tail = sentence.text[cue.end : min(sentence.span.end, cue.end + 80)]
    # Hebrew writes the preposition with the noun ("מסרו בכבאות").
    space = "" if sentence.lexicon.language == "he" else r"\s"
    match = re.match(rf"\s(?:{prepositions}){space}(?:(?:der|dem|den)\s)?{phrase}(?=[,.:;!?]|\s[—–]|$)", tail)
    at = cue.end
    if match is None:
        head = sentence.text[sentence.span.start : cue.start]
        clause = re.split(r"[,;:“”\"()]|(?<=[.!?])\s", head)[-1]
        match = re.match(rf"\s*(?:{prepositions})\s{phrase}\s$", clause, re.IGNORECASE)
        at = cue.start - len(clause)
    if match is None:
        return
    start, end = at + match.start(), at + match.end()
    first = match.group("where").split()[0].lower()
    if first in calendar_words(sentence.lexicon.language) or first[0].isdigit():
        return
    inside = next((name for name in sentence.names if start <= name.start and name.end <= end), None)
    if inside is not None:
        yield Speaker(start, end, AttributionKind.NAMED, inside.text, inside.key)
    else:
        where = match.group("where").strip()
        bare = "" if " " in where else where
        yield Speaker(start, end, AttributionKind.OFFICIAL, where, bare=bare)


def _noun_phrase(words: Sequence[str], sentence: Sentence) -> list[str]:
    """The words up to a preposition, a day or what else ends a short noun phrase."""
    stops = {*sentence.lexicon.words("addressee"), *calendar_words(sentence.lexicon.language)}
    kept: list[str] = []
    for word in words[:_LONGEST]:
        if (word.lower() in stops and kept) or word[0].isdigit():
            break
        if sentence.lexicon.language == "de" and kept and word.islower():
            break
        if word.lower() in calendar_words(sentence.lexicon.language):
            return []
        kept.append(word)
    return kept


@lru_cache(maxsize=128)
def _articled(articles: tuple[str, ...]) -> re.Pattern[str] | None:
    if not articles:
        return None
    joined = "|".join(
        re.escape(word) + ("" if word.endswith(("'", "’")) else r"\s")
        for word in sorted(articles, key=len, reverse=True)
    )
    return re.compile(rf"\s*(?:{joined})(?P<noun>{_WORD}(?:\s{_WORD}){{0,{_LONGEST}}})", re.IGNORECASE)
