"""What all sentences of a language have in common in their embeddings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from facts.matching.story import Floats

#: Mean embeddings of short phrases by language, half floats (see `build_background`).
BACKGROUND: Final = Path(__file__).with_name("background.npz")

#: How much of the mean that is taken out is the language's own; the rest is the mean of all languages.
OWN_LANGUAGE: Final = 0.7


@cache
def _means() -> dict[str, Floats]:
    with np.load(BACKGROUND) as stored:
        return {language: stored[language].astype(np.float32) for language in stored.files}


@cache
def language_mean(language: str) -> Floats:
    """The mean embedding of a language: 384 floats; the mean of all languages for one that was not measured."""
    means = _means()
    overall: Floats = np.mean(list(means.values()), axis=0)
    own = means.get(language.replace("_", "-").split("-")[0])
    if own is None:
        return overall
    mixed: Floats = OWN_LANGUAGE * own + (1 - OWN_LANGUAGE) * overall
    return mixed
