"""A term as pieces of a bar, each drawn as sure as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from trucewatch.desk.queries import ENDED
from trucewatch.model.truce import Truce, TruceTerm
from trucewatch.model.when import earliest, latest

Grammar = Literal["solid", "outlined", "dotted", "hatched"]
LONGEST_DISPUTE = timedelta(days=4)
"""Readings further apart than this are of another clock altogether; hatching all between them would hide the term."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A start or end: the stretch in which it lies, one instant where the time is known."""

    lo: datetime
    hi: datetime

    @property
    def exact(self) -> bool:
        return self.lo == self.hi


@dataclass(frozen=True, slots=True)
class Piece:
    """``grammar`` as on the whole desk: solid confirmed, outlined automatic, dotted planned or imprecise, hatched
    disputed."""

    start: datetime
    end: datetime
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Span:
    """A term on the clock. ``end`` is None where no end was given."""

    term: TruceTerm
    start: Edge
    end: Edge | None


def edge(iso: str | None, zone: str | None, *, closing: bool = False) -> Edge | None:
    """The stretch an ISO date or time leaves open. A day that closes a term is covered whole: its end is exact."""
    if iso is None:
        return None
    lo, hi = earliest(iso, zone), latest(iso, zone)
    return Edge(hi, hi) if closing else Edge(lo, hi)


def span(term: TruceTerm, zone: str | None) -> Span | None:
    """None for a term without a start: nothing can be drawn of it."""
    start = edge(term.start, zone)
    return Span(term, start, edge(term.end, zone, closing=True)) if start else None


def pieces(one: Span, truce: Truce, on: datetime, until: datetime) -> tuple[Piece, ...]:
    """The bar of a term, ``until`` standing in for an end not given.

    What lies after ``on``, or after an end before the announced one, is what was planned; a day for a start leaves
    its hours open.
    """
    close = one.end.hi if one.end else max(until, one.start.hi)
    begin = min(one.start.hi, close)
    ran = max(begin, min(close, on, closed_at(truce) or close))
    firm: Grammar = "solid" if truce.confirmed else "outlined"
    found = [
        Piece(one.start.lo, begin, "dotted"),
        Piece(begin, ran, firm),
        Piece(ran, close, "dotted"),
        *(Piece(lo, hi, "hatched") for lo, hi in disputed(one.term, truce.zone)),
    ]
    return tuple(piece for piece in found if piece.end > piece.start)


def closed_at(truce: Truce) -> datetime | None:
    """When the truce was over, for one that is; when it was last heard of, for one whose end nobody knows."""
    if truce.status_since is None or truce.status not in (*ENDED, "end_unknown"):
        return None
    reach = latest if truce.status in ("expired", "end_unknown") else earliest
    return reach(truce.status_since, truce.zone)


def disputed(term: TruceTerm, zone: str | None) -> Iterator[tuple[datetime, datetime]]:
    """Stretches between clock times that sources give differently for the start, and for the end."""
    for told in (
        (reading.start for reading in term.readings),
        (reading.end for reading in term.readings),
    ):
        exact = sorted({found.hi for iso in told if (found := edge(iso, zone)) and found.exact})
        if len(exact) > 1 and exact[-1] - exact[0] <= LONGEST_DISPUTE:
            yield exact[0], exact[-1]


def spans(terms: Iterable[TruceTerm], zone: str | None) -> tuple[Span, ...]:
    """Terms that can be drawn, in order of time."""
    found = (span(term, zone) for term in terms)
    return tuple(sorted((one for one in found if one), key=lambda one: one.start.lo))
