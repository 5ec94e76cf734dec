"""The history of a row, as people read it."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from sources.changes import changes_of, has_history, history_of, last_state, own
from sources.history import coming_by, remember
from sources.models import Outlet, Passage
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
    later, earlier, new = changes_of(outlet)
    assert (new.what, [(f.name, f.after) for f in new.fields]) == ("added", [("name", "Post")])
    assert (earlier.who, earlier.path, earlier.reason) == ("mai", "test", "Renamed")
    assert [(f.name, f.before, f.after) for f in earlier.fields] == [("name", "Post", "The Post")]
    assert [(f.name, f.before, f.after) for f in later.fields] == [
        ("name", "The Post", "The Daily Post"),
        ("homepage", "", "https://example.org/"),
    ]


def test_a_foreign_key_is_shown_by_name():
    source = SourceFactory(outlet=OutletFactory(name="Post"))
    edit(source, outlet=OutletFactory(name="Times"))
    change, _ = changes_of(source)
    assert [(f.name, f.before, f.after) for f in change.fields] == [("outlet", "Post", "Times")]


def test_a_new_row_says_who_made_it_why_and_by_which_path():
    with coming_by("test"), transaction.atomic():
        remember(actor=UserFactory(username="mai"), reason="A new paper")
        outlet = OutletFactory(name="Post")
    (change,) = changes_of(outlet)
    assert (change.what, change.who, change.reason, change.path) == ("added", "mai", "A new paper", "test")
    assert ("name", None, "Post") in [(f.name, f.before, f.after) for f in change.fields]


def test_rows_without_history_say_so():
    assert not has_history(Passage)
    assert changes_of(PassageFactory()) == []


def test_a_change_past_the_application_says_so():
    outlet = OutletFactory(name="Post")
    Outlet.objects.filter(pk=outlet.pk).update(name="Times")
    change, _ = changes_of(Outlet.objects.get())
    assert (change.who, change.path, change.reason) == (
        connection.settings_dict["USER"],
        "raw SQL, newsroom",
        "",
    )


def test_a_change_of_the_machine_says_so():
    outlet = OutletFactory(name="Post")
    edit(outlet, name="Times")
    change, _ = changes_of(outlet)
    assert (change.who, change.path) == ("the machine", "test")


def test_a_deleted_row_keeps_its_history_with_all_that_it_was():
    outlet = OutletFactory(name="Post")
    edit(outlet, homepage="https://example.org/")
    pk = outlet.pk
    with coming_by("test"), transaction.atomic():
        remember(actor=UserFactory(username="mai"), reason="Twice")
        outlet.delete()
    deleted, changed, _ = history_of([own(Outlet, pk)]).changes
    assert (deleted.what, deleted.who, deleted.reason) == ("deleted", "mai", "Twice")
    assert ("name", "Post", None) in [(f.name, f.before, f.after) for f in deleted.fields]
    assert [(f.name, f.after) for f in changed.fields] == [("homepage", "https://example.org/")]
    assert str(last_state(Outlet, pk)) == "Post"


def test_a_history_is_read_page_by_page_without_a_gap():
    outlet = OutletFactory(name="0")
    for number in range(1, 8):
        edit(outlet, name=str(number))
    seen, after = [], ""
    while True:
        page = history_of([own(Outlet, outlet.pk)], after=after, size=3)
        seen += [change.fields[0].before for change in page.changes]
        after = page.next
        if not after:
            break
    assert seen == ["6", "5", "4", "3", "2", "1", "0", None]


@pytest.mark.parametrize(
    "after", ["x", "2026-01-01T00:00:00,0,1", "2026-01-01T00:00:00+00:00,a,b", ",,", "1,2"]
)
def test_a_place_that_no_page_gave_is_refused(after):
    with pytest.raises(ValueError):  # noqa: PT011  (whatever could not be read says so)
        history_of([own(Outlet, OutletFactory().pk)], after=after)
