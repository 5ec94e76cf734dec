from __future__ import annotations

import pytest

from facts.tests.people import person


@pytest.fixture
def editor(db):
    return person("editor", username="mai")


@pytest.fixture
def reader(db):
    return person("api-client")
