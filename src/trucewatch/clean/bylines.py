"""Lines that say who wrote a report, for whom and when."""

from __future__ import annotations

import re

from trucewatch.clean.dates import find_days
from trucewatch.clean.shape import Shape

MAX_BYLINE = 200
"""Characters of the longest byline."""
MAX_WORDS = 16
MAX_OTHERS = 5
"""Words beside a full day that leave it a byline (author, agency, town); more make it a sentence."""

_AUTHOR = re.compile(r"(?:By|BY|by)\s+(?:[A-Z][\w'’.-]+|(?:our|an?|the|staff)\b)")
_STAFF = re.compile(r"\b(?:staff|correspondents?|reporters?|bureau|newsroom|news desk|foreign desk)$", re.IGNORECASE)
_SOURCE = re.compile(r"[\[(/\s]*Source\s*:\s")
_CALENDAR = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:published|updated|posted|last|on|at|am|pm|gmt|utc|est|edt|ist|date|modified|of|publication)\b",
    re.IGNORECASE,
)


def is_byline(words: str, shape: Shape, agencies: str = "") -> bool:
    """ "By A. Name", "Xinhua, April 11, 2016", "October 3, 2022", "[Source: Agency, Town, 21Feb16]".

    ``agencies`` is the pattern of agencies' signs; without it they are not known by name alone.
    """
    if len(words) > MAX_BYLINE or shape.words > MAX_WORDS:
        return False
    if _SOURCE.match(words) or (_AUTHOR.match(words) and not re.search(r"\w{3,}\.$", words)):
        return shape.words <= 14
    if _STAFF.search(words) and shape.words <= 6:
        return True
    signed = rf"(?:{agencies})(?:\s(?:and|&)\s(?:{agencies}))*(?:,\s|\sin\s|$)"
    if agencies and shape.words <= 12 and not shape.terminal and re.match(signed, words):
        return True
    return "@" not in words and _is_dated(words)


def _is_dated(words: str) -> bool:
    """A day with little beside it, or one among the short parts of a line with bars."""
    days = list(find_days(words))
    if not days:
        return False
    full = any(day.year for day in days)
    parts = re.split(r"\s[|·•]\s", words)
    if full and len(parts) > 1 and all(len(part.split()) <= MAX_OTHERS for part in parts):
        return True
    rest = words
    for day in reversed(days):
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    others = len(re.findall(r"[^\W\d_]{2,}", _CALENDAR.sub(" ", rest)))
    sentence = re.search(r"[a-z]{3,}\.$", words.strip())
    return others <= (MAX_OTHERS if full else 0) and (not sentence or (full and others <= 3))
