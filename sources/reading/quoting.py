"""Verbs that report only because a quotation stands before them: 「…」と館長は胸を張る, "…"고 한숨을 쉬었다."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Behind a quotation, who speaks and whatever they do (「…」と館長は肩を落とす), nothing more (「…」と監督。), or in brackets.
_JAPANESE = re.compile(
    r"[」』]と、?(?:[^。「」『』、はがも]{1,22}(?:は|が|も)、?(?P<verb>[^。「」『』]{2,22})|[^。「」『』、はがもをにで]{1,18}(?P<none>))(?=。|$|\n)"
)
#: Behind a quotation its particle and what somebody did with it.
_KOREAN = re.compile(
    r"[\"”’']\s?(?:이?라)?(?:고|며|면서)\s(?:[^\s.,\"“”]+\s){0,3}(?P<verb>[^\s.,\"“”]+다)(?=[.]|$|\n)"
)

#: Who told it and when, before the verb that ends a sentence: the one before it is told ("消防庁が14日に公表した。").
TOLD_BEFORE = {
    "ja": re.compile(r"[^。、「」をと\s]{2,26}(?:は|が)、?[^。「」をと]{0,14}"),
    "ko": re.compile(
        r"(?:[^\s.,\"“”]+\s){0,3}[^\s.,\"“”]{2,}(?:이|가|은|는)\s(?:[^\s.,\"“”]*(?:일|날|오전|오후|까지)\s){0,3}"
    ),
    "zh": re.compile(r"[\u3400-\u9fff]{2,14}(?:\d{1,2}[日号]|今天|昨天|当天|日前|周[一二三四五六日])"),
}


def quoting_verbs(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where such verbs stand in a text; the particle alone where no verb follows it."""
    if language == "ja":
        for match in _JAPANESE.finditer(text):
            particle = match.start() + 1
            yield match.span("verb") if match.group("verb") else (particle, particle + 1)
    elif language == "ko":
        for match in _KOREAN.finditer(text):
            yield match.span("verb")
