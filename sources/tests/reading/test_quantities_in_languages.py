"""Quantities of plain news sentences, one or two per language: every amount with its unit and exact span."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities

# Every `[span|amount|unit]` of a sentence is a quantity that the reader finds; nothing else in it is one.
SENTENCES = [
    ("en", "The party won [41 seats|41|seats] after [1.2 million voters|1200000|people] cast ballots."),
    ("en", "A [6.4-magnitude|6.4|magnitude] quake left [at least ~214 people|214|people] hurt and damaged [3,450 homes|3450|houses]."),
    ("en", "The plant of [450 megawatts|450|megawatt] cost [£1.2bn|1200000000|GBP], [12 percent|12|percent] more than planned."),
    ("fr", "Le parti remporte [41 sièges|41|seats] sur [98|98|seats], soit [42,3 %|42.3|percent] des voix."),
    ("fr", "Le séisme de [magnitude 6,1|6.1|magnitude] a fait [87 morts|87|people] et [1 240 blessés|1240|people]; [3 500 maisons|3500|houses] sont détruites."),
    ("fr", "L'essai a porté sur [312 patients|312|people] dans [14 hôpitaux|14|hospitals] pendant [18 mois|18|month]."),
    ("fr", "La centrale de [450 mégawatts|450|megawatt] occupe [120 hectares|120|hectare] et coûte [2,4 milliards d’euros|2400000000|EUR]."),
    ("it", "Il terremoto di [magnitudo 6,1|6.1|magnitude] ha causato [87 morti|87|people] e [1.240 feriti|1240|people]."),
    ("it", "La coalizione ottiene [41 seggi|41|seats] con il [42,3%|42.3|percent] dei voti; [48 osservatori|48|people] erano presenti."),
    ("it", "Lo studio su [312 pazienti|312|people] in [14 ospedali|14|hospitals] è durato [18 mesi|18|month] ed è costato [25 milioni di euro|25000000|EUR]."),
    ("es", "El partido logró [41 escaños|41|seats] con [1,2 millones de votos|1200000|votes], [3,5 puntos porcentuales|3.5|percentage point] más."),
    ("pt", "O ensaio reuniu [312 pacientes|312|people] em [14 hospitais|14|hospitals] durante [18 meses|18|month]."),
    ("pt", "A usina de [450 megawatts|450|megawatt] ocupa [120 hectares|120|hectare] e custou [R$ 2,4 bilhões|2400000000|BRL]."),
    ("ro", "Partidul a obținut [41 de mandate|41|seats] și [42,3%|42.3|percent] din voturi; [120 de alegători|120|people] au protestat."),
    ("ca", "El terratrèmol ha causat [87 morts|87|people] i [1.240 ferits|1240|people]."),
    ("de", "Die Partei gewann [41 Sitze|41|seats] mit [42,3 Prozent|42.3|percent]; [48 Wahlbeobachter|48|people] waren im Land."),
    ("de", "An der Studie nahmen [312 Patienten|312|people] in [14 Kliniken|14|hospitals] teil, sie dauerte [18 Monate|18|month]."),
    ("nl", "De partij won [41 zetels|41|seats] met [42,3 procent|42.3|percent] van de stemmen; [87 kiezers|87|people] klaagden."),
    ("nl", "Het park van [450 megawatt|450|megawatt] beslaat [120 hectare|120|hectare] en kost [2,4 miljard euro|2400000000|EUR]."),
    ("sv", "Partiet fick [41 mandat|41|seats] och [42,3 procent|42.3|percent] av rösterna; [312 patienter|312|people] väntar."),
    ("da", "Partiet fik [41 mandater|41|seats] og [42,3 procent|42.3|percent] af stemmerne; [312 patienter|312|people] venter."),
    ("nb", "Partiet fikk [41 mandater|41|seats] og [42,3 prosent|42.3|percent] av stemmene; [312 pasienter|312|people] venter."),
    ("fi", "Puolue sai [41 paikkaa|41|seats] ja [42,3 prosenttia|42.3|percent] äänistä; [312 potilasta|312|people] odottaa."),
    ("hu", "A párt [41 mandátumot|41|seats] szerzett, a földrengésben [87 ember|87|people] meghalt, [1240 ház|1240|houses] összedőlt."),
    ("pl", "Partia zdobyła [41 mandatów|41|seats] i [42,3 proc.|42.3|percent] głosów; wybory śledziło [48 obserwatorów|48|people]."),
    ("pl", "W badaniu wzięło udział [312 pacjentów|312|people] z [14 szpitali|14|hospitals]; kosztowało [25 mln zł|25000000|PLN]."),
    ("pl", "Elektrownia o mocy [450 megawatów|450|megawatt] zajmuje [120 hektarów|120|hectare]."),
    ("cs", "Strana získala [41 mandátů|41|seats] a [42,3 procenta|42.3|percent] hlasů; zemětřesení zabilo [87 lidí|87|people]."),
    ("sk", "Strana získala [41 mandátov|41|seats] a [42,3 percenta|42.3|percent] hlasov."),
    ("ru", "Партия получила [41 мандат|41|seats], за неё проголосовали [1,2 миллиона избирателей|1200000|people], или [42,3 процента|42.3|percent]."),
    ("ru", "Землетрясение [магнитудой 6,1|6.1|magnitude] унесло жизни [87 человек|87|people], [1240 домов|1240|houses] разрушены."),
    ("ru", "В испытании участвовали [312 пациентов|312|people] из [14 больниц|14|hospitals], оно длилось [18 месяцев|18|month]."),
    ("uk", "Партія здобула [41 мандат|41|seats] і [42,3 відсотка|42.3|percent] голосів; працювали [48 спостерігачів|48|people]."),
    ("uk", "Землетрус [магнітудою 6,1|6.1|magnitude] забрав життя [87 людей|87|people], [1240 будинків|1240|houses] зруйновано."),
    ("bg", "Партията спечели [41 мандата|41|seats], загинаха [87 души|87|people], а [120 хектара|120|hectare] изгоряха."),
    ("hr", "Stranka je osvojila [41 mandat|41|seats], a u potresu je poginulo [87 ljudi|87|people]."),
    ("el", "Το κόμμα κέρδισε [41 έδρες|41|seats] με [42,3%|42.3|percent]· ο σεισμός άφησε [87 νεκρούς|87|people]."),
    ("tr", "Parti [41 sandalye|41|seats] kazandı; depremde [87 kişi|87|people] öldü, [1.240 ev|1240|houses] yıkıldı."),
    ("ar", "فاز الحزب بـ[٤١ مقعداً|41|seats] وأدلى [١٫٢ مليون ناخب|1200000|people] بأصواتهم في [٣٢٠ مركز اقتراع|320|polling stations]."),
    ("ar", "شملت الدراسة [٣١٢ مريضاً|312|people] في [١٤ مستشفى|14|hospitals] واستمرت [١٨ شهراً|18|month]."),
    ("fa", "زلزله‌ای به [بزرگی ۶٫۱|6.1|magnitude] جان [۸۷ نفر|87|people] را گرفت و [۱۲۴۰ خانه|1240|houses] را ویران کرد."),
    ("fa", "حزب [۴۱ کرسی|41|seats] به دست آورد و [۱٫۲ میلیون رأی‌دهنده|1200000|people] شرکت کردند؛ [۳۱۲ بیمار|312|people] بستری‌اند."),
    ("he", "המפלגה זכתה ב-[41 מושבים|41|seats]; ברעידת האדמה נהרגו [87 בני אדם|87|people] ונהרסו [1,240 בתים|1240|houses]."),
    ("he", "בניסוי השתתפו [312 חולים|312|people] ב-[14 בתי חולים|14|hospitals] במשך [18 חודשים|18|month]."),
    ("ur", "زلزلے میں [87 افراد|87|people] ہلاک اور [1240 مکانات|1240|houses] تباہ ہوئے، پارٹی نے [41 نشستیں|41|seats] جیتیں۔"),
    ("hi", "पार्टी ने [41 सीटें|41|seats] जीतीं और [12 लाख मतदाताओं|1200000|people] ने वोट डाला।"),
    ("hi", "भूकंप में [87 लोगों|87|people] की मौत हुई और [1,240 घर|1240|houses] ढह गए; [312 मरीज|312|people] भर्ती हैं।"),
    ("hi", "[450 मेगावाट|450|megawatt] का संयंत्र [120 हेक्टेयर|120|hectare] में बना है और इस पर [2,400 करोड़ रुपये|24000000000|INR] खर्च हुए।"),
    ("bn", "ভূমিকম্পে [৮৭ জন|87|people] নিহত এবং [১,২৪০টি বাড়ি|1240|houses] ধ্বংস হয়েছে; দলটি [৪১টি আসন|41|seats] পেয়েছে।"),
    ("mr", "भूकंपात [८७ लोक|87|people] मरण पावले आणि [१,२४० घरे|1240|houses] कोसळली."),
    ("ta", "நிலநடுக்கத்தில் [87 பேர்|87|people] உயிரிழந்தனர், [1,240 வீடுகள்|1240|houses] இடிந்தன."),
    ("te", "భూకంపంలో [87 మంది|87|people] మరణించారు, [1,240 ఇళ్లు|1240|houses] కూలిపోయాయి."),
    ("th", "แผ่นดินไหว[ขนาด 6.1|6.1|magnitude] ทำให้มีผู้เสียชีวิต [87 ราย|87|people] บ้านเรือนเสียหาย [1,240 หลัง|1240|houses]"),
    ("th", "โรงไฟฟ้าขนาด [450 เมกะวัตต์|450|megawatt] ตั้งอยู่บนที่ดิน [3,000 ไร่|3000|rai] มูลค่า [2.4 หมื่นล้านบาท|24000000000|THB]"),
    ("th", "พรรคได้ [41 ที่นั่ง|41|seats] มีผู้มาใช้สิทธิ [1.2 ล้านคน|1200000|people]"),
    ("vi", "Đảng giành [41 ghế|41|seats]; động đất làm [87 người|87|people] chết và [1.240 ngôi nhà|1240|houses] bị sập."),
    ("vi", "Nhà máy [450 MW|450|megawatt] rộng [120 ha|120|hectare], thử nghiệm trên [312 bệnh nhân|312|people] trong [18 tháng|18|month]."),
    ("id", "Partai meraih [41 kursi|41|seats] dari [1,2 juta pemilih|1200000|people]; [48 pengamat|48|people] memantau [320 TPS|320|polling stations]."),
    ("ms", "Parti itu memenangi [41 kerusi|41|seats]; gempa mengorbankan [87 orang|87|people] dan merosakkan [1,240 rumah|1240|houses]."),
    ("tl", "Nakakuha ang partido ng [41 upuan|41|seats]; [87 katao|87|people] ang nasawi at [1,240 bahay|1240|houses] ang nasira."),
    ("sw", "Chama kilipata [viti 41|41|seats]; [watu 87|87|people] walikufa na [nyumba 1,240|1240|houses] ziliharibiwa."),
    ("bn", "আগুনে [৪২টি দোকান|42|stores] পুড়ে গেছে।"),
    ("hi", "आग में [42 दुकानें|42|stores] जल गईं।"),
    ("fa", "در آتش‌سوزی [۴۲ مغازه|42|stores] سوخت."),
    ("ur", "آگ میں [42 دکانیں|42|stores] جل گئیں۔"),
    ("sw", "Moto uliteketeza [maduka 42|42|stores] na [wateja milioni 3.4|3400000|people] walikosa umeme."),
    ("zh", "该党赢得[41个席位|41|seats]，得票率[42.3%|42.3|percent]，[120万选民|1200000|people]投票。"),
    ("zh", "[6.1级|6.1|magnitude]地震造成[87人|87|people]死亡、[1240间房屋|1240|houses]倒塌，涉及[14家医院|14|hospitals]的[312名患者|312|people]。"),
    ("zh", "电站装机[450兆瓦|450|megawatt]，占地[1800亩|1800|mu]，投资[24亿元|2400000000|CNY]。"),
    ("ja", "同党は[41議席|41|seats]を獲得し、投票率は[42.3%|42.3|percent]だった。患者[312人|312|people]が参加した。"),
    ("ja", "出力[45万キロワット|450000|kilowatt]の発電所は[120ヘクタール|120|hectare]に広がり、[14病院|14|hospitals]が停電した。"),
    ("ko", "이 당은 [41석|41|seats]을 얻었고 [120만명|1200000|people]이 투표했다. 환자 [312명|312|people]이 참여했다."),
    ("ko", "[450메가와트|450|megawatt] 규모 발전소에 [2조4천억원|2400000000000|KRW]이 들었다. 규모 지진으로 주택 [1240채|1240|houses]가 무너졌다."),
    ("en", "The cost rose from [1.2|1200000000|EUR] to [1.9 billion euros|1900000000|EUR]."),
    ("it", "Il costo è salito da [1,2|1200000000|EUR] a [1,9 miliardi di euro|1900000000|EUR]."),
    ("fr", "Le coût est passé de [1,2|1200000000|EUR] à [1,9 milliard d’euros|1900000000|EUR]."),
    ("de", "Die Kosten stiegen von [1,2|1200000000|EUR] auf [1,9 Milliarden Euro|1900000000|EUR]."),
    ("ru", "Стоимость выросла с [1,2|1200000000|EUR] до [1,9 млрд евро|1900000000|EUR] за [полтора года|1.5|year]."),
    ("uk", "Вартість зросла з [1,2|1200000000|EUR] до [1,9 мільярда євро|1900000000|EUR] протягом [п’яти місяців|5|month]."),
    ("pl", "Koszt wzrósł z [1,2|1200000000|EUR] do [1,9 mld euro|1900000000|EUR] w ciągu [pięciu miesięcy|5|month]."),
    ("ar", "ارتفعت الكلفة من [١٫٢|1200000000|EUR] إلى [١٫٩ مليار يورو|1900000000|EUR]."),
    ("fa", "هزینه از [۱٫۲|1200000000|EUR] به [۱٫۹ میلیارد یورو|1900000000|EUR] رسید."),
    ("th", "ค่าก่อสร้างเพิ่มขึ้นจาก [1.2|1200000000|EUR] เป็น [1.9 พันล้านยูโร|1900000000|EUR]"),
    ("zh", "成本从[12亿|1200000000|EUR]增至[19亿欧元|1900000000|EUR]。"),
    ("uk", "Контракт на [410 мільйонів євро|410000000|EUR] підписано; [410-мільйонний|410000000|EUR] контракт оскаржують."),
    ("fa", "قرارداد [۴۱۰ میلیون یورویی|410000000|EUR] امضا شد."),
    ("ru", "Около [полутора миллионов человек|1500000|people] остались без света, арестованы [14 счетов|14|accounts]."),
    ("th", "ศาลสั่งอายัด [14 บัญชี|14|accounts]ของบริษัท"),
    ("fa", "دادگاه [۱۴ حساب بانکی|14|accounts] را توقیف کرد."),
    ("hi", "सरकार ने [12 लाख खुराकें|1200000|doses] मँगाईं और [14 खातों|14|accounts] पर रोक लगाई।"),
]  # fmt: skip


def unmarked(sentence: str) -> tuple[str, list[tuple[str, Decimal, str]]]:
    """The sentence without its marks, and what they say: span, amount and unit; `~` parts a hedge from its span."""
    expected = [
        (span.split("~")[-1], Decimal(amount), unit)
        for span, amount, unit in re.findall(r"\[([^|\]]+)\|([^|]+)\|([^|\]]*)\]", sentence)
    ]
    return re.sub(r"\[([^|\]]+)\|[^\]]*\]", lambda match: match[1].replace("~", ""), sentence), expected


@pytest.mark.parametrize(
    ("language", "sentence"), SENTENCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(SENTENCES)]
)
def test_every_quantity_of_a_sentence_is_found_with_its_span(language: str, sentence: str) -> None:
    text, expected = unmarked(sentence)
    found = [(quantity.text, quantity.amount, quantity.unit) for quantity in find_quantities(text, language)]
    assert found == expected
