"""Turn what an expression says into dates, against the date of the report (domain reference §3.3).

Weekdays are read by tense against the date of publication; calendar weeks run from Monday to Sunday; what cannot be known (no
publication date, no year) stays ``None`` with the reason in ``basis``: the day of reading is never used.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from trucewatch.model.when import Precision, When, earliest, latest
from trucewatch.reading.times.arithmetic import add_hours
from trucewatch.reading.times.holidays import first_days, length_in_days, uncertain_days
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.values import (
    Anniversary,
    Calendar,
    Clock,
    Era,
    Feast,
    Length,
    Near,
    Nth,
    Portion,
    Recurring,
    Rolling,
    Unit,
    Vague,
)
from trucewatch.reading.times.zones import zone_named

Tense = Literal["past", "present", "future"]
ClockRole = Literal["start", "end"]

_NO_PUBLICATION = "unresolved: publication date unknown"
_NO_REFERENCE = "unresolved: counted from a time told elsewhere"
_NO_YEAR = "unresolved: year unknown"
_NO_DAY = "unresolved: no day given"
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is read against: ISO date or date-time of publication, IANA zone of the place spoken of, tense."""

    published: str | None = None
    zone: str | None = None
    tense: Tense = "past"

    @property
    def day(self) -> date | None:
        """The calendar day of publication; None when unknown or known only to the month."""
        if self.published is None or len(self.published) < 10:
            return None
        return date.fromisoformat(self.published[:10])

    @property
    def instant(self) -> str | None:
        """The publication time, when the report gives one."""
        return self.published if self.published and "T" in self.published else None


def resolve(mention: TimeMention, anchor: Anchor, reference: When | None = None, clock_role: ClockRole | None = None) -> When:
    """The dates that ``mention`` means.

    A point (a day, a month, an instant) has ``start`` only; a stretch has both. ``reference`` is the time the narrative has reached
    ("two days later"); it also lends its year, or its day, to expressions without one. ``clock_role`` says whether midnight is the end
    of the day named or its beginning; without it the cue before the mention decides, and without a cue the day is all that is given.
    """
    role = clock_role or _role(mention)
    if mention.through is not None:
        first = _resolve(replace(mention, through=None), anchor, reference, "start")
        last = _resolve(mention.through, anchor, reference if first.start is None else first, "end")
        return When(
            start=first.start, end=last.end or last.start, precision=_coarser(first.precision, last.precision), expression=mention.range_text or mention.text,
            basis=first.basis if first.basis == last.basis else f"{first.basis}; {last.basis}",
        )
    return _resolve(mention, anchor, reference, role)


def _role(mention: TimeMention) -> ClockRole | None:
    if mention.role_cue in ("until", "by", "before"):
        return "end"
    if mention.role_cue in ("from", "since", "after"):
        return "start"
    return None


def _resolve(mention: TimeMention, anchor: Anchor, reference: When | None, role: ClockRole | None) -> When:
    value = mention.value
    told = _day_of(reference)
    if isinstance(value, Calendar):
        when = _calendar(value, anchor, told, role)
    elif isinstance(value, Near):
        when = _near(value, anchor, reference, told, role)
    elif isinstance(value, Rolling):
        when = _rolling(value, anchor, told)
    elif isinstance(value, Length):
        when = _length(mention, value, anchor)
    elif isinstance(value, Feast):
        when = _feast(value, anchor, told, role)
    elif isinstance(value, Era):
        when = _point(f"{value.first:04d}", "year", "stated", end=f"{value.last:04d}") if value.first >= 1000 else _none("unresolved: before the calendar in use")
    elif isinstance(value, Portion):
        when = _portion(value, anchor, reference, told)
    elif isinstance(value, Nth):
        when = _none("unresolved: counted from an event", "day")
    elif isinstance(value, Anniversary):
        when = _anniversary(value, told)
    elif isinstance(value, Recurring):
        when = _none("recurring")
    else:
        assert isinstance(value, Vague)
        when = _none({"PRESENT_REF": "vague: the present", "PAST_REF": "vague: the past"}.get(value.reference, "vague: the future"))
    if mention.approximate and when.start is not None and when.precision not in ("approximate", "unknown"):
        when = when.model_copy(update={"precision": "approximate"})
    return when.model_copy(update={"expression": mention.text})


# ---- dates of the calendar


def _calendar(value: Calendar, anchor: Anchor, told: date | None, role: ClockRole | None) -> When:
    if value.before_christ:
        return _none("unresolved: before the common era")
    if value.bare:
        if told is None:
            return _none(_NO_DAY, "minute" if value.clock else "part_of_day")
        return _with_time(told, "day of the time told of", value, anchor, role)
    if value.month is None and value.day is None and value.weekday is not None:
        return _weekday(value, anchor, told, role)
    year, basis = _year(value, anchor, told)
    if value.season:
        return _season(value, year, basis)
    if value.month is None:
        return _edged_year(year, value, basis) if year is not None else _none(basis, "year")
    if value.day is None:
        return _edged_month(year, value.month, value, basis) if year is not None else _none(basis, "month")
    if year is None:
        return _none(basis, "day")
    try:
        day = date(year, value.month, value.day)
    except ValueError:
        return _none(f"unresolved: {year} has no such day", "day")
    if value.swappable and not _certain_order(value, anchor):
        other = date(year, value.day, value.month)
        if anchor.day is None or abs((other - anchor.day).days) <= 45 or abs((day - anchor.day).days) > 45:
            if anchor.day is not None and abs((other - anchor.day).days) <= 45 < abs((day - anchor.day).days):
                day, basis = other, "stated; day before month, as the publication date shows"
            else:
                return _none("unresolved: day and month may be either way round", "day")
    if value.weekday and day.isoweekday() != value.weekday:
        basis += f"; the weekday named is not that of {day}"
    return _with_time(day, basis, value, anchor, role)


def _certain_order(value: Calendar, anchor: Anchor) -> bool:
    return not value.swappable


def _year(value: Calendar, anchor: Anchor, told: date | None) -> tuple[int | None, str]:
    """The year meant, and how it is known."""
    if value.year is not None:
        return value.year, "stated"
    published = anchor.day
    if value.year_relation is not None:
        narrative = value.year_relation in ("same", "before", "after")
        base = told if narrative else published
        if base is None:
            return None, _NO_REFERENCE if narrative else _NO_PUBLICATION
        shift = {"last": -1, "past": -1, "before": -1, "next": 1, "coming": 1, "after": 1}.get(value.year_relation, 0)
        return base.year + shift, f"year counted from {base}"
    if told is not None:
        return _year_near(value, told, None), f"year of the time told of, {told.year}"
    if published is None:
        known = anchor.published[:4] if anchor.published else None
        if known and anchor.published and len(anchor.published) == 4 and value.month is not None:
            return None, _NO_YEAR
        return None, _NO_YEAR
    return _year_near(value, published, _direction(value, anchor)), f"publication year by tense ({anchor.tense}), {published}"


def _direction(value: Calendar, anchor: Anchor) -> Tense:
    if value.relation in ("last", "past"):
        return "past"
    if value.relation in ("next", "coming"):
        return "future"
    return anchor.tense


def _year_near(value: Calendar, base: date, tense: Tense | None) -> int:
    """The year in which the month (or day) lies nearest to ``base``: not after it in the past tense, not before it in the future."""
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
        return date(year, first, 1), _last_of_month(year + (last < first), last)
    if value.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if value.day is None:
        return date(year, value.month, 1), _last_of_month(year, value.month)
    try:
        day = date(year, value.month, value.day)
    except ValueError:
        return None, None
    return day, day


def _season(value: Calendar, year: int | None, basis: str) -> When:
    if year is None:
        return _none(basis, "month")
    first, last = _SEASON_MONTHS[value.season or "SP"]
    end_year = year + (last < first)
    return _point(f"{year:04d}-{first:02d}", "approximate", basis, end=f"{end_year:04d}-{last:02d}")


def _edged_year(year: int, value: Calendar, basis: str) -> When:
    months = {"early": (1, 4), "start": (1, 3), "mid": (5, 8), "late": (9, 12), "end": (10, 12)}.get(value.edge or "")
    if months is None:
        return _point(f"{year:04d}", "year", basis)
    return _point(f"{year:04d}-{months[0]:02d}", "approximate", basis, end=f"{year:04d}-{months[1]:02d}")


def _edged_month(year: int, month: int, value: Calendar, basis: str) -> When:
    last = calendar.monthrange(year, month)[1]
    days = {"early": (1, 10), "start": (1, 5), "mid": (11, 20), "late": (21, last), "end": (last - 4, last), "eve": (1, 1)}.get(value.edge or "")
    if days is None:
        return _point(f"{year:04d}-{month:02d}", "month", basis)
    return _point(date(year, month, days[0]).isoformat(), "approximate", basis, end=date(year, month, days[1]).isoformat())


def _weekday(value: Calendar, anchor: Anchor, told: date | None, role: ClockRole | None) -> When:
    wanted = value.weekday or 1
    if value.relation in ("after", "before", "same"):
        if told is None:
            return _none(_NO_REFERENCE, "day")
        day = _next(wanted, told) if value.relation == "after" else _previous(wanted, told) if value.relation == "before" else _nearest(wanted, told)
        return _with_time(day, f"weekday near the time told of, {told}", value, anchor, role)
    published = anchor.day
    if published is None:
        return _none(_NO_PUBLICATION, "day")
    if value.week_relation is not None:
        shift = {"last": -1, "past": -1, "before": -1, "next": 1, "coming": 1, "after": 1}.get(value.week_relation, 0)
        day = _monday(published) + timedelta(weeks=shift, days=wanted - 1)
        return _with_time(day, f"weekday of a week counted from publication date {published}", value, anchor, role)
    if value.relation in ("last", "past"):
        day, how = _previous(wanted, published), "last such weekday before"
    elif value.relation in ("next", "coming"):
        day, how = _next(wanted, published), "next such weekday after"
    elif value.relation == "this":
        day, how = _monday(published) + timedelta(days=wanted - 1), "weekday of the week of"
        if anchor.tense == "past" and day > published:
            day -= timedelta(weeks=1)
        elif anchor.tense == "future" and day < published:
            day += timedelta(weeks=1)
    elif anchor.tense == "past":
        day, how = _previous(wanted, published + timedelta(days=1)), "weekday at or before"
    elif anchor.tense == "future":
        day, how = _next(wanted, published - timedelta(days=1)), "weekday at or after"
    else:
        day, how = _nearest(wanted, published), "weekday nearest to"
    return _with_time(day, f"{how} publication date {published}", value, anchor, role)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _previous(weekday: int, before: date) -> date:
    return before - timedelta(days=(before.isoweekday() - weekday - 1) % 7 + 1)


def _next(weekday: int, after: date) -> date:
    return after + timedelta(days=(weekday - after.isoweekday() - 1) % 7 + 1)


def _nearest(weekday: int, day: date) -> date:
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)


# ---- times of day


def _with_time(day: date, basis: str, value: Calendar | Near | Feast, anchor: Anchor, role: ClockRole | None) -> When:
    """``day`` with the time of day that ``value`` gives, in the zone named, else that of the place."""
    clock, edge = value.clock, getattr(value, "edge", None)
    if clock is None:
        if edge == "end" or (edge == "start" and role):
            if role == "end" or edge == "end" and role is None:
                return _instant(day, Clock(24, midnight=True), anchor, basis, "hour")
            return _point(day.isoformat(), "part_of_day", basis)
        part = value.part or (edge if edge not in (None, "eve") else None)
        if part == "sunset" or part in ("dawn", "sunrise"):
            return _point(day.isoformat(), "part_of_day", f"{basis}; {part} at the place, not computed")
        return _point(day.isoformat(), "part_of_day" if part else "day", basis)
    if clock.midnight and role is None:
        return _point(day.isoformat(), "day", f"{basis}; midnight without a cue is the beginning or the end of {day}")
    if clock.midnight and role == "start":
        clock = replace(clock, hour=0)
    hour_known = clock.to_minute or clock.midnight
    return _instant(day, clock, anchor, basis, "minute" if hour_known else "hour")


def _instant(day: date, clock: Clock, anchor: Anchor, basis: str, precision: Precision) -> When:
    zone = zone_named(clock.zone, anchor.zone) if clock.zone else anchor.zone
    if clock.zone and zone is None:
        basis += f"; zone {clock.zone!r} not known"
    text = f"{day.isoformat()}T{clock.hour:02d}:{clock.minute:02d}"
    local = datetime(day.year, day.month, day.day) + timedelta(hours=clock.hour, minutes=clock.minute)
    if zone is not None:
        offset = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert offset is not None
        if clock.in_utc is not None and not _agrees(local, offset, clock.in_utc):
            basis += f"; the GMT time printed beside it ({clock.in_utc[0]:02d}:{clock.in_utc[1]:02d}) does not agree"
        return _point(text + _offset(offset), precision, basis)
    if clock.in_utc is not None:
        offset = _offset_from(local, clock.in_utc)
        return _point(text + _offset(offset), precision, f"{basis}; offset from the GMT time printed beside it")
    return _point(text, precision, f"{basis}; zone unknown")


def _agrees(local: datetime, offset: timedelta, in_utc: tuple[int, int]) -> bool:
    utc = local - offset
    return (utc.hour, utc.minute) == in_utc


def _offset_from(local: datetime, in_utc: tuple[int, int]) -> timedelta:
    minutes = (local.hour * 60 + local.minute - in_utc[0] * 60 - in_utc[1] + 720) % 1440 - 720
    return timedelta(minutes=minutes)


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


# ---- counted from now or from the time told of


def _near(value: Near, anchor: Anchor, reference: When | None, told: date | None, role: ClockRole | None) -> When:
    base = told if value.origin == "told" else anchor.day
    if base is None:
        return _none(_NO_REFERENCE if value.origin == "told" else _NO_PUBLICATION, _precision_of(value.unit))
    basis = f"counted from the time told of, {base}" if value.origin == "told" else f"counted from publication date {base}"
    if math.isinf(value.shift):
        return _none(f"unresolved: an indefinite number of {value.unit}s", "approximate")
    if value.unit in ("second", "minute", "hour"):
        return _near_hours(value, anchor, reference, base, basis)
    if value.unit == "night":
        return _point((base - timedelta(days=1)).isoformat(), "part_of_day", f"night before publication date {base}", end=base.isoformat())
    if value.unit == "day":
        if value.shift != int(value.shift):
            return _none("unresolved: part of a day", "approximate")
        return _with_time(base + timedelta(days=int(value.shift)), basis, value, anchor, role)
    if value.unit == "weekend":
        return _weekend(value, anchor, base, basis)
    if value.unit in ("week", "fortnight"):
        weeks = value.shift * (2 if value.unit == "fortnight" else 1)
        monday = _monday(base + timedelta(days=round(weeks * 7)))
        return _point(monday.isoformat(), "week", basis, end=(monday + timedelta(days=6)).isoformat())
    months = value.shift * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}[value.unit]
    at = base.year * 12 + base.month - 1 + round(months)
    year, month = divmod(at, 12)
    if not 1 <= year <= 9999:
        return _none("unresolved: outside the calendar", "year")
    if value.unit == "month":
        return _edged_month(year, month + 1, Calendar(edge=None if value.edge in ("early", "late") and not value.counted else value.edge), basis)
    if value.unit == "quarter":
        first = month // 3 * 3 + 1
        return _point(f"{year:04d}-{first:02d}", "month", basis, end=f"{year:04d}-{first + 2:02d}")
    if value.unit == "year" and value.shift != int(value.shift):
        return _point(f"{year:04d}-{month + 1:02d}", "month", basis)
    if value.unit == "year":
        # "earlier this year" and "later this year" say before or after now, not the first or the last third.
        return _edged_year(year, Calendar(edge=None if value.edge in ("early", "late") else value.edge), basis)
    return _point(f"{year:04d}", "approximate", basis)


def _near_hours(value: Near, anchor: Anchor, reference: When | None, base: date, basis: str) -> When:
    hours = value.shift * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[value.unit]
    start = reference.start if value.origin == "told" and reference else anchor.instant
    if start and "T" in start:
        return _point(add_hours(start, hours, anchor.zone), "approximate" if value.unit == "hour" else "minute", basis)
    day = base + timedelta(days=round(hours / 24)) if abs(hours) >= 24 else base
    return _point(day.isoformat(), "day", f"{basis}; hour unknown")


def _weekend(value: Near, anchor: Anchor, base: date, basis: str) -> When:
    saturday = _monday(base) + timedelta(days=5)
    if value.shift == 0 and value.origin == "now":
        if anchor.tense == "past" and saturday > base:
            saturday -= timedelta(weeks=1)
    elif value.shift < 0:
        saturday = saturday - timedelta(weeks=1) if saturday + timedelta(days=1) >= base else saturday
    elif value.shift > 0 and saturday <= base:
        saturday += timedelta(weeks=1)
    return _point(saturday.isoformat(), "day", basis, end=(saturday + timedelta(days=1)).isoformat())


def _rolling(value: Rolling, anchor: Anchor, told: date | None) -> When:
    base = told if value.origin == "told" else anchor.day
    if base is None:
        return _none(_NO_REFERENCE if value.origin == "told" else _NO_PUBLICATION, "approximate")
    basis = f"counted from {'the time told of' if value.origin == 'told' else 'publication date'} {base}"
    if value.count is None:
        return _none(f"unresolved: an indefinite number of {value.unit}s", "approximate")
    length = Length(value.count, value.unit)
    precision: Precision = "day" if value.unit in ("hour", "day", "night", "minute") else "approximate"
    if length.hours is not None:
        if anchor.instant and value.origin == "now" and value.unit in ("hour", "minute"):
            other = add_hours(anchor.instant, length.hours if value.side == "future" else -length.hours, anchor.zone)
            pair = (anchor.instant, other) if value.side == "future" else (other, anchor.instant)
            return _point(pair[0], "hour", basis, end=pair[1])
        days = timedelta(days=math.ceil(length.hours / 24))
        first, last = (base, base + days) if value.side == "future" else (base - days, base)
    else:
        months = round(length.months or 0) * (1 if value.side == "future" else -1)
        other_day = _add_months(base, months)
        if other_day is None:
            return _none("unresolved: outside the calendar", "approximate")
        first, last = (base, other_day) if value.side == "future" else (other_day, base)
    return _point(first.isoformat(), precision, basis, end=last.isoformat())


def _length(mention: TimeMention, value: Length, anchor: Anchor) -> When:
    """A duration has no dates of its own, but "within 48 hours" said of the future is a deadline counted from publication."""
    if mention.role_cue == "within" and anchor.tense == "future" and value.hours is not None and anchor.day is not None:
        if anchor.instant and value.unit in ("hour", "minute"):
            return _point(anchor.instant, "hour", f"counted from publication {anchor.instant}", end=add_hours(anchor.instant, value.hours, anchor.zone))
        end = anchor.day + timedelta(days=math.ceil(value.hours / 24))
        return _point(anchor.day.isoformat(), "day", f"counted from publication date {anchor.day}", end=end.isoformat())
    return _none("duration")


def _feast(value: Feast, anchor: Anchor, told: date | None, role: ClockRole | None) -> When:
    base = told or anchor.day
    if value.year is None and base is None:
        return _none(_NO_PUBLICATION if anchor.published is None else _NO_YEAR, "day")
    years = [value.year] if value.year else [base.year - 1, base.year, base.year + 1] if base else []
    days = [day for year in years for day in first_days(value.name, year)]
    length = timedelta(days=length_in_days(value.name) - 1)
    tense = "past" if value.relation == "last" else "future" if value.relation == "next" else anchor.tense
    if value.year is None and base is not None:
        fits: Callable[[date], bool] = lambda day: day <= base if tense == "past" else day + length >= base if tense == "future" else True  # noqa: E731
        days = sorted((day for day in days if fits(day)), key=lambda day: abs((day - base).days))
    if not days:
        return _none("unresolved: no date of the feast is known", "day")
    first = days[0]
    off = uncertain_days(value.name)
    basis = f"{value.name.replace('_', ' ')} {first.year}" + (f", a day earlier or later by place ({off})" if off else "")
    if value.clock or value.part:
        return _with_time(first, basis, value, anchor, role)
    end = (first + length).isoformat() if length else None
    return _point(first.isoformat(), "approximate" if off else "day", basis, end=end)


def _portion(value: Portion, anchor: Anchor, reference: When | None, told: date | None) -> When:
    of = _calendar(value.of, anchor, told, None) if isinstance(value.of, Calendar) else _near(value.of, anchor, reference, told, None)
    if of.start is None:
        return of
    first, last = _edges(of)
    days = (last - first).days + 1
    if value.unit == "half":
        middle = first + timedelta(days=days // 2)
        first, last = (first, middle - timedelta(days=1)) if value.nth == 1 else (middle, last)
    elif value.count is None:
        return _point(of.start, "approximate", of.basis or "", end=of.end)
    elif value.unit in ("month", "quarter", "year"):
        months = round(value.count * {"month": 1, "quarter": 3, "year": 12}[value.unit])
        begin = _add_months(first, (value.nth - 1) * months) if value.nth > 0 else _add_months(last + timedelta(days=1), -months)
        end = begin and _add_months(begin, months)
        if begin is None or end is None or not first <= begin <= last:
            return _none("unresolved: no such part", "approximate")
        first, last = begin, end - timedelta(days=1)
    else:
        size = round(value.count * {"week": 7, "fortnight": 14, "day": 1}.get(value.unit, 0))
        if not 0 < size <= days:
            return _none("unresolved: no such part", "approximate")
        begin = first + timedelta(days=(value.nth - 1) * size) if value.nth > 0 else last - timedelta(days=size - 1)
        if begin > last:
            return _none("unresolved: no such part", "approximate")
        first, last = begin, min(last, begin + timedelta(days=size - 1))
    return _point(first.isoformat(), "approximate", of.basis or "", end=last.isoformat())


def _edges(when: When) -> tuple[date, date]:
    """First and last day that ``when`` covers."""
    start = when.start or ""
    first, last = earliest(start), latest(when.end or start)
    return first.date(), (last - timedelta(seconds=1)).date()


def _anniversary(value: Anniversary, told: date | None) -> When:
    if told is None or value.nth is None:
        return _none("unresolved: the day of the event is not known", "day")
    try:
        day = told.replace(year=told.year + value.nth)
    except ValueError:  # 29 February
        day = told.replace(year=told.year + value.nth, day=28)
    return _point(day.isoformat(), "day", f"anniversary of {told}")


# ---- small things


def _precision_of(unit: Unit) -> Precision:
    return {"second": "minute", "minute": "minute", "hour": "hour", "week": "week", "fortnight": "week", "month": "month", "year": "year"}.get(unit, "day")  # type: ignore[return-value]


def _point(start: str, precision: Precision, basis: str, end: str | None = None) -> When:
    return When(start=start, end=end, precision=precision, basis=basis)


def _none(basis: str, precision: Precision = "unknown") -> When:
    return When(precision=precision, basis=basis)


def _coarser(one: Precision, two: Precision) -> Precision:
    order: list[Precision] = ["minute", "hour", "part_of_day", "day", "week", "month", "year", "approximate", "unknown"]
    return max(one, two, key=order.index)


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _add_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _day_of(reference: When | None) -> date | None:
    """The day that a reference gives, its first day when it is longer; None for a reference without dates."""
    if reference is None or reference.start is None:
        return None
    parts = [int(part) for part in reference.start[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)

