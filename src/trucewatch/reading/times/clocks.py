"""Rules for times of day: 08:00, 6 a.m. Khartoum time, 1945 GMT, noon, midnight, in the morning."""

from __future__ import annotations

import re

from trucewatch.reading.times.found import Atom, Found, Rules, clock
from trucewatch.reading.times.values import Calendar, Clock

rules = Rules()

HALVES = "(?P<half>'am'|'pm')"
ZONE = (
    "(?:(?P<zone>ZONE) ('+' (?P<ahead>H12))?|(?P<local>'local') ('standard'|'summer'|'daylight')? 'time'?"
    "|(?P<city>CAP CAP?) ('standard'|'summer'|'daylight'|'winter')? 'time' | '(' (?P<zone2>ZONE) ')')"
)
BRACKET = "'(' (?P<hour2>CLK|CLKDOT|HHMM|H12|POINT) (?P<half2>'am'|'pm')? (?P<zone3>ZONE) ('on'? (?P<weekday>WD))? ')'"


def _numbers(word: str) -> tuple[int, int]:
    """Hour and minute of "08:00", "08.05", "1945", "8"."""
    if word.isdigit():
        return (int(word[:-2]), int(word[-2:])) if len(word) >= 3 else (int(word), 0)
    hour, minute = re.split(r"[:.]", word)[:2]
    return int(hour), int(minute)


def _zone(f: Found) -> str | None:
    if f.has("ahead"):
        return f"{f.word('zone')}+{f.word('ahead')}"
    for group in ("zone", "zone2"):
        if f.has(group):
            return f.word(group)
    if f.has("local"):
        return "local"
    return " ".join(f.all("city")) or None


def _in_utc(f: Found) -> tuple[int, int] | None:
    if not f.has("zone3") or f.look_up("zone3", "zones") != ["Etc/UTC"]:
        return None
    word = f.word("hour2") or ""
    if word in f.words.tables["points"]:
        return (f.words.tables["points"][word] % 24, 0)
    hour, minute = _numbers(word)
    other = clock(hour, minute, f.word("half2"))
    return (other.hour % 24, other.minute) if other else None


def _time(f: Found, value: Clock | None, **flags: bool) -> Atom | None:
    if value is None:
        return None
    if value.in_utc is not None and f.has("weekday"):
        # "midnight (2200 GMT Friday)": the weekday is that of the printed GMT time, which fixes the instant.
        hour, minute = value.in_utc
        return f.atom(
            Calendar(weekday=f.weekday(), clock=Clock(hour, minute, zone="gmt", shown_local=True)), "time", **flags
        )
    return f.atom(Calendar(clock=value), "time", **flags)


@rules(f"(?P<hour>CLK) {HALVES}? ('hours'|'hrs'|'h')? {ZONE}? (?:{BRACKET})?", on="CLK")
def colon_time(f: Found) -> Atom | None:
    hour, minute = _numbers(f.word("hour") or "")
    if (f.word("hour") or "").startswith("0:") or (f.before() == ":" and f.before(2).isdigit()):
        return None  # a place in a recording
    return _time(f, clock(hour, minute, f.word("half"), zone=_zone(f), in_utc=_in_utc(f)))


@rules(f"(?P<hour>CLKDOT) {HALVES}? (?P<hours>'hours'|'hrs'|'h')? {ZONE}? (?:{BRACKET})?", on="CLKDOT")
def dotted_time(f: Found) -> Atom | None:
    if not (f.has("half") or f.has("hours") or _zone(f)):
        return None  # "8.05" alone is a number
    hour, minute = _numbers(f.word("hour") or "")
    return _time(f, clock(hour, minute, f.word("half"), zone=_zone(f), in_utc=_in_utc(f)))


@rules(f"(?P<hour>H12|NUMW) {HALVES} {ZONE}? (?:{BRACKET})?", on="'am'|'pm'")
def half_day_hour(f: Found) -> Atom | None:
    hour = f.integer("hour")
    if hour is None or hour > 12:
        return None
    return _time(f, clock(hour, 0, f.word("half"), to_minute=False, zone=_zone(f), in_utc=_in_utc(f)))


@rules(f"(?P<hour>H12|CLK) (?P<join>'-'|'to'|'and'|'until'|'till') (?P<hour2>H12|CLK) {HALVES} {ZONE}?", on="'am'|'pm'")
def hours_of_one_half(f: Found) -> tuple[Atom, ...] | None:
    """ "from 8 to 11 a.m.": the first hour is of the same half of the day, unless it would come after the second."""
    if f.word("join") == "and" and f.before() != "between":
        return None
    (hour, minute), (hour2, minute2) = _numbers(f.word("hour") or ""), _numbers(f.word("hour2") or "")
    half = f.word("half")
    last = clock(hour2, minute2, half, zone=_zone(f), to_minute=":" in (f.word("hour2") or ""))
    first = clock(hour, minute, half, zone=_zone(f), to_minute=":" in (f.word("hour") or ""))
    if first and last and (first.hour, first.minute) >= (last.hour, last.minute):
        first = (
            clock(hour, minute, "am", zone=_zone(f), to_minute=":" in (f.word("hour") or "")) if half == "pm" else None
        )
    if first is None or last is None:
        return None
    return (
        f.part_atom("hour", "hour", Calendar(clock=first), "time", ranged=True),
        Atom(f.match.start("hour2"), f.last, Calendar(clock=last), "time"),
    )


@rules(f"(?P<hour>HHMM) (?P<hours>'hours'|'hrs'|'h')? {ZONE}? (?:{BRACKET})?", on="HHMM")
def military_time(f: Found) -> Atom | None:
    word, zone = f.word("hour") or "", _zone(f)
    if f.has("city") and f.before() in ("in", "since"):
        return None  # "in 2016 Moscow time and again ..."
    in_utc = _in_utc(f)
    if (
        not zone
        and not in_utc
        and not (f.has("hours") and (f.before() in f.words.sets["before_clock"] or word[0] == "0"))
    ):
        return None  # a year, or "1200 hours of film"
    hour, minute = _numbers(word)
    return _time(f, clock(hour, minute, None, zone=zone, in_utc=in_utc))


@rules("(?P<hour>H12|NUMW) 'oclock' (?:'in' 'the' (?P<part>PART))?", on="'oclock'")
def oclock(f: Found) -> Atom | None:
    hour = f.integer("hour")
    if hour is None or hour > 12:
        return None
    half = {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(f.part() or "")
    return _time(f, clock(hour, 0, half, to_minute=False))


@rules(
    "(?P<hour>H12|NUMW|CLK) 'in' 'the' (?:'early'|'late')? (?P<part>'morning'|'afternoon'|'evening')",
    on="'morning'|'afternoon'|'evening'",
)
def hour_in_part(f: Found) -> Atom | None:
    if f.before() not in ("at", "until", "from", "by", "around", "about", "till", "to", "since", "after", "before"):
        return None
    word = f.word("hour") or ""
    hour, minute = _numbers(word) if word[0].isdigit() else (f.integer("hour") or 99, 0)
    half = "am" if f.part() == "morning" else "pm"
    return _time(f, clock(hour, minute, half if hour <= 12 else None, to_minute=":" in word))


@rules(f"(?:'12'|'twelve'|'12:00')? (?P<point>POINT) {ZONE}? (?:{BRACKET})?", on="POINT")
def point(f: Found) -> Atom | None:
    hour = f.look_up("point", "points")
    if f.before() in ("high", "burning") or f.after() in ("prayer", "prayers", "mass"):
        return None
    return _time(f, Clock(hour, midnight=hour == 24, zone=_zone(f), in_utc=_in_utc(f)))


@rules("('a'|'one'|'1') 'minute' (?P<way>'past'|'after'|'before'|'to') 'midnight'", on="'minute'")
def minute_of_midnight(f: Found) -> Atom | None:
    return _time(f, Clock(23, 59) if f.word("way") in ("before", "to") else Clock(0, 1))


@rules("'the'? ('early'|'small'|'wee') 'hours'", on="'hours'")
def early_hours(f: Found) -> Atom | None:
    return f.atom(Calendar(part="morning"), "time", weak=f.before() != "in")


@rules(
    "('the'? ('early'|'late'|'small'))? (?P<the>'the')? ('early'|'late'|'mid''-'?)? (?P<part>PART) ('hours')?",
    on="PART",
)
def part_of_day(f: Found) -> Atom | None:
    part = f.part()
    alone = part in ("dawn", "sunset", "sunrise")
    if f.before() in ("golden", "twitter") or (f.capital(f.match.start("part")) and not f.starts_sentence()):
        return None
    return f.atom(
        Calendar(part=part),
        "time",
        weak=(not alone and f.before() not in ("in", "at", "by", "during", "overnight")) or part == "daytime",
    )


@rules("(?P<relation>'one') (?P<part>'morning'|'afternoon'|'evening'|'night')", on="'one'")
def one_part(f: Found) -> Atom | None:
    return f.atom(Calendar(part=f.part()), "time")
