"""What goes out comes back as it was: in every format, for every noun, whatever stands in the cells."""

from __future__ import annotations

import unicodedata

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.models import Alias, Citation, Claim, ClaimEntity, Entity, Position
from facts.tables import TABLES, writing
from facts.tables.cells import FORMULA
from facts.tables.types import Outcome, TableError
from facts.tables.writing import write_table
from facts.tests.factories import AliasFactory, CitationFactory, ClaimFactory, EntityFactory, PositionFactory
from facts.tests.tables.sheets import bring_in, exported, file_of, rows_of
from sources.models import Source
from sources.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

FORMATS = ["csv", "xlsx", "json"]
MODELS = {
    "claims": Claim,
    "positions": Position,
    "citations": Citation,
    "entities": Entity,
    "aliases": Alias,
    "sources": Source,
}


@pytest.fixture
def desk(editor):
    claim = ClaimFactory(text="=1+1", signature="-x", language="zh-Hant")
    ClaimEntity.objects.create(claim=claim, entity=EntityFactory(name="@home", key="at-home"))
    for value in ({"amount": "-0.5", "unit": "=%", "approx": True, "lower": -1}, {"date": "2026-Q2"}, {"role": "'mayor"},
                  {"members": ['a "quoted" one', "two\nlines", "日本"]}, {}):  # fmt: skip
        position = PositionFactory(claim=claim, **value)
        CitationFactory(position=position, source=SourceFactory(text="+12 ميجا\nمدينة"), **value)
    AliasFactory(name="ميتا", language="ar")
    SourceFactory(
        text=None,
        sha256="",
        obtained="none",
        language="",
        derived_from=Source.objects.first(),
        note="a;b,c\td",
    )
    return editor


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("noun", sorted(TABLES))
def test_a_round_trip_changes_nothing(desk, noun, file_format):
    report = bring_in(noun, exported(noun, file_format), desk, file_format=file_format)
    assert {row.outcome for row in report.rows} == {Outcome.UNCHANGED}, [row.errors for row in report.rows]
    assert len(report.rows) == MODELS[noun].objects.count()


TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
ODD = st.sampled_from(
    ["=1", "'", "''", "'=", "", " ", "\t", "\n", "_x000D_", "\\.", "\\N", '"', ",", "NULL", "＝1", "a\x85b"]
)


@pytest.mark.parametrize("file_format", FORMATS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.one_of(TEXTS, ODD), description=st.one_of(TEXTS, ODD), key=st.one_of(st.none(), ODD))
def test_any_text_comes_back(editor, file_format, name, description, key):
    Entity.objects.all().delete()
    entity = EntityFactory()
    # The key is a slug by the model's word only: the database holds any text, and nothing is not "".
    Entity.objects.filter(pk=entity.pk).update(name=name or "x", description=description, key=key)
    try:
        data = exported("entities", file_format)
    except TableError:
        # XLSX holds no control characters, and says so.
        assert file_format == "xlsx"
        assert any(unicodedata.category(character) == "Cc" for character in name + description + (key or ""))
        return
    report = bring_in("entities", data, editor, file_format=file_format)
    assert [(row.cells, row.outcome) for row in report.rows if row.cells] == []


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_no_cell_begins_like_a_formula_but_numbers(desk, file_format):
    for noun in TABLES:
        for row in rows_of(exported(noun, file_format), file_format):
            for name, cell in row.items():
                if cell and str(cell)[0] in FORMULA.replace("'", ""):
                    assert name in ("amount", "lower", "upper")


def test_nothing_and_the_empty_text_are_told_apart(editor):
    one, two = EntityFactory(key=None, description=""), EntityFactory()
    Entity.objects.filter(pk=two.pk).update(key="")
    assert [row["key"] for row in rows_of(exported("entities"))] == ["", "'"]
    assert [row["key"] for row in rows_of(exported("entities", "json"), "json")] == [None, ""]
    assert [row["description"] for row in rows_of(exported("entities", "json"), "json")] == ["", ""]
    assert one.pk < two.pk


def test_what_a_spreadsheet_makes_of_cells_is_understood(editor):
    position = PositionFactory(amount="1200.5", unit="USD", approx=True)
    row = rows_of(exported("positions", "xlsx"), "xlsx")[0]
    made = row | {"amount": 1200.5, "approx": True, "claim_version": 1.0}
    report = bring_in("positions", file_of([made], "xlsx"), editor, file_format="xlsx")
    assert [report.rows[0].outcome, report.rows[0].pk] == [Outcome.UNCHANGED, str(position.pk)]
    semicolons = exported("positions").replace(b",", b";")
    assert bring_in("positions", semicolons, editor).rows[0].outcome == Outcome.UNCHANGED


def test_only_the_rows_that_are_asked_for_go_out(editor):
    wanted, _ = EntityFactory(name="It's %s"), EntityFactory()
    rows = Entity.objects.filter(name="It's %s")
    assert [row["id"] for row in rows_of(exported("entities", rows=rows))] == [str(wanted.pk)]


def test_a_table_without_rows_is_a_file_all_the_same(editor):
    assert exported("aliases").decode("utf-8-sig").strip() == ",".join(TABLES["aliases"].names)
    assert rows_of(exported("aliases", "json"), "json") == []


def test_an_xlsx_that_would_be_too_large_is_refused_before_it_is_made(editor, monkeypatch):
    monkeypatch.setattr(writing, "MOST_IN_XLSX", 1)
    EntityFactory.create_batch(2)
    with pytest.raises(TableError, match="at most 1 rows here, these are 2: take CSV or JSON"):
        write_table(TABLES["entities"], file_format="xlsx")


def test_a_text_that_no_cell_of_xlsx_holds_is_refused(editor):
    EntityFactory(description="x" * 40_000)
    with pytest.raises(TableError, match="40,000 characters"):
        exported("entities", "xlsx")


@pytest.mark.parametrize("file_format", ["csv", "json"])
def test_a_large_table_goes_out_in_pieces(editor, file_format):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO facts_entity (id, name, kind, description) "
            "SELECT gen_random_uuid(), 'Entity ' || n, 'person', repeat('x', 200) FROM generate_series(1, 2000) n"
        )
    pieces = list(write_table(TABLES["entities"], file_format=file_format))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 200_000
    assert len(rows_of(b"".join(pieces), file_format)) == 2000
