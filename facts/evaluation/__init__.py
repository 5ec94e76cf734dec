"""Score what the machine found in a story, as exported (docs/story-format.md), against hand annotations."""

from .exported import ExportError
from .gold import load_gold
from .measures import FIGURES
from .nodes import GoldError
from .report import summary
from .scoring import judge
from .types import Gold, Judgement

__all__ = ["FIGURES", "ExportError", "Gold", "GoldError", "Judgement", "judge", "load_gold", "summary"]
