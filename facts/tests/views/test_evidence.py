"""Files of evidence: who gets one, and how."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.shortcuts import resolve_url
from django.urls import reverse

from facts.models import Evidence
from facts.tests.factories import ReviewFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return tmp_path


def kept(*, name="register.html.pdf", content=b"<script>alert(1)</script>", **given):
    return Evidence.objects.create(
        review=given.pop("review", None) or ReviewFactory(),
        kind="file",
        file=SimpleUploadedFile(name, content),
        **given,
    )


def ask(client, item, user=None):
    if user is not None:
        client.force_login(user)
    response = client.get(reverse("facts:evidence", args=[item.pk]))
    response.got = response.getvalue() if response.streaming else response.content
    return response


def test_a_file_is_saved_and_neither_shown_guessed_nor_kept_by_the_browser(client):
    response = ask(client, kept(), person("reporter"))
    assert response.got == b"<script>alert(1)</script>"
    assert response.headers["Content-Disposition"] == 'attachment; filename="register.html.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_nobody_gets_a_file_without_a_login(client):
    response = ask(client, kept())
    assert (response.status_code, response.url.split("?")[0]) == (302, resolve_url(settings.LOGIN_URL))


def test_a_role_that_sees_no_evidence_gets_no_file(client):
    assert ask(client, kept(), person("api-client")).status_code == 403


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator", "superuser"])
def test_a_confidential_file_is_for_its_reviewer_and_those_named_whatever_the_role(client, role):
    item = kept(confidential=True)
    other = person(role)
    assert ask(client, item, other).status_code == 404
    item.visible_to.add(other)
    assert ask(client, item, other).status_code == 200
    assert (
        ask(client, kept(confidential=True, review=ReviewFactory(reviewer=other)), other).status_code == 200
    )


def test_who_was_deactivated_gets_nothing(client):
    item, user = kept(confidential=True), person("editor")
    item.visible_to.add(user)
    client.force_login(user)
    user.is_active = False
    user.save()
    assert ask(client, item).status_code == 302


def test_what_has_no_file_is_not_found(client):
    item = Evidence.objects.create(review=ReviewFactory(), kind="url", url="https://example.org/")
    assert ask(client, item, person("editor")).status_code == 404


def test_a_file_that_the_storage_lost_is_not_found_and_said_in_the_log(client, storage, caplog):
    item = kept()
    (storage / item.file.name).unlink()
    assert ask(client, item, person("editor")).status_code == 404
    assert f"evidence {item.pk} is not in the storage" in caplog.text


@pytest.mark.parametrize("path", ["/media/{}", "/{}", "/static/{}"])
def test_no_address_serves_the_folder_itself(client, path):
    item = kept()
    client.force_login(person("administrator"))
    assert client.get(path.format(item.file.name)).status_code == 404


def test_the_method_is_a_reading_one(client):
    client.force_login(person("editor"))
    assert client.post(reverse("facts:evidence", args=[kept().pk])).status_code == 405
