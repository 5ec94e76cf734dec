import pytest

from sources.reading.types import CueKind

from .support import only

DENIALS = {
    "ar": "نفت الوزارة وجود أي خلاف.",
    "bn": "মন্ত্রণালয় অভিযোগ অস্বীকার করেছে।",
    "cs": "Ministerstvo tu zprávu popřelo.",
    "da": "Ministeriet afviste oplysningerne.",
    "de": "Das Ministerium wies den Bericht zurück.",
    "el": "Το υπουργείο διέψευσε το δημοσίευμα.",
    "en": "The ministry denied the report.",
    "es": "El ministerio desmintió la noticia.",
    "fa": "وزارتخانه این خبر را تکذیب کرد.",
    "fi": "Ministeriö kiisti tiedon.",
    "fr": "Le ministère a démenti cette information.",
    "he": "המשרד הכחיש את הידיעה.",
    "hi": "मंत्रालय ने खबर का खंडन किया।",
    "hu": "A minisztérium cáfolta a hírt.",
    "id": "Kementerian membantah kabar itu.",
    "it": "Il ministero ha smentito la notizia.",
    "ja": "同省は報道を否定した。",
    "ko": "외교부는 보도를 부인했다.",
    "ms": "Kementerian menafikan laporan itu.",
    "nb": "Departementet avviste opplysningene.",
    "nl": "Het ministerie ontkende het bericht.",
    "pl": "Ministerstwo zaprzeczyło tej informacji.",
    "pt": "O ministério negou a informação.",
    "ro": "Ministerul a dezmințit informația.",
    "ru": "Министерство опровергло это сообщение.",
    "sv": "Departementet dementerade uppgifterna.",
    "sw": "Wizara ilikanusha taarifa hiyo.",
    "ta": "அமைச்சகம் செய்தியை மறுத்தது.",
    "th": "กระทรวงปฏิเสธข่าวดังกล่าว",
    "tr": "Bakanlık haberi yalanladı.",
    "uk": "Міністерство спростувало це повідомлення.",
    "ur": "وزارت نے خبر کی تردید کی۔",
    "vi": "Bộ này bác bỏ thông tin trên.",
    "zh": "该部否认了这一消息。",
}
OPPOSITION = {
    "ar": "عارض معظم السكان بيع الميناء.",
    "bn": "বেশিরভাগ বাসিন্দা বন্দর বিক্রির বিরোধিতা করেছেন।",
    "cs": "Většina obyvatel je proti prodeji přístavu.",
    "da": "De fleste indbyggere er imod salget af havnen.",
    "de": "Die meisten Einwohner lehnen den Verkauf des Hafens ab.",
    "el": "Οι περισσότεροι κάτοικοι είναι αντίθετοι στην πώληση του λιμανιού.",
    "en": "Most residents opposed the sale of the port.",
    "es": "La mayoría de los vecinos se opone a la venta del puerto.",
    "fa": "بیشتر ساکنان با فروش بندر مخالفت کردند.",
    "fi": "Useimmat asukkaat vastustivat sataman myyntiä.",
    "fr": "La plupart des habitants s’opposent à la vente du port.",
    "he": "רוב התושבים מתנגדים למכירת הנמל.",
    "hi": "ज़्यादातर निवासियों ने बंदरगाह की बिक्री का विरोध किया।",
    "hu": "A lakosok többsége ellenzi a kikötő eladását.",
    "id": "Sebagian besar warga menentang penjualan pelabuhan.",
    "it": "La maggior parte dei residenti si oppone alla vendita del porto.",
    "ja": "住民の多くは港の売却に反対した。",
    "ko": "주민 대부분은 항만 매각에 반대했다.",
    "ms": "Kebanyakan penduduk membantah penjualan pelabuhan.",
    "nb": "De fleste innbyggerne er imot salget av havnen.",
    "nl": "De meeste inwoners zijn tegen de verkoop van de haven.",
    "pl": "Większość mieszkańców sprzeciwia się sprzedaży portu.",
    "pt": "A maioria dos moradores se opõe à venda do porto.",
    "ro": "Majoritatea locuitorilor se opun vânzării portului.",
    "ru": "Большинство жителей выступили против продажи порта.",
    "sv": "De flesta invånarna är emot försäljningen av hamnen.",
    "sw": "Wakazi wengi wamepinga kuuzwa kwa bandari.",
    "ta": "பெரும்பாலான மக்கள் துறைமுக விற்பனையை எதிர்த்தனர்.",
    "th": "ชาวเมืองส่วนใหญ่คัดค้านการขายท่าเรือ",
    "tr": "Sakinlerin çoğu limanın satışına karşı çıktı.",
    "uk": "Більшість мешканців виступили проти продажу порту.",
    "ur": "زیادہ تر رہائشیوں نے بندرگاہ کی فروخت کی مخالفت کی۔",
    "vi": "Phần lớn cư dân phản đối việc bán cảng.",
    "zh": "多数居民反对出售港口。",
}
REFUSALS = {
    "ar": "رفض المتحدث التعليق على الأمر. رفض التعليق",
    "de": "Ein Sprecher lehnte eine Stellungnahme ab.",
    "en": "A spokesman declined to comment.",
    "es": "El portavoz no quiso hacer declaraciones.",
    "fr": "Le porte-parole n’a pas souhaité commenter.",
    "hi": "प्रवक्ता ने टिप्पणी करने से इनकार किया।",
    "id": "Juru bicara menolak berkomentar.",
    "it": "Il portavoce non ha voluto commentare.",
    "ja": "広報担当者はコメントを控えた。",
    "ko": "대변인은 논평을 거부했다.",
    "nl": "Een woordvoerder wilde niet reageren.",
    "pl": "Rzecznik odmówił komentarza.",
    "pt": "O porta-voz não quis comentar.",
    "ru": "Представитель отказался от комментариев.",
    "sv": "Talespersonen ville inte kommentera.",
    "th": "โฆษกปฏิเสธที่จะแสดงความคิดเห็น",
    "tr": "Sözcü yorum yapmayı reddetti.",
    "vi": "Người phát ngôn từ chối bình luận.",
    "zh": "发言人拒绝置评。",
}


def kinds(text: str, language: str) -> set[CueKind]:
    return {cue.kind for cue in only(text, language).cues}


@pytest.mark.parametrize(("language", "text"), DENIALS.items(), ids=DENIALS)
def test_a_denial_is_heard_in_every_language(language: str, text: str) -> None:
    assert CueKind.DENY in kinds(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("da", "Om salget ville hun ikke udtale sig.", id="da"),
        pytest.param("de", "Zu dem Verkauf äußerte sie sich nicht.", id="de"),
        pytest.param("nb", "Om salget ville hun ikke uttale seg.", id="nb"),
        pytest.param("nl", "Op de verkoop wilde zij niet ingaan.", id="nl"),
        pytest.param("sv", "Om försäljningen ville hon inte uttala sig.", id="sv"),
    ],
)
def test_declining_behind_what_it_is_about_turns_subject_and_verb(language: str, text: str) -> None:
    assert CueKind.DECLINE in kinds(text, language)
    assert CueKind.DENY not in kinds(text, language)


@pytest.mark.parametrize(("language", "text"), [item for item in REFUSALS.items() if item[0] != "ar"])
def test_declining_to_comment_neither_denies_nor_negates(language: str, text: str) -> None:
    assert CueKind.DECLINE in kinds(text, language)
    assert not kinds(text, language) & {CueKind.DENY, CueKind.NEGATE}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She was not only tired."),
        ("vi", "Chị không chỉ mệt."),
        ("zh", "她不仅累。"),
        ("de", "Sie war nicht nur müde."),
        ("ja", "彼女は疲れただけでなく眠い。"),
    ],
)
def test_not_only_negates_nothing(language: str, text: str) -> None:
    assert CueKind.NEGATE not in kinds(text, language)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The ferry may sink.", CueKind.HEDGE),
        ("en", "The firm plans to move.", CueKind.PLAN),
        ("tr", "Şirket taşınmayı planlıyor.", CueKind.PLAN),
        ("ru", "Возможно, паром затонет.", CueKind.HEDGE),
        ("sw", "Huenda meli itazama.", CueKind.HEDGE),
        ("pl", "Firma nie zapłaci.", CueKind.NEGATE),
    ],
)
def test_hedges_plans_and_negations_are_told_apart(language: str, text: str, kind: CueKind) -> None:
    assert kind in kinds(text, language)


def test_a_cue_has_the_words_of_the_text_at_its_place() -> None:
    passage = only("Der Hafen schloss nach Angaben der Stadt eine Öffnung im Mai aus.", "de")
    assert all(passage.text[cue.start : cue.end] == cue.text for cue in passage.cues)


def test_without_its_second_half_a_split_verb_is_no_cue() -> None:
    assert CueKind.DENY not in kinds("Der Hafen schloss am Montag.", "de")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry said it had not asked for foreign teams."),
        ("de", "Das Ministerium erklärte, es habe keine Hilfe angefordert."),
        ("es", "El ministerio aseguró que no pidió ayuda."),
        ("it", "Il ministero ha detto che non ha chiesto aiuti."),
        ("pl", "Ministerstwo zapewniło, że nie prosiło o pomoc."),
        ("ru", "В министерстве заявили, что не просили о помощи."),
        ("uk", "У міністерстві заявили, що не просили про допомогу."),
        ("ar", "وأكدت وزارة الخارجية أنها لم تطلب فرقاً أجنبية."),
        ("fa", "وزارتخانه گفت که هیچ کمکی نخواسته است."),
        ("th", "กระทรวงยืนยันว่าไม่ได้ขอความช่วยเหลือ"),
        ("zh", "外交部表示，没有请求援助。"),
    ],
)
def test_what_somebody_says_not_to_have_done_is_a_denial(language: str, text: str) -> None:
    assert CueKind.DENY in {cue.kind for cue in only(text, language).cues}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry said nobody had been hurt."),
        ("en", "The ministry said the bridge was not safe."),
        ("it", "Il ministero ha detto che il ponte non è sicuro."),
        ("de", "Das Ministerium erklärte, die Brücke sei nicht sicher."),
        ("ar", "وأكدت وزارة النقل أن الجسر ليس آمناً."),
        ("en", "“It was not built on anything,” the minister said."),
    ],
)
def test_that_something_else_is_not_so_is_only_negated(language: str, text: str) -> None:
    assert CueKind.DENY not in {cue.kind for cue in only(text, language).cues}


@pytest.mark.parametrize("language", OPPOSITION)
def test_to_oppose_a_plan_is_not_to_deny_a_statement(language: str) -> None:
    assert CueKind.DENY not in kinds(OPPOSITION[language], language)
