"""Which names of a text the text itself equates: parentheses, and a surname after the full name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .phrases import fold
from .types import Name, NameKind, Span

_UNCASED_SURNAMES = frozenset(("ar", "fa", "he", "bn", "hi", "ta", "ur"))
_DOTS = re.compile(r"[・·•‧･]")
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30fe・·]{2,12}$")
_OPEN = re.compile(r"\s?[(（]\s?[“\"「']?$")
_EAST_ASIAN = re.compile(r"[\u3005\u3400-\u9fff\uac00-\ud7af]{1,5}")
#: Scripts that put a name beside other words without a space.
_GLUES = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: Han and Hangul names from so many characters on are surname and given name.
_WHOLE = 3
_CLOSE = re.compile(r"[”\"」']?\s?[)）]")


def alias_links(text: str, names: Sequence[Name], language: str) -> list[Name]:
    """The names with `alias_of` set where the text says that two of them are one, and later short forms added."""
    linked = _parentheses(text, list(names), language)
    linked = _repeated_parts(text, _repeated_whole(text, linked))
    if language in _UNCASED_SURNAMES:
        linked = _repeated_surnames(text, linked)
    return _surnames(linked)


def split_camel(name: str) -> str:
    """A glued Latin name with its spaces back ("MartaWong" -> "Marta Wong")."""
    return re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", name)


def _is_latin(name: str) -> bool:
    return bool(re.match(r"@?[A-Za-zÀ-ɏ]", name))


def _parentheses(text: str, names: list[Name], language: str) -> list[Name]:
    """Name (Other): the shorter is an alias of the longer, a foreign spelling of the Latin one."""
    by_end = {name.end: name for name in names}
    used = {place for name in names for place in range(name.start, name.end)}
    targets: dict[int, Name] = {}
    added: list[Name] = []
    for name in names:
        opening = _OPEN.search(text[max(0, name.start - 3) : name.start])
        closing = _CLOSE.match(text[name.end : name.end + 3])
        if not opening or not closing:
            continue
        before = name.start - len(opening.group())
        left = by_end.get(before) or by_end.get(before - 1)
        if left is None and language in ("zh", "ja"):
            left = _han_name(text, before, used)
            if left is not None:
                added.append(left)
        if left is None or left.kind is NameKind.PLACE or name.kind is NameKind.PLACE:
            continue
        foreign = not _is_latin(left.text) and _is_latin(name.text)
        target, alias = (name, left) if foreign or len(left.text) < len(name.text) else (left, name)
        targets[alias.start] = target
    return [
        _equated(name, targets.get(name.start))
        for name in sorted([*names, *added], key=lambda name: name.start)
    ]


def _equated(name: Name, target: Name | None) -> Name:
    if target is None:
        return name
    why = f"{name.why}; equated with {target.text} in brackets"
    return replace(name, alias_of=Span(target.start, target.end), why=why)


def _han_name(text: str, end: int, used: set[int]) -> Name | None:
    quoted = re.search(r"[“「『《]([^”」』》]{2,16})[”」』》]$", text[max(0, end - 20) : end])
    if quoted:
        stop = end - 1
        start = stop - len(quoted.group(1))
    else:
        match = _HAN_BEFORE.search(text[max(0, end - 12) : end])
        if not match:
            return None
        stop, start = end, end - len(match.group())
        katakana = re.search(r"[\u30a1-\u30fa\u30fc-\u30fe・]{2,}$", match.group())
        if katakana:
            start = end - len(katakana.group())
        # A glued phrase longer than an institution's name would be a guess.
        elif len(match.group()) > 10:
            return None
    if used.intersection(range(start, stop)):
        return None
    return Name(start, stop, text[start:stop], why="before its foreign spelling in brackets")


def spelled_out(text: str, end: int, acronym: str) -> Name | None:
    """The words before an acronym in brackets whose initials spell it ("Balai Karet Timur (BKT)")."""
    head = text[max(0, end - 120) : end]
    words = list(re.finditer(r"[^\W_]+", head))
    letters = re.sub(r"\W", "", acronym).lower()
    start = None
    position = len(letters) - 1
    for word in reversed(words[-14:]):
        if word.group()[0].lower() == letters[position]:
            position -= 1
            start = word.start()
            if position < 0:
                break
    if position >= 0 or start is None or not head[start].isupper():
        return None
    first = end - len(head) + start
    if re.search(r"[.!?;:\n“”\"()]", text[first:end]):
        return None
    return Name(first, end, text[first:end].rstrip(), NameKind.ORGANISATION, why=f"spells out {acronym}")


def _repeated_parts(text: str, names: list[Name]) -> list[Name]:
    """Later bare parts of a dotted or bracketed Han or kana name (翁 after 马尔塔・翁)."""
    parts: dict[str, Name] = {}
    for name in names:
        if _is_latin(name.text) or not re.search(r"[\u3400-\u9fff\u30a1-\u30fa\u30fc-\u30fe]", name.text):
            continue
        pieces = _DOTS.split(name.text)
        if len(pieces) > 1:
            for piece in (pieces[-1], name.text):
                if len(piece) >= 2:
                    parts.setdefault(piece, name)
        elif name.alias_of is not None and len(name.text) >= 2:
            parts.setdefault(name.text, name)
    return _mentioned_again(text, names, parts, why="short for {}")


def _repeated_whole(text: str, names: list[Name]) -> list[Name]:
    """Other mentions of people by the same whole name, in scripts that show no names by capitals: a title tells only once."""
    owners: dict[str, Name] = {}
    for name in names:
        whole = " " in name.text or len(name.text) >= _WHOLE
        if name.kind is NameKind.PERSON and whole and name.text.lower() == name.text.upper():
            owners.setdefault(name.text, name)
    return _mentioned_again(text, names, owners, why="named before as {}")


def _mentioned_again(text: str, names: list[Name], owners: dict[str, Name], *, why: str) -> list[Name]:
    """The names with all later mentions of these words, each an alias of who has them; `why` has a place for that name."""
    if not owners:
        return names
    used = {place for name in names for place in range(name.start, name.end)}
    added = []
    for match in re.finditer("|".join(map(re.escape, sorted(owners, key=len, reverse=True))), text):
        owner, start, end = owners[match.group()], match.start(), match.end()
        # Where words are written apart, a name is no part of a longer word.
        glued = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
        if (
            start <= owner.start
            or used.intersection(range(start, end))
            or (glued and not _GLUES.match(text, start))
        ):
            continue
        place = Span(owner.start, owner.end)
        said = why.format(owner.text)
        added.append(Name(start, end, match.group(), owner.kind, owner.key, place, said))
    return sorted([*names, *added], key=lambda name: name.start)


def _repeated_surnames(text: str, names: list[Name]) -> list[Name]:
    """Later mentions of a person by the last word of the name, in scripts that show no names by capitals."""
    owners: dict[str, Name] = {}
    for name in names:
        words = name.text.split()
        if (
            name.kind is NameKind.PERSON
            and len(words) > 1
            and len(words[-1]) > 1
            and not _is_latin(name.text)
        ):
            owners.setdefault(words[-1], name)
    if not owners:
        return names
    used = {place for name in names for place in range(name.start, name.end)}
    added = []
    for match in re.finditer(r"[^\s.,،؛;:()\"“”«»।!?]+", text):
        owner = owners.get(match.group())
        if owner is not None and match.start() > owner.end and not used.intersection(range(*match.span())):
            place = Span(owner.start, owner.end)
            why = f"short for {owner.text}"
            added.append(Name(match.start(), match.end(), match.group(), owner.kind, owner.key, place, why))
    return sorted([*names, *added], key=lambda name: name.start)


def _surnames(names: list[Name]) -> list[Name]:
    """A lone word that ends (or begins) an earlier longer name is short for it."""
    first: dict[str, Name] = {}
    last: dict[str, Name] = {}
    people: list[Name] = []
    # A short name that stood alone before the long one came is a name of its own (a firm before its branch).
    alone: set[str] = set()
    result = []
    for name in names:
        words = fold(split_camel(name.text)).text.split()
        if (
            len(words) == 1
            and not _EAST_ASIAN.fullmatch(name.text)
            and name.alias_of is None
            and name.kind in (NameKind.UNKNOWN, NameKind.PERSON, NameKind.ORGANISATION)
        ):
            owner = last.get(words[0])
            if owner is None and words[0] not in alone:
                owner = first.get(words[0])
            if owner is None:
                alone.add(words[0])
            elif not name.key or name.key == owner.key:
                why = name.why if name.key else f"short for {owner.text}"
                name = replace(
                    name,
                    kind=name.kind or owner.kind,
                    key=name.key or owner.key,
                    alias_of=Span(owner.start, owner.end),
                    why=why,
                )
        elif name.kind is NameKind.PERSON and _EAST_ASIAN.fullmatch(name.text) and name.alias_of is None:
            owner = next(
                (full for full in people if full.text.startswith(name.text) and full.text != name.text), None
            )
            if owner is not None:
                name = replace(
                    name,
                    key=name.key or owner.key,
                    alias_of=Span(owner.start, owner.end),
                    why=f"short for {owner.text}",
                )
            people.append(name)
        elif 2 <= len(words) <= 5 and name.kind is not NameKind.PLACE:
            last.setdefault(words[-1], name)
            first.setdefault(words[0], name)
        result.append(name)
    return result
