from facts.tests.evaluation import stories


def _move(export, number, claim):
    """Move a citation to another claim."""
    for row in export["claims"]:
        for cited in row["citations"]:
            if cited["id"] == number:
                row["citations"].remove(cited)
                next(row for row in export["claims"] if row["id"] == claim)["citations"].append(cited)
                return export
    raise AssertionError(number)


def test_what_is_under_one_claim_in_both_is_right_and_found(score):
    counts = score()

    assert counts["claim_pairs.precision"] == counts["claim_pairs.recall"] == (2, 2)
    assert counts["claims.joined_in_two_languages"] == counts["claims.joined_in_all_languages"] == (2, 2)


def test_a_citation_of_the_whole_sentence_stands_for_its_clause(score):
    annotation = stories.gold()
    annotation["claims"][0]["statements"][0]["passage"] = "12 million dollars"

    assert score(annotation)["claim_pairs.recall"] == (2, 2)


def test_a_passage_under_a_strange_claim_is_wrong_and_misses_its_own(score):
    counts = score(export=_move(stories.export(), "2", "hurt"))

    # Passages 2, 3 and 4 are under one claim: 3 and 4 belong together, 2 and 3 do not, 2 and 4 are of one text.
    assert counts["claim_pairs.precision"] == (1, 2)
    assert counts["claim_pairs.recall"] == (1, 2)
    assert counts["claims.joined_in_two_languages"] == (1, 2)


def test_a_pair_under_two_claims_counts_once(score):
    export = stories.export()
    twice = [
        stories.citation("5", "p12", "a.txt", "The bridge cost 12 million dollars."),
        stories.citation("6", "p12", "b.txt", "El puente costó 21 millones de dólares."),
    ]
    export["claims"].append({"id": "again", "positions": [], "citations": twice})

    assert score(export=export)["claim_pairs.precision"] == (2, 2)


def test_a_pair_with_a_passage_that_is_not_annotated_is_unknown(score):
    export = stories.export()
    export["claims"][0]["citations"].append(
        stories.citation("5", "p21", "b.txt", "La alcaldesa lo inauguró el lunes.")
    )
    counts = score(export=export)

    assert counts["claim_pairs.unknown"] == (1, 3)
    assert counts["claim_pairs.precision"] == (2, 2)


def test_a_pair_with_a_passage_outside_an_exhaustive_annotation_is_wrong(score):
    places = {words: {"file": file, "start": start, "end": end} for file, words in (
        ("a.txt", "The bridge cost 12 million dollars"), ("b.txt", "El puente costó 21 millones de dólares"),
    ) for start, end in [stories.span(file, words)]}  # fmt: skip
    annotation = {
        "documents": [{"file": "a.txt", "language": "en"}, {"file": "b.txt", "language": "es"}],
        "claims": [{"id": "C1", "passages": list(places.values())}],
        "contradictions": [],
    }
    counts = score(annotation)

    assert counts["claim_pairs.precision"] == (1, 2)
    assert counts["claim_pairs.recall"] == (1, 1)


def test_a_claim_is_joined_in_all_languages_only_by_one_claim_that_has_them_all(score, monkeypatch):
    annotation, export = stories.gold(), stories.export()
    # A third article, which states the cost too; the machine cites it for nothing.
    text = "Die Brücke kostete 12 Millionen Dollar."
    monkeypatch.setitem(stories.TEXTS, "c.txt", text)
    annotation["documents"].append({"file": "c.txt", "lang": "de", "independent": True})
    annotation["claims"][0]["statements"].append(
        {"file": "c.txt", "passage": text, "stance": "asserts", "value": None}
    )
    export["sources"].append(
        export["sources"][0] | {"id": "c", "file": "c.txt", "text": text, "language": "de"}
    )
    counts = score(annotation, export)

    assert counts["claims.joined_in_two_languages"] == (2, 2)
    assert counts["claims.joined_in_all_languages"] == (1, 2)
