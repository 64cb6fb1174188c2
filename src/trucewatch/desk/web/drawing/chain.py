"""The chain of terms to scale: bars butted end to end, announcements as flags, readings below, two clocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from trucewatch.desk import formats
from trucewatch.desk.web import words
from trucewatch.desk.web.drawing.axis import Axis, Tick
from trucewatch.desk.web.drawing.lanes import lanes, width_of
from trucewatch.desk.web.drawing.pieces import Span, closed_at, edge, pieces, spans
from trucewatch.desk.web.drawing.strip import Bar, placed
from trucewatch.desk.web.text import plain
from trucewatch.model.truce import Reading, Truce, TruceTerm
from trucewatch.model.when import latest

WIDTH, GUTTER = 960.0, 76.0
LINE, BAR, TOP = 17.0, 22.0, 22.0
WIDEST_GAP = timedelta(days=3)
"""Terms further apart than this are not one chain with a hole in it: no gap is counted in minutes."""
_LEAST_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Label:
    """``anchor``: where ``x`` stands in the text, as SVG says it."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class DrawnTerm:
    term: TruceTerm
    bars: tuple[Bar, ...]
    label: Label
    open_end: float | None


@dataclass(frozen=True, slots=True)
class Flag:
    """An announcement: from ``x`` to ``x + width`` when only its day is known."""

    term: TruceTerm
    x: float
    width: float
    label: Label


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


def claimants(reading: Reading) -> str:
    return formats.names(reading.claimants[:2], "the report")


def chain(
    truce: Truce, children: Sequence[Truce], on: datetime, voice: Callable[[Reading], str] = claimants
) -> Chain | None:
    """None when no term has a start that could be put on a clock. ``voice`` names who gives a reading."""
    known = spans(truce.terms, truce.zone)
    if not known:
        return None
    until = _until(truce, known, on)
    axis = _axis(truce, known, on, until)
    flags, flag_lanes = _flags(truce, known, axis)
    labels, label_lanes = _labels(known, axis, TOP + flag_lanes * LINE)
    bars_y = TOP + (flag_lanes + label_lanes) * LINE + 6
    boundaries, boundary_lanes = _boundaries(known, axis, bars_y + BAR)
    readings_y = bars_y + BAR + boundary_lanes * LINE + 6
    readings = _readings(known, axis, readings_y, truce.zone, voice)
    children_y = readings_y + len(readings) * LINE + (8 if readings else 0)
    inside = _children(children, axis, children_y, on)
    foot = children_y + len(inside) * LINE + (6 if inside else 2)
    return Chain(
        terms=tuple(
            DrawnTerm(
                one.term, _bars(one, truce, axis, on, _open_until(known, at, until)), label,
                axis.x(_open_until(known, at, until)) if one.end is None else None,
            )
            for at, (one, label) in enumerate(zip(known, labels, strict=True))
        ),
        flags=flags, boundaries=boundaries, readings=readings, children=inside,
        local=axis.ticks(truce.zone), utc=axis.ticks(None), on=axis.x(on) if axis.shows(on) else None,
        on_right=axis.x(on) > WIDTH - 130, bars_y=bars_y, children_y=children_y, foot=foot, height=foot + 34,
        left=axis.left, right=axis.right,
        undrawn=tuple(term for term in truce.terms if term.start is None),
    )  # fmt: skip


def _until(truce: Truce, known: Sequence[Span], on: datetime) -> datetime:
    """How far an open term is drawn: to ``on`` while it runs, else to its end or the last that was heard of it."""
    closed = closed_at(truce)
    if closed:
        return closed
    if truce.status == "in_effect":
        return max(on, known[-1].start.hi)
    heard = [latest(step.at, truce.zone) for step in truce.history if step.at]
    return max([known[-1].start.hi + timedelta(hours=12), *heard])


def _open_until(known: Sequence[Span], at: int, until: datetime) -> datetime:
    return known[at + 1].start.lo if at + 1 < len(known) else until


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
    announced = [told for one in known if (told := edge(one.term.announced_at, truce.zone))]
    # An announcement long before is told in the table; it would push the terms to the edge.
    lo = min([lo, *(told.lo for told in announced if lo - told.lo <= room / 2)])
    pad = max((hi - lo) * 0.03, timedelta(minutes=30))
    return Axis(lo - pad, hi + pad, WIDTH - GUTTER - 12, GUTTER)


def _bars(one: Span, truce: Truce, axis: Axis, on: datetime, until: datetime) -> tuple[Bar, ...]:
    found = (placed(axis, each.start, each.end, each.grammar) for each in pieces(one, truce, on, until))
    return tuple(bar for bar in found if bar)


def _flags(truce: Truce, known: Sequence[Span], axis: Axis) -> tuple[tuple[Flag, ...], int]:
    told = []
    for one in known:
        when = edge(one.term.announced_at, truce.zone)
        if when and when.hi - when.lo <= timedelta(days=1) and axis.shows(when.lo):
            by = f" by {formats.names(one.term.announced_by[:2])}" if one.term.announced_by else ""
            told.append(
                (one.term, when, f"{one.term.seq} announced {words.clock(one.term.announced_at, truce.zone)}{by}")
            )
    told.sort(key=lambda each: each[1].lo)
    xs = [axis.x(when.lo) for _, when, _ in told]
    places = [_inside(x, text) for x, (_, _, text) in zip(xs, told, strict=True)]
    rows = lanes([(x, x + width_of(text)) for (x, _), (_, _, text) in zip(places, told, strict=True)])
    flags = tuple(
        Flag(term, x, round(axis.x(when.hi) - x, 2), Label(place, TOP + row * LINE + 12, text))
        for (term, when, text), x, (place, _), row in zip(told, xs, places, rows, strict=True)
    )
    return flags, max(rows, default=-1) + 1


def _inside(x: float, text: str) -> tuple[float, float]:
    """``x`` moved left just so far that the text ends inside the drawing."""
    width = width_of(text)
    start = max(4.0, min(x, WIDTH - 6 - width))
    return round(start, 2), start + width


def _labels(known: Sequence[Span], axis: Axis, top: float) -> tuple[tuple[Label, ...], int]:
    texts = [f"{one.term.seq} · {words.short_length(one.term)}" for one in known]
    stretches = [_inside(axis.x(one.start.lo), text) for one, text in zip(known, texts, strict=True)]
    rows = lanes(stretches)
    deepest = max(rows, default=0)
    # The first lane lies next to the bars.
    labels = tuple(
        Label(x, top + (deepest - row) * LINE + 13, text)
        for (x, _), row, text in zip(stretches, rows, texts, strict=True)
    )
    return labels, deepest + 1


def _boundaries(known: Sequence[Span], axis: Axis, top: float) -> tuple[tuple[Boundary, ...], int]:
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
    rows = lanes([_inside(x, text) for x, _, text, _ in found])
    made = tuple(
        Boundary(
            round(x, 2), round(width, 2),
            Label(round(x + width / 2, 2), top + row * LINE + 14, text, "middle"), overlap,
        )
        for (x, width, text, overlap), row in zip(found, rows, strict=True)
    )  # fmt: skip
    return made, max(rows, default=-1) + 1


def _readings(
    known: Sequence[Span], axis: Axis, top: float, zone: str | None, voice: Callable[[Reading], str]
) -> tuple[DrawnReading, ...]:
    found: list[DrawnReading] = []
    for one in known:
        for reading in one.term.readings:
            start = edge(reading.start, zone)
            end = edge(reading.end, zone, closing=True)
            if start is None and end is None:
                continue
            lo = start.lo if start else end.hi if end else axis.lo
            hi = end.hi if end else (start.hi if start else lo)
            # A reading of one clock time alone is a mark as wide as a hair; of a day, as wide as the day.
            bar = placed(axis, lo, max(hi, lo + timedelta(minutes=1)), "outlined" if start and end else "dotted")
            if bar is None:
                continue
            text = f"{one.term.seq} · {plain(voice(reading), 60)}: {_told(reading, zone)}"
            y = top + len(found) * LINE
            found.append(DrawnReading(one.term.seq, reading.claims, bar, y + 5, _beside(bar, y + 13, text)))
    return tuple(found)


def _told(reading: Reading, zone: str | None) -> str:
    start, end = words.clock(reading.start, zone), words.clock(reading.end, zone)
    if reading.start and reading.end:
        return f"{start} to {end}"
    return f"from {start}" if reading.start else f"to {end}"


def _beside(bar: Bar, y: float, text: str) -> Label:
    """Right of the bar where there is room, else left of it, else at the edge over it."""
    width = width_of(text)
    if bar.x + bar.width + 8 + width <= WIDTH - 4:
        return Label(round(bar.x + bar.width + 8, 2), y, text)
    if bar.x - 8 - width >= 4:
        return Label(round(bar.x - 8, 2), y, text, "end")
    return Label(WIDTH - 6, y, text, "end")


def _children(children: Sequence[Truce], axis: Axis, top: float, on: datetime) -> tuple[DrawnChild, ...]:
    found: list[DrawnChild] = []
    for child in children:
        known = spans(child.terms, child.zone)
        until = _until(child, known, on) if known else axis.hi
        bars = [
            bar for at, one in enumerate(known) for bar in _bars(one, child, axis, on, _open_until(known, at, until))
        ]
        if bars:
            y = top + len(found) * LINE
            reach = Bar(bars[0].x, max(bar.x + bar.width for bar in bars) - bars[0].x, "solid")
            found.append(DrawnChild(child, tuple(bars), y + 4, _beside(reach, y + 13, child.name)))
    return tuple(found)
