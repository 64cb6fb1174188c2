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
CAPITALS = 0.95
"""Share of the letters that are capitals in a text that has no lower case to go on in."""
MIN_FULL = 0.8
"""Share of continued lines that must have no room for the next word, where case tells nothing."""
RAGGED = 0.9
"""Share of the width that a line has room for then: the longest line may stand out from what was set."""

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
    if len(within) < MIN_OPEN * len(pairs):
        return None
    if _in_capitals(text):
        room = RAGGED * width
        full = sum(not _has_room(text[slice(*a)].rstrip(), text[slice(*b)].lstrip(), room) for a, b in within)
        return width if full >= MIN_FULL * len(within) else None
    lower = [b for _, b in within if text[slice(*b)].lstrip()[:1].islower()]
    return width if len(lower) >= MIN_LOWER * len(within) else None


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) >= CAPITALS * len(letters)


def _has_room(line: str, following: str, width: float) -> bool:
    """The first word of the next line would have fitted on this one."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) <= width


def _ends_here(line: str, following: str, width: int) -> bool:
    """Whether the line was ended on purpose: after a sentence, though the next word would have fitted."""
    if len(line) < SHORT * width and not following[:1].islower():
        return True
    return _has_room(line, following, width) and bool(_TERMINAL.search(line)) and not following[:1].islower()
