"""Moments in templates: in the zone of who reads, which their title names in full."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def moment(value: datetime | None, *, seconds: bool = False, looks: str = "") -> str:
    """Return a moment as a `<time>`: "26 Nov 2026, 13:05 CET", titled "Europe/Vienna"; "" for none. `looks` is its class."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time{} datetime="{}" title="{}">{}</time>',
        format_html(' class="{}"', looks) if looks else SafeString(""),
        local.isoformat(),
        timezone.get_current_timezone_name(),
        date_format(local, "j M Y, H:i:s T" if seconds else "j M Y, H:i T"),
    )
