import pytest

from facts.evaluation import GoldError, load_gold
from facts.evaluation.types import Place, Verdict
from facts.tests.evaluation import stories

PASSAGES = {
    "documents": [{"file": "a.txt", "language": "en"}, {"file": "b.txt", "language": "es"}],
    "claims": [
        {
            "id": "C1",
            "passages": [
                {"file": "a.txt", "start": 0, "end": 10, "text": "The bridge"},
                {"file": "b.txt", "start": 0, "end": 9, "text": "El puente"},
            ],
        }
    ],
    "contradictions": [
        {
            "id": "K1",
            "kind": "value",
            "status": "contradiction (later update)",
            "left": [{"file": "a.txt", "start": 0, "end": 34}],
            "right": [{"file": "b.txt", "start": 0, "end": 38}, {"file": "b.txt", "start": 40, "end": 60}],
        }
    ],
}


def test_statements_are_found_in_their_articles(load):
    gold = load(stories.gold())

    assert gold.texts == stories.TEXTS
    assert gold.statements[0].place == Place(
        "a.txt", *stories.span("a.txt", "The bridge cost 12 million dollars")
    )
    assert [(pair.group, pair.verdict) for pair in gold.pairs] == [
        ("k1", Verdict.CONTRADICTION),
        ("n1", Verdict.LOOK_ALIKE),
    ]
    assert not gold.exhaustive


def test_passages_by_offset_are_exhaustive_and_give_a_pair_for_each_two(load):
    gold = load(PASSAGES)

    assert [statement.place for statement in gold.statements] == [Place("a.txt", 0, 10), Place("b.txt", 0, 9)]
    assert [(pair.group, pair.verdict, pair.kind) for pair in gold.pairs] == [
        ("K1", Verdict.CONTRADICTION, "value")
    ] * 2
    assert gold.exhaustive
    assert gold.quantities is None


@pytest.mark.parametrize("status", ["addition", "derived"])
def test_an_addition_and_a_conversion_only_look_like_contradictions(load, status):
    gold = load(PASSAGES | {"contradictions": [PASSAGES["contradictions"][0] | {"status": status}]})

    assert {pair.verdict for pair in gold.pairs} == {Verdict.LOOK_ALIKE}


def test_a_story_is_named_by_its_file_or_by_its_folder_where_the_file_is_called_gold(load, tmp_path):
    assert load(stories.gold(), "Seeds of May.json").story == "seeds-of-may"
    folder = tmp_path / "S1 Quake"
    folder.mkdir()
    for file in (*stories.TEXTS, "Seeds of May.json"):
        (tmp_path / file).rename(folder / file.replace("Seeds of May", "gold"))
    assert load_gold(folder / "gold.json").story == "s1-quake"


def test_an_amount_does_not_stand_in_a_longer_one(load):
    annotation = stories.gold()
    annotation["quantities"] = [{"file": "a.txt", "text": "2 million", "amount": 2000000, "unit": ""}]

    with pytest.raises(GoldError, match=r"'2 million' does not stand in a\.txt"):
        load(annotation)


def test_articles_may_lie_elsewhere(load, tmp_path):
    load(PASSAGES)
    elsewhere = tmp_path / "articles"
    elsewhere.mkdir()
    for file in stories.TEXTS:
        (tmp_path / file).rename(elsewhere / file)

    assert load_gold(tmp_path / "gold.json", articles=elsewhere).articles[0] == elsewhere / "a.txt"
    with pytest.raises(GoldError, match=r"a.txt: No such file.*--articles"):
        load_gold(tmp_path / "gold.json")


def _spoil(path, value):
    annotation = stories.gold()
    node = annotation
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return annotation


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param(
            ("claims", 0, "statements", 1, "passage"),
            "El túnel",
            r"gold.json: claims\[0\]: statements\[1\]: 'El túnel' does not stand in b.txt",
            id="words that do not stand",
        ),
        pytest.param(
            ("claims", 0, "statements", 0, "passage"), "i", r"stands \d+ times in a.txt", id="words twice"
        ),
        pytest.param(
            ("claims", 0, "statements", 0, "stance"),
            "doubts",
            "“stance” must be one of asserts, reports, denies",
            id="unknown stance",
        ),
        pytest.param(
            ("claims", 0, "statements", 0, "file"),
            "c.txt",
            "c.txt is not among the documents",
            id="unknown file",
        ),
        pytest.param(
            ("contradictions", 0, "b", "claim"),
            "c9",
            "claim c9 has no statement in b.txt",
            id="unknown claim",
        ),
        pytest.param(("documents", 0, "independent"), "yes", "must be true or false", id="not a boolean"),
        pytest.param(("quantities", 0, "amount"), "many", "“amount” must be a number", id="not a number"),
        pytest.param(
            ("entities", 0, "mentions", "a.txt"), "city", "must be a list of texts", id="not a list"
        ),
        pytest.param(("claims",), {}, "“claims” must be a list", id="claims of another shape"),
        pytest.param(
            ("claims", 0), "c1", r"claims\[0\]: not an object but str", id="a claim of another shape"
        ),
        pytest.param(("claims", 0, "id"), None, "“id” must be a text, not missing", id="missing"),
    ],
)
def test_a_mistake_is_said_with_its_place(load, path, value, message):
    with pytest.raises(GoldError, match=message):
        load(_spoil(path, value))


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        pytest.param({"start": 0, "end": 999}, "0..999 is outside a.txt", id="outside"),
        pytest.param({"start": 0, "end": 3, "text": "A"}, "a.txt has 'The' there, not 'A'", id="other words"),
        pytest.param({"start": "0", "end": 3}, "“start” must be a whole number", id="not a number"),
    ],
)
def test_an_offset_that_is_wrong_is_refused(load, passage, message):
    claims = [{"id": "C1", "passages": [{"file": "a.txt", **passage}]}]

    with pytest.raises(GoldError, match=message):
        load(PASSAGES | {"claims": claims})


def test_an_unknown_status_is_refused(load):
    with pytest.raises(GoldError, match="“status” must be one that begins with contradiction, disputed"):
        load(PASSAGES | {"contradictions": [PASSAGES["contradictions"][0] | {"status": "maybe"}]})


def test_a_file_of_another_kind_is_refused(load, tmp_path):
    with pytest.raises(GoldError, match="not an annotation"):
        load({"documents": [], "claims": []})
    (tmp_path / "gold.json").write_text("{")
    with pytest.raises(GoldError, match="not JSON"):
        load_gold(tmp_path / "gold.json")
