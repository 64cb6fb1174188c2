"""A page of HTML as cleaned text in segments that know what the markup said of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.clean.article import article_lines, extract
from trucewatch.clean.dates import parse_stamp
from trucewatch.clean.lines import Segment, split
from trucewatch.clean.metadata import Declared, declared
from trucewatch.clean.offsets import Mapped, compose
from trucewatch.clean.page import Line, Page, read_page
from trucewatch.clean.text import normalise

STAMP_REACH = 10
"""Lines above an article in which its own time stamp is looked for when the page has no main heading."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """``mapped`` points at the page's source; segments lie in its text, in order."""

    mapped: Mapped
    segments: tuple[Segment, ...]
    declared: Declared
    notes: tuple[str, ...] = ()


def unwrap(source: str, limit: int) -> Unwrapped:
    """A page with more than ``limit`` characters of text comes back without segments: the caller refuses it."""
    page = read_page(source, limit)
    if len(page.mapped.text) > limit:
        return Unwrapped(page.mapped, (), Declared())
    clean = normalise(page.mapped.text)
    mapped = compose(clean, page.mapped)
    extracted = extract(source)
    words = [page.mapped.text[line.start : line.end] for line in page.lines]
    marks: Sequence[bool | None] = article_lines(words, extracted) if extracted else [None] * len(words)
    notes = () if extracted else ("no article found by its markup; judged line by line",)
    said = declared(page)
    if not said.published:
        said = replace(said, published=_stamped(page, marks), published_from="<time> beside the headline")
    return Unwrapped(mapped, tuple(_segments(clean, page.lines, marks)), said, notes)


def _stamped(page: Page, marks: Sequence[bool | None]) -> str | None:
    """The machine stamp of a <time> element between the main heading and the article's first lines.

    Elsewhere on the page such stamps date other stories and comments.
    """
    headings = [n for n, line in enumerate(page.lines) if line.heading == "h1"]
    first = next((n for n, mark in enumerate(marks) if mark), None)
    if first is None and not headings:
        return None
    top = max((n for n in headings if first is None or n <= first + 1), default=(first or 0) - STAMP_REACH)
    bottom = min(max(top, first if first is not None else top) + 2, len(page.lines) - 1, top + 2 * STAMP_REACH)
    start, end = page.lines[max(top - 2, 0)].start, page.lines[bottom].end
    return next((day for at, stamp in page.stamps if start <= at <= end and (day := parse_stamp(stamp))), None)


def _segments(clean: Mapped, lines: Sequence[Line], marks: Sequence[bool | None]) -> list[Segment]:
    """Segments of the cleaned text, each with the markup of the page line it lies in."""
    starts = [line.start for line in lines]
    clean_starts = [run.clean for run in clean.runs]
    segments = []
    for segment in split(clean.text):
        run = clean.runs[max(bisect_right(clean_starts, segment.start) - 1, 0)]
        place = run.raw + (segment.start - run.clean if run.one_to_one else 0)
        number = max(bisect_right(starts, place) - 1, 0)
        line = lines[number]
        segments.append(
            replace(
                segment, linked=line.link_density, article=False if line.title else marks[number], heading=line.heading,
                aside=line.aside, item=line.item,
            )
        )  # fmt: skip
    return segments
