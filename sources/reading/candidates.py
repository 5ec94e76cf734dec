"""Who of a sentence could be speaking: names, offices, outlets, unnamed sources and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .appositions import STOPS
from .lexicon import Term
from .papers import papers
from .phrases import Hit
from .places import calendar_words
from .quotes import is_speech
from .references import bare_word
from .speakers import Sentence, Speaker
from .types import AttributionKind, Name, NameKind, Span

_QUOTED_FIRM = re.compile(r"«([А-ЯЁІЇЄҐA-Z][^«»\n]{1,40})»(?!\s*[,—–])")
_QUOTED_NAME = re.compile(r"\s?[«“\"„「][^«»“”\"„「」\n.!?،,]{2,36}[»”\"“」]")
_QUOTED_WORDS = 4
_SPOKEN_FOR = 12
#: The last letters of papers and broadcasters in scripts whose names are written as one word.
_OUTLET = re.compile(
    r"[\u3400-\u9fff](?:报|報|日报|時報|时报|周刊|週刊|新闻网|新聞網|电视台|通讯社|通訊社|新聞|新報)$|[가-힣](?:일보|신문|방송|통신|뉴스)$"
)
#: What is no part of an office's name.
_PARTS = (
    Term.ACCORDING,
    Term.ACCORDING_AFTER,
    Term.REPORT,
    Term.PUBLISH,
    Term.DENY,
    Term.DECLINE,
    Term.NEGATE,
    Term.HEDGE,
    Term.PLAN,
    Term.PRONOUN,
    Term.DOCUMENT,
)
_CHINESE_EDGE = (
    r"(?:对于|關於|关于|对|對|据|據|由|向|在|与|與|和|及|被|让|讓|因|当|當|从|從|将|將|是|为|為|以|但|而|称|说|的|了|等|周[一二三四五六日末]"
    r"|星期[一二三四五六日天]|今天|昨天|昨日|今日|日前|近日|当天|當天|随后|隨後|同时|同時|此前|目前|其中|根据|根據|按照|依据|通过|經過|经过)"
)
#: Small words that no name of an office holds, where the words that name it stand before or behind.
_WORDS_BEFORE = {
    "hi": frozenset(
        "ने को से में पर का की के और या तक कि ही भी यह इस उस एक वह जो इन उन है हैं था थे थी अपने सभी कई कुछ लेकिन वहीं जबकि नए नई".split()
    ),
    "ur": frozenset(
        "نے کو سے میں پر کا کی کے اور یا تک کہ ہی بھی یہ اس ایک وہ جو ان ہے ہیں تھا تھے لیکن جبکہ نئے".split()
    ),
    "bn": frozenset("ও এবং এই একটি যে এ ওই সেই কিন্তু তবে তার তাদের জন্য থেকে পর আগে নতুন".split()),
    "ta": frozenset("இந்த அந்த ஒரு மற்றும் ஆனால் என்று என அதன் புதிய".split()),
}
_WORDS_AFTER = {
    "th": frozenset[str](),
    "fa": frozenset("که را در به از با و این آن برای تا هم نیز است بود شد یک کرد اما ولی هر تا".split()),
    "he": frozenset("כי את על של עם אל ב ל גם לא זה הוא היא אך או כדי לפני אחרי לאחר הודיע אמר".split()),
}
_GERMAN_NAMED = re.compile(
    r"(?:institute?s?|universität|firma|unternehmens?|konzerne?s?|stiftung|agentur|verbande?s?|gewerkschaft|klinik|herstellers?|betreibers?|reederei"
    r"|molkerei|werft|brauerei|vereine?s?|beratung|hochschule|genossenschaft|kanzlei|partei|bank|gesellschaft|denkfabrik)$"
)
_CAPITALS = re.compile(r"\s(?:[LlDd]['’])?([A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]\w+(?:\s[A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]\w+){0,3})")


def candidates(sentence: Sentence, full_names: Mapping[tuple[int, int], Name]) -> list[Speaker]:
    """Everyone in the sentence who could be speaking, quoted words left out; `full_names` holds names by their spans."""
    speakers = [_from_name(sentence, name, full_names) for name in sentence.names]
    speakers += [
        speaker for hit in sentence.hits for speaker in [_from_hit(sentence, hit)] if speaker is not None
    ]
    speakers += list(_quoted_firms(sentence))
    owned = papers(sentence, speakers)
    taken = {(paper.start, paper.end) for paper in owned}
    speakers = [speaker for speaker in speakers if (speaker.start, speaker.end) not in taken] + owned
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


def _quoted_firms(sentence: Sentence) -> Iterator[Speaker]:
    """Names of firms as Russian and Ukrainian write them («Молочный край»)."""
    if sentence.lexicon.language not in ("ru", "uk", "bg"):
        return
    for match in _QUOTED_FIRM.finditer(sentence.text, sentence.span.start, sentence.span.end):
        quote = Span(match.start(1), match.end(1))
        if not is_speech(sentence.text, quote) and not any(
            name.start < match.end() and match.start() < name.end for name in sentence.names
        ):
            yield Speaker(match.start(), match.end(), AttributionKind.NAMED, match.group(1))


def _from_name(sentence: Sentence, name: Name, full_names: Mapping[tuple[int, int], Name]) -> Speaker:
    full = full_names.get((name.alias_of.start, name.alias_of.end)) if name.alias_of else None
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
        if agency or ((beside or _OUTLET.search(name.text)) and name.kind is not NameKind.PERSON)
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
        if _named_beside(sentence, hit):
            return None
        return Speaker(hit.start, hit.end, AttributionKind.ANONYMOUS, text, count=count_of(sentence, hit))
    if hit.value is Term.PRONOUN:
        return Speaker(hit.start, hit.end, AttributionKind.NAMED, text, pronoun=True)
    if hit.value is Term.OUTLET:
        if any(0 <= hit.start - name.end <= 2 for name in sentence.names):
            return None
        return _outlet(sentence, hit)
    if hit.value in (Term.OFFICIAL, Term.TITLE):
        return _office(sentence, hit)
    return None


def _named_beside(sentence: Sentence, hit: Hit[Term]) -> bool:
    """Whether what could be an unnamed source has a name ("the adviser Ida Brandt", "주민 대표 …")."""
    titled = any(role.holder and role.start <= hit.start and hit.end <= role.end for role in sentence.roles)
    # "The spokesman for residents": who speaks for them has a name or an office.
    particles = {
        *sentence.lexicon.words("particles"),
        *sentence.lexicon.words("addressee"),
        *sentence.lexicon.words("definite"),
    }
    spoken_for = any(
        other.value is Term.TITLE
        and other.end <= hit.start
        and hit.start - other.end <= _SPOKEN_FOR
        and set(sentence.text[other.end : hit.start].lower().split()) <= particles
        and sentence.text[other.end : hit.start].strip(" ") == sentence.text[other.end : hit.start].strip()
        for other in sentence.hits
    )
    return (
        titled
        or spoken_for
        or any(
            1 <= name.start - hit.end <= 2
            and name.kind in (NameKind.PERSON, NameKind.UNKNOWN)
            and (name.kind is NameKind.PERSON or " " in name.text)
            and not sentence.text[hit.end : name.start].strip()
            for name in sentence.names
        )
    )


def _outlet(sentence: Sentence, hit: Hit[Term]) -> Speaker:
    """A common noun for a medium, with the name in quotation marks or, in Arabic, the words that follow it."""
    # An article may be glued to the name ("quotidiano L'Adige").
    particles = sentence.lexicon.words("particles")
    named = next(
        (
            name
            for name in sentence.names
            if 0 <= name.start - hit.end <= 3
            or (name.start > hit.end and sentence.text[hit.end : name.start].strip() in particles)
        ),
        None,
    )
    if named is not None and named.kind is not NameKind.PERSON:
        return Speaker(hit.start, named.end, AttributionKind.OUTLET, named.text, named.key)
    following = sentence.text[hit.end : min(hit.end + 40, sentence.span.end)]
    quoted = re.match(r"\s?[“\"«„『「]([^”“\"»』」]{2,30})[”“\"»』」]", following) or _CAPITALS.match(
        following
    )
    if quoted is None and sentence.lexicon.language == "ar":
        quoted = re.match(
            r"\s((?:(?!أن|إن|بأن)[^\s،,.:؛“”\"]+\s?){1,3}?)(?=[،,]|\s(?:أن|إن|بأن)\b)", following
        )
    if quoted is None and sentence.lexicon.language in ("fa", "th", "hi", "ur", "bn"):
        quoted = _named_after(sentence, hit)
    if quoted is None:
        text = sentence.text[hit.start : hit.end]
        return Speaker(hit.start, hit.end, AttributionKind.OUTLET, text, common=True)
    return Speaker(hit.start, hit.end + quoted.end(), AttributionKind.OUTLET, quoted.group(1).strip())


def _named_after(sentence: Sentence, hit: Hit[Term]) -> re.Match[str] | None:
    """The words between a medium and the next phrase of the lexicon, which name it ("روزنامه شرق نوشت")."""
    edges = [other.start for other in sentence.hits if other.start >= hit.end]
    marks = "|".join(map(re.escape, sentence.lexicon.words("subject_marks")))
    mark = re.compile(rf"\s(?:{marks})(?=\s)").search(sentence.text, hit.end, hit.end + 40) if marks else None
    edges += [mark.start()] if mark else []
    stop = min([sentence.span.end, hit.end + 24, *edges])
    # In Thai a space ends the phrase.
    most = 1 if sentence.lexicon.language == "th" else 3
    word = r"[^\s،,.:؛“”\"«»]+"
    found = re.match(
        rf"\s?({word}(?:\s{word}){{0,{most - 1}}}?)\s?(?=[،,\s]|$)", sentence.text[hit.end : stop]
    )
    return found if found and len(found.group(1).strip()) > 1 else None


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
            # Before an office stands its name or the owner, behind it a place as well ("ministry in Jakarta").
            and len(between.split()) <= (2 if name.start >= hit.end else 1)
            and not re.search(r"[,，;:“”\"().、（）「」『』=]", between)
        ):
            if name.kind is NameKind.PERSON or any(
                role.holder is not None and role.holder.start == name.start for role in sentence.roles
            ):
                return None
            start, end, key = min(start, name.start), max(end, name.end), key or name.key
    if sentence.lexicon.language in ("zh", "ja"):
        start = _dense_start(sentence, start)
    elif sentence.lexicon.language == "tr":
        start = _compound_start(sentence, start)
    elif sentence.lexicon.language == "ko":
        start = _korean_office_start(sentence, start)
    elif sentence.lexicon.language == "ar":
        end = _arabic_office_end(sentence, hit, end)
    elif sentence.lexicon.language in _WORDS_BEFORE:
        start = _named_start(sentence, start)
    elif sentence.lexicon.language in _WORDS_AFTER:
        end = _named_end(sentence, hit, end)
    elif sentence.lexicon.language == "de":
        end = _german_end(sentence, hit, end)
    if sentence.lexicon.language == "fi" or sentence.text[start - 1 : start] == "-":
        start = _capitals_start(sentence, start)
    quoted = _QUOTED_NAME.match(sentence.text, end, sentence.span.end)
    if quoted and len(quoted.group().split()) <= _QUOTED_WORDS:
        end = quoted.end()
    agency = next(
        (other for other in sentence.hits if other.value is Term.AGENCY and start <= other.start < end), None
    )
    if agency is not None:
        return Speaker(start, end, AttributionKind.OUTLET, sentence.text[agency.start : agency.end], key)
    unnamed = any(
        other.value is Term.ANONYMOUS and start <= other.start and other.end <= hit.start
        for other in sentence.hits
    )
    if unnamed:
        return Speaker(start, end, AttributionKind.ANONYMOUS, sentence.text[start:end])
    stem = hit.stem if end == hit.end else 0
    bare = "" if key else bare_word(sentence, hit, start, end)
    # A Korean office without its particle.
    shown = sentence.text[start : hit.stem if stem and sentence.lexicon.language == "ko" else end]
    return Speaker(start, end, AttributionKind.OFFICIAL, shown, key, stem=stem, bare=bare)


def _dense_start(sentence: Sentence, start: int) -> int:
    """An office's name begins with the Han, kana or letters before it that no preposition, verb or date is among."""
    low = max(
        [
            sentence.span.start,
            start - 14,
            *(hit.end for hit in sentence.hits if hit.value in _PARTS and hit.end <= start),
        ]
    )
    head = re.search(r"[\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30feA-Za-z]{1,14}$", sentence.text[low:start])
    if head is None:
        return start
    piece = head.group()
    if sentence.lexicon.language == "zh":
        piece = re.split(_CHINESE_EDGE, piece)[-1]
    return start - len(piece)


def _named_start(sentence: Sentence, start: int) -> int:
    """Words before an office that name it, in languages that put them there ("मधुमक्खी पालक संघ")."""
    stops = _WORDS_BEFORE[sentence.lexicon.language]
    head = sentence.text[sentence.span.start : start]
    kept = start
    for word in reversed(list(re.finditer(r"[^\s,،।.:;()\"“”]+", head))[-3:]):
        at = sentence.span.start + word.start()
        between = sentence.text[at + len(word.group()) : kept]
        known = any(
            hit.start < at + len(word.group()) and at < hit.end
            for hit in sentence.hits
            if hit.value in _PARTS
        )
        if (
            between.strip()
            or known
            or word.group() in stops
            or word.group() in calendar_words(sentence.lexicon.language)
        ):
            break
        if any(map(str.isdigit, word.group())):
            break
        kept = at
    return kept


def _named_end(sentence: Sentence, hit: Hit[Term], end: int) -> int:
    """Words behind an office that name it, in languages that put them there ("สถาบันเคสเทรล", "مؤسسه کسترل")."""
    language = sentence.lexicon.language
    if not any(other.value is Term.ORGANISATION and other.start == hit.start for other in sentence.hits):
        return end
    edges = [other.start for other in sentence.hits if other.start >= end and other.value in _PARTS]
    stop = min([sentence.span.end, end + 26, *edges])
    if language == "th":
        run = re.match(r"[\u0e00-\u0e7f]+", sentence.text[end:stop])
        ended = run and (
            end + run.end() in edges or sentence.text[end + run.end() : end + run.end() + 1] in ("", " ")
        )
        return end + run.end() if run and ended and run.end() >= 3 else end
    for word in list(re.finditer(r"\s([^\s,،.:;؛()\"“”«»]+)", sentence.text[end:stop]))[:2]:
        piece = word.group(1)
        if (
            piece in _WORDS_AFTER[language]
            or any(map(str.isdigit, piece))
            or piece in calendar_words(language)
        ):
            break
        if end + word.end() > stop or (language == "fa" and piece.startswith("می")):
            break
        return end + word.end()
    return end


def _german_end(sentence: Sentence, hit: Hit[Term], end: int) -> int:
    """A German body that a name may follow without more ado ("des Instituts Kestrel")."""
    if not _GERMAN_NAMED.search(sentence.text[hit.start : hit.end].lower()):
        return end
    name = re.match(
        r"\s[A-ZÄÖÜ][\w-]+(?:\s(?:&|und)\s[A-ZÄÖÜ][\w-]+)?(?=[\s,.;:])", sentence.text[end : end + 40]
    )
    return end + name.end() if name else end


def _capitals_start(sentence: Sentence, start: int) -> int:
    """A name that a hyphen or a genitive ties to an office behind it ("Kestrel-instituutin", "Lundbyn yliopiston")."""
    head = re.search(r"[A-ZÅÄÖ][\w’']*[ -]$", sentence.text[sentence.span.start : start])
    return start - len(head.group()) if head else start


def _compound_start(sentence: Sentence, start: int) -> int:
    """An office of which the first word is what it manages ("Müze yönetimi"), where it opens its clause."""
    head = re.search(r"(?:^|[,;:।.]\s)((?:[^\W\d_]+\s){1,2})$", sentence.text[sentence.span.start : start])
    return start - len(head.group(1)) if head else start


def _korean_office_start(sentence: Sentence, start: int) -> int:
    """An office's name begins with the nouns before it that carry no particle ("시 소방 당국은")."""
    head = sentence.text[sentence.span.start : start]
    words = re.search(r"(?:(?:^|(?<=\s))[가-힣A-Za-z0-9]+\s){1,3}$", head)
    if words is None:
        return start
    kept = start
    for word in reversed(words.group().split()):
        if (
            re.search(
                r"(?:은|는|이|가|을|를|의|에|에서|에게|으로|로|와|과|도|만|한|된|할|인|던|며|고|서)$", word
            )
            or word[0].isdigit()
        ):
            break
        kept -= len(word) + 1
    return kept


def _arabic_office_end(sentence: Sentence, hit: Hit[Term], end: int) -> int:
    """An office's name goes on with words that carry the article ("هيئة الأرصاد الجوية"), or with one name ("معهد كيسترل")."""
    if end == hit.end and not sentence.text[hit.start : end].startswith(("ال", "لل")):
        name = re.match(
            r"\s([^\s.،,؛:()\"“”«»\d]{3,})", sentence.text[end : min(end + 24, sentence.span.end)]
        )
        taken = name and any(
            other.start < end + name.end() and end + name.start(1) < other.end for other in sentence.hits
        )
        if name and not taken and name.group(1) not in STOPS and not name.group(1).startswith(("ال", "لل")):
            return end + name.end()
    match = re.match(
        r"(?:\s(?:ال|لل)[^\s.،,؛:()\"“”«»]+){1,4}", sentence.text[end : min(end + 60, sentence.span.end)]
    )
    return end + match.end() if match else end


def count_of(sentence: Sentence, hit: Hit[Term]) -> int | None:
    for quantity in sentence.quantities:
        touches = quantity.start <= hit.start and hit.start - quantity.end <= 12 and quantity.end <= hit.end
        whole = quantity.amount == quantity.amount.to_integral_value() and 0 < quantity.amount < 1000
        if whole and (touches or quantity.start <= hit.start < quantity.end):
            return int(quantity.amount)
    return None
