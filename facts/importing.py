"""Restore a story from its document, schema 1, into a base that does not hold it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import InvalidOperation
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from facts.models import Alias, Citation, Claim, Contradiction, Entity, Mention, Position
from sources.history import remember
from sources.models import Obtained, Source, Story
from sources.recording import outlet_named

from .desk import desk_user
from .exporting import SCHEMA
from .tally import Tally
from .values import value_columns, value_from_json

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: What a story has that schema 1 does not name, and so does not restore.
NOT_RESTORED = (
    "passages and embeddings (made again when the story is next matched)",
    "the pages as they came, titles, bylines, notes and capture times of sources",
    "glosses",
    "rejected citations, what the machine read beside each citation, and who accepted it",
    "unresolved mentions, and which entities a claim is about",
    "the founding passages of claims, their reviews, comments, assignments and publications",
    "who decided on a contradiction, and the reasons of proposed lineage",
)

#: Who is recorded as the finder of rows whose finder the document does not name.
IMPORTED = "import"


Row = dict[str, Any]


@transaction.atomic
def import_story(*, document: str, editor: User, reason: str) -> tuple[Story, Tally]:
    """Restore a story, all or nothing; return it with what was made. `editor` words its claims from now on.

    Raises `ValidationError`, saying where and what would be accepted, for a document of another schema, one
    that is not complete, or rows that the base already holds.
    """
    data = _parse(document)
    remember(actor=editor, reason=reason)
    slug = _field(data["story"], "slug", at="story")
    if Story.objects.filter(slug=slug).exists():
        raise ValidationError(f"The base already holds the story {slug!r}: import into an empty one.")
    story = Story(slug=slug, title=_field(data["story"], "title", at="story"))
    story.full_clean()
    story.save()
    tally = Tally()
    tally.created["Story"] += 1
    _Restoring(story=story, editor=editor, tally=tally).restore(data)
    return story, tally


def _parse(document: str) -> Row:
    try:
        data = json.loads(document)
    except ValueError as error:
        raise ValidationError(f"not JSON: {error}") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else type(data).__name__
        raise ValidationError(f"schema {found!r}: this site reads schema {SCHEMA}.")
    wanted: dict[str, type] = {"story": dict} | dict.fromkeys(
        ("sources", "claims", "contradictions", "entities", "quantities"), list
    )
    if wrong := [name for name, kind in wanted.items() if not isinstance(data.get(name), kind)]:
        raise ValidationError(f"missing, or not what schema {SCHEMA} has there: {', '.join(wrong)}.")
    return data


def _field(row: Row, name: str, *, at: str) -> Any:
    try:
        return row[name]
    except (KeyError, TypeError):
        raise ValidationError(f"{at}: “{name}” is missing.") from None


@dataclass(slots=True)
class _Restoring:
    """Makes the rows of one story, section by section."""

    story: Story
    editor: User
    tally: Tally
    users: dict[str, User] = field(default_factory=dict)

    def restore(self, data: Row) -> None:
        quantities: dict[str, list[Row]] = defaultdict(list)
        for row in data["quantities"]:
            quantities[_field(row, "source", at="quantities")].append(
                {name: value for name, value in row.items() if name != "source"}
            )
        self._sources(data["sources"], quantities)
        self._make(Entity, data["entities"], "entities", self._entity)
        self._make(Alias, *self._inside(data["entities"], "entities", "aliases"), self._alias)
        self._make(Mention, *self._inside(data["entities"], "entities", "mentions"), self._mention)
        self._make(Claim, data["claims"], "claims", self._claim)
        self._make(Position, *self._inside(data["claims"], "claims", "positions"), self._position)
        self._make(Citation, *self._inside(data["claims"], "claims", "citations"), self._citation)
        self._make(Contradiction, data["contradictions"], "contradictions", self._contradiction)

    def _sources(self, rows: list[Row], quantities: dict[str, list[Row]]) -> None:
        made = self._make(
            Source, rows, "sources", lambda row: self._source(row, quantities.get(row["id"], []))
        )
        # An origin may stand after its echo.
        for source, row in zip(made, rows, strict=True):
            source.derived_from_id = _uuid(row["derived_from"])
            source.derived_from_proposed_id = _uuid(row["derived_from_proposed"])
        Source.objects.bulk_update(made, ["derived_from", "derived_from_proposed"])

    def _source(self, row: Row, quantities: list[Row]) -> Source:
        text = row["text"]
        if text is not None and hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValidationError("the sha256 is not that of the text.")
        return Source(
            id=UUID(row["id"]),
            key=row["key"],
            version=row["version"],
            story=self.story,
            outlet=outlet_named(row["outlet"] or ""),
            url=row["url"],
            language=row["language"],
            published_on=row["published_on"],
            obtained=Obtained.NONE if text is None else Obtained.FILE,
            file=row["file"],
            text=text,
            sha256=row["sha256"] or "",
            findings={"quantities": quantities} if quantities else {},
        )

    def _entity(self, row: Row) -> Entity:
        return Entity(id=UUID(row["id"]), name=row["name"], kind=row["kind"])

    def _alias(self, row: Row) -> Alias:
        return Alias(entity_id=UUID(row["of"]), name=row["name"], language=row["language"], found_by=IMPORTED)

    def _mention(self, row: Row) -> Mention:
        return Mention(
            entity_id=UUID(row["of"]),
            source_id=UUID(row["source"]),
            start=row["start"],
            end=row["end"],
            text=row["text"],
            found_by=IMPORTED,
        )

    def _claim(self, row: Row) -> Claim:
        return Claim(
            id=UUID(row["id"]),
            key=row["key"],
            story=self.story,
            text=row["text"],
            language=row["language"],
            kind=row["kind"],
            status=row["status"],
            worded_by=self.editor,
        )

    def _position(self, row: Row) -> Position:
        return Position(
            id=UUID(row["id"]),
            claim_id=UUID(row["of"]),
            stance=row["stance"],
            found_by=IMPORTED,
            **value_columns(value_from_json(row["value"])),
        )

    def _citation(self, row: Row) -> Citation:
        said = row["attribution"] or {}
        return Citation(
            id=UUID(row["id"]),
            claim_id=UUID(row["of"]),
            position_id=UUID(row["position"]),
            source_id=UUID(row["source"]),
            start=row["start"],
            end=row["end"],
            quote=row["quote"],
            attribution_kind=said.get("kind", ""),
            attribution_name=said.get("name", ""),
            attribution_count=said.get("count"),
            original_value=row["original_value"],
            found_by=row["found_by"] or "",
            stated_by=self._user(row["stated_by"]),
            **value_columns(value_from_json(row["value"])),
        )

    def _contradiction(self, row: Row) -> Contradiction:
        decided = row["state"] != "open"
        return Contradiction(
            id=UUID(row["id"]),
            claim_id=Position.objects.get(pk=UUID(row["left_position"])).claim_id,
            kind=row["kind"],
            list=row["list"],
            label=row["label"],
            left_id=UUID(row["left_position"]),
            right_id=UUID(row["right_position"]),
            reason=row["reason"],
            score=row["score"],
            state=row["state"],
            found_by=IMPORTED,
            decided_by=self.editor if decided else None,
            decided_at=timezone.now() if decided else None,
            decision_reason="Restored from an export, which does not say who decided and why."
            if decided
            else "",
        )

    def _user(self, username: str | None) -> User | None:
        if username is None:
            return None
        if username not in self.users:
            self.users[username] = desk_user(username)
        return self.users[username]

    def _inside(self, rows: list[Row], section: str, name: str) -> tuple[list[Row], str]:
        """Return the rows that stand under `name` inside each of `rows`, with `of`, the id of the row around."""
        found: list[Row] = []
        for index, row in enumerate(rows):
            at = f"{section}[{index}]"
            found.extend({**inner, "of": _field(row, "id", at=at)} for inner in _field(row, name, at=at))
        return found, f"{section}.{name}"

    def _make(
        self, model: type[Model], rows: list[Row], section: str, build: Callable[[Row], Model]
    ) -> list[Any]:
        made = []
        for index, row in enumerate(rows):
            try:
                instance = build(row)
                instance.clean_fields(exclude=[f.name for f in model._meta.fields if f.is_relation])
            except ValidationError as error:
                raise ValidationError(f"{section}[{index}]: {' '.join(error.messages)}") from None
            except KeyError as error:
                raise ValidationError(f"{section}[{index}]: {error.args[0]!r} is missing.") from None
            except (TypeError, ValueError, AttributeError, InvalidOperation, Position.DoesNotExist) as error:
                raise ValidationError(f"{section}[{index}]: {error}") from None
            made.append(instance)
        try:
            with transaction.atomic():
                model._default_manager.bulk_create(made, batch_size=500)
        except IntegrityError as error:
            raise ValidationError(f"{section}: {str(error).splitlines()[0]}") from None
        self.tally.created[model.__name__] += len(made)
        return made


def _uuid(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)
