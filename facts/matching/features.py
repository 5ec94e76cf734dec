"""The matcher's policy in one place: what each piece of evidence adds to or takes from a score.

Figures come from a development set of annotated stories; cosine scores are hub-corrected (CSLS), so 0 means
"as near as its nearest strangers" and .3 a close paraphrase in another language.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

#: Neighbours per text that say how crowded the space around a passage is (CSLS).
NEIGHBOURS: Final = 4

#: Weight of its language's mean when a text's own mean is taken out: counts as this many passages.
PRIOR_PASSAGES: Final = 4.0

#: How much of a pair's score comes from its best way through a third text.
SMOOTHING: Final = 0.4

#: Two passages that share a name that few passages have, or have rare names of which none is shared.
SHARED_RARE_NAME: Final = 0.10
CONFLICTING_RARE_NAME: Final = -0.05

#: Two passages that state the same unusual amount.
SHARED_FIGURE: Final = 0.30

#: Two clauses: the same amount; the same amount where chance could have it so; amounts of one measure that
#: differ, neither with an equal in the other's text; that differ although one has its equal there; amounts of
#: different measures; only one has an amount.
SAME_AMOUNT: Final = 0.35
SAME_COMMON_AMOUNT: Final = 0.15
ODD_AMOUNTS: Final = 0.0
OTHER_AMOUNT: Final = -0.40
OTHER_MEASURE: Final = -0.40
AMOUNT_AGAINST_NONE: Final = -0.05

#: Sums in two currencies that can be one (or are one number: a dollar or a peso is often taken for another's); one
#: number of things by two names ("61 seats", "61 members"), and one that chance could have so.
SAME_SUM: Final = 0.15
SAME_COUNT: Final = 0.15
SAME_COMMON_COUNT: Final = 0.0

#: What odd amounts lose for each power of ten between them: 38,000 and 6 hardly tell of the same thing.
ODD_MAGNITUDE: Final = -0.10

#: Many sentences of a story name its day: dates say less than amounts. A date is telling where each text has it in
#: one passage only.
SAME_DATE: Final = 0.15
OTHER_DATE: Final = -0.05
DATE_AGAINST_AMOUNT: Final = -0.30

#: Two lists: times the share of the shorter one's members that both have and that the text does not list again
#: and again; none in common. Only lists whose surroundings score above LISTS_NEAR are compared at all.
SHARED_MEMBERS: Final = 0.35
NO_SHARED_MEMBER: Final = -0.30
LISTS_NEAR: Final = 0.15

#: Centred cosine below which two clauses are strangers, and what that takes away.
STRANGER_COSINE: Final = 0.25
STRANGERS: Final = -0.15

#: Clauses of one sentence say different things; passages of one text rarely repeat each other.
SAME_PASSAGE: Final = -0.20
SAME_TEXT: Final = -0.05
#: Two figures of one sentence are two matters, however alike the sentences around them.
TWO_FIGURES_OF_A_PASSAGE: Final = -1.5

#: Two passages whose score reaches this say the same, as far as names may be mined from them.
ALIGNED: Final = 0.20

#: Mean score between two groups of clauses at which they are one claim.
JOIN: Final = 0.10

#: Occurrences in one text above which a name or an amount no longer tells passages apart.
RARE_NAME_PASSAGES: Final = 3
RARE_FIGURE_PASSAGES: Final = 4

#: Mean score, figures aside, at which two groups of one measure are two answers to one matter, and how many powers
#: of ten their figures may lie apart.
COMPLETES: Final = 0.12
COMPLETES_WITHIN: Final = 1

#: Groups of so many texts whose figures lie within this factor are two answers where for this share of them the other is the
#: nearest of that measure, and their mean score is one or, where the other is for all of them, the other.
RIVALS_TEXTS: Final = 4
RIVALS_WITHIN: Final = Decimal("2")
RIVALS_NEAREST: Final = 0.5
RIVALS_ALIKE: Final = 0.08
RIVALS: Final = -0.02
#: How much farther than another figure of its text one is that only happens to be that of the others.
BY_CHANCE: Final = 0.15
#: Groups of dates of which two texts name one day, where each is what comes nearest in half of the other's texts.
ONE_DAY_ALIKE: Final = 0.05
#: A date alone in its group goes to one that three texts name where, in this share of texts, each is of all dates the nearest to
#: the other, and the mean score reaches this.
OTHER_DAY_NEAREST: Final = 1.0
OTHER_DAY_ALIKE: Final = 0.08
#: A figure to which of all figures of its measure those of its claim come nearest, in so many texts.
CLOSEST_FIGURE: Final = 0.10

#: Mean score of passages at which two groups whose passages are each other's nearest in all texts are one claim, and
#: what the mean score of their units and what their figures add must not fall below: other parts of the same passages
#: are other matters. Where only one group is nearest to the other, it must be of so many texts.
MUTUAL: Final = 0.14
MUTUAL_ONE_WAY: Final = 3
MUTUAL_UNITS: Final = -0.05
MUTUAL_FIGURES: Final = -0.10

#: Centred cosine from which the words of two quotations, each the nearest of the other's text, are one saying.
ONE_SAYING: Final = 0.55
#: Words that are less alike than this to all of a saying are another one, where the units are no nearer than the second.
OTHER_SAYING: Final = 0.35
OTHER_SAYING_AROUND: Final = 0.20

#: Clauses that differ in how negated they are by this much are compared with negation left out of their meaning.
NEGATION_APART: Final = 0.15
#: A clause is negated from this strength on, and plain up to the other.
NEGATED: Final = 0.18
NEGATED_WITHOUT_A_WORD: Final = 0.30
PLAIN: Final = 0.08

#: Two denials of two texts are one from this score on: by one speaker, or by speakers of whom that cannot be told.
ONE_DENIAL: Final = 0.10
ONE_DENIAL_BY_UNKNOWN: Final = 0.20
#: Denials whose words come this near to each other without negation are one, whoever denies.
ONE_DENIAL_WHOEVER: Final = 0.25
#: A denial stands against what it comes this near to with negation left out (CSLS of whole passages): by a word for
#: denying, or by somebody's saying no. What says no beside a denial must come this near itself.
DENIED: Final = 0.12
DENIED_BY_NEGATION: Final = 0.18
DENIED_BESIDE: Final = 0.05
#: A denial that is taken for one with others must not be this far from what they deny itself.
DENIED_ALONG: Final = -0.10
#: What is denied is no farther than strangers in the mean of its texts.
DENIED_ON_THE_WHOLE: Final = 0.0
#: A denial that says of its matter no more than "the accusation" denies the sentence before it.
DENIES_BEFORE: Final = 0.25
#: Centred cosine without negation below which nothing is denied, however far everything else is.
DENIED_COSINE: Final = 0.20
#: Mean score from which a denial that stands against something stays with the others of its group.
DENIAL_STAYS: Final = 0.20
#: How much it counts how near a second text comes.
DENIED_TWICE: Final = 0.5
