"""Which IANA zone the words of a clock time name: "GMT", "Khartoum time", "local time", "IST"."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from trucewatch.reading.times.words import load_tables


def zone_named(words: str, place_zone: str | None) -> str | None:
    """The IANA zone that ``words`` (lower case) name, for a report about a place in ``place_zone``.

    An abbreviation that several zones use ("IST") is that of the place if the clock of the place agrees with one of
    them. None when it does not, or when no table knows the name.
    """
    if words == "local":
        return place_zone
    ahead = re.fullmatch(r"(?:gmt|utc)\+(\d{1,2})", words)
    if ahead:
        return f"Etc/GMT-{int(ahead[1])}"  # the tz database turns the sign around
    tables = load_tables()
    candidates: list[str] | None = tables["zones"].get(words)
    if candidates:
        if place_zone in candidates or len(candidates) == 1:
            return place_zone if place_zone in candidates else candidates[0]
        same = [zone for zone in candidates if place_zone and _same_clock(zone, place_zone)]
        return same[0] if same else None
    city: str | None = tables["zone_cities"].get(words)
    return city or _cities().get(words)


def _same_clock(zone: str, other: str) -> bool:
    winter, summer = datetime(2016, 1, 15), datetime(2016, 7, 15)
    return all(ZoneInfo(zone).utcoffset(at) == ZoneInfo(other).utcoffset(at) for at in (winter, summer))


@cache
def _cities() -> dict[str, str]:
    """City names of the tz database ("khartoum" -> Africa/Khartoum)."""
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return {
        name.rsplit("/", 1)[1].replace("_", " ").lower(): name
        for name in sorted(available_timezones())
        if name.startswith(regions)
    }
