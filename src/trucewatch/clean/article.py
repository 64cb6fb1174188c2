"""Which lines of a page are the article: trafilatura decides, its words are found again in the page's own text."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import trafilatura

MAX_PAGE = 3_000_000
"""Characters above which a page is judged by its lines alone: trafilatura reads 5 to 10 MB a second on ordinary pages
but its time is not bounded on broken ones."""
MAX_TAGS = 120_000
MIN_SHARE = 0.5
"""Share of a line's letters that must come back in the extracted text for the line to count as article."""
_KEY = 40
MAX_MISSES = 400
"""Blocks that may be missing from the page's own text before the search is given up: each miss reads the whole page."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def extract(html: str) -> str | None:
    """The article's text as trafilatura sees it; None when it finds none or the page is beyond its means."""
    if len(html) > MAX_PAGE or html.count("<") > MAX_TAGS:
        return None
    text = trafilatura.extract(html, fast=True, include_comments=False, include_tables=True, output_format="txt")
    return text if isinstance(text, str) and text.strip() else None


def article_lines(lines: Sequence[str], extracted: str) -> list[bool]:
    """For each line of the page, whether it stands in ``extracted``.

    Blocks are looked for in order with white space squeezed out, first where the last one ended, then anywhere, so that
    a headline repeated in a sidebar does not pull the sidebar in.
    """
    squeezed = ["".join(line.split()) for line in lines]
    page = "".join(squeezed)
    covered = bytearray(len(page))
    cursor = misses = 0
    for block in extracted.splitlines():
        # Cells of a table come back with bars between them, items of a list with a dash before them.
        key = "".join(block.replace("|", " ").lstrip("-• ").split())
        if not key:
            continue
        at = _find(page, key, cursor)
        if at is None:
            misses += 1
            if misses > MAX_MISSES:
                break
            continue
        start, length = at
        covered[start : start + length] = b"\x01" * length
        cursor = start + length
    return [share >= MIN_SHARE for share in _shares(squeezed, covered)]


def _find(page: str, key: str, cursor: int) -> tuple[int, int] | None:
    at = page.find(key, cursor)
    if at < 0:
        at = page.find(key)
    if at >= 0:
        return at, len(key)
    if len(key) <= 2 * _KEY:
        return None
    # The block was changed inside (a link dropped, a quote joined): its head and tail still say where it stood.
    head = page.find(key[:_KEY], cursor)
    tail = page.find(key[-_KEY:], max(head, 0))
    if 0 <= head < tail and tail + _KEY - head < 2 * len(key):
        return head, tail + _KEY - head
    return None


def _shares(squeezed: Sequence[str], covered: bytearray) -> list[float]:
    shares = []
    at = 0
    for line in squeezed:
        shares.append(sum(covered[at : at + len(line)]) / len(line) if line else 0.0)
        at += len(line)
    return shares
