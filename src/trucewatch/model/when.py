"""Times as reports give them: ISO 8601 with just the precision that was stated.

Strings are `2016`, `2016-04`, `2016-04-28`, `2016-02-27T00:00+02:00` (clock times carry the offset of the place
spoken of; without a known zone they carry none). At day precision and coarser an end is the LAST day (month, year)
covered, as the ETH/PRIO ceasefire data set codes ends; at clock precision it is the instant.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from trucewatch.model.base import Noun

Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year", "approximate", "unknown"]
EndKind = Literal["fixed", "open", "conditional", "event_bound", "unknown"]

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?$")


class When(Noun):
    """When something is said to have happened or to happen. ``None`` dates: the words could not be resolved."""

    start: str | None = None
    end: str | None = None
    precision: Precision = "unknown"
    expression: str | None = None
    basis: str | None = None


class Term(Noun):
    """One term of a truce: from, to, and the length as announced (elapsed hours)."""

    start: str | None = None
    end: str | None = None
    hours: float | None = None
    end_kind: EndKind = "unknown"
    basis: str | None = None


class Window(Noun):
    """The stretch of time that a figure covers (GED uses the same three sorts)."""

    start: str | None = None
    end: str | None = None
    kind: Literal["incident", "period", "conflict_to_date"] = "period"


def earliest(iso: str, zone: str | None = None) -> datetime:
    """First instant (UTC) that the ISO string covers, in ``zone`` where it carries no offset. Raises ValueError."""
    return _edge(iso, zone, last=False)


def latest(iso: str, zone: str | None = None) -> datetime:
    """The instant (UTC) at which the stretch that the ISO string covers is over. Raises ValueError."""
    return _edge(iso, zone, last=True)


def _edge(iso: str, zone: str | None, *, last: bool) -> datetime:
    start, between, end = iso.partition("/")
    if between:  # an ISO 8601 interval: "late April" is 2016-04-21/2016-04-30
        iso = end if last else start
    found = _PARTIAL.match(iso)
    if not found:
        raise ValueError(f"not an ISO 8601 date or time: {iso!r}")
    year, month, day, hour, minute, offset = found.groups()
    local = ZoneInfo(zone) if zone else UTC
    if hour is not None:
        # 24:00 is how announcements write the end of a day; the calendar has no such hour.
        at = datetime(int(year), int(month), int(day)) + timedelta(hours=int(hour), minutes=int(minute))
        if offset:
            return datetime.fromisoformat(at.isoformat() + offset.replace("Z", "+00:00")).astimezone(UTC)
        return at.replace(tzinfo=local).astimezone(UTC)
    first = date(int(year), int(month or 1), int(day or 1))
    if last:
        if day:
            first += timedelta(days=1)
        elif month:
            first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        else:
            first = date(first.year + 1, 1, 1)
    return datetime(first.year, first.month, first.day, tzinfo=local).astimezone(UTC)
