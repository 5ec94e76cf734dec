"""Reading entities.yaml: who and what the story is about, with their names in each language."""

from __future__ import annotations

import yaml

from facts.manifest.nodes import Document
from facts.manifest.types import AliasEntry, EntityEntry
from sources.reading.types import NameKind


def read_entities(document: Document) -> dict[str, EntityEntry]:
    """The entities by key; what is wrong with them is noted in the document."""
    if document.root is None:
        return {}
    fields = document.fields(document.root, "entities.yaml", required=("entities",))
    entities: dict[str, EntityEntry] = {}
    names: dict[str, EntityEntry] = {}
    owners: dict[AliasEntry, EntityEntry] = {}
    for node in document.items((fields or {}).get("entities"), "entities"):
        entry = _entity(document, node, owners)
        if entry is None:
            continue
        if entry.key in entities:
            document.note(
                node, f"the key {entry.key!r} is taken by the entity on line {entities[entry.key].line}"
            )
        elif entry.name and entry.name in names:
            document.note(
                node, f"the name {entry.name!r} is taken by the entity on line {names[entry.name].line}"
            )
        entities.setdefault(entry.key, entry)
        names.setdefault(entry.name, entry)
    return entities


def _entity(document: Document, node: yaml.Node, owners: dict[AliasEntry, EntityEntry]) -> EntityEntry | None:
    fields = document.fields(node, "an entity", required=("key", "name", "kind"), optional=("aliases",))
    if fields is None:
        return None
    key = document.key(fields.get("key"), "key")
    name = document.text(fields.get("name"), "name")
    kind = document.choice(fields.get("kind"), "kind", NameKind)
    line = node.start_mark.line + 1
    named = _aliases(document, fields["aliases"]) if "aliases" in fields else []
    entry = EntityEntry(
        key or "",
        name or "",
        kind or NameKind.UNKNOWN,
        line,
        tuple(dict.fromkeys(alias for alias, _ in named)),
    )
    for alias, place in named:
        owner = owners.setdefault(alias, entry)
        if owner is not entry:
            message = (
                f"is an alias of the entity on line {owner.line} too; a name can mean one entity per language"
            )
            document.note(place, f"{alias.name!r} ({alias.language}) {message}")
    return entry if key else None


def _aliases(document: Document, node: yaml.Node) -> list[tuple[AliasEntry, yaml.Node]]:
    named = []
    seen = set()
    for key, names in document.mapping(node, "aliases"):
        language = document.language(key, "a language of aliases")
        for item in document.items(names, f"aliases in {key.value!r}"):
            name = document.text(item, "an alias")
            if not (language and name):
                continue
            alias = AliasEntry(name, language)
            if alias in seen:
                document.note(item, f"the alias {name!r} is listed twice in {language!r}")
                continue
            seen.add(alias)
            named.append((alias, item))
    return named
