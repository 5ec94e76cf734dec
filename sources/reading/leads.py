"""Who speaks by where they stand beside a verb of saying, named whole though no word on file names them whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .lexicon import Term
from .phrases import Hit
from .places import calendar_words
from .speakers import Sentence, Speaker
from .thai import told
from .types import AttributionKind

_UNNAMED = (Term.ANONYMOUS, Term.OUTLET, Term.AGENCY, Term.PRONOUN)
_VERBS = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY)
#: So far beyond the subject may reach what else is taken for it, for want of blanks.
_BEYOND = 8

#: The last letters of who can speak in Japanese, and words with such letters that cannot.
_JAPANESE_AGENT = re.compile(
    r"(?:省|庁|局|署|課|府|県|都|市|町|村|区|国|党|会|社|団|隊|所|院|校|室|班|官|長|側|氏|本部|支部|学部|幹部|職員|役員|委員|議員|店員|乗員|隊員|研究員|担当者|関係者|責任者"
    r"|研究者|記者|科学者|業者|事業者|代表者|経営者|主催者|出席者|参加者|候補者|労働者|支援者|目撃者|学者|医者|技術者|加害者|被害者|生産者|漁業者|開発者|創業者|専門家|作家|画家|農家"
    r"|教師|医師|漁師|弁護士|税理士|消防士|選手|運転手|歌手|監督|組合|当局|政府|警察|消防|海保|教委|選管|気象台|グループ|チーム|センター|メーカー|銀行|機構|協会|大学|陣営|クラブ|球団"
    r"|法人|商事|電力|鉄道|航空|各社|財団|遺族|住民|代理人|管理人|支配人|証人|弁護人|弁護団|労組|事務所|大使館|大使|軍|教授|首相|外相|大臣|機関|団体|企業|大手|親方|被告|容疑者|同庁|同社"
    r"|製薬|重工|製作所|工業|建設|不動産|証券|保険|汽船|海運|郵船|通信|放送|新聞|ホールディングス|コーチ|オーナー|リーダー|アナリスト|エコノミスト|デザイナー|パイロット|知事|理事|判事|検事|裁判所)$"
)
_JAPANESE_THING = re.compile(
    r"(?:場所|箇所|か所|カ所|ヶ所|成長|延長|身長|全長|体長|波長|特長|全国|機会|都会|社会|大会|国会|全員|定員|商品市|都市|市場|時間帯|今回|前回|状況|株式会|内側|外側|両側|東側|西側|南側|北側|右側|左側|事態|教会|再会)$"
)
_JAPANESE_WHO = r"(?P<who>[\u3400-\u9fff\u30a1-\u30feA-Za-z0-9々〇・ー＆&の]{1,26}?)"
_JAPANESE_TOPIC = re.compile(
    rf"(?:^|(?<=[、。」』）\s]))(?:一方、?|また、?)?{_JAPANESE_WHO}(?:は|が|も)(?=[^一-龠]|\d|[一-龠])"
)
_JAPANESE_QUOTING = re.compile(rf"(?:[」』]と|と、|など?と){_JAPANESE_WHO}(?:は|が|も)")
_JAPANESE_SOURCE = re.compile(r"[\u3400-\u9fff\u30a1-\u30feA-Za-z々〇・ー＆&]{1,20}$")

#: The last letters of who can speak in Korean, and words with such letters that cannot.
_KOREAN_AGENT = re.compile(
    r"(?:부|처|청|원|국|팀|단|회|사|당|군|실|경찰|해경|검찰|법원|정부|노조|측|위|은행|대|대학|대학교|연구소|연구진|센터|그룹|전자|자동차|항공|중공업|건설|증권|기구|기관|단체|협회|연맹|조합|재단"
    r"|학교|병원|보건소|소방서|경찰서|업체|기업|관계자|당국자|당국|대변인|장관|총리|대표|회장|사장|의원|교수|감독|선수|변호사|변호인|씨|주민|어민|농민|상인|시민|학생|학부모|유족|가족|직원|노동자|근로자"
    r"|조종사|선장|기장|전문가|저자|학술지|매체|신문|방송|통신|원자력|전력|가스|해운|제약|바이오|식품|화학|제철|철강|텔레콤|에너지|모빌리티|시장|지사|군수|구청장|청장|서장|소장|원장|위원장|의장|총장|총재|행장|코치|주치의|의사|[가-힣]{2,}장|[가-힣]{2,}관)$"
)
_KOREAN_THING = re.compile(
    r"(?:여부|일부|전부|외부|내부|대부|전국|기회|대회|사회|국회의|사실|현실|교실|확실|수단|진단|중단|판단|집단|순위|지위|범위|단위|상위|하위|상처|출처|대처|요청|신청|지원|공원|정원|차원|자원|만원|억원|조원|천원|인원"
    r"|행사|기사|조사|인사|공사비|세대|기대|최대|확대|시대|침대|절대|반대|무대|당사|감사|수사|식당|해당|일당|상당|증시장|부동산시장|주식시장|기온|원전|결국|천국|공장|현장|입장|주장|긴장|성장|확장|연장|포장|등장|매장|고장|극장|농장|시장가|광장|통장|운동장|경기장|기관지|습관|직관|세관장|박물관의|도서관의)$"
)
_KOREAN_SUBJECT = re.compile(r"^(?P<stem>[가-힣A-Za-z0-9·&‘’'()]+?)(?P<mark>측은|측이|은|는|이|가|도)$")
_KOREAN_BOUND = re.compile(
    r"(?:은|는|을|를|의|에|에서|에게|으로|로|와|과|도|만|한|된|할|인|던|며|고|서|다|면|및)$"
)
_KOREAN_QUOTATIVE = re.compile(r"(?:다고|라고|냐고|자고|[\"”’']고|[\"”’']이?라고|다며|라며|면서)$")
_KOREAN_FIRST = 5

#: Words that no subject holds in Hindi and Persian.
_HINDI_STOPS = frozenset(
    "में से को पर कि और या तक ही भी तो यह इस उस वह जो इन उन है हैं था थे थी लेकिन वहीं जबकि बाद पहले हुए करते बताते कहते देते हुई अब तब इसी उसी इससे उससे मगर पर, द्वारा लिए बीच साथ दौरान ने जवाब"
    " उधर इधर दूसरी ओर दरअसल हालांकि वहीँ साफ ऐसा ऐसी ऐसे सिर्फ केवल ज़रिए जरिए करके देकर".split()
)
#: Short days of the week that are given names as well.
_GIVEN_NAMES = frozenset("रवि सोम मंगल बुध गुरु शुक्र शनि".split())
_HINDI_TIES = frozenset("के की का व".split())
_HINDI_AGENTIVE = re.compile(r"\sने\s")
_PERSIAN_STOPS = frozenset(
    "که را در به از با و این برای تا هم نیز است بود شد یک کرد اما ولی هر تا او وی آنها آن‌ها ما من چنین همچنین سپس البته پیش پس بعد قبل ضمن درباره چند".split()
)
_ARABIC_STOPS = frozenset(
    "في على من إلى عن مع بعد قبل خلال منذ حول بين أمام ضمن عبر به بها له لها فيه فيها إنه إنها أنه أنها أن إن بأن بأنه بأنها لكن فيما بينما حيث وقد قد لم لا لن ليس ليست هذا هذه ذلك تلك التي الذي الذين ما مما"
    " أول أمس اليوم غدا الخميس الجمعة السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء كل بعض غير سوى رغم ضد لدى عند نحو كما إذا ثم أو أم وقوع مقتل إصابة وجود إجلاء".split()
)
_ARABIC_CONJUNCTIONS = frozenset("أن إن لكن فيما بينما غير و حين وأن وإن ولكن".split())
_NO_ARABIC_NAME = (*_VERBS, Term.NEGATE, Term.PRONOUN, Term.ACCORDING, Term.PLAN, Term.HEDGE)
_ARABIC_QUOTED = re.compile(r"\s[«“\"]([^«»“”\"\n]{2,30})[»”\"](?=[،,\s.])")
#: A passive shows by its first vowel ("قُدّرت").
_PASSIVE = re.compile(r".ُ")
_LONGEST_FIRM, _LONGEST_SUBJECT = 4, 7
_DENYING_VERBS = {
    "fa": re.compile(r"(?:کرد|کردند|کرده|کند|کنند|خواند|خواندند|دانست|دانستند|نمود|زد)$"),
    "hi": re.compile(r"(?:किया|दिया|दी|बताया|बताते|नकारा|करते|करार|की)(?:\s\S+)?$"),
    "ar": re.compile(
        r"^[وف]?(?:نفى|نفت|نفوا|ينفي|تنفي|ينفون|أنكر|أنكرت|كذب|كذبت|دحض|دحضت|فند|فندت|استبعد|استبعدت|رفض|رفضت|رد|ردت)"
    ),
}
_PERSIAN_CLAUSE = re.compile(r"[،؛.»:]")
_PERSIAN_END = re.compile(r"\s(?:از|به|در|با|برای|این|آن|درباره|ضمن|طی|نیز|هم|هرگونه|هر)\s")
_NOUNS = (Term.OFFICIAL, Term.TITLE, Term.ORGANISATION)
_WORD = re.compile(r"[^\s،,.:;؛()\"“”«»।'‘’]+")


def with_leads(sentence: Sentence, cues: Sequence[Hit[Term]], known: Sequence[Speaker]) -> list[Speaker]:
    """The speakers of a sentence, those that stand within a whole phrase of another left out for it."""
    found: list[Speaker] = []
    for lead in _leads(sentence, cues):
        touching = _touching(lead, known)
        if not any(
            one.person
            or (one.paper and not one.alone)
            or one.pronoun
            or one.start < lead.start
            or lead.end + _BEYOND < one.end
            for one in touching
        ) and not _touching(lead, found):
            found.append(lead)
    kept = [one for one in known if not any(_touching(lead, [one]) for lead in found)]
    return [_opening(sentence, cues, one) for one in kept] + found


def _opening(sentence: Sentence, cues: Sequence[Hit[Term]], speaker: Speaker) -> Speaker:
    """A speaker who opens a Persian clause of which an object stands before the verb ("سخنگو … را تکذیب کرد") as its subject."""
    head = sentence.text[sentence.span.start : speaker.start].rstrip()
    if sentence.lexicon.language != "fa" or (head and head[-1] not in "،؛».:"):
        return speaker
    for cue in cues:
        between = sentence.text[speaker.end : cue.start]
        if cue.value in _VERBS and between.endswith("را ") and not re.search("[،؛.]", between):
            return replace(speaker, lead=cue.start)
    return speaker


def _touching(lead: Speaker, known: Sequence[Speaker]) -> list[Speaker]:
    return [one for one in known if one.start < lead.end and lead.start < one.end]


def _leads(sentence: Sentence, cues: Sequence[Hit[Term]]) -> Iterator[Speaker]:
    language = sentence.lexicon.language
    if language == "th":
        yield from _thai(sentence)
        return
    finder = {"ja": _japanese, "ko": _korean, "hi": _hindi, "fa": _persian, "ar": _arabic}.get(language)
    if finder is None:
        return
    verdict = _DENYING_VERBS.get(language)
    for cue in cues:
        if cue.value not in (*_VERBS, Term.ACCORDING, Term.ACCORDING_AFTER):
            continue
        # What "is false" has a thing for its subject.
        if cue.value is Term.DENY and verdict and not verdict.search(sentence.text[cue.start : cue.end]):
            continue
        yield from finder(sentence, cue)


def _speaker(sentence: Sentence, start: int, end: int, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words at `start..end` as the speaker of a cue, unless they are unnamed people or a medium, which the lexicon knows."""
    inside = [hit for hit in sentence.hits if start <= hit.start and hit.end <= end + 2]
    if any(hit.value in _UNNAMED for hit in inside):
        return
    text = sentence.text[start:end]
    if any(
        quote.start < end and start < quote.end for quote in sentence.quotes
    ) or text in sentence.lexicon.words("firm"):
        return
    spaced = sentence.lexicon.language in ("hi", "fa", "ar")
    named = spaced and " " in text and not any(hit.value in (*_NOUNS, Term.DOCUMENT) for hit in inside)
    kind = AttributionKind.NAMED if named else AttributionKind.OFFICIAL
    bare = any(hit.start == start and (hit.stem or hit.end) == end for hit in inside)
    yield Speaker(start, end, kind, text, bare=text if bare else "", lead=cue.start)


def _thai(sentence: Sentence) -> Iterator[Speaker]:
    start = sentence.span.start
    for one in told(sentence.text[start : sentence.span.end], sentence.lexicon.plain):
        who = sentence.text[start + one.start : start + one.stop]
        opening = [hit for hit in sentence.hits if hit.start == start + one.start]
        if not any(hit.value in _UNNAMED for hit in opening):
            yield Speaker(
                start + one.start, start + one.stop, AttributionKind.OFFICIAL, who, lead=start + one.verb
            )


def _japanese(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Who stands before は or が at the head of a clause or behind what was said, or before によると."""
    text, start = sentence.text, sentence.span.start
    if cue.value is Term.ACCORDING:
        return
    if text[cue.start : cue.end] == "と":
        # 「…」と監督。
        yield from _speaker(sentence, cue.end, len(text[: sentence.span.end].rstrip("。 ")), cue)
        return
    if cue.value is Term.ACCORDING_AFTER:
        match = _JAPANESE_SOURCE.search(text, max(start, cue.start - 20), cue.start)
        if match and not match.group().isdigit():
            yield from _speaker(sentence, match.start(), match.end(), cue)
        return
    for pattern in (_JAPANESE_QUOTING, _JAPANESE_TOPIC):
        matches = [
            match
            for match in pattern.finditer(text, start, cue.start)
            if _JAPANESE_AGENT.search(match.group("who"))
            and not _JAPANESE_THING.search(match.group("who"))
            and not any(
                quote.start < match.end() and match.start("who") < quote.end for quote in sentence.quotes
            )
        ]
        if matches:
            match = matches[-1] if pattern is _JAPANESE_QUOTING else matches[0]
            yield from _speaker(sentence, *match.span("who"), cue)
            return


def _korean(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Who stands behind what was said ("…했다고 통계처가 밝혔다"), else who opens the sentence."""
    text, start = sentence.text, sentence.span.start
    if cue.value is Term.ACCORDING:
        return
    tokens = list(re.finditer(r"\S+", text[start : cue.start]))
    if cue.value is Term.ACCORDING_AFTER:
        if tokens and (begun := _korean_phrase(tokens, len(tokens) - 1)) is not None:
            end = start + len(text[start : cue.start].rstrip())
            if re.search(r"[가-힣A-Za-z]$", text[start + begun : end]):
                yield from _speaker(sentence, start + begun, end, cue)
        return
    subjects = []
    for at, token in enumerate(tokens):
        match = _KOREAN_SUBJECT.match(token.group())
        if match is None or any(
            quote.start <= start + token.start() < quote.end for quote in sentence.quotes
        ):
            continue
        stem = match.group("stem")
        if not _KOREAN_AGENT.search(stem) or _KOREAN_THING.search(stem) or len(stem) < 2:
            continue
        begun = _korean_phrase(tokens, at)
        first = next(index for index, one in enumerate(tokens) if one.start() == begun)
        behind = first > 0 and _KOREAN_QUOTATIVE.search(tokens[first - 1].group())
        # Within what was said stands a subject of its own.
        if behind or (at < _KOREAN_FIRST and (first == 0 or match.group("mark") in ("은", "는", "측은"))):
            subjects.append((bool(behind), start + begun, start + token.start() + match.end("stem")))
    if subjects:
        quoted = [one for one in subjects if one[0]]
        _, begun, end = quoted[-1] if quoted else subjects[0]
        yield from _speaker(sentence, begun, end, cue)


def _korean_phrase(tokens: Sequence[re.Match[str]], at: int) -> int:
    """Where the nouns without a particle that go with the token at `at` begin."""
    first = at
    while (
        first > 0
        and at - first < 3
        and not _KOREAN_BOUND.search(tokens[first - 1].group())
        and re.fullmatch(r"[가-힣A-Za-z·]+", tokens[first - 1].group())
    ):
        first -= 1
    return tokens[first].start()


def _words_before(sentence: Sentence, end: int, most: int, stops: frozenset[str]) -> int:
    """Where the words that end at `end` begin, up to a stop word, a mark, a number, a day or a phrase that is no noun."""
    start = sentence.span.start
    kept = end
    usual = calendar_words(sentence.lexicon.language) - _GIVEN_NAMES
    for word in reversed(list(_WORD.finditer(sentence.text, start, end))[-most:]):
        piece = word.group()
        if (
            sentence.text[word.end() : kept].strip(" \u00a0")
            or piece in stops
            or piece in usual
            or any(map(str.isdigit, piece))
            or any(
                hit.start < word.end()
                and word.start() < hit.end
                and hit.value in (*_VERBS, Term.NEGATE, Term.PRONOUN, Term.DECLINE)
                for hit in sentence.hits
            )
        ):
            break
        kept = word.start()
    return kept


def _hindi(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words before ने, before an "according to", or between a comma and a verb that ends its sentence."""
    text = sentence.text
    if cue.value is Term.ACCORDING:
        return
    end = cue.start
    if cue.value is not Term.ACCORDING_AFTER and not text.startswith(("का ", "की ", "के "), cue.start):
        marks = list(_HINDI_AGENTIVE.finditer(text, sentence.span.start, cue.start))
        if marks:
            end = marks[-1].start()
        elif not re.search(r"[,'’”»]\s(?:\S+\s){1,6}$", text[sentence.span.start : cue.start]):
            return
    while end > sentence.span.start and text[end - 1] == " ":
        end -= 1
    begun = _words_before(sentence, end, 7, _HINDI_STOPS)
    while text[begun:end].split(" ")[0] in _HINDI_TIES:
        begun = text.index(" ", begun) + 1
    if end - begun > 2:
        yield from _speaker(sentence, begun, end, cue)


def _persian(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words between the head of a clause and its verb or a preposition, or those behind an "according to"."""
    text = sentence.text
    if cue.value is Term.ACCORDING:
        words = _persian_words(sentence, cue.end)
        if words and text[words[-1].end() : words[-1].end() + 1] in ("،", ","):
            yield from _speaker(sentence, words[0].start(), words[-1].end(), cue)
        return
    if cue.value not in _VERBS:
        return
    end = cue.start - 1
    begun = _words_before(sentence, end, 7, _PERSIAN_STOPS)
    opens = not text[sentence.span.start : begun].strip(" «»“”") or text[:begun].rstrip().endswith(
        ("،", "؛", "»", "”")
    )
    if opens and end - begun > 2:
        yield from _speaker(sentence, begun, end, cue)
        return
    clause = max(
        (mark.end() for mark in _PERSIAN_CLAUSE.finditer(text, sentence.span.start, cue.start)),
        default=sentence.span.start,
    )
    while clause < cue.start and text[clause] == " ":
        clause += 1
    words = _persian_words(sentence, clause)
    opened = any(hit.start == clause and hit.value in _NOUNS for hit in sentence.hits)
    if opened and words and words[-1].end() < cue.start and _PERSIAN_END.match(text, words[-1].end()):
        yield from _speaker(sentence, clause, words[-1].end(), cue)


def _persian_words(sentence: Sentence, start: int) -> list[re.Match[str]]:
    """The words from `start` on that a subject can hold."""
    kept: list[re.Match[str]] = []
    for word in _WORD.finditer(sentence.text, start, min(sentence.span.end, start + 70)):
        piece = word.group()
        if (
            sentence.text[kept[-1].end() if kept else start : word.start()].strip()
            or piece in _PERSIAN_STOPS
            or piece in calendar_words("fa")
            or any(map(str.isdigit, piece))
            or any(
                hit.start < word.end()
                and word.start() < hit.end
                and hit.value in (*_VERBS, Term.NEGATE, Term.PRONOUN)
                for hit in sentence.hits
            )
            or len(kept) == _LONGEST_SUBJECT
        ):
            break
        kept.append(word)
    return kept


def _arabic(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """The words behind a verb or an "according to", as far as articles and names go on; those before it behind a conjunction."""
    text = sentence.text
    if cue.value is Term.ACCORDING_AFTER or _PASSIVE.match(text, cue.start, cue.end):
        return
    quoted = _ARABIC_QUOTED.match(text, cue.end, sentence.span.end)
    if quoted is not None and len(quoted.group(1).split()) <= _LONGEST_FIRM:
        yield Speaker(*quoted.span(1), AttributionKind.NAMED, quoted.group(1), lead=cue.start)
        return
    words = _arabic_words(sentence, cue)
    if words:
        yield from _arabic_subject(sentence, cue, words)
    begun = (
        _words_before(sentence, cue.start - 1, 4, _ARABIC_STOPS)
        if cue.value is not Term.ACCORDING
        else cue.start
    )
    before = text[sentence.span.start : begun].split()
    subject = text[begun : cue.start - 1]
    if subject.startswith("ال") and " " in subject and (not before or before[-1] in _ARABIC_CONJUNCTIONS):
        yield from _speaker(sentence, begun, cue.start - 1, cue)


def _arabic_words(sentence: Sentence, cue: Hit[Term]) -> list[re.Match[str]]:
    """The words behind a verb up to one that no subject holds."""
    text, usual = sentence.text, calendar_words("ar")
    kept: list[re.Match[str]] = []
    for word in _WORD.finditer(text, cue.end, min(sentence.span.end, cue.end + 80)):
        piece = word.group()
        covered = any(
            hit.start < word.end() and word.start() < hit.end and hit.value in _NO_ARABIC_NAME
            for hit in sentence.hits
        )
        if (
            text[kept[-1].end() if kept else cue.end : word.start()].strip(" \u00a0")
            or piece in _ARABIC_STOPS
            or piece in usual
            or piece.endswith(("ًا", "اً"))
            or piece.startswith(("بال", "وال", "لل"))
            or covered
            or any(map(str.isdigit, piece))
            or len(kept) == _LONGEST_SUBJECT
        ):
            break
        kept.append(word)
    return kept


def _arabic_subject(sentence: Sentence, cue: Hit[Term], words: Sequence[re.Match[str]]) -> Iterator[Speaker]:
    text = sentence.text
    start, end = words[0].start(), words[-1].end()
    definite = [word.group().startswith("ال") for word in words]
    if not any(definite):
        return
    last = next((at for at in range(1, len(words)) if definite[at - 1] and not definite[at]), len(words)) - 1
    titled = any(hit.value is Term.TITLE and hit.start == start for hit in sentence.hits)
    closed = (
        end >= sentence.span.end
        or text[end] in '.،؛:»«"'
        or text[end:].startswith((" أن", " إن", " بأن", " في ", " على "))
    )
    if titled and last + 1 < len(words):
        # "مدير المتحف وائل سمعان": behind a title and what it is for stands the name, two words where nothing closes it.
        first = words[last + 1].start()
        name_end = end if closed else words[min(last + 2, len(words) - 1)].end()
        name = text[first:name_end]
        if " " in name:
            yield Speaker(start, name_end, AttributionKind.NAMED, name, person=True, lead=cue.start)
            return
    if not closed or (titled and last + 1 < len(words)):
        # What goes on without an article behind a word with one is the object ("أكد خفر السواحل إجلاء …").
        end = words[last].end()
    if end - start > 3:
        yield from _speaker(sentence, start, end, cue)
