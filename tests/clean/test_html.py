"""Pages of HTML: the article, the places of its characters, and what the page declares of itself."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clean.pages import STORY, cleaned, kind_of, read_words, regions
from trucewatch.clean.decode import decode
from trucewatch.clean.markup import events, looks_like_html
from trucewatch.clean.offsets import to_raw
from trucewatch.clean.page import read_page

HEADLINE = "Army and rebels stop fighting around Qalda"
PARAGRAPHS = "".join(f"<p>{p}</p>\n" for p in STORY.split("\n\n"))
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>{HEADLINE} | Oros Daily</title>
<meta property="og:site_name" content="Oros Daily">
<meta property="og:title" content="{HEADLINE}">
<meta property="article:published_time" content="2016-05-09T18:30:00+03:00">
<meta property="article:modified_time" content="2024-04-25T10:00:00Z">
<script>var trucks = "<p>The truce was broken by a script on Friday.</p>";</script>
<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="ticker"><a href="/a">Rebels sign truce in Oros</a> // <a href="/b">Farm fair opens on 25 Apr 2024</a></div>
<article><h1>{HEADLINE}</h1><p class="byline">By Jan Amsel</p>
{PARAGRAPHS}
<p><a href="/c">READ MORE: Truce in Oros extended by two days</a></p>
</article>
<aside><h3>Most read</h3><ul><li><a href="/d">Army breaks truce in far Oros, observers say</a></li></ul></aside>
<footer>© 2024 Oros Daily. All rights reserved.</footer></body></html>"""

LD = '<script type="application/ld+json">{}</script>'


def test_the_article_is_read_and_nothing_else() -> None:
    report = cleaned(PAGE, path="page.html")
    words = read_words(report)
    assert all(paragraph in words for paragraph in STORY.split("\n\n"))
    assert HEADLINE in words
    for other in ("Rebels sign truce", "Truce in Oros", "far Oros", "Home", "script", "color", "rights reserved"):
        assert other not in words


def test_scripts_and_styles_are_nowhere_in_the_text() -> None:
    text = cleaned(PAGE, path="page.html").text
    assert "broken by a script" not in text
    assert "color: red" not in text


def test_what_was_set_aside_can_still_be_seen() -> None:
    report = cleaned(PAGE, path="page.html")
    assert kind_of(report, "far Oros") <= {"furniture", "related_headlines"}
    assert kind_of(report, "READ MORE") == {"related_headlines"}


def test_the_page_declares_its_day_headline_and_outlet() -> None:
    report = cleaned(PAGE, path="page.html")
    assert (report.ref.published, report.ref.published_basis) == ("2016-05-09T18:30+03:00", "metadata")
    assert report.ref.published_reason == "meta article:published_time"
    assert report.ref.outlet == "Oros Daily"
    assert report.headline is not None
    assert report.headline.text == HEADLINE
    assert report.byline is not None
    assert report.byline.text == "By Jan Amsel"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (LD.format('{"@type": "NewsArticle", "datePublished": "2016-05-09T18:30:00Z"}'), "2016-05-09T18:30+00:00"),
        (LD.format('{"@graph": [{}, {"@type": ["Article"], "datePublished": "2016-05-09"}]}'), "2016-05-09"),
        (LD.format('{"@type": "NewsArticle", "dateModified": "2016-05-09"}'), None),
        (LD.format('{"@type": "Organization", "datePublished": "2016-05-09"}'), None),
        (LD.format("{broken"), None),
        ('<meta name="pubdate" content="9 May 2016">', "2016-05-09"),
        ('<meta itemprop="datePublished" content="2016-05-09T18:30">', "2016-05-09"),
        ('<meta property="article:modified_time" content="2016-05-09">', None),
        ('<meta name="date" content="soon">', None),
    ],
)  # fmt: skip
def test_declared_days_of_publication(head: str, published: str | None) -> None:
    page = f"<html><head>{head}</head><body><article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article></body></html>"
    assert cleaned(page).ref.published == published


def test_a_time_stamp_counts_beside_the_headline_only() -> None:
    def page(beside: str, below: str) -> str:
        stamp = '<p><time datetime="{}">some time</time></p>'
        return (
            f"<html><body><article><h1>{HEADLINE}</h1>{stamp.format(beside) if beside else ''}{PARAGRAPHS}</article>"
            f"<div><h3>Other stories</h3>{stamp.format(below)}</div></body></html>"
        )

    assert cleaned(page("2016-05-09", "2024-04-25")).ref.published == "2016-05-09"
    assert cleaned(page("", "2024-04-25")).ref.published is None


def test_a_byline_day_outranks_the_markup() -> None:
    page = PAGE.replace("By Jan Amsel", "By Jan Amsel, May 8, 2016")
    assert (cleaned(page).ref.published, cleaned(page).ref.published_basis) == ("2016-05-08", "byline")


def test_every_character_of_the_article_points_at_the_source() -> None:
    page = PAGE.replace("three days", "three&nbsp;days &amp; nights").replace("Qalda for", "<b>Qal</b>da\n   for")
    report = cleaned(page)
    source = decode(page.encode()).text
    for region in report.regions:
        if region.kind != "body":
            continue
        start, end = to_raw(report.offsets, region.start, region.end)
        plain = html.unescape(re.sub(r"<[^>]*>", "", source[start:end]))
        assert "".join(plain.split()) == "".join(report.text[region.start : region.end].split())


def test_broken_markup_loses_no_words() -> None:
    broken = (
        f"<html><body><div><p>{STORY.replace('town', '<b>town').replace(chr(10) * 2, '<p>')}<div></span></i><a href='x>"
    )
    words = read_words(cleaned(broken))
    assert "The army and the rebels agreed on Tuesday" in words
    assert "the governor said" in words


def test_a_less_than_sign_is_no_tag() -> None:
    page = read_page("<p>fewer than 5 < 7 and a <3 b</p><p>a&lt;b &unknown; AT&T &copy;</p>")
    assert page.mapped.text == "fewer than 5 < 7 and a <3 b\n\na<b &unknown; AT&T ©"


def test_plain_text_with_a_bracket_is_not_html() -> None:
    assert not looks_like_html("The toll is < 50, the ministry said.")
    assert looks_like_html("<p>The toll is 50.</p><p>The ministry said so.</p>")


SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='a'>", "</div>", "<b>", "<br/>", "<script>", "</script>", "<!--", "-->", "<", ">",
         "&", "&amp;", "&#160;", '"', "'", "=", "<a href=\"x", " ", "\n", "truce", "é", "<td>", "<li>",
         "<title>", "</title>"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_tag_soup_never_fails_and_keeps_its_places(soup: str) -> None:
    for event in events(soup):
        assert 0 <= event.start <= event.end <= len(soup)
    page = read_page(soup)
    at = raw = 0
    for run in page.mapped.runs:
        assert run.clean == at
        assert raw <= run.raw <= run.raw + run.raw_length <= len(soup)
        at, raw = at + run.length, run.raw
    assert at == len(page.mapped.text)
    assert all(a.end <= b.start for a, b in zip(page.lines, page.lines[1:], strict=False))


def test_a_page_without_an_article_is_judged_by_its_lines() -> None:
    page = "<html><body><nav><a href='/'>Home</a></nav><p>Truce in Qalda holds, says army.</p></body></html>"
    report = cleaned(page)
    assert "Truce in Qalda holds" in read_words(report)
    assert "Home" not in read_words(report)
    assert regions(report)
