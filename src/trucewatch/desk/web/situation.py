"""The situation page's question: the board of the record with what stands around it. Page and JSON share the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import Field

from trucewatch.desk.queries import ENDED, ENDING_SOON, Clocks, Queries
from trucewatch.desk.views import Board, ReportRow
from trucewatch.desk.web import as_of
from trucewatch.model.truce import CasualtyLine, Talks, Truce
from trucewatch.model.when import earliest, latest

ENDING_NOW = timedelta(hours=24)
_MANY = 6


class Situation(Board):
    """The board, what ends next, what ended last, and the rail beside them."""

    ending: tuple[str, ...] = Field(description="ids of truces in force that end within 48 hours")
    ended_last: tuple[Truce, ...] = Field(description="the most recently ended, given when none ended in 72 hours")
    last_reports: dict[str, ReportRow] = Field(description="the latest known report of each truce on the board, by id")
    talks_ahead: tuple[Talks, ...]
    tolls: tuple[CasualtyLine, ...] = Field(description="the latest figures not replaced by a later one, as claimed")


@dataclass(frozen=True, slots=True)
class Ending:
    """When the chain of a truce in force ends. ``at`` None: no end is known."""

    at: datetime | None
    iso: str | None
    left: timedelta | None

    @property
    def soon(self) -> bool:
        return self.left is not None and self.left <= ENDING_SOON

    @property
    def now(self) -> bool:
        return self.left is not None and self.left <= ENDING_NOW


def situation(queries: Queries, at: Clocks) -> Situation:
    board = queries.board(at)
    record = queries.record(at)
    rows = queries.reports(at)
    ended_last = () if board.ended_lately else _ended_last(record.truces)
    shown = (*board.in_force, *board.ended_lately, *ended_last, *board.coming, *board.unclear)
    return Situation(
        **{name: getattr(board, name) for name in Board.model_fields} | {"in_force": by_end(board.in_force, at.on)},
        ending=tuple(truce.id for truce in board.in_force if ending(truce, at.on).soon),
        ended_last=ended_last,
        last_reports={truce.id: row for truce in shown if (row := last_report(truce, rows))},
        talks_ahead=talks_ahead(as_of.talks(record.talks, at.on), at.on),
        tolls=tolls(as_of.casualties(record.casualties, at.on)),
    )


def ending(truce: Truce, on: datetime) -> Ending:
    """By the last term known: an extension already announced counts."""
    term = truce.terms[-1] if truce.terms else None
    if truce.status != "in_effect" or term is None or term.end is None:
        return Ending(None, None, None)
    end = earliest(term.end_utc) if term.end_utc else latest(term.end, truce.zone)
    return Ending(end, term.end, max(end - on, timedelta(0)))


def by_end(truces: Iterable[Truce], on: datetime) -> tuple[Truce, ...]:
    """The next to end first, those without an end last."""

    def key(truce: Truce) -> tuple[bool, float, str, str]:
        left = ending(truce, on).left
        return (left is None, left.total_seconds() if left is not None else 0.0, truce.name, truce.id)

    return tuple(sorted(truces, key=key))


def last_report(truce: Truce, rows: Sequence[ReportRow]) -> ReportRow | None:
    """The latest by date of publication; one of unknown date only where no other speaks of the truce."""
    ids = set(truce.reports)
    mine = [row for row in rows if row.id in ids]
    return max(mine, key=lambda row: (row.published is not None, row.published or row.known_at, row.id), default=None)


def _ended_last(truces: Sequence[Truce]) -> tuple[Truce, ...]:
    over = [truce for truce in truces if truce.status in ENDED and truce.status_since]
    return tuple(sorted(over, key=lambda truce: latest(truce.status_since or "", truce.zone), reverse=True)[:3])


def talks_ahead(talks: Sequence[Talks], on: datetime) -> tuple[Talks, ...]:
    """Those with a planned day on or after the day of ``on``, the next first."""
    found = [each for each in talks if is_ahead(each, on)]
    return tuple(sorted(found, key=lambda each: (planned(each) or "", each.id)))[:_MANY]


def is_ahead(talks: Talks, on: datetime) -> bool:
    day = planned(talks)
    return day is not None and latest(day) >= on


def planned(talks: Talks) -> str | None:
    """The day last planned for."""
    days = [each.planned_for for each in talks.scheduled if each.planned_for]
    return days[-1] if days else None


def tolls(lines: Sequence[CasualtyLine]) -> tuple[CasualtyLine, ...]:
    """Figures with a day, the latest first; replaced ones are on the casualties page."""

    def day(line: CasualtyLine) -> str | None:
        window = line.figure.window
        return (window.end or window.start) if window else None

    dated = [(told, line) for line in lines if line.superseded_by is None and (told := day(line))]
    return tuple(line for _, line in sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:_MANY])
