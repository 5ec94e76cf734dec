"""Names that scripts without capitals show: Latin words among other letters, middle dots, words beside a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from anyascii import anyascii
from rapidfuzz import fuzz

from .aliases import spelled_out
from .boilerplate import Marked
from .capitals import CLOCKS, UNCASED
from .lexicon import Lexicon, Term
from .phrases import Hit, begins_word
from .places import calendar_words
from .types import Name, NameKind

_LATIN_TOKEN = re.compile(
    r"@[A-Za-z]\w+|[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ&'’.-]*[A-Za-z0-9À-ÿ](?: (?:[A-Z0-9][A-Za-z0-9À-ÿ&'’-]*))*"
)
_DOTTED_NAME = re.compile(
    r"[\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30fe]{1,8}(?:[・·•‧･][\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30fe]{1,8})+"
)
_BOOK_MARKS = re.compile(r"《([^》]{1,30})》")
#: Words of Arabic, Persian and Urdu that no personal name holds, where a name behind a title must end.
_SEMITIC_STOPS = frozenset(
    "إن أن بأن إنه أنه إنها أنها في من على إلى عن مع بعد قبل خلال منذ حتى الذي التي الذين أو ثم قد لم لن لا كما عند حول"
    " بين ضد حالة يوم أمس اليوم هذا هذه ذلك وقال وأضاف كان كانت که در از به با را برای است بود شد این آن نے کے کی کا کو سے میں پر اور"
    " ہے ہیں تھا گفت".split()
)


def acronyms(text: str) -> Iterable[Name]:
    """The words that an acronym in brackets shortens, commas and all."""
    for match in re.finditer(r"\s?[(（]\s?[“\"]?([A-Z][A-Z&-]{1,8})[”\"]?\s?[)）]", text):
        spelled = spelled_out(text, match.start(), match.group(1))
        if spelled is not None:
            yield spelled


def after_titles(text: str, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterable[Name]:
    """Names behind a title in Arabic script: the words without an article that follow what the title governs."""
    if lexicon.language not in ("ar", "fa", "ur"):
        return
    for hit in hits:
        if hit.value not in (Term.TITLE, Term.HONORIFIC):
            continue
        words = list(re.finditer(r"[^\s.،,؛:()\"“”«»]+", text[hit.end : hit.end + 70]))
        run: list[re.Match[str]] = []
        expected = 0
        for word in words[:6]:
            piece = word.group()
            gap = text[hit.end + expected : hit.end + word.start()]
            if piece in _SEMITIC_STOPS or gap.strip() or piece[0].isdigit():
                break
            expected = word.end()
            governed = piece.startswith(("ال", "لل", "وال")) or any(
                other.start <= hit.end + word.start() < other.end
                and other.value in (Term.TITLE, Term.OFFICIAL, Term.ORGANISATION)
                for other in hits
            )
            if governed and not run:
                continue
            if governed and len(run) == 1:
                # "مدير حديقة الحيوان": what the office is for, two words; the name stands behind them.
                run = []
                continue
            if governed or len(run) == 3:
                break
            run.append(word)
        shortest = 1 if hit.value is Term.HONORIFIC else 2
        if len(run) >= shortest and (lexicon.language == "ar" or hit.value is Term.HONORIFIC):
            run = run[:2] if lexicon.language == "ar" else run
            start, end = hit.end + run[0].start(), hit.end + run[-1].end()
            yield Name(
                start,
                end,
                text[start:end],
                NameKind.PERSON,
                why=f"after the title {text[hit.start : hit.end]}",
            )


#: Words in Latin letters that name nobody in a text of another script.
_NO_NAMES = (
    frozenset("CEO CFO COO CTO CIO CMO AI IT PM AM TV PC SNS DNA GDP IPO EV YoY QoQ MoM".split()) | CLOCKS
)


def latin_tokens(text: str, marked: Sequence[Marked], lexicon: Lexicon) -> Iterable[Name]:
    """Latin words in a text of a script without capitals, and @handles everywhere."""
    for passage in marked:
        for match in _LATIN_TOKEN.finditer(text, passage.span.start, passage.span.end):
            # A title glued to a name ends it ("OrbitCEO").
            piece = re.sub(r"(?<=[a-z])(?:CEO|CFO|COO|CTO)$", "", match.group().rstrip(".'’-&"))
            if piece.startswith("@"):
                yield Name(match.start(), match.start() + len(piece), piece, why="a handle")
            elif (
                lexicon.language in UNCASED
                and len(piece) > 1
                and re.search(r"[A-Z]", piece)
                and piece not in _NO_NAMES
                and piece.lower() not in calendar_words("en")
            ):
                yield Name(
                    match.start(), match.start() + len(piece), piece, why="Latin letters in another script"
                )


#: Han that follow a name's last part rather than end it: prepositions, adverbs and other small words.
_AFTER_NAME = re.compile(
    r"[为為在向及等并並也还還将將与與和之外于於对對则則已曾的从從被是说說便又都就不没沒未则仍]"
)


#: Words for a day behind a name; the first letter of some ends the name of a place as well (尼日).
_DAY_AFTER = re.compile(
    r"(?:日前|近日|今日|昨日|当日|當日|翌日|次日|今天|昨天|当天|當天|此前|早前|先前|随后|隨後|当晚|當晚|周[一二三四五六日]|星期)"
)


def dotted(text: str, hits: Sequence[Hit[Term]]) -> Iterable[Name]:
    """Foreign names whose parts a middle dot joins, in kana or in Han."""
    starts = sorted(hit.start for hit in hits)
    ends = sorted(hit.end for hit in hits)
    # A name whose Latin spelling stands behind it has a sure end; later ones are cut to it.
    sure = {
        match.group(1)
        for match in re.finditer(_DOTTED_NAME.pattern.join("()") + r"(?=\s?[(（]\s?[A-Z])", text)
    }
    for match in _DOTTED_NAME.finditer(text):
        kana = re.search(
            r"[\u30a1-\u30fa\u30fc-\u30fe]+(?:[・·•‧･][\u30a1-\u30fa\u30fc-\u30fe]+)+", match.group()
        )
        if kana:
            start, end = match.start() + kana.start(), match.start() + kana.end()
        elif re.search(r"[\u30a1-\u30fa\u30fc-\u30fe]", match.group()):
            continue
        else:
            start, end = _han_name_span(text, match, starts, ends)
            known = next(
                (name for name in sure if name in match.group() and len(name) < len(match.group())), None
            )
            if known is not None:
                start = match.start() + match.group().index(known)
                end = start + len(known)
        if kana and re.match(r"[島州県市省湖山川湾区郡町村]|地方|空港", text[end : end + 2]):
            continue
        if re.search(r"[・·•‧･]", text[start + 1 : end - 1]) and not re.search(
            r"[和与或、]", text[start:end]
        ):
            kind = NameKind.UNKNOWN if kana else NameKind.PERSON
            yield Name(start, end, text[start:end], kind, why="a foreign name with a middle dot")


def _han_name_span(
    text: str, match: re.Match[str], starts: Sequence[int], ends: Sequence[int]
) -> tuple[int, int]:
    """The name inside a run of Han with a dot: what is glued before and behind it are titles and verbs."""
    parts = re.split(r"[・·•‧･]", match.group())
    first, last = parts[0], parts[-1]
    start = match.start() + max(0, len(first) - 4)
    end = match.end() - max(0, len(last) - 4)
    # A title or a verb of the lexicon inside the run shows where the name begins or ends.
    at = bisect_left(ends, match.start() + len(first)) - 1
    if at >= 0 and match.start() < ends[at]:
        start = ends[at]
    elif len(first) > 2:
        latin = re.match(r"\s?[(（]\s?([A-Z][a-z]+)", text[end : end + 24])
        if latin:
            start = match.start() + _best_start(first, latin.group(1))
    at = bisect_left(starts, match.end() - len(last) + 1)
    if at < len(starts) and starts[at] < end:
        end = starts[at]
    follows = _AFTER_NAME.search(text, match.end() - len(last) + 1, end)
    when = _DAY_AFTER.search(text, match.end() - len(last) + 1, match.end())
    if when and when.start() < end:
        return start, when.start()
    return start, follows.start() if follows else end


def _best_start(glued: str, latin: str) -> int:
    """Where in a glued run the transcription of a Latin first name begins, by its sound in anyascii's romanisation."""
    sounds = [fuzz.ratio(anyascii(glued[at:]).lower(), latin.lower()) for at in range(len(glued))]
    return max(range(len(sounds)), key=sounds.__getitem__)


def east_asian(text: str, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> Iterable[Name]:
    """Names beside a title in Chinese, Japanese and Korean, and titles of papers in 《》."""
    language = lexicon.language
    if language not in ("zh", "ja", "ko"):
        return
    surnames = lexicon.words("surnames")
    for match in _BOOK_MARKS.finditer(text):
        yield Name(match.start(1), match.end(1), match.group(1), NameKind.PRODUCT, why="in title marks")
    for hit in hits:
        if hit.value not in (Term.TITLE, Term.HONORIFIC):
            continue
        if language == "ja":
            yield from _japanese(text, hit, surnames)
        elif language == "zh":
            yield from _chinese(text, hit, surnames)
        else:
            yield from _korean(text, hit, surnames)


def _japanese(text: str, hit: Hit[Term], surnames: Sequence[str]) -> Iterable[Name]:
    match = re.search(
        r"(?:^|[^\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30fe々ー])([\u3400-\u9fff々]{1,5}|[\u30a1-\u30fa\u30fc-\u30fe・]{2,20})$",
        text[max(0, hit.start - 22) : hit.start],
    )
    if match is None:
        return
    piece = match.group(1)
    # One character before a title is a rank or a place more often than a surname.
    lone = hit.value is Term.TITLE and len(piece) == 1 and piece not in surnames
    if not lone and begins_word(text, hit.start - len(piece)) and _japanese_person(piece):
        why = f"before the title {text[hit.start : hit.end]}"
        yield Name(hit.start - len(piece), hit.start, piece, NameKind.PERSON, why=why)


_CHINESE_FOLLOWS = (
    r"(?=表示|说|說|称|稱|指出|强调|強調|认为|認為|透露|宣布|回应|回應|坦言|告诉|告訴|解释|解釋|补充|補充|提醒|反驳|反駁|否认|否認|证实|證實|介绍|介紹"
    r"|现年|現年|现任|現任|曾|担任|擔任|出任|自|被|是|因|从|從|年满|要求|请求|請求|申请|申請|当选|當選|上任|辞职|辭職|拒绝|拒絕|呼吁|批评|批評|警告"
    r"|当庭|當庭|出庭|在庭|到庭|作证|作證|陈述|陳述|辩称|辯稱|认罪|供述|供称|主张|主張|建议|建議|估计|估計|担心|擔心|告诉|坚称|堅稱|直言|写道|寫道"
    r"|接受|受访|受訪|周|星期|上午|下午|当日|當日|日前|近日|早前|先前|稍后|稍後|随即|隨即|再次|首次|公开|公開|明确|明確|坚决|堅決|亲自|否|[向对對致]"
    r"|同时|同時|随后|隨後|当天|當天|今天|昨天|昨日|此前|则|則|也|还|還|在|于|对|對|和|与|與|及|\d|[，,、。（(：:\s]|$)"
)


def _chinese(text: str, hit: Hit[Term], surnames: Sequence[str]) -> Iterable[Name]:
    match = re.match(
        rf"((?:{'|'.join(surnames)})[\u3400-\u9fff]{{1,2}}?){_CHINESE_FOLLOWS}", text[hit.end : hit.end + 6]
    )
    if match:
        why = f"after the title {text[hit.start : hit.end]}"
        yield Name(hit.end, hit.end + match.end(1), match.group(1), NameKind.PERSON, why=why)


def _japanese_person(piece: str) -> bool:
    return not re.search(
        r"(?:省|庁|党|県|市|町|村|社|部|課|局|会|大学|銀行|委員|本部|代表|政府|国|前|元|副|同|両|各|新)$",
        piece,
    ) and piece not in ("同", "両", "前", "元", "新", "副", "各")


#: A foreigner's given name and surname behind a Korean title, with the particle of a subject or an owner.
_KOREAN_FOREIGNER = re.compile(r"\s([가-힣]{2,7}(?:\s[가-힣]{2,8}){1,2}?)(?:은|는|이|가|도|의)(?=\s)")


def _korean(text: str, hit: Hit[Term], surnames: Sequence[str]) -> Iterable[Name]:
    behind = _KOREAN_FOREIGNER.match(text, hit.end) if hit.end == hit.stem else None
    if behind and not re.search(r"(?:은|는|이|가|을|를|의|에|서|와|과|한|된|할)\s", behind.group(1)):
        why = f"behind the title {text[hit.start : hit.end]}"
        yield Name(behind.start(1), behind.end(1), behind.group(1), NameKind.PERSON, why=why)
        return
    head_start = max(0, hit.start - 24)
    head = re.split(r"[.,!?“”\"'‘’()\n]", text[head_start : hit.start])[-1]
    base = hit.start - len(head)
    tokens = list(re.finditer(r"[가-힣]+", head))
    for token in tokens[-3:]:
        word = token.group()
        full = (
            len(word) in (3, 4)
            and word.startswith(tuple(surnames))
            and not re.search(r"(?:은|는|이|가|을|를|의|에|로)$", word)
        )
        bare = word in surnames and token is tokens[-1]
        if full or bare:
            yield Name(
                base + token.start(),
                base + token.end(),
                word,
                NameKind.PERSON,
                why=f"before the title {text[hit.start : hit.end]}",
            )
            return
