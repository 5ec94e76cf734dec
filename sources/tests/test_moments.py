"""Moments in templates."""

from datetime import UTC, datetime

from django.template import Context, Template
from django.utils import timezone

AT = datetime(2026, 7, 1, 22, 5, 9, tzinfo=UTC)


def shown(written, **context):
    return Template("{% load moments %}" + written).render(Context(context))


def test_a_moment_stands_in_the_readers_zone_and_names_it():
    with timezone.override("Asia/Kolkata"):
        assert shown("{% moment at %}", at=AT) == (
            '<time datetime="2026-07-02T03:35:09+05:30" title="Asia/Kolkata">2 Jul 2026, 03:35 IST</time>'
        )


def test_a_moment_comes_with_seconds_and_looks_where_asked():
    with timezone.override("UTC"):
        assert shown('{% moment at seconds=True looks="note" %}', at=AT) == (
            '<time class="note" datetime="2026-07-01T22:05:09+00:00" title="UTC">1 Jul 2026, 22:05:09 UTC</time>'
        )


def test_no_moment_is_nothing():
    assert shown("{% moment at %}", at=None) == ""
