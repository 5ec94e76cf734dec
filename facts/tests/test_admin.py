"""The admin of both apps: every page of every model, in a constant number of queries, and what it writes."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from facts.models import (
    ChangeSet,
    ChangeSetItem,
    Citation,
    Claim,
    ClaimEntity,
    CommentMention,
    Evidence,
    MailPreference,
    PublicationEntity,
)
from facts.tests.factories import (
    AliasFactory,
    CitationFactory,
    ClaimFactory,
    CommentFactory,
    ContradictionFactory,
    EmbargoFactory,
    EntityFactory,
    EntityJudgementFactory,
    MentionFactory,
    NotificationFactory,
    PositionFactory,
    PublicationFactory,
    ReviewFactory,
)
from newsroom.testing import assert_constant_queries
from sources.models import Embedding, Source
from sources.tests.factories import (
    GlossFactory,
    OutletFactory,
    PassageFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

OURS = [model for label in ("sources", "facts") for model in apps.get_app_config(label).get_models()]


def evidence(**given):
    return Evidence.objects.create(**{"kind": "url", "url": "https://example.org/", **given})


def changeset(**given):
    return ChangeSet.objects.create(model="claim", action="assign", created_by=UserFactory(), **given)


def embedding(number):
    return Embedding.objects.create(sha256=f"{number:064x}", vector=[0.0] * 384)


#: Model -> how to make one row of it with everything that its page shows.
MAKE = {
    "outlet": OutletFactory,
    "story": StoryFactory,
    "source": SourceFactory,
    "embedding": lambda: embedding(Embedding.objects.count()),
    "passage": PassageFactory,
    "gloss": GlossFactory,
    "entity": EntityFactory,
    "alias": AliasFactory,
    "mention": lambda: MentionFactory(entity=EntityFactory()),
    "claim": ClaimFactory,
    "claimentity": lambda: ClaimEntity.objects.create(claim=ClaimFactory(), entity=EntityFactory()),
    "position": lambda: PositionFactory(stated_by=UserFactory()),
    "citation": lambda: CitationFactory(speaker=EntityFactory(), stated_by=UserFactory()),
    "contradiction": ContradictionFactory,
    "review": ReviewFactory,
    "evidence": lambda: evidence(review=ReviewFactory()),
    "comment": CommentFactory,
    "commentmention": lambda: CommentMention.objects.create(comment=CommentFactory(), user=UserFactory()),
    "publication": PublicationFactory,
    "publicationentity": lambda: about(PublicationFactory()),
    "changeset": changeset,
    "embargo": EmbargoFactory,
    "entityjudgement": EntityJudgementFactory,
    "notification": NotificationFactory,
    "mailpreference": lambda: MailPreference.objects.create(user=UserFactory()),
    "changesetitem": lambda: ChangeSetItem.objects.create(changeset=changeset(), row=ClaimFactory().pk),
}


def about(publication):
    return PublicationEntity.objects.create(
        publication=publication,
        entity=EntityFactory(),
        published_at=timezone.now(),
        number=publication.number,
    )


#: Model -> what hangs on a row and is shown on its page: (make the row, add to it).
GROW = {
    "story": (StoryFactory, lambda story: SourceFactory(story=story)),
    "source": (
        SourceFactory,
        lambda source: PassageFactory(source=source, start=PassageFactory._meta.model.objects.count()),
    ),
    "entity": (EntityFactory, lambda entity: AliasFactory(entity=entity)),
    "claim": (ClaimFactory, lambda claim: fill(claim)),
    "review": (
        ReviewFactory,
        lambda review: evidence(review=review, kind="source", url="", source=SourceFactory()),
    ),
    "comment": (CommentFactory, lambda row: CommentMention.objects.create(comment=row, user=UserFactory())),
    "publication": (PublicationFactory, about),
    "changeset": (changeset, lambda row: ChangeSetItem.objects.create(changeset=row, row=ClaimFactory().pk)),
}


def fill(claim):
    ContradictionFactory(claim=claim)
    PositionFactory(claim=claim, stated_by=UserFactory())
    ReviewFactory(claim=claim, position=PositionFactory(claim=claim))
    ClaimEntity.objects.create(claim=claim, entity=EntityFactory())


def page(row_or_model, action, *args):
    return reverse(
        f"admin:{row_or_model._meta.app_label}_{row_or_model._meta.model_name}_{action}", args=args
    )


def form_of(response):
    """Return what a browser would send back unchanged."""
    context = response.context
    forms = [context["adminform"].form, *(inline.formset for inline in context["inline_admin_formsets"])]
    sent = {}
    for form in forms:
        for bound in [form] if hasattr(form, "fields") else [form.management_form, *form.forms]:
            for name in bound.fields:
                value = bound[name].value()
                if value is not None and value is not False:
                    sent[bound.add_prefix(name)] = value
    return sent


@pytest.fixture
def superuser(client):
    user = User.objects.create_superuser("chief", "chief@example.org", "pw")
    client.force_login(user)
    return user


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_is_in_the_admin(model):
    assert admin.site.is_registered(model)


def test_the_table_of_this_test_names_every_model():
    assert set(MAKE) == {model._meta.model_name for model in OURS if not hasattr(model, "pgh_tracked_model")}


@pytest.mark.parametrize("name", MAKE)
def test_a_list_takes_as_many_queries_for_eleven_rows_as_for_one(client, superuser, name):
    model = next(model for model in OURS if model._meta.model_name == name)

    def read():
        response = client.get(page(model, "changelist"), {"q": ""})
        assert response.status_code == 200

    assert_constant_queries(read=read, grow=MAKE[name])


@pytest.mark.parametrize("name", GROW)
def test_a_page_takes_as_many_queries_for_eleven_inlines_as_for_one(client, superuser, name):
    make, grow = GROW[name]
    row = make()

    def read():
        response = client.get(page(row, "change", row.pk))
        assert response.status_code == 200

    assert_constant_queries(read=read, grow=lambda: grow(row))


@pytest.mark.parametrize("name", MAKE)
def test_every_page_of_a_row_opens(client, superuser, name):
    row = MAKE[name]()
    for action in ("change", "history"):
        assert client.get(page(row, action, row.pk)).status_code == 200
    add = client.get(page(row, "add"))
    assert add.status_code == (
        200 if admin.site.get_model_admin(type(row)).has_add_permission(add.wsgi_request) else 403
    )


@pytest.mark.parametrize("name", MAKE)
def test_a_list_is_searched_by_words_and_by_id(client, superuser, name):
    row = MAKE[name]()
    for words in ("bridge", "5", str(row.pk), "\x00"):
        assert client.get(page(row, "changelist"), {"q": words}).status_code == 200


@pytest.mark.parametrize("model", [model for model in OURS if hasattr(model, "pgh_tracked_model")], ids=str)
def test_a_history_table_opens(client, superuser, model):
    assert client.get(page(model, "changelist")).status_code == 200


def test_a_row_is_found_by_its_id(client, superuser):
    wanted, _other = ClaimFactory(), ClaimFactory()
    response = client.get(page(Claim, "changelist"), {"q": str(wanted.pk)})
    assert list(response.context["cl"].queryset) == [wanted]


@pytest.mark.parametrize("name", ["review", "evidence", "publication", "changeset", "passage"])
def test_what_is_append_only_or_the_machines_cannot_be_written(client, superuser, name):
    row = MAKE[name]()
    assert client.get(page(row, "add")).status_code == 403
    assert client.post(page(row, "change", row.pk), {"rationale": "x"}).status_code == 403
    assert client.post(page(row, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_an_edit_is_remembered_with_who_why_and_what(client, superuser):
    claim = ClaimFactory(text="The bridge cost 12 million.")
    sent = form_of(client.get(page(claim, "change", claim.pk)))
    response = client.post(
        page(claim, "change", claim.pk),
        {**sent, "text": "The bridge cost 14 million.", "edit_reason": "Typing error"},
    )
    assert response.status_code == 302
    history = client.get(page(claim, "history", claim.pk))
    (change,) = history.context["changes"]
    assert (change.who, change.path, change.reason) == ("chief", "admin", "Typing error")
    assert ("text", "The bridge cost 12 million.", "The bridge cost 14 million.") in [
        (field.name, field.before, field.after) for field in change.fields
    ]


def test_who_words_a_claim_is_who_edits_its_wording(client, superuser):
    claim = ClaimFactory()
    sent = form_of(client.get(page(claim, "change", claim.pk)))
    client.post(page(claim, "change", claim.pk), {**sent, "text": "Other words"})
    claim.refresh_from_db()
    assert claim.worded_by == superuser


def test_entities_of_a_claim_are_chosen_on_its_page(client, superuser):
    claim, entity = ClaimFactory(), EntityFactory()
    sent = form_of(client.get(page(claim, "change", claim.pk)))
    client.post(page(claim, "change", claim.pk), {**sent, "entities": [str(entity.pk)]})
    assert list(claim.entities.all()) == [entity]


def test_a_position_is_stated_by_who_adds_it(client, superuser):
    claim = ClaimFactory()
    sent = form_of(client.get(page(claim, "change", claim.pk)))
    added = {"positions-TOTAL_FORMS": 1, "positions-0-stance": "denies", "positions-0-claim": str(claim.pk)}
    response = client.post(page(claim, "change", claim.pk), {**sent, **added})
    assert response.status_code == 302
    assert claim.positions.get().stated_by == superuser


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        pytest.param("doctors\r\n\r\n lawyers ", ["doctors", "lawyers"], id="one a line"),
        pytest.param("", None, id="no lines are no set"),
    ],
)
def test_members_of_a_set_are_written_one_a_line(client, superuser, written, stored):
    position = PositionFactory()
    sent = form_of(client.get(page(position, "change", position.pk)))
    assert client.post(page(position, "change", position.pk), {**sent, "members": written}).status_code == 302
    position.refresh_from_db()
    assert position.members == stored


def test_a_pasted_text_becomes_the_next_version_of_its_key(client, superuser):
    old = SourceFactory(key="council-note")
    sent = {
        "key": "council-note",
        "text": "The bridge\r\nis shut.",
        "edit_reason": "Came by mail",
    }
    assert client.post(page(Source, "add"), sent).status_code == 302
    new = Source.objects.get(version=2)
    assert (new.key, new.text, new.obtained) == ("council-note", "The bridge\nis shut.", "input")
    assert new.language == "en"
    # A worker reads it: the job was asked for with the row.
    assert ProcrastinateJob.objects.get().args["source_id"] == str(new.pk)
    assert (old.text, old.version) == ("The bridge cost 12 million dollars. It opened in May.", 1)


def test_binary_junk_is_no_article(client, superuser):
    response = client.post(page(Source, "add"), {"key": "junk", "text": "a\x01b", "edit_reason": "x"})
    assert "control character" in response.content.decode()
    assert not Source.objects.exists()


def test_the_same_text_again_is_no_new_version(client, superuser):
    source = SourceFactory()
    sent = {"key": source.key, "text": source.text, "edit_reason": "x"}
    assert "this very text" in client.post(page(Source, "add"), sent).content.decode()


def test_a_stored_text_is_shown_and_not_editable(client, superuser):
    source = SourceFactory()
    response = client.get(page(source, "change", source.pk))
    assert "text" not in response.context["adminform"].form.fields
    assert "The bridge cost 12 million dollars." in response.content.decode()


def test_a_violated_constraint_is_an_error_of_the_form(client, superuser):
    position = PositionFactory()
    sent = form_of(client.get(page(position, "change", position.pk)))
    response = client.post(page(position, "change", position.pk), {**sent, "role": "mayor", "date": "2025"})
    assert response.status_code == 200
    assert "A value is an amount, a date, a role or a set" in response.content.decode()


def test_what_only_the_database_refuses_is_an_error_of_the_form_too(client, superuser, monkeypatch):
    claim, other = ClaimFactory(), ClaimFactory(key="taken")
    sent = form_of(client.get(page(claim, "change", claim.pk)))
    # Two people take one key at once: neither form sees the other's row.
    monkeypatch.setattr(Claim, "validate_unique", lambda self, exclude=None: None)
    response = client.post(page(claim, "change", claim.pk), {**sent, "key": other.key})
    assert response.status_code == 200
    assert response.context["adminform"].form.non_field_errors()
    claim.refresh_from_db()
    assert claim.key is None


def test_a_citation_of_words_that_do_not_stand_there_is_refused(client, superuser):
    position, source = PositionFactory(), SourceFactory()
    place = {"claim": position.claim_id, "position": position.pk, "source": source.pk, "start": 0, "end": 3}
    sent = {**place, "quote": "Not", "edit_reason": "x"}
    response = client.post(page(Citation, "add"), sent)
    assert "These words do not stand at 0..3" in response.content.decode()
    assert client.post(page(Citation, "add"), {**sent, "quote": "The"}).status_code == 302
    assert Citation.objects.get().stated_by == superuser


def test_an_empty_form_is_refused_without_an_error_of_ours(client, superuser):
    for model in (Citation, GlossFactory._meta.model, Claim):
        assert client.post(page(model, "add"), {}).status_code == 200


def test_who_rejects_a_citation_is_named(client, superuser):
    citation = CitationFactory()
    sent = form_of(client.get(page(citation, "change", citation.pk)))
    assert (
        client.post(page(citation, "change", citation.pk), {**sent, "state": "rejected"}).status_code == 302
    )
    citation.refresh_from_db()
    assert (citation.state, citation.decided_by, citation.stated_by) == ("rejected", superuser, None)


def test_a_contradiction_is_decided_with_a_reason_only(client, superuser):
    row = ContradictionFactory()
    sent = form_of(client.get(page(row, "change", row.pk)))
    address = page(row, "change", row.pk)
    refused = client.post(address, {**sent, "state": "confirmed"})
    assert "A decision says why." in refused.content.decode()
    decided = {
        **sent,
        "state": "confirmed",
        "decision_reason": "Asked the builder",
        "upheld": str(row.left_id),
    }
    assert client.post(address, decided).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.upheld_id) == ("confirmed", superuser, row.left_id)


def test_confidential_evidence_is_seen_by_its_reviewer_and_those_named_only(client, superuser):
    hidden = evidence(review=ReviewFactory(), confidential=True, note="Anna told us")
    shared = evidence(review=ReviewFactory(), confidential=True)
    shared.visible_to.add(superuser)
    shown = client.get(page(Evidence, "changelist")).context["cl"].queryset
    assert list(shown) == [shared]
    assert client.get(page(hidden, "change", hidden.pk)).status_code == 302
    assert "Anna told us" not in client.get(page(hidden.review, "change", hidden.review.pk)).content.decode()


def test_text_of_the_web_is_escaped(client, superuser):
    claim = ClaimFactory(text="<script>alert(1)</script>")
    for address in (
        page(Claim, "changelist"),
        page(claim, "change", claim.pk),
        page(claim, "history", claim.pk),
    ):
        assert "<script>alert" not in client.get(address).content.decode()
