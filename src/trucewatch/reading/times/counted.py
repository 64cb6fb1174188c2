"""Times counted from publication or from the time told of, lengths, and parts of months and years."""

from __future__ import annotations

import math
from datetime import date, timedelta

from trucewatch.model.when import Precision, When, earliest, latest
from trucewatch.reading.times.anchor import (
    NO_PUBLICATION,
    NO_REFERENCE,
    OUTSIDE,
    Anchor,
    ClockRole,
    add_days,
    add_months,
    monday_of,
    point,
    unresolved,
)
from trucewatch.reading.times.arithmetic import add_hours
from trucewatch.reading.times.calendar_dates import calendar_date, edged_month, edged_year
from trucewatch.reading.times.day_times import with_time
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.values import Calendar, Length, Near, Portion, Rolling, Unit

_MANY_HOURS = 10_000  # beyond this a clock time is false precision


def near(value: Near, anchor: Anchor, reference: When | None, told: date | None, role: ClockRole | None) -> When:
    base = told if value.origin == "told" else anchor.day
    if base is None:
        return unresolved(NO_REFERENCE if value.origin == "told" else NO_PUBLICATION, precision_of(value.unit))
    basis = (
        f"counted from the time told of, {base}" if value.origin == "told" else f"counted from publication date {base}"
    )
    if math.isinf(value.shift) and value.unit in ("second", "minute", "hour") and value.origin == "told":
        return point(base.isoformat(), "approximate", f"{basis}; some {value.unit}s on")
    if math.isinf(value.shift):
        return unresolved(f"unresolved: an indefinite number of {value.unit}s", "approximate")
    if value.unit in ("second", "minute", "hour"):
        return _near_hours(value, anchor, reference, base, basis)
    if value.unit == "night":
        return point(
            (base - timedelta(days=1)).isoformat(),
            "part_of_day",
            f"night before publication date {base}",
            end=base.isoformat(),
        )
    if value.unit == "day":
        if value.shift != int(value.shift):
            return unresolved("unresolved: part of a day", "approximate")
        day = add_days(base, value.shift)
        return with_time(day, basis, value, anchor, role) if day else unresolved(OUTSIDE, "day")
    if value.unit == "weekend":
        return _weekend(value, anchor, base, basis)
    if value.unit in ("week", "fortnight"):
        weeks = value.shift * (2 if value.unit == "fortnight" else 1)
        day = add_days(base, weeks * 7)
        if day is None:
            return unresolved(OUTSIDE, "week")
        monday = monday_of(day)
        return point(monday.isoformat(), "week", basis, end=(monday + timedelta(days=6)).isoformat())
    months = (
        value.shift
        * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}[value.unit]
    )
    at = base.year * 12 + base.month - 1 + round(months)
    year, month = divmod(at, 12)
    if not 1 <= year <= 9999:
        return unresolved(OUTSIDE, "year")
    if value.unit == "month":
        return edged_month(
            year,
            month + 1,
            Calendar(edge=None if value.edge in ("early", "late") and not value.counted else value.edge),
            basis,
        )
    if value.unit == "quarter":
        first = month // 3 * 3 + 1
        return point(f"{year:04d}-{first:02d}", "month", basis, end=f"{year:04d}-{first + 2:02d}")
    if value.unit == "year" and value.shift != int(value.shift):
        return point(f"{year:04d}-{month + 1:02d}", "month", basis)
    if value.unit == "year":
        # "earlier this year" and "later this year" say before or after now, not the first or the last third.
        return edged_year(year, Calendar(edge=None if value.edge in ("early", "late") else value.edge), basis)
    return point(f"{year:04d}", "approximate", basis)


def _near_hours(value: Near, anchor: Anchor, reference: When | None, base: date, basis: str) -> When:
    hours = value.shift * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[value.unit]
    start = reference.start if value.origin == "told" and reference else anchor.instant
    if start and "T" in start and abs(hours) < _MANY_HOURS:
        return point(add_hours(start, hours, anchor.zone), "approximate" if value.unit == "hour" else "minute", basis)
    day = add_days(base, hours / 24) if abs(hours) >= 24 else base
    return point(day.isoformat(), "day", f"{basis}; hour unknown") if day else unresolved(OUTSIDE, "day")


def _weekend(value: Near, anchor: Anchor, base: date, basis: str) -> When:
    saturday = monday_of(base) + timedelta(days=5)
    if value.shift == 0 and value.origin == "now":
        if anchor.tense == "past" and saturday > base:
            saturday -= timedelta(weeks=1)
    elif value.shift < 0:
        saturday = saturday - timedelta(weeks=1) if saturday + timedelta(days=1) >= base else saturday
    elif value.shift > 0 and saturday <= base:
        saturday += timedelta(weeks=1)
    return point(saturday.isoformat(), "day", basis, end=(saturday + timedelta(days=1)).isoformat())


def rolling(value: Rolling, anchor: Anchor, told: date | None) -> When:
    base = told if value.origin == "told" else anchor.day
    if base is None:
        return unresolved(NO_REFERENCE if value.origin == "told" else NO_PUBLICATION, "approximate")
    basis = f"counted from {'the time told of' if value.origin == 'told' else 'publication date'} {base}"
    if value.count is None:
        return unresolved(f"unresolved: an indefinite number of {value.unit}s", "approximate")
    length = Length(value.count, value.unit)
    precision: Precision = "day" if value.unit in ("hour", "day", "night", "minute") else "approximate"
    if length.hours is not None:
        if anchor.instant and value.origin == "now" and value.unit in ("hour", "minute") and length.hours < _MANY_HOURS:
            other = add_hours(anchor.instant, length.hours if value.side == "future" else -length.hours, anchor.zone)
            pair = (anchor.instant, other) if value.side == "future" else (other, anchor.instant)
            return point(pair[0], "hour", basis, end=pair[1])
        days = math.ceil(length.hours / 24)
        other_day = add_days(base, days if value.side == "future" else -days)
    else:
        months = round(length.months or 0) * (1 if value.side == "future" else -1)
        other_day = add_months(base, months)
    if other_day is None:
        return unresolved(OUTSIDE, "approximate")
    first, last = (base, other_day) if value.side == "future" else (other_day, base)
    return point(first.isoformat(), precision, basis, end=last.isoformat())


def length(mention: TimeMention, value: Length, anchor: Anchor) -> When:
    """A duration has no dates, but "within 48 hours" said of the future is a deadline counted from publication."""
    if (
        mention.role_cue == "within"
        and anchor.tense == "future"
        and (value.hours or _MANY_HOURS) < _MANY_HOURS
        and anchor.day
    ):
        hours = value.hours or 0
        if anchor.instant and value.unit in ("hour", "minute"):
            end = add_hours(anchor.instant, hours, anchor.zone)
            return point(anchor.instant, "hour", f"counted from publication {anchor.instant}", end=end)
        end = (anchor.day + timedelta(days=math.ceil(hours / 24))).isoformat()
        return point(anchor.day.isoformat(), "day", f"counted from publication date {anchor.day}", end=end)
    return unresolved("duration")


def portion(value: Portion, anchor: Anchor, reference: When | None, told: date | None) -> When:
    of = (
        calendar_date(value.of, anchor, told, None)
        if isinstance(value.of, Calendar)
        else near(value.of, anchor, reference, told, None)
    )
    if of.start is None:
        return of
    first, last = _edges(of)
    days = (last - first).days + 1
    if value.unit == "half":
        middle = add_months(first, 6) if days > 360 else first + timedelta(days=days // 2)
        assert middle is not None, "the middle of a year is within the calendar"
        first, last = (first, middle - timedelta(days=1)) if value.nth == 1 else (middle, last)
    elif value.count is None:
        return point(of.start, "approximate", of.basis or "", end=of.end)
    elif value.unit in ("month", "quarter", "year"):
        months = round(value.count * {"month": 1, "quarter": 3, "year": 12}[value.unit])
        begin = (
            add_months(first, (value.nth - 1) * months)
            if value.nth > 0
            else add_months(last + timedelta(days=1), -months)
        )
        end = begin and add_months(begin, months)
        if begin is None or end is None or not first <= begin <= last:
            return unresolved("unresolved: no such part", "approximate")
        first, last = begin, end - timedelta(days=1)
    else:
        size = round(value.count * {"week": 7, "fortnight": 14, "day": 1}.get(value.unit, 0))
        if not 0 < size <= days:
            return unresolved("unresolved: no such part", "approximate")
        begin = first + timedelta(days=(value.nth - 1) * size) if value.nth > 0 else last - timedelta(days=size - 1)
        if begin > last:
            return unresolved("unresolved: no such part", "approximate")
        first, last = begin, min(last, begin + timedelta(days=size - 1))
    return point(first.isoformat(), "approximate", of.basis or "", end=last.isoformat())


def _edges(when: When) -> tuple[date, date]:
    """First and last day that ``when`` covers."""
    start = when.start or ""
    first, last = earliest(start), latest(when.end or start)
    return first.date(), (last - timedelta(seconds=1)).date()


def precision_of(unit: Unit) -> Precision:
    return {
        "second": "minute",
        "minute": "minute",
        "hour": "hour",
        "week": "week",
        "fortnight": "week",
        "month": "month",
        "year": "year",
    }.get(unit, "day")  # type: ignore[return-value]
