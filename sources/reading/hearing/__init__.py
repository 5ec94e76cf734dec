"""Who says what in a sentence, heard by a small model over the vectors of its words: the ear beside the lexicon.

`labels` holds what each word may be, `ear` is a branch of the embedding model with what it was taught, `head` labels words by its vectors,
and `following` tells whom a later mention means. `examples` and `articles` read what both are trained on by `python -m sources.reading.hearing.build`
(`teaching`, `build_following`).
"""

from .ear import hear
from .labels import Hear, Heard, Label, Sound, speaks

__all__ = ["Hear", "Heard", "Label", "Sound", "hear", "speaks"]
