"""Weekday words, and what they say of the day a report came out (domain reference §3.3 rule 12)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = tuple(calendar.day_name)
_WORD = re.compile(rf"\b({'|'.join(DAYS)})\b", re.IGNORECASE)
WEEK = timedelta(days=6)
_RELATIVE = {"today": 0, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both included."""

    first: date
    last: date

    def meet(self, other: Span) -> Span | None:
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def weekday_of(words: str | None) -> int | None:
    """0 = Monday; None without a weekday, or with two."""
    found = {match.casefold() for match in _WORD.findall(words or "")}
    return [day.casefold() for day in DAYS].index(found.pop()) if len(found) == 1 else None


def weekdays_in(text: str) -> tuple[int, ...]:
    return tuple([day.casefold() for day in DAYS].index(word.casefold()) for word in _WORD.findall(text))


def published_given(words: str | None, event: date, *, ahead: bool) -> Span | None:
    """Days on which ``words`` could be printed of an event on ``event``; None when they cannot mean that day.

    "Monday" of something past is the last Monday up to the day of printing; of something ahead, the next one.
    """
    plain = (words or "").casefold()
    for word, back in _RELATIVE.items():
        if re.search(rf"\b{word}\b", plain):
            return Span(event + timedelta(days=back), event + timedelta(days=back))
    day = weekday_of(words)
    if day is None or event.weekday() != day:
        return None
    return Span(event - WEEK, event) if ahead else Span(event, event + WEEK)
