"""The lineage policy in one place: what each sign adds to the score that one text retells another's reporting."""

from __future__ import annotations

from typing import Final

#: From this score on an echo is proposed. Unsure means fewer origins, but a wrong echo silences a witness.
PROPOSED: Final = 0.35

#: Where and how often a text credits an outlet.
CREDIT_IN_LEAD: Final = 0.45
CREDIT_EARLY: Final = 0.35
CREDIT_LATE: Final = 0.10
CREDIT_AS_SOURCE: Final = 0.45
CREDIT_IN_BYLINE: Final = 0.20
FURTHER_CREDIT: Final = 0.10
FURTHER_CREDITS_AT_MOST: Final = 0.30

#: The first so many statements of a text are its lead; the first such share of it is early.
LEAD_PASSAGES: Final = 2
EARLY_SHARE: Final = 1 / 3

#: Times containment x order x length: as many matched passages as LONG in the same order are no coincidence.
SAME_PASSAGES_IN_ORDER: Final = 1.0
LONG: Final = 25
#: A text that credits nobody needs this much of a likeness to one that does.
UNCREDITED: Final = 0.50
#: An outlet's name that is nobody's in the story may be translated: a text this like one in another script, and this much
#: less like the next, is taken from it.
TRANSLATED: Final = 0.35
CLOSER: Final = 0.10
VERBATIM: Final = 0.60
SHARED_ODD_FIGURE: Final = 0.10
SHARED_ODD_FIGURES_AT_MOST: Final = 0.20
SHARED_QUOTE: Final = 0.05
SHARED_QUOTES_AT_MOST: Final = 0.10

#: Aligned passages: each the other's best, at this score or more.
ALIGNED: Final = 0.20
#: The same sentence word for word, but for a few.
SAME_SENTENCE: Final = 90.0
VERBATIM_SHARE: Final = 0.5
