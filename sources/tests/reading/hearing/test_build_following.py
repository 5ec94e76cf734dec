from dataclasses import fields

import numpy as np

from sources.reading.hearing.build_following import Learnt, _head, learnt, measured, train


def test_what_one_language_teaches_holds_in_another() -> None:
    spanish, portuguese = learnt("es"), learnt("pt")
    found = measured(_head([spanish]), train([spanish]), portuguese)
    assert min(found["mentions"]) > 0.6
    assert found["whom they mean"][0] > 0.5


def test_the_same_articles_give_the_same_model() -> None:
    row = learnt("sw")
    few = Learnt(row.mentions[:10], row.choices[:20])
    one, other = train([few]), train([few])
    assert all(np.array_equal(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
