"""Above the bars of a chain: what announced each term, and its number and length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.desk import formats
from trucewatch.desk.web import words
from trucewatch.desk.web.drawing.axis import Axis
from trucewatch.desk.web.drawing.canvas import LINE, TOP, Label, inside
from trucewatch.desk.web.drawing.lanes import lanes, width_of
from trucewatch.desk.web.drawing.pieces import Edge, Span, edge
from trucewatch.model.truce import Truce, TruceTerm


@dataclass(frozen=True, slots=True)
class Flag:
    """An announcement: from ``x`` to ``x + width`` when only its day is known."""

    term: TruceTerm
    x: float
    width: float
    label: Label


def flags(truce: Truce, known: Sequence[Span], axis: Axis) -> tuple[tuple[Flag, ...], int]:
    told = []
    for one in known:
        when = announcement(one.term, truce.zone)
        if when and axis.shows(when.lo):
            by = f" by {formats.names(one.term.announced_by[:2])}" if one.term.announced_by else ""
            told.append(
                (one.term, when, f"{one.term.seq} announced {words.clock(one.term.announced_at, truce.zone)}{by}")
            )
    told.sort(key=lambda each: each[1].lo)
    xs = [axis.x(when.lo) for _, when, _ in told]
    places = [inside(x, text) for x, (_, _, text) in zip(xs, told, strict=True)]
    rows = lanes([(x, x + width_of(text)) for (x, _), (_, _, text) in zip(places, told, strict=True)])
    flags = tuple(
        Flag(term, x, round(axis.x(when.hi) - x, 2), Label(place, TOP + row * LINE + 12, text))
        for (term, when, text), x, (place, _), row in zip(told, xs, places, rows, strict=True)
    )
    return flags, max(rows, default=-1) + 1


def announcement(term: TruceTerm, zone: str | None) -> Edge | None:
    """When it was announced, where that is known to the day: one known to the month cannot be pointed at."""
    when = edge(term.announced_at, zone)
    return when if when and when.hi - when.lo <= timedelta(days=1) else None


def labels(known: Sequence[Span], axis: Axis, top: float) -> tuple[tuple[Label, ...], int]:
    texts = [f"{one.term.seq} · {words.short_length(one.term)}" for one in known]
    stretches = [inside(axis.x(one.start.lo), text) for one, text in zip(known, texts, strict=True)]
    rows = lanes(stretches)
    deepest = max(rows, default=0)
    # The first lane lies next to the bars.
    labels = tuple(
        Label(x, top + (deepest - row) * LINE + 13, text)
        for (x, _), row, text in zip(stretches, rows, texts, strict=True)
    )
    return labels, deepest + 1
