"""Languages in templates: `lang` and `dir` for every text, and names for people."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from sources import tongues

register = template.Library()

register.filter("direction", tongues.direction)
register.filter("language_name", tongues.language_name)


@register.filter
def written_in(tag: str) -> str:
    """Return the attributes of an element whose text is in this language: `lang="ar" dir="rtl"`."""
    if not tag:
        return format_html('dir="{}"', "auto")
    return format_html('lang="{}" dir="{}"', tag, tongues.direction(tag))
