"""Quantities of plain news sentences, one or two per language: every amount with its unit and exact span."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from sources.reading.quantities import find_quantities
from sources.reading.types import QuantityKind

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
    ("en", "Flood water cut [17 roads|17|roads] and [three tunnels|3|tunnels]; [62 schools|62|schools] stayed shut and [1,450 residents|1450|people] slept in [26 tents|26|tents]."),
    ("en", "The strikers want [9%|9|percent]; [three union officials|3|sources], who asked not to be named, spoke of [48 questions|48|questions]."),
    ("en", "The striker scored [21 goals|21|goals] in [34 matches|34|matches], and [52,300 spectators|52300|people] bought [48,000 tickets|48000|tickets]."),
    ("en", "Customs seized [340 weapons|340|weapons] in [two warehouses|2|warehouses]; [eleven smugglers|11|people] and [1,200 Ghanaians|1200|people] were held."),
    ("fr", "La crue a coupé [17 routes|17|roads] et [trois tunnels|3|tunnels] ; [62 écoles|62|schools] sont fermées et [1 450 riverains|1450|people] dorment sous [26 tentes|26|tents]."),
    ("fr", "[Sept personnes|7|people] ont été blessées ; l'usine en emploie [850|850|people]."),
    ("fr", "[Deux négociateurs|2|sources], sous couvert d'anonymat, évoquent [48 questions|48|questions] et [neuf réunions|9|meetings]."),
    ("fr", "Les douaniers ont saisi [340 armes|340|weapons] dans [deux entrepôts|2|warehouses] et [12 camions|12|trucks]."),
    ("es", "La riada cortó [17 carreteras|17|roads] y [tres túneles|3|tunnels]; [62 escuelas|62|schools] siguen cerradas y [1.450 vecinos|1450|people] duermen en [26 carpas|26|tents]."),
    ("es", "[Dos negociadores|2|sources], que hablaron bajo condición de anonimato, citan [48 preguntas|48|questions]; votaron [61.000 afiliados|61000|people]."),
    ("es", "El club vendió [48.000 entradas|48000|tickets] y marcó [34 goles|34|goals]."),
    ("pt", "A cheia cortou [17 estradas|17|roads] e [três túneis|3|tunnels]; [62 escolas|62|schools] fecharam e [1.450 moradores|1450|people] dormem em [26 barracas|26|tents]."),
    ("pt", "A alfândega apreendeu [340 armas|340|weapons] em [dois armazéns|2|warehouses] e deteve [onze traficantes|11|people]."),
    ("it", "La piena ha interrotto [17 strade|17|roads] e [tre gallerie|3|tunnels]; [62 scuole|62|schools] chiuse, [1.450 sfollati|1450|people] in [26 tende|26|tents]."),
    ("it", "Il porto aveva [90 addetti|90|people]; oggi ne conta [41|41|people]."),
    ("it", "La finanza ha sequestrato [340 armi|340|weapons] in [due magazzini|2|warehouses] e fermato [undici trafficanti|11|people]."),
    ("ro", "Viitura a rupt [17 drumuri|17|roads] și [trei tuneluri|3|tunnels]; [62 de școli|62|schools] sunt închise, iar [1.450 de evacuați|1450|people] dorm în [26 de corturi|26|tents]."),
    ("de", "Das Hochwasser sperrte [17 Straßen|17|roads] und [drei Tunnel|3|tunnels]; [62 Schulen|62|schools] blieben zu, [1.450 Anwohner|1450|people] schliefen in [26 Zelten|26|tents]."),
    ("de", "[Zwei Unterhändler|2|sources], die anonym bleiben wollen, nannten [48 Fragen|48|questions]; Proben aus [14 Laboren|14|laboratories] fehlen."),
    ("de", "Der Zoll stellte in [zwei Lagerhallen|2|warehouses] [340 Waffen|340|weapons] sicher und nahm [elf Schmuggler|11|people] fest."),
    ("nl", "Het hoge water sloot [17 wegen|17|roads] en [drie tunnels|3|tunnels]; [62 scholen|62|schools] bleven dicht en [1.450 bewoners|1450|people] sliepen in [26 tenten|26|tents]."),
    ("nl", "De douane vond [340 wapens|340|weapons] in [twee loodsen|2|warehouses] en hield [elf smokkelaars|11|people] aan."),
    ("sv", "Vattnet stängde [17 vägar|17|roads] och [tre tunnlar|3|tunnels]; [62 skolor|62|schools] höll stängt och [1 450 boende|1450|people] sov i [26 tält|26|tents]."),
    ("da", "Vandet lukkede [17 veje|17|roads] og [tre tunneler|3|tunnels]; [62 skoler|62|schools] holdt lukket, og [1.450 beboere|1450|people] sov i [26 telte|26|tents]."),
    ("nb", "Vannet stengte [17 veier|17|roads] og [tre tunneler|3|tunnels]; [62 skoler|62|schools] holdt stengt og [1450 beboere|1450|people] sov i [26 telt|26|tents]."),
    ("fi", "Tulva katkaisi [17 tietä|17|roads] ja [kolme tunnelia|3|tunnels]; [62 koulua|62|schools] suljettiin ja [1 450 asukasta|1450|people] nukkui [26 teltassa|26|tents]."),
    ("hu", "Az áradás [17 utat|17|roads] és [három alagutat|3|tunnels] zárt el; [62 iskola|62|schools] bezárt, [1450 lakos|1450|people] [26 sátorban|26|tents] aludt."),
    ("pl", "Woda odcięła [17 dróg|17|roads] i [trzy tunele|3|tunnels]; [62 szkoły|62|schools] zamknięto, a [1450 mieszkańców|1450|people] spało w [26 namiotach|26|tents]."),
    ("pl", "[Dwóch negocjatorów|2|sources], zastrzegając anonimowość, mówi o [48 pytaniach|48|questions]; celnicy przejęli [340 karabinów|340|rifles]."),
    ("cs", "Voda zavřela [17 silnic|17|roads] a [tři tunely|3|tunnels]; [62 škol|62|schools] nefunguje a [1450 obyvatel|1450|people] spalo v [26 stanech|26|tents]."),
    ("sk", "Voda zavrela [17 ciest|17|roads] a [tri tunely|3|tunnels]; [62 škôl|62|schools] nefunguje a [1450 obyvateľov|1450|people] spalo v [26 stanoch|26|tents]."),
    ("hr", "Voda je zatvorila [17 cesta|17|roads] i [tri tunela|3|tunnels]; [62 škole|62|schools] ne rade, a [1450 stanovnika|1450|people] spava u [26 šatora|26|tents]."),
    ("ru", "Вода перекрыла [17 дорог|17|roads] и [три тоннеля|3|tunnels]; [62 школы|62|schools] закрыты, [1450 жителей|1450|people] ночевали в [26 палатках|26|tents]."),
    ("ru", "[Двое переговорщиков|2|sources] на условиях анонимности назвали [48 вопросов|48|questions]; таможня изъяла [340 автоматов|340|rifles] на [двух складах|2|warehouses]."),
    ("uk", "Вода перекрила [17 доріг|17|roads] і [три тунелі|3|tunnels]; [62 школи|62|schools] зачинені, [1450 жителів|1450|people] ночували у [26 наметах|26|tents]."),
    ("bg", "Водата затвори [17 пътища|17|roads] и [три тунела|3|tunnels]; [62 училища|62|schools] не работят, а [1450 жители|1450|people] спаха в [26 палатки|26|tents]."),
    ("el", "Το νερό έκλεισε [17 δρόμους|17|roads] και [τρεις σήραγγες|3|tunnels]· [62 σχολεία|62|schools] έμειναν κλειστά και [1.450 κάτοικοι|1450|people] κοιμήθηκαν σε [26 σκηνές|26|tents]."),
    ("tr", "Sel [17 yolu|17|roads] ve [üç tüneli|3|tunnels] kapattı; [62 okul|62|schools] tatil edildi, [1.450 kişi|1450|people] [26 çadırda|26|tents] geceledi."),
    ("tr", "Gümrükte [340 silah|340|weapons] ele geçirildi, [on bir kaçakçı|11|people] yakalandı."),
    ("ar", "أغلقت السيول [١٧ طريقاً|17|roads] و[ثلاثة أنفاق|3|tunnels]، وتوقفت [٦٢ مدرسة|62|schools]، وبات [١٤٥٠ نازحاً|1450|people] في [٢٦ خيمة|26|tents]."),
    ("ar", "قال [ثلاثة مفاوضين|3|sources] طلبوا عدم الكشف عن هوياتهم إن هناك [٤٨ سؤالاً|48|questions]."),
    ("fa", "سیل [۱۷ جاده|17|roads] و [سه تونل|3|tunnels] را بست؛ [۶۲ مدرسه|62|schools] تعطیل شد و [۱۴۵۰ نفر|1450|people] در [۲۶ چادر|26|tents] خوابیدند."),
    ("ur", "سیلاب سے [17 سڑکیں|17|roads] اور [تین سرنگیں|3|tunnels] بند ہوئیں، [62 اسکول|62|schools] بند رہے اور [1450 افراد|1450|people] [26 خیموں|26|tents] میں رہے۔"),
    ("he", "השיטפון חסם [17 כבישים|17|roads] ו-[3 מנהרות|3|tunnels]; [62 בתי ספר|62|schools] נסגרו ו-[1,450 תושבים|1450|people] ישנו ב-[26 אוהלים|26|tents]."),
    ("hi", "बाढ़ से [17 सड़कें|17|roads] और [तीन सुरंगें|3|tunnels] बंद हुईं; [62 स्कूल|62|schools] बंद रहे और [1,450 लोग|1450|people] [26 तंबू|26|tents] में सोए।"),
    ("hi", "नाम न छापने की शर्त पर [दो वार्ताकारों|2|sources] ने [48 सवालों|48|questions] की बात कही।"),
    ("bn", "বন্যায় [১৭টি সড়ক|17|roads] ও [তিনটি সুড়ঙ্গ|3|tunnels] বন্ধ; [৬২টি স্কুল|62|schools] বন্ধ এবং [১,৪৫০ জন|1450|people] [২৬টি তাঁবুতে|26|tents] রাত কাটান।"),
    ("ta", "வெள்ளத்தால் [17 சாலைகள்|17|roads], [62 பள்ளிகள்|62|schools] மூடப்பட்டன; [1,450 பேர்|1450|people] [26 கூடாரங்களில்|26|tents] தங்கினர்."),
    ("te", "వరదలతో [17 రోడ్లు|17|roads], [62 పాఠశాలలు|62|schools] మూతపడ్డాయి; [1,450 మంది|1450|people] నిరాశ్రయులయ్యారు."),
    ("th", "น้ำท่วมตัดถนน [17 สาย|17|roads] อุโมงค์ [3 แห่ง|3|tunnels] โรงเรียน [62 แห่ง|62|schools] ปิด ชาวบ้าน [1,450 คน|1450|people] นอนในเต็นท์ [26 หลัง|26|tents]"),
    ("vi", "Lũ cắt [17 tuyến đường|17|roads] và [ba đường hầm|3|tunnels]; [62 trường học|62|schools] đóng cửa, [1.450 người dân|1450|people] ngủ trong [26 lều|26|tents]."),
    ("id", "Banjir memutus [17 jalan|17|roads] dan [tiga terowongan|3|tunnels]; [62 sekolah|62|schools] tutup dan [1.450 warga|1450|people] tidur di [26 tenda|26|tents]."),
    ("ms", "Banjir menutup [17 jalan|17|roads] dan [tiga terowong|3|tunnels]; [62 sekolah|62|schools] ditutup dan [1,450 mangsa|1450|people] tidur di [26 khemah|26|tents]."),
    ("tl", "Isinara ng baha ang [17 kalsada|17|roads] at [62 paaralan|62|schools]; [1,450 residente|1450|people] ang natulog sa [26 tolda|26|tents]."),
    ("sw", "Mafuriko yalifunga [barabara 17|17|roads] na [mahandaki 3|3|tunnels]; [shule 62|62|schools] zilifungwa na [wakazi 1,450|1450|people] walilala katika [mahema 26|26|tents]."),
    ("zh", "洪水切断了[17条公路|17|roads]和[3条隧道|3|tunnels]，[62所学校|62|schools]停课，[1450名居民|1450|people]住进[26顶帐篷|26|tents]。"),
    ("zh", "[三名不愿具名的谈判人员|3|sources]说，还有[48个问题|48|questions]；海关查获[340支枪|340|guns]。"),
    ("ja", "洪水で道路[17か所|17|roads]とトンネル[3か所|3|tunnels]が通行止めになり、学校[62校|62|schools]が休校、住民[1450人|1450|people]が避難した。"),
    ("ko", "홍수로 도로 [17곳|17|roads]과 터널 [3곳|3|tunnels]이 끊기고 학교 [62곳|62|schools]이 문을 닫았으며 주민 [1450명|1450|people]이 대피했다."),
    ("ko", "익명을 요구한 협상 관계자 [두 명|2|sources]은 질문이 [48개|48|questions]라고 말했다."),
    ("ca", "La riuada va tallar [17 carreteres|17|roads] i [tres túnels|3|tunnels]; [62 escoles|62|schools] van tancar i [1.450 veïns|1450|people] van dormir en [26 tendes|26|tents]."),
    ("en", "Of the [31 on board|31|people], [29 were rescued|29|people] and [two drowned|2|people]."),
    ("en", "[Twenty-three tugs|23|tugs] and [four cranes|4|cranes] stood idle for [an hour and a half|1.5|hour]."),
    ("en", "The storm brought [45 knots|45|knot] of wind, [950 hPa|950|hectopascal] and [80 mm|80|millimeter] of rain."),
    ("en", "A [2,000-strong crowd|2000|people] waited for [half an hour|0.5|hour]; they won 3-1."),
    ("fr", "Des [31 personnes|31|people] à bord, [29 ont été secourues|29|people] et [deux se sont noyées|2|people] après [une heure et demie|1.5|hour]."),
    ("de", "Von [31 Menschen|31|people] an Bord wurden [29 gerettet|29|people], [zwei ertranken|2|people]."),
    ("de", "[Dreiundzwanzig Menschen|23|people] warteten [anderthalb Stunden|1.5|hour], andere [eine halbe Stunde|0.5|hour]; [2,5 Stunden|2.5|hour] dauerte es."),
    ("es", "De los [31 tripulantes|31|people], [29 fueron rescatados|29|people] y [dos se ahogaron|2|people] tras [una hora y media|1.5|hour]."),
    ("es", "[Veintitrés familias|23|families] esperaron [media hora|0.5|hour] y [dos días y medio|2.5|day]."),
    ("pt", "Dos [31 tripulantes|31|people], [29 foram resgatados|29|people] e [dois morreram|2|people] após [uma hora e meia|1.5|hour]."),
    ("it", "[Ventitré famiglie|23|families] hanno atteso [mezz'ora|0.5|hour]; [29 sono stati salvati|29|people] dopo [un'ora e mezza|1.5|hour]."),
    ("nl", "[Drieëntwintig gezinnen|23|families] wachtten [anderhalf uur|1.5|hour]; [29 werden gered|29|people], [een half uur|0.5|hour] later."),
    ("sv", "[Tjugotre familjer|23|families] väntade [en halvtimme|0.5|hour]; [29 räddades|29|people] efter [en och en halv timme|1.5|hour]."),
    ("da", "[Treogtyve familier|23|families] ventede [en halv time|0.5|hour]; [29 blev reddet|29|people] efter [halvanden time|1.5|hour]."),
    ("nb", "[Tjuetre familier|23|families] ventet [en halv time|0.5|hour]; [29 ble reddet|29|people] etter [halvannen time|1.5|hour]."),
    ("fi", "[Kaksikymmentäkolme perhettä|23|families] odotti [puoli tuntia|0.5|hour]; [29 pelastettiin|29|people] [puolentoista tunnin|1.5|hour] jälkeen."),
    ("hu", "[Huszonhárom család|23|families] [fél órát|0.5|hour] várt; [29 megmenekültek|29|people] [másfél óra|1.5|hour] után."),
    ("pl", "[Dwadzieścia trzy rodziny|23|families] czekały [pół godziny|0.5|hour]; [29 uratowano|29|people] po [półtorej godziny|1.5|hour]."),
    ("cs", "[Dvacet tři rodin|23|families] čekalo [půl hodiny|0.5|hour]; [29 bylo zachráněno|29|people] po [hodině a půl|1.5|hour]."),
    ("ru", "[Двадцать три семьи|23|families] ждали [полчаса|0.5|hour]; [29 были спасены|29|people] через [полтора часа|1.5|hour]."),
    ("uk", "[Двадцять три родини|23|families] чекали [пів години|0.5|hour]; [29 врятовано|29|people] за [півтори години|1.5|hour]."),
    ("bg", "[Двадесет и три семейства|23|families] чакаха [половин час|0.5|hour]; [29 бяха спасени|29|people] след [час и половина|1.5|hour]."),
    ("el", "[Είκοσι τρεις οικογένειες|23|families] περίμεναν [μισή ώρα|0.5|hour]· [29 διασώθηκαν|29|people] ύστερα από [μιάμιση ώρα|1.5|hour]."),
    ("tr", "[Yirmi üç aile|23|families] [yarım saat|0.5|hour] bekledi; [29'u|29|people] [bir buçuk saat|1.5|hour] sonra kurtarıldı."),
    ("ar", "انتظرت [ثلاث وعشرون عائلة|23|families] [نصف ساعة|0.5|hour]، وأنقذ [29|29|people] بعد [ساعة ونصف|1.5|hour]."),
    ("fa", "[بیست و سه خانواده|23|families] [نیم ساعت|0.5|hour] منتظر ماندند؛ [۲۹ تن|29|people] پس از [یک ساعت و نیم|1.5|hour] نجات یافتند."),
    ("ur", "[تئیس خاندان|23|families] [آدھا گھنٹہ|0.5|hour] انتظار کرتے رہے؛ [29 افراد|29|people] [ڈیڑھ گھنٹے|1.5|hour] بعد بچا لیے گئے۔"),
    ("hi", "[तेईस परिवार|23|families] [आधे घंटे|0.5|hour] तक रुके; [29|29|people] बचाए गए, [डेढ़ घंटे|1.5|hour] बाद [ढाई घंटे|2.5|hour] की देरी।"),
    ("bn", "[তেইশটি পরিবার|23|families] [আধা ঘণ্টা|0.5|hour] অপেক্ষা করে; [২৯ জনকে|29|people] [দেড় ঘণ্টা|1.5|hour] পরে উদ্ধার করা হয়।"),
    ("he", "[עשרים ושלוש משפחות|23|families] חיכו [חצי שעה|0.5|hour]; [29 חולצו|29|people] אחרי [שעה וחצי|1.5|hour]."),
    ("th", "รอ [ครึ่งชั่วโมง|0.5|hour] แล้วช่วยได้ [ยี่สิบสามคน|23|people] หลัง [หนึ่งชั่วโมงครึ่ง|1.5|hour]"),
    ("vi", "[Hai mươi ba gia đình|23|families] chờ [nửa giờ|0.5|hour]; [29 người|29|people] được cứu sau [một tiếng rưỡi|1.5|hour]."),
    ("id", "[Dua puluh tiga keluarga|23|families] menunggu [setengah jam|0.5|hour]; [29 selamat|29|people] setelah [satu setengah jam|1.5|hour]."),
    ("ms", "[Dua puluh tiga keluarga|23|families] menunggu [setengah jam|0.5|hour]; [29 orang|29|people] diselamatkan."),
    ("zh", "[二十三户|23|families]等了[半小时|0.5|hour]，[29人|29|people]在[一个半小时|1.5|hour]后获救。"),
    ("ja", "[二十三世帯|23|families]が[30分|30|minute]待ち、[29人|29|people]が[1時間半|1.5|hour]後に救助された。"),
    ("ko", "[스물세 가구|23|families]가 [30분|30|minute] 기다렸고 [29명|29|people]은 [한 시간 반|1.5|hour] 만에 구조됐다."),
    ("ro", "[Douăzeci și trei de familii|23|families] au așteptat [o jumătate de oră|0.5|hour]; [29 au fost salvați|29|people] după [o oră și jumătate|1.5|hour]."),
    ("hr", "[Dvadeset tri obitelji|23|families] čekale su [pola sata|0.5|hour]; [29 je spašeno|29|people] nakon [sat i pol|1.5|hour]."),
    ("sw", "[Familia ishirini na tatu|23|families] zilisubiri [nusu saa|0.5|hour]; [watu 29|29|people] waliokolewa baada ya [saa moja na nusu|1.5|hour]."),
    ("en", "Gusts of [120 km/h|120|kilometer-per-hour], [32 degrees Celsius|32|celsius] and [85 millimetres|85|millimeter] of rain; [3,400 litres|3400|liter] of diesel leaked."),
    ("en", "The dam holds [12 million cubic metres|12000000|cubic-meter] and yields [640 megawatts|640|megawatt], enough for [210,000 homes|210000|houses]."),
    ("en", "Pay rises by [4.5 percentage points|4.5|percentage point] over [three years|3|year]; [22 judges|22|people] agreed."),
    ("en", "A [34-year-old|34|year] nurse was among [five people|5|people] hurt; between [40 and 60 homes|40|houses] lost power."),
    ("ja", "最大風速[35メートル|35|meter-per-second]、気温[32度|32|celsius]、雨量[85ミリ|85|millimeter]。重油[3400リットル|3400|liter]が流出した。"),
    ("ja", "ダムの貯水量は[1200万立方メートル|12000000|cubic-meter]、出力は[64万キロワット|640000|kilowatt]で[21万世帯|210000|families]分に当たる。"),
    ("ja", "[34歳|34|year]の看護師ら[5人|5|people]がけがをし、約[40棟|40|buildings]が停電した。賃上げ率は[4.5ポイント|4.5|percentage point]上がった。"),
    ("ja", "[二人|2|people]が死亡、[三人|3|people]が重体。費用は[2億5000万円|250000000|JPY]。"),
    ("ja", "貨物船[2隻|2|ships]が衝突し、コンテナ[120個|120|containers]が海に落ちた。"),
    ("tr", "Rüzgar [saatte 120 kilometre|120|kilometer-per-hour], sıcaklık [32 derece|32|celsius], yağış [85 milimetre|85|millimeter]; [3.400 litre|3400|liter] mazot sızdı."),
    ("tr", "Baraj [12 milyon metreküp|12000000|cubic-meter] su tutuyor, [640 megavat|640|megawatt] üretiyor, [210 bin haneye|210000|families] yetiyor."),
    ("tr", "[34 yaşındaki|34|year] hemşire dahil [5 kişi|5|people] yaralandı; [yüzde 4,5|4.5|percent] zam, [22 hakimin|22|people] [14'ü|14|people]."),
    ("tr", "[İki gemi|2|ships] çarpıştı, [120 konteyner|120|containers] denize düştü, [40 ila 60 ev|40|houses] elektriksiz kaldı."),
    ("fa", "وزش باد [۱۲۰ کیلومتر بر ساعت|120|kilometer-per-hour]، دما [۳۲ درجه|32|celsius] و بارش [۸۵ میلی‌متر|85|millimeter]؛ [۳۴۰۰ لیتر|3400|liter] گازوئیل نشت کرد."),
    ("fa", "سد [۱۲ میلیون متر مکعب|12000000|cubic-meter] آب دارد و [۶۴۰ مگاوات|640|megawatt] برق می‌دهد؛ [۲۱۰ هزار خانوار|210000|families] بهره می‌برند."),
    ("fa", "[دو کشتی|2|ships] برخورد کردند و [۱۲۰ کانتینر|120|containers] به دریا افتاد؛ خسارت [۴۰ میلیارد تومان|40000000000|IRT] است."),
    ("fa", "پرستار [۳۴ ساله|34|year] از [پنج مجروح|5|people] است؛ [۴٫۵ درصد|4.5|percent] افزایش، حدود [۵۰ خانه|50|houses] بی‌برق."),
    ("id", "Angin [120 kilometer per jam|120|kilometer-per-hour], suhu [32 derajat Celsius|32|celsius], hujan [85 milimeter|85|millimeter]; [3.400 liter|3400|liter] solar tumpah."),
    ("id", "[Dua kapal|2|ships] bertabrakan, [120 kontainer|120|containers] jatuh, [40 hingga 60 rumah|40|houses] padam; rugi [Rp2,5 miliar|2500000000|IDR]."),
    ("de", "Böen von [120 km/h|120|kilometer-per-hour], [32 Grad|32|celsius], [85 Millimeter|85|millimeter] Regen; [3.400 Liter|3400|liter] Diesel liefen aus."),
    ("de", "Der Speicher fasst [12 Millionen Kubikmeter|12000000|cubic-meter] und liefert [640 Megawatt|640|megawatt] für [210.000 Haushalte|210000|families]."),
    ("fr", "Des rafales de [120 km/h|120|kilometer-per-hour], [32 degrés|32|celsius], [85 millimètres|85|millimeter] de pluie ; [3 400 litres|3400|liter] de gazole ont fui."),
    ("fr", "Le barrage retient [12 millions de mètres cubes|12000000|cubic-meter] et fournit [640 mégawatts|640|megawatt] à [210 000 foyers|210000|families]."),
    ("es", "Rachas de [120 km/h|120|kilometer-per-hour], [32 grados|32|celsius], [85 milímetros|85|millimeter] de lluvia; se filtraron [3.400 litros|3400|liter] de gasóleo."),
    ("es", "La presa guarda [12 millones de metros cúbicos|12000000|cubic-meter] y da [640 megavatios|640|megawatt] a [210.000 hogares|210000|families]."),
    ("pt", "Rajadas de [120 km/h|120|kilometer-per-hour], [32 graus|32|celsius], [85 milímetros|85|millimeter] de chuva; vazaram [3.400 litros|3400|liter] de óleo."),
    ("it", "Raffiche a [120 km/h|120|kilometer-per-hour], [32 gradi|32|celsius], [85 millimetri|85|millimeter] di pioggia; persi [3.400 litri|3400|liter] di gasolio."),
    ("nl", "Windstoten van [120 kilometer per uur|120|kilometer-per-hour], [32 graden|32|celsius], [85 millimeter|85|millimeter] regen; [3.400 liter|3400|liter] diesel lekte weg."),
    ("sv", "Byar på [120 kilometer i timmen|120|kilometer-per-hour], [32 grader|32|celsius], [85 millimeter|85|millimeter] regn; [3 400 liter|3400|liter] diesel läckte ut."),
    ("ru", "Порывы [120 км/ч|120|kilometer-per-hour], [32 градуса|32|celsius], [85 миллиметров|85|millimeter] осадков; вытекло [3400 литров|3400|liter] топлива."),
    ("ru", "Плотина держит [12 млн кубометров|12000000|cubic-meter] и даёт [640 МВт|640|megawatt] для [210 тысяч домов|210000|houses]."),
    ("uk", "Пориви [120 км/год|120|kilometer-per-hour], [32 градуси|32|celsius], [85 міліметрів|85|millimeter] опадів; витекло [3400 літрів|3400|liter] пального."),
    ("pl", "Porywy [120 km/h|120|kilometer-per-hour], [32 stopnie|32|celsius], [85 milimetrów|85|millimeter] deszczu; wyciekło [3400 litrów|3400|liter] paliwa."),
    ("cs", "Nárazy [120 km/h|120|kilometer-per-hour], [32 stupňů|32|celsius], [85 milimetrů|85|millimeter] srážek; uniklo [3400 litrů|3400|liter] nafty."),
    ("ar", "رياح بسرعة [١٢٠ كيلومتراً في الساعة|120|kilometer-per-hour] وحرارة [٣٢ درجة|32|celsius] وأمطار [٨٥ ملم|85|millimeter]؛ تسرب [٣٤٠٠ لتر|3400|liter] من الوقود."),
    ("ar", "يخزن السد [١٢ مليون متر مكعب|12000000|cubic-meter] وينتج [٦٤٠ ميغاواط|640|megawatt]."),
    ("he", "משבים של [120 קמ\"ש|120|kilometer-per-hour], [32 מעלות|32|celsius], [85 מ\"מ|85|millimeter] גשם; דלפו [3,400 ליטר|3400|liter] סולר."),
    ("hi", "[120 किलोमीटर प्रति घंटे|120|kilometer-per-hour] की हवा, [32 डिग्री|32|celsius] तापमान, [85 मिलीमीटर|85|millimeter] बारिश; [3,400 लीटर|3400|liter] डीजल बहा।"),
    ("bn", "[ঘণ্টায় ১২০ কিলোমিটার|120|kilometer-per-hour] বাতাস, [৩২ ডিগ্রি|32|celsius] তাপমাত্রা, [৮৫ মিলিমিটার|85|millimeter] বৃষ্টি; [৩,৪০০ লিটার|3400|liter] তেল ছড়ায়।"),
    ("th", "ลม [120 กิโลเมตรต่อชั่วโมง|120|kilometer-per-hour] อุณหภูมิ [32 องศา|32|celsius] ฝน [85 มิลลิเมตร|85|millimeter] น้ำมันรั่ว [3,400 ลิตร|3400|liter]"),
    ("vi", "Gió giật [120 km/h|120|kilometer-per-hour], [32 độ|32|celsius], mưa [85 mm|85|millimeter]; [3.400 lít|3400|liter] dầu tràn ra."),
    ("zh", "阵风[120公里/小时|120|kilometer-per-hour]，气温[32度|32|celsius]，降雨[85毫米|85|millimeter]，泄漏柴油[3400升|3400|liter]。"),
    ("ko", "순간풍속 [시속 120㎞|120|kilometer-per-hour], 기온 [32도|32|celsius], 강수량 [85㎜|85|millimeter], 경유 [3400리터|3400|liter]가 유출됐다."),
    ("el", "Ριπές [120 χλμ. την ώρα|120|kilometer-per-hour], [32 βαθμοί|32|celsius], [85 χιλιοστά|85|millimeter] βροχής· διέρρευσαν [3.400 λίτρα|3400|liter] καυσίμου."),
    ("hu", "[120 km/h|120|kilometer-per-hour] szél, [32 fok|32|celsius], [85 milliméter|85|millimeter] eső; [3400 liter|3400|liter] gázolaj folyt ki."),
    ("fi", "Puuskat [120 km/h|120|kilometer-per-hour], [32 astetta|32|celsius], [85 millimetriä|85|millimeter] sadetta; [3 400 litraa|3400|liter] vuoti."),
    ("ro", "Rafale de [120 km/h|120|kilometer-per-hour], [32 de grade|32|celsius], [85 de milimetri|85|millimeter] de ploaie; s-au scurs [3.400 de litri|3400|liter]."),
    ("fr", "[Vingt-trois cargos|23|ships] ont attendu [une demi-heure|0.5|hour] par un vent de [45 nœuds|45|knot]."),
    ("de", "An der Studie nahmen [1.250 Probanden|1250|people] und [14 Referendare|14|people] teil; geplant sind [36 Ladepunkte|36|charging points]."),
    ("ru", "В гордуме партия получила [12 мест|12|seats], за неё агитировали [340 абитуриентов|340|people] на [18 единицах техники|18|vehicles]."),
    ("pl", "Lek podano [840 ochotnikom|840|people], prąd wrócił do [1200 gospodarstw|1200|families], klub ma [31 punktów|31|points]."),
    ("uk", "На кафедру прийшли [64 вступники|64|people], команда має [28 очок|28|points], у залі [90 місць|90|seats]."),
    ("tr", "Bölümün [120 kontenjanı|120|places] doldu; [75 denek|75|people] [9 ambulansla|9|ambulances] taşındı."),
    ("de", "Das [neunstöckige|9|floors] Hotel kostete [siebeneinhalb Millionen Euro|7500000|EUR], [zwanzigtausend Euro|20000|EUR] gab der Verein."),
    ("de", "[Zwei mit der Sache vertraute Personen|2|sources] nennen [eine Dreiviertelmilliarde Franken|750000000|CHF]; die Werft kam auf den [dritten Platz|3|rank]."),
    ("ru", "Счёт вырос до [6 тыс. 300 рублей|6300|RUB], [двухкомнатная|2|rooms] квартира [вдвое|2|times] дороже, клуб занял [третье место|3|rank]."),
    ("ru", "Дорога заняла [четыре с лишним часа|4|hour], изъяли [полкилограмма|0.5|kilogram] золота."),
    ("pl", "Sprzedano [6 tys. 300 aut|6300|cars] i [pół litra|0.5|liter] oleju za [25 gr|0.25|PLN]; stopa spadła o [25 pkt bazowych|25|basis point]."),
    ("tr", "Enflasyon [yüzde 39,5'e|39.5|percent] indi, takım [dördüncü sıraya|4|rank] yükseldi, [beş gemi|5|ships] döndü."),
    ("ar", "نفقت [300 رأس من الماشية|300|cattle] وتضررت [45 دونما|45|dunam] في [شهرين|2|month]."),
    ("ar", "أحرز الفريق [34 نقطة|34|points] من [15 مباراة|15|matches] في الدوري، بزيادة [نقطتين|2|points]."),
    ("ar", "يعيش [خمس السكان|20|percent] بعيدا عن [40 سطرا|40|lines of text] من الوعود."),
    ("fa", "[۴ فروند هواپیما|4|aircraft] و [۵ رأس گاو|5|cows] و [۳ حلقه چاه|3|wells] خریداری شد."),
    ("fa", "آتش پس از [سه شبانه‌روز|3|day] خاموش شد و [۳ هشدار|3|alerts] صادر شده بود."),
    ("hi", "पुलिस को [300 से अधिक मकान|300|houses] और [47 वोटों|47|votes] की गड़बड़ी मिली।"),
    ("hi", "उन्होंने [58 गेंदों|58|balls] में [104 रन|104|runs] बनाए; [9 मिमी|9|millimeter] बारिश हुई।"),
    ("hi", "उसे [10 साल|10|year] की सजा और [5 लाख रुपये|500000|INR] का जुर्माना हुआ।"),
    ("id", "Desa di ketinggian [1.400 mdpl|1400|meter] itu membeli [dua kilo|2|kilogram] benih dan menerima [12 aduan|12|complaints]."),
    ("vi", "Tòa tuyên [3 bị cáo|3|people] tổng cộng [45 năm|45|year] tù; [12 ki ốt|12|stalls] bị phong tỏa, độ mặn [4 phần nghìn|4|permille]."),
    ("vi", "Giá căn hộ tăng lên [45 triệu đồng|45000000|VND]/m2, đội bóng có [7 điểm|7|points]."),
    ("ar", "أصيب [اثنا عشر عاملا|12|people] و[ثلاث وعشرون ممرضة|23|people] خلال [شهرين ونصف الشهر|2.5|month]."),
    ("ar", "دفعت البلدية [ألفين ومئتي دولار|2200|USD] عن [إحدى وثلاثين شاحنة|31|trucks] و[سبعمئة وخمسين إطارا|750|tyres]."),
    ("ar", "وافقت [الدول الـ14|14|countries] على استقبال [9.800 لاجئ|9800|people] في محطة «نخيل 4»."),
    ("fa", "بودجه بندر به [۲۵۰ همت|250000000000000|IRT] رسید و نیروگاه «ساحل ۹» در [نیم‌قرن|50|year] ساخته شد."),
    ("hi", "[पौने पांच लाख मतदाताओं|475000|people] ने [साढ़े 3 करोड़ रुपये|35000000|INR] की योजना 3.0 पर मत दिया।"),
    ("id", "Laba [Rp 1,2 T|1200000000000|IDR], turun dari [Rp 900 M|900000000000|IDR]; KM Selatan 8 tenggelam."),
    ("vi", "Doanh thu đạt [2.350 tỷ đồng|2350000000000|VND], lãi [120 tỷ|120000000000|VND], giá đất [45 triệu|45000000|VND]/m2."),
    ("de", "Im Hafen liegen [45 Schlepper|45|tugs], [12 Bojen|12|buoys] und [3 Wracks|3|shipwrecks]; [9 Mähdrescher|9|combine harvesters] brannten."),
    ("ru", "В порту [45 буксиров|45|tugs] и [12 буев|12|buoys]; сгорели [9 комбайнов|9|combine harvesters], выбито [30 балконов|30|balconies]."),
    ("hi", "बंदरगाह में [45 टगबोट|45|tugs] और [12 लंगर|12|anchors] हैं; [9 शावक|9|cubs] मिले।"),
    ("el", "Στο λιμάνι είναι [45 ρυμουλκά|45|tugs] και [12 σημαδούρες|12|buoys]· [30 μπαλκόνια|30|balconies] έπεσαν."),
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Lind, 34, a nurse, was rescued."),
        ("en", "Anna Lind (34) was rescued."),
        ("de", "Anna Lind (34) wurde gerettet."),
        ("es", "Ana Pérez, 34, fue rescatada."),
        ("fr", "Jean de la Tour (34) a été secouru."),
        ("it", "Maria De Luca, 34, è stata salvata."),
        ("pt", "Ana Souza, 34, foi resgatada."),
        ("sv", "Anna Lind, 34, räddades."),
        ("pl", "Anna Nowak (34) została uratowana."),
        ("ru", "Анна Иванова (34) спасена."),
        ("uk", "Олена Коваль, 34, врятована."),
        ("el", "Η Άννα Παππά (34) σώθηκε."),
        ("tr", "Ayşe Yılmaz (34) kurtarıldı."),
        ("vi", "Chị Nguyễn Thị Hoa (34) được cứu."),
        ("ja", "会社員の田中花子さん（34）が救助された。"),
        ("ko", "회사원 김영희씨(34)가 구조됐다."),
    ],
)
def test_a_number_alone_behind_the_name_of_a_person_is_an_age(language: str, text: str) -> None:
    (found,) = find_quantities(text, language)
    assert (found.kind, found.unit, found.amount) == (QuantityKind.AGE, "year", 34)


@pytest.mark.parametrize(
    "text",
    [
        "The Senate (34) voted.",
        "Trains stop at Kings Cross (7) and leave.",
        "Prices rose, 34, then fell.",
        "Smith (2016) and Jones agree.",
    ],
)
def test_a_number_behind_another_word_is_no_age(text: str) -> None:
    assert QuantityKind.AGE not in {found.kind for found in find_quantities(text, "en")}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("삼십 명이", 30, "people"), ("사천만 원을", 40_000_000, "KRW"), ("이백 킬로미터", 200, "kilometer")],
)
def test_korean_numbers_in_words_are_read_before_what_they_count(text: str, value: int, unit: str) -> None:
    (found,) = find_quantities(text, "ko")
    assert (found.amount, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("fa", "یک میلیون و ۳۰۰ هزار مسافر", 1_300_000, "people"),
        ("fa", "پلی ۱۲۰ متری", 120, "meter"),
        ("fa", "محموله‌ای ۴۰ تنی", 40, "tonne"),
        ("ar", "3 ملايين و300 ألف راكب", 3_300_000, "people"),
    ],
)
def test_numbers_in_words_go_on_in_figures_and_units_take_endings(
    language: str, text: str, value: int, unit: str
) -> None:
    (found,) = find_quantities(text, language)
    assert (found.amount, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("vi", "1.940 real mỗi máy", "BRL"),
        ("uk", "50 млн реалів", "BRL"),
        ("en", "50 million reais", "BRL"),
        ("de", "50 Millionen Reais", "BRL"),
        ("pl", "50 mln reali", "BRL"),
        ("fr", "50 millions de rands", "ZAR"),
        ("ru", "50 млн рэндов", "ZAR"),
        ("pt", "50 milhões de zlotys", "PLN"),
        ("tr", "50 milyon naira", "NGN"),
    ],
)
def test_the_noun_of_a_currency_alone_is_enough_where_no_other_has_it(
    language: str, text: str, unit: str
) -> None:
    (found,) = find_quantities(text, language)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "5 real people"), ("tr", "5 yeni hastane"), ("vi", "5 nhân viên")],
)
def test_a_word_that_is_a_currency_elsewhere_is_none_here(language: str, text: str) -> None:
    assert QuantityKind.MONEY not in {found.kind for found in find_quantities(text, language)}
