"""Who says what in a sentence, heard by a small model over the vectors of its words: the ear beside the lexicon.

`sources.reading.embedding` gives a vector to each piece of a word, `labels` holds what each may be, `head` labels them and
returns `Heard` stretches, `examples` reads the labelled sentences, and `python -m sources.reading.hearing.build` trains the head on them.
`mentions` finds whom a sentence names, `following` tells whom a later mention means and which sentences go on with a speaker, as `articles` show it;
`build_following` trains them.
"""

from .head import hear
from .labels import Hear, Heard, Label, Sound, speaks

__all__ = ["Hear", "Heard", "Label", "Sound", "hear", "speaks"]
