"""Origins that the machine proposes and people refute."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from facts.intake import _propose_lineage
from facts.lineage.types import Proposal
from facts.tally import Tally
from facts.tests.people import person
from facts.tracing import reconsider_origin, refute_origin
from sources.models import Source
from sources.origins import roots_of
from sources.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

WHY = ["It credits the first report."]


@pytest.fixture
def echo():
    origin = SourceFactory(key="origin", story=StoryFactory())
    SourceFactory(key="echo", story=origin.story, derived_from_proposed=origin, derivation_reasons=WHY)
    return SourceFactory(
        key="echo",
        version=2,
        text="Newer words.",
        story=origin.story,
        derived_from_proposed=origin,
        derivation_reasons=WHY,
    )


def test_a_refuted_origin_is_gone_from_every_version(echo):
    row = refute_origin(source=echo, actor=person("reporter"), reason="They have their own reporter there.")
    assert row.refuted_origins == ["origin"]
    assert roots_of({echo.pk})["echo"].key == "echo"
    assert not Source.objects.exclude(derived_from_proposed=None).exists()


def test_it_can_be_reconsidered_with_its_reasons(echo):
    rita = person("reporter")
    refute_origin(source=echo, actor=rita, reason="Their own reporter.")
    row = reconsider_origin(source=echo, actor=rita, reason="He was not there.")
    assert (row.derived_from_proposed.key, row.derivation_reasons, row.refuted_origins) == ("origin", WHY, [])
    with pytest.raises(ValidationError, match="Nobody refuted"):
        reconsider_origin(source=echo, actor=rita, reason="Again")


def test_what_nobody_proposes_cannot_be_refuted():
    with pytest.raises(ValidationError, match="proposes no origin"):
        refute_origin(source=SourceFactory(), actor=person("reporter"), reason="No")


def test_the_machine_does_not_propose_it_again(echo, monkeypatch):
    proposal = Proposal(source="echo", origin="origin", outlet="", score=0.9, reasons=("Same words.",))
    monkeypatch.setattr("facts.intake.propose", lambda texts: [proposal])
    origin = Source.objects.get(key="origin")
    given = {"story": echo.story, "sources": {"echo": echo, "origin": origin}, "texts": ()}
    refute_origin(source=echo, actor=person("reporter"), reason="Their own reporter.")
    _propose_lineage(**given, tally=Tally())
    assert Source.objects.get(pk=echo.pk).derived_from_proposed is None
