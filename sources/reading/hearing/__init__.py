"""Who says what in a sentence, heard by a small model over the vectors of its words: the ear beside the lexicon.

`sources.reading.embedding` gives a vector to each piece of a word, `labels` holds what each may be, `head` labels them and
returns `Heard` stretches, `examples` reads the labelled sentences, and `python -m sources.reading.hearing.build` trains the head on them.
"""

from .head import hear
from .labels import Hear, Heard, Label, speaks

__all__ = ["Hear", "Heard", "Label", "hear", "speaks"]
