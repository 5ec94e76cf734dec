"""Denials that insist, denials and refusals in other words, and what only looks like one."""

from __future__ import annotations

import pytest

from sources.reading.types import CueKind

from .support import only

INSISTED = [
    ("en", "The dam is not unsafe, the water board insisted."),
    ("en", "The water board stressed that the dam was not built on sand."),
    ("fr", "Aucune vache n’a été perdue, assure l’éleveur Luc Vasse."),
    ("fr", "L’éleveur a souligné que le lait n’était pas contaminé."),
    ("es", "El alcalde recalcó que la plaza no se vendió."),
    ("pt", "As rendas não vão subir, assegurou a autarquia."),
    ("it", "Dal lago non è uscita acqua sporca, chiarisce il consorzio."),
    ("it", "«Non è stato un incendio doloso», puntualizza la compagnia."),
    ("de", "Die Bäckerei wird nicht verkauft, versicherte der Inhaber."),
    ("ru", "Паром не тонул, настаивает судовладелец Олег Дымов."),
    ("uk", "Міст не тріснув, запевняє доглядач Остап Верба."),
    ("pl", "Kino nie zostanie zamknięte, zapewnia burmistrz Olga Wrona."),
    ("tr", "Belediye, sütte zehir bulunmadığını vurguladı."),
]  # fmt: skip
DENIED = [
    ("de", "Von einem Umzug will Intendantin Berta Kehl nichts wissen."),
    ("pt", "O preço sobe, confirmou a ministra Inês Melo, descartando novos cortes."),
    ("ru", "Сведения о продаже театра директор Олег Дымов назвал вбросом."),
    ("pl", "Spółka Orlica temu przeczy."),
    ("uk", "Міністерство вважає ці цифри завищеними."),
    ("tr", "“Havuzun satıldığı kuyruklu yalandır” dedi Başkan Selin Ak."),
    ("fr", "Il n’est pas question de fermer le théâtre, a dit la maire."),
    ("it", "Notizie prive di fondamento, secondo il sindaco."),
    ("es", "La alcaldesa dice que la venta no se ajusta a los hechos."),
    ("fr", "La maire a écarté la piste d’un incendie."),
    ("fr", "Faux, rétorque la maire : le pont a été vérifié."),
    ("en", "Wrong, said the mayor: the bridge was checked."),
    ("de", "Falsch, sagt die Bürgermeisterin: Die Brücke war geprüft."),
    ("es", "Falso, responde la alcaldesa: el puente fue revisado."),
    ("it", "Falso, replica il sindaco: il ponte era controllato."),
]  # fmt: skip
DECLINED = [
    ("en", "The owner has yet to comment."),
    ("fr", "La directrice n’a pas voulu s’exprimer."),
    ("es", "El club guarda silencio."),
    ("pt", "O secretário remeteu-se ao silêncio."),
    ("it", "Il Comune non commenta."),
    ("de", "Ein Sprecher der Brauerei wollte das nicht kommentieren."),
    ("ru", "Продюсеры раскрыть смету отказались."),
    ("uk", "У клубі не коментують."),
    ("pl", "Właściciel na razie milczy."),
    ("tr", "Kulüp sessiz kaldı."),
]  # fmt: skip
NOT_DENIED = [
    ("en", "The ministry did not rule out a second dam."),
    ("en", "The mayor insisted that the bridge could not open yet."),
    ("en", "The lawyer stressed that residents who had not paid, among them two widows, would be helped."),
    ("fr", "La ministre n’exclut pas un second barrage."),
    ("es", "La ministra no descarta un segundo embalse."),
    ("pt", "A ministra não descarta uma segunda barragem."),
    ("it", "Il ministro non esclude una seconda diga."),
    ("de", "Die Ministerin schließt nicht aus, dass ein zweiter Damm gebaut wird."),
    ("ru", "Министр не исключил строительства второй плотины."),
    ("uk", "Міністр не виключає будівництва другої греблі."),
    ("pl", "Minister nie wyklucza budowy drugiej tamy."),
    ("it", "La difesa sostiene che il tesoriere non era in città."),
    ("it", "Adesione al 70 per cento, non più del 35 per cento secondo il Comune."),
]  # fmt: skip


def _kinds(language: str, text: str) -> set[CueKind]:
    return {cue.kind for cue in only(text, language).cues}


@pytest.mark.parametrize(("language", "text"), INSISTED + DENIED)
def test_what_somebody_insists_is_not_so_is_denied(language: str, text: str) -> None:
    assert CueKind.DENY in _kinds(language, text)


@pytest.mark.parametrize(("language", "text"), DECLINED)
def test_who_says_nothing_declines(language: str, text: str) -> None:
    assert CueKind.DECLINE in _kinds(language, text)


@pytest.mark.parametrize(("language", "text"), NOT_DENIED)
def test_what_is_not_ruled_out_or_cannot_be_done_is_not_denied(language: str, text: str) -> None:
    assert CueKind.DENY not in _kinds(language, text)
