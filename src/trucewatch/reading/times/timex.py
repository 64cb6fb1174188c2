"""TIMEX3 values (TimeML 1.2.1) of what was found, for exchange and for scoring against labelled corpora."""

from __future__ import annotations

from datetime import date

from trucewatch.model.when import When
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.values import Calendar, Era, Feast, Length, Near, Nth, Recurring, Rolling, Vague

_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "noon": "T12:00",
    "daytime": "DT",
    "dawn": "MO",
    "sunrise": "MO",
    "sunset": "EV",
}
_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "fortnight": "W",
    "decade": "0Y",
    "century": "00Y",
    "millennium": "000Y",
}


def timex_value(mention: TimeMention, when: When) -> str | None:
    """The value attribute; None when the dates are not known."""
    value = mention.value
    if isinstance(value, Vague):
        return value.reference
    if isinstance(value, Recurring):
        return value.period
    if isinstance(value, Length):
        return _period(value.count, value.unit)
    if isinstance(value, Rolling):
        return _period(value.count, value.unit)
    if isinstance(value, Era):
        return f"{value.first:04d}"[:2] if value.last - value.first > 10 else f"{value.first:04d}"[:3]
    if isinstance(value, Nth):
        return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(value.unit, "XXXX-XX-XX")
    if isinstance(value, Calendar) and value.before_christ:
        return f"BC{value.year or 0:04d}"
    if when.start is None:
        return None
    if isinstance(value, Calendar) and value.season:
        return f"{when.start[:4]}-{value.season}"
    if isinstance(value, Calendar | Near | Feast):
        return _date_value(value, when)
    return when.start[:10]


def _date_value(value: Calendar | Near | Feast, when: When) -> str:
    start = when.start or ""
    if isinstance(value, Near):
        if value.unit in ("week", "fortnight", "weekend"):
            year, week, _ = date.fromisoformat(start[:10]).isocalendar()
            return f"{year}-W{week:02d}" + ("-WE" if value.unit == "weekend" else "")
        if value.unit == "month":
            return start[:7]
        if value.unit == "year":
            return start[:4]
        if value.unit == "decade":
            return start[:3]
    if isinstance(value, Calendar) and value.day is None and value.weekday is None:
        return start[:7] if value.month else start[:4]
    if value.clock:
        return start[:10] + f"T{value.clock.hour:02d}:{value.clock.minute:02d}"
    part = value.part and _PARTS.get(value.part)
    if part:
        return start[:10] + (part if part.startswith("T") else f"T{part}")
    return start[:10]


def _period(count: float | None, unit: str) -> str:
    if unit == "fortnight":
        count = 2 * count if count is not None else None
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{number}{_LETTERS[unit]}"
