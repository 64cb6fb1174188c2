"""Pages made to hurt: each ends in bounded time, with a report or with a clear reason."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from tests.clean.pages import STORY, cleaned, raw, read_words
from trucewatch.clean.cleaner import MAX_TEXT, clean
from trucewatch.errors import ReportError

PARAGRAPHS = "".join(f"<p>{p}</p>" for p in STORY.split("\n\n"))
SECONDS = 20.0
"""Generous for a slow shared machine; what is quadratic takes hours."""

PAGES = {
    "ten thousand nested tags": "<html><body>" + "<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000,
    "nested tags never closed": "<html><body>" + "<b><i><span>" * 10_000 + PARAGRAPHS,
    "comments never closed": "<html><body>" + PARAGRAPHS + "<!-- " * 300_000,
    "quotes never closed": "<html><body>" + PARAGRAPHS + "<a href=\"x ' <b " * 100_000,
    "scripts never closed": "<html><body>" + PARAGRAPHS + "<script>" * 60_000,
    "brackets only": "<html><body>" + PARAGRAPHS + "<" * 900_000,
    "deep JSON-LD": "<html><head><script type=application/ld+json>" + "[" * 90_000 + "</script></head>" + PARAGRAPHS,
    "many meta tags": "<html><head>" + "<meta name=a content='b'>" * 30_000 + "</head><body>" + PARAGRAPHS,
}


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_are_read_in_bounded_time(name: str) -> None:
    began = time.perf_counter()
    report = clean(raw(PAGES[name], path="hostile.html"))
    assert time.perf_counter() - began < SECONDS
    assert "agreed on Tuesday to stop fighting" in read_words(report)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 900_000, "1" * 900_000, "/a" * 450_000, "a." * 450_000, "“" * 10 + "word " * 180_000, "-" * 900_000 + "a",
        "a // b " * 120_000, "a\t" * 20_000, "READ MORE: x\n" * 8_000, "By Aaa Bbb\n" * 8_000, "21 May 2016 " * 60_000,
        "e" + "\u0301" * 900_000, "&amp;" * 150_000, "(Reporting by " * 60_000,
        "a" + " " * 900_000 + "b", ") - (" * 150_000,
    ],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_hostile_text_is_judged_in_bounded_time(text: str) -> None:
    began = time.perf_counter()
    with suppress(ReportError):
        report = cleaned(text, language="en")
        assert "".join(report.text[r.start : r.end] for r in report.regions) == report.text
    assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize("page", ["word " * 300_000, "<html><body>" + "<p>The truce held on Monday.</p>" * 60_000])
def test_an_archive_is_not_one_report(page: str) -> None:
    assert len(page) > MAX_TEXT
    with pytest.raises(ReportError, match="too long for one report") as caught:
        cleaned(page, path="archive.txt")
    assert (caught.value.path, caught.value.step) == ("archive.txt", "clean")


@pytest.mark.parametrize("page", ["***\n\n---", "<html><body><script>x</script></body></html>"])
def test_a_page_without_words_says_so(page: str) -> None:
    with pytest.raises(ReportError, match="no words"):
        cleaned(page)
