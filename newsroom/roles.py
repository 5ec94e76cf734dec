"""Who may do what: the roles of the newsroom as groups with permissions, kept in step with one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps as every_app
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

REPORTER = "reporter"
FACT_CHECKER = "fact-checker"
EDITOR = "editor"
ADMINISTRATOR = "administrator"
API_CLIENT = "api-client"

#: Apps whose permissions the roles share out.
APPS = ("sources", "facts", "auth", "newsroom", "mfa", "usersessions")

FULL_TEXT = "sources.read_full_text"

#: What stands in articles and what is made of it; no person's notes among it.
FINDINGS = (
    "sources.outlet",
    "sources.story",
    "sources.source",
    "sources.gloss",
    "facts.entity",
    "facts.alias",
    "facts.mention",
    "facts.claim",
    "facts.claimentity",
    "facts.position",
    "facts.citation",
    "facts.contradiction",
    "facts.publication",
    "facts.publicationentity",
)
#: What people of the newsroom say to each other about it.
DISCUSSION = (
    "facts.review",
    "facts.evidence",
    "facts.comment",
    "facts.commentmention",
    "facts.embargo",
    "facts.entityjudgement",
    "facts.changeset",
    "facts.changesetitem",
)


def may(verbs: str, *models: str) -> frozenset[str]:
    """Return the permissions to do each of `verbs` ("view add change delete") to each model ("facts.claim")."""
    return frozenset(
        f"{app}.{verb}_{name}"
        for app, name in (model.split(".") for model in models)
        for verb in verbs.split()
    )


_CLIENT = may("view", *FINDINGS)
_REPORTER = (
    _CLIENT
    | may("view", *DISCUSSION)
    # All passages of a source are its full text.
    | may("view", "sources.passage")
    | may("add change", "sources.outlet", "sources.story", "sources.source", "sources.gloss")
    | may("add change", "facts.entity", "facts.alias", "facts.mention")
    | may("add change", "facts.claim", "facts.claimentity", "facts.position", "facts.citation")
    | may("add change", "facts.comment", "facts.commentmention")
    | {FULL_TEXT}
)
_FACT_CHECKER = (
    _REPORTER
    | may("add", "facts.review", "facts.evidence")
    | may("add change", "facts.contradiction", "facts.entityjudgement")
    | may("assign merge", "facts.claim")
    | may("merge", "facts.entity")
)
_EDITOR = (
    _FACT_CHECKER
    | may("add", "facts.publication", "facts.publicationentity")
    | may("add change", "facts.embargo")
    | may("add change", "facts.changeset", "facts.changesetitem")
    | may("delete", "sources.gloss", "facts.alias", "facts.mention", "facts.claimentity")
)

#: Role -> permissions. The administrator has all of `APPS`, today's and tomorrow's. docs/roles.md shows it as a table.
ROLES: dict[str, frozenset[str] | None] = {
    REPORTER: _REPORTER,
    FACT_CHECKER: _FACT_CHECKER,
    EDITOR: _EDITOR,
    ADMINISTRATOR: None,
    API_CLIENT: _CLIENT,
}


class UnknownPermissionError(LookupError):
    """The table of roles names a permission that no model declares."""


def synchronise(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the groups of all roles, each with exactly the permissions of the table; other groups stay as they are.

    Raises `UnknownPermissionError` when the table names a permission that does not exist.
    """
    from django.contrib.auth.models import Group

    declared = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.using(using)
        .filter(content_type__app_label__in=APPS)
        .values_list("pk", "content_type__app_label", "codename")
    }
    for role, names in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=role)
        _give(group, _keys(role, names, declared), using=using)


def _keys(role: str, names: Iterable[str] | None, declared: dict[str, int]) -> set[int]:
    if names is None:
        return set(declared.values())
    unknown = sorted(set(names) - declared.keys())
    if unknown:
        raise UnknownPermissionError(f"Role {role}: no model declares {', '.join(unknown)}.")
    return {declared[name] for name in names}


def _give(group: Any, wanted: set[int], *, using: str) -> None:
    links = group.permissions.through.objects.using(using)
    held = set(links.filter(group=group).values_list("permission_id", flat=True))
    links.filter(Q(group=group) & Q(permission_id__in=held - wanted)).delete()
    group.permissions.add(*(wanted - held))


def after_migrate(*, using: str, apps: Apps = every_app, **_: Any) -> None:
    """Keep the roles in step whenever the database was migrated, or flushed by a test."""
    migrated = {config.label for config in apps.get_app_configs() if any(config.get_models())}
    # A partial migration (`migrate contenttypes`) has no tables to write to yet.
    if not migrated.issuperset(APPS):
        return
    for label in APPS:
        # Ours is the first app to hear of the migration: the permissions of the later ones are not there yet.
        create_permissions(every_app.get_app_config(label), verbosity=0, using=using, apps=every_app)
    synchronise(using=using)
