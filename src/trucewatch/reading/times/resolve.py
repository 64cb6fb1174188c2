"""Turn what an expression says into dates, against the date of the report (domain reference §3.3).

Weekdays are read by tense against the date of publication; calendar weeks run from Monday to Sunday; what cannot be
known (no publication date, no year) stays ``None`` with the reason in ``basis``: the day of reading is never used.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from trucewatch.model.when import Precision, When
from trucewatch.reading.times.anchor import (
    Anchor,
    ClockRole,
    Tense,
    add_months,
    day_told,
    point,
    unresolved,
    weekday_after,
)
from trucewatch.reading.times.calendar_dates import calendar_date
from trucewatch.reading.times.counted import length, near, portion, rolling
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.named_days import anniversary, feast
from trucewatch.reading.times.values import (
    Anniversary,
    Calendar,
    Era,
    Feast,
    Length,
    Near,
    Nth,
    Portion,
    Recurring,
    Rolling,
    Vague,
)

__all__ = ["Anchor", "ClockRole", "Tense", "resolve"]


def resolve(
    mention: TimeMention, anchor: Anchor, reference: When | None = None, clock_role: ClockRole | None = None
) -> When:
    """The dates that ``mention`` means.

    A point (a day, a month, an instant) has ``start`` only; a stretch has both. ``reference`` is the time the narrative
    has reached ("two days later"), by default that of the text before the mention; it lends its day to a clock time
    alone and, in a report of unknown date, its year to a date without one. ``clock_role`` says whether midnight is the
    end of the day named or its beginning; without it the cue before the mention decides, and without a cue the day is
    all that is given.
    """
    role = clock_role or _role(mention)
    reference = reference or mention.told
    if mention.through is not None:
        first = _resolve(replace(mention, through=None), anchor, reference, "start")
        last = _in_order(
            first,
            _resolve(mention.through, anchor, reference if first.start is None else first, "end"),
            mention.through,
        )
        return When(
            start=first.start,
            end=last.end or last.start,
            precision=_coarser(first.precision, last.precision),
            expression=mention.range_text or mention.text,
            basis=first.basis if first.basis == last.basis else f"{first.basis}; {last.basis}",
        )
    return _resolve(mention, anchor, reference, role)


def _in_order(first: When, last: When, through: TimeMention) -> When:
    """The end of a range, a week or a year on when its weekday or its date without a year fell before the beginning."""
    value = through.value
    if (
        not (isinstance(value, Calendar) and first.start and last.start and last.start[:10] < first.start[:10])
        or len(last.start) < 10
    ):
        return last
    day = date.fromisoformat(last.start[:10])
    if value.month is None and value.weekday is not None and len(first.start) >= 10:
        moved = weekday_after(value.weekday, date.fromisoformat(first.start[:10]) - timedelta(days=1))
    elif value.month is not None and value.year is None and value.year_relation is None:
        moved = add_months(day, 12) or day
    else:
        return last
    return last.model_copy(
        update={"start": moved.isoformat() + last.start[10:], "basis": f"{last.basis}; after the beginning"}
    )


def _role(mention: TimeMention) -> ClockRole | None:
    if mention.role_cue in ("until", "by", "before"):
        return "end"
    if mention.role_cue in ("from", "since", "after"):
        return "start"
    return None


def _resolve(mention: TimeMention, anchor: Anchor, reference: When | None, role: ClockRole | None) -> When:
    value = mention.value
    told = day_told(reference)
    if isinstance(value, Calendar):
        when = calendar_date(value, anchor, told, role)
    elif isinstance(value, Near):
        when = near(value, anchor, reference, told, role)
    elif isinstance(value, Rolling):
        when = rolling(value, anchor, told)
    elif isinstance(value, Length):
        when = length(mention, value, anchor)
    elif isinstance(value, Feast):
        when = feast(value, anchor, told, role)
    elif isinstance(value, Era):
        when = (
            point(f"{value.first:04d}", "year", "stated", end=f"{value.last:04d}")
            if value.first >= 1000
            else unresolved("unresolved: before the calendar in use")
        )
    elif isinstance(value, Portion):
        when = portion(value, anchor, reference, told)
    elif isinstance(value, Nth):
        when = unresolved("unresolved: counted from an event", "day")
    elif isinstance(value, Anniversary):
        when = anniversary(value, told)
    elif isinstance(value, Recurring):
        when = unresolved("recurring")
    else:
        assert isinstance(value, Vague)
        when = unresolved(
            {"PRESENT_REF": "vague: the present", "PAST_REF": "vague: the past"}.get(
                value.reference, "vague: the future"
            )
        )
    if mention.approximate and when.start is not None and when.precision not in ("approximate", "unknown"):
        when = when.model_copy(update={"precision": "approximate"})
    return when.model_copy(update={"expression": mention.text})


def _coarser(one: Precision, two: Precision) -> Precision:
    order: list[Precision] = ["minute", "hour", "part_of_day", "day", "week", "month", "year", "approximate", "unknown"]
    return max(one, two, key=order.index)
