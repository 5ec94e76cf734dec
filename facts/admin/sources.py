"""Sources and glosses: articles are taken in, described and glossed by actions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.forms.sources import SubmitForm
from sources.admin.sources import GlossAdmin, SourceAdmin
from sources.models import Gloss, Source

from .acting import ActsOnly, AddsByForm
from .tables import TableAdmin


@admin.register(Source)
class ActingSourceAdmin(TableAdmin, AddsByForm, SourceAdmin):
    """Sources; a worker reads a new text and places it on the claims of its story."""

    add_form = SubmitForm


@admin.register(Gloss)
class ActingGlossAdmin(ActsOnly, GlossAdmin):
    """Glosses; new ones are written on the page of a citation or source."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the role may delete glosses: nothing hangs on one."""
        return GlossAdmin.has_delete_permission(self, request, obj)
