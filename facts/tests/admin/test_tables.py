"""Import and export in the admin."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from facts.models import ChangeSet, Entity
from facts.tests.factories import ClaimFactory, EntityFactory
from facts.tests.people import person
from facts.tests.tables.sheets import exported, file_of, row_for, rows_of
from newsroom.testing import assert_constant_queries
from sources.changes import changes_of

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/facts/entity/"


@pytest.fixture
def desk(client):
    user = person("editor", username="mai", is_staff=True)
    client.force_login(user)
    return client


def upload(client, data, *, address=ADDRESS, name="entities.csv", reason="Tidied up", file_format="0"):
    file = SimpleUploadedFile(name, data)
    sent = {"import_file": file, "format": file_format, "resource": "0", "reason": reason}
    return client.post(f"{address}import/", sent)


def confirm(client, page, address=ADDRESS):
    fields = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"', page.content.decode().split("process_import")[1])
    )
    fields.pop("confirm", None)
    return client.post(f"{address}process_import/", fields)


def test_a_file_is_tried_shown_cell_by_cell_and_imported(desk):
    entity = EntityFactory(name="Meta")
    page = upload(desk, exported("entities").replace(b"Meta", b"Meta Platforms"))
    shown = page.content.decode()
    assert "<del>Meta</del>" in shown
    assert "<ins>Meta Platforms</ins>" in shown
    assert "1 changed" in shown
    assert Entity.objects.get().name == "Meta"
    assert confirm(desk, page).url == ADDRESS
    assert Entity.objects.get().name == "Meta Platforms"
    change, _ = changes_of(entity)
    unit = f"bulk edit {ChangeSet.objects.get().pk}"
    assert (change.who, change.path, change.reason) == ("mai", f"admin, {unit}", "Tidied up")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"name": "Meta", "kynd": "person"}], "There is no column “kynd” in entities. Do you mean “kind”?"),
        ([{"name": "Meta", "kind": "bank"}], "“bank” is none of person"),
    ],
    ids=["column", "cell"],
)
def test_what_is_refused_is_named_and_cannot_be_confirmed(desk, rows, sentence):
    shown = upload(desk, file_of(rows)).content.decode()
    assert sentence in shown
    assert "Nothing was written" in shown
    assert "process_import" not in shown
    assert "Traceback" not in shown


def test_more_changes_than_a_request_can_wait_for_are_refused(desk, monkeypatch):
    monkeypatch.setattr("facts.admin.tables.MOST_CHANGES", 1)
    rows = [{"name": name, "kind": "person"} for name in ("Ana", "Mai")]
    assert "2 rows would change, here at most 1 at once" in upload(desk, file_of(rows)).content.decode()
    assert "1 created" in upload(desk, file_of(rows[:1])).content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"data": b"\xff\xfe"}, "not UTF-8"),
        ({"data": b"name\nx\n", "reason": ""}, "This field is required"),
        ({"data": b"name\nx\n", "reason": " "}, "This field is required"),
        ({"data": b"name\nx\n", "file_format": "1"}, "no XLSX"),
        ({"data": b"name\nx\n", "file_format": "9"}, "Select a valid choice"),
    ],
    ids=["not UTF-8", "no reason", "blank reason", "not that format", "no format"],
)
def test_a_bad_upload_comes_back_with_the_form(desk, given, sentence):
    assert sentence in upload(desk, **given).content.decode()


def test_what_changed_between_trying_and_doing_is_refused(desk):
    EntityFactory(name="Meta")
    page = upload(desk, exported("entities").replace(b"Meta", b"Meta Platforms"))
    Entity.objects.update(name="Facebook")
    assert "Somebody has changed this row since" in confirm(desk, page).content.decode()
    assert Entity.objects.get().name == "Facebook"


@pytest.mark.parametrize(
    "changed",
    [{"import_file_name": "nonsense"}, {"format": "9"}, {"format": "x"}, {"reason": ""}],
    ids=str,
)
def test_a_forged_confirmation_does_nothing(desk, changed):
    page = upload(desk, file_of([{"name": "Meta", "kind": "person"}]))
    fields = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"', page.content.decode().split("process_import")[1])
    )
    assert desk.post(f"{ADDRESS}process_import/", fields | changed).status_code in (200, 302)
    assert not Entity.objects.exists()


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "json"])
def test_the_list_is_exported_as_it_is_filtered(desk, file_format):
    wanted, _ = EntityFactory(kind="person"), EntityFactory(kind="place")
    number = ["csv", "xlsx", "json"].index(file_format)
    sent = {"format": number, "resource": "0"}
    answer = desk.post(f"{ADDRESS}export/?kind__exact=person&q={wanted.name}", sent)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="entities.{file_format}"'
    rows = rows_of(b"".join(answer.streaming_content), file_format)
    assert [row["id"] for row in rows] == [str(wanted.pk)]


@pytest.mark.parametrize("model", ["claim", "position", "citation", "entity", "alias"])
def test_every_list_of_facts_has_import_and_export(desk, model):
    shown = desk.get(f"/admin/facts/{model}/").content.decode()
    assert f"/admin/facts/{model}/import/" in shown
    assert f"/admin/facts/{model}/export/" in shown
    assert desk.get(f"/admin/facts/{model}/import/").status_code == 200
    assert desk.get(f"/admin/facts/{model}/export/").status_code == 200


def test_sources_go_out_without_their_texts(desk):
    answer = desk.post("/admin/sources/source/export/", {"format": "0", "resource": "0"})
    assert b"sha256" in b"".join(answer.streaming_content)
    assert b"text," not in exported("sources")


def test_who_may_not_change_rows_is_offered_no_import(client):
    client.force_login(person("api-client", is_staff=True))
    shown = client.get(ADDRESS).content.decode()
    assert "/import/" not in shown
    assert client.get(f"{ADDRESS}import/").status_code == 403
    assert client.post(f"{ADDRESS}process_import/").status_code == 403
    assert client.post(f"{ADDRESS}export/", {"format": "0", "resource": "0"}).status_code == 200


def test_trying_rows_that_stay_as_they_are_takes_as_many_queries_for_many(desk):
    def read():
        upload(desk, exported("claims"), address="/admin/facts/claim/", name="claims.csv")

    assert_constant_queries(read=read, grow=ClaimFactory)


def test_words_of_any_direction_are_shown_as_they_are(desk):
    claim = ClaimFactory(language="ar")
    row = row_for("claims", claim) | {"text": "كلف الجسر 12 مليون دولار <b>"}
    shown = upload(desk, file_of([row]), address="/admin/facts/claim/").content.decode()
    assert '<td dir="auto"><ins>كلف الجسر 12 مليون دولار &lt;b&gt;</ins></td>' in shown
