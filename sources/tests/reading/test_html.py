import datetime as dt

from sources.reading.html import extract_html

PAGE = """<!doctype html><html lang="en"><head><title>Old bridge closed - Evening Courier</title>
<meta property="og:title" content="Old bridge closed"><meta property="og:site_name" content="Evening Courier">
<meta property="og:url" content="https://courier.example/bridge"><meta name="author" content="Ann Example">
<meta property="article:published_time" content="2024-03-12T08:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Old bridge closed</h1>
<p>The council closed the old bridge on Monday after engineers had found cracks in two of its pillars.</p>
<p>Traffic now goes round by the dam, which adds twenty minutes to the way into town for most people.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_about_itself() -> None:
    page = extract_html(PAGE)
    assert "found cracks in two of its pillars" in page.text
    assert "Sport" not in page.text
    assert (page.title, page.byline, page.site) == ("Old bridge closed", "Ann Example", "Evening Courier")
    assert page.published_on == dt.date(2024, 3, 12)
    assert page.url == "https://courier.example/bridge"
    assert page.language == "en"


def test_a_page_without_an_article_has_no_text() -> None:
    assert extract_html("").text == ""
    assert extract_html("<html></html>").text == ""
