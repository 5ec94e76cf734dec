import pytest

from sources.reading import lexicon as module
from sources.reading.lexicon import FOLDER, LexiconError, Term, languages, lexicon

#: Keys whose words may be endings ("*liśmy").
ENDINGS = ("first_verbs", "unclaimed", "denying", "unsettled", "deeds")
NEEDED = "en es pt fr de it nl sv da nb fi pl cs ro hu el ru uk tr ar fa he hi bn ur ta th vi id ms sw zh ja ko".split()


@pytest.mark.parametrize("language", NEEDED)
def test_a_lexicon_covers_saying_denying_and_declining(language: str) -> None:
    assert language in languages()
    words = module._load(language)
    for term in (
        Term.REPORT,
        Term.DENY,
        Term.DECLINE,
        Term.NEGATE,
        Term.HEDGE,
        Term.PLAN,
        Term.ANONYMOUS,
        Term.TITLE,
    ):
        assert len(words[term.value]) >= 3, term
    assert words["footer"]
    assert "according" in words or "according_after" in words


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_lexicon_says_where_its_words_come_from(path) -> None:
    header = path.read_text(encoding="utf-8").splitlines()[0]
    assert header.startswith("# ")
    assert len(header) > 20


@pytest.mark.parametrize("language", [*NEEDED, "shared"])
def test_a_wildcard_stands_only_at_the_end_of_a_phrase(language: str) -> None:
    for key, words in module._load(language).items():
        for word in words if isinstance(words, list) else []:
            inner = word.strip("*") if key in ENDINGS else word.rstrip("*")
            assert "*" not in inner, (key, word)
            assert word == word.strip(), (key, word)


def test_a_language_without_a_file_has_an_empty_lexicon() -> None:
    assert lexicon("xx").words("footer") == ()


def test_an_unknown_key_is_refused_by_name(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qq.yaml").write_text("reprot: [said]\n", encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"qq\.yaml: unknown key reprot; accepted: .*report"):
        module._load("qq")


def test_a_key_without_a_list_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qq.yaml").write_text("report: said\n", encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"qq\.yaml: report must be a list of words"):
        module._load("qq")
