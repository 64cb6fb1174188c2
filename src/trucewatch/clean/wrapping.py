"""Lines broken at a fixed width, as old wires and mail have them, joined again into paragraphs.

A line end becomes a space (one character for one), so places stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from trucewatch.clean.offsets import Builder, Mapped, compose

MIN_WIDTH, MAX_WIDTH = 40, 100
"""Characters of a line in text of fixed width; longer lines are paragraphs, shorter ones lists."""
MIN_LINES = 4
SHORT = 0.6
"""Share of the width below which a line was ended on purpose (a heading, the last line of a paragraph)."""
MIN_OPEN = 0.4
"""Share of line ends that must fall within a sentence."""
MIN_LOWER = 0.3
"""Share of continued lines that must go on in lower case: lists of headlines never do."""

_TERMINAL = re.compile(r"[.!?:][\"”’)\]]*$")


def join_wrapped(given: Mapped) -> Mapped:
    """``given`` with its hard-wrapped lines joined; as it was when its lines are not wrapped."""
    text = given.text
    lines = _lines(text)
    pairs = [(a, b) for a, b in pairwise(lines) if b[0] == a[1] + 1]
    width = _width(text, pairs)
    if width is None:
        return given
    builder = Builder(text)
    at = 0
    for (start, end), (next_start, next_end) in pairs:
        line, following = text[start:end].rstrip(), text[next_start:next_end].lstrip()
        if _ends_here(line, following, width):
            continue
        builder.copy(at, end)
        # "cease-" and "fire" are one word again.
        hyphen = re.search(r"[a-z]-$", line) and following[:1].islower()
        builder.replace(end, end + 1, "" if hyphen else " ")
        at = end + 1
    builder.copy(at, len(text))
    return compose(builder.done(), given)


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not blank."""
    found = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _width(text: str, pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> int | None:
    """The width at which the text is wrapped; None when it is not."""
    if len(pairs) < MIN_LINES - 1:
        return None
    lengths = [end - start for (start, end), _ in pairs]
    width = max(lengths)
    if not MIN_WIDTH <= width <= MAX_WIDTH or sum(n >= 0.75 * width for n in lengths) < 0.5 * len(lengths):
        return None
    within = [(a, b) for a, b in pairs if not _TERMINAL.search(text[a[0] : a[1]].rstrip())]
    lower = [b for _, b in within if text[b[0] : b[1]].lstrip()[:1].islower()]
    if len(within) < MIN_OPEN * len(pairs) or len(lower) < MIN_LOWER * len(within):
        return None
    return width


def _ends_here(line: str, following: str, width: int) -> bool:
    """Whether the line was ended on purpose: after a sentence, though the next word would have fitted."""
    if len(line) < SHORT * width and not following[:1].islower():
        return True
    fits = len(line) + 1 + len(following.split(" ", 1)[0]) <= width
    return fits and bool(_TERMINAL.search(line)) and not following[:1].islower()
