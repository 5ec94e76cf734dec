"""The detector's policy in one place: what each circumstance adds to or takes from the score of a contradiction."""

from __future__ import annotations

from typing import Final

#: From these scores on the desk sees a contradiction as an alarm, or as something to look at.
MAIN: Final = 0.55
UNCERTAIN: Final = 0.30

#: A person stated or accepted the positions: what they hold is not the machine's guess.
BOTH_STATED: Final = 0.50
ONE_STATED: Final = 0.20

DIFFERENT_AMOUNTS: Final = 0.55
#: The same digits in another order, or the same digits with the point elsewhere: slips, not developments.
TRANSPOSED_DIGITS: Final = 0.35
TRANSPOSED_TWO_DIGITS: Final = 0.10
SLIPPED_POINT: Final = 0.20
SAME_DAY: Final = 0.15
LATER_COUNT: Final = -0.20
LATER_OTHER: Final = -0.10
HEDGED: Final = -0.15
FAR_APART: Final = -0.25

DIFFERENT_DATES: Final = 0.60
NEIGHBOURING_DAYS: Final = -0.25

OPPOSITE_STANCE: Final = 0.35
OUTRIGHT_DENIAL: Final = 0.20
#: Two passages that the matcher found only loosely alike: what seems to be denied, dated or quoted on both sides may
#: be two matters. Amounts and lists are compared for themselves.
LOOSELY_ALIKE: Final = -0.15
LOOSELY_ALIKE_BUT_PLAIN: Final = -0.20
LOOSE_BELOW: Final = 0.70

DIFFERENT_MEMBERS: Final = 0.30
#: Times the share of the shorter list that both lists have.
SHARED_MEMBERS: Final = 0.40
MEMBERS_BY_MEANING: Final = -0.10

#: Where a list begins and ends in its sentence is the least sure part of reading it.
ONLY_AN_EDGE_DIFFERS: Final = -0.20

DIFFERENT_ROLES: Final = 0.40
ROLE_WORDS_FAR: Final = 0.15

SAME_WORDS_OTHER_SPEAKER: Final = 0.60
SPEAKERS_MAY_BE_ONE: Final = -0.20
#: A "speaker" that the text does not show to be somebody.
SPEAKER_UNSURE: Final = -0.20

#: The matcher was not sure that a citation belongs to the claim.
UNSURE_MATCH: Final = -0.20
UNSURE_BELOW: Final = 0.50
