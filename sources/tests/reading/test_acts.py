"""What sentences of 34 languages do, as they are heard: report, deny, decline, or say in the narrator's own voice."""

from collections import defaultdict
from pathlib import Path

import yaml

from .support import Stance, reading, stance_of

SENTENCES: dict[str, list[tuple[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "acts.yaml").read_text(encoding="utf-8")
)
STANCES = {
    "own": Stance.ASSERTS,
    "negate": Stance.ASSERTS,
    "plan": Stance.ASSERTS,
    "report": Stance.REPORTS,
    "deny": Stance.DENIES,
    "decline": Stance.DECLINES,
}


def heard(text: str, language: str) -> Stance:
    """The stance of a text: of its passages' stances the first in the table."""
    return min((stance_of(passage) for passage in reading(text, language).passages), key=list(Stance).index)


def test_acts_are_heard_in_every_language_with_a_lexicon() -> None:
    right, missed = defaultdict(list), []
    for language, sentences in SENTENCES.items():
        for act, text in sentences:
            wanted, found = STANCES[act], heard(text, language)
            right[wanted].append(wanted == found)
            if wanted != found:
                missed.append(f"{language}: {text} is {wanted}, heard: {found}")
    shares = {act: sum(each) / len(each) for act, each in right.items()}
    said = "\n".join(missed)
    assert shares[Stance.DENIES] >= 0.97, said
    assert shares[Stance.REPORTS] >= 0.97, said
    assert shares[Stance.DECLINES] >= 0.95, said
    assert shares[Stance.ASSERTS] >= 0.98, said


def test_every_language_with_a_lexicon_has_sentences_of_every_act() -> None:
    folder = Path(__file__).parents[2] / "reading" / "lexicon"
    languages = {path.stem for path in folder.glob("*.yaml")} - {"shared"}
    assert set(SENTENCES) == languages
    for language, sentences in SENTENCES.items():
        assert {"own", "report", "deny", "decline"} <= {act for act, _ in sentences}, language
