"""What an expression is read against, and the small arithmetic of days that all readings share."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from trucewatch.model.when import Precision, When

Tense = Literal["past", "present", "future"]
ClockRole = Literal["start", "end"]

NO_PUBLICATION = "unresolved: publication date unknown"
NO_REFERENCE = "unresolved: counted from a time told elsewhere"
NO_YEAR = "unresolved: year unknown"
NO_MONTH = "unresolved: month unknown"
NO_DAY = "unresolved: no day given"
OUTSIDE = "unresolved: outside the calendar"


@dataclass(frozen=True, slots=True)
class Anchor:
    """ISO date or date-time of publication, IANA zone of the place spoken of, tense of the clause."""

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


def point(start: str, precision: Precision, basis: str, end: str | None = None) -> When:
    return When(start=start, end=end, precision=precision, basis=basis)


def unresolved(basis: str, precision: Precision = "unknown") -> When:
    return When(precision=precision, basis=basis)


def day_told(reference: When | None) -> date | None:
    """The day that a reference gives, its first day when it is longer; None for a reference without dates."""
    if reference is None or reference.start is None:
        return None
    parts = [int(part) for part in reference.start[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weekday_before(weekday: int, before: date) -> date:
    return before - timedelta(days=(before.isoweekday() - weekday - 1) % 7 + 1)


def weekday_after(weekday: int, after: date) -> date:
    return after + timedelta(days=(weekday - after.isoweekday() - 1) % 7 + 1)


def weekday_nearest(weekday: int, day: date) -> date:
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: float) -> date | None:
    if abs(days) > 400_000:  # a thousand years
        return None
    return date.fromordinal(day.toordinal() + round(days)) if day.toordinal() + round(days) > 0 else None
