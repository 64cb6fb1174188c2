"""Adding hours to ISO times as ceasefire terms count them (domain reference §3.3).

Hours are elapsed time (UTC arithmetic); at day precision a term of N hours covers ceil(N / 24) days, as the ETH/PRIO
data set codes fixed terms, and its end is the last day covered.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?\Z")


def add_hours(iso: str, hours: float, zone: str | None = None) -> str:
    """The moment ``hours`` of elapsed time after ``iso``, in the same form.

    A clock time keeps its offset, or takes the offset that ``zone`` (IANA) has at the new moment. A time without an
    offset is read in ``zone``; without a zone it is counted on the clock face. A date moves by whole days, rounded away
    from zero. Raises ValueError for a month, a year or anything else.
    """
    if _DAY.match(iso):
        days = math.ceil(abs(hours) / 24) * (1 if hours >= 0 else -1)
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    moment, had_offset = _moment(iso, zone)
    if not had_offset and zone is None:
        return _minute(moment + timedelta(hours=hours))
    later = (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZoneInfo(zone) if zone else moment.tzinfo)
    return _minute(later)


def end_of_term(
    start: str, hours: float, precision: Literal["day", "clock"] | None = None, zone: str | None = None
) -> str | None:
    """The end of a term of ``hours``: an instant at clock precision, the last day covered at day precision.

    48 hours from 2016-05-10 end on 2016-05-11; 24 hours from 2023-06-10T06:00+02:00 end on 2023-06-11T06:00+02:00.
    None when ``start`` is coarser than a day or the term is empty.
    """
    if hours <= 0:
        return None
    if _CLOCK.match(start) and precision != "day":
        return add_hours(start, hours, zone)
    if _DAY.match(start[:10]):
        return (date.fromisoformat(start[:10]) + timedelta(days=math.ceil(hours / 24) - 1)).isoformat()
    return None


def start_of_term(
    end: str, hours: float, precision: Literal["day", "clock"] | None = None, zone: str | None = None
) -> str | None:
    """The start of a term of ``hours`` that ends at ``end``; the inverse of `end_of_term`."""
    if hours <= 0:
        return None
    if _CLOCK.match(end) and precision != "day":
        return add_hours(end, -hours, zone)
    if _DAY.match(end[:10]):
        return (date.fromisoformat(end[:10]) - timedelta(days=math.ceil(hours / 24) - 1)).isoformat()
    return None


def _moment(iso: str, zone: str | None) -> tuple[datetime, bool]:
    found = _CLOCK.match(iso)
    if not found:
        raise ValueError(f"neither a day nor a clock time: {iso!r}")
    day, hour, minute, second, offset = found.groups()
    # Announcements write the end of a day as 24:00; the calendar has no such hour.
    local = datetime.fromisoformat(day) + timedelta(hours=int(hour), minutes=int(minute), seconds=int(second or 0))
    if offset:
        return datetime.fromisoformat(local.isoformat() + offset.replace("Z", "+00:00")), True
    return (local.replace(tzinfo=ZoneInfo(zone)) if zone else local), False


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
