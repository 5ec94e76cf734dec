"""Who speaks by the place in the sentence alone."""

from __future__ import annotations

import pytest

from sources.reading.types import AttributionKind, CueKind
from sources.reading.voices import said_by

from .support import reading

SPEAKERS = [
    ("th", "กรมทางหลวงเผยยอดรถเข้าเมือง 120,000 คัน", "กรมทางหลวง"),
    ("th", "นายกสมาคมผู้เลี้ยงโคแจงราคานมตกเหลือลิตรละ 9 บาท", "นายกสมาคมผู้เลี้ยงโค"),
    ("th", "รมช.เกษตรฯ ยันข้าวสารมีพอถึงสิ้นปี", "รมช.เกษตรฯ"),
    ("th", "น้ำท่วมบ้าน 300 หลัง เจ้าของตลาดเล่าว่าน้ำขึ้นใน 1 ชั่วโมง", "เจ้าของตลาด"),
    ("th", "โฆษกกองเรือปฏิเสธว่าไม่ได้ยิงก่อน", "โฆษกกองเรือ"),
    ("th", "ฝนตกหนัก 5 วัน ด้านสมาพันธ์ประมงที่อ้างว่าเรือจม 7 ลำ ขอเงินชดเชย", "สมาพันธ์ประมง"),
]
OWN = [
    ("th", "กรมทางหลวงปิดสะพาน 3 วัน"),
    ("th", "ผู้รับเหมาสร้างถนนเสร็จ 12 กิโลเมตร"),
]
DENIED = [
    ("th", "ผอ.โรงเรียนยันไม่เคยเก็บเงินเด็ก"),
    ("th", "บริษัทแจงไม่เกี่ยวกับคลิปในเน็ต"),
]
DECLINED = [
    ("th", "ฝ่ายบริหารยังไม่มีคำชี้แจง"),
    ("th", "เจ้าของร้านไม่ยอมให้สัมภาษณ์"),
    ("th", "ผู้จัดการทีมปฏิเสธที่จะพูดถึงนักเตะ"),
]


@pytest.mark.parametrize(("language", "text", "name"), SPEAKERS)
def test_the_phrase_beside_the_verb_speaks_whole(language: str, text: str, name: str) -> None:
    assert [passage.attribution.name for passage in reading(text, language).passages] == [name]


@pytest.mark.parametrize(("language", "text"), OWN)
def test_a_deed_is_no_report(language: str, text: str) -> None:
    passages = reading(text, language).passages
    assert {passage.attribution.kind for passage in passages} == {AttributionKind.OWN}


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_insisting_with_a_negation_denies(language: str, text: str) -> None:
    assert CueKind.DENY in {cue.kind for passage in reading(text, language).passages for cue in passage.cues}


@pytest.mark.parametrize(("language", "text"), DECLINED)
def test_saying_nothing_declines(language: str, text: str) -> None:
    kinds = {cue.kind for passage in reading(text, language).passages for cue in passage.cues}
    assert CueKind.DECLINE in kinds
    assert CueKind.DENY not in kinds


def test_each_thai_speaker_says_their_own_segment() -> None:
    text = "เพจรักษ์ป่าแฉไม้หาย 400 ต้น กรมป่าไม้แจงไม่ใช่ไม้ในเขตอุทยาน"
    (passage,) = reading(text, "th").passages
    first, second = text.index("ไม้หาย"), text.index("ไม้ใน")
    assert said_by(passage, first, first + 10).name == "เพจรักษ์ป่า"
    assert said_by(passage, second, len(text)).name == "กรมป่าไม้"
