"""Where merged rows lead."""

from __future__ import annotations

import uuid

import pytest

from facts.merged import family, survivors
from facts.models import Claim, Entity
from facts.tests.factories import ClaimFactory, EntityFactory

pytestmark = pytest.mark.django_db


def test_a_row_that_was_never_merged_leads_to_itself():
    claim = ClaimFactory()
    assert survivors(Claim, [claim.pk]) == {claim.pk: claim.pk}


def test_merges_in_a_row_lead_to_the_last():
    last = EntityFactory()
    middle = EntityFactory(merged_into=last)
    first = EntityFactory(merged_into=middle)
    assert survivors(Entity, [first.pk, middle.pk]) == {first.pk: last.pk, middle.pk: last.pk}


def test_every_member_of_a_circle_leads_to_the_same_row():
    left = EntityFactory()
    right = EntityFactory(merged_into=left)
    outside = EntityFactory(merged_into=right)
    left.merged_into = right
    left.save()
    chosen = min(left.pk, right.pk)
    assert survivors(Entity, [left.pk, right.pk, outside.pk]) == dict.fromkeys(
        [left.pk, right.pk, outside.pk], chosen
    )


def test_unknown_ids_are_left_out():
    assert survivors(Entity, [uuid.uuid4()]) == {}
    assert survivors(Entity, []) == {}


def test_all_that_was_merged_is_one_family():
    survivor = EntityFactory()
    left, right = EntityFactory(merged_into=survivor), EntityFactory(merged_into=survivor)
    nephew = EntityFactory(merged_into=left)
    EntityFactory()
    everybody = {survivor.pk, left.pk, right.pk, nephew.pk}
    assert [family(Entity, pk) for pk in everybody] == [everybody] * 4


def test_a_row_that_was_never_merged_is_a_family_of_one():
    entity = EntityFactory()
    assert family(Entity, entity.pk) == {entity.pk}
