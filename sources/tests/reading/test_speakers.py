"""Who speaks where the verb, the title or the quotation stands in an order of its own."""

import pytest

from sources.reading.types import Attribution, AttributionKind, CueKind

from .support import Stance, only, reading, stance_of

NAMED, OFFICIAL, OUTLET, OWN = (
    AttributionKind.NAMED,
    AttributionKind.OFFICIAL,
    AttributionKind.OUTLET,
    AttributionKind.OWN,
)


def spoken(text: str, language: str) -> list[Attribution]:
    return [passage.attribution for passage in reading(text, language).passages]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "The old mill will close in spring, announced on Friday the mayor of the town Lena Ode.",
            "Lena Ode",
        ),
        (
            "es",
            "La vieja fábrica cerrará en primavera, anunció el viernes la alcaldesa Inés Roa.",
            "Inés Roa",
        ),
        (
            "pt",
            "A velha fábrica vai fechar na primavera, anunciou na sexta-feira a prefeita Inês Roa.",
            "Inês Roa",
        ),
        (
            "it",
            "La vecchia fabbrica chiuderà in primavera, ha annunciato venerdì la sindaca Rosa Bianchi.",
            "Rosa Bianchi",
        ),
        ("fr", "La vieille usine fermera au printemps, a annoncé vendredi la maire Léa Morin.", "Léa Morin"),
        (
            "nl",
            "De oude molen gaat in het voorjaar dicht, maakte vrijdag burgemeester Anna Bos bekend.",
            "Anna Bos",
        ),
        ("sv", "Den gamla kvarnen stängs i vår, meddelade på fredagen borgmästaren Anna Berg.", "Anna Berg"),
        ("pl", "Stary młyn zostanie zamknięty wiosną, ogłosiła w piątek burmistrz Anna Nowak.", "Anna Nowak"),
        (
            "ru",
            "Старая мельница закроется весной, объявила в пятницу мэр города Анна Тарасова.",
            "Анна Тарасова",
        ),
        ("uk", "Старий млин закриють навесні, оголосила у п’ятницю мерка міста Анна Ткач.", "Анна Ткач"),
        (
            "el",
            "Το παλιό εργοστάσιο θα κλείσει, αποκάλυψε την Παρασκευή η δήμαρχος Μαρία Ρήγα.",
            "Μαρία Ρήγα",
        ),
        (
            "sw",
            "Kiwanda cha zamani kitafungwa mwezi ujao, alitangaza meya Asha Juma siku ya Ijumaa.",
            "Asha Juma",
        ),
    ],
)
def test_a_verb_behind_its_whole_clause_reports_that_clause(language: str, text: str, name: str) -> None:
    (found,) = spoken(text, language)
    assert (found.kind, found.name) == (NAMED, name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The old mill will close in spring. This was announced on Friday by Lena Ode.", "Lena Ode"),
        (
            "nl",
            "De oude molen gaat in het voorjaar dicht. Dat heeft burgemeester Anna Bos vrijdag meegedeeld.",
            "Anna Bos",
        ),
        (
            "de",
            "Die alte Mühle schließt im Frühjahr. Das teilte Bürgermeisterin Ada Brandt am Freitag mit.",
            "Ada Brandt",
        ),
        (
            "sv",
            "Den gamla kvarnen stängs i vår. Det meddelade borgmästaren Anna Berg på fredagen.",
            "Anna Berg",
        ),
        ("es", "La vieja fábrica cerrará en primavera. Así lo anunció la alcaldesa Inés Roa.", "Inés Roa"),
        (
            "it",
            "La vecchia fabbrica chiuderà in primavera. Lo ha annunciato la sindaca Rosa Bianchi.",
            "Rosa Bianchi",
        ),
        (
            "fr",
            "La vieille usine fermera au printemps. C’est ce qu’a annoncé la maire Léa Morin.",
            "Léa Morin",
        ),
        ("ru", "Старая мельница закроется весной. Об этом сообщила мэр Анна Тарасова.", "Анна Тарасова"),
        ("uk", "Старий млин закриють навесні. Про це повідомляє агентство Укрінформ.", "Укрінформ"),
        (
            "pl",
            "Stary młyn zostanie zamknięty wiosną. Poinformowała o tym burmistrz Anna Nowak.",
            "Anna Nowak",
        ),
        ("tr", "Eski fabrika baharda kapanacak. Bunu Belediye Başkanı Selin Ak açıkladı.", "Selin Ak"),
        ("bn", "পুরোনো কারখানাটি আগামী মাসে বন্ধ হবে। মেয়র রাশেদ খান এ কথা জানিয়েছেন।", "রাশেদ খান"),
        (
            "vi",
            "Nhà máy cũ sẽ đóng cửa vào mùa xuân. Thông tin này được Chủ tịch Lò Thị Mai công bố.",
            "Lò Thị Mai",
        ),
        ("ko", "낡은 공장은 봄에 문을 닫는다. 박서연 사장은 이같이 밝혔다.", "박서연"),
    ],
)
def test_a_sentence_that_only_credits_gives_its_speaker_to_the_one_before(
    language: str, text: str, name: str
) -> None:
    assert [said.name for said in spoken(text, language)] == [name, name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The old mill closed in spring. Lena Ode said this was a shame."),
        ("en", "The old mill closed in spring. This shows that Lena Ode said too little."),
        ("en", "The old mill closed in spring. This year, the mayor said, is better."),
        ("de", "Die alte Mühle schloss im Frühjahr. Das Rathaus teilte mit, die Brücke sei sicher."),
    ],
)
def test_a_sentence_with_a_statement_of_its_own_credits_nothing_before_it(language: str, text: str) -> None:
    assert spoken(text, language)[0].kind is OWN


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sw", "Mkurugenzi wa shirika hilo la umma Asha Juma alisema kiwanda kitafungwa.", "Asha Juma"),
        ("vi", "Bộ trưởng Giao thông vận tải Lò Văn Mai cho biết cầu sẽ đóng cửa.", "Lò Văn Mai"),
        ("id", "Juru bicara perusahaan itu Wulan Adi mengatakan pabrik akan tutup.", "Wulan Adi"),
        ("es", "La portavoz de esta empresa pública Inés Roa dijo que la fábrica cerrará.", "Inés Roa"),
        (
            "it",
            "La portavoce della società pubblica Rosa Bianchi ha detto che il mulino chiuderà.",
            "Rosa Bianchi",
        ),
        ("bn", "অর্থ বিষয়ক মন্ত্রী রাশেদ খান নতুন কর বসানোর কথা অস্বীকার করেছেন।", "রাশেদ খান"),
        ("bn", "জেলা প্রশাসক রাশেদ খান বলেন, সেতুটি বন্ধ থাকবে।", "রাশেদ খান"),
    ],
)
def test_the_name_behind_many_words_of_a_title_speaks(language: str, text: str, name: str) -> None:
    (found,) = spoken(text, language)
    assert (found.kind, found.name) == (NAMED, name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The director of Orbit Dairy said the mill would close."),
        ("bn", "মন্ত্রী সরকারি তথ্য চুরির কথা অস্বীকার করেছেন।"),
    ],
)
def test_whom_an_office_belongs_to_does_not_hold_it(language: str, text: str) -> None:
    (found,) = spoken(text, language)
    assert found.kind is OFFICIAL


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "According to spokeswoman Lena Ode, the group Red Harbour demanded 8 million dollars.",
            "Lena Ode",
        ),
        (
            "es",
            "Según la portavoz del museo Inés Roa, el grupo Ola Azul exigió 2 millones de euros.",
            "Inés Roa",
        ),
        (
            "fr",
            "Selon la directrice du musée Léa Morin, le groupe Onde Bleue a réclamé 2 millions d’euros.",
            "Léa Morin",
        ),
        ("pt", "Segundo a porta-voz Inês Roa, o grupo Onda Azul exigiu 2 milhões de euros.", "Inês Roa"),
        (
            "it",
            "Secondo la portavoce Rosa Bianchi, il gruppo Onda Blu ha chiesto 2 milioni di euro.",
            "Rosa Bianchi",
        ),
        (
            "el",
            "Σύμφωνα με τη διευθύντρια Μαρία Ρήγα, η ομάδα Γαλάζιο Κύμα ζήτησε 2 εκατομμύρια ευρώ.",
            "Μαρία Ρήγα",
        ),
        ("vi", "Theo người phát ngôn Lò Thị Mai, nhóm Sóng Xanh đòi 2 triệu USD.", "Lò Thị Mai"),
        ("sw", "Kwa mujibu wa msemaji Asha Juma, kundi la Wimbi Bluu lilidai dola milioni 2.", "Asha Juma"),
    ],
)
def test_who_stands_behind_according_to_speaks_and_not_the_subject_of_the_clause(
    language: str, text: str, name: str
) -> None:
    (found,) = spoken(text, language)
    assert (found.kind, found.name) == (NAMED, name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("bn", 'মেয়র রাশেদ খান বলেন, সেতুটি বন্ধ থাকবে। "আমরা টাকা দেব না," বলেন খান।', "রাশেদ খান"),
        ("hi", 'मंत्री अनिल वर्मा ने कहा कि पुल बंद रहेगा। "हम पैसे नहीं देंगे," वर्मा ने कहा।', "अनिल वर्मा"),
        (
            "tr",
            'Belediye Başkanı Selin Ak köprünün kapanacağını söyledi. "Para vermeyeceğiz" dedi Ak.',
            "Selin Ak",
        ),
        ("sw", 'Meya Asha Juma alisema daraja litafungwa. "Hatutalipa fedha," alisema Juma.', "Asha Juma"),
    ],
)
def test_a_surname_beside_a_quotation_is_the_full_name(language: str, text: str, name: str) -> None:
    assert spoken(text, language)[-1].name == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We do not pay bandits,” said Lena Ode."),
        ("fr", "« Nous ne payons pas les bandits », a déclaré Léa Morin."),
        ("sw", '"Hatulipi majambazi," alisema Asha Juma.'),
        ("bn", '"আমরা ডাকাতদের টাকা দিই না," বলেন মেয়র রাশেদ খান।'),
    ],
)
def test_what_a_quoted_speaker_says_not_to_do_is_a_denial(language: str, text: str) -> None:
    assert stance_of(only(text, language)) is Stance.DENIES


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "نصح خبراء العملاء بتغيير الأقفال."),
        ("bn", "বিশেষজ্ঞরা গ্রাহকদের তালা বদলানোর পরামর্শ দিয়েছেন।"),
        ("cs", "Odborníci doporučují zákazníkům vyměnit zámky."),
        ("de", "Experten empfehlen den Kunden neue Schlösser."),
        ("el", "Οι ειδικοί συμβουλεύουν τους πελάτες για νέες κλειδαριές."),
        ("en", "Experts advise customers to change their locks."),
        ("es", "Los expertos recomiendan a los clientes cambiar las cerraduras."),
        ("fa", "کارشناسان به مشتریان توصیه می‌کنند قفل‌ها را عوض کنند."),
        ("fr", "Les experts recommandent aux clients de changer leurs serrures."),
        ("he", "מומחים ממליצים ללקוחות להחליף מנעולים."),
        ("hi", "विशेषज्ञों ने ग्राहकों को ताले बदलने की सलाह दी है।"),
        ("id", "Para ahli menyarankan pelanggan mengganti kunci."),
        ("ja", "専門家は利用者に鍵の交換を勧めている。"),
        ("ko", "전문가들은 고객에게 열쇠를 바꾸라고 조언했다."),
        ("pl", "Eksperci zalecają klientom wymianę zamków."),
        ("ru", "Эксперты советуют клиентам сменить замки."),
        ("sw", "Wataalamu wanashauri wateja wabadilishe kufuli."),
        ("th", "ผู้เชี่ยวชาญแนะนำให้ลูกค้าเปลี่ยนกุญแจ"),
        ("tr", "Uzmanlar müşterilere kilitleri değiştirmeyi öneriyor."),
        ("uk", "Експерти радять клієнтам змінити замки."),
        ("vi", "Các chuyên gia khuyên khách hàng thay ổ khóa."),
        ("zh", "专家建议用户更换门锁。"),
    ],
)
def test_who_advises_reports(language: str, text: str) -> None:
    passage = only(text, language)
    assert stance_of(passage) is Stance.REPORTS
    assert any(cue.kind is CueKind.REPORT for cue in passage.cues)


def test_an_agency_behind_a_linking_word_is_credited_by_its_name() -> None:
    (found,) = spoken("Kiwanda kitafungwa, liliripoti shirika la habari la Reuters.", "sw")
    assert (found.kind, found.name) == (OUTLET, "Reuters")


def test_a_chinese_quotation_is_said_by_whom_the_sentence_that_touches_it_names() -> None:
    text = "船厂董事长何明说，订单已满。“船票卖得太便宜了，我向股东道歉。”公司首席执行官安德烈·莫罗日前对媒体表示，公司将出售三艘渡轮。"
    assert [found.name for found in spoken(text, "zh")] == ["何明", "安德烈·莫罗", "安德烈·莫罗"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Глава морского ведомства Испании Тереза Молина заявила, что порт закрыт.", "Тереза Молина"),
        ("uk", "Очільниця флоту Італії Анна Моліна заявила, що порт закрито.", "Анна Моліна"),
        ("zh", "首席医学官安娜·贝尔则说，样本仍在检测。", "安娜·贝尔"),
    ],
)
def test_a_country_or_an_office_before_a_name_is_no_part_of_it(language: str, text: str, name: str) -> None:
    (found,) = spoken(text, language)
    assert found.name == name
