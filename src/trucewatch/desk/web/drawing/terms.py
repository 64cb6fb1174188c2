"""The bars of a chain, and how far a term without an end is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from trucewatch.desk.web.drawing.axis import Axis
from trucewatch.desk.web.drawing.pieces import Span, closed_at, pieces
from trucewatch.desk.web.drawing.strip import Bar, placed
from trucewatch.model.truce import Truce
from trucewatch.model.when import latest


def until(truce: Truce, known: Sequence[Span], on: datetime) -> datetime:
    """How far an open term is drawn: to ``on`` while it runs, else to its end or the last that was heard of it."""
    closed = closed_at(truce)
    if closed:
        return closed
    if truce.status == "in_effect":
        return max(on, known[-1].start.hi)
    heard = [latest(step.at, truce.zone) for step in truce.history if step.at]
    return max([known[-1].start.hi + timedelta(hours=12), *heard])


def open_until(known: Sequence[Span], at: int, until: datetime) -> datetime:
    return known[at + 1].start.lo if at + 1 < len(known) else until


def bars(one: Span, truce: Truce, axis: Axis, on: datetime, until: datetime) -> tuple[Bar, ...]:
    found = (placed(axis, each.start, each.end, each.grammar) for each in pieces(one, truce, on, until))
    return tuple(bar for bar in found if bar)
