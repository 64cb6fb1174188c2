"""The text in pieces: lines, and within a line the parts between wide gaps, where a page lost a border."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r" {3,}|[ ]*\t[ \t]*")
_INK = re.compile(r"\S(?:.*\S)?")
_MARK = re.compile(r"(?:(?<=\s)|^)(?://|[•·|»›►▶■●◆★]|::|~)(?=\s)")
MIN_MARKS = 3
"""Separators that make a line a ticker; one or two occur in headlines and in prose."""
MIN_ITEM = 3
"""Words of the middling ticker item: a headline has more than two."""
MAX_ITEM = 45
"""Words of the longest ticker item; a longer one is prose that was glued to the ticker's end."""


@dataclass(frozen=True, slots=True)
class Segment:
    """``start`` .. ``end`` without outer space; ``line`` counts lines of the text from 0.

    ``linked`` is the share of it that is link text, ``article`` what an HTML extractor thought (None: not asked).
    """

    start: int
    end: int
    line: int
    text: str
    linked: float = 0.0
    article: bool | None = None
    heading: str = ""
    aside: str = ""
    ticker: bool = False
    item: bool = False


def split(text: str) -> Iterator[Segment]:
    """Segments in order; every character that is not white space lies in exactly one."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        yield from _line(text, at, at + len(line), number)
        at += len(line) + 1


def _line(text: str, start: int, end: int, number: int) -> Iterator[Segment]:
    if not text[start:end].strip():
        return
    cut = _ticker_end(text[start:end])
    if cut:
        yield from _inked(text, start, start + cut, number, ticker=True)
        start += cut
    at = start
    for gap in _GAP.finditer(text, start, end):
        yield from _inked(text, at, gap.start(), number)
        at = gap.end()
    yield from _inked(text, at, end, number)


def _inked(text: str, start: int, end: int, number: int, ticker: bool = False) -> Iterator[Segment]:
    found = _INK.search(text, start, end)
    if found:
        yield Segment(found.start(), found.end(), number, found.group(), ticker=ticker)


def _ticker_end(line: str) -> int:
    """Where the ticker at the head of ``line`` ends; 0 when there is none."""
    marks = list(_MARK.finditer(line))
    if len(marks) < MIN_MARKS:
        return 0
    items = [line[a.end() : b.start()] for a, b in pairwise(marks)]
    sizes = sorted(len(item.split()) for item in items)
    if sizes[-1] > MAX_ITEM or len(line[: marks[0].start()].split()) > MAX_ITEM:
        return 0
    if sizes[(len(sizes) - 1) // 2] < MIN_ITEM:
        # Short parts between bars are a menu or a byline ("Reuters | Kabul | Updated: ..."), judged by their words.
        return 0
    tail = line[marks[-1].end() :]
    return len(line) if len(tail.split()) <= MAX_ITEM else marks[-1].end()
