"""Whatever is sent to a form, it answers with an error of its own or does what was asked; it never fails."""

import pytest
from django.http import QueryDict

from facts.forms import FORMS
from facts.models import Citation, Claim, Comment, Contradiction, Entity, EntityJudgement, Mention, Position
from facts.tests.factories import (
    CitationFactory,
    ClaimFactory,
    CommentFactory,
    ContradictionFactory,
    EntityFactory,
    EntityJudgementFactory,
    MentionFactory,
    PositionFactory,
)
from facts.tests.people import person
from sources.models import Gloss, Source
from sources.tests.factories import GlossFactory, SourceFactory

pytestmark = pytest.mark.django_db

MAKE = {
    Citation: CitationFactory,
    Claim: ClaimFactory,
    Comment: CommentFactory,
    Contradiction: ContradictionFactory,
    Entity: EntityFactory,
    EntityJudgement: EntityJudgementFactory,
    Gloss: GlossFactory,
    Mention: MentionFactory,
    Position: PositionFactory,
    Source: SourceFactory,
}

JUNK = [
    "\x00",
    "x" * 5000,
    "-1",
    "99999999999999999999",
    "NaN",
    "2025-13-45T99:99",
    "00000000-0000-0000-0000-000000000000",
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.subject.__name__} {form.name()}")
def test_a_form_answers_to_junk(form):
    actor, row = person("administrator"), MAKE[form.subject]()
    for junk in JUNK:
        shown = form(actor=actor, row=row)
        names = [bound.html_name for bound in shown]
        if evidence := getattr(shown, "evidence", None):
            names += [bound.html_name for each in evidence for bound in each]
        sent = QueryDict(mutable=True)
        for name in [*names, *(f"initial-{name}" for name in names)]:
            sent[name] = junk
        sent.update({"evidence-TOTAL_FORMS": "2", "evidence-INITIAL_FORMS": "0"})
        filled = form(sent, None, actor=actor, row=row)
        assert filled.act() in (True, False), junk
        # Shown again with what was typed.
        str(filled)
        row = type(row).objects.get(pk=row.pk)
