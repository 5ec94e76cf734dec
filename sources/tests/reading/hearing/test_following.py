import numpy as np
import pytest

from sources.reading.hearing import hear
from sources.reading.hearing.following import Mention, load


def mention(text: str, words: str, *, sentence: int = 0, order: int = 0, speaks: bool = False) -> Mention:
    (sound,) = hear([text])
    start = text.index(words)
    return Mention(sentence, order, words, sound.of(start, start + len(words)), speaks)


SCIENTIST = mention(
    "Hydrologist Maren Oduya of Delft University presented the study.", "Hydrologist Maren Oduya", speaks=True
)
FIRM = mention(
    "The power company Varesta had opened the gates.", "The power company Varesta", sentence=1, order=1
)


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("The reservoir, the scientist added, had been full.", "the scientist", 0),
        ("The company promised to pay for the damage.", "The company", 1),
        ("Nobody had been warned, the researcher said.", "the researcher", 0),
        ("Oduya called that an insult.", "Oduya", 0),
    ],
)
def test_a_later_mention_means_the_one_who_is_such(text: str, words: str, whom: int) -> None:
    shares = load().meant(mention(text, words, sentence=2, order=2), [[SCIENTIST], [FIRM]], 0)
    assert int(shares[:2].argmax()) == whom
    assert shares[whom] > 0.3


def test_somebody_new_is_nobody_of_them() -> None:
    shares = load().meant(
        mention(
            "The actress Lia Serrano signed the petition.", "The actress Lia Serrano", sentence=2, order=2
        ),
        [[SCIENTIST], [FIRM]],
        0,
    )
    assert int(shares.argmax()) == 2


def test_shares_are_of_one_whole() -> None:
    shares = load().meant(mention("She left.", "She", sentence=2, order=2), [[SCIENTIST], [FIRM]], -1)
    assert np.isclose(shares.sum(), 1, atol=1e-5)


def test_where_nobody_was_named_a_mention_means_nobody() -> None:
    assert load().meant(SCIENTIST, [], -1).tolist() == [1.0]
