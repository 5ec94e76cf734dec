"""The particles that Korean writes with a noun."""

from __future__ import annotations

import re

_PARTICLES = re.compile(
    r"(?:들)?(?:측)?(?:은|는|이|가|을|를|의|에|에게|에서|와|과|도|로|으로|만|께서|님|인|이나|나|까지|부터|라고|이라고|이다|였다|이며|에게서|한테)?"
)


def only_particles(ending: str) -> bool:
    """Whether a Korean noun goes on with particles alone; other languages inflect freely."""
    return not ending or not "가" <= ending[0] <= "힣" or bool(_PARTICLES.fullmatch(ending))
