"""Readings of a story in, who echoes whom out: pure, without a database."""

from facts.lineage.origins import Witness, independent_origins
from facts.lineage.proposals import propose

__all__ = ["Witness", "independent_origins", "propose"]
