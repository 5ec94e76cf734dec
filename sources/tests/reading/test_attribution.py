import pytest

from sources.reading.types import Attribution, AttributionKind

from .support import reading

NAMED, OFFICIAL, ANONYMOUS, OUTLET, OWN = (
    AttributionKind.NAMED,
    AttributionKind.OFFICIAL,
    AttributionKind.ANONYMOUS,
    AttributionKind.OUTLET,
    AttributionKind.OWN,
)


def spoken(text: str, language: str) -> list[Attribution]:
    return [passage.attribution for passage in reading(text, language).passages]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "On Friday Lena Ode said the mill would close.", "Lena Ode"),
        ("en", "“The mill will close next year,” said Lena Ode.", "Lena Ode"),
        ("en", "The mill will close, according to Lena Ode.", "Lena Ode"),
        ("en", "Then Lena Ode, a lawyer for Orbit Dairy, told reporters the mill would close.", "Lena Ode"),
        ("es", "«El molino cerrará el próximo año», afirmó la alcaldesa Inés Roa.", "Inés Roa"),
        ("es", "Según Inés Roa, el molino cerrará.", "Inés Roa"),
        ("fr", "« Le moulin fermera l’an prochain », a déclaré Léa Morin.", "Léa Morin"),
        ("de", "„Die Mühle schließt im nächsten Jahr“, sagte Bürgermeisterin Ada Brandt.", "Ada Brandt"),
        ("it", "«Il mulino chiuderà l’anno prossimo», ha detto Rosa Bianchi.", "Rosa Bianchi"),
        ("nl", "Volgens Anna Vos gaat de molen dicht.", "Anna Vos"),
        ("sv", "Kvarnen stänger, säger Anna Berg.", "Anna Berg"),
        ("pl", "Młyn zostanie zamknięty, powiedziała Anna Nowak.", "Anna Nowak"),
        ("ru", "Мельница закроется, сообщила Анна Тарасова.", "Анна Тарасова"),
        ("uk", "За словами Анни Ткач, млин закриють.", "Анни Ткач"),
        ("tr", "Belediye Başkanı Selin Ak, değirmenin kapanacağını söyledi.", "Selin Ak"),
        ("vi", "Bà Lò Thị Mai cho biết nhà máy sẽ đóng cửa.", "Lò Thị Mai"),
        ("id", '"Pabrik akan tutup tahun depan," kata Wulan Adi.', "Wulan Adi"),
        ("ja", "マルタ・ウォン社長は「工場を閉める」と述べた。", "マルタ・ウォン"),
        ("ko", "박서연 사장은 공장을 닫겠다고 밝혔다.", "박서연"),
        ("ar", "قال المدير العام سليم باري إن المصنع سيغلق.", "سليم باري"),
        ("hi", "अनीता राव ने कहा कि मिल बंद होगी।", "अनीता राव"),
        ("zh", "总裁马尔塔・翁(MartaWong)表示,工厂将关闭。", "马尔塔・翁"),
    ],
)
def test_a_named_speaker_is_found_in_the_order_of_each_language(language: str, text: str, name: str) -> None:
    found = spoken(text, language)[-1]
    assert (found.kind, found.name) == (NAMED, name)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Two people familiar with the matter said the mill would close.", 2),
        ("en", "Sources said the mill would close.", None),
        ("zh", "五名知情人士透露,工厂将关闭。", 5),
        ("pt", "Três fontes disseram que a fábrica vai fechar.", 3),
        ("ru", "Источники сообщили, что завод закроется.", None),
        ("ar", "أفادت مصادر مطلعة بأن المصنع سيغلق.", None),
        ("ja", "関係者によると、工場は閉鎖される。", None),
    ],
)
def test_unnamed_sources_are_anonymous_and_counted(language: str, text: str, count: int | None) -> None:
    (found,) = spoken(text, language)
    assert (found.kind, found.count) == (ANONYMOUS, count)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The finance ministry said the mill would close."),
        ("de", "Die Polizei teilte mit, die Mühle sei geschlossen."),
        ("tr", "Maliye Bakanlığı değirmenin kapanacağını açıkladı."),
        ("zh", "外交部表示,工厂将关闭。"),
        ("ko", "경찰은 공장을 닫았다고 밝혔다."),
        ("ar", "أعلنت وزارة المالية أن المصنع سيغلق."),
    ],
)
def test_an_office_speaks_as_an_official(language: str, text: str) -> None:
    (found,) = spoken(text, language)
    assert found.kind is OFFICIAL


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The mill will close, Reuters reported.", "Reuters"),
        (
            "en",
            "The Lisbon Evening Courier newspaper reported that the mill will close.",
            "Lisbon Evening Courier",
        ),
        ("vi", "Theo Reuters, nhà máy sẽ đóng cửa.", "Reuters"),
        ("zh", "据路透社报道,工厂将关闭。", "路透社"),
    ],
)
def test_another_outlet_is_credited(language: str, text: str, name: str) -> None:
    result = reading(text, language)
    (found,) = [passage.attribution for passage in result.passages]
    assert (found.kind, found.name) == (OUTLET, name)
    assert [credit.text for credit in result.credits] == [name]


def test_a_sentence_without_a_cue_is_the_narrators_own() -> None:
    (found,) = spoken("The mill closed in spring.", "en")
    assert found == Attribution(OWN)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "On Friday Lena Ode said the mill would close. She added that nobody would lose work.",
            "Lena Ode",
        ),
        (
            "pt",
            "Ontem Inês Roa disse que a fábrica fecha. Ela acrescentou que ninguém perde o emprego.",
            "Inês Roa",
        ),
        ("vi", "Bà Lò Thị Mai cho biết nhà máy sẽ đóng cửa. Bà nói thêm không ai mất việc.", "Lò Thị Mai"),
        ("zh", "总裁马尔塔・翁表示,工厂将关闭。她称,无人失业。", "马尔塔・翁"),
    ],
)
def test_a_pronoun_carries_the_last_speaker_over(language: str, text: str, name: str) -> None:
    assert [found.name for found in spoken(text, language)] == [name, name]


def test_every_sentence_of_one_quotation_has_its_speaker() -> None:
    text = "“The mill will close next year. Nobody here will lose their work,” said Lena Ode."
    assert {found.name for found in spoken(text, "en")} == {"Lena Ode"}


def test_a_verb_inside_a_quotation_is_not_the_narrators_cue() -> None:
    (found,) = spoken("The old sign reads “nobody said that it would last for ever”.", "en")
    assert found.cue is None


def test_the_one_spoken_to_is_not_the_speaker() -> None:
    (found,) = spoken("On Friday Lena Ode told Omar Hale that the mill would close.", "en")
    assert found.name == "Lena Ode"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fa", "مریم صادقی، وکیل شرکت راه‌سازان البرز، گفت که اسناد جعلی نیست.", "مریم صادقی"),
        ("fa", "دادستان تهران، علی رضایی، اعلام کرد ۱۴ حساب بانکی توقیف شده است.", "علی رضایی"),
        ("ar", "قالت المحامية ليلى نصار، وكيلة شركة الأنفاق، إن الوثائق ليست مزورة.", "ليلى نصار"),
        ("he", "נעמה לוי, עורכת הדין של החברה, אמרה כי המסמכים אינם מזויפים.", "נעמה לוי"),
        ("hi", "रक्षा मंत्री अनिल वर्मा ने कहा कि पुल बंद रहेगा।", "अनिल वर्मा"),
        ("th", "นางสาวสุภาพร ใจดี ทนายความของบริษัทสยามก่อสร้าง กล่าวว่าเอกสารไม่ได้ปลอม", "สุภาพร ใจดี"),
        ("th", "“เราไม่เคยปลอมเอกสาร” นางสาวสุภาพรกล่าว", "สุภาพร"),
        (
            "uk",
            "Адвокатка компанії «Тунельбуд» Олена Ткачук заявила, що документи не підроблені.",
            "Олена Ткачук",
        ),
        ("uk", "Міністр інфраструктури Павло Коваль повідомив, що міст закриють.", "Павло Коваль"),
    ],
)
def test_a_name_wins_over_the_office_beside_it(language: str, text: str, name: str) -> None:
    (found,) = spoken(text, language)
    assert (found.kind, found.name) == (NAMED, name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Lena Ode said the mill was safe. According to her, the checks had been regular.", "Lena Ode"),
        (
            "it",
            "Rosa Bianchi ha detto che il mulino è sicuro. Secondo lei, i controlli erano regolari.",
            "Rosa Bianchi",
        ),
        (
            "uk",
            "Анна Ткач заявила, що млин безпечний. За її словами, перевірки були регулярними.",
            "Анна Ткач",
        ),
        (
            "ru",
            "Анна Тарасова заявила, что мельница безопасна. По её словам, проверки были регулярными.",
            "Анна Тарасова",
        ),
        (
            "pl",
            "Anna Nowak powiedziała, że młyn jest bezpieczny. Jej zdaniem kontrole były regularne.",
            "Anna Nowak",
        ),
        ("ar", "قالت ليلى نصار إن المصنع آمن. وبحسب قولها فإن الفحوص منتظمة.", "ليلى نصار"),
        ("hi", "अनीता राव ने कहा कि मिल सुरक्षित है। उनके अनुसार जाँच नियमित थी।", "अनीता राव"),
    ],
)
def test_according_to_her_means_the_last_speaker(language: str, text: str, name: str) -> None:
    assert [said.name for said in spoken(text, language)] == [name, name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("it", "Come scrive il quotidiano L’Adige, il costo dell’opera è salito.", "Adige"),
        ("pl", "Jak napisał dziennik „Gazeta Polska”, koszt wzrósł do 5 mln zł.", "Gazeta Polska"),
        ("uk", "Як пише газета «Високий замок», вартість тунелю зросла.", "Високий замок"),
        ("ru", "Как пишет газета «Волна», стоимость выросла.", "Волна"),
        ("fr", "Comme l’écrit le quotidien La Voix, le coût a augmenté.", "La Voix"),
        ("de", "Wie die Zeitung «Echo» berichtete, stiegen die Kosten.", "Echo"),
        ("zh", "据《南方日报》报道，成本上升。", "南方日报"),
        ("hi", "जैसा कि अखबार प्रभात ने लिखा, लागत बढ़ गई।", "प्रभात"),
        ("ar", "كما ذكرت صحيفة النهار، ارتفعت الكلفة.", "النهار"),
        ("fa", "چنان‌که روزنامه شرق نوشت، هزینه تونل بالا رفت.", "شرق"),
        ("th", "สำนักข่าวเอเอฟพีรายงานว่าวิศวกร 3 คนถูกจับกุม", "เอเอฟพี"),
    ],
)
def test_a_paper_is_credited_by_its_name(language: str, text: str, name: str) -> None:
    (found,) = spoken(text, language)
    assert (found.kind, found.name) == (OUTLET, name)


@pytest.mark.parametrize(
    ("language", "footer", "credited"),
    [
        pytest.param("en", "Source: Baltic Observer", ["Baltic Observer"], id="English source"),
        pytest.param(
            "id", "Baca juga: Mengenal Tanjung Perak, Pelabuhan Surabaya", [], id="Indonesian, read also"
        ),
        pytest.param("pt", "Leia também: Porto de Santos bate recorde", [], id="Portuguese, read also"),
        pytest.param("vi", "Nguồn: Baltic Observer", ["Baltic Observer"], id="Vietnamese source"),
    ],
)
def test_a_footer_credits_the_source_that_it_names_and_no_other_article(
    language: str, footer: str, credited: list[str]
) -> None:
    text = f"{'The bridge was closed by the city on Monday morning after the flood. ' * 4}\n\n{footer}"
    assert [credit.text for credit in reading(text, language).credits] == credited
