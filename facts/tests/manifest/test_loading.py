from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from facts.manifest.loading import load_manifest
from facts.manifest.types import AliasEntry, ManifestErrors
from facts.matching.types import Stance, Value
from facts.tests.manifest.conftest import CLAIMS, ENTITIES, SOURCES
from sources.reading.types import Attribution, AttributionKind, NameKind


def test_a_right_folder_is_read_whole(write):
    manifest = load_manifest(write())

    assert manifest.story.slug == "ferry"
    assert [source.key for source in manifest.sources] == ["gazette", "jornal", "agency"]
    assert manifest.sources[0].published_on == date(2031, 5, 4)
    assert manifest.sources[1].derived_from == "agency"
    assert manifest.entities[0].kind is NameKind.ORGANISATION
    assert manifest.entities[0].aliases == (AliasEntry("Nordlink Lines", "en"), AliasEntry("Nordlink", "pt"))
    position = manifest.claims[0].positions[0]
    assert position.stance is Stance.AFFIRMS
    assert position.value == Value(amount=Decimal(40000000), unit="EUR")
    assert manifest.language == "en"


def test_every_quote_stands_at_its_offsets(write):
    manifest = load_manifest(write())

    texts = {source.key: source.text for source in manifest.sources}
    citations = manifest.claims[0].positions[0].citations
    assert [texts[c.source][c.start : c.end] for c in citations] == [
        "paid 40 million euros",
        "pagou 40 milhões",
    ]
    assert citations[1].start == len("A Nordlink ")


def test_a_speaker_who_is_an_entity_is_resolved(write):
    citation = load_manifest(write()).claims[0].positions[0].citations[0]

    assert citation.attribution == Attribution(AttributionKind.NAMED, "Ana Reis", "ana-reis")


def test_line_endings_of_an_article_are_kept(write):
    assert load_manifest(write()).sources[0].text.count("\r\n") == 1


def test_a_byte_order_mark_is_not_part_of_the_text(write):
    folder = write(gazette=b"\xef\xbb\xbfNordlink paid 40 million euros.")

    assert load_manifest(folder).claims[0].positions[0].citations[0].start == len("Nordlink ")


def test_an_origin_that_is_not_held_has_no_text(write):
    agency = load_manifest(write()).sources[2]

    assert (agency.file, agency.text) == ("", None)


def test_entities_and_claims_may_be_left_out(write):
    manifest = load_manifest(write(entities=None, claims=None))

    assert (manifest.entities, manifest.claims) == ((), ())


def test_another_reader_of_files_may_be_given(write):
    manifest = load_manifest(
        write(claims=None), read_text=lambda content, path: f"{path.name}: {len(content)}"
    )

    assert manifest.sources[0].text == "gazette.txt: 75"


def test_a_folder_without_sources_is_refused(tmp_path):
    with pytest.raises(ManifestErrors, match=r"sources.yaml:1: there is no sources.yaml"):
        load_manifest(tmp_path / "nowhere")


def test_all_mistakes_of_all_files_are_reported_at_once(mistakes):
    sources = SOURCES.replace("slug: ferry", "slug: The Ferry").replace("2031-05-04", "2031-13-04")
    sources = sources.replace("texts/jornal.txt", "texts/journal.txt").replace("outlet: An", "outlett: An")
    entities = ENTITIES.replace("kind: person", "kind: human").replace("[Nordlink]", "[Nordlink, Nordlink]")
    claims = CLAIMS.replace("[nordlink]", "[nordlink, southlink]").replace("EUR}", "EUR, upper: 3}")
    claims = claims.replace("paid 40 million euros\n", "paid 41 million euros\n").replace("affirms", "maybe")

    found = mistakes(sources=sources, entities=entities, claims=claims)

    assert [(mistake.file, mistake.line) for mistake in found] == [
        ("sources.yaml", 2),
        ("sources.yaml", 9),
        ("sources.yaml", 11),
        ("sources.yaml", 14),
        ("sources.yaml", 16),
        ("entities.yaml", 7),
        ("entities.yaml", 10),
        ("claims.yaml", 5),
        ("claims.yaml", 7),
        ("claims.yaml", 8),
        ("claims.yaml", 11),
    ]


def test_a_file_that_is_not_yaml_is_named_with_its_line(mistakes):
    found = mistakes(claims=CLAIMS.replace("kind: value", "kind: [value"))

    assert [(m.file, m.line) for m in found] == [("claims.yaml", 5)]
    assert "not valid YAML" in found[0].message


def test_a_broken_sources_file_does_not_blame_the_claims(mistakes):
    found = mistakes(sources="story: [", entities="entities: [")

    assert {mistake.file for mistake in found} == {"sources.yaml", "entities.yaml"}


@pytest.mark.parametrize("content", [b"a: \xff\xfe\n", b"\xef\xbb\xbfstory:\n  slug: \xe9t\xe9\n"])
def test_a_manifest_that_is_not_utf8_is_refused(mistakes, content):
    found = mistakes(sources=content)

    assert found[0].line == 1 + content.count(b"\n") - 1
    assert "not UTF-8" in found[0].message


def test_an_article_that_is_not_utf8_is_named_where_it_is_listed(mistakes):
    found = mistakes(gazette=b"Nordlink\npaid 40 milli\xf3n\n")

    assert [(m.file, m.line) for m in found] == [("sources.yaml", 6)]
    assert "'texts/gazette.txt' cannot be read: not UTF-8: byte 0xf3 on line 2" in found[0].message


@pytest.mark.parametrize("content", ["", "# nothing\n", "- a list\n", "words\n"])
def test_a_manifest_that_is_not_a_mapping_is_refused(mistakes, content):
    assert [mistake.file for mistake in mistakes(sources=content)] == ["sources.yaml"]


def test_deep_nesting_is_refused(mistakes):
    assert mistakes(sources="[" * 5000)[0].file == "sources.yaml"
