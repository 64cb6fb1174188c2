"""A page of HTML as cleaned text in segments that know what the markup said of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.clean.article import article_lines, extract
from trucewatch.clean.lines import Segment, split
from trucewatch.clean.metadata import Declared, declared
from trucewatch.clean.offsets import Mapped, compose
from trucewatch.clean.page import Line, read_page
from trucewatch.clean.text import normalise


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """``mapped`` points at the page's source; segments lie in its text, in order."""

    mapped: Mapped
    segments: tuple[Segment, ...]
    declared: Declared
    notes: tuple[str, ...] = ()


def unwrap(source: str) -> Unwrapped:
    page = read_page(source)
    clean = normalise(page.mapped.text)
    mapped = compose(clean, page.mapped)
    extracted = extract(source)
    words = [page.mapped.text[line.start : line.end] for line in page.lines]
    marks: Sequence[bool | None] = article_lines(words, extracted) if extracted else [None] * len(words)
    notes = () if extracted else ("no article found by its markup; judged line by line",)
    return Unwrapped(mapped, tuple(_segments(clean, page.lines, marks)), declared(page), notes)


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
