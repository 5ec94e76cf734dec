"""Quantities as Japanese, Chinese, Korean and Thai news counts: classifiers without nouns, shares, prices without currency, names with digits."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities

# Every `[span|amount|unit]` of a sentence is a quantity that the reader finds; nothing else in it is one.
SENTENCES = [
    # What a classifier counts stands elsewhere in its sentence.
    ("ja", "強風で在来線は計[46本|46|trains]が運休した。"),
    ("ja", "養鶏場で飼う約[3万羽|30000|chickens]を処分する。"),
    ("ja", "豚熱に感染した[800頭|800|pigs]が死んだ。"),
    ("ja", "海沿いの丘に[7基の風車|7|turbines]が並ぶ。"),
    ("ja", "病棟[3棟|3|buildings]が焼けたが、床上浸水は[25棟|25|houses]にとどまった。"),
    ("zh", "风电场计划安装[40支|40|turbines]。"),
    ("zh", "[35个沿海城市|35|cities]参加了演习。"),
    ("zh", "这是一栋[六层|6|floors]住宅楼。"),
    ("zh", "侦获军机[12架次|12|sorties]。"),
    ("ko", "열차 운행이 멈춰 [80편|80|trains]이 취소됐다."),
    ("ko", "[9개 주요 도시|9|cities]에서 집회가 열렸다."),
    ("ko", "[38층|38|floors]짜리 건물이 들어선다."),
    ("th", "วัดและโรงเรียนเสียหาย [14 แห่ง|14|schools]"),
    # Amounts in two and three units.
    ("ja", "優勝タイムは[1時間2分30秒|3750|second]だった。"),
    ("ja", "[19歳3カ月|231|month]での優勝は最年少だ。"),
    ("th", "ที่ดินเนื้อที่ [3 ไร่ 2 งาน|3.5|rai] ถูกยึด"),
    # Shares of a few.
    ("ja", "住民の[4人に1人|25|percent]が高齢者だ。"),
    ("ja", "料金を[2割|20|percent]引き上げる。"),
    # Kilos of weight and of distance.
    ("ja", "コメ[30キロ|30|kilogram]を盗んだ。"),
    ("ja", "沖合[30キロ|30|kilometer]で漂流した。"),
    # Ages in brackets, intensities, seats.
    ("ja", "無職の男（[47|47|year]）を逮捕した。"),
    ("ko", "경찰은 B([33|33|year])씨를 체포했다."),
    ("ja", "[震度6強|6|intensity]の揺れだった。"),
    ("ja", "議会（[定数40|40|seats]）は解散した。"),
    ("ja", "[5日|5|day]続落で取引を終えた。"),
    # Names and idioms with digits count nothing.
    ("ja", "探査機「はるか3」が那覇行き721便から見えた。"),
    ("ja", "四国の一部で十分な雨が降った。"),
    ("zh", "赔偿方案为“N+2”，三峡一带十分紧张。"),
    ("th", "เขต 5 และ รอบ 2 ยังไม่สรุป"),
    ("th", "นับเป็นครั้งที่สาม"),
    ("ko", "물가지수(2015년=100)가 발표됐다."),
    # Money whose currency goes without saying, or is told by where the text was written.
    ("th", "ปุ๋ยราคากระสอบละ [720|720|THB]"),
    ("th", "งานนี้เงินสะพัด [40 ล้าน|40000000|THB]"),
    ("zh", "台股大跌，该公司每股亏损[1.2元|1.2|TWD]。"),
    ("zh", "查获毒品市价逾[新台币3亿元|300000000|TWD]。"),
    # Votes are points in other contexts.
    ("th", "ผู้สมัครพรรคนี้ได้ [8,120 คะแนน|8120|votes]"),
    ("th", "ทีมนี้ได้ [21 คะแนน|21|points]"),
    ("zh", "电影票房[2.1亿|210000000|CNY]，全年用电[30亿度|3000000000|kilowatt-hour]。"),
    # Speeds, times and parts of them.
    ("ja", "瞬間風速は最大で[秒速31メートル|31|meter-per-second]だった。"),
    ("ko", "[초속 20m|20|meter-per-second]의 바람 속에 [9초81|9.81|second] 만에 들어왔다."),
    ("zh", "全程[2小时15分|135|minute]，冲刺用了[9秒85|9.85|second]。"),
    ("ja", "打率は[3割1分5厘|31.5|percent]だった。"),
    ("zh", "她以[2分08秒33|128.33|second]夺冠。"),
    # Ordinals, days of the calendar and known sets.
    ("ja", "3度目の優勝で、5番目の速さ、4人目の辞任だ。"),
    ("ko", "5·18 기념식에서 100번째 골을 넣었고 5대 은행이 후원했다."),
    ("ko", "사과 [10개|10|]를 샀다."),
    ("ko", "럼피스킨으로 [200여두|200|cows]를 살처분했다."),
    ("th", "ดับ [7|7|people] เจ็บ [32|32|people] อาการสาหัส"),
    ("th", "ทำเวลา [2 ชั่วโมง 11 นาที 5 วินาที|7865|second]"),
    ("th", "ขายไร่ละ [15 ล้าน|15000000|THB]"),
    # What sums up a list counts none of it.
    ("ja", "軽トラックとバス計[6台|6|vehicles]が絡む事故だった。"),
    ("ja", "小学4年生は9回裏まで観戦した。"),
    # Decades of age and scores count nothing.
    ("ja", "50代の女性が死亡した。"),
    ("ko", "20대 남성과 60대 여성이 숨졌다."),
    ("zh", "主队3比1取胜，师生比1比15。"),
    # What befell people stands before their number in Thai.
    ("th", "บ้านพัง [12 หลัง|12|houses] เจ็บ [30|30|people]"),
    ("zh", "没收违法所得[1200余万元|12000000|CNY]。"),
    # Crowds and figures without a noun of their own.
    ("zh", "年末人口[612.3万|6123000|people]。"),
    ("ko", "태풍으로 [사흘째|3|day] 뱃길이 끊겼다."),
]


@pytest.mark.parametrize(("language", "marked"), SENTENCES)
def test_every_amount_of_a_sentence_is_read_and_nothing_else(language: str, marked: str) -> None:
    wanted = [
        (span, Decimal(amount), unit)
        for span, amount, unit in re.findall(r"\[([^|\]]+)\|([^|]+)\|([^|\]]*)\]", marked)
    ]
    text = re.sub(r"\[([^|\]]+)\|[^\]]*\]", r"\1", marked)
    assert [(found.text, found.amount, found.unit) for found in find_quantities(text, language)] == wanted


def test_thai_votes_for_a_motion_take_those_against_it_which_are_votes_too() -> None:
    found = find_quantities("สภาลงมติ 120 ต่อ 80 เสียง", "th")
    assert [(one.text, one.amount, one.unit) for one in found] == [
        ("120 ต่อ 80 เสียง", 120, "votes"),
        ("80 เสียง", 80, "votes"),
    ]


@pytest.mark.parametrize(
    "text", ["회사원이 구조됐다.", "구조 작업이 이어졌다.", "사이트를 만들었다.", "오늘 일이 있었다."]
)
def test_syllables_of_numbers_within_other_korean_words_are_no_numbers(text: str) -> None:
    assert find_quantities(text, "ko") == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "選手は6回の検査を受けた。", [("6回の検査", 6, "tests")]),
        ("ja", "会議で6回発言した。", [("6回", 6, "times")]),
        ("ko", "6차례 검사를 받았다.", [("6차례 검사", 6, "tests")]),
        ("vi", "trải qua 6 lần xét nghiệm", [("6 lần xét nghiệm", 6, "tests")]),
        ("id", "menjalani 6 kali tes", [("6 kali tes", 6, "tests")]),
        ("zh", "接受了6次检测", [("6次检测", 6, "tests")]),
        ("th", "ผ่านการตรวจมาแล้ว 6 ครั้ง", [("6 ครั้ง", 6, "tests")]),
    ],
)
def test_what_happened_so_many_times_is_counted(language, text, expected):
    assert [(one.text, one.amount, one.unit) for one in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "2026年に始まる。28年からは毎年開く。", []),
        ("ja", "2026年に始まる。28年にわたり続いた。", [("28年", 28, "year")]),
        ("ko", "서류 12상자를 확보했다.", [("12상자", 12, "boxes")]),
        ("th", "ขายบัตรไปแล้ว 9,000 ใบ", [("9,000 ใบ", 9000, "tickets")]),
        ("ja", "幹部は匿名を条件に「残る8人も出場しない」と話した。", [("8人", 8, "people")]),
        ("zh", "停工拖了一个月", [("一个月", 1, "month")]),
    ],
)
def test_years_boxes_tickets_and_those_spoken_of(language, text, expected):
    assert [(one.text, one.amount, one.unit) for one in find_quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "该路段限速70公里。", [("70公里", 70, "kilometer-per-hour")]),
        ("ja", "制限速度70キロの区間だった。", [("70キロ", 70, "kilometer-per-hour")]),
        ("zh", "登记选民达91万。", [("91万", 910_000, "people")]),
        ("zh", "已发生余震16次。", [("16次", 16, "aftershocks")]),
        ("ja", "1審判決を破棄した。", []),
        ("th", "ภาวะเสี่ยงภัย", []),
        ("th", "เที่ยวบินถูกยกเลิก 80 เที่ยว", [("80 เที่ยว", 80, "flights")]),
        ("vi", "Số người chết lên 52.", [("52", 52, "people")]),
        ("id", "Jumlah korban mencapai 52.", [("52", 52, "people")]),
    ],
)
def test_speed_limits_subjects_and_words_that_hold_a_number(language, text, expected):
    assert [(one.text, one.amount, one.unit) for one in find_quantities(text, language)] == expected
