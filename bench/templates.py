"""Claims like those of the seeds, made and published by the use cases: the generator copies them."""

from __future__ import annotations

import datetime
import hashlib
import uuid
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group, User

from facts.models import Citation, Claim, ClaimEntity, Contradiction, Entity, Position
from facts.publishing import publish
from facts.review import EvidenceGiven, judge, take_up
from sources.folding import search_tokens
from sources.models import Obtained, Outlet, Passage, Source, Story
from sources.reading.sentences import sentence_spans

#: What stands for the copy's number in ids and words: of a claim and what hangs on it, of an entity, of a source.
CLAIM, ENTITY, SOURCE = "bbbbbbbb-0000", "eeeeeeee-0000", "dddddddd-0000"

PUBLISHED, UNPUBLISHED = 24, 8

#: Short enough for a summary that holds five of them whole.
TEXTS = {
    "en": "The bridge cost {amount} million dollars. The harbour authority said so. Work began in March and took two "
    "years. Two contractors shared it.",
    "vi": "Cây cầu có giá {amount} triệu đô la. Chính quyền cảng cho biết như vậy. Công trình khởi công vào tháng ba. Hai nhà "
    "thầu cùng thi công.",
    "zh": "新桥耗资{amount}百万美元。港务局如此表示。工程于三月动工，历时两年。两家承包商共同承建。",
    "ar": "كلف الجسر {amount} مليون دولار. هذا ما قالته هيئة الميناء. بدأ العمل في مارس واستغرق عامين.",
    "pt": "A ponte custou {amount} milhões de dólares. Disse-o a autoridade portuária. A obra começou em março.",
}
LANGUAGES = tuple(TEXTS)
RATINGS = ("verified", "verified", "verified", "refuted", "disputed")
DAY = datetime.date(2026, 3, 1)


def _id(kind: str, *place: int) -> uuid.UUID:
    number = 0
    for part in place:
        number = number * 256 + part
    return uuid.UUID(f"{kind}-7000-8000-{number:012x}")


def build() -> list[tuple[Claim, bool]]:
    """Make the claims to be copied; return each with whether it is published."""
    people = {role: _person(role) for role in ("editor", "fact-checker", "reporter")}
    outlets = [Outlet.objects.create(name=f"Outlet {n}") for n in range(20)]
    made = []
    for n in range(PUBLISHED + UNPUBLISHED):
        published = n < PUBLISHED
        claim, upheld = _claim(n, cited=5 if published else 2, author=people["reporter"], outlets=outlets)
        if published:
            _verdict(claim, upheld, rating=RATINGS[n % len(RATINGS)], people=people)
        made.append((claim, published))
    return made


def _person(role: str) -> User:
    user = User.objects.create(username=role)
    user.groups.add(Group.objects.get(name=role))
    return user


def _claim(n: int, *, cited: int, author: User, outlets: list[Outlet]) -> tuple[Claim, Position]:
    story = Story.objects.create(
        id=_id(SOURCE, 1, n), slug=f"story-{n}-{SOURCE}", title=f"The new bridge of {SOURCE}"
    )
    entities = [
        Entity.objects.create(id=_id(ENTITY, n, part), name=f"{name} {ENTITY}", kind=kind)
        for part, (name, kind) in enumerate(
            (("River Bridge", "place"), ("Harbour Authority", "organisation"))
        )
    ]
    claim = Claim.objects.create(
        id=_id(CLAIM, 1, n),
        key=f"cost-{n}-{CLAIM}",
        story=story,
        text=f"The new bridge over the river cost {12 + n} million dollars, says the authority (file {CLAIM}).",
        language="en",
        kind="value",
        signature=f"River Bridge · {12 + n} m USD",
        worded_by=author,
    )
    ClaimEntity.objects.bulk_create(ClaimEntity(claim=claim, entity=entity) for entity in entities)
    amounts = [Decimal(12 + n) * 1_000_000, Decimal(14 + n) * 1_000_000]
    positions = [
        Position.objects.create(
            id=_id(CLAIM, 2, n, part), claim=claim, amount=amount, unit="USD", found_by="bench"
        )
        for part, amount in enumerate(amounts)
    ]
    for part in range(cited):
        position = positions[part % 3 == 2]
        _cite(n, part, position, story=story, outlet=outlets[(n + part) % len(outlets)])
    if cited > 2:
        Contradiction.objects.create(
            id=_id(CLAIM, 3, n), claim=claim, left=positions[0], right=positions[1], kind="value", list="main",
            label="narrators_differ", score=0.9, reason=f"{12 + n} against {14 + n} million dollars: beyond rounding.",
            features=[{"name": "amounts differ", "weight": 0.9, "detail": "ratio 1.17"}], found_by="bench",
        )  # fmt: skip
    return claim, positions[0]


def _cite(n: int, part: int, position: Position, *, story: Story, outlet: Outlet) -> None:
    language = LANGUAGES[part % len(LANGUAGES)]
    text = TEXTS[language].format(amount=int(position.amount or 0) // 1_000_000)
    source = Source.objects.create(
        id=_id(SOURCE, 2, n, part), key=f"https://outlet.example.org/{n}/{part}/{SOURCE}",
        url=f"https://outlet.example.org/{n}/{part}/{SOURCE}", story=story, outlet=outlet, language=language,
        title=f"Bridge {n} opens", published_on=DAY, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), obtained=Obtained.FILE,
        file=f"{n}-{part}.txt",
    )  # fmt: skip
    sentences = [(span.start, span.end) for span in sentence_spans(text, language)]
    for ordinal, (start, end) in enumerate(sentences):
        words = text[start:end]
        Passage.objects.create(
            id=_id(SOURCE, 3, n, part, ordinal), source=source, ordinal=ordinal, start=start, end=end, text=words,
            tokens=search_tokens(words),
        )  # fmt: skip
    start, end = sentences[0]
    Citation.objects.create(
        id=_id(CLAIM, 4, n, part), claim=position.claim, position=position, source=source, start=start, end=end,
        quote=text[start:end], amount=position.amount, unit="USD", original_value=f"{position.amount}",
        attribution_kind="official", attribution_name="Harbour Authority", found_by="bench",
        found={"score": 0.91, "features": [{"name": "equal quantities", "weight": 0.4, "detail": "in both"}]},
    )  # fmt: skip


def _verdict(claim: Claim, upheld: Position, *, rating: str, people: dict[str, Any]) -> None:
    take_up(claim=claim, actor=people["fact-checker"], rationale="Worth checking.")
    judge(
        claim=claim,
        status=rating,
        position=None if rating == "disputed" else upheld,
        actor=people["fact-checker"],
        rationale="The registry says so.",
        evidence=[EvidenceGiven(url="https://registry.example.org/bridge")],
    )
    publish(claim=claim, actor=people["editor"])
