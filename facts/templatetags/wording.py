"""Lists of the desk in templates: badges and the figures of scores."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html

from facts.matching.date_words import date_in_words
from facts.models import Claim
from facts.models.choices import UNSETTLED

register = template.Library()


@register.simple_tag
def badge(row: Any, field: str) -> str:
    """Return the value of a field of choices in words, with its code as a class to colour it."""
    words = getattr(row, f"get_{field}_display")()
    return format_html('<span class="badge {}-{}">{}</span>', field, getattr(row, field), words)


@register.filter
def is_overdue(claim: Claim) -> bool:
    """Return whether a claim waits for a verdict after its day, which ends where the reader is."""
    return claim.due_on is not None and claim.due_on < timezone.localdate() and claim.status in UNSETTLED


@register.filter
def percent(score: float) -> str:
    """Return a score in 0..1 as a percentage."""
    return f"{score:.0%}"


@register.filter
def weight(amount: Any) -> str:
    """Return the weight of a reason with its sign: "+0.25", "−0.60"."""
    try:
        return f"{float(amount):+.2f}".replace("-", "−")
    except (TypeError, ValueError):
        return ""


@register.filter
def filename(path: str) -> str:
    """Return the last part of a path."""
    return PurePosixPath(path).name


register.filter("in_words", date_in_words)
