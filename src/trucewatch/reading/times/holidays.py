"""When feasts fall: fixed days, Easter by computus, feasts of moon calendars from a table."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("trucewatch.lexicon") / "languages" / "en_feasts.toml").read_text(encoding="utf-8"))


def first_days(name: str, year: int) -> tuple[date, ...]:
    """First days of the feast in a Gregorian year: none beyond the table, two when a moon feast falls twice."""
    data = _data()
    if name in data["fixed"]:
        month, day = data["fixed"][name]
        return (date(year, month, day),)
    if name in data["easter"]:
        return (western_easter(year) + timedelta(days=data["easter"][name]),)
    if name in data["orthodox_easter"]:
        return (eastern_easter(year) + timedelta(days=data["orthodox_easter"][name]),)
    if name == "thanksgiving":
        return (date(year, 11, 22) + timedelta(days=(3 - date(year, 11, 22).weekday()) % 7),)
    if name == "eid":
        return tuple(sorted(first_days("eid_al_fitr", year) + first_days("eid_al_adha", year)))
    if name in data["counted_from"]:
        other, days = data["counted_from"][name]
        return tuple(day + timedelta(days=days) for day in first_days(other, year))
    return tuple(day for day in data["moon"].get(name, ()) if day.year == year)


def length_in_days(name: str) -> int:
    return int(_data()["days"].get(name, 1))


def uncertain_days(name: str) -> int:
    """How many days earlier or later the feast may have been kept."""
    return int(_data()["uncertain_days"].get(name, 0))


def western_easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def eastern_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a Gregorian date (Meeus, Julian; 13 days between 1900 and 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
