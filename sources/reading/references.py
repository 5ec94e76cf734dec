"""Whom "she", "the minister", "the ministry" and "the survey" mean: speakers, holders of titles and bodies named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .antecedents import Antecedents
from .firms import called_a_firm, folded_words, is_firm, may_be_firm
from .lexicon import Term
from .newcomers import indefinite
from .phrases import Hit, fold
from .speakers import Sentence, Speaker
from .types import Attribution, AttributionKind, Name, NameKind, Span

#: Pronouns of several; "sie" is one as often.
_PLURAL = frozenset(
    "they ellos ellas eles elas ils elles loro essi zij ze de he они вони oni one ei ele ők onlar mereka wao họ"
    " 他们 她们 他們 彼ら 이들은 그들은 هم آنها آن‌ها הם הן তাঁরা তারা அவர்கள் พวกเขา".split()
)
_OWN = Attribution(AttributionKind.OWN)
#: What a title may have before it and still mean the one named before: "the", "der", 这位.
_POINTING = re.compile(r"^(?:这位|這位|这名|這名|该|該|上述|同|この|その|这家|這家|该家|两家|兩家)$")
#: Words of titles with fewer letters must be alike to the last letter; longer ones may differ in their endings.
_STEM, _ENDING = 5, 2
#: How many sentences long "the survey" may be that of the body that a sentence was about.
_STAYS = 2
_FULL = 4
#: A pronoun of no person right before its verb, or right behind it.
_NEUTER = re.compile(r"(?:^|[,;:.”\"»]\s)\W*(?:es|it|het|det|оно|воно|ono|se)\s(?:\w+\s)?$", re.IGNORECASE)
_NEUTER_BEHIND = re.compile(r"\s(?:es|it|het|det|оно|воно)(?=[\s,.])", re.IGNORECASE)
_BODIES = (AttributionKind.NAMED, AttributionKind.OFFICIAL)
#: "The ministry in question", by its last character or two (同省, 该部).
_POINTED = re.compile(r"^[该該同本]([\u3400-\u9fff]{1,4})$")
_CHINESE_BODY = re.compile(
    r"([\u3400-\u9fff]{2,12}?(?:部|局|署|厅|廳|院|会|會|所|校|社|行|公司|大学|大學|集团|集團|中心|组织|組織|法院))(?=\d|周[一二三四五六日]|星期|当天|日前|近日"
    r"|昨|今|在|向|对|就|于|发布|宣布|表示|决定|已|将|曾|计划|关闭|开始|启动)"
)
#: Articles and prepositions that are written with the word.
_GLUED = {"ar": re.compile(r"^(?:ال|لل)"), "he": re.compile(r"^[הבל]")}
#: How near to its sentence's head the name of what the sentence is about stands.
_OPENS = 14
#: How near to it the name of somebody does, behind what they are ("The head of the labour ministry, Ida Brandt, …").
_PRESENTS = 45


@dataclass(slots=True)
class Memory:
    """Who spoke last, and which person, firm and outlet was named last."""

    speaker: Attribution = _OWN
    person: Attribution = _OWN
    anonymous: Attribution = _OWN
    outlet: Attribution = _OWN
    firm: Attribution = _OWN
    firms: Attribution = _OWN
    paper: Attribution = _OWN
    sure: bool = False
    bodies: dict[str, Attribution] = field(default_factory=dict)
    opened: int = -9
    papered: int = -9
    holders: dict[tuple[str, ...], Attribution] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    full_names: dict[tuple[int, int], Name] = field(default_factory=dict)
    antecedents: Antecedents = field(default_factory=Antecedents)
    spoke: int = -1
    named: int = -1
    #: The last sentence that opened with a person who does not speak in it.
    presented: int = -1
    sentence: int = 0

    def learn(self, sentences: Sequence[Sentence]) -> None:
        """Take in the names of a whole text, so that short forms lead to full ones."""
        for sentence in sentences:
            for name in sentence.names:
                self.full_names[name.start, name.end] = name

    def pronoun(self, written: str, place: Span) -> Attribution:
        """Whom a pronoun means: the person named or heard last."""
        kinds = [AttributionKind.OUTLET]
        # "An expert said … He added": somebody unnamed is meant in the next sentence only.
        if written.lower() not in _PLURAL and self.sentence - self.spoke > 1:
            kinds.append(AttributionKind.ANONYMOUS)
        no_person = self.speaker.kind in kinds and self.person.kind is AttributionKind.NAMED
        heard = self.named < self.spoke and not no_person
        last = self.speaker if heard else self.person
        if last.kind is AttributionKind.OWN:
            return Attribution(AttributionKind.NAMED, written, cue=place)
        return replace(last, cue=place)

    def carried(self, sentence: Sentence, cue: Hit[Term]) -> Attribution:
        """Who a verb without a subject goes on with; "it" is the body or whose the paper is that the last sentence named."""
        place = Span(cue.start, cue.end)
        if _NEUTER.search(
            sentence.text[max(sentence.span.start, cue.start - 24) : cue.start]
        ) or _NEUTER_BEHIND.match(sentence.text, cue.end, sentence.span.end):
            last = self.paper if self.papered == self.sentence - 1 and self.paper.name else None
            last = last or (
                next(reversed(self.bodies.values()), None) if self.sentence - self.opened <= _STAYS else None
            )
            if last is not None:
                return replace(last, cue=place)
        last = self.last()
        if last.kind is AttributionKind.OWN:
            return Attribution(AttributionKind.ANONYMOUS, cue=place)
        return replace(last, cue=place)

    def last(self) -> Attribution:
        """Return who spoke last, or the person whom the last sentence is about ("Ida Brandt was blunter. “…”")."""
        about = self.presented == self.sentence - 1
        return self.person if about or self.speaker.kind is AttributionKind.OWN else self.speaker

    def meant(self, sentence: Sentence, speaker: Speaker) -> Attribution | None:
        """Whom a bare title, office or word for a firm means, None where the text named nobody of the kind before."""
        if not speaker.bare or indefinite(sentence, speaker):
            return None
        word = fold(speaker.bare).text
        if speaker.alone:
            return self._paper_of(sentence)
        if word in folded_words(sentence, "firm"):
            return self.firm if self.firm.name else None
        if word in folded_words(sentence, "firms"):
            return self.firms if self.firms.name else None
        for titles, holder in reversed(self.holders.items()):
            if any(_same_title(word, title) for title in titles):
                return holder
        return self._body(sentence, word)

    def _paper_of(self, sentence: Sentence) -> Attribution | None:
        """Whose "the survey" is: the last one with a paper, else the body that the last sentences are about."""
        if self.paper.name:
            return self.paper
        last = next(reversed(self.bodies.values()), None)
        return last if last is not None and self.sentence - self.opened <= _STAYS else None

    def _body(self, sentence: Sentence, word: str) -> Attribution | None:
        """The last body whose name holds a word for an office ("the ministry", 同省), any for a word that means every one."""
        last = next(reversed(self.bodies.values()), None)
        if word in folded_words(sentence, "bodies"):
            return next(
                (body for head, body in reversed(self.bodies.items()) if _same_title(word, head)), last
            )
        pointed = _POINTED.match(word)
        if pointed is not None:
            end = pointed.group(1)
            return next(
                (body for body in reversed(self.bodies.values()) if fold(body.name).text.endswith(end)), None
            )
        if sentence.lexicon.language in ("ko", "ja", "zh") and len(word) > 1:
            # 국토부 for 국토교통부: first and last letter and all between them in order.
            for body in reversed(self.bodies.values()):
                name = fold(body.name).text.split()[-1]
                if (
                    len(word) < len(name)
                    and (word[0], word[-1]) == (name[0], name[-1])
                    and _within(word, name)
                ):
                    return body
        short = _bared(word, sentence.lexicon.language)
        for head, body in reversed(self.bodies.items()):
            if _same_title(short, _bared(head, sentence.lexicon.language)):
                return body
        return None

    def _note_bodies(self, sentence: Sentence, speakers: Sequence[Speaker]) -> None:
        """Keep the bodies that a sentence names in full, by the word that says what they are."""
        words = folded_words(sentence, "official")
        for speaker in speakers:
            if speaker.paper and not speaker.alone:
                self.papered = self.sentence
                self.paper = Attribution(speaker.kind, speaker.text, speaker.key)
            if speaker.person or speaker.pronoun or speaker.alone or speaker.kind not in _BODIES:
                continue
            name = fold(speaker.text).text
            for hit in sentence.hits:
                if hit.value not in (Term.OFFICIAL, Term.ORGANISATION):
                    continue
                head = fold(sentence.text[hit.start : hit.stem or hit.end]).text
                if not (speaker.start <= hit.start and hit.end <= speaker.end) or head not in name:
                    continue
                # A ministry of four letters or more is named in full where words are not parted (国土交通省).
                dense = sentence.lexicon.language in ("ko", "ja", "zh") and len(head) >= _FULL
                if len(name) > len(head) + 1 or head not in words or dense:
                    self.bodies.pop(head, None)
                    self.bodies[head] = Attribution(speaker.kind, speaker.text, speaker.key)
                    if speaker.start - sentence.span.start <= _OPENS:
                        self.opened = self.sentence

    def _note_led(self, sentence: Sentence) -> None:
        """Keep the bodies that somebody named heads ("the head of the labour ministry, Ida Brandt")."""
        if sentence.lexicon.order not in ("verb-middle", "verb-second"):
            return
        for role in sentence.roles:
            if role.holder is None or role.holder.start <= role.start:
                continue
            end = max(role.end, role.holder.start)
            for hit in sentence.hits:
                body = sentence.text[hit.start : end].rstrip(" ,")
                if (
                    hit.value in (Term.OFFICIAL, Term.ORGANISATION)
                    and role.start < hit.start
                    and hit.start + len(body) > hit.end
                    and "," not in body
                ):
                    head = fold(sentence.text[hit.start : hit.stem or hit.end]).text
                    self.bodies.pop(head, None)
                    self.bodies[head] = Attribution(AttributionKind.OFFICIAL, body)

    def _note_dense(self, sentence: Sentence) -> None:
        """Keep a Chinese body at the head of a sentence by its last letter, also where it says nothing (交通运输部周一…)."""
        if sentence.lexicon.language != "zh":
            return
        found = _CHINESE_BODY.match(sentence.text, sentence.span.start, sentence.span.end)
        if found and not any(
            hit.value in (Term.ACCORDING, Term.PRONOUN) and hit.start <= found.start()
            for hit in sentence.hits
        ):
            self.bodies.pop(found.group(1), None)
            self.bodies[found.group(1)] = Attribution(AttributionKind.OFFICIAL, found.group(1))
            self.opened = self.sentence

    def note(self, sentence: Sentence, result: Attribution, speakers: Sequence[Speaker]) -> None:
        """Remember who spoke and who was named in a sentence."""
        self._note_holders(sentence)
        self._note_bodies(sentence, speakers)
        self._note_led(sentence)
        self._note_dense(sentence)
        if result.kind is not AttributionKind.OWN:
            self.speaker, self.spoke = result, self.sentence
        if result.kind is AttributionKind.ANONYMOUS and result.name:
            self.anonymous = result
        for speaker in speakers:
            if speaker.kind is AttributionKind.OUTLET and not speaker.common and not speaker.place:
                self.outlet = Attribution(AttributionKind.OUTLET, speaker.text, speaker.key)
        if result.kind is AttributionKind.OUTLET and result.name:
            self.outlet = replace(result, cue=None)
        self._note_firms(sentence, result, speakers)
        if result.kind is AttributionKind.NAMED and result.name:
            self.person, self.named = result, self.sentence
            return
        people = [speaker for speaker in speakers if speaker.person] or [
            speaker for speaker in speakers if self._full_name(sentence, speaker)
        ]
        if people and result.kind is AttributionKind.OWN:
            self.person = Attribution(AttributionKind.NAMED, people[0].text, people[0].key)
            self.named = self.sentence
            if people[0].person and people[0].start - sentence.span.start <= _PRESENTS:
                self.presented = self.sentence

    def _full_name(self, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a speaker's name looks like given name and surname: two words or three, none a firm's or an office's."""
        return (
            speaker.kind is AttributionKind.NAMED
            and not speaker.place
            and not speaker.pronoun
            and 2 <= len(speaker.text.split()) <= 3
            and not self._governed(sentence, speaker)
            and not any(
                name.kind is NameKind.ORGANISATION and name.start < speaker.end and speaker.start < name.end
                for name in sentence.names
            )
            and not any(
                hit.value in (Term.ORGANISATION, Term.OFFICIAL, Term.OUTLET, Term.AGENCY)
                and hit.start < speaker.end
                and speaker.start < hit.end
                for hit in sentence.hits
            )
        )

    @staticmethod
    def _governed(sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a preposition or "of" stands before a name, so that the sentence is not about it."""
        head = sentence.text[max(sentence.span.start, speaker.start - 16) : speaker.start].lower().split()
        return bool(head) and head[-1] in (
            *sentence.lexicon.words("addressee"),
            *sentence.lexicon.words("particles"),
        )

    def _note_holders(self, sentence: Sentence) -> None:
        for role in sentence.roles:
            name = next(
                (name for name in sentence.names if role.holder and name.start == role.holder.start), None
            )
            if name is None:
                continue
            full = self._full(name)
            titles = tuple(
                fold(sentence.text[hit.start : max(hit.stem, hit.start + 1)]).text
                for hit in sentence.hits
                if hit.value is Term.TITLE and role.start <= hit.start and hit.end <= role.end
            )
            self.people.add(full)
            # Whoever was named last stands last.
            self.holders.pop(titles, None)
            self.holders[titles] = Attribution(AttributionKind.NAMED, full, name.key)

    def _full(self, name: Name) -> str:
        full = self.full_names.get((name.alias_of.start, name.alias_of.end)) if name.alias_of else None
        same_script = full is not None and full.text[:1].isascii() == name.text[:1].isascii()
        return (
            full.text if full is not None and same_script and len(full.text) > len(name.text) else name.text
        )

    def _note_first_firm(self, sentence: Sentence, speakers: Sequence[Speaker]) -> None:
        """Take the first firm that a text names as "the company", until another one opens a sentence or speaks."""
        for name in sentence.names:
            person = name.kind in (NameKind.PERSON, NameKind.PLACE) or self._full(name) in self.people
            if not person and called_a_firm(sentence, name):
                self.firm, self.sure = Attribution(AttributionKind.NAMED, self._full(name), name.key), True
                return
        for speaker in speakers:
            if (
                speaker.kind is AttributionKind.OFFICIAL
                and not speaker.alone
                and is_firm(sentence, speaker.text)
            ):
                self.firm, self.sure = Attribution(speaker.kind, speaker.text, speaker.key), True
                return

    def _note_firms(self, sentence: Sentence, result: Attribution, speakers: Sequence[Speaker]) -> None:
        for speaker in speakers:
            if speaker.person:
                self.people.add(speaker.text)
        spoke = result.kind is AttributionKind.NAMED and bool(result.name)
        if spoke and result.name not in self.people:
            joined = any(f" {joint} " in result.name for joint in sentence.lexicon.words("conjunctions"))
            if joined:
                self.firms = replace(result, cue=None)
            elif any(
                speaker.text == result.name and not speaker.place and not speaker.pronoun
                for speaker in speakers
            ):
                self.firm = replace(result, cue=None)
            return
        if result.kind is AttributionKind.OFFICIAL and is_firm(sentence, result.name):
            self.firm = replace(result, cue=None)
            return
        if not self.sure:
            self._note_first_firm(sentence, speakers)
        opening = next(
            (
                name
                for name in sentence.names
                if name.kind not in (NameKind.PERSON, NameKind.PLACE)
                and name.start - sentence.span.start <= _OPENS
            ),
            None,
        )
        if opening is None or not may_be_firm(sentence, opening):
            return
        if opening.kind is NameKind.ORGANISATION or not self.firm.name:
            full = self._full(opening)
            if full not in self.people:
                self.firm = Attribution(AttributionKind.NAMED, full, opening.key)


def bare_word(sentence: Sentence, hit: Hit[Term], start: int, end: int) -> str:
    """The title or word for a firm in an office at `start..end` that names nothing else, "" for any other office."""
    before, after = sentence.text[start : hit.start], sentence.text[hit.end : end]
    if after.strip() or (before.strip() and not _POINTING.match(before.strip())):
        return ""
    governed = re.match(r"\s([^\W\d_]+)", sentence.text[end : end + 20])
    if governed and governed.group(1).lower() in sentence.lexicon.words("particles"):
        return ""
    return sentence.text[hit.start : hit.stem or hit.end]


def _within(word: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in word)


def _bared(word: str, language: str) -> str:
    glued = _GLUED.get(language)
    return glued.sub("", word) if glued and len(word) > _STEM - 1 else word


def _same_title(left: str, right: str) -> bool:
    """Whether two words are one title, endings aside ("Verkehrsministerin", "Ministerin"; "ministern", "minister")."""
    short, long = sorted((left, right), key=len)
    return bool(short) and (
        short in long or (len(short) >= _STEM and short[: max(_STEM, len(short) - _ENDING)] in long)
    )
