"""Rules that every table of ours keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import CheckConstraint, Q
from pghistory.models import Event

OUR_MODELS = [
    model
    for app in ("newsroom", "sources", "facts")
    for model in apps.get_app_config(app).get_models()
    if not issubclass(model, Event)
]
CHOICES = [(model, field) for model in OUR_MODELS for field in model._meta.local_fields if field.choices]


def conditions(condition: Any) -> Iterator[tuple[str, Any]]:
    """Yield every (lookup, value) of a condition, however nested."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from conditions(child)
        elif isinstance(child, tuple):
            yield child


def limits(constraint: models.BaseConstraint, field: models.Field[Any, Any]) -> bool:
    """Say whether a named constraint lets `field` hold its choices and nothing else."""
    if not isinstance(constraint, CheckConstraint) or not isinstance(constraint.condition, Q):
        return False
    values = {value for value, _label in field.flatchoices} | ({""} if field.blank else set())
    return any(
        lookup == f"{field.name}__in" and set(value) == values
        for lookup, value in conditions(constraint.condition)
    )


@pytest.mark.parametrize(
    ("model", "field"), CHOICES, ids=lambda it: it.__name__ if isinstance(it, type) else it.name
)
def test_the_database_refuses_a_value_that_is_not_a_choice(model, field):
    assert any(limits(constraint, field) for constraint in model._meta.constraints)


def test_a_choice_without_a_constraint_is_found():
    field = models.CharField(choices=[("a", "A"), ("b", "B")])
    field.set_attributes_from_name("kind")
    complete = CheckConstraint(condition=Q(kind__in=["a", "b"]), name="kind_valid")
    partial = CheckConstraint(condition=Q(kind__in=["a"]), name="kind_half")
    assert (limits(complete, field), limits(partial, field)) == (True, False)


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model.__name__)
def test_a_model_says_what_one_row_means(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
