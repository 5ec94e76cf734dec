"""Whether words for somebody say that nobody named before is meant: "a baker", "two of the engineers", "مصدر قضائي"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .appositions import STOPS
from .lexicon import Term
from .speakers import Sentence, Speaker

#: How near to its head a phrase has the number that counts whom it means.
_NUMBERED = 12
#: Scripts in which Latin letters are a name ("民调机构Intervox").
_UNCASED = frozenset("zh ja ko hi bn ur ta th ar fa he".split())
_LATIN = re.compile(r"[A-Z][A-Za-z]{2,}")
_ARTICLE = ("ال", "لل")
_ADJECTIVE = ("ي", "ية", "ون", "ين")


def is_new(sentence: Sentence, speaker: Speaker) -> bool:
    """Return whether an indefinite article, a number or a name of its own says that a phrase means nobody mentioned before."""
    if speaker.paper or any(
        hit.value is Term.DOCUMENT and speaker.start <= hit.start < speaker.end for hit in sentence.hits
    ):
        # "In a statement": of whoever spoke or is spoken of.
        return False
    text = sentence.text[speaker.start : speaker.end]
    words = text.lower().split()
    if not words:
        return False
    lexicon = sentence.lexicon
    if lexicon.language in _UNCASED and _LATIN.search(text):
        return True
    if words[0] in lexicon.words("definite"):
        return False
    return (
        indefinite(sentence, speaker)
        or _opens_indefinite(sentence, text.lower())
        or (lexicon.language == "ar" and _bare_arabic(words))
        or any(
            speaker.start <= one.start <= speaker.start + _NUMBERED
            and one.end <= speaker.end
            and one.unit == "people"
            for one in sentence.quantities
        )
    )


def indefinite(sentence: Sentence, speaker: Speaker) -> bool:
    """Return whether an indefinite article stands before somebody."""
    head = sentence.text[max(sentence.span.start, speaker.start - 16) : speaker.start].lower().rstrip()
    return any(
        re.search(rf"(?:^|\W){re.escape(word)}$", head) or (not word.isascii() and head.endswith(word))
        for word in sentence.lexicon.words("indefinite")
    )


def _opens_indefinite(sentence: Sentence, text: str) -> bool:
    """Whether a phrase opens with an indefinite article, which a blank parts from its noun where words are parted."""
    glued = sentence.lexicon.language in ("zh", "ja")
    return any(
        text.startswith(word if glued or word.endswith("'") else f"{word} ")
        for word in sentence.lexicon.words("indefinite")
    )


def _bare_arabic(words: Sequence[str]) -> bool:
    """Whether an Arabic noun has no article, nor a noun behind it that has one ("معلم من البصرة")."""
    if len(words) == 1 or any(word.startswith(_ARTICLE) for word in words[:2]):
        return False
    return words[1] in STOPS or words[1].endswith(_ADJECTIVE)
