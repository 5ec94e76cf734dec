"""Titles that a text gives to people: "CEO of Scale AI", 高级副总裁, with the person who holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import Lexicon, Term
from .phrases import Hit
from .types import Name, NameKind, Role, Span

_STOP = re.compile(r"[,，、،;；:：.。!?()（）“”\"«»\n—–…]|\s-\s")
_QUOTED_NAME = re.compile(r"[«“\"„][^«»“”\"\n]{2,40}[»”“\"]")
_VERBS = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY, Term.DECLINE, Term.PLAN, Term.NEGATE)
_SAYING = (Term.REPORT, Term.PUBLISH, Term.ANNOUNCE, Term.DENY, Term.DECLINE)
#: How many words a title may govern before the name of who holds it.
_MOST_WORDS = 8
#: How many characters a day and an article may take between a verb and the title behind it.
_DAY_BETWEEN = 30
_LONGEST = 90
_DENSE_LONGEST = 24


def find_roles(
    text: str, span: Span, hits: Sequence[Hit[Term]], names: Sequence[Name], lexicon: Lexicon
) -> tuple[Role, ...]:
    """The titles in a sentence, each with the span of the name that holds it where one stands beside it."""
    people = [name for name in names if name.kind in (NameKind.PERSON, NameKind.UNKNOWN)]
    if lexicon.language in ("zh", "ja", "ko"):
        # Latin letters beside a title are the organisation's; people carry the letters of the text.
        people = [name for name in people if name.kind is NameKind.PERSON or not name.text[:1].isascii()]
    particles = frozenset((*lexicon.words("addressee"), *lexicon.words("particles")))
    roles: list[Role] = []
    for start, end in _merged(text, [hit for hit in hits if hit.value is Term.TITLE]):
        if roles and start < roles[-1].end:
            continue
        if any(
            name.start <= start and end <= name.end and name.kind is NameKind.ORGANISATION for name in names
        ):
            continue
        holder, stop = _holder(text, span, start, end, people, names, lexicon.language, particles)
        speaking = _speaking(text, start, end, people, hits, particles) if holder is None else None
        if speaking is not None:
            holder, stop = speaking, speaking.start
        if lexicon.language in ("zh", "ja", "ko"):
            stop = end
        else:
            stop = min(stop, _extent(text, end, stop, hits, lexicon))
        stop = max(end, min(stop, span.end))
        phrase = text[start:stop].rstrip()
        roles.append(
            Role(start, start + len(phrase), phrase, Span(holder.start, holder.end) if holder else None)
        )
    return tuple(roles)


def _governed(between: str, name: Name, particles: frozenset[str]) -> bool:
    """Whether only what the office is for stands between a title and a full name ("міністр інфраструктури X Y")."""
    words = re.sub(r"[«“\"„][^«»“”\"]*[»”“\"]", " ", between).split()
    lower = all(word.isalpha() and word.islower() and word not in particles for word in words)
    return name.kind is NameKind.UNKNOWN and " " in name.text and 0 < len(words) <= 3 and lower


def _speaking(
    text: str,
    start: int,
    end: int,
    people: Sequence[Name],
    hits: Sequence[Hit[Term]],
    particles: frozenset[str],
) -> Name | None:
    """The full name between the words of a title and a verb of saying ("Msemaji wa kampuni hiyo Asha Juma alisema").

    Behind the verb or an "according to" it ends its clause ("announced on Friday the mayor of the town Lena Ode").
    """
    verbs = {hit.start for hit in hits if hit.value in _SAYING}
    told = any(
        0 <= start - hit.end <= _DAY_BETWEEN and not _STOP.search(text[hit.end : start])
        for hit in hits
        if hit.value in (*_SAYING, Term.ACCORDING)
    )
    organisations = {hit.end for hit in hits if hit.value in (Term.OFFICIAL, Term.ORGANISATION)}
    for name in people:
        between = text[end : name.start]
        if name.start <= end or name.start - end > _LONGEST or _STOP.search(between):
            continue
        words = between.lower().split()
        said = verbs.intersection(range(name.end + 1, name.end + 3)) or (told and _STOP.match(text, name.end))
        if not said or " " not in name.text or len(words) > _MOST_WORDS:
            continue
        # Behind "of" or "the company" stands whom the office belongs to.
        if words and (words[-1] in particles or name.start - 1 in organisations):
            continue
        return name
    return None


def _behind_organisation(text: str, end: int, limit: int, names: Sequence[Name]) -> Name | None:
    """The person behind a title and its organisation ("Juru Bicara Balai Karet Timur (BKT) Wulan Adi")."""
    at = end
    following = [name for name in names if end <= name.start < limit]
    for index, name in enumerate(following):
        gap = text[at : name.start]
        if not re.fullmatch(r"[\s\u00a0]?[(（)）]?[\s\u00a0]?|[)）]\s", gap):
            return None
        if (
            index
            and name.kind is not NameKind.ORGANISATION
            and name.kind is not NameKind.PLACE
            and " " in name.text
        ):
            return name
        if name.kind not in (NameKind.ORGANISATION, NameKind.PLACE):
            return None
        at = name.end
    return None


def _extent(text: str, end: int, stop: int, hits: Sequence[Hit[Term]], lexicon: Lexicon) -> int:
    """Where the words that go with a title end: at the sentence's verb at the latest."""
    connectors = {*lexicon.words("addressee"), *lexicon.words("particles")}
    following = re.match(r"[\s\u00a0]*([^\W_]+)", text[end:stop])
    if connectors and (following is None or following.group(1).lower() not in connectors):
        return end
    verbs = [hit.start for hit in hits if hit.value in _VERBS and end <= hit.start < stop]
    return min(verbs, default=stop)


def _merged(text: str, titles: Sequence[Hit[Term]]) -> list[tuple[int, int]]:
    """Titles that stand together are one ("former senior vice president")."""
    merged: list[tuple[int, int]] = []
    for hit in sorted(titles, key=lambda hit: (hit.start, -hit.end)):
        if merged and hit.start <= merged[-1][1] + 1 and not _STOP.search(text[merged[-1][1] : hit.start]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], hit.end))
        else:
            merged.append((hit.start, hit.end))
    return merged


def _holder(
    text: str,
    span: Span,
    start: int,
    end: int,
    people: Sequence[Name],
    names: Sequence[Name],
    language: str,
    particles: frozenset[str],
) -> tuple[Name | None, int]:
    """Who holds the title at `start..end`, and where the title's phrase stops."""
    stop = _STOP.search(text, end, span.end)
    # The name of the organisation may stand in quotation marks within the title's phrase.
    quoted = _QUOTED_NAME.match(text, stop.start()) if stop else None
    if quoted and quoted.end() < span.end:
        stop = _STOP.search(text, quoted.end(), span.end)
    edge = stop.start() if stop else span.end
    edge = min(edge, end + (_DENSE_LONGEST if language in ("zh", "ja", "ko", "th") else _LONGEST))
    left = [name for name in people if name.end <= start]
    right = [name for name in people if name.start >= end]
    behind = _behind_organisation(text, end, span.end, names)
    if behind is not None:
        return behind, end
    if (
        right
        and right[0].start - end <= 2
        and not _STOP.search(text[end : right[0].start])
        and language != "ja"
    ):
        following = text[right[0].end : right[0].end + 2]
        # "CEO Orbit Dairy, Lena Ode,": what touches the title is the company, the person stands behind the comma.
        if (
            following[:1] in ",،"
            and len(right) > 1
            and right[1].start - right[0].end <= 3
            and right[0].kind is not NameKind.PERSON
        ):
            return right[1], right[0].end
        # "Bupati Sleman Ahmad Yani": the district governed touches the title, the person stands behind it.
        if len(right) > 1 and right[1].start - right[0].end == 1 and " " in right[1].text:
            return right[1], right[0].end
        # A lone word of no known kind behind a title is the organisation ("CEO Orbit") as often as the person.
        lone = right[0].kind is NameKind.UNKNOWN and not re.search(r"[\s・·-]", right[0].text)
        if not lone or right[0].alias_of is not None:
            return right[0], end
        return None, right[0].end
    if left and language in ("ja", "ko", "zh") and start - left[-1].end <= 1:
        return left[-1], end
    if (
        left
        and language == "ko"
        and start - left[-1].end <= 14
        and not _STOP.search(text[left[-1].end : start])
    ):
        return left[-1], end
    # A name inside the phrase ends it only when it is a person ("director of photography Anna Lee").
    inside = [
        name
        for name in right
        if name.start < edge
        and (name.kind is NameKind.PERSON or _governed(text[end : name.start], name, particles))
    ]
    apposition = re.search(r"[,،(（–—]\s?(?:[^\W\d_]+\s){0,4}$", text[max(span.start, start - 40) : start])
    # "X Y, spokesman of the firm Z": whom the apposition follows goes before a name of no known kind within it.
    follows = left and apposition is not None and apposition.group().strip() in (",", "،")
    if follows and inside and inside[0].kind is not NameKind.PERSON and " " in left[-1].text:
        head = text[span.start : left[-1].start].lower().split()
        if start - left[-1].end <= 3 and not (head and head[-1] in particles):
            return left[-1], edge
    if inside:
        return inside[0], inside[0].start
    if left and apposition:
        comma = max(span.start, start - 40) + apposition.start()
        if 0 <= comma - left[-1].end <= 2:
            return left[-1], edge
    beyond = next((name for name in right if name.start >= edge), None)
    if (
        beyond is not None
        and 0 <= beyond.start - edge <= 3
        and re.fullmatch(r"\s?[,،]?\s?", text[edge : beyond.start])
    ):
        return beyond, edge
    if left and start - left[-1].end <= 30 and not _STOP.search(text[left[-1].end : start]):
        return left[-1], edge
    return None, edge
