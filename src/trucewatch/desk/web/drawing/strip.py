"""A truce as one line of the board: seven days on an axis that all lines share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.desk.queries import ENDED_LATELY
from trucewatch.desk.web.drawing.axis import NARROW, Axis
from trucewatch.desk.web.drawing.pieces import Grammar, closed_at, pieces, spans
from trucewatch.model.truce import Truce

AHEAD = timedelta(hours=96)
WIDTH = 300.0
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Strip:
    """``before``, ``after``: the truce runs on beyond the edge; ``butts``: where one term ends and the next begins."""

    bars: tuple[Bar, ...]
    butts: tuple[float, ...]
    on: float
    before: bool
    after: bool


def board_axis(on: datetime) -> Axis:
    """The last 72 hours and the next 96."""
    return Axis(on - ENDED_LATELY, on + AHEAD, WIDTH, room=NARROW)


def strip(truce: Truce, axis: Axis, on: datetime) -> Strip:
    known = spans(truce.terms, truce.zone)
    bars: list[Bar] = []
    last = None
    for at, one in enumerate(known):
        # An open term runs until the next begins, or as far as the drawing goes while nobody has ended it.
        until = known[at + 1].start.lo if at + 1 < len(known) else closed_at(truce) or axis.hi + AHEAD
        for piece in pieces(one, truce, on, until):
            last = max(last or piece.end, piece.end)
            bar = placed(axis, piece.start, piece.end, piece.grammar)
            bars += [bar] if bar else []
    starts = [axis.x(one.start.hi) for one in known[1:] if axis.shows(one.start.hi)]
    return Strip(
        bars=tuple(bars),
        butts=tuple(starts),
        on=axis.x(on),
        before=bool(known) and known[0].start.lo < axis.lo and bool(bars),
        after=last is not None and last > axis.hi and bool(bars),
    )


def placed(axis: Axis, start: datetime, end: datetime, grammar: Grammar) -> Bar | None:
    """The part of a stretch that the axis shows, wide enough to be seen; None when it shows none of it."""
    if end <= axis.lo or start >= axis.hi:
        return None
    x = axis.x(start)
    return Bar(x, round(max(_LEAST, axis.x(end) - x), 2), grammar)
