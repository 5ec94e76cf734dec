"""The narrator's own statements beside reports: acts of offices, refusals to comment; and what is announced."""

from __future__ import annotations

import pytest

from sources.reading.types import AttributionKind

from .support import reading

# What an office, a court or a company does is the narrator's statement, though the verb can also report.
ACTS = [
    ("en", "The closure of the plants was announced on Monday."),
    ("pt", "O fechamento das fábricas foi anunciado na segunda-feira."),
    ("en", "Prosecutors charged three engineers with fraud on Tuesday."),
    ("en", "The governor declared a state of emergency in four districts."),
    ("en", "The ministry pledged 5 million euros for the victims."),
    ("en", "The union called on members to vote."),
    ("fr", "Le parquet a mis en examen trois ingénieurs mardi."),
    ("fr", "Le syndicat a réclamé une enquête indépendante."),
    ("it", "La procura ha indagato tre ingegneri e sequestrato 14 conti."),
    ("it", "Il secondo tunnel è lungo 57 chilometri."),
    ("es", "La fiscalía imputó a tres ingenieros el martes."),
    ("de", "Die Staatsanwaltschaft klagte am Dienstag drei Ingenieure an."),
    ("de", "Die Gewerkschaft forderte eine unabhängige Untersuchung."),
    ("nl", "De vakbond eiste een onafhankelijk onderzoek."),
    ("sv", "Regeringen lovade 5 miljoner kronor till offren."),
    ("pl", "Prokuratura postawiła zarzuty trzem inżynierom."),
    ("cs", "Vláda slíbila pomoc ve výši 5 milionů korun."),
    ("ru", "Прокуратура предъявила обвинения трём инженерам."),
    ("ru", "Губернатор объявил чрезвычайное положение в четырёх районах."),
    ("uk", "Прокуратура висунула обвинувачення трьом інженерам."),
    ("uk", "Губернатор оголосив надзвичайний стан у чотирьох районах."),
    ("tr", "Vali dört ilçede olağanüstü hal ilan etti."),
    ("ar", "أعلنت الحكومة حالة الطوارئ في أربع مناطق."),
    ("ar", "أمرت المحكمة بمصادرة ١٤ حساباً مصرفياً."),
    ("ar", "تعهدت الحكومة بتقديم ٥ ملايين دولار."),
    ("ar", "وقع الحادث بين المدينة والميناء يوم الثلاثاء."),
    ("fa", "دادستانی سه مهندس را متهم کرد."),
    ("fa", "دادگاه دستور توقیف ۱۴ حساب بانکی را صادر کرد."),
    ("fa", "اتحادیه خواستار تحقیق مستقل شد."),
    ("he", "הממשלה הבטיחה סיוע של 5 מיליון שקל."),
    ("hi", "अदालत ने 14 खाते ज़ब्त करने का आदेश दिया।"),
    ("th", "อัยการสั่งฟ้องวิศวกรสามคนเมื่อวันอังคาร"),
    ("th", "ศาลสั่งอายัดบัญชีธนาคาร 14 บัญชี"),
    ("th", "ผู้ว่าราชการจังหวัดประกาศภาวะฉุกเฉินใน 4 อำเภอ"),
    ("th", "สหภาพแรงงานเรียกร้องให้มีการสอบสวนอิสระ"),
    ("th", "การระบุตัวผู้เสียชีวิตใช้เวลาสามวัน"),
    ("id", "Gubernur mengumumkan keadaan darurat di empat kecamatan."),
    ("zh", "政府宣布进入紧急状态。"),
    ("zh", "检方起诉三名工程师。"),
    ("ja", "知事は4市に非常事態を宣言した。"),
    ("ja", "検察は技術者3人を起訴した。"),
    ("ko", "검찰은 기술자 3명을 기소했다."),
    ("sw", "Serikali ilitangaza hali ya dharura katika wilaya nne."),
]  # fmt: skip

# The same verbs with a clause report.
REPORTS = [
    ("en", "The governor announced that four districts would be evacuated."),
    ("en", "The ministry pledged on Monday that the victims would be paid."),
    ("fr", "La région a annoncé mardi que le pont resterait fermé."),
    ("it", "Secondo la procura il tunnel era chiuso."),
    ("it", "Il governo ha annunciato che il ponte resterà chiuso."),
    ("es", "El gobierno anunció que el puente seguirá cerrado."),
    ("pt", "O governo anunciou que a ponte continuará fechada."),
    ("de", "Die Gewerkschaft forderte, dass die Brücke geschlossen wird."),
    ("nl", "De vakbond eiste dat de brug dichtgaat."),
    ("sv", "Regeringen lovade att offren ska få pengar."),
    ("pl", "Rząd zapowiedział, że most pozostanie zamknięty."),
    ("cs", "Vláda slíbila, že most zůstane zavřený."),
    ("ru", "Губернатор объявил, что мост останется закрытым."),
    ("uk", "Губернатор оголосив, що міст залишиться закритим."),
    ("ar", "أعلنت الحكومة أن الجسر سيبقى مغلقاً."),
    ("fa", "دولت اعلام کرد که پل بسته می‌ماند."),
    ("he", "הממשלה הבטיחה כי הגשר ייסגר."),
    ("hi", "सरकार ने घोषणा की कि पुल बंद रहेगा।"),
    ("th", "ตำรวจระบุว่าสะพานจะปิดต่อไป"),
    ("th", "โฆษกรัฐบาลยืนยันกับผู้สื่อข่าวว่าสะพานจะปิด"),
    ("vi", "Chính phủ công bố rằng cây cầu sẽ đóng."),
    ("id", "Gubernur mengumumkan bahwa jembatan akan ditutup."),
    ("zh", "政府宣布，大桥将继续关闭。"),
    ("ja", "県は橋の閉鎖が続くと発表した。"),
    ("ko", "정부는 다리를 계속 닫는다고 발표했다."),
    ("tr", "Bakanlık köprünün kapalı kalacağını açıkladı."),
    ("sw", "Serikali ilitangaza kwamba daraja litafungwa."),
]  # fmt: skip

# Who makes a thing known says it, as with a clause.
ANNOUNCEMENTS = [
    ("fr", "La région a annoncé une aide de 5 millions d’euros."),
    ("it", "Il governo ha annunciato un aiuto di 5 milioni di euro."),
    ("es", "El gobierno anunció una ayuda de 5 millones de euros."),
    ("pt", "O governo anunciou uma ajuda de 5 milhões de euros."),
    ("pl", "Rząd zapowiedział pomoc w wysokości 5 mln zł."),
    ("hi", "सरकार ने 5 करोड़ रुपये की सहायता की घोषणा की।"),
    ("bn", "সরকার ৫ কোটি টাকা সহায়তা ঘোষণা করেছে।"),
    ("vi", "Chính phủ công bố gói hỗ trợ 5 triệu USD."),
    ("ko", "정부는 500만 달러 지원 계획을 발표했다."),
    ("en", "On Monday morning Orbit Dairy announced the closure of three plants."),
    ("en", "“We were late,” said Lena Ode, announcing a fund of 5 million euros."),
    ("de", "Orbit Dairy kündigte am Montag die Schließung von drei Werken an."),
    ("nl", "Orbit Dairy kondigde maandag de sluiting van drie fabrieken aan."),
    ("sv", "Regeringen tillkännagav på måndagen ett stöd på 5 miljoner kronor."),
    ("cs", "Společnost Orbit oznámila v pondělí uzavření tří závodů."),
    ("ru", "О закрытии трёх цехов Orbit объявила поздно вечером в понедельник."),
    ("uk", "Компанія Orbit оголосила в понеділок закриття трьох цехів."),
    ("tr", "Orbit Süt üç fabrikasının kapanışını duyurdu."),
    ("ar", "أعلنت شركة أوربت إغلاق ثلاثة مصانع يوم الاثنين."),
    ("zh", "山岭乳业公司周一宣布关闭3家工厂。"),
    ("ja", "オービット乳業は14日、3工場の閉鎖を発表した。"),
    ("id", "Perusahaan Orbit mengumumkan penutupan tiga pabrik pada Senin."),
    ("el", "Η εταιρεία Orbit ανακοίνωσε τη Δευτέρα το κλείσιμο τριών εργοστασίων."),
    ("hu", "Az Orbit cég hétfőn bejelentette három üzem bezárását."),
    ("fr", "La fermeture de trois usines a été annoncée lundi par Orbit Dairy."),
    ("pt", "O fechamento das fábricas só foi anunciado pela Orbit Dairy na segunda-feira."),
    ("en", "The closure was announced on Monday by Orbit Dairy."),
    ("es", "El cierre fue anunciado el lunes por Orbit Dairy."),
    ("it", "La chiusura è stata annunciata lunedì da Orbit Dairy."),
]  # fmt: skip

REFUSALS = [
    ("en", "A spokesman for Orbit Dairy declined to comment."),
    ("fr", "L’entreprise n’a pas souhaité commenter."),
    ("it", "L’azienda non ha voluto commentare."),
    ("es", "La empresa declinó hacer comentarios."),
    ("pl", "Spółka odmówiła komentarza."),
    ("ru", "В компании отказались от комментариев."),
    ("uk", "У компанії відмовилися від коментарів."),
    ("ar", "رفضت الشركة التعليق."),
    ("fa", "شرکت از اظهار نظر خودداری کرد."),
    ("th", "บริษัทปฏิเสธที่จะแสดงความคิดเห็น"),
    ("hi", "कंपनी ने टिप्पणी करने से इनकार किया।"),
    ("zh", "该公司拒绝置评。"),
    ("ja", "同社はコメントを控えた。"),
]


def kinds(text: str, language: str) -> list[AttributionKind]:
    return [passage.attribution.kind for passage in reading(text, language).passages]


@pytest.mark.parametrize(("language", "text"), ACTS, ids=[f"{row[0]}-{n}" for n, row in enumerate(ACTS)])
def test_an_act_is_the_narrators_statement(language: str, text: str) -> None:
    assert kinds(text, language) == [AttributionKind.OWN]


@pytest.mark.parametrize(
    ("language", "text"), REPORTS, ids=[f"{row[0]}-{n}" for n, row in enumerate(REPORTS)]
)
def test_with_a_clause_the_same_verbs_report(language: str, text: str) -> None:
    assert AttributionKind.OWN not in kinds(text, language)


@pytest.mark.parametrize(
    ("language", "text"), ANNOUNCEMENTS, ids=[f"{row[0]}-{n}" for n, row in enumerate(ANNOUNCEMENTS)]
)
def test_what_somebody_announces_is_on_their_word(language: str, text: str) -> None:
    assert not {AttributionKind.OWN, AttributionKind.ANONYMOUS}.intersection(kinds(text, language))


@pytest.mark.parametrize(("language", "text"), REFUSALS, ids=[row[0] for row in REFUSALS])
def test_that_somebody_refuses_to_comment_is_the_narrators_statement(language: str, text: str) -> None:
    assert kinds(text, language) == [AttributionKind.OWN]
