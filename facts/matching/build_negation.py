"""Builds `negation.npy`: the direction in which a sentence moves when it is negated, in whatever language.

Run as `python -m facts.matching.build_negation`. The sentences were written for this purpose: four statements and
their negations in each language. The direction is the mean difference of the embeddings, of length 1.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from facts.matching.negation import DIRECTION
from sources.reading.embedding import embed_passages

PAIRS: Final = {
    "en": (
        ("The minister signed the agreement.", "The minister did not sign the agreement."),
        ("The company will close the plant.", "The company will not close the plant."),
        ("Police found a weapon in the car.", "Police found no weapon in the car."),
        ("The ship reached the port on time.", "The ship never reached the port."),
    ),
    "de": (
        ("Die Ministerin unterzeichnete das Abkommen.", "Die Ministerin unterzeichnete das Abkommen nicht."),
        ("Das Unternehmen wird das Werk schließen.", "Das Unternehmen wird das Werk nicht schließen."),
        ("Die Polizei fand eine Waffe im Auto.", "Die Polizei fand keine Waffe im Auto."),
        ("Das Schiff erreichte den Hafen pünktlich.", "Das Schiff erreichte den Hafen nie."),
    ),
    "fr": (
        ("La ministre a signé l'accord.", "La ministre n'a pas signé l'accord."),
        ("L'entreprise va fermer l'usine.", "L'entreprise ne va pas fermer l'usine."),
        ("La police a trouvé une arme dans la voiture.", "La police n'a trouvé aucune arme dans la voiture."),
        ("Le navire a atteint le port à temps.", "Le navire n'a jamais atteint le port."),
    ),
    "es": (
        ("La ministra firmó el acuerdo.", "La ministra no firmó el acuerdo."),
        ("La empresa cerrará la planta.", "La empresa no cerrará la planta."),
        ("La policía encontró un arma en el coche.", "La policía no encontró ningún arma en el coche."),
        ("El barco llegó al puerto a tiempo.", "El barco nunca llegó al puerto."),
    ),
    "pt": (
        ("A ministra assinou o acordo.", "A ministra não assinou o acordo."),
        ("A empresa vai fechar a fábrica.", "A empresa não vai fechar a fábrica."),
        ("A polícia encontrou uma arma no carro.", "A polícia não encontrou nenhuma arma no carro."),
        ("O navio chegou ao porto a tempo.", "O navio nunca chegou ao porto."),
    ),
    "it": (
        ("La ministra ha firmato l'accordo.", "La ministra non ha firmato l'accordo."),
        ("L'azienda chiuderà lo stabilimento.", "L'azienda non chiuderà lo stabilimento."),
        ("La polizia ha trovato un'arma nell'auto.", "La polizia non ha trovato alcuna arma nell'auto."),
        ("La nave ha raggiunto il porto in tempo.", "La nave non ha mai raggiunto il porto."),
    ),
    "nl": (
        ("De minister tekende het akkoord.", "De minister tekende het akkoord niet."),
        ("Het bedrijf zal de fabriek sluiten.", "Het bedrijf zal de fabriek niet sluiten."),
        ("De politie vond een wapen in de auto.", "De politie vond geen wapen in de auto."),
        ("Het schip bereikte de haven op tijd.", "Het schip bereikte de haven nooit."),
    ),
    "ru": (
        ("Министр подписал соглашение.", "Министр не подписал соглашение."),
        ("Компания закроет завод.", "Компания не закроет завод."),
        ("Полиция нашла в машине оружие.", "Полиция не нашла в машине оружия."),
        ("Судно прибыло в порт вовремя.", "Судно так и не прибыло в порт."),
    ),
    "uk": (
        ("Міністр підписав угоду.", "Міністр не підписав угоду."),
        ("Компанія закриє завод.", "Компанія не закриє завод."),
        ("Поліція знайшла в машині зброю.", "Поліція не знайшла в машині зброї."),
        ("Судно прибуло в порт вчасно.", "Судно так і не прибуло в порт."),
    ),
    "pl": (
        ("Minister podpisał porozumienie.", "Minister nie podpisał porozumienia."),
        ("Firma zamknie zakład.", "Firma nie zamknie zakładu."),
        ("Policja znalazła w samochodzie broń.", "Policja nie znalazła w samochodzie żadnej broni."),
        ("Statek dotarł do portu na czas.", "Statek nigdy nie dotarł do portu."),
    ),
    "tr": (
        ("Bakan anlaşmayı imzaladı.", "Bakan anlaşmayı imzalamadı."),
        ("Şirket fabrikayı kapatacak.", "Şirket fabrikayı kapatmayacak."),
        ("Polis araçta silah buldu.", "Polis araçta hiçbir silah bulamadı."),
        ("Gemi limana zamanında ulaştı.", "Gemi limana hiç ulaşmadı."),
    ),
    "ar": (
        ("وقّع الوزير الاتفاق.", "لم يوقّع الوزير الاتفاق."),
        ("ستغلق الشركة المصنع.", "لن تغلق الشركة المصنع."),
        ("عثرت الشرطة على سلاح في السيارة.", "لم تعثر الشرطة على أي سلاح في السيارة."),
        ("وصلت السفينة إلى الميناء في موعدها.", "لم تصل السفينة إلى الميناء قط."),
    ),
    "fa": (
        ("وزیر توافق را امضا کرد.", "وزیر توافق را امضا نکرد."),
        ("شرکت کارخانه را می‌بندد.", "شرکت کارخانه را نمی‌بندد."),
        ("پلیس در خودرو سلاح پیدا کرد.", "پلیس در خودرو هیچ سلاحی پیدا نکرد."),
        ("کشتی به موقع به بندر رسید.", "کشتی هرگز به بندر نرسید."),
    ),
    "hi": (
        ("मंत्री ने समझौते पर हस्ताक्षर किए।", "मंत्री ने समझौते पर हस्ताक्षर नहीं किए।"),
        ("कंपनी कारखाना बंद करेगी।", "कंपनी कारखाना बंद नहीं करेगी।"),
        ("पुलिस को कार में हथियार मिला।", "पुलिस को कार में कोई हथियार नहीं मिला।"),
        ("जहाज समय पर बंदरगाह पहुँचा।", "जहाज कभी बंदरगाह नहीं पहुँचा।"),
    ),
    "id": (
        ("Menteri menandatangani perjanjian itu.", "Menteri tidak menandatangani perjanjian itu."),
        ("Perusahaan akan menutup pabrik itu.", "Perusahaan tidak akan menutup pabrik itu."),
        ("Polisi menemukan senjata di dalam mobil.", "Polisi tidak menemukan senjata apa pun di dalam mobil."),
        ("Kapal itu tiba di pelabuhan tepat waktu.", "Kapal itu tidak pernah tiba di pelabuhan."),
    ),
    "vi": (
        ("Bộ trưởng đã ký thỏa thuận.", "Bộ trưởng không ký thỏa thuận."),
        ("Công ty sẽ đóng cửa nhà máy.", "Công ty sẽ không đóng cửa nhà máy."),
        ("Cảnh sát tìm thấy vũ khí trong xe.", "Cảnh sát không tìm thấy vũ khí nào trong xe."),
        ("Con tàu đến cảng đúng giờ.", "Con tàu chưa bao giờ đến cảng."),
    ),
    "th": (
        ("รัฐมนตรีลงนามในข้อตกลง", "รัฐมนตรีไม่ได้ลงนามในข้อตกลง"),
        ("บริษัทจะปิดโรงงาน", "บริษัทจะไม่ปิดโรงงาน"),
        ("ตำรวจพบอาวุธในรถ", "ตำรวจไม่พบอาวุธในรถ"),
        ("เรือถึงท่าตรงเวลา", "เรือไม่เคยไปถึงท่า"),
    ),
    "zh": (
        ("部长签署了协议。", "部长没有签署协议。"),
        ("公司将关闭工厂。", "公司不会关闭工厂。"),
        ("警方在车内发现了武器。", "警方在车内未发现任何武器。"),
        ("船只准时抵达港口。", "船只从未抵达港口。"),
    ),
    "ja": (
        ("大臣は協定に署名した。", "大臣は協定に署名しなかった。"),
        ("会社は工場を閉鎖する。", "会社は工場を閉鎖しない。"),
        ("警察は車内で武器を発見した。", "警察は車内で武器を発見しなかった。"),
        ("船は時間どおりに港に着いた。", "船は港に着かなかった。"),
    ),
    "ko": (
        ("장관은 협정에 서명했다.", "장관은 협정에 서명하지 않았다."),
        ("회사는 공장을 폐쇄할 것이다.", "회사는 공장을 폐쇄하지 않을 것이다."),
        ("경찰은 차 안에서 무기를 발견했다.", "경찰은 차 안에서 무기를 발견하지 못했다."),
        ("배는 제시간에 항구에 도착했다.", "배는 항구에 도착하지 못했다."),
    ),
    "sw": (
        ("Waziri alitia saini makubaliano.", "Waziri hakutia saini makubaliano."),
        ("Kampuni itafunga kiwanda.", "Kampuni haitafunga kiwanda."),
        ("Polisi walipata silaha kwenye gari.", "Polisi hawakupata silaha yoyote kwenye gari."),
        ("Meli ilifika bandarini kwa wakati.", "Meli haikufika bandarini kamwe."),
    ),
    "bn": (
        ("মন্ত্রী চুক্তিতে সই করেছেন।", "মন্ত্রী চুক্তিতে সই করেননি।"),
        ("কোম্পানি কারখানা বন্ধ করবে।", "কোম্পানি কারখানা বন্ধ করবে না।"),
        ("পুলিশ গাড়িতে অস্ত্র পেয়েছে।", "পুলিশ গাড়িতে কোনো অস্ত্র পায়নি।"),
        ("জাহাজটি সময়মতো বন্দরে পৌঁছেছে।", "জাহাজটি কখনো বন্দরে পৌঁছায়নি।"),
    ),
}  # fmt: skip


def differences() -> dict[str, np.ndarray]:
    """For each language the differences of negation and statement: shape (pairs, 384)."""
    return {
        language: embed_passages([negated for _, negated in pairs])
        - embed_passages([plain for plain, _ in pairs])
        for language, pairs in PAIRS.items()
    }


def build(path: Path = DIRECTION) -> None:
    """Write the mean direction over all languages, each counted once."""
    mean = np.mean([rows.mean(axis=0) for rows in differences().values()], axis=0)
    np.save(path, (mean / np.linalg.norm(mean)).astype(np.float32))


if __name__ == "__main__":
    build()
