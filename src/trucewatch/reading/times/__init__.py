"""Time expressions of news English: found with exact offsets, resolved against the date of the report.

mentions = find_times("The truce runs until midnight on Monday.")
resolve(mentions[0], Anchor(published="2016-05-10", zone="Asia/Damascus", tense="past"))
"""

from __future__ import annotations

from trucewatch.reading.times.arithmetic import add_hours, end_of_term, start_of_term
from trucewatch.reading.times.find import find_times
from trucewatch.reading.times.mention import RoleCue, Sort, TimeMention
from trucewatch.reading.times.resolve import Anchor, ClockRole, Tense, resolve
from trucewatch.reading.times.story import in_story
from trucewatch.reading.times.tenses import tense_for

__all__ = [
    "Anchor",
    "ClockRole",
    "RoleCue",
    "Sort",
    "Tense",
    "TimeMention",
    "add_hours",
    "end_of_term",
    "find_times",
    "in_story",
    "resolve",
    "start_of_term",
    "tense_for",
]
