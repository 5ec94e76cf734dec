"""The detector's policy in one place: what each circumstance adds to or takes from the score of a contradiction."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

#: From these scores on the desk sees a contradiction as an alarm, or as something to look at.
MAIN: Final = 0.55
UNCERTAIN: Final = 0.30

#: A person stated or accepted the positions: what they hold is not the machine's guess.
BOTH_STATED: Final = 0.50
ONE_STATED: Final = 0.20

DIFFERENT_AMOUNTS: Final = 0.45
#: Amounts and dates of one matter: several texts have one of the two, or the words are closely alike (CLOSE_FROM). A text
#: that has the other amount in another sentence tells of two matters, or of before and after.
SEVERAL_AGREE: Final = 0.10
CLOSELY_WORDED: Final = 0.10
TOLD_ELSEWHERE: Final = -0.20
#: The same digits in another order, or the same digits with the point elsewhere: slips, not developments.
TRANSPOSED_DIGITS: Final = 0.35
TRANSPOSED_TWO_DIGITS: Final = 0.20
#: Two digits of a later text may be in another order by chance.
TRANSPOSED_LATER: Final = 0.10
SLIPPED_POINT: Final = 0.20
SAME_DAY: Final = 0.05
LATER_COUNT: Final = -0.15
LATER_OTHER: Final = -0.10
#: Days within which papers tell of one event: sums of money and shares are no newer for it, other than tallies.
TOLD_WITHIN: Final = 2
#: “By the end of September”, “by the end of June”: figures of two months.
OTHER_MONTHS: Final = -0.20
HEDGED: Final = -0.15
#: How many times one amount may be the other for "about" to excuse it.
HEDGES_HOLD_TO: Final = Decimal("1.25")
FAR_APART: Final = -0.30
#: From so many times on one amount is sooner a part of the other than its rival, and one without a noun may count
#: something else.
PART_FROM: Final = 3
PERHAPS_A_PART: Final = -0.20
PERHAPS_A_PART_OF_MANY: Final = -0.05
UNNAMED_COUNT: Final = -0.20

DIFFERENT_DATES: Final = 0.50
#: So many texts that agree on a date leave no doubt of what it is that another puts on another day.
MANY: Final = 3
#: The same day of another month, another year, or the digits of the day in another order.
SLIPPED_DATE: Final = 0.15
NEIGHBOURING_DAYS: Final = -0.25
#: Many texts, which hardly all live in one time zone, name one of the two days.
NEIGHBOURING_BUT_SETTLED: Final = -0.05
#: The same day of two years, where a text names no year: which it means was concluded.
YEAR_CONCLUDED: Final = -0.35
#: A month without its year is mostly the last one. What many texts tell so all mean one year by it.
MONTH_CONCLUDED: Final = -0.25
YEAR_CONCLUDED_BY_MANY: Final = -0.10
#: Each text names the day on which it appeared, or the one before.
OWN_DAYS: Final = -0.10

OPPOSITE_STANCE: Final = 0.35
OUTRIGHT_DENIAL: Final = 0.20
REPLY: Final = 0.10
#: A denial is an alarm where the words are close to what they deny, or several texts affirm that.
CLOSELY_ALIKE: Final = 0.10
CLOSE_FROM: Final = 0.85
SEVERAL_AFFIRM: Final = 0.10
ALONE_AGAINST_DENIALS: Final = -0.25
#: A headline names the matter: that it comes near a denial says little.
ONLY_HEADLINES: Final = -0.30
#: What somebody is quoted with is an opinion in words of its own: that it comes near a denial says less than a report.
ONLY_QUOTED: Final = -0.10
#: A passage that says no stands beside a denial; a plain statement lies below this in the direction of negation, and one
#: without a word that says no below the other.
BOTH_SAY_NO: Final = -0.45
PLAIN: Final = 0.08
NEGATED: Final = 0.18
#: Words of the one who denies stand beside the denial, not against it.
SAME_SPEAKER: Final = -0.30
PERHAPS_SAME_SPEAKER: Final = -0.15
#: Two passages that the matcher found only loosely alike: what seems to be denied, dated or quoted on both sides may
#: be two matters. So may two amounts whose words are less alike still; lists are compared for themselves.
LOOSELY_ALIKE: Final = -0.15
LOOSELY_ALIKE_BUT_PLAIN: Final = -0.20
#: A word for denying tells that something is denied, and what several texts affirm is told by none alone.
LOOSELY_ALIKE_BUT_DENIED: Final = -0.05
LOOSE_AMOUNTS_DIFFER: Final = -0.25
LOOSE_AMOUNTS_OF_MANY: Final = -0.10
#: Words that are only loosely alike are hardly the same words in two mouths.
LOOSE_QUOTES: Final = -0.35
#: But quotes that are alike for themselves are the same words, whatever stands around them: in five stories all 26 pairs
#: of quotes that reach .55 are of one saying; those between .50 and .55 are where they are in one claim.
QUOTED_ALIKE_FROM: Final = 0.50
QUOTED_ALIKE: Final = 0.10
QUOTED_SURELY_ALIKE: Final = 0.55
LOOSE_BELOW: Final = 0.70
LOOSE_REPLIES: Final = 0.60
LOOSE_AMOUNTS: Final = (0.50, 0.60)

DIFFERENT_MEMBERS: Final = 0.30
#: Times the share of the shorter list that both lists have.
SHARED_MEMBERS: Final = 0.40
MEMBERS_BY_MEANING: Final = -0.10
#: Several texts have one of the lists: where it begins and ends is sure, and so it is in another with as many members.
LIST_AGREED: Final = 0.10
#: Of two lists of two with one member in common the others may be named for something else.
ONE_OF_TWO: Final = -0.25
OTHER_SORT: Final = -0.25
#: Of two countries, or of names that sound unlike or have other numbers, it is sure that they are two. Words in a list of
#: names that are no name ("our", the beginning of what follows) were hardly read rightly.
MEMBER_UNSURE: Final = -0.20
MEMBER_NO_NAME: Final = -0.35

#: Where a list begins and ends in its sentence is the least sure part of reading it.
ONLY_AN_EDGE_DIFFERS: Final = -0.20

DIFFERENT_ROLES: Final = 0.35
#: One title is of who leads, the other of who speaks or deputises; or both are of one office for two fields. Two offices
#: of one rank may be held by one person.
OTHER_RANK: Final = 0.15
OTHER_FIELD: Final = 0.10
OFFICE_UNSURE: Final = -0.10
#: One of state, of a force, of some body: who has two such would have both in more than one text of many.
OTHER_SPHERE: Final = 0.10
TITLE_AGREED: Final = 0.10
#: One sentence about an office names one person in one text and another in the other.
TWO_HOLDERS: Final = 0.45

SAME_WORDS_OTHER_SPEAKER: Final = 0.60
SPEAKERS_MAY_BE_ONE: Final = -0.20
#: So alike in sound a name and its rendering in another script may be, though it is taken for another's.
PERHAPS_RENDERED: Final = 0.40
#: A "speaker" that the text does not show to be somebody.
SPEAKER_UNSURE: Final = -0.20
#: A speaker concluded from another sentence, by one text alone.
NAMED_ELSEWHERE: Final = -0.10
#: What an organisation says, somebody says for it.
SPEAKS_FOR_IT: Final = -0.20
#: Words of one side that name the other side's speaker: who is quoted there may have been mistaken.
NAMES_THE_OTHER: Final = -0.20

#: The matcher was not sure that a citation belongs to the claim.
UNSURE_MATCH: Final = -0.20
UNSURE_BELOW: Final = 0.50
