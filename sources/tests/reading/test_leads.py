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
SPEAKERS += [
    ("ja", "出港管理庁によると、6月の出港は412隻だった。", "出港管理庁"),
    ("ja", "橋の工事が2カ月遅れる、と国土機関が訴えた。", "国土機関"),
    ("ja", "「鍵は毎晩確かめていた」と館長は肩を落とす。", "館長"),
    ("ja", "「最後まで走れた」と監督。", "監督"),
    ("ja", "県は3日、ため池3カ所が決壊したと発表した。", "県"),
    ("ko", "배추값이 두 배로 뛰었다고 통계처가 4일 발표했다.", "통계처"),
    ("ko", "수온이 1도 올랐다고 해양원은 전했다.", "해양원"),
    ("ko", '상인들은 "손님이 끊겼다"고 한숨을 쉬었다.', "상인들"),
    ("hi", "पुल जून में खुलेगा, नदी घाटी निगम ने बताया।", "नदी घाटी निगम"),
    ("ar", "وأكد خفر السواحل إنقاذ 12 بحارا.", "خفر السواحل"),
    ("fa", "پل بسته شد، اداره راه استان گفت.", "اداره راه استان"),
    ("fa", "رئیس پلیس بندر از غرق شدن دو قایق خبر داد.", "رئیس پلیس بندر"),
    ("fa", "فرماندار کمبود نان را رد کرد.", "فرماندار"),
    ("fa", "بنا بر اعلام مرکز لرزه‌نگاری، زلزله ۴٫۸ ریشتر بود.", "مرکز لرزه‌نگاری"),
    ("zh", "港务处反驳指，泄漏并不严重。", "港务处"),
    ("zh", "货船撞上防波堤，海巡处4日宣布。", "海巡处"),
    ("id", "Sedikitnya 18 perahu karam, lapor Badan Pelabuhan Daerah.", "Badan Pelabuhan Daerah"),
    ("vi", "Cầu sẽ đóng trong ba tuần, công ty cầu đường Sông Trà thông báo.", "công ty cầu đường Sông Trà"),
    ("hi", "बकौल मीरा जोशी, छत मई में ठीक होगी।", "मीरा जोशी"),
    ("ar", "«السقف يسرب»، رد مدير المتحف وائل حداد على الأنباء.", "وائل حداد"),
    ("ar", "قالت «بحار الشمال»، في بيان، إنها باعت السفينة.", "بحار الشمال"),
]
OWN = [
    ("th", "กรมทางหลวงปิดสะพาน 3 วัน"),
    ("th", "ผู้รับเหมาสร้างถนนเสร็จ 12 กิโลเมตร"),
]
OWN += [
    ("ja", "価格は3カ月で2割上がった。"),
    ("ko", "배추값은 한 달 만에 두 배로 뛰었다."),
    ("ar", "أغلقت البلدية الجسر يوم الأحد."),
]
DENIED = [
    ("th", "ผอ.โรงเรียนยันไม่เคยเก็บเงินเด็ก"),
    ("th", "บริษัทแจงไม่เกี่ยวกับคลิปในเน็ต"),
]
DECLINED = [
    ("th", "ฝ่ายบริหารยังไม่มีคำชี้แจง"),
    ("th", "เจ้าของร้านไม่ยอมให้สัมภาษณ์"),
    ("th", "ผู้จัดการทีมปฏิเสธที่จะพูดถึงนักเตะ"),
    ("ja", "会社は「調査中でお答えできない」と繰り返した。"),
    ("ja", "組合は取材を拒否し、口を閉ざした。"),
    ("ko", "선장은 진술을 거부하고 있다."),
    ("ko", "업체는 전화를 받지 않았다."),
    ("fa", "مدیر بندر توضیحی نداد."),
    ("zh", "船长对事故三缄其口。"),
    ("zh", "馆方未对此作出回应。"),
    ("id", "Pengelola pasar belum memberi keterangan."),
    ("ms", "Pengurus pasar enggan memberi ulasan."),
    ("vi", "Chủ tàu chưa phản hồi câu hỏi của báo."),
    ("hi", "निगम के प्रवक्ता ने चुप्पी साध ली।"),
    ("ar", "وامتنعت إدارة الميناء عن الإدلاء بأي تفاصيل."),
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


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "ja",
            "患者は32人になり、目安の30人を超えた。感染対策センターが14日に公表した。",
            "感染対策センター",
        ),
        ("ko", "환자가 32명으로 늘었다. 질병관리처가 14일 발표했다.", "질병관리처"),
        ("zh", "病例增至32例。疾病防控局14日公布。", "疾病防控局"),
    ],
)
def test_a_sentence_that_only_says_who_told_it_credits_the_one_before(
    language: str, text: str, name: str
) -> None:
    assert reading(text, language).passages[0].attribution.name == name


def test_each_thai_speaker_says_their_own_segment() -> None:
    text = "เพจรักษ์ป่าแฉไม้หาย 400 ต้น กรมป่าไม้แจงไม่ใช่ไม้ในเขตอุทยาน"
    (passage,) = reading(text, "th").passages
    first, second = text.index("ไม้หาย"), text.index("ไม้ใน")
    assert said_by(passage, first, first + 10).name == "เพจรักษ์ป่า"
    assert said_by(passage, second, len(text)).name == "กรมป่าไม้"


def test_an_arabic_adverb_behind_the_verb_is_no_name() -> None:
    (passage,) = reading("وأكد أيضا سامي النجار أن الحادث وقع مساء أمس.", "ar").passages
    assert passage.attribution.name == "سامي النجار"
    (passage,) = reading("وقال أيضا إن الشركة ستدفع 20 مليون دولار.", "ar").passages
    assert passage.attribution.name == ""
