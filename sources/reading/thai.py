"""Who speaks in Thai, which parts neither words nor sentences: a segment opens with who it is and goes on with the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

#: How long who speaks may be, from the first word to the verb.
_LONGEST = 46
#: What follows a verb: a clause or a thing, not the end of the segment.
_LEAST = 3
_SEGMENT = re.compile(r"\S+")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
#: Words that tie a segment to the one before it.
_LINKS = r"(?:ขณะที่|ในขณะที่|ส่วนทาง|ส่วน|ทางด้าน|ด้าน|ทั้งนี้|ทว่า|แต่|โดยทาง|โดย|ล่าสุด|ก่อนหน้านี้|ต่อมา|และ|พร้อมกันนี้|อย่างไรก็ตาม|สวนทางกับ|ฟาก|ทาง(?!การ|หลวง|ด่วน))?"
#: Short names of offices ("กกต.", "รมว.ศึกษาฯ").
_SHORT = r"(?:[ก-ฮ]{1,5}\.)+(?:[\u0e00-\u0e7f]*)|[\u0e00-\u0e7f]{2,24}ฯ"
#: What no name of an office holds: another verb stands before the one of saying.
_OTHER_VERB = re.compile(
    r"ถูก|ให้|ได้|เป็น|จะ|เพื่อ|หลัง|ว่า|ไม่|แต่|เมื่อ|แล้ว|จับ|พบ|ซึ่ง|ต้อง|กำลัง|ต่อ(?!ต้าน)|จาก|พร้อม|ระดม|สั่ง|นำ(?!้)|เร่ง|เดินทาง"
)
_NEGATED = r"(?:ว่า)?(?:ยัง|ตน|บริษัท)?ไม่(?:ใช่|ได้|มี|เคย|เกี่ยว|รู้เห็น|จริง|เป็นความจริง|ถูกต้อง)"


#: Small words between who speaks and the verb ("ที่อ้างว่า", "ออกมายืนยัน").
_AUXILIARIES = r"(?:ที่|ซึ่ง|ก็|ได้|ออกมา|ออกโรง|ยัง(?!ไม่)|จึง|เคย|เพิ่ง|ต่าง|ร่วมกัน|รีบ|กลับ|เอง|นั้น)*"
_DENYING = r"ปฏิเสธ|ปัด(?=ว่า|ข่าว|ข้อ|ไม่)|โต้แย้ง|ตอบโต้"
_REFUSING = r"ปฏิเสธ(?:ที่จะ)?(?:ให้|ตอบ|แสดง|พูด|เปิดเผย|ชี้แจง|ออก)"


class Told(NamedTuple):
    """A verb of saying at `verb..end` whose subject stands at `start..stop`; `kind` is empty where the lexicon has the verb."""

    start: int
    stop: int
    verb: int
    end: int
    kind: str


def told(text: str, plain: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    """The verbs of saying of a Thai text that stand right behind who speaks at the head of a segment."""
    if not plain.get("telling"):
        return
    who, verb = _patterns(tuple(plain["heads"]), tuple(plain["telling"]), tuple(plain["countering"]))
    segments = list(_SEGMENT.finditer(text))
    for at, segment in enumerate(segments):
        opening = who.match(text, segment.start(), segment.end())
        if opening is None:
            continue
        start = opening.start("who")
        found = verb.search(text, opening.end(), segment.end())
        stop = found.start() if found else segment.end()
        if found is None and at + 1 < len(segments):
            # "ผู้ว่าฯ เผย…": a space stands between both.
            following = segments[at + 1]
            found = verb.match(text, following.start(), following.end())
        if found is None or stop - start > _LONGEST or _OTHER_VERB.search(text, opening.end(), stop):
            continue
        rest = text[found.end() : segments[min(at + 2, len(segments) - 1)].end()]
        kind = next(name for name in ("deny", "report", "other") if found.group(name))
        says = kind != "other" and (len(_THAI.findall(rest)) >= _LEAST or any(map(str.isdigit, rest)))
        yield Told(start, stop, found.start(kind), found.end(), kind if says else "")


@lru_cache(maxsize=4)
def _patterns(
    heads: tuple[str, ...], telling: tuple[str, ...], countering: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who a segment opens with, and a verb of saying, with the negation that it denies by."""

    def either(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    who = re.compile(rf"{_LINKS}(?P<who>{either(heads)}|{_SHORT})")
    # "เผยแพร่" is to spread, "แจ้งเตือน" an alarm, "ชี้ขาด" to decide.
    verb = re.compile(
        rf"{_AUXILIARIES}(?:(?P<deny>(?:{either(countering)}){_NEGATED})|(?!{_REFUSING})(?P<other>{_DENYING})"
        rf"|(?P<report>(?:{either(telling)})(?!แพร่|ขาด|ความ(?!เห็น|คืบ)|การ(?!ณ์|ลง|เจรจา))))"
    )
    return who, verb
