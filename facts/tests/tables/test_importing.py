"""Imports of tables: what changes, what is refused, and that nothing happens by halves."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from facts.bulk.undoing import undo_bulk_edit
from facts.models import Alias, ChangeSet, Citation, Claim, Entity, Position
from facts.tables.types import Outcome, TableError
from facts.tests.factories import AliasFactory, CitationFactory, ClaimFactory, EntityFactory, PositionFactory
from facts.tests.people import person, verified_claim
from facts.tests.tables.sheets import bring_in_rows, row_for
from sources.changes import changes_of
from sources.models import Source
from sources.tests.factories import OutletFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

CREATED, CHANGED, UNCHANGED, REFUSED = (
    Outcome.CREATED,
    Outcome.CHANGED,
    Outcome.UNCHANGED,
    Outcome.REFUSED,
)


def outcomes(report):
    return [row.outcome for row in report.rows]


def refusal_of(report):
    [row] = [row for row in report.rows if row.errors]
    return row.errors[0]


def test_a_changed_cell_goes_through_the_use_case_and_into_the_history(editor):
    claim = ClaimFactory(text="The bridge cost 12 million.")
    row = row_for("claims", claim) | {"text": "The bridge cost 12 million dollars."}
    report = bring_in_rows("claims", [row], editor, reason="Named the currency")
    assert outcomes(report) == [CHANGED]
    assert report.rows[0].cells == (("text", claim.text, "The bridge cost 12 million dollars."),)
    claim.refresh_from_db()
    assert (claim.text, claim.worded_by, claim.version) == ("The bridge cost 12 million dollars.", editor, 2)
    change, _ = changes_of(claim)
    assert (change.who, change.reason) == ("mai", "Named the currency")


def test_a_dry_run_says_the_same_and_writes_nothing(editor):
    claim = ClaimFactory()
    rows = [row_for("claims", claim) | {"text": "Other words"}]
    tried = bring_in_rows("claims", rows, editor, dry_run=True)
    assert Claim.objects.get(pk=claim.pk).text == claim.text
    assert [(row.outcome, row.cells) for row in tried.rows] == [
        (row.outcome, row.cells) for row in bring_in_rows("claims", rows, editor).rows
    ]


def test_one_refused_row_keeps_all_others_out(editor):
    one, other = ClaimFactory(), ClaimFactory()
    rows = [row_for("claims", one) | {"text": "New"}, row_for("claims", other) | {"kind": "rumour"}]
    report = bring_in_rows("claims", rows, editor)
    assert outcomes(report) == [CHANGED, REFUSED]
    assert refusal_of(report) == ("kind", "“rumour” is none of value, date, role, set, quote, event.")
    assert Claim.objects.get(pk=one.pk).text == one.text


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"txet": ""}, "There is no column “txet” in claims. Do you mean “text”?"),
        ({"Story ": ""}, "There is no column “Story” in claims. Do you mean “story”?"),
        ({"###": ""}, "There is no column “###” in claims."),
    ],
    ids=["misspelt", "capital", "unknown"],
)
def test_an_unknown_column_is_refused_by_name(editor, columns, sentence):
    with pytest.raises(TableError) as caught:
        bring_in_rows("claims", [{"id": "", "text": "New"} | columns | {"language": "en"}], editor)
    assert caught.value.messages[0] == sentence
    assert not Claim.objects.exists()


def test_a_column_that_is_left_out_stays_as_it_was(editor):
    claim = ClaimFactory(kind="value", language="vi")
    rows = [{"id": str(claim.pk), "version": "1", "text": "Mới"}]
    assert outcomes(bring_in_rows("claims", rows, editor)) == [CHANGED]
    claim.refresh_from_db()
    assert (claim.text, claim.kind, claim.language) == ("Mới", "value", "vi")


@pytest.mark.parametrize("noun", ["claims", "positions", "citations", "entities", "aliases", "sources"])
def test_a_row_that_somebody_changed_meanwhile_is_refused(editor, noun):
    rows = {
        "claims": (ClaimFactory, "text"),
        "positions": (PositionFactory, "role"),
        "citations": (CitationFactory, "role"),
        "entities": (EntityFactory, "description"),
        "aliases": (AliasFactory, "name"),
        "sources": (SourceFactory, "note"),
    }
    factory, column = rows[noun]
    row = factory()
    stale = row_for(noun, row)
    assert outcomes(bring_in_rows(noun, [stale | {column: "mayor"}], editor)) == [CHANGED]
    report = bring_in_rows(noun, [stale | {column: "minister"}], editor)
    assert outcomes(report) == [REFUSED]
    assert "Somebody has changed this row since" in refusal_of(report)[1]


def test_a_change_without_version_is_refused_and_an_unchanged_row_needs_none(editor):
    claim = ClaimFactory()
    row = {"id": str(claim.pk), "text": "Other words"}
    assert refusal_of(bring_in_rows("claims", [row], editor))[0] == "version"
    assert outcomes(bring_in_rows("claims", [row | {"text": claim.text}], editor)) == [UNCHANGED]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"status": "verified"}, "status"),
        ({"signature": "x"}, "signature"),
        ({"id": "nonsense"}, "id"),
        ({"id": "01990b3a-7100-7c3d-9e8f-1a2b3c4d5e6f"}, "id"),
        ({"story": "no-such-story"}, "story"),
        ({"entities": "01990b3a-7100-7c3d-9e8f-1a2b3c4d5e6f"}, "entities"),
        ({"entities": "Meta"}, "entities"),
        ({"language": "Vietnamese"}, "language"),
        ({"text": ""}, "text"),
        ({"text": "a\vb\0"}, ""),
    ],
    ids=str,
)
def test_a_bad_cell_is_refused_by_its_column(editor, change, column):
    row = row_for("claims", ClaimFactory()) | change
    if "\0" in row["text"]:
        with pytest.raises(TableError, match="NUL"):
            bring_in_rows("claims", [row], editor)
        return
    report = bring_in_rows("claims", [row], editor)
    assert outcomes(report) == [REFUSED]
    assert refusal_of(report)[0] == column


def test_an_id_that_stands_twice_is_refused(editor):
    row = row_for("claims", ClaimFactory())
    assert refusal_of(bring_in_rows("claims", [row, row], editor)) == ("id", "Row 2 has this id too.")


def test_who_may_not_do_it_in_the_admin_may_not_do_it_by_a_file(editor):
    claim, _ = verified_claim()
    row = row_for("claims", claim) | {"text": "Other words"}
    report = bring_in_rows("claims", [row], person("reporter"))
    assert "facts.add_review" in refusal_of(report)[1]
    assert outcomes(bring_in_rows("claims", [row], editor)) == [CHANGED]
    claim.refresh_from_db()
    assert claim.status == "in_review"


@pytest.mark.parametrize("noun", ["claims", "entities", "sources"])
def test_a_reader_changes_nothing(reader, noun):
    new = {
        "claims": {"text": "New", "language": "en", "kind": "event"},
        "entities": {"name": "New", "kind": "person"},
        "sources": {"key": "new"},
    }
    assert "You may not" in refusal_of(bring_in_rows(noun, [new[noun]], reader))[1]


def test_an_import_needs_a_reason(editor):
    with pytest.raises(Exception, match="An import needs a reason"):
        bring_in_rows("claims", [row_for("claims", ClaimFactory())], editor, reason=" ")


def test_a_claim_is_stated_with_story_and_entities_and_filed_anew(editor):
    story, entities = StoryFactory(slug="bridge"), [EntityFactory(), EntityFactory()]
    ids = " ".join(str(entity.pk) for entity in entities)
    new = {"text": "It opened.", "language": "en", "kind": "event", "story": "bridge", "entities": ids}
    report = bring_in_rows("claims", [new], editor)
    claim = Claim.objects.get(pk=report.rows[0].pk)
    assert (claim.story, set(claim.entities.all())) == (story, set(entities))
    row = row_for("claims", claim) | {"story": "", "entities": str(entities[0].pk)}
    assert outcomes(bring_in_rows("claims", [row], editor)) == [CHANGED]
    claim.refresh_from_db()
    assert (claim.story, list(claim.entities.all())) == (None, [entities[0]])


def test_several_rows_of_one_claim_change_at_once(editor):
    claim = ClaimFactory(kind="value")
    positions = [PositionFactory(claim=claim, amount=amount, unit="USD") for amount in (12, 14)]
    rows = [row_for("positions", position) | {"unit": "EUR"} for position in positions]
    assert outcomes(bring_in_rows("positions", rows, editor)) == [CHANGED, CHANGED]
    assert set(Position.objects.values_list("unit", flat=True)) == {"EUR"}


def test_a_position_is_added_with_its_value(editor):
    claim = ClaimFactory(kind="set")
    new = {"claim": str(claim.pk), "stance": "denies", "members": '["doctors", "lawyers"]'}
    assert outcomes(bring_in_rows("positions", [new], editor)) == [CREATED]
    position = claim.positions.get()
    assert (position.stance, position.members, position.stated_by) == (
        "denies",
        ["doctors", "lawyers"],
        editor,
    )


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"amount": "12", "date": "2026"}, "date"),
        ({"unit": "USD"}, "unit"),
        ({"amount": "twelve"}, "amount"),
        ({"amount": "1" * 40}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"date": "June"}, "date"),
        ({"role": "x" * 301}, "role"),
        ({"members": '["a"'}, "members"),
        ({"approx": "perhaps"}, "approx"),
        ({"claim": "01990b3a-7100-7c3d-9e8f-1a2b3c4d5e6f"}, "claim"),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_is_refused_and_not_cut(editor, cells, column):
    claim = ClaimFactory()
    report = bring_in_rows("positions", [{"claim": str(claim.pk), "stance": "affirms"} | cells], editor)
    assert outcomes(report) == [REFUSED]
    assert refusal_of(report)[0] == column
    assert not Position.objects.exists()


def test_citations_are_decided_anchored_moved_and_valued(editor):
    source = SourceFactory(text="The bridge cost 12 million dollars. It opened in May.")
    citation = CitationFactory(source=source)
    elsewhere = PositionFactory(claim=citation.claim)
    row = row_for("citations", citation) | {
        "quote": "It opened in May.",
        "state": "accepted",
        "position": str(elsewhere.pk),
        "date": "--05",
        "attribution_kind": "named",
        "attribution_name": "The mayor",
    }
    report = bring_in_rows("citations", [row], editor)
    assert outcomes(report) == [CHANGED], report.rows[0].errors
    after = Citation.objects.get(pk=citation.pk)
    assert (after.start, after.end, after.quote) == (36, 53, "It opened in May.")
    assert (after.state, after.position, after.date) == ("accepted", elsewhere, "--05")
    assert (after.attribution_kind, after.attribution_name) == ("named", "The mayor")


def test_words_are_cited_by_their_quote_alone(editor):
    position, source = PositionFactory(), SourceFactory(text="Five. Six. Five.")
    new = {"position": str(position.pk), "source": str(source.pk), "quote": "Six."}
    assert outcomes(bring_in_rows("citations", [new], editor)) == [CREATED]
    assert Citation.objects.get().start == 6
    report = bring_in_rows("citations", [new | {"quote": "Five."}], editor)
    assert refusal_of(report) == (
        "quote",
        "“Five.” stands 2 times in the text of the source: give start and end.",
    )


def test_entities_and_their_names_come_in(editor):
    assert outcomes(
        bring_in_rows("entities", [{"key": "", "name": "Meta", "kind": "organisation"}], editor)
    ) == [CREATED]
    entity = Entity.objects.get()
    assert entity.key is None
    new = {"entity": str(entity.pk), "name": "ميتا", "language": "ar"}
    assert outcomes(bring_in_rows("aliases", [new], editor)) == [CREATED]
    assert Alias.objects.get().stated_by == editor
    assert "already has this name" in refusal_of(bring_in_rows("aliases", [new], editor))[1]


def test_what_is_known_of_a_source_is_corrected_and_an_origin_that_is_not_held_added(editor):
    outlet, source = OutletFactory(name="CafeF"), SourceFactory()
    row = row_for("sources", source) | {"outlet": "cafef", "published_on": "2026-03-02"}
    new = dict.fromkeys(row, "") | {"key": "agency-report", "title": "The agency's report"}
    report = bring_in_rows("sources", [row, new], editor)
    assert outcomes(report) == [CHANGED, CREATED], [row.errors for row in report.rows]
    source.refresh_from_db()
    assert (source.outlet, str(source.published_on)) == (outlet, "2026-03-02")
    assert Source.objects.get(key="agency-report").text is None


def test_what_an_import_wrote_is_one_change_set_that_tells_its_rows(client, editor):
    claim, other, untouched = ClaimFactory(), ClaimFactory(), ClaimFactory()
    story, entity = StoryFactory(), EntityFactory(name="The bridge")
    rows = [
        row_for("claims", claim) | {"text": "Worded anew", "story": story.slug, "entities": str(entity.pk)},
        row_for("claims", other) | {"kind": "value"},
        row_for("claims", untouched),
        {**dict.fromkeys(row_for("claims", claim), ""), "text": "A third", "language": "en", "kind": "event"},
    ]
    report = bring_in_rows("claims", rows, editor, reason="Named the bridge")

    changeset = ChangeSet.objects.get()
    assert (changeset.action, changeset.model, changeset.state, changeset.reason) == (
        "import",
        "claim",
        "applied",
        "Named the bridge",
    )
    assert (changeset.created_by, changeset.total, changeset.changing, changeset.done) == (editor, 3, 3, 3)
    made = UUID(report.rows[3].pk)
    items = {item.row: (item.before, item.after) for item in changeset.items.all()}
    assert items.keys() == {claim.pk, other.pk, made}
    assert items[claim.pk] == (
        {"text": claim.text, "story": str(claim.story_id), "entities": []},
        {"text": "Worded anew", "story": str(story.pk), "entities": [str(entity.pk)]},
    )
    assert items[made][0] == {}
    contexts = Claim.pgh_event_model.objects.filter(pgh_context__reason="Named the bridge")
    assert set(contexts.values_list("pgh_context_id", flat=True)) == {changeset.pk}

    client.force_login(editor)
    page = client.get(reverse("facts:changeset", args=[changeset.pk])).content.decode()
    assert "Worded anew" in page
    assert "The bridge" in page
    assert "import a table that holds what the rows were" in page
    with pytest.raises(ValidationError, match="import a table"):
        undo_bulk_edit(changeset=changeset, actor=editor, reason="A mistake.")


@pytest.mark.parametrize(
    ("noun", "make", "cells"),
    [
        ("entities", EntityFactory, {"name": "Another name"}),
        ("aliases", AliasFactory, {"name": "Another name"}),
        ("sources", SourceFactory, {"title": "Another name"}),
        ("citations", CitationFactory, {"state": "accepted"}),
        ("positions", PositionFactory, {"stance": "denies"}),
    ],
)
def test_imports_of_every_table_are_shown_among_the_bulk_edits(client, editor, noun, make, cells):
    rows = [row_for(noun, make()) | cells for _ in range(2)]
    bring_in_rows(noun, rows, editor)
    client.force_login(editor)
    assert f"Import: 2 of 2 {noun}" in client.get(reverse("facts:changesets")).content.decode()
    page = client.get(reverse("facts:changeset", args=[ChangeSet.objects.get().pk])).content.decode()
    assert next(iter(cells.values())) in page


def test_a_dry_run_a_refusal_and_a_file_that_changes_nothing_leave_no_change_set(editor):
    claim = ClaimFactory()
    row = row_for("claims", claim)
    bring_in_rows("claims", [row], editor)
    bring_in_rows("claims", [row | {"text": "New"}], editor, dry_run=True)
    bring_in_rows("claims", [row | {"kind": "rumour"}], editor)
    assert not ChangeSet.objects.exists()
