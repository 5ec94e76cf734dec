"""The history of a row, as people read it."""

from __future__ import annotations

import pytest
from django.db import transaction

from sources.changes import changes_of, has_history
from sources.history import coming_by, remember
from sources.models import Passage
from sources.tests.factories import OutletFactory, PassageFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def edit(row, *, actor=None, reason="Because", **values):
    with coming_by("test"), transaction.atomic():
        remember(actor=actor, reason=reason)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    row.refresh_from_db()


def test_each_change_says_who_why_how_and_what_the_newest_first():
    outlet = OutletFactory(name="Post")
    edit(outlet, actor=UserFactory(username="mai"), reason="Renamed", name="The Post")
    edit(outlet, name="The Daily Post", homepage="https://example.org/")
    later, earlier = changes_of(outlet)
    assert (earlier.who, earlier.path, earlier.reason) == ("mai", "test", "Renamed")
    assert [(f.name, f.before, f.after) for f in earlier.fields] == [("name", "Post", "The Post")]
    assert [(f.name, f.before, f.after) for f in later.fields] == [
        ("name", "The Post", "The Daily Post"),
        ("homepage", "", "https://example.org/"),
    ]


def test_a_foreign_key_is_shown_by_name():
    source = SourceFactory(outlet=OutletFactory(name="Post"))
    edit(source, outlet=OutletFactory(name="Times"))
    (change,) = changes_of(source)
    assert [(f.name, f.before, f.after) for f in change.fields] == [("outlet", "Post", "Times")]


def test_a_row_that_nobody_changed_has_no_changes():
    assert changes_of(OutletFactory()) == []


def test_rows_without_history_say_so():
    assert not has_history(Passage)
    assert changes_of(PassageFactory()) == []
