"""What articles are about, as the machine keeps it; nothing to edit."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from facts.models import Topic
from sources.admin.base import ReadOnlyAdmin


@admin.register(Topic)
class TopicAdmin(ReadOnlyAdmin):
    """Which articles have a topic, and their unusual figures."""

    list_display = ("source", "figures")
    search_fields = ("source__key", "source__title")
    fields = ("source", "figures")
    list_select_related = ("source__outlet",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return topics without vectors and texts."""
        return super().get_queryset(request).defer("vector", "source__text", "source__raw")
