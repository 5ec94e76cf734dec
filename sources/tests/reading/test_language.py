import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading.language import detect_language

SENTENCES = {
    "am": "የኢትዮጵያ መንግሥት አዲስ የውሃ ፕሮጀክት እንደሚጀምር አስታወቀ።",
    "ar": "أعلنت الحكومة أن المدارس ستفتح أبوابها يوم الأحد المقبل بعد انتهاء العطلة.",
    "be": "Урад паведаміў, што ў наступным годзе пачнецца будаўніцтва новай школы.",
    "bg": "Правителството обяви, че училищата ще отворят отново през следващата седмица.",
    "bn": "সরকার জানিয়েছে যে আগামী সপ্তাহে স্কুলগুলো আবার খুলবে।",
    "ca": "El govern ha anunciat que les escoles tornaran a obrir la setmana que ve després de les vacances.",
    "cs": "Vláda oznámila, že školy se znovu otevřou příští týden po skončení prázdnin.",
    "da": "Regeringen oplyser, at skolerne åbner igen i næste uge efter ferien, og at det bliver gratis.",
    "de": "Die Regierung teilte mit, dass die Schulen in der kommenden Woche wieder öffnen.",
    "el": "Η κυβέρνηση ανακοίνωσε ότι τα σχολεία θα ανοίξουν ξανά την επόμενη εβδομάδα.",
    "en": "The government announced that schools would open again next week after the holidays.",
    "es": "El Gobierno anunció que las escuelas abrirán de nuevo la próxima semana tras las vacaciones.",
    "et": "Valitsus teatas, et koolid avatakse uuesti järgmisel nädalal pärast puhkust.",
    "fa": "دولت اعلام کرد که مدارس از هفته آینده پس از پایان تعطیلات بازگشایی می‌شوند.",
    "fi": "Hallitus ilmoitti, että koulut avataan jälleen ensi viikolla lomien jälkeen.",
    "fil": "Inihayag ng pamahalaan na muling magbubukas ang mga paaralan sa susunod na linggo.",
    "fr": "Le gouvernement a annoncé que les écoles rouvriront la semaine prochaine après les vacances.",
    "gu": "સરકારે જાહેરાત કરી કે શાળાઓ આવતા અઠવાડિયે ફરી ખુલશે.",
    "he": "הממשלה הודיעה כי בתי הספר ייפתחו מחדש בשבוע הבא לאחר החופשה.",
    "hi": "सरकार ने घोषणा की कि स्कूल अगले सप्ताह फिर से खुलेंगे।",
    "hr": "Vlada je objavila da će se škole ponovno otvoriti sljedeći tjedan nakon praznika.",
    "hu": "A kormány bejelentette, hogy az iskolák jövő héten újra megnyílnak a szünet után.",
    "hy": "Կառավարությունը հայտարարեց, որ դպրոցները կվերաբացվեն հաջորդ շաբաթ։",
    "id": "Pemerintah mengumumkan bahwa sekolah akan dibuka kembali pekan depan karena libur sudah selesai.",
    "is": "Ríkisstjórnin tilkynnti að skólar yrðu opnaðir aftur í næstu viku eftir fríið.",
    "it": "Il governo ha annunciato che le scuole riapriranno la prossima settimana dopo le vacanze.",
    "ja": "政府は来週から学校を再開すると発表した。",
    "ka": "მთავრობამ განაცხადა, რომ სკოლები მომავალ კვირას გაიხსნება.",
    "kk": "Үкімет мектептердің келесі аптада қайта ашылатынын хабарлады.",
    "km": "រដ្ឋាភិបាលបានប្រកាសថាសាលារៀននឹងបើកឡើងវិញនៅសប្តាហ៍ក្រោយ។",
    "ko": "정부는 다음 주부터 학교를 다시 연다고 발표했다.",
    "lo": "ລັດຖະບານປະກາດວ່າໂຮງຮຽນຈະເປີດຄືນໃນອາທິດໜ້າ.",
    "lt": "Vyriausybė pranešė, kad mokyklos vėl bus atidarytos kitą savaitę po atostogų.",
    "lv": "Valdība paziņoja, ka skolas atkal tiks atvērtas nākamajā nedēļā pēc brīvdienām.",
    "mk": "Владата соопшти дека училиштата ќе се отворат повторно следната недела.",
    "ml": "അടുത്ത ആഴ്ച സ്കൂളുകൾ വീണ്ടും തുറക്കുമെന്ന് സർക്കാർ അറിയിച്ചു.",
    "mr": "शाळा पुढील आठवड्यात पुन्हा सुरू होणार आहेत आणि शिक्षकांची भरती केली आहे असे सरकारने सांगितले.",
    "ms": "Kerajaan mengumumkan bahawa sekolah akan dibuka semula minggu depan kerana cuti telah tamat.",
    "my": "အစိုးရက ကျောင်းများကို နောက်အပတ်တွင် ပြန်ဖွင့်မည်ဟု ကြေညာသည်။",
    "nb": "Regjeringen opplyser at skolene åpner igjen neste uke etter ferien, og sier at det nå er trygt.",
    "nl": "De regering maakte bekend dat de scholen volgende week na de vakantie weer opengaan.",
    "pa": "ਸਰਕਾਰ ਨੇ ਐਲਾਨ ਕੀਤਾ ਕਿ ਸਕੂਲ ਅਗਲੇ ਹਫ਼ਤੇ ਮੁੜ ਖੁੱਲ੍ਹਣਗੇ।",
    "pl": "Rząd ogłosił, że szkoły zostaną ponownie otwarte w przyszłym tygodniu po feriach.",
    "pt": "O governo anunciou que as escolas vão reabrir na próxima semana depois das férias.",
    "ro": "Guvernul a anunțat că școlile se vor redeschide săptămâna viitoare după vacanță.",
    "ru": "Правительство объявило, что школы вновь откроются на следующей неделе после каникул.",
    "si": "ලබන සතියේ පාසල් නැවත විවෘත කරන බව රජය නිවේදනය කළේය.",
    "sk": "Vláda oznámila, že školy sa po prázdninách opäť otvoria budúci týždeň, najmä pre mladších žiakov.",
    "sl": "Vlada je sporočila, da se bodo šole po počitnicah znova odprle prihodnji teden.",
    "sq": "Qeveria njoftoi se shkollat do të hapen përsëri javën e ardhshme pas pushimeve.",
    "sr": "Влада је саопштила да ће школе поново бити отворене следеће недеље.",
    "sv": "Regeringen meddelade att skolorna öppnar igen nästa vecka efter lovet.",
    "sw": "Serikali imetangaza kwamba shule zitafunguliwa tena wiki ijayo baada ya likizo.",
    "ta": "அடுத்த வாரம் பள்ளிகள் மீண்டும் திறக்கப்படும் என்று அரசு அறிவித்தது.",
    "te": "వచ్చే వారం పాఠశాలలు తిరిగి తెరుచుకుంటాయని ప్రభుత్వం ప్రకటించింది.",
    "th": "รัฐบาลประกาศว่าโรงเรียนจะเปิดอีกครั้งในสัปดาห์หน้า",
    "tr": "Hükümet, okulların tatilin ardından gelecek hafta yeniden açılacağını duyurdu.",
    "uk": "Уряд повідомив, що школи знову відкриються наступного тижня після канікул.",
    "ur": "حکومت نے اعلان کیا ہے کہ اسکول اگلے ہفتے چھٹیوں کے بعد دوبارہ کھل جائیں گے۔",
    "vi": "Chính phủ thông báo các trường học sẽ mở cửa trở lại vào tuần tới sau kỳ nghỉ.",
    "zh": "政府宣布学校将于下周假期结束后重新开放。",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items(), ids=SENTENCES)
def test_a_plain_news_sentence_shows_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "   \n", "123 456", "😀🎉", "\x00\x01", "…—!?"], ids=ascii)
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert detect_language(text) == "und"


def test_chinese_in_traditional_characters_is_chinese() -> None:
    assert detect_language("政府宣布學校將於下週假期結束後重新開放，學生須提前報到。") == "zh"


def test_latin_names_do_not_make_a_japanese_text_english() -> None:
    assert detect_language("OpenStreetMap FoundationとWikimedia Deutschlandは提携を発表した。") == "ja"


@settings(deadline=None)
@given(st.text())
def test_any_text_gets_some_language(text: str) -> None:
    assert detect_language(text)


def test_hindi_words_with_syllables_of_marathi_endings_stay_hindi() -> None:
    text = "चीन की चेतावनी: चीनी कंपनी ने चीज़ें वापस मँगाईं। चीन ने चेहरा बचाने की कोशिश की।"
    assert detect_language(text) == "hi"


def test_indonesian_about_trains_is_no_malay():
    text = (
        "Perusahaan kereta api dan serikat pekerja mencapai kesepakatan pada Kamis. Gaji naik 6,5 persen. "
        "Kereta akan beroperasi kembali mulai Jumat. Kerugian perusahaan mencapai 30 miliar."
    )
    assert detect_language(text) == "id"
