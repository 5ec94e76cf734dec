"""Which language a text is written in: its script first, then py3langid among the languages of that script."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

#: Script -> the languages written in it that the reader tells apart; one language needs no further look.
_SCRIPTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", ("ko",)),
    ("kana", "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f", ("ja",)),
    ("han", "\u3400-\u9fff\uf900-\ufaff", ("zh",)),
    ("thai", "\u0e00-\u0e7f", ("th",)),
    ("lao", "\u0e80-\u0eff", ("lo",)),
    ("khmer", "\u1780-\u17ff", ("km",)),
    ("burmese", "\u1000-\u109f", ("my",)),
    ("tibetan", "\u0f00-\u0fff", ("bo",)),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff", ("el",)),
    ("armenian", "\u0530-\u058f", ("hy",)),
    ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf", ("ka",)),
    ("hebrew", "\u0590-\u05ff", ("he",)),
    ("ethiopic", "\u1200-\u139f", ("am",)),
    ("bengali", "\u0980-\u09ff", ("bn", "as")),
    ("gurmukhi", "\u0a00-\u0a7f", ("pa",)),
    ("gujarati", "\u0a80-\u0aff", ("gu",)),
    ("oriya", "\u0b00-\u0b7f", ("or",)),
    ("tamil", "\u0b80-\u0bff", ("ta",)),
    ("telugu", "\u0c00-\u0c7f", ("te",)),
    ("kannada", "\u0c80-\u0cff", ("kn",)),
    ("malayalam", "\u0d00-\u0d7f", ("ml",)),
    ("sinhala", "\u0d80-\u0dff", ("si",)),
    ("devanagari", "\u0900-\u097f", ("hi", "mr", "ne")),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", ("ar", "fa", "ur", "ps", "ug")),
    ("cyrillic", "\u0400-\u052f", ("ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn")),
    ("latin", "A-Za-z\u00aa-\u024f\u1e00-\u1eff", ()),
)
_RUNS = tuple((name, re.compile(f"[{chars}]"), languages) for name, chars, languages in _SCRIPTS)

#: Codes of py3langid -> the code used here: Chinese languages share their written form in news.
_CANONICAL = {
    "wuu": "zh",
    "yue": "zh",
    "nan": "zh",
    "zh-yue": "zh",
    "no": "nb",
    "nn": "nb",
    "bs": "hr",
    "tl": "fil",
    "iw": "he",
    "in": "id",
}

#: Letters and words that only one of two close languages uses: (languages, pattern, the language it shows).
_TELLTALES: tuple[tuple[frozenset[str], re.Pattern[str], str], ...] = tuple(
    (frozenset(pair.split()), re.compile(pattern, re.IGNORECASE), shown)
    for pair, pattern, shown in (
        ("id ms", r"\b(?:bahwa|karena|oleh karena|bisa|saat|mobil|uang|kantor|warga|mengatakan bahwa|polisi|rumah sakit|persen|juta orang|miliar|triliun|perusahaan|kereta api|senin|kamis|jumat|maret|juni|juli|agustus|desember)\b", "id"),
        ("id ms", r"\b(?:bahawa|kerana|ialah|wang|berkata|polis|hospital|ringgit|peratus|syarikat|bilion|trilion|isnin|khamis|jumaat|ahad|julai|ogos|disember)\b", "ms"),
        ("nb da", r"\b(?:ikke noe|etter|noen|også|fra|bare|nå|mye|hvordan|sier|opplyser|skriver)\b|\w+(?:sjon|het)\b", "nb"),
        ("nb da", r"\b(?:efter|nogle|også|kun|nu|meget|hvordan|siger|oplyser|skriver|af|blev|havde)\b|\w+(?:tion|hed)\b", "da"),
        ("ru bg", r"[ыэё]", "ru"),
        ("ru bg", r"\b(?:на|за|от|се|са|че|да|които)\b|ъ[^яюеё]", "bg"),
        ("ru uk", r"[іїєґ]", "uk"),
        ("ru uk", r"[ыэёъ]", "ru"),
        ("ru be", r"[ўі]", "be"),
        ("uk be", r"[ўыэё]", "be"),
        ("ru sr", r"[јљњћђџ]", "sr"),
        ("ru kk", r"[әғқңөұүһі]", "kk"),
        ("bg mk", r"[ѓќѕјљњџ]", "mk"),
        ("mk sr", r"[ћђ]", "sr"),
        ("ar fa", r"[پچگژ]|ی|\b(?:است|این|که|می)\b", "fa"),
        ("ar ur", r"[ٹڈڑںے]", "ur"),
        ("fa ur", r"[ٹڈڑںے]", "ur"),
        ("fa ps", r"[ټډړښګڼۍې]", "ps"),
        ("ar fa", r"[ةىأإ]|\bال", "ar"),
        ("cs sk", r"[ěřů]", "cs"),
        ("cs sk", r"[ľĺŕôä]", "sk"),
        # Vowel signs are no word characters, so words end at white space and the danda.
        ("hi mr", r"(?<!\S)(?:है|हैं|था|थे|थी|में|और|के|की|का|को|से|ने|नहीं|लिए)(?=[\s।,]|$)", "hi"),
        ("hi mr", r"[ळ]|(?<!\S)(?:आहे|आहेत|आणि|होते|केले|केली|झाले|झाली|नाही|यांनी|त्यांनी|म्हणाले|या)(?=[\s.।,]|$)", "mr"),
        ("hi ne", r"(?<!\S)(?:है|हैं|था|थे|थी|में|और|के|की|का|को|से|ने|नहीं|लिए)(?=[\s।,]|$)", "hi"),
        ("hi ne", r"(?<!\S)(?:छ|छन्|गरेको|गरेका|भएको|भएका|पनि|गर्न|थियो|लागि|रहेको)(?=[\s।,]|$)", "ne"),
        ("pt gl", r"\b(?:não|com|uma|são|ção|mais)\b", "pt"),
        ("es gl", r"\b(?:el|los|las|y|una)\b|ñ", "es"),
        ("hr sl", r"\b(?:je|koji|što|bio|nije)\b|[ćđ]", "hr"),
    )
)  # fmt: skip
#: A document is judged by its beginning and its middle: py3langid needs no more, and a megabyte would cost a second.
_SAMPLE = 6_000
_UNKNOWN = "und"
#: Languages in Latin letters that news is published in; py3langid also knows creoles and dialects that steal short texts.
_LATIN = frozenset(
    "af az ca ceb cs cy da de en eo es et eu fi fil fr ga gl ha hr ht hu id ig is it jv ku lb lt lv mg ms mt nb nl"
    " om pl pt qu ro rw sk sl so sq sr su sv sw tk tr ug uz vi xh yo zu".split()
)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import _get_identifier

    return _get_identifier()


def script_of(text: str) -> str:
    """The script with the most letters ("latin", "han", …), "" for a text without letters of a known script."""
    counts = Counter({name: len(pattern.findall(text)) for name, pattern, _ in _RUNS})
    # One syllable or Han character carries about as much as five letters, so a Japanese text full of
    # Latin names stays Japanese.
    for dense in ("han", "kana", "hangul"):
        counts[dense] *= 5
    if counts["kana"] and counts["kana"] * 4 >= counts["han"]:
        counts["kana"] += counts["han"]
        counts["han"] = 0
    name, count = max(counts.items(), key=lambda item: item[1])
    return name if count else ""


def _closest(ranked: list[str], text: str) -> str:
    best = ranked[0]
    for rival in ranked[1:4]:
        votes: Counter[str] = Counter()
        for pair, pattern, shown in _TELLTALES:
            if pair == {best, rival}:
                votes[shown] += len(pattern.findall(text))
        if votes[rival] > 2 * votes[best] and votes[rival] > 1:
            best = rival
    return best


def detect_language(text: str) -> str:
    """The language of a document as an ISO 639 code ("zh", "pt", "ckb"), "und" where no letter shows it."""
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    sample = re.sub(r"https?://\S+|\S+@\S+", " ", sample).replace("\x00", " ")
    script = script_of(sample)
    if not script:
        return _UNKNOWN
    written = next(languages for name, _, languages in _SCRIPTS if name == script)
    if len(written) == 1:
        return written[0]
    safe = sample.encode("utf-8", "replace").decode("utf-8")
    ranked = [_CANONICAL.get(code, code) for code, _ in _identifier().rank(safe)]
    ranked = list(dict.fromkeys(ranked))
    if written:
        ranked = [code for code in ranked if code in written] or list(written)
    else:
        ranked = [code for code in ranked if code in _LATIN] or ["en"]
    return _closest(ranked, sample)
