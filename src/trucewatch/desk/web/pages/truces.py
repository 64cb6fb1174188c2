"""`/truces`: every truce of the record, by conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk import formats
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.drawing.axis import NARROW, Axis, Tick
from trucewatch.desk.web.drawing.pieces import closed_at, spans
from trucewatch.desk.web.drawing.strip import WIDTH, Strip, strip
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.situation import ending, last_report
from trucewatch.model.truce import Truce

router = APIRouter(include_in_schema=False)

ELSEWHERE = "Conflict not stated"


@dataclass(frozen=True, slots=True)
class Group:
    """The truces of one conflict on an axis of their own; ``axis`` None where none has a date."""

    conflict: str
    truces: tuple[Truce, ...]
    axis: Axis | None
    on: datetime

    @property
    def ticks(self) -> tuple[Tick, ...]:
        return self.axis.ticks(None) if self.axis else ()

    def strip(self, truce: Truce) -> Strip | None:
        return strip(truce, self.axis, self.on) if self.axis else None


@router.get("/truces")
def truces(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    every = reads.truces(asked.at)
    rows = reads.reports(asked.at)
    found = kept(every, q, _words)
    return page(
        "truces.html",
        asked,
        reads,
        groups=groups(found, asked.at.on),
        found=len(found),
        every=len(every),
        q=q,
        ending=lambda truce: ending(truce, asked.at.on),
        last_reports={truce.id: row for truce in found if (row := last_report(truce, rows))},
    )


def groups(found: Sequence[Truce], on: datetime) -> tuple[Group, ...]:
    """By conflict in order of the alphabet, the one without a name last; within it by first term."""
    named: dict[str, list[Truce]] = {}
    for truce in sorted(found, key=_first):
        named.setdefault(truce.conflict or ELSEWHERE, []).append(truce)
    order = sorted(named, key=lambda conflict: (conflict == ELSEWHERE, conflict))
    return tuple(Group(conflict, tuple(named[conflict]), _axis(named[conflict], on), on) for conflict in order)


def _first(truce: Truce) -> tuple[str, str]:
    starts = [term.start_utc for term in truce.terms if term.start_utc]
    return (min(starts) if starts else truce.status_since or "~", truce.name)


def _axis(truces: Sequence[Truce], on: datetime) -> Axis | None:
    """From the first start to the last end, and to ``on`` where that is near."""
    edges: list[datetime] = []
    for truce in truces:
        for one in spans(truce.terms, truce.zone):
            running = on if truce.status == "in_effect" else one.start.hi
            edges += [one.start.lo, one.end.hi if one.end else closed_at(truce) or running]
    if not edges:
        return None
    lo, hi = min(edges), max(edges)
    room = max(hi - lo, timedelta(days=3))
    if lo <= on <= hi + room / 2:
        hi = max(hi, on)
    return Axis(lo - room * 0.04, max(hi, lo + room) + room * 0.04, WIDTH, room=NARROW)


def _words(truce: Truce) -> list[str | None]:
    return [
        truce.name, truce.id, truce.conflict, formats.kind(truce.instrument_kind), formats.status(truce),
        *(party.name for party in truce.parties), *(place.name for place in truce.coverage),
        *(group.name for group in truce.excluded),
    ]  # fmt: skip
