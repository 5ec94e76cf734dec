"""Whoever is new to a text is nobody whom it named before, with the model that hears."""

import pytest

from sources.reading.reader import read
from sources.tests.reading.support import no_vectors

NEW = [
    ("en", "Coach Stuart Hale said his side was ready. A fan from the harbour said he had heard that before."),
    ("fr", "L’édile Bruno Castan a promis une enquête. Une boulangère jure n’avoir rien demandé."),
    ("es", "El técnico Fabio Cárdenas dijo que el equipo está listo. Una vecina del puerto dijo que nadie la avisó."),
    ("nl", "Trainer Jeroen Baks zei dat hij blijft. Een supporter vond dat te laat: „Die man moet weg.”"),
    ("de", "Der Reeder Jens Brandt wies das zurück. Ein ehemaliger Buchhalter schilderte, wie Belege verschwanden."),
    ("ro", "Directoarea Ana Podar a spus că totul e legal. Trei foști mecanici acuză că piesele erau vechi."),
    ("el", "Ο διευθυντής Νίκος Ράπτης είπε ότι όλα είναι νόμιμα. Ένας νοσηλευτής κατέθεσε ότι το μηχάνημα έμεινε στο κιβώτιο."),
    ("pt", "O secretário Rui Prata disse que a estrada é segura. \"A sirene toca e ninguém foge\", reclamou uma moradora."),
    ("vi", "Giám đốc Đỗ Kim Thành nói kho vẫn an toàn. Một bảo vệ ở tòa nhà đối diện kể có nghe tiếng động."),
    ("ar", "قال وزير التربية حيدر الجبوري إن الرواتب صرفت. وقال معلم من البصرة إنه يعمل سائق أجرة بعد الدوام."),
    ("zh", "导演贾一鸣说影片将在五月上映。民调机构Intervox的调查显示，六成观众不会去看。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NEW)
def test_whoever_is_new_to_a_text_speaks_by_the_words_that_bring_them_in(language: str, text: str) -> None:
    first, *_, last = read(text, language=language, embed=no_vectors).passages
    assert first.attribution.name
    assert last.attribution.name
    assert last.attribution.name in last.text


def test_a_statement_with_an_indefinite_article_is_of_whom_the_text_spoke_before() -> None:
    text = "Region Sörmland stänger BB i Nyköping över sommaren. Det framgår inte varför, enligt ett pressmeddelande."
    assert read(text, language="sv", embed=no_vectors).passages[-1].attribution.name == "Region Sörmland"
