"""Feasts and anniversaries."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.model.when import When
from trucewatch.reading.times.anchor import NO_PUBLICATION, Anchor, ClockRole, point, unresolved
from trucewatch.reading.times.day_times import with_time
from trucewatch.reading.times.holidays import first_days, length_in_days, uncertain_days
from trucewatch.reading.times.values import Anniversary, Feast


def feast(value: Feast, anchor: Anchor, told: date | None, role: ClockRole | None) -> When:
    """First and last day of the feast: of the year named, else the one that the tense points to from publication."""
    base = anchor.day or told
    if value.year is None and base is None:
        return unresolved(NO_PUBLICATION, "day")
    off = uncertain_days(value.name)
    length = timedelta(days=length_in_days(value.name) - 1)
    if value.year is not None:
        days = first_days(value.name, value.year)
    else:
        assert base is not None, "checked above"
        tense = {"last": "past", "next": "future"}.get(value.relation or "", anchor.tense)
        days = _by_tense(value.name, base, tense, length, timedelta(days=off))
    if not days:
        return unresolved("unresolved: no date of the feast is known", "day")
    first = days[0]
    basis = f"{value.name.replace('_', ' ')} {first.year}" + (f", {off} day earlier or later by place" if off else "")
    if value.nth is not None:
        first += timedelta(days=value.nth - 1) if value.nth >= 0 else length
        length = timedelta()
    if value.clock or value.part:
        return with_time(first, basis, value, anchor, role)
    return point(
        first.isoformat(), "approximate" if off else "day", basis, (first + length).isoformat() if length else None
    )


def _by_tense(name: str, base: date, tense: str, length: timedelta, off: timedelta) -> tuple[date, ...]:
    """The feasts of the years around ``base`` that the tense allows, nearest first."""
    days = [day for year in (base.year - 1, base.year, base.year + 1) for day in first_days(name, year)]
    if tense == "past":
        days = [day for day in days if day - off <= base]
    elif tense == "future":
        days = [day for day in days if day + length + off >= base]
    return tuple(sorted(days, key=lambda day: abs((day - base).days)))


def anniversary(value: Anniversary, told: date | None) -> When:
    if told is None or value.nth is None:
        return unresolved("unresolved: the day of the event is not known", "day")
    try:
        day = told.replace(year=told.year + value.nth)
    except ValueError:  # 29 February
        day = told.replace(year=told.year + value.nth, day=28)
    return point(day.isoformat(), "day", f"anniversary of {told}")
