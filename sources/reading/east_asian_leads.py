"""Who speaks by the place in Japanese and Korean: before the subject's particle, or behind what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .lexicon import Term
from .phrases import Hit
from .speakers import Sentence, Speaker
from .subject_words import speaker_at

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


def japanese(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Who stands before は or が at the head of a clause or behind what was said, or before によると."""
    text, start = sentence.text, sentence.span.start
    if cue.value is Term.ACCORDING:
        return
    if text[cue.start : cue.end] == "と":
        # 「…」と監督。
        yield from speaker_at(sentence, cue.end, len(text[: sentence.span.end].rstrip("。 ")), cue)
        return
    if cue.value is Term.ACCORDING_AFTER:
        match = _JAPANESE_SOURCE.search(text, max(start, cue.start - 20), cue.start)
        if match and not match.group().isdigit():
            yield from speaker_at(sentence, match.start(), match.end(), cue)
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
            yield from speaker_at(sentence, *match.span("who"), cue)
            return


def korean(sentence: Sentence, cue: Hit[Term]) -> Iterator[Speaker]:
    """Who stands behind what was said ("…했다고 통계처가 밝혔다"), else who opens the sentence."""
    text, start = sentence.text, sentence.span.start
    if cue.value is Term.ACCORDING:
        return
    tokens = list(re.finditer(r"\S+", text[start : cue.start]))
    if cue.value is Term.ACCORDING_AFTER:
        if tokens and (begun := _korean_phrase(tokens, len(tokens) - 1)) is not None:
            end = start + len(text[start : cue.start].rstrip())
            if re.search(r"[가-힣A-Za-z]$", text[start + begun : end]):
                yield from speaker_at(sentence, start + begun, end, cue)
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
        yield from speaker_at(sentence, begun, end, cue)


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
