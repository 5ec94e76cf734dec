"""Names that texts spell differently, mined by sound from passages that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from facts.matching.story import Story
from facts.matching.types import MinedAlias


def mine(story: Story) -> tuple[MinedAlias, ...]:
    """Pairs of names in different scripts that sound alike and stand in aligned passages."""
    return ()


def folded(mined: Sequence[MinedAlias]) -> dict[str, str]:
    """Each mined spelling with the spelling that stands for both."""
    return {}
