"""Who of a sentence could be speaking: names, offices, outlets, unnamed sources and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from .lexicon import Term
from .offices import whole_office
from .papers import papers
from .phrases import Hit
from .quotes import is_speech
from .references import bare_word
from .speakers import Sentence, Speaker
from .types import AttributionKind, Name, NameKind, Span

_QUOTED_FIRM = re.compile(r"«([А-ЯЁІЇЄҐA-Z][^«»\n]{1,40})»(?!\s*[,—–])")
_SPOKEN_FOR = 12
_VERBS = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY)
#: What ties an office to the one that it belongs to, and how much of it may stand between them.
_TIES = frozenset("का की के کا کی کے's của ของ".split())
_TIED = 14
#: The last letters of papers and broadcasters in scripts whose names are written as one word.
_OUTLET = re.compile(
    r"[\u3400-\u9fff](?:报|報|日报|時報|时报|周刊|週刊|新闻网|新聞網|电视台|通讯社|通訊社|新聞|新報)$|[가-힣](?:일보|신문|방송|통신|뉴스)$"
)
_QUOTED_PAPER = re.compile(
    r"\s(?:(?:le|la|il|lo|el|o|a|os|der|die|das|de|het|the)\s)?[«“\"„]\s?([A-ZÀ-Þ][^«»“”\"\n.!?,]{2,40}?)\s?[»”\"“](?=[,.;\s]|$)"
)
_CAPITALS = re.compile(r"\s(?:[LlDd]['’])?([A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]\w+(?:\s[A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]\w+){0,3})")

#: The name of a medium between commas, behind an adjective at most ("surat kabar setempat, El Faro, …").
_NAMED_BETWEEN_COMMAS = re.compile(
    r"(?:\s[^\W\d_A-ZÀ-Þ]+){0,2},\s(?:[^\W\d_A-ZÀ-Þ]{1,3}\s)?([A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]\w+(?:\s(?:[a-zà-þ]{1,3}\s)?[A-ZÀ-ÞА-ЯЁІЇЄҐΆΈ-Ω]\w+){0,3}),"
)

#: An institute, firm or agency with its name, up to a particle ("सर्वे संस्था केस्ट्रल डेटा के").
_KIND_NAMED = re.compile(
    r"(?:संस्था|संस्थान|एजेंसी|फर्म|फ़र्म|कंपनी|कम्पनी|ادارے|ادارہ|ایجنسی|فرم|کمپنی)((?:\s(?!(?:के|की|का|ने|को|से|में|पर|کے|کی|کا|نے|کو|سے|میں|پر)\s)[^\s,،।۔]+){1,3}?)(?=\s(?:के|की|का|ने|کے|کی|کا|نے)\s)"
)


def candidates(sentence: Sentence, full_names: Mapping[tuple[int, int], Name]) -> list[Speaker]:
    """Everyone in the sentence who could be speaking, quoted words left out; `full_names` holds names by their spans."""
    speakers = [_from_name(sentence, name, full_names) for name in sentence.names]
    speakers += [
        speaker for hit in sentence.hits for speaker in [_from_hit(sentence, hit)] if speaker is not None
    ]
    speakers += list(_quoted_firms(sentence))
    speakers = _of_one_another(sentence, speakers)
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


def _of_one_another(sentence: Sentence, speakers: list[Speaker]) -> list[Speaker]:
    """Offices with the office that they belong to as one ("a spokesman for the council", "представитель мэрии")."""
    lexicon = sentence.lexicon
    ties = {word.lower() for key in ("particles", "definite", "addressee") for word in lexicon.words(key)}
    ties |= _TIES
    ordered = sorted(speakers, key=lambda one: (one.start, -one.end))
    for left, right in pairwise(ordered):
        offices = left.kind is right.kind is AttributionKind.OFFICIAL and not (left.person or right.person)
        if not offices or not left.end < right.start or right.start - left.end > _TIED:
            continue
        gap = sentence.text[left.end : right.start]
        if gap.strip(" \u00a0-’'") == gap.strip() and all(
            word in ties for word in gap.lower().replace("’", "' ").split()
        ):
            whole = Speaker(
                left.start,
                right.end,
                AttributionKind.OFFICIAL,
                sentence.text[left.start : right.end],
                left.key or right.key,
            )
            rest = [one for one in speakers if one is not left and one is not right]
            return _of_one_another(sentence, [*rest, whole])
    return speakers


def _quoted_firms(sentence: Sentence) -> Iterator[Speaker]:
    """Names of firms as Russian and Ukrainian write them («Молочный край»), and of papers behind a verb («Corriere»)."""
    if sentence.lexicon.language not in ("ru", "uk", "bg"):
        yield from _quoted_papers(sentence)
        return
    for match in _QUOTED_FIRM.finditer(sentence.text, sentence.span.start, sentence.span.end):
        quote = Span(match.start(1), match.end(1))
        if not is_speech(sentence.text, quote) and not any(
            name.start < match.end() and match.start() < name.end for name in sentence.names
        ):
            yield Speaker(match.start(), match.end(), AttributionKind.NAMED, match.group(1))


def _quoted_papers(sentence: Sentence) -> Iterator[Speaker]:
    for hit in sentence.hits:
        if hit.value not in (Term.PUBLISH, Term.REPORT):
            continue
        match = _QUOTED_PAPER.match(sentence.text, hit.end, sentence.span.end)
        if match and not is_speech(sentence.text, Span(match.start(1), match.end(1))):
            yield Speaker(match.start(1), match.end(1), AttributionKind.OUTLET, match.group(1))


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
    following = sentence.text[hit.end : min(hit.end + 60, sentence.span.end)]
    quoted = re.match(r"\s?[“\"«„『「]([^”“\"»』」]{2,30})[”“\"»』」]", following) or _CAPITALS.match(
        following
    )
    if quoted is None and sentence.lexicon.language == "ar":
        quoted = re.match(
            r"\s((?:(?!أن|إن|بأن)[^\s،,.:؛“”\"]+\s?){1,3}?)(?=[،,.]|$|\s(?:أن|إن|بأن|نقلا|اليوم|أمس|في)\b)",
            following,
        )
    if quoted is None and sentence.lexicon.language in ("fa", "th", "hi", "ur", "bn"):
        quoted = _named_after(sentence, hit)
    story = sentence.text[hit.start : hit.end] in ("报道", "報道", "報導")
    if quoted is None and sentence.lexicon.language in ("zh", "ja", "ko") and not story:
        start, end = whole_office(sentence, hit, hit.start, hit.stem or hit.end)
        if start < hit.start:
            return Speaker(start, end, AttributionKind.OUTLET, sentence.text[start:end])
    if quoted is None:
        # "A local newspaper, the Biobío Courier,": no person, who would be spoken of there.
        quoted = _NAMED_BETWEEN_COMMAS.match(following)
        place = hit.end + quoted.start(1) if quoted else 0
        if any(role.holder and role.holder.start == place for role in sentence.roles) or any(
            name.start == place and name.kind is NameKind.PERSON for name in sentence.names
        ):
            quoted = None
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
    if found and stop not in (sentence.span.end, *edges) and hit.end + found.end() == stop:
        # The phrase goes on.
        return None
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
        # 公司控股的智利: in Chinese and Japanese the owner and the place stand before an office.
        owner_first = sentence.lexicon.language in ("zh", "ja")
        if (
            0 <= gap <= 12
            and (gap == 0 or not owner_first or name.end <= hit.start or name.kind is NameKind.PERSON)
            # Before an office stands its name or the owner, behind it a place as well ("ministry in Jakarta").
            and len(between.split()) <= (2 if name.start >= hit.end else 1)
            and not re.search(r"[,，;:“”\"().、（）「」『』=]", between)
            # "公司宣布召回批号为ZV-2207", "업체에 따르면 칠레", "the governor wrote on Telegram": a verb or an "according to" parts them.
            and not any(
                (other.value is Term.ACCORDING_AFTER or other.value in _VERBS)
                and hit.end <= other.start
                and other.end <= name.start
                for other in sentence.hits
            )
        ):
            if name.kind is NameKind.PERSON or any(
                role.holder is not None and role.holder.start == name.start for role in sentence.roles
            ):
                return None
            start, end, key = min(start, name.start), max(end, name.end), key or name.key
    start, end = whole_office(sentence, hit, start, end)
    kind_named = _KIND_NAMED.match(sentence.text, hit.start, sentence.span.end)
    if kind_named is not None and sentence.lexicon.language in ("hi", "ur"):
        end = max(end, kind_named.end(1))
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


def count_of(sentence: Sentence, hit: Hit[Term]) -> int | None:
    for quantity in sentence.quantities:
        touches = quantity.start <= hit.start and hit.start - quantity.end <= 12 and quantity.end <= hit.end
        whole = quantity.amount == quantity.amount.to_integral_value() and 0 < quantity.amount < 1000
        if whole and (touches or quantity.start <= hit.start < quantity.end):
            return int(quantity.amount)
    return None
