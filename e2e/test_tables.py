"""Importing a table in a real browser: a misspelt column is named, a mended file imported."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from e2e.test_desk import check
from facts.models import Entity

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_file_with_a_bad_column_is_refused_by_name_and_the_mended_one_imported(
    page, site, log_in, tmp_path
):
    log_in(User.objects.create_superuser("mai"))
    file = tmp_path / "entities.csv"
    file.write_text("name,kynd,description\nميتا,organisation,=1+1\n")
    send(page, site, file)
    page.get_by_text("There is no column “kynd” in entities. Do you mean “kind”?").wait_for()
    file.write_text(file.read_text().replace("kynd", "kind"))
    send(page, site, file)
    page.get_by_text("1 created").wait_for()
    page.get_by_role("button", name="Import now").click()
    page.get_by_text("Imported: 1 created.").wait_for()
    assert Entity.objects.values_list("name", "description").get() == ("ميتا", "=1+1")
    page.get_by_role("link", name="Export").click()
    page.locator("#id_format").select_option(label="csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Submit").click()
    assert "'=1+1" in download.value.path().read_text()


def test_the_pages_of_an_import_are_accessible(browser, page, site, log_in, tmp_path):
    log_in(User.objects.create_superuser("mai"))
    # axe asks for the admin's style sheets in a way that the policy refuses.
    context = browser.new_context(bypass_csp=True, storage_state=page.context.storage_state())
    looked = context.new_page()
    looked.goto(f"{site}/admin/facts/entity/export/")
    check(looked, 1280)
    looked.goto(f"{site}/admin/facts/entity/import/")
    check(looked, 1280)
    for kind, said in (("person", "1 created"), ("bank", "is none of person")):
        file = tmp_path / "entities.csv"
        file.write_text(f"name,kind\nMeta,{kind}\n")
        send(looked, site, file)
        looked.get_by_text(said).wait_for()
        check(looked, 1280)
    context.close()


def send(page, site, file):
    page.goto(f"{site}/admin/facts/entity/import/")
    page.set_input_files("#id_import_file", str(file))
    page.fill("#id_reason", "Whom we write about")
    page.get_by_role("button", name="Submit").click()
