"""Dates told by the calendar, made whole by the date of publication and the tense."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.model.when import When
from trucewatch.reading.times.anchor import (
    NO_DAY,
    NO_MONTH,
    NO_PUBLICATION,
    NO_REFERENCE,
    NO_YEAR,
    Anchor,
    ClockRole,
    Tense,
    last_of_month,
    monday_of,
    point,
    unresolved,
    weekday_after,
    weekday_before,
    weekday_nearest,
)
from trucewatch.reading.times.day_times import with_time
from trucewatch.reading.times.values import Calendar

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_SHIFTS = {"last": -1, "past": -1, "before": -1, "next": 1, "coming": 1, "after": 1}
_NEAR_DAYS = 45  # a date in figures is read the way round that lies this near to publication


def calendar_date(value: Calendar, anchor: Anchor, told: date | None, role: ClockRole | None) -> When:
    if value.before_christ or value.year == 0:
        return unresolved("unresolved: before the common era")
    if value.bare:
        if told is None:
            return unresolved(NO_DAY, "minute" if value.clock else "part_of_day")
        return with_time(told, "day of the time told of", value, anchor, role)
    if value.month is None and value.day is None and value.weekday is not None:
        return _weekday(value, anchor, told, role)
    if value.day is not None and value.month is None:
        if told is None:
            return unresolved(NO_MONTH, "day")
        value = replace(value, month=told.month, year=told.year)
    year, basis = _year(value, anchor, told)
    if value.season:
        return _season(value, year, basis)
    if value.month is None:
        return edged_year(year, value, basis) if year is not None else unresolved(basis, "year")
    if value.day is None:
        return edged_month(year, value.month, value, basis) if year is not None else unresolved(basis, "month")
    if year is None:
        return unresolved(basis, "day")
    try:
        day = date(year, value.month, value.day)
    except ValueError:
        return unresolved(f"unresolved: {year} has no such day", "day")
    if value.swappable:
        fitting = [one for one in (day, date(year, value.day, value.month)) if _near_publication(one, anchor)]
        if len(fitting) != 1:
            return unresolved("unresolved: day and month may be either way round", "day")
        day, basis = fitting[0], "stated; order of day and month by the publication date"
    if value.weekday and day.isoweekday() != value.weekday:
        basis += f"; the weekday named is not that of {day}"
    return with_time(day, basis, value, anchor, role)


def _near_publication(day: date, anchor: Anchor) -> bool:
    return anchor.day is not None and abs((day - anchor.day).days) <= _NEAR_DAYS


def _year(value: Calendar, anchor: Anchor, told: date | None) -> tuple[int | None, str]:
    """The year meant, and how it is known."""
    if value.year is not None:
        return value.year, "year told before" if value.lent else "stated"
    published = anchor.day
    if value.year_relation is not None:
        narrative = value.year_relation in ("same", "before", "after")
        base = told if narrative else published
        if base is None:
            return None, NO_REFERENCE if narrative else NO_PUBLICATION
        shift = _SHIFTS.get(value.year_relation, 0)
        return base.year + shift, f"year counted from {base}"
    if published is None and told is not None:
        return _year_near(value, told, None), f"year of the time told of, {told}"
    if published is None:
        return None, NO_YEAR
    return _year_near(
        value, published, _direction(value, anchor)
    ), f"publication year by tense ({anchor.tense}), {published}"


def _direction(value: Calendar, anchor: Anchor) -> Tense:
    if value.relation in ("last", "past"):
        return "past"
    if value.relation in ("next", "coming"):
        return "future"
    return anchor.tense


def _year_near(value: Calendar, base: date, tense: Tense | None) -> int:
    """The year in which the date lies nearest to ``base``: past tense, not after it; future, not before it."""
    weighed: list[tuple[int, int, int]] = []
    for year in range(base.year - 1, base.year + 2):
        first, last = _extent(value, year)
        if first is None or last is None:
            continue
        if (tense == "past" and first > base) or (tense == "future" and last < base):
            continue
        if value.relation in ("last",) and first <= base <= last:
            continue
        weekday_off = int(bool(value.weekday and value.day and first.isoweekday() != value.weekday))
        away = 0 if first <= base <= last else min(abs((first - base).days), abs((last - base).days))
        weighed.append((weekday_off, away, year))
    if not weighed:
        return base.year
    return min(weighed)[2]


def _extent(value: Calendar, year: int) -> tuple[date | None, date | None]:
    if value.season:
        first, last = _SEASON_MONTHS[value.season]
        return date(year, first, 1), last_of_month(year + (last < first), last)
    if value.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if value.day is None:
        return date(year, value.month, 1), last_of_month(year, value.month)
    try:
        day = date(year, value.month, value.day)
    except ValueError:
        return None, None
    return day, day


def _season(value: Calendar, year: int | None, basis: str) -> When:
    if year is None:
        return unresolved(basis, "month")
    first, last = _SEASON_MONTHS[value.season or "SP"]
    end_year = year + (last < first)
    return point(f"{year:04d}-{first:02d}", "approximate", basis, end=f"{end_year:04d}-{last:02d}")


def edged_year(year: int, value: Calendar, basis: str) -> When:
    months = {"early": (1, 4), "start": (1, 3), "mid": (5, 8), "late": (9, 12), "end": (10, 12)}.get(value.edge or "")
    if months is None:
        return point(f"{year:04d}", "year", basis)
    return point(f"{year:04d}-{months[0]:02d}", "approximate", basis, end=f"{year:04d}-{months[1]:02d}")


def edged_month(year: int, month: int, value: Calendar, basis: str) -> When:
    last = calendar.monthrange(year, month)[1]
    days = {
        "early": (1, 10),
        "start": (1, 5),
        "mid": (11, 20),
        "late": (21, last),
        "end": (last - 4, last),
        "eve": (1, 1),
    }.get(value.edge or "")
    if days is None:
        return point(f"{year:04d}-{month:02d}", "month", basis)
    return point(
        date(year, month, days[0]).isoformat(), "approximate", basis, end=date(year, month, days[1]).isoformat()
    )


def _weekday(value: Calendar, anchor: Anchor, told: date | None, role: ClockRole | None) -> When:
    wanted = value.weekday or 1
    if value.relation in ("after", "before", "same"):
        if told is None:
            return unresolved(NO_REFERENCE, "day")
        day = (
            weekday_after(wanted, told)
            if value.relation == "after"
            else weekday_before(wanted, told)
            if value.relation == "before"
            else weekday_nearest(wanted, told)
        )
        return with_time(day, f"weekday near the time told of, {told}", value, anchor, role)
    published = anchor.day
    if published is None:
        return unresolved(NO_PUBLICATION, "day")
    if value.week_relation is not None:
        shift = _SHIFTS.get(value.week_relation, 0)
        day = monday_of(published) + timedelta(weeks=shift, days=wanted - 1)
        return with_time(day, f"weekday of a week counted from publication date {published}", value, anchor, role)
    if value.relation in ("last", "past"):
        day, how = weekday_before(wanted, published), "last such weekday before"
    elif value.relation in ("next", "coming"):
        day, how = weekday_after(wanted, published), "next such weekday after"
    elif value.relation == "this":
        day, how = monday_of(published) + timedelta(days=wanted - 1), "weekday of the week of"
        if anchor.tense == "past" and day > published:
            day -= timedelta(weeks=1)
        elif anchor.tense == "future" and day < published:
            day += timedelta(weeks=1)
    elif anchor.tense == "past":
        day, how = weekday_before(wanted, published + timedelta(days=1)), "weekday at or before"
    elif anchor.tense == "future":
        day, how = weekday_after(wanted, published - timedelta(days=1)), "weekday at or after"
    else:
        day, how = weekday_nearest(wanted, published), "weekday nearest to"
    return with_time(day, f"{how} publication date {published}", value, anchor, role)
