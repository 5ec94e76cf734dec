"""Sources and glosses: articles are taken in, described and glossed by actions."""

from __future__ import annotations

from django.contrib import admin

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
