"""The admin of both apps: every page of every model, in a constant number of queries, and what it writes."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from facts.models import (
    ChangeSet,
    ChangeSetItem,
    Claim,
    ClaimEntity,
    CommentMention,
    Evidence,
    Preference,
    PublicationEntity,
    Topic,
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
from sources.models import Embedding
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
    "topic": lambda: Topic.objects.create(source=SourceFactory(), vector=[0.0] * 384, figures=["USD 5"]),
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
    "preference": lambda: Preference.objects.create(user=UserFactory()),
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
