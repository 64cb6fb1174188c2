"""What a time expression says, before it is known when it was said: frozen values, one class per way of telling time.

Names follow TimeML (DATE, TIME, DURATION, SET); `resolve` turns a value into dates, a mention carries its words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "millennium",
]
Edge = Literal["early", "mid", "late", "start", "end", "eve"]
Relation = Literal["last", "this", "next", "coming", "past", "before", "after", "same"]
Origin = Literal["now", "told"]  # counted from publication, or from the time the narrative has reached

# Elapsed hours of the units whose length does not depend on the calendar.
HOURS: dict[str, float] = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1,
    "day": 24,
    "night": 24,
    "week": 168,
    "fortnight": 336,
    "weekend": 48,
}
MONTHS: dict[str, float] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. ``hour`` is 24 for midnight, which is the first or the last instant of the day named with it."""

    hour: int
    minute: int = 0
    to_minute: bool = True  # False for "8 a.m.": precise to the hour
    zone: str | None = None  # as written, lower case: "gmt", "khartoum", "local"
    midnight: bool = False
    in_utc: tuple[int, int] | None = None  # the same instant printed in GMT: "01:00 (22:00 GMT)"
    shown_local: bool = False  # written in GMT beside a local time: to be shown on the clock of the place


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date, or as much of one as the words give; all empty but ``clock`` or ``part`` for a time of an unnamed day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO, Monday is 1
    relation: Relation | None = None  # "last Thursday", "next April"
    year_relation: Relation | None = None  # "March last year"
    week_relation: Relation | None = None  # "Monday of next week"
    month_relation: Relation | None = None  # "the 5th of this month"
    season: str | None = None
    edge: Edge | None = None
    part: str | None = None
    clock: Clock | None = None
    before_christ: bool = False
    lent: bool = False  # the year is that of the narrative before, not of these words
    swappable: bool = False  # "06/09/2016": day and month may be the other way round

    @property
    def day_known(self) -> bool:
        return self.day is not None or self.weekday is not None

    @property
    def bare(self) -> bool:
        """Only a time of day: no word says which day."""
        return not (self.year or self.month or self.day_known or self.season or self.year_relation)


@dataclass(frozen=True, slots=True)
class Near:
    """A calendar unit counted from now or from the time told of: today, last month, three weeks ago, two days later."""

    shift: float
    unit: Unit
    origin: Origin = "now"
    counted: bool = False  # "three weeks ago" rather than "last week": no longer exact to the unit's edges
    edge: Edge | None = None
    part: str | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Rolling:
    """A stretch that ends (or begins) now: the past 24 hours, the next two weeks. ``count`` None: recent days."""

    side: Literal["past", "future"]
    count: float | None
    unit: Unit
    origin: Origin = "now"


@dataclass(frozen=True, slots=True)
class Length:
    """A duration. ``count`` None: several days; ``high``: two to three days; ``rest``: one hour and 30 minutes."""

    count: float | None
    unit: Unit
    high: float | None = None
    rest: tuple[tuple[float, Unit], ...] = ()

    @property
    def hours(self) -> float | None:
        """Elapsed hours; None for an indefinite number, a range, or units of the calendar."""
        if self.count is None or self.high is not None or self.unit not in HOURS:
            return None
        total = self.count * HOURS[self.unit] + sum(count * HOURS.get(unit, 0) for count, unit in self.rest)
        return round(float(total), 4)

    @property
    def months(self) -> float | None:
        """Calendar months; None for an indefinite number, a range, or units of fixed length."""
        if self.count is None or self.high is not None or self.unit not in MONTHS:
            return None
        return self.count * MONTHS[self.unit] + sum(count * MONTHS.get(unit, 0) for count, unit in self.rest)


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a month, a year or a week: the first week of May, the second half of 2008. ``nth`` -1: the last."""

    nth: int
    count: float | None
    unit: Unit | Literal["half"]
    of: Calendar | Near


@dataclass(frozen=True, slots=True)
class Nth:
    """A day (week, month, year) counted from an event: its third day."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day or period: Eid al-Fitr, Ramadan, Christmas."""

    name: str
    year: int | None = None
    relation: Relation | None = None
    nth: int | None = None  # one day of it: the first is 1, its eve 0, the last -1
    part: str | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set: daily, every Friday. ``period`` is the TIMEX3 value of the period."""

    period: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or a century: its first and last year."""

    first: int
    last: int
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """The present, the past or the future without a length (TIMEX3 PRESENT_REF, PAST_REF, FUTURE_REF)."""

    reference: str


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The n-th return of the day of an event that the sentence names."""

    nth: int | None = None


Value = Calendar | Near | Rolling | Length | Portion | Nth | Feast | Recurring | Era | Vague | Anniversary


def merged(one: Calendar, other: Calendar) -> Calendar | None:
    """Both halves of a date said apart ("midnight" + "Monday"); None when they contradict each other."""
    known: dict[str, object] = {}
    for field in fields(Calendar):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if left and right and left != right:
            return None
        known[field.name] = left or right
    return Calendar(**known)  # type: ignore[arg-type]


def with_time(value: Value, time: Calendar) -> Value | None:
    """``value`` with the time of day that ``time`` carries; None when it cannot have one."""
    if isinstance(value, Calendar):
        return merged(value, time)
    if (
        isinstance(value, Near | Feast)
        and not (value.clock and time.clock)
        and not (value.part and time.part and value.part != time.part)
    ):
        return replace(value, part=value.part or time.part, clock=value.clock or time.clock)
    return None
