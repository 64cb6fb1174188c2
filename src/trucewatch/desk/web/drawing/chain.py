"""The chain of terms to scale: bars butted end to end, announcements above, readings below, two clocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.desk.web.drawing.above import Flag, announcement, flags, labels
from trucewatch.desk.web.drawing.axis import Axis, Tick
from trucewatch.desk.web.drawing.below import (
    Boundary,
    DrawnChild,
    DrawnReading,
    boundaries,
    children,
    claimants,
    readings,
)
from trucewatch.desk.web.drawing.canvas import BAR, GUTTER, LINE, TOP, WIDTH, Label
from trucewatch.desk.web.drawing.pieces import Span, edge, spans
from trucewatch.desk.web.drawing.strip import Bar
from trucewatch.desk.web.drawing.terms import bars, open_until, until
from trucewatch.model.truce import Reading, Truce, TruceTerm


@dataclass(frozen=True, slots=True)
class DrawnTerm:
    term: TruceTerm
    bars: tuple[Bar, ...]
    label: Label
    open_end: float | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything in units of the drawing, ``width`` by ``height``; the ys are top edges of bars, base lines of text."""

    terms: tuple[DrawnTerm, ...]
    flags: tuple[Flag, ...]
    boundaries: tuple[Boundary, ...]
    readings: tuple[DrawnReading, ...]
    children: tuple[DrawnChild, ...]
    local: tuple[Tick, ...]
    utc: tuple[Tick, ...]
    on: float | None
    on_right: bool
    bars_y: float
    children_y: float
    foot: float
    height: float
    left: float
    right: float
    width: float = WIDTH
    bar: float = BAR
    undrawn: tuple[TruceTerm, ...] = ()


def chain(
    truce: Truce, inside: Sequence[Truce], on: datetime, voice: Callable[[Reading], str] = claimants
) -> Chain | None:
    """None when no term has a start that could be put on a clock.

    ``inside``: local truces within this one; ``voice`` names who gives a reading.
    """
    known = spans(truce.terms, truce.zone)
    if not known:
        return None
    last = until(truce, known, on)
    axis = _axis(truce, known, on, last)
    announced, flag_lanes = flags(truce, known, axis)
    named, label_lanes = labels(known, axis, TOP + flag_lanes * LINE)
    bars_y = TOP + (flag_lanes + label_lanes) * LINE + 6
    between, boundary_lanes = boundaries(known, axis, bars_y + BAR)
    readings_y = bars_y + BAR + boundary_lanes * LINE + 6
    told = readings(known, axis, readings_y, truce.zone, voice)
    children_y = readings_y + len(told) * LINE + (8 if told else 0)
    within = children(inside, axis, children_y, on)
    foot = children_y + len(within) * LINE + (6 if within else 2)
    drawn = []
    for at, (one, label) in enumerate(zip(known, named, strict=True)):
        stop = open_until(known, at, last)
        open_end = axis.x(stop) if one.end is None else None
        drawn.append(DrawnTerm(one.term, bars(one, truce, axis, on, stop), label, open_end))
    return Chain(
        terms=tuple(drawn), flags=announced, boundaries=between, readings=told, children=within,
        local=axis.ticks(truce.zone), utc=axis.ticks(None),
        on=axis.x(on) if axis.shows(on) else None, on_right=axis.x(on) > WIDTH - 130,
        bars_y=bars_y, children_y=children_y, foot=foot, height=foot + 34, left=axis.left, right=axis.right,
        undrawn=tuple(term for term in truce.terms if term.start is None),
    )  # fmt: skip


def _axis(truce: Truce, known: Sequence[Span], on: datetime, until: datetime) -> Axis:
    ends = [one.end.hi if one.end else until for one in known]
    starts = [one.start.lo for one in known]
    for one in known:
        for reading in one.term.readings:
            for iso, closing in ((reading.start, False), (reading.end, True)):
                told = edge(iso, truce.zone, closing=closing)
                # A reading as coarse as a month would squeeze the hours that matter out of sight.
                if told and told.hi - told.lo <= timedelta(days=1):
                    (ends if closing else starts).append(told.hi if closing else told.lo)
    lo, hi = min(starts), max(ends)
    room = max(hi - lo, timedelta(hours=6))
    if lo - room / 3 <= on <= hi + room / 2:
        lo, hi = min(lo, on), max(hi, on)
    announced = [told for one in known if (told := announcement(one.term, truce.zone))]
    # An announcement long before is told in the table; it would push the terms to the edge.
    lo = min([lo, *(told.lo for told in announced if lo - told.lo <= room / 2)])
    pad = max((hi - lo) * 0.03, timedelta(minutes=30))
    return Axis(lo - pad, hi + pad, WIDTH - GUTTER - 12, GUTTER)
