"""Entities that are one, and entities that are not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from facts.identity import AgainstJudgement, merge_entities, tell_apart, unmerge_entity, withdraw_judgement
from facts.models import Alias, Claim, ClaimEntity, Entity, Mention
from facts.tests.factories import AliasFactory, ClaimFactory, EntityFactory, MentionFactory
from facts.tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return person("fact-checker", username="cleo")


def everything():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Entity, Alias, Mention, ClaimEntity)
    }


def test_a_merge_and_its_undoing_leave_everything_as_it_was(checker):
    one, other, third = EntityFactory(), EntityFactory(), EntityFactory()
    claim = ClaimFactory()
    for entity in (one, other, third):
        AliasFactory(entity=entity)
        MentionFactory(entity=entity)
    ClaimEntity.objects.create(claim=claim, entity=one)
    merge_entities(entity=third, into=one, actor=checker, reason="A spelling.")
    before = everything()

    merge_entities(entity=one, into=other, actor=checker, reason="Renamed.")
    assert list(Claim.objects.about(other)) == [claim]
    unmerge_entity(entity=one, actor=checker, reason="Two firms after all.")

    assert everything() == before
    assert list(Claim.objects.about(other)) == []


def test_a_merge_against_a_judgement_warns_and_takes_a_purpose(checker):
    one, other = EntityFactory(), EntityFactory()
    judgement = tell_apart(entity=one, other=other, actor=checker, reason="Born in different years.")

    with pytest.raises(AgainstJudgement, match="cleo: Born in different years") as caught:
        merge_entities(entity=other, into=one, actor=checker, reason="Same name.")
    assert caught.value.judgements == (judgement,)
    assert Entity.objects.get(pk=other.pk).merged_into is None

    merge_entities(entity=other, into=one, actor=checker, reason="Misprint.", against_judgement=True)
    assert Entity.objects.get(pk=other.pk).merged_into == one


def test_a_judgement_holds_for_what_was_merged_with_either(checker):
    one, other, merged = EntityFactory(), EntityFactory(), EntityFactory()
    merge_entities(entity=merged, into=one, actor=checker, reason="A spelling.")
    tell_apart(entity=merged, other=other, actor=checker, reason="Two towns.")
    with pytest.raises(AgainstJudgement):
        merge_entities(entity=other, into=one, actor=checker, reason="Same name.")


def test_a_withdrawn_judgement_warns_no_more(checker):
    one, other = EntityFactory(), EntityFactory()
    judgement = tell_apart(entity=one, other=other, actor=checker, reason="Two towns.")
    withdraw_judgement(judgement=judgement, actor=checker, reason="One town.")
    assert merge_entities(entity=other, into=one, actor=checker, reason="One town.") == one


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda: [EntityFactory()] * 2, "one and the same", id="itself"),
        pytest.param(lambda: [EntityFactory(kind="person"), EntityFactory()], "mend the kind", id="kind"),
        pytest.param(
            lambda: [EntityFactory(merged_into=EntityFactory()), EntityFactory()], "merged into", id="twice"
        ),
        pytest.param(
            lambda: [EntityFactory(), EntityFactory(merged_into=EntityFactory())], "merged into", id="chain"
        ),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(checker, make, says):
    entity, into = make()
    with pytest.raises(ValidationError, match=says):
        merge_entities(entity=entity, into=into, actor=checker, reason="x")


def test_telling_apart_twice_or_what_is_merged_is_refused(checker):
    one, other = EntityFactory(), EntityFactory()
    tell_apart(entity=one, other=other, actor=checker, reason="x")
    with pytest.raises(ValidationError, match="already known"):
        tell_apart(entity=other, other=one, actor=checker, reason="x")
    merged = EntityFactory(merged_into=one)
    with pytest.raises(ValidationError, match="are merged"):
        tell_apart(entity=merged, other=one, actor=checker, reason="x")


def test_reporters_do_not_merge():
    with pytest.raises(PermissionDenied, match="merge entities"):
        merge_entities(entity=EntityFactory(), into=EntityFactory(), actor=person("reporter"), reason="x")
