"""The one drawing of time: an axis with the clock of the place above and UTC below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

ROOM, NARROW = 78.0, 40.0
"""Units a label takes with room around it: ``Sat 30 Apr``, and ``Sat 30`` on narrow axes."""
_HOURS = (1, 3, 6, 12)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Tick:
    """``strong``: a day (or, on long axes, a year) begins here."""

    x: float
    label: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Instants from ``lo`` to ``hi`` on ``width`` units from ``left``; instants outside stop at the edges."""

    lo: datetime
    hi: datetime
    width: float
    left: float = 0.0
    room: float = ROOM

    def x(self, at: datetime) -> float:
        share = (at - self.lo) / (self.hi - self.lo)
        return round(self.left + self.width * min(1.0, max(0.0, share)), 2)

    def shows(self, at: datetime) -> bool:
        return self.lo <= at <= self.hi

    @property
    def right(self) -> float:
        return self.left + self.width

    def ticks(self, zone: str | None) -> tuple[Tick, ...]:
        """Round moments of the zone's clock, as many as have room for their labels."""
        place = ZoneInfo(zone) if zone else UTC
        unit, count = self._step()
        found = []
        at = _round_down(self.lo.astimezone(place), unit, count)
        while (instant := at.astimezone(UTC)) <= self.hi:
            if instant >= self.lo:
                found.append(
                    Tick(
                        self.x(instant), _label(at, unit, narrow=self.room < ROOM, weeks=count >= 7), _strong(at, unit)
                    )
                )
            at = _next(at, unit, count, place)
        return tuple(found)

    def _step(self) -> tuple[str, int]:
        """The finest round step whose labels have room."""
        most = max(1, int(self.width / self.room))
        hours = (self.hi - self.lo) / timedelta(hours=1)
        for unit, size, counts in (("hour", 1.0, _HOURS), ("day", 24.0, _DAYS), ("month", 730.0, _MONTHS)):
            for count in counts:
                if hours / (size * count) <= most:
                    return unit, count
        return "month", 1200


def _round_down(at: datetime, unit: str, count: int) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    if unit == "hour":
        return midnight + timedelta(hours=at.hour - at.hour % count)
    if unit == "day":
        # Weeks begin on Mondays; day 1 of the calendar was one.
        return midnight - timedelta(days=(midnight.toordinal() - 1) % count)
    months = at.year * 12 + at.month - 1
    return _month(months - months % count, midnight)


def _next(at: datetime, unit: str, count: int, place: tzinfo) -> datetime:
    if unit == "hour":
        # Counted on the wall clock, so that ticks stay on round hours when the clocks change.
        return (at.replace(tzinfo=None) + timedelta(hours=count)).replace(tzinfo=place)
    if unit == "day":
        return (at.replace(tzinfo=None) + timedelta(days=count)).replace(tzinfo=place)
    return _month(at.year * 12 + at.month - 1 + count, at)


def _month(months: int, like: datetime) -> datetime:
    return like.replace(year=months // 12, month=months % 12 + 1, day=1)


def _label(at: datetime, unit: str, *, narrow: bool, weeks: bool) -> str:
    if unit == "hour" and at.hour:
        return f"{at:%H:%M}"
    if unit in ("hour", "day"):
        # Within a week the weekday tells days apart; over weeks only the month does.
        return (f"{at.day} {at:%b}" if weeks else f"{at:%a} {at.day}") if narrow else f"{at:%a} {at.day} {at:%b}"
    return str(at.year) if at.month == 1 else f"{at:%b}"


def _strong(at: datetime, unit: str) -> bool:
    return at.hour == 0 if unit == "hour" else at.date() == date(at.year, 1, 1) if unit == "month" else False
