"""Others edit the rows of a bulk edit between preview, application and undo, at random: what they did stands, and no row is lost."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from facts.bulk.applying import RowsRefused, apply_bulk_edit
from facts.bulk.undoing import undo_bulk_edit
from facts.commenting import assign
from facts.merging import merge_claims
from facts.models import Claim
from facts.publishing import publish, retract
from facts.review import judge, reopen, take_up
from facts.rewording import word_claim
from facts.tests.bulk.test_applying import preview
from facts.tests.factories import ClaimFactory
from facts.tests.people import person, verified_claim

#: Columns that a bulk edit of claims changes, or others do.
COLUMNS = ("text", "kind", "story", "status", "assignee", "due_on", "worded_by", "merged_into", "version")

#: Claims that all examples begin with: so many of each kind.
FRESH, JUDGED, PUBLISHED = 4, 1, 2
PLACES = st.integers(0, FRESH + JUDGED + PUBLISHED - 1)

BULK = st.sampled_from(
    [("take up", {}), ("reopen", {}), ("set fields", {"kind": "value"}), ("set fields", {"assignee": "rae"})]
)
DOINGS = st.lists(
    st.tuples(
        st.sampled_from(["word", "assign", "take up", "judge", "reopen", "merge", "retract", "delete"]),
        PLACES,
        PLACES,
    ),
    max_size=5,
)


class OthersAtWork(TestCase):
    """Every example begins with the same claims."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = person("editor", username="ada")
        cls.others = [person("editor", username="bo"), person("editor", username="cy")]
        person("reporter", username="rae")
        published = [verified_claim()[0] for _ in range(PUBLISHED)]
        for claim in published:
            publish(claim=claim, actor=cls.editor)
        fresh = [ClaimFactory(kind="event") for _ in range(FRESH)]
        judged = [verified_claim()[0] for _ in range(JUDGED)]
        cls.claims = [claim.pk for claim in (*fresh, *judged, *published)]

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(bulk=BULK, before=DOINGS, since=DOINGS, atomic=st.booleans())
    def test_what_others_touched_is_listed_and_left_and_the_rest_is_as_told(
        self, bulk, before, since, atomic
    ):
        action, told = bulk
        changeset = preview(self.editor, Claim.objects.filter(pk__in=self.claims), action, **told)
        shown = {item.row: item for item in changeset.items.all()}
        assert set(shown) == set(self.claims)
        promised = {row for row, item in shown.items() if not item.refused}

        touched = self._work(before)
        found = self._state()
        kept = promised - touched
        if not kept or (atomic and kept != set(self.claims)):
            event("nothing is applied")
            with pytest.raises(RowsRefused) as refused, transaction.atomic():
                apply_bulk_edit(changeset=changeset, actor=self.editor, reason="Tidying.", atomic=atomic)
            assert set(refused.value.refused) == promised & touched
            assert self._state() == found
            return
        changeset = apply_bulk_edit(changeset=changeset, actor=self.editor, reason="Tidying.", atomic=atomic)
        applied = self._state()
        assert {row for row in found if found[row] != applied[row]} == kept
        assert applied.keys() == found.keys()
        for row in kept:
            becomes = {name: applied[row][name] for name in shown[row].after}
            assert becomes == shown[row].after
        assert set(self._listed(changeset, "refused")) == set(self.claims) - kept
        assert (changeset.total, changeset.changing) == (len(self.claims), len(kept))

        touched = self._work(since)
        worked = self._state()
        event(f"{len(kept & touched)} of {len(kept)} touched since")
        changeset = undo_bulk_edit(changeset=changeset, actor=self.editor, reason="A mistake.")
        undone = self._state()
        assert undone.keys() == worked.keys()
        for row in undone:
            if row in kept - touched:
                assert self._but_version(undone[row]) == self._but_version(found[row])
            else:
                assert undone[row] == worked[row]
        assert set(self._listed(changeset, "left")) == kept & touched
        assert changeset.done == len(kept - touched)
        assert set(changeset.items.values_list("row", flat=True)) == set(self.claims)

    def _work(self, doings):
        """Do what can be done; return the claims whose rows it changed: that their version moved is change enough."""
        before = self._state()
        for number, (doing, place, other) in enumerate(doings):
            claim = Claim.objects.filter(pk=self.claims[place]).first()
            into = Claim.objects.filter(pk=self.claims[other]).first()
            if claim is None or into is None:
                continue
            try:
                with transaction.atomic():
                    self._do(doing, claim, into, number)
            except (ValidationError, PermissionDenied):
                event(f"{doing} is refused")
            else:
                event(f"{doing} is done")
        after = self._state()
        return {row for row in before if before[row] != after.get(row)}

    def _do(self, doing, claim, into, number):
        bo = self.others[0]
        if doing == "word":
            word_claim(claim=claim, text=f"{claim.text}, worded {number}", actor=bo, reason="Clearer.")
        elif doing == "assign":
            assignee = next(each for each in self.others if each.pk != claim.assignee_id)
            assign(claim=claim, assignee=assignee, actor=bo)
        elif doing == "take up":
            take_up(claim=claim, actor=bo, rationale="Worth it.")
        elif doing == "judge":
            judge(claim=claim, status="disputed", actor=bo, rationale="No accounts are open.")
        elif doing == "reopen":
            reopen(claim=claim, actor=bo, rationale="There is more.")
        elif doing == "merge":
            merge_claims(claim=claim, into=into, actor=bo, reason="One and the same.")
        elif doing == "retract":
            retract(claim=claim, actor=bo, reason="Wrong.")
        elif not claim.reviews.exists() and not claim.merged.exists():
            claim.delete()

    def _state(self):
        rows = Claim.objects.filter(pk__in=self.claims).values("pk", *COLUMNS)
        return {row.pop("pk"): row for row in rows}

    def _but_version(self, row):
        return {name: value for name, value in row.items() if name != "version"}

    def _listed(self, changeset, column):
        return changeset.items.exclude(**{column: ""}).values_list("row", flat=True)
