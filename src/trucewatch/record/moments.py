"""Instants behind the ISO strings of claims: a stretch from the first to the last instant that the words allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from trucewatch.model.claim import Claim, Place
from trucewatch.model.when import earliest, latest
from trucewatch.record import rules

ZoneLookup = Callable[[Place], "str | None"]
"""IANA zone of a place, or None when nobody knows (domain reference §3.3 rule 1)."""

_CLOCK = re.compile(r"T\d")
COARSE = {"year", "unknown"}
"""Precisions too coarse to say that a truce began (project convention)."""


def no_zone(place: Place) -> str | None:
    """Used where the caller knows no zones: times without offset then read as UTC."""
    return None


@dataclass(frozen=True, slots=True)
class Stretch:
    """``lo`` and ``hi`` in UTC; equal for a clock time. ``text`` is the ISO string that stands in the record."""

    lo: datetime
    hi: datetime
    text: str

    @property
    def exact(self) -> bool:
        return self.lo == self.hi

    @classmethod
    def of(cls, iso: str, zone: str | None = None) -> Stretch:
        """Raises ValueError when ``iso`` is no ISO 8601 date or time."""
        return _stretch(iso, zone)

    @classmethod
    def between(cls, start: str, end: str | None, zone: str | None = None) -> Stretch:
        """Some time from ``start`` to ``end``; its text is the day or month that holds both, else both, parted by /."""
        first = cls.of(start, zone)
        if end is None or end == start:
            return first
        text = next((start[:size] for size in (10, 7) if start[:size] == end[:size]), f"{start}/{end}")
        return cls(first.lo, max(first.hi, latest(end, zone)), text)

    def meets(self, other: Stretch, slack: timedelta = rules.CHAIN_GAP) -> bool:
        """They may be one moment. Slack is for clocks: two days that touch are two days."""
        if self.exact or other.exact:
            return self.lo - slack <= other.hi and other.lo - slack <= self.hi
        return self.lo < other.hi and other.lo < self.hi

    def holds(self, other: Stretch) -> bool:
        return self.lo <= other.lo and other.hi <= self.hi

    def distance(self, other: Stretch) -> timedelta:
        return max(self.lo - other.hi, other.lo - self.hi, timedelta(0))


@lru_cache(maxsize=100_000)
def _stretch(iso: str, zone: str | None) -> Stretch:
    return Stretch(earliest(iso, zone), latest(iso, zone), with_offset(iso, zone))


def with_offset(iso: str, zone: str | None) -> str:
    """A clock time without offset gets that of ``zone``; dates stay as they are (24:00 keeps its way of writing)."""
    if not zone or not _CLOCK.search(iso) or re.search(r"(Z|[+-]\d{2}:\d{2})$", iso):
        return iso
    shift = earliest(iso, zone).astimezone(ZoneInfo(zone)).strftime("%z")
    return f"{iso}{shift[:3]}:{shift[3:]}"


def clock_text(at: datetime, zone: str | None) -> str:
    """``2016-05-10T01:00+03:00``: minutes, with the offset of the place spoken of."""
    return at.astimezone(ZoneInfo(zone) if zone else UTC).isoformat(timespec="minutes")


def day_text(at: datetime, zone: str | None) -> str:
    return at.astimezone(ZoneInfo(zone) if zone else UTC).date().isoformat()


def utc_text(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").replace(":00Z", "Z")


def said_at(claim: Claim) -> Stretch | None:
    """When the claim came out: its report's publication date."""
    return Stretch.of(claim.report.published) if claim.report.published else None


def happened_at(claim: Claim, zone: str | None) -> Stretch | None:
    """When the thing is said to have happened, if the claim says."""
    if claim.when is None or claim.when.start is None:
        return None
    return Stretch.between(claim.when.start, claim.when.end, zone)


def is_background(claim: Claim) -> bool:
    return claim.modality == "historical" or bool(claim.details.get("background"))


def zone_of(claim: Claim, zones: ZoneLookup) -> str | None:
    """Zone named with the claim, else that of the place covered (§3.3 rule 1)."""
    named = claim.details.get("zone")
    if isinstance(named, str):
        return named
    covered = [place for place in claim.places if place.role in (None, "coverage", "event")]
    # A sentence without a place still speaks of its conflict, and most conflicts keep one clock.
    conflict = str(claim.details.get("conflict") or "")
    seat = [Place(name=conflict, country=conflict, precision="country")] if conflict else []
    return next((zone for zone in map(zones, (*covered, *seat)) if zone), None)
