"""People who edit in bulk."""

import pytest

from facts.tests.people import person


@pytest.fixture
def editor():
    return person("editor", username="ada")
