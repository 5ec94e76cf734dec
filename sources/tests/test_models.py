"""What the database refuses of sources."""

import pytest
from django.db import IntegrityError

from sources.models import Passage, Source
from sources.tests.factories import OutletFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_a_text_never_changes():
    source = SourceFactory()

    with pytest.raises(IntegrityError, match="never changes"):
        Source.objects.filter(pk=source.pk).update(text="Another text.")


def test_a_held_source_has_the_hash_of_its_text():
    with pytest.raises(IntegrityError, match="sources_source_held_or_not"):
        SourceFactory(sha256="")


def test_a_version_of_a_key_exists_once():
    SourceFactory(key="a", version=1)

    with pytest.raises(IntegrityError, match="sources_source_unique_key_version"):
        SourceFactory(key="a", version=1)


def test_a_passage_that_does_not_stand_in_the_text_is_refused():
    with pytest.raises(IntegrityError, match="do not stand"):
        PassageFactory(text="Nobody wrote this.")


def test_an_outlet_has_one_name_whatever_its_case():
    OutletFactory(name="The Gazette")

    with pytest.raises(IntegrityError, match="sources_outlet_unique_name"):
        OutletFactory(name="THE GAZETTE")


def test_newest_is_the_last_version_of_each_key():
    SourceFactory(key="a", version=1)
    second, other = SourceFactory(key="a", version=2), SourceFactory(key="b")

    assert set(Source.objects.newest()) == {second, other}


def test_passages_are_found_by_folded_words():
    PassageFactory(tokens="duong sat")

    assert Passage.objects.filter(search="duong").count() == 1
