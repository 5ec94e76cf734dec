"""Which names of a sentence are firms', so that "the company" can mean them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from .appositions import STOPS
from .lexicon import Term
from .phrases import fold
from .speakers import Sentence
from .types import Name, NameKind


def folded_words(sentence: Sentence, key: str) -> frozenset[str]:
    return _folded(sentence.lexicon.words(key))


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word.rstrip("*")).text for word in words)


def called_a_firm(sentence: Sentence, name: Name) -> bool:
    """Whether a name ends like a firm's ("Orbit Dairy") or a word for a firm touches it ("the maker Orbit")."""
    words = fold(name.text).text.split()
    if len(words) > 1 and words[-1] in folded_words(sentence, "firm_endings"):
        return True
    firms = folded_words(sentence, "firm")
    return any(
        hit.value is Term.OFFICIAL
        and min(abs(name.start - hit.end), abs(hit.start - name.end)) <= 1
        and fold(sentence.text[hit.start : hit.stem or hit.end]).text in firms
        for hit in sentence.hits
    )


def may_be_firm(sentence: Sentence, name: Name) -> bool:
    """Whether a name is no agency's, no hospital's or ministry's, and not all of its sentence like a place ("PARMA.")."""
    firms = folded_words(sentence, "firm")
    alone = sentence.text[sentence.span.start : sentence.span.end].strip(" .–—-:") == name.text
    return not alone and not any(
        hit.start < name.end
        and name.start < hit.end
        and (
            hit.value is Term.AGENCY
            or (
                hit.value is Term.OFFICIAL
                and fold(sentence.text[hit.start : hit.stem or hit.end]).text not in firms
            )
        )
        for hit in sentence.hits
    )


def is_firm(sentence: Sentence, name: str) -> bool:
    """Return whether an office is a firm by name ("山岭乳业公司", "Molkerei Lindner") and not "the company" again."""
    folded = fold(name).text
    words = folded_words(sentence, "firm")
    if folded in words or folded in folded_words(sentence, "firms"):
        return False
    if sentence.lexicon.language in ("hi", "ur") and any(
        word in words and behind not in STOPS for word, behind in pairwise(folded.split())
    ):
        # "निजी कंपनी अग्निरथ स्पेस": the name stands behind.
        return True
    named = any(other.text in name and other.kind is not NameKind.PERSON for other in sentence.names)
    titled = any(
        hit.value is Term.TITLE and sentence.text[hit.start : hit.end] in name for hit in sentence.hits
    )
    capitals = " " in name and all(word[:1].isupper() for word in name.split())
    return not titled and (named or capitals or any(folded.endswith(word) for word in words))
