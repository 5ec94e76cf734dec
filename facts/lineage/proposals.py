"""Who retells whose reporting: a proposal per text that seems to, with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facts.lineage import features
from facts.lineage.credits import Credit, credited, own_names, same_outlet
from facts.lineage.outlets import outlets
from facts.lineage.overlap import Overlap, overlaps
from facts.lineage.press import sounds_like_press
from facts.lineage.types import Proposal
from facts.matching.names import is_latin
from facts.matching.types import Feature, StoryText


@dataclass(frozen=True, slots=True)
class _Echo:
    """A text that credits an origin: a text held under `origin`, or an outlet only."""

    origin: str
    outlet: str
    features: tuple[Feature, ...]


def propose(texts: Sequence[StoryText]) -> tuple[Proposal, ...]:
    """The texts of a story that seem to retell another's reporting, sorted by source key.

    What a text credits decides first: in its lead, early on, in a source note. A text that credits nobody is an
    echo when many of its passages stand in the same order in one that credits somebody; where neither credits anybody,
    two reports of one event look just so, and only the same wording or the same odd figures tell.
    An article that credits an outlet late, for a detail, is not called an echo.
    """
    ordered = sorted(texts, key=lambda text: text.key)
    shared = overlaps(ordered)
    named = outlets(ordered)
    echoes: dict[str, _Echo] = {}
    for text in ordered:
        echo = _by_credit(text, ordered, shared, named)
        if echo is not None:
            echoes[text.key] = echo
    origins = {echo.origin for echo in echoes.values()}
    alike = {}
    for text in ordered:
        if text.key not in echoes and text.key not in origins:
            echo = _by_likeness(text, ordered, shared, echoes)
            if echo is not None:
                alike[text.key] = echo
    echoes |= alike
    names = _common_names(echoes)
    return tuple(_proposal(key, echo, names) for key, echo in sorted(echoes.items()))


def _by_credit(
    text: StoryText,
    texts: Sequence[StoryText],
    shared: dict[tuple[str, str], Overlap],
    named: Sequence[str],
) -> _Echo | None:
    mastheads = [name for other in texts if other.key != text.key for name in own_names(other)]
    best = next(iter(credited(text, named, mastheads)), None)
    if best is None:
        return None
    held = _held(best, text, texts) or _translated(best, text, texts, shared)
    reasons = best.features
    if held:
        reasons = (*reasons, *shared[text.key, held].reasons())
    if _score(reasons) < features.PROPOSED:
        return None
    return _Echo(held, best.name, reasons)


def _held(credit: Credit, text: StoryText, texts: Sequence[StoryText]) -> str:
    """The key of the text of the credited outlet, "" when the story holds none."""
    for other in texts:
        if other.key != text.key and any(same_outlet(credit.name, name) for name in own_names(other)):
            return other.key
    return ""


def _translated(
    credit: Credit, text: StoryText, texts: Sequence[StoryText], shared: dict[tuple[str, str], Overlap]
) -> str:
    """The key of the text that a text follows far more closely than any other, "" where there is none.

    A paper's name may be translated ("新高原报" for "Báo Cao Nguyên Mới"), so that it does not sound like the paper's own. An
    agency's is known, and whoever writes in the same script keeps the name as it is.
    """
    if any(
        name.why.startswith("an agency") and same_outlet(name.text, credit.name)
        for name in text.reading.credits
    ):
        return ""
    followed = sorted(
        ((shared[text.key, other.key], other) for other in texts if other.key != text.key),
        key=lambda pair: -pair[0].likeness,
    )
    if not followed:
        return ""
    (first, origin), rest = followed[0], [overlap.likeness for overlap, _ in followed[1:]]
    own = [name for name in own_names(origin) if any(letter.isalpha() for letter in name)]
    named = [name for name in own if sounds_like_press(name)] or own
    if not named or any(is_latin(name) == is_latin(credit.name) for name in named):
        return ""
    close = (
        first.likeness >= features.TRANSLATED and first.likeness - max(rest, default=0.0) >= features.CLOSER
    )
    return origin.key if close and _came_before(origin, text) else ""


def _by_likeness(
    text: StoryText,
    texts: Sequence[StoryText],
    shared: dict[tuple[str, str], Overlap],
    echoes: dict[str, _Echo],
) -> _Echo | None:
    """The echo that a text without credits is of the text that it is most like, or of that one's origin."""
    options = []
    for other in texts:
        overlap = shared.get((text.key, other.key))
        if overlap is None or other.key == text.key:
            continue
        score = overlap.likeness + (features.VERBATIM if overlap.verbatim >= features.VERBATIM_SHARE else 0)
        copied = overlap.copied and _came_before(other, text)
        if score >= features.UNCREDITED and (other.key in echoes or copied):
            options.append((score, other.key, overlap))
    if not options:
        return None
    _, key, overlap = max(options, key=lambda option: (option[0], option[1]))
    echo = echoes.get(key)
    if echo is None:
        return _Echo(key, "", overlap.reasons())
    told = Feature("a text that it is like credits the same origin", 0.0, echo.outlet)
    return _Echo(echo.origin, echo.outlet, (*overlap.reasons(), told))


def _came_before(other: StoryText, text: StoryText) -> bool:
    """Whether `other` is the earlier of two texts, by date, else by length: retellings are shorter."""
    if other.published_on and text.published_on and other.published_on != text.published_on:
        return other.published_on < text.published_on
    return (len(other.reading.text), other.key) > (len(text.reading.text), text.key)


def _score(reasons: Sequence[Feature]) -> float:
    return sum(feature.weight for feature in reasons)


def _common_names(echoes: dict[str, _Echo]) -> dict[str, str]:
    """One spelling for each outlet: the most used, Latin before others."""
    used = Counter(echo.outlet for echo in echoes.values() if echo.outlet)
    order = sorted(used, key=lambda name: (not is_latin(name), -used[name], name))
    names: dict[str, str] = {}
    for name in order:
        names[name] = next((names[other] for other in names if same_outlet(name, other)), name)
    return names


def _proposal(key: str, echo: _Echo, names: dict[str, str]) -> Proposal:
    reasons = tuple(
        f"{feature.name}: {feature.detail}" if feature.detail else feature.name for feature in echo.features
    )
    score = round(min(1.0, _score(echo.features)), 3)
    return Proposal(key, echo.origin, names.get(echo.outlet, echo.outlet), score, reasons)
