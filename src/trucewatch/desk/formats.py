"""Values in words, the same in the terminal and on pages: dates with their place, figures with bounds, speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.model.claim import Bound, Claim, Figure
from trucewatch.model.span import Span
from trucewatch.model.truce import Status, Truce, TruceTerm
from trucewatch.model.when import earliest

STATUS_WORDS: dict[Status, str] = {
    "discussed": "under discussion",
    "proposed": "proposed",
    "agreed": "agreed, not begun",
    "declared": "declared, not begun",
    "in_effect": "in force",
    "suspended": "suspended",
    "expired": "expired",
    "collapsed": "collapsed",
    "terminated": "called off",
    "superseded": "replaced by another",
    "completed": "completed",
    "converted": "turned into another",
    "never_effective": "never took effect",
    "end_unknown": "end unknown",
}
_BOUNDS: dict[Bound, str] = {
    "exact": "{}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "up_to": "up to {}",
    "about": "about {}",
    "nearly": "nearly {}",
    "unknown": "{}",
}


def moment(iso: str | None, zone: str | None = None) -> str:
    """``Tue 10 May 2016, 01:00 Damascus (22:00 UTC Mon)``; a day, month or year stays one. Unknown gives ``?``.
    An interval (``2016-04-21/2016-04-30``) is told by both its ends.

    ``zone``: IANA name of the place spoken of; without it the offset written in the time is shown.
    """
    if iso is None:
        return "?"
    start, between, end = iso.partition("/")
    if between:
        return stretch(start, end, zone)
    if "T" not in iso:
        return _partial(iso)
    offset = _OFFSET.search(iso)
    if zone is None and offset is None:
        return f"{_partial(iso[:10])}, {iso[11:16]} (place unknown)"
    at = earliest(iso, zone)
    local = at.astimezone(ZoneInfo(zone) if zone else datetime.fromisoformat(f"2000-01-01T00:00{_signed(iso)}").tzinfo)
    day, clock = local.date(), f"{local:%H:%M}"
    if iso[11:13] == "24" and clock == "00:00":
        # The end of a day is announced as 24:00 of that day; showing the next date would look like another day.
        day, clock = day - timedelta(days=1), "24:00"
    label = zone.rpartition("/")[2].replace("_", " ") if zone else "UTC" if not local.utcoffset() else f"{local:UTC%z}"
    if label == "UTC":
        return f"{_day(day)}, {clock} UTC"
    other_day = f" {at:%a}" if at.date() != day else ""
    return f"{_day(day)}, {clock} {label} ({at:%H:%M} UTC{other_day})"


def value(text: str, zone: str | None = None) -> str:
    """A disputed value: a date or time in words, anything else as it stands."""
    try:
        earliest(text, zone)
    except ValueError:
        return text
    return moment(text, zone)


def instant(at: datetime) -> str:
    """A moment of the reader's own clocks: ``Tue 10 May 2016, 12:00 UTC``."""
    return moment(at.astimezone(UTC).isoformat(timespec="minutes"))


def happening(start: str | None, end: str | None, zone: str | None = None) -> str:
    """When something happened: one moment, or from one to another; a start without an end is the moment itself."""
    return stretch(start, end or start, zone)


def stretch(start: str | None, end: str | None, zone: str | None = None) -> str:
    """From when to when, or the one of the two that was given."""
    if start is None:
        return "dates unknown" if end is None else f"until {moment(end, zone)}"
    if end is None:
        return f"from {moment(start, zone)}"
    if start == end:
        return moment(start, zone)
    return f"{moment(start, zone)} to {moment(end, zone)}"


def duration(hours: float | None) -> str:
    """Elapsed hours as announced: ``48 h``; ``1 h 30 min`` where minutes count."""
    if hours is None:
        return "length unknown"
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole} h {minutes} min" if minutes else f"{whole} h"


def left(span: timedelta) -> str:
    """Time to go, in the two largest units: ``2 d 3 h``, ``11 h``, ``25 min``."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{days} d {hours} h" if hours and days < 14 else f"{days} d"
    return (
        f"{hours} h {minutes % 60} min"
        if 0 < hours < 6 and minutes % 60
        else f"{hours} h"
        if hours
        else f"{minutes} min"
    )


def term(value: TruceTerm, zone: str | None = None) -> str:
    """``48 h: Thu 5 May 2016 to Sat 7 May 2016``, with the mismatch to the announced length where there is one."""
    length = f"{duration(value.hours)}: " if value.hours else ""
    end = {"open": "open end", "conditional": "until a condition is met", "event_bound": "until an event"}.get(
        value.end_kind, ""
    )
    span = (
        f"from {moment(value.start, zone)}, {end}"
        if value.end is None and end
        else stretch(value.start, value.end, zone)
    )
    off = f" ({value.mismatch_minutes:+d} min against the announced length)" if value.mismatch_minutes else ""
    return f"{length}{span}{off}"


def figure(value: Figure) -> str:
    """``at least 50 civilians killed``: the number and its bound as they were said, then whom it counts, then what.

    Aid is counted in units of its own, so its words are kept: ``aid: 200 tonnes``.
    """
    if value.measure == "aid":
        return f"aid: {value.text}"
    who = None if value.population in (None, "all") else value.population
    return " ".join(part for part in (_number(value), who, value.measure.replace("_", " ")) if part)


def _number(value: Figure) -> str:
    low, best, high = value.low, value.best, value.high
    if best is None and low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if value.bound == "more_than" and low is not None:
        return f"more than {low - 1:,}"  # kept as the first number that fits; printed as it was said
    number = next((each for each in (best, low, high) if each is not None), None)
    if number is None:
        return value.text
    words = _BOUNDS[value.bound].format(f"{number:,}")
    # "dozens" is kept with a floor of 24: the floor is ours, the word is theirs.
    return words if best is not None or value.bound != "at_least" else f"{value.text} ({words})"


def speaker(claim: Claim) -> str:
    """Who says so, and through whom; the outlet itself when the report speaks in its own voice."""
    if claim.claimants:
        said = ", ".join(claim.claimants)
        return f"{said} via {', '.join(claim.relayed_by)}" if claim.relayed_by else said
    own = claim.report.outlet or claim.report.agency
    return f"{own} (own words)" if own else "the report (own words)"


def standing(claim: Claim) -> str:
    """What keeps a claim from being a plain statement of fact; empty for one that is."""
    parts = [] if claim.modality == "actual" else [claim.modality]
    return ", ".join(parts + (["denied"] if claim.polarity == "denied" else []))


def kind(name: str) -> str:
    """``truce.in_effect`` as ``truce in effect``."""
    return name.replace(".", " ").replace("_", " ")


def status(truce: Truce) -> str:
    words = STATUS_WORDS[truce.status]
    return f"{words} (provisional)" if truce.provisional else words


def excerpt(sentence: Span, trigger: Span, width: int) -> tuple[str, str, str]:
    """The sentence around its trigger as (before, trigger, after), cut with ``…`` to about ``width`` characters."""
    text, start = _one_line(sentence.text), max(0, trigger.start - sentence.start)
    head = _one_line(sentence.text[:start])
    word = _one_line(trigger.text)
    if not text[len(head) :].startswith(word):
        return _cut(text, width), "", ""
    before, after = text[: len(head)], text[len(head) + len(word) :]
    room = max(0, width - len(word))
    if len(before) + len(after) <= room:
        return before, word, after
    ahead = max(room - len(after), room * 2 // 5)
    if len(before) > ahead:
        before = "…" + before[len(before) - ahead :].lstrip() if ahead else "…"
    return before, word, _cut(after, max(1, room - len(before)))


def names(values: Sequence[str], none: str = "–") -> str:
    return ", ".join(values) or none


_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:\d{2})$")


def _signed(iso: str) -> str:
    found = _OFFSET.search(iso)
    return "+00:00" if found is None or found.group() == "Z" else found.group()


def _partial(iso: str) -> str:
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return _day(date(*parts))
    return f"{date(parts[0], parts[1], 1):%b} {parts[0]}" if len(parts) == 2 else str(parts[0])


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def _one_line(text: str) -> str:
    """White space as single spaces, the ends kept, so that positions survive cutting at a boundary."""
    return re.sub(r"\s+", " ", text)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"
