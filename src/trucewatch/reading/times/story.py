"""The time that a narrative has reached, lent to what counts from it: "two days later", "in late May" of an older year.

News dates its events from its own day, and a date without a year is near it. Two cases differ. A text of which most
years named lie well in the past is a history: its dates go on from the date before. In other text only a date that
would otherwise fall long before publication does so, and only inside the paragraph that named the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from trucewatch.model.when import When
from trucewatch.reading.times.anchor import Anchor, day_told
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.resolve import resolve
from trucewatch.reading.times.values import Calendar, Near, Rolling
from trucewatch.reading.times.words import load_tables

_OLD = 2
"""Years before publication from which a year named tells of the past and not of the news."""
_FEWEST, _SHARE = 4, 0.7
"""Years that a history names at least, and the share of them that are old."""
_FRESH = 60
"""Days from publication within which a date without a year is read against it, whatever was told before."""
_BACK = 4
"""Months that a narrative may step back without a new year being meant."""
_SAME_DAY_REACH = 2
"""Paragraphs without a day of their own over which "that morning" still looks back."""
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[A-Z“\"])")


def in_story(text: str, mentions: Sequence[TimeMention], published: str | None) -> tuple[TimeMention, ...]:
    """The mentions of ``text`` in reading order, each with the time it counts from where the text before tells it.

    ``published``: ISO date of the report; without it no year is lent, for nothing tells news from history.
    """
    anchor = Anchor(published)
    history = _is_history(mentions, anchor)
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    found: list[TimeMention] = []
    told: When | None = None
    dated: When | None = None  # the last of them that names its year
    day_before: When | None = None  # the last of the paragraphs before, for "that morning" and "hours later"
    age = at = 0
    for mention in mentions:
        while at < len(breaks) and breaks[at] < mention.start:
            at, age = at + 1, 0 if told is not None else age + 1
            day_before = told or (day_before if age < _SAME_DAY_REACH else None)
            told, dated = (told, dated) if history else (None, None)
        if dated is not None and _goes_on(text, mention, anchor, history):
            mention = _with_year(mention, dated)
        elif told is not None and _counts_from_told(mention):
            mention = replace(mention, told=told)
        elif day_before is not None and _on_that_day(mention):
            mention = replace(mention, told=day_before)
        found.append(mention)
        reached = _reached(mention, anchor)
        if reached is not None:
            told = reached
            dated = reached if isinstance(mention.value, Calendar) and mention.value.year else dated
    return tuple(found)


def _is_history(mentions: Sequence[TimeMention], anchor: Anchor) -> bool:
    years = [m.value.year for m in mentions if isinstance(m.value, Calendar) and m.value.year]
    if anchor.day is None:
        return False
    old = sum(year <= anchor.day.year - _OLD for year in years)
    return len(years) >= _FEWEST and old >= _SHARE * (len(years) + sum(map(_of_the_news, mentions)))


def _of_the_news(mention: TimeMention) -> bool:
    """ "yesterday", "on Monday": counted from the day of publication."""
    value = mention.value
    if isinstance(value, Near):
        return value.origin == "now" and value.unit in ("day", "night", "week")
    return isinstance(value, Calendar) and value.weekday is not None and value.month is None


def _with_year(mention: TimeMention, dated: When) -> TimeMention:
    """The mention, and the other end of its range, in the year in which the narrative goes on."""
    through = mention.through
    if through is not None and _lacks_year(through):
        through = _with_year(through, dated)
    assert isinstance(mention.value, Calendar), "only dates lack a year"
    value = replace(mention.value, year=_year_after(mention.value, dated), lent=True)
    return replace(mention, value=value, through=through)


def _counts_from_told(mention: TimeMention) -> bool:
    """ "two days later", "that month", "the 28th": what no calendar tells."""
    value = mention.value
    if isinstance(value, Calendar):
        of_month = value.month is None and value.day is not None
        return of_month or value.year_relation is not None or value.relation == "same"
    return isinstance(value, Near | Rolling) and value.origin == "told"


def _on_that_day(mention: TimeMention) -> bool:
    """ "that morning", "the same day", "hours later": it can only be the day told last."""
    value = mention.value
    if not isinstance(value, Near) or value.origin != "told":
        return False
    return (value.unit == "day" and value.shift == 0) or value.unit in ("hour", "minute")


def _lacks_year(mention: TimeMention) -> bool:
    value = mention.value
    if not isinstance(value, Calendar) or (value.month is None and value.season is None):
        return False
    return not (value.year or value.year_relation or value.relation or value.before_christ)


def _goes_on(text: str, mention: TimeMention, anchor: Anchor, history: bool) -> bool:
    """A date without a year belongs to the year told before: in a history, or where publication lies far from it."""
    if not _lacks_year(mention):
        return False
    first = max(text.rfind(mark, 0, mention.start) for mark in (". ", "\n")) + 1
    if _to_come().search(text, first, mention.start):
        return False
    if history or anchor.day is None:
        return history
    day = day_told(resolve(mention, replace(anchor, tense="present")))
    return day is not None and abs((anchor.day - day).days) > _FRESH


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_tables()['to_come']['words'])})\b", re.IGNORECASE)


def _year_after(value: Calendar, told: When) -> int:
    """The year in which the narrative goes on: that of the time told, or the next when the month is long past."""
    start = told.start or ""
    year = int(start[:4])
    if value.month is None or len(start) < 7:
        return year
    return year + 1 if value.month < int(start[5:7]) - _BACK else year


def _reached(mention: TimeMention, anchor: Anchor) -> When | None:
    """The time that the narrative has reached with this mention; None when it dates nothing by the calendar."""
    value = mention.value
    if isinstance(value, Calendar) and not value.bare and not value.before_christ:
        dated = value.year is not None or value.day_known
    else:
        dated = isinstance(value, Near) and (value.origin == "told" or value.unit == "day")
    if not dated or _ahead(mention, anchor):
        return None
    when = resolve(mention, anchor)
    return when if when.start else None


def _ahead(mention: TimeMention, anchor: Anchor) -> bool:
    """A year that has not come yet is no time that a narrative has reached."""
    value = mention.value
    return isinstance(value, Calendar) and anchor.day is not None and (value.year or 0) > anchor.day.year
