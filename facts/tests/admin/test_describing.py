"""Facts about sources, entities and names in the admin: taken in and corrected by the use cases."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from facts.tests.admin.pages import act, edit, errors, page
from facts.tests.factories import AliasFactory
from sources.models import Gloss, Source
from sources.tests.factories import GlossFactory, OutletFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_a_pasted_text_becomes_the_next_version_of_its_key_and_is_read_later(client, log_in):
    log_in("reporter")
    old = SourceFactory(key="council-note")
    sent = {
        "key": "council-note",
        "text": "The bridge\r\nis shut.",
        "archive_url": "https://archive.example.org/1",
        "note": "Came by mail",
        "reason": "Came by mail",
    }
    assert client.post(reverse("admin:sources_source_add"), sent).status_code == 302
    new = Source.objects.get(version=2)
    assert (new.key, new.text, new.obtained) == ("council-note", "The bridge\nis shut.", "input")
    assert (new.language, new.archive_url, new.note) == (
        "en",
        "https://archive.example.org/1",
        "Came by mail",
    )
    assert ProcrastinateJob.objects.filter(args__source_id=str(new.pk)).exists()
    assert (old.text, old.version) == ("The bridge cost 12 million dollars. It opened in May.", 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"text": "a\x01b"}, "control character", id="binary junk"),
        pytest.param({"text": "   "}, "empty", id="blanks"),
        pytest.param({"reason": ""}, "required", id="no reason"),
        pytest.param({"url": "nonsense"}, "valid URL", id="no address"),
    ],
)
def test_what_is_no_article_is_refused(client, log_in, typed, said):
    log_in("reporter")
    sent = {"key": "note", "text": "The bridge is shut.", "reason": "x", **typed}
    assert said in errors(client.post(reverse("admin:sources_source_add"), sent))
    assert not Source.objects.exists()


def test_the_same_text_again_is_no_new_version(client, log_in):
    log_in("reporter")
    source = SourceFactory()
    sent = {"key": source.key, "text": source.text, "reason": "x"}
    response = client.post(reverse("admin:sources_source_add"), sent, follow=True)
    assert "Unchanged" in response.content.decode()
    assert Source.objects.get() == source


def test_facts_about_a_source_are_corrected_its_text_never(client, log_in):
    log_in("reporter")
    source, origin = SourceFactory(), SourceFactory()
    assert "text" not in client.get(page(source, "act", "describe-source")).context["form"].fields
    opened = client.get(page(source, "act", "describe-source")).context["form"]
    sent = {bound.html_name: bound.value() for bound in opened if bound.value() is not None}
    sent |= {
        bound.html_initial_name: bound.value()
        for bound in opened
        if bound.field.show_hidden_initial and bound.value() is not None
    }
    # Somebody else corrects the byline meanwhile; only what was changed on this page is written.
    Source.objects.filter(pk=source.pk).update(byline="Anna Okafor")
    typed = {**sent, "derived_from": str(origin.pk), "archive_url": "https://archive.example.org/1"}
    response = client.post(page(source, "act", "describe-source"), {**typed, "reason": "Seen there"})
    assert response.status_code == 302, errors(response)
    source.refresh_from_db()
    assert (source.derived_from, source.byline) == (origin, "Anna Okafor")
    circle = {**typed, "derived_from": str(source.pk), "archive_url": "", "reason": "x"}
    circle["initial-derived_from"] = ""
    assert "goes back to this one" in errors(client.post(page(origin, "act", "describe-source"), circle))


def test_a_gloss_that_the_machine_wrote_is_worded_anew(client, log_in):
    mai = log_in("reporter")
    gloss = GlossFactory(stated_by=None, found_by="translator")
    assert act(client, gloss, "write-gloss", text="What it means").status_code == 302
    row = Gloss.objects.get()
    assert (row.text, row.stated_by) == ("What it means", mai)


def test_an_entity_and_its_names_are_described_by_the_use_case_with_the_reason(client, log_in):
    mai = log_in("reporter")
    alias = AliasFactory(name="Brucke", language="de")
    entity = alias.entity
    typed = {"description": "Builds bridges.", "edit_reason": "Register", "aliases-0-name": "Brücke"}
    assert edit(client, entity, **typed).status_code == 302
    entity.refresh_from_db()
    alias.refresh_from_db()
    assert (entity.description, alias.name, alias.stated_by) == ("Builds bridges.", "Brücke", mai)
    history = client.get(page(entity, "history")).context["history"]
    changed = [change for change in history.changes if change.what == "changed"]
    assert {change.reason for change in changed} == {"Register"}
    assert {change.noun for change in changed} == {"entity", "alias"}


def test_a_name_that_the_entity_has_is_an_error_of_the_form(client, log_in):
    log_in("reporter")
    alias = AliasFactory(name="Brücke", language="de")
    AliasFactory(entity=alias.entity, name="Bridge", language="de")
    other = reverse("admin:facts_alias_add")
    sent = {"entity": str(alias.entity_id), "name": "Brücke", "language": "de", "edit_reason": "x"}
    response = client.post(other, sent)
    assert response.status_code == 200
    assert "already has this name" in response.content.decode()


def test_what_only_the_use_case_refuses_is_an_error_of_the_form_too(client, log_in, monkeypatch):
    log_in("reporter")
    outlet = OutletFactory(name="Post")

    def refuse(**given):
        raise ValidationError("Not today.")

    monkeypatch.setattr("sources.admin.base.describe", refuse)
    response = edit(client, outlet, name="Times")
    assert response.status_code == 200
    assert "Not today." in response.content.decode()
    outlet.refresh_from_db()
    assert outlet.name == "Post"
