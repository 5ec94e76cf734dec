"""The forms of entities: a merge against an earlier judgement is asked for twice."""

import pytest

from facts.forms import forms_for
from facts.forms.entities import MergeForm, TellApartForm, UnmergeForm, WithdrawForm
from facts.models import EntityJudgement
from facts.tests.factories import EntityFactory
from facts.tests.forms.acting import filled
from facts.tests.people import person

pytestmark = pytest.mark.django_db


def test_a_merge_against_a_judgement_warns_first_and_is_taken_back_exactly():
    mai, one, two = person("fact-checker", username="mai"), EntityFactory(), EntityFactory()
    assert filled(TellApartForm, actor=mai, row=one, other=str(two.pk), reason="Born in other years").act()
    preview = filled(MergeForm, actor=mai, row=one, into=str(two.pk), reason="The same")
    assert not preview.act()
    assert (preview.preview.gone.row, preview.preview.stays.row) == (one, two)
    form = filled(MergeForm, actor=mai, row=one, opened=preview)
    assert not form.act()
    assert "mai: Born in other years" in str(form.non_field_errors())
    assert not form["against_judgement"].is_hidden
    again = filled(MergeForm, actor=mai, row=one, opened=form, against_judgement="on")
    assert again.act(), again.errors
    one.refresh_from_db()
    assert one.merged_into == two
    assert MergeForm not in forms_for(mai, one)
    assert filled(UnmergeForm, actor=mai, row=one, reason="Two after all").act()
    one.refresh_from_db()
    assert one.merged_into is None
    assert filled(WithdrawForm, actor=mai, row=EntityJudgement.objects.get(), reason="x").act()


def test_only_what_role_and_state_allow_is_offered():
    assert forms_for(person("reporter"), EntityFactory()) == []
    assert {form.action for form in forms_for(person("editor"), EntityFactory())} == {
        "merge entities",
        "tell entities apart",
    }
