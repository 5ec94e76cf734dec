from facts.tests.evaluation import stories


def test_a_planted_contradiction_in_the_main_list_is_found_and_true(score):
    counts = score()

    assert counts["contradictions.planted.found"] == counts["contradictions.planted.found_in_main"] == (1, 1)
    assert counts["contradictions.value_and_date.found"] == (1, 1)
    assert counts["contradictions.main.true"] == counts["contradictions.main.true_pairs"] == (1, 1)
    assert counts["contradictions.value_and_date.main.true"] == (1, 1)


def test_a_look_alike_is_false_and_counts_as_raised_in_the_main_list_only(score):
    export = stories.export()
    counts = score(export=export)
    assert counts["contradictions.uncertain.true"] == (0, 1)
    assert counts["look_alikes.pairs_in_main"] == counts["look_alikes.groups_in_main"] == (0, 1)

    export["contradictions"][1]["list"] = "main"
    counts = score(export=export)
    assert counts["contradictions.main.true"] == (1, 2)
    assert counts["look_alikes.pairs_in_main"] == counts["look_alikes.groups_in_main"] == (1, 1)


def test_what_is_shown_in_the_uncertain_list_is_found_but_not_in_main(score):
    export = stories.export()
    export["contradictions"][0]["list"] = "uncertain"
    counts = score(export=export)

    assert counts["contradictions.planted.found"] == (1, 1)
    assert counts["contradictions.planted.found_in_main"] == (0, 1)
    assert counts["contradictions.uncertain.true"] == (1, 2)


def test_a_pair_that_nobody_listed_is_false(score):
    export = stories.export()
    export["contradictions"].append(
        {"kind": "date", "list": "main", "left_position": "p12", "right_position": "no"}
    )
    counts = score(export=export)

    assert counts["contradictions.main.true"] == (1, 2)
    assert counts["contradictions.value_and_date.main.true"] == (1, 2)


def test_an_ambiguous_pair_is_not_judged(score):
    annotation = stories.gold()
    annotation["ambiguous"] = annotation.pop("not_contradictions")
    annotation["not_contradictions"] = []
    counts = score(annotation)

    assert "contradictions.uncertain.true" not in counts
    assert "contradictions.uncertain.true_pairs" not in counts


def test_of_several_statements_of_a_sentence_the_one_with_the_value_is_meant(score):
    annotation, export = stories.gold(), stories.export()
    # The sentences put a second amount, on which the articles only seem to differ.
    for statement, value in zip(annotation["claims"][1]["statements"], (5, 6), strict=True):
        statement["passage"] = annotation["claims"][0]["statements"][statement["file"] == "b.txt"]["passage"]
        statement["value"] = {"amount": value, "unit": "people"}
    export["contradictions"] = export["contradictions"][:1]
    export["contradictions"][0]["list"] = "main"
    counts = score(annotation, export)

    assert counts["contradictions.main.true"] == (1, 1)
    assert counts["look_alikes.pairs_in_main"] == (0, 1)


def test_words_of_no_statement_that_repeat_an_amount_stand_for_its_statement(score):
    export = stories.export()
    words = {
        "1": stories.citation("1", "p12", "a.txt", "Mayor Ann Fielding opened it on Monday.",
                              value=stories.amount("12000000")),
        "other": stories.citation("1", "p12", "a.txt", "Mayor Ann Fielding opened it on Monday.",
                                  value=stories.amount("13000000")),
    }  # fmt: skip

    export["claims"][0]["citations"][0] = words["1"]
    assert score(export=export)["contradictions.main.true"] == (1, 1)
    export["claims"][0]["citations"][0] = words["other"]
    assert score(export=export)["contradictions.main.true"] == (0, 1)


def test_pairs_within_one_article_count_neither_way(score):
    export = stories.export()
    export["claims"][0]["citations"].append(
        stories.citation("7", "p12", "b.txt", "La alcaldesa lo inauguró el lunes.")
    )
    counts = score(export=export)

    assert counts["contradictions.main.true_pairs"] == (1, 1)
