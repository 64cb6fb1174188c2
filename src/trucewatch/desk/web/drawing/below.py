"""Below the bars of a chain: gaps and overlaps in minutes, readings of each source, truces inside this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from trucewatch.desk import formats
from trucewatch.desk.web import words
from trucewatch.desk.web.drawing.axis import Axis
from trucewatch.desk.web.drawing.canvas import LINE, Label, beside, inside
from trucewatch.desk.web.drawing.lanes import lanes
from trucewatch.desk.web.drawing.pieces import Span, edge, spans
from trucewatch.desk.web.drawing.strip import Bar, placed
from trucewatch.desk.web.drawing.terms import bars, open_until, until
from trucewatch.desk.web.text import plain
from trucewatch.model.truce import Reading, Truce

WIDEST_GAP = timedelta(days=3)
"""Terms further apart than this are not one chain with a hole in it: no gap is counted in minutes."""
_LEAST_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where two terms do not butt: a gap or an overlap, drawn wide enough to be seen whatever its length."""

    x: float
    width: float
    label: Label
    overlap: bool


@dataclass(frozen=True, slots=True)
class DrawnReading:
    seq: int
    claims: tuple[str, ...]
    bar: Bar
    y: float
    label: Label


@dataclass(frozen=True, slots=True)
class DrawnChild:
    truce: Truce
    bars: tuple[Bar, ...]
    y: float
    label: Label


def boundaries(known: Sequence[Span], axis: Axis, top: float) -> tuple[tuple[Boundary, ...], int]:
    found: list[tuple[float, float, str, bool]] = []
    for before, after in pairwise(known):
        # Days that touch leave no minutes to count: only clock times do.
        if before.end is None or not after.start.exact or "T" not in (before.term.end or ""):
            continue
        between = after.start.lo - before.end.hi
        if not between or abs(between) > WIDEST_GAP:
            continue
        minutes = round(between / timedelta(minutes=1))
        first, last = sorted((axis.x(before.end.hi), axis.x(after.start.lo)))
        width = max(_LEAST_GAP, last - first)
        text = f"{'gap' if minutes > 0 else 'overlap'} of {abs(minutes)} min"
        found.append(((first + last - width) / 2, width, text, minutes < 0))
    rows = lanes([inside(x, text) for x, _, text, _ in found])
    made = tuple(
        Boundary(
            round(x, 2), round(width, 2),
            Label(round(x + width / 2, 2), top + row * LINE + 14, text, "middle"), overlap,
        )
        for (x, width, text, overlap), row in zip(found, rows, strict=True)
    )  # fmt: skip
    return made, max(rows, default=-1) + 1


def claimants(reading: Reading) -> str:
    return formats.names(reading.claimants[:2], "the report")


def readings(
    known: Sequence[Span], axis: Axis, top: float, zone: str | None, voice: Callable[[Reading], str]
) -> tuple[DrawnReading, ...]:
    found: list[DrawnReading] = []
    for one in known:
        for reading in one.term.readings:
            start = edge(reading.start, zone)
            end = edge(reading.end, zone, closing=True)
            # A month told for a start is in the table; across the whole drawing it would say nothing.
            if (start is None and end is None) or (start and start.hi - start.lo > timedelta(days=1)):
                continue
            lo = start.lo if start else end.hi if end else axis.lo
            hi = end.hi if end else (start.hi if start else lo)
            # A reading of one clock time alone is a mark as wide as a hair; of a day, as wide as the day.
            bar = placed(axis, lo, max(hi, lo + timedelta(minutes=1)), "outlined" if start and end else "dotted")
            if bar is None:
                continue
            text = f"{one.term.seq} · {plain(voice(reading), 60)}: {_told(reading, zone)}"
            y = top + len(found) * LINE
            found.append(DrawnReading(one.term.seq, reading.claims, bar, y + 5, beside(bar, y + 13, text)))
    return tuple(found)


def _told(reading: Reading, zone: str | None) -> str:
    start, end = words.clock(reading.start, zone), words.clock(reading.end, zone)
    if reading.start and reading.end:
        return f"{start} to {end}"
    return f"from {start}" if reading.start else f"to {end}"


def children(truces: Sequence[Truce], axis: Axis, top: float, on: datetime) -> tuple[DrawnChild, ...]:
    found: list[DrawnChild] = []
    for truce in truces:
        known = spans(truce.terms, truce.zone)
        last = until(truce, known, on) if known else axis.hi
        drawn = [bar for at, one in enumerate(known) for bar in bars(one, truce, axis, on, open_until(known, at, last))]
        if drawn:
            y = top + len(found) * LINE
            reach = Bar(drawn[0].x, max(bar.x + bar.width for bar in drawn) - drawn[0].x, "solid")
            found.append(DrawnChild(truce, tuple(drawn), y + 4, beside(reach, y + 13, truce.name)))
    return tuple(found)
