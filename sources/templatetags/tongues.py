"""Languages in templates: `lang` and `dir` for every text, and names for people."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from sources import tongues
from sources.models import Source

register = template.Library()

register.filter("direction", tongues.direction)
register.filter("language_name", tongues.language_name)


@register.filter
def written_in(tag: str) -> str:
    """Return the attributes of an element whose text is in this language: `lang="ar" dir="rtl"`."""
    if not tag:
        return format_html('dir="{}"', "auto")
    return format_html('lang="{}" dir="{}"', tag, tongues.direction(tag))


@register.simple_tag
def source_name(source: Source, length: int = 120) -> str:
    """Return what a source is called: its title in its own language, else its file, its outlet or its key."""
    if source.title:
        return format_html("<span {}>{}</span>", written_in(source.language), _short(source.title, length))
    outlet = source.outlet.name if source.outlet and not source.sha256 else ""
    # A file's name is in no language.
    return format_html('<bdi dir="ltr">{}</bdi>', _short(source.file or outlet or source.key, length))


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
