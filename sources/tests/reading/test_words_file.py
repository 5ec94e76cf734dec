from pathlib import Path

from sources.reading.words_file import words_of


def test_every_scalar_is_a_word(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("NO: [no, on, 12, 1.5, null]\n", encoding="utf-8")
    assert words_of(path) == {"NO": ["no", "on", "12", "1.5", "null"]}
