"""When the sun sets and rises, for truces that run "from sunset" (domain reference §3.3): the sunrise equation.

The place is the principal city of the time zone, by the coordinates of the tz database, so that a result holds within
about half an hour anywhere in the zone, but for the widest zones; it is given to the half hour.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_EPOCH = date(2000, 1, 1)
_OBLIQUITY = math.radians(23.44)
_HORIZON = math.radians(-0.83)  # refraction and half the disc
_DEGREES = re.compile(r"([+-])(\d{2,3})(\d{2})(?:\d{2})?([+-])(\d{2,3})(\d{2})(?:\d{2})?$")
_HALF_HOUR = 1800


def sun_at(day: date, zone: str, *, rising: bool) -> datetime | None:
    """Sunrise (``rising``) or sunset of ``day`` on the clock of ``zone`` (IANA), to the half hour.

    None for a zone without a place, and where the sun neither rises nor sets that day.
    """
    place = _places().get(zone)
    if place is None:
        return None
    latitude, longitude = math.radians(place[0]), place[1]
    noon = (day - _EPOCH).days - longitude / 360
    anomaly = math.radians((357.5291 + 0.98560028 * noon) % 360)
    centre = 1.9148 * math.sin(anomaly) + 0.02 * math.sin(2 * anomaly) + 0.0003 * math.sin(3 * anomaly)
    along = math.radians((math.degrees(anomaly) + centre + 180 + 102.9372) % 360)
    transit = noon + 0.0053 * math.sin(anomaly) - 0.0069 * math.sin(2 * along)
    declination = math.asin(math.sin(along) * math.sin(_OBLIQUITY))
    turn = (math.sin(_HORIZON) - math.sin(latitude) * math.sin(declination)) / (
        math.cos(latitude) * math.cos(declination)
    )
    if not -1 <= turn <= 1:
        return None
    half_day = math.acos(turn) / (2 * math.pi)
    days = transit + (-half_day if rising else half_day)
    seconds = round(days * 86400 / _HALF_HOUR) * _HALF_HOUR
    return (datetime(2000, 1, 1, 12, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone))


@cache
def _places() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the principal city of every zone, in degrees."""
    found: dict[str, tuple[float, float]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        cells = line.split("\t")
        match = _DEGREES.fullmatch(cells[1]) if len(cells) > 2 and not line.startswith("#") else None
        if match:
            north = (int(match[2]) + int(match[3]) / 60) * (-1 if match[1] == "-" else 1)
            east = (int(match[5]) + int(match[6]) / 60) * (-1 if match[4] == "-" else 1)
            found[cells[2]] = (north, east)
    return found
