"""A day with a time of day: midnight by its cue, the offset of the zone, GMT printed beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.model.when import Precision, When
from trucewatch.reading.times.anchor import Anchor, ClockRole, point
from trucewatch.reading.times.sun import sun_at
from trucewatch.reading.times.values import Calendar, Clock, Feast, Near
from trucewatch.reading.times.zones import zone_named


def with_time(day: date, basis: str, value: Calendar | Near | Feast, anchor: Anchor, role: ClockRole | None) -> When:
    """``day`` with the time of day that ``value`` gives, in the zone named, else that of the place."""
    clock, edge = value.clock, getattr(value, "edge", None)
    if clock is None:
        if edge == "end" or (edge == "start" and role):
            if role == "end" or (edge == "end" and role is None):
                return _instant(day, Clock(24, midnight=True), anchor, basis, "hour")
            return point(day.isoformat(), "part_of_day", basis)
        part = value.part or (edge if edge not in (None, "eve") else None)
        if part in ("sunset", "sunrise"):
            return _by_the_sun(day, part, anchor, basis)
        return point(day.isoformat(), "part_of_day" if part else "day", basis)
    if clock.midnight and role is None:
        return point(day.isoformat(), "day", f"{basis}; midnight without a cue is the beginning or the end of {day}")
    if clock.midnight and role == "start":
        clock = replace(clock, hour=0)
    hour_known = clock.to_minute or clock.midnight
    return _instant(day, clock, anchor, basis, "minute" if hour_known else "hour")


def _by_the_sun(day: date, part: str, anchor: Anchor, basis: str) -> When:
    at = sun_at(day, anchor.zone, rising=part == "sunrise") if anchor.zone else None
    if at is None:
        return point(day.isoformat(), "part_of_day", f"{basis}; {part} at the place, not computed")
    return point(at.isoformat(timespec="minutes"), "hour", f"{basis}; {part} in {anchor.zone}, to half an hour")


def _instant(day: date, clock: Clock, anchor: Anchor, basis: str, precision: Precision) -> When:
    zone = zone_named(clock.zone, anchor.zone) if clock.zone else anchor.zone
    if clock.zone and zone is None:
        basis += f"; zone {clock.zone!r} not known"
    text = f"{day.isoformat()}T{clock.hour:02d}:{clock.minute:02d}"
    local = datetime(day.year, day.month, day.day) + timedelta(hours=clock.hour, minutes=clock.minute)
    if zone is not None and clock.shown_local and anchor.zone is not None:
        shown = local.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(anchor.zone))
        return point(shown.isoformat(timespec="minutes"), precision, f"{basis}; from the GMT time printed beside it")
    if zone is not None:
        offset = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert offset is not None
        if clock.in_utc is not None and not _agrees(local, offset, clock.in_utc):
            basis += f"; the GMT time printed beside it ({clock.in_utc[0]:02d}:{clock.in_utc[1]:02d}) does not agree"
        return point(text + _offset(offset), precision, basis)
    if clock.in_utc is not None:
        offset = _offset_from(local, clock.in_utc)
        return point(text + _offset(offset), precision, f"{basis}; offset from the GMT time printed beside it")
    return point(text, precision, f"{basis}; zone unknown")


def _agrees(local: datetime, offset: timedelta, in_utc: tuple[int, int]) -> bool:
    utc = local - offset
    return (utc.hour, utc.minute) == in_utc


def _offset_from(local: datetime, in_utc: tuple[int, int]) -> timedelta:
    minutes = (local.hour * 60 + local.minute - in_utc[0] * 60 - in_utc[1] + 720) % 1440 - 720
    return timedelta(minutes=minutes)


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
