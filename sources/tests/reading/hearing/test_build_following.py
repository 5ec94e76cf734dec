from dataclasses import fields

import numpy as np

from sources.reading.hearing.build_following import learnt, measured, train


def test_what_one_language_teaches_holds_in_another() -> None:
    precision, _ = measured(train([learnt("es")]), learnt("pt"))
    assert precision > 0.5


def test_the_same_articles_give_the_same_model() -> None:
    few = learnt("sw")[:20]
    one, other = train([few]), train([few])
    assert all(np.array_equal(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
