"""Direct speech: what stands between quotation marks, however many sentences or paragraphs it runs over."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“„«”»\"]")
_OPENING, _CLOSING = '“„«"', '”»"'
_BEHIND_CLOSING = re.compile(r"[\s,.;:!?)—–-]|$")
# British print quotes between single marks. The closing one is told from an apostrophe by the stop before it.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<words>[^‘“”\"\n]{8,600}?[,.!?])[’'](?=\s|$)", re.MULTILINE)
_LONGEST = 3000
"""Characters of one piece; what is longer is a stray mark and no quotation."""

Piece = tuple[int, int]
"""(start, end) in code points of the report, without the marks."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two quotation marks, one piece for each paragraph they run through."""

    pieces: tuple[Piece, ...]
    text: str

    def within(self, start: int, end: int) -> tuple[Piece, ...]:
        """The parts of it that lie between two offsets."""
        clipped = ((max(a, start), min(b, end)) for a, b in self.pieces)
        return tuple((a, b) for a, b in clipped if a < b)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of the report in reading order.

    A paragraph that opens one and does not close it hands it on to the next, where that opens with a mark again; else
    the mark is a stray one and nothing is quoted.
    """
    found: list[tuple[Piece, ...]] = []
    pending: list[Piece] = []
    for block in _PARAGRAPH.finditer(text):
        closed, left_open = _pieces(block.group(), block.start())
        if not block.group().lstrip().startswith(tuple(_OPENING)):
            pending = []
        if pending and closed:
            found.append((*pending, closed.pop(0)))
            pending = []
        found.extend((piece,) for piece in closed)
        if left_open:
            pending.append(left_open)
    taken = [piece for pieces in found for piece in pieces]
    single = [m.span("words") for m in _SINGLE.finditer(text)]
    found.extend((piece,) for piece in single if not any(a < piece[1] and piece[0] < b for a, b in taken))
    return tuple(_quotation(text, pieces) for pieces in sorted(found))


def _pieces(paragraph: str, base: int) -> tuple[list[Piece], Piece | None]:
    """The pieces of one paragraph, shifted by ``base``, and the one that it opens and leaves open."""
    closed: list[Piece] = []
    opened: int | None = None
    for mark in _MARK.finditer(paragraph):
        sign, at = mark.group(), mark.end()
        if opened is None:
            opened = at if sign in _OPENING else None
        elif sign in _CLOSING or _BEHIND_CLOSING.match(paragraph, at):
            if 0 < mark.start() - opened <= _LONGEST:
                closed.append((base + opened, base + mark.start()))
            opened = None
    left = (base + opened, base + len(paragraph.rstrip())) if opened is not None else None
    return closed, left


def _quotation(text: str, pieces: tuple[Piece, ...]) -> Quotation:
    return Quotation(pieces, " ".join(text[a:b].strip() for a, b in pieces))
