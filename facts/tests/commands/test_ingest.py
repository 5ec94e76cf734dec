"""`manage.py ingest` as its user sees it."""

import io
import sys
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from facts.models import Citation
from facts.tests.folders import ARTICLES
from sources.models import Source, Story

pytestmark = pytest.mark.django_db

PAGE = """<!doctype html><html lang="en"><head><title>New bridge opens</title>
<meta property="og:site_name" content="The Gazette"><link rel="canonical" href="https://gazette.example/bridge">
<meta property="article:published_time" content="2026-03-03T08:00:00Z"></head>
<body><nav>Home Sports Weather</nav><article><h1>New bridge opens</h1>
<p>The city of Marlow opened its new bridge on Monday, after two years of work on both banks of the river.</p>
<p>The bridge cost 12 million dollars, the city said. About 300 people came to the opening on Monday morning.</p>
</article></body></html>"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "gazette.txt"
    path.write_text(ARTICLES["gazette.txt"], encoding="utf-8")
    return path


def test_a_text_is_read_and_cited(article):
    call_command(
        "ingest", article, "--story", "bridge", "--outlet", "The Gazette", "--published", "2026-03-03"
    )

    source = Source.objects.get()
    assert (source.key, source.language, source.published_on) == ("gazette.txt", "en", date(2026, 3, 3))
    assert source.outlet.name == "The Gazette"
    assert Citation.objects.filter(amount=12_000_000).exists()


def test_the_article_is_taken_out_of_a_page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")

    call_command("ingest", path, "--story", "bridge")

    source = Source.objects.get()
    assert source.key == source.url == "https://gazette.example/bridge"
    assert source.outlet.name == "The Gazette"
    assert "Weather" not in source.text
    assert source.raw == PAGE


def test_a_dash_reads_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(ARTICLES["diario.txt"].encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    call_command("ingest", "-", "--story", "bridge")

    assert Source.objects.get().language == "es"


def test_without_a_story_the_article_founds_one(article):
    call_command("ingest", article)

    assert Story.objects.get().slug == "gazette"


def test_files_that_are_no_articles_are_named_and_the_rest_is_taken(article, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)))

    with pytest.raises(CommandError) as refusal:
        call_command("ingest", tmp_path / "empty.txt", tmp_path / "junk.bin", tmp_path / "lost.txt", article)

    message = str(refusal.value)
    assert "empty.txt: empty" in message
    assert "junk.bin: not UTF-8" in message
    assert "lost.txt: No such file" in message
    assert Source.objects.get().key == "gazette.txt"


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        pytest.param("--published", "yesterday", "not a date", id="date"),
        pytest.param("--language", "Portuguese!", "language tag", id="language"),
        pytest.param("--story", "Big Story", "not a slug", id="story"),
    ],
)
def test_a_wrong_option_says_what_is_accepted(article, option, value, message):
    with pytest.raises(CommandError, match=message):
        call_command("ingest", str(article), option, value)
    assert not Source.objects.exists()


def test_one_address_for_two_files_is_refused(article):
    with pytest.raises(CommandError, match="--url names one article"):
        call_command("ingest", article, article, "--url", "https://gazette.example/bridge")
