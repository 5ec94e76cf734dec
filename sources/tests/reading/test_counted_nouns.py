"""Things that news counts, in the languages of Asia and Africa: each by the word that stands with a number."""

from __future__ import annotations

import re

import pytest

from sources.reading.quantities import find_quantities

# Every `[span|unit]` of a sentence is a count that the reader finds; nothing else in it is one.
SENTENCES = [
    ("vi", "Tin tặc lấy đi [1.200 hồ sơ bệnh án|medical records]; [14 xã|communes] mất điện."),
    ("vi", "Lực lượng cứu hộ đưa tới [ba xuồng cứu sinh|lifeboats], [8 xe tải|trucks] và [40 máy phát điện|generators]."),
    ("vi", "Lũ cuốn trôi [120 con bò|cows], [26 cột điện|pylons] và làm hỏng [9 trạm biến áp|substations]."),
    ("zh", "黑客窃取了[1200份病历|medical records]，影响[14个县|counties]。"),
    ("zh", "救援队派出[3艘救生艇|lifeboats]、[8辆卡车|trucks]和[40台发电机|generators]。"),
    ("zh", "风暴吹倒路灯[26盏|street lights]，损坏[9座变电站|substations]；[12人|people]申请赔偿。"),
    ("zh", "该省[12个市|cities]受灾，球队取得[9胜|wins][5负|defeats]，1号楼[2层|floors]起火。"),
    ("id", "Peretas mencuri [1.200 rekam medis|medical records]; [14 kabupaten|districts] padam."),
    ("id", "Tim mengirim [tiga sekoci|lifeboats], [8 truk|trucks] dan [40 genset|generators]."),
    ("ar", "سرق القراصنة [١٢٠٠ سجل طبي|medical records] من [١٤ بلدية|municipalities]."),
    ("ar", "أرسلت الفرق [ثلاثة قوارب نجاة|lifeboats] و[١٢ شاحنة|trucks] و[٤٠ مولدا|generators]."),
    ("ar", "غرق [قاربان|boats] وتضررت [شاحنتان|trucks] و[مدرستان|schools]، وقالت طالبان إنها لم تهاجم."),
    ("ja", "ハッカーは[1200件の診療記録|medical records]を盗み、[14市町村|municipalities]が停電した。"),
    ("ja", "救命艇[3隻|lifeboats]と[8台の救急車|ambulances]を派遣し、住宅が[1240棟|houses]壊れ、牛[120頭|cows]が死んだ。"),
    ("ja", "[5つの生産ライン|production lines]を止め、[450本の樹木|trees]が倒れ、[12の講座|courses]を閉じた。2の倍数である。"),
    ("ko", "해커가 진료기록 [1200건|medical records]을 훔쳤고 [14개 시군|municipalities]이 정전됐다."),
    ("ko", "구명정 [3척|lifeboats]과 [8대의 트럭|trucks]을 보내 발전기를 [40대|generators] 설치했다."),
    ("tr", "Korsanlar [1.200 tıbbi kaydı|medical records] çaldı; [14 belediyede|municipalities] elektrik kesildi."),
    ("tr", "Ekipler [üç filika|lifeboats], [8 kamyon|trucks] ve [40 jeneratör|generators] gönderdi; [120 inek|cows] öldü."),
    ("hi", "हैकरों ने [1,200 मेडिकल रिकॉर्ड|medical records] चुराए; [14 नगरपालिकाओं|municipalities] में बिजली गई।"),
    ("hi", "[तीन बचाव नौकाएं|lifeboats], [8 ट्रक|trucks] और [40 जनरेटर|generators] भेजे गए; [26 खंभे|pylons] गिरे और [120 भैंसें|buffaloes] मरीं।"),
    ("th", "แฮกเกอร์ขโมยเวชระเบียน [1,200 ฉบับ|medical records] และเทศบาล [14 แห่ง|municipalities] ไฟดับ"),
    ("th", "ส่งเรือชูชีพ [3 ลำ|lifeboats] รถบรรทุก [8 คัน|trucks] และเครื่องปั่นไฟ [40 เครื่อง|generators]"),
    ("th", "วัวตาย [120 ตัว|cows] เสาไฟฟ้าล้ม [26 ต้น|pylons] ตำรวจยึด [12 กระบอก|weapons] ดาวเทียม [4 ดวง|satellites]"),
    ("fa", "هکرها [۱۲۰۰ پرونده پزشکی|medical records] را دزدیدند و برق [۱۴ شهرداری|municipalities] قطع شد."),
    ("fa", "[سه قایق نجات|lifeboats]، [۸ کامیون|trucks] و [۴۰ دستگاه ژنراتور|generators] اعزام شد؛ [۱۲۰ رأس گاو|cows] تلف شد."),
    ("ur", "ہیکرز نے [1,200 طبی ریکارڈ|medical records] چرائے اور [14 بلدیاتی اداروں|municipalities] کی بجلی گئی۔"),
    ("ur", "[تین امدادی کشتیاں|lifeboats]، [8 ٹرک|trucks] اور [40 جنریٹر|generators] بھیجے گئے؛ [26 کھمبے|pylons] گر گئے۔"),
    ("bn", "হ্যাকাররা [১,২০০টি চিকিৎসা নথি|medical records] চুরি করেছে; [১৪টি পৌরসভা|municipalities] বিদ্যুৎহীন।"),
    ("bn", "[তিনটি লাইফবোট|lifeboats], [৮টি ট্রাক|trucks] ও [৪০টি জেনারেটর|generators] পাঠানো হয়; [১২০টি গরু|cows] মারা গেছে।"),
    ("ms", "Penggodam mencuri [1,200 rekod pesakit|medical records]; [14 pihak berkuasa tempatan|municipalities] gelap."),
    ("ms", "[Tiga bot penyelamat|lifeboats], [lapan lori|trucks] dan [40 penjana|generators] dihantar."),
    ("sw", "Wadukuzi waliiba [rekodi za wagonjwa 1,200|medical records]; [manispaa 14|municipalities] zilikosa umeme."),
    ("sw", "[Boti za uokoaji 3|lifeboats], [malori 8|trucks] na [jenereta 40|generators] zilitumwa."),
    ("ta", "ஹேக்கர்கள் [1,200 மருத்துவப் பதிவுகளைத்|medical records] திருடினர்; [14 நகராட்சிகளில்|municipalities] இருள்."),
    ("ta", "[3 மீட்புப் படகுகள்|lifeboats], [8 லாரிகள்|trucks], [40 ஜெனரேட்டர்கள்|generators] அனுப்பப்பட்டன."),
    ("he", "ההאקרים גנבו [1,200 תיקים רפואיים|medical records]; [14 רשויות מקומיות|municipalities] נותרו בלי חשמל."),
    ("he", "נשלחו [שלוש סירות הצלה|lifeboats], [8 משאיות|trucks] ו-[40 גנרטורים|generators]."),
    ("tl", "Ninakaw ang [1,200 rekord ng pasyente|medical records]; [14 na munisipalidad|municipalities] ang madilim."),
    ("tl", "[Tatlong lifeboat|lifeboats], [8 trak|trucks] at [40 generator|generators] ang ipinadala."),
    ("te", "హ్యాకర్లు [1,200 వైద్య రికార్డులను|medical records] దొంగిలించారు; [14 మున్సిపాలిటీల్లో|municipalities] చీకటి."),
    ("te", "[మూడు లైఫ్‌బోట్లు|lifeboats], [8 లారీలు|trucks], [40 జనరేటర్లు|generators] పంపారు."),
    ("mr", "हॅकरनी [1,200 वैद्यकीय नोंदी|medical records] चोरल्या; [14 नगरपालिकांमध्ये|municipalities] वीज गेली."),
    ("mr", "[तीन बचाव बोटी|lifeboats], [8 ट्रक|trucks] आणि [40 जनरेटर|generators] पाठवले."),
]  # fmt: skip
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@pytest.mark.parametrize(
    ("language", "sentence"), SENTENCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(SENTENCES)]
)
def test_things_are_counted_by_their_own_names(language: str, sentence: str) -> None:
    expected = [(span, unit) for span, unit in _MARKED.findall(sentence)]
    found = find_quantities(_MARKED.sub(r"\1", sentence), language)
    assert [(quantity.text, quantity.unit) for quantity in found] == expected
