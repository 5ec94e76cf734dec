"""The admin of what the workflow keeps beside claims: embargoes, judgements of entities, notifications."""

from __future__ import annotations

from django.contrib import admin

from facts.models import Embargo, EntityJudgement, Notification, Preference
from sources.admin.base import ReadOnlyAdmin

from .acting import ActsOnly


@admin.register(Embargo)
class EmbargoAdmin(ReadOnlyAdmin):
    """Publications that were ordered for later."""

    list_display = ("claim", "publish_at", "state", "ordered_by", "ended_because")
    list_filter = ("state",)
    list_select_related = ("claim", "ordered_by")
    search_fields = ("claim__text",)
    ordering = ("-publish_at", "-pk")


@admin.register(EntityJudgement)
class EntityJudgementAdmin(ActsOnly):
    """Entities that somebody told apart."""

    list_display = ("left", "right", "judged_by", "created_at", "withdrawn_at", "reason")
    list_select_related = ("left", "right", "judged_by")
    search_fields = ("left__name", "right__name", "reason")
    ordering = ("-created_at", "-pk")


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    """Who was told of what."""

    list_display = ("recipient", "kind", "claim", "caused_by", "created_at", "seen_at")
    list_filter = ("kind",)
    list_select_related = ("recipient", "claim", "caused_by")
    search_fields = ("recipient__username", "claim__text")
    ordering = ("-created_at", "-pk")


@admin.register(Preference)
class PreferenceAdmin(ReadOnlyAdmin):
    """Who wants notifications by mail, and times in which zone."""

    list_display = ("user", "by_mail", "time_zone")
    list_select_related = ("user",)
    search_fields = ("user__username",)
    ordering = ("user",)
