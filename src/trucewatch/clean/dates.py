"""Absolute days as pages print them, with their places. Whether a day is the day of publication is not decided here.

Only whole calendar days (or a day and month without a year) are read; weekdays and "yesterday" belong to reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00",
    "cst": "-06:00", "cdt": "-05:00", "pst": "-08:00", "pdt": "-07:00", "pkt": "+05:00",
    "ist": "+05:30", "aedt": "+11:00", "aest": "+10:00",
}  # fmt: skip
"""Zone names as news sites print them. CST and IST have other meanings elsewhere; wire copy uses these."""
FIRST_YEAR = 1980
"""Earlier numbers are Hijri or Solar Hijri years, or the past told in the story."""
LAST_YEAR = 2099

_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{n}>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_CLOCK = (
    r"(?:[\s,|•–—-]{1,4}(?:at\s+)?(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>GMT|UTC|Z|BST|CES?T|EES?T|MSK|E[SD]T|C[SD]T|P[SD]T|PKT|IST|AE[SD]T)?(?P<shift>\s?[+-]\d{1,2}(?::?\d{2})?)?(?![\w:]))?"
)


def _form(number: int, pattern: str) -> str:
    return pattern.replace("{n}", str(number))


_FORMS = (
    _form(1, rf"{_YEAR}[-/.](?P<month_n{{n}}>0?[1-9]|1[0-2])[-/.]{_DAY}(?!\d)"),
    _form(
        2,
        rf"{_DAY}(?:st|nd|rd|th)?(?:\s*[-/]\s*|\s*,?\s+(?:of\s+)?|){_MONTH}"
        rf"(?:(?:\s*[-/,]\s*|,?\s+|){_YEAR}(?:(?!\d)|(?=\d\d[:.]\d\d))|(?:-|/|\s?'|)(?P<short{{n}}>\d\d)(?![\d:.]))?(?:(?!\w)|(?=\d\d[:.]\d\d))",
    ),
    _form(3, rf"{_MONTH}\s*{_DAY}(?:st|nd|rd|th)?(?:(?:\s*,\s*|\s+|\.\s*|){_YEAR}(?!\d)|(?![\d:]))"),
    _form(4, r"(?P<first{n}>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?P<second{n}>0?[1-9]|[12]\d|3[01])(?P=sep)"
        rf"{_YEAR}(?!\d)"),
)  # fmt: skip
_DATE = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_FORMS)}){_CLOCK}", re.IGNORECASE)
_ISO_CLOCK = re.compile(
    r"[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed at ``start`` .. ``end``; ``year`` None where the page gives none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    clock: str | None = None
    """"HH:MM+hh:mm", only where the zone stands beside it."""
    ambiguous: bool = False
    """03/04/2016 may be April or March."""

    @property
    def iso(self) -> str | None:
        if self.year is None:
            return None
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{day}T{self.clock}" if self.clock else day

    @property
    def partial(self) -> str:
        """ISO 8601 truncated form for a day without a year (XML Schema gMonthDay)."""
        return self.iso or f"--{self.month:02}-{self.day:02}"


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Days printed between ``start`` and ``end``, in order; impossible ones (31 April) are passed over."""
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        day = _day(found)
        if day:
            yield day


def parse_stamp(stamp: str) -> str | None:
    """A machine's time stamp ("2016-05-10T09:30:00Z") in the precision it has, with the clock only where zoned."""
    stamp = stamp.strip()
    if re.fullmatch(r"\d{8}(?:T?\d{4,6}Z?)?", stamp):
        stamp = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    found = next(find_days(stamp), None)
    if not found or found.year is None or found.ambiguous:
        return None
    clock = (
        _ISO_CLOCK.match(stamp, len(stamp) and stamp.find(f"{found.day:02}", 8) + 2) if stamp[:4].isdigit() else None
    )
    day = f"{found.year:04}-{found.month:02}-{found.day:02}"
    if clock and clock["zone"]:
        zone = clock["zone"].upper().replace("Z", "+00:00")
        return f"{day}T{clock['hour']}:{clock['minute']}{zone if ':' in zone else zone[:3] + ':' + zone[3:]}"
    return found.iso if found.clock else day


def _day(found: re.Match[str]) -> Day | None:
    given = {key.rstrip("1234"): value for key, value in found.groupdict().items() if value is not None}
    ambiguous = False
    if "first" in given:
        first, second = int(given["first"]), int(given["second"])
        # Day first, as most of the world prints it, unless only the other order is a date.
        day, month = (second, first) if second > 12 else (first, second)
        ambiguous = first <= 12 and second <= 12 and first != second and given["sep"] != "."
    else:
        day = int(given["day"])
        if "month" in given and given["month"][0].islower():
            return None  # "5 may follow": without its capital a month is a verb
        month = int(given["month_n"]) if "month_n" in given else MONTHS[given["month"].rstrip(".").lower()]
    year = int(given["year"]) if "year" in given else _century(given.get("short"))
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(found.start(), found.end(), year, month, day, _clock(given) if year else None, ambiguous)


def _century(short: str | None) -> int | None:
    """ "16" is 2016: pages with two-figure years in a dateline style ("21Feb16") are of the web's age."""
    if short is None:
        return None
    number = int(short.lstrip("'"))
    return 2000 + number if number < 70 else 1900 + number


def _clock(given: dict[str, str]) -> str | None:
    if "hour" not in given:
        return None
    zone = ZONES.get(given.get("zone", "").lower())
    shift = given.get("shift", "").strip()
    if shift and (zone == "+00:00" or not zone):
        sign, digits = shift[0], shift[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        zone = f"{sign}{int(hours):02}:{minutes}" if int(hours) <= 14 else None
    if not zone:
        return None
    hour = int(given["hour"])
    half = given.get("half", "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{given['minute']}{zone}"
