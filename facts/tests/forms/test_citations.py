"""The forms of citations, positions and contradictions: the words, what they say, and where they belong."""

import pytest

from facts.forms import form_named, forms_for
from facts.forms.citations import (
    AcceptForm,
    CiteForm,
    GlossForm,
    MoveForm,
    ReAnchorForm,
    RejectForm,
    ReValueForm,
)
from facts.forms.claims import MergeForm, SplitForm
from facts.forms.contradictions import DismissForm, ExplainForm, RecordForm
from facts.forms.positions import AddForm, ChangeForm
from facts.models import Citation
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    ContradictionFactory,
    EntityFactory,
    PositionFactory,
)
from facts.tests.forms.acting import filled
from facts.tests.people import person
from sources.models import Gloss
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "The bridge cost 12 million dollars. It opened in May. It opened in rain."


@pytest.fixture
def mai():
    return person("fact-checker", username="mai")


@pytest.fixture
def citation():
    return CitationFactory(source=SourceFactory(text=TEXT), end=35)


def reread(row):
    return type(row).objects.get(pk=row.pk)


def test_a_citation_is_rejected_and_accepted_after_all(mai, citation):
    assert filled(RejectForm, actor=mai, row=citation, reason="Another bridge").act()
    citation = reread(citation)
    assert citation.state == "rejected"
    assert RejectForm not in forms_for(mai, citation)
    assert filled(AcceptForm, actor=mai, row=citation).act()
    assert reread(citation).state == "accepted"


def test_a_rejection_says_why(mai, citation):
    assert "reason" in filled(RejectForm, actor=mai, row=citation).errors


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            {"quote": "It closed in May."}, "is not in the source", id="words that do not stand there"
        ),
        pytest.param({"quote": "It opened in"}, "stands 2 times", id="words that stand twice"),
        pytest.param({"quote": ""}, "Which words?", id="no words"),
        pytest.param({"quote": "", "start": 90, "end": 99}, "is no place", id="a place outside the text"),
    ],
)
def test_words_that_cannot_be_found_are_an_error_of_their_field(mai, citation, typed, said):
    form = filled(ReAnchorForm, actor=mai, row=citation, reason="x", **typed)
    assert not form.act()
    assert said in str(form.errors["quote"])


def test_words_are_picked_by_copying_them(mai, citation):
    form = filled(
        ReAnchorForm,
        actor=mai,
        row=citation,
        quote="It opened in",
        before="dollars. ",
        reason="The other sentence",
    )
    assert form.act(), form.errors
    row = reread(citation)
    assert (row.start, row.end, row.quote) == (36, 48, "It opened in")


def test_what_the_words_say_is_stated_as_a_value_with_its_speaker(mai, citation):
    speaker = EntityFactory()
    form = filled(
        ReValueForm,
        actor=mai,
        row=citation,
        amount="12000000",
        unit="USD",
        as_of="2025-05",
        attribution_kind="named",
        attribution_name="Mayer",
        speaker=str(speaker.pk),
        reason="It says so",
    )
    assert form.act(), form.errors
    row = reread(citation)
    assert (row.amount, row.unit, row.as_of) == (12_000_000, "USD", "2025-05")
    assert (row.attribution_kind, row.attribution_name, row.speaker) == ("named", "Mayer", speaker)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        pytest.param({"unit": "USD"}, "amount", id="a unit of nothing"),
        pytest.param({"date": "next May"}, "date", id="no date"),
        pytest.param({"amount": "12", "role": "mayor"}, "__all__", id="two values"),
        pytest.param({"attribution_name": "Mayer"}, "attribution_kind", id="a name of no kind"),
    ],
)
def test_a_value_that_is_none_is_refused(mai, citation, typed, field):
    form = filled(ReValueForm, actor=mai, row=citation, reason="x", **typed)
    assert not form.act()
    assert field in form.errors


def test_a_citation_moves_to_a_position_of_another_claim(mai, citation):
    elsewhere = PositionFactory()
    assert not filled(MoveForm, actor=mai, row=citation, reason="x").act()
    assert filled(MoveForm, actor=mai, row=citation, elsewhere=str(elsewhere.pk), reason="x").act()
    assert reread(citation).position == elsewhere


def test_words_are_cited_by_hand_by_their_places(mai):
    position, source = PositionFactory(), SourceFactory(text=TEXT)
    form = filled(
        CiteForm,
        actor=mai,
        row=position.claim,
        position=position,
        source=str(source.pk),
        start=0,
        end=35,
        reason="It was missed",
    )
    assert form.act(), form.errors
    assert (form.result.quote, form.result.stated_by) == (TEXT[:35], mai)


def test_a_gloss_is_kept_with_the_words(mai, citation):
    assert filled(GlossForm, actor=mai, row=citation, text="What it cost").act()
    assert Gloss.objects.get().text == "What it cost"


def test_positions_are_added_and_changed(mai):
    claim = ClaimFactory()
    form = filled(AddForm, actor=mai, row=claim, stance="affirms", members="doctors\r\n lawyers", reason="x")
    assert form.act(), form.errors
    assert form.result.members == ["doctors", "lawyers"]
    claim.refresh_from_db()
    changed = filled(ChangeForm, actor=mai, row=reread(form.result), members="", date="2025-06", reason="x")
    assert changed.act(), changed.errors
    assert (reread(form.result).members, reread(form.result).date) == (None, "2025-06")


def test_a_claim_is_split_and_merged_again(mai, citation):
    other = CitationFactory(position=citation.position)
    claim = reread(citation.claim)
    form = filled(SplitForm, actor=mai, row=claim, citations=[other.pk], text="Another matter", reason="x")
    assert form.act(), form.errors
    shown = filled(
        MergeForm, actor=mai, row=reread(form.result), into=f"/claims/{claim.pk}/", reason="One after all"
    )
    assert not shown.act()
    assert dict(shown.preview.gone.brings)["citations"] == 1
    back = filled(MergeForm, actor=mai, row=reread(form.result), opened=shown)
    assert back.act(), back.errors
    assert set(Citation.objects.filter(claim=claim)) == {citation, other}


def test_contradictions_are_recorded_explained_and_dismissed(mai):
    claim = ClaimFactory()
    left, right = PositionFactory(claim=claim, amount=12), PositionFactory(claim=claim, amount=14)
    recorded = filled(RecordForm, actor=mai, row=claim, left=left, right=right, kind="value", reason="12, 14")
    assert recorded.act(), recorded.errors
    row = recorded.result
    explained = filled(ExplainForm, actor=mai, row=row, upheld=right, reason="Updated report")
    assert explained.act(), explained.errors
    assert (reread(row).state, reread(row).upheld) == ("explained", right)
    assert DismissForm not in forms_for(mai, reread(row))
    assert form_named("dismiss-contradiction", ContradictionFactory()) is DismissForm
