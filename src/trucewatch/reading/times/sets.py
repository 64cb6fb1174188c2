"""Rules for what recurs (daily, every Friday), for the present and the past without a length, and for anniversaries."""

from __future__ import annotations

from trucewatch.reading.times.found import Atom, Found, Rules
from trucewatch.reading.times.values import Anniversary, Recurring, Vague

rules = Rules()

STOP = "(?=','|'.'|';'|')'|'and'|'that'|'the'|'it'|'he'|'she'|'has'|'had'|'have'|'was'|'but'|$)"
_PERIODS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}D",
    "week": "P{}W",
    "weekend": "P{}W",
    "fortnight": "P2W",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "decade": "P{}0Y",
}


@rules(
    "('every'|'each') (?P<other>'other'|'second'|'single'|NUMW|INT)? (?P<unit>UNIT|UNITS|WD|PART|MON)",
    on="'every'|'each'",
)
def every(f: Found) -> Atom | None:
    word = f.word("other")
    count = 2 if word in ("other", "second") else f.quantity("other") if word and word != "single" else 1
    weekday = f.weekday("unit")
    if weekday:
        return f.atom(Recurring(f"P{count or 1:g}W", weekday), "set")
    if f.part("unit") and f.word("unit") not in f.words.tables["units"]:
        return f.atom(Recurring("P1D"), "set")
    if f.month("unit"):
        return f.atom(Recurring("P1Y"), "set")
    unit = f.unit()
    return f.atom(Recurring(_PERIODS[unit].format(f"{count or 1:g}")), "set") if unit in _PERIODS else None


@rules("(?P<often>OFTEN)", on="OFTEN")
def often(f: Found) -> Atom | None:
    if f.capital(f.first) and not f.starts_sentence():
        return None  # "the Daily Star", "the Weekly Post"
    return f.atom(Recurring(f.look_up("often", "recurring")), "set")


@rules(
    "('once'|'twice'|NUMW'times') ('a'|'per'|'each'|'every') (?P<unit>'hour'|'day'|'week'|'month'|'year')", on="UNIT"
)
def times_a(f: Found) -> Atom | None:
    return f.atom(Recurring(_PERIODS[f.unit()].format(1)), "set")


@rules("'per' (?P<unit>'hour'|'day'|'week'|'month'|'year')", on="'per'")
def per_unit(f: Found) -> Atom | None:
    if f.unit() == "hour" and f.before() in ("kilometers", "kilometres", "km", "miles"):
        return None  # a speed
    return f.atom(Recurring(_PERIODS[f.unit()].format(1)), "set")


_WEEKDAYS = "'mondays'|'tuesdays'|'wednesdays'|'thursdays'|'fridays'|'saturdays'|'sundays'"


@rules(f"(?P<weekday>{_WEEKDAYS})", on=_WEEKDAYS)
def weekdays_recurring(f: Found) -> Atom | None:
    return f.atom(Recurring("P1W", f.words.tables["weekdays"][(f.word("weekday") or "")[:-1]]), "set")


@rules("(?P<vague>VAGUE)", on="VAGUE")
def vague(f: Found) -> Atom | None:
    return f.atom(Vague(f.look_up("vague", "vague")), "date")


@rules(f"'the' (?P<side>'past'|'present'|'future'|'moment') {STOP}", on="'past'|'present'|'future'|'moment'")
def vague_noun(f: Found) -> Atom | None:
    if f.before() not in ("in", "at", "for", "of", "from", "to"):
        return None
    return f.atom(Vague({"past": "PAST_REF", "future": "FUTURE_REF"}.get(f.word("side") or "", "PRESENT_REF")), "date")


@rules("'at' ('the'|'that') 'time' (?='.'|','|';'|')'|$)", on="'time'")
def at_the_time(f: Found) -> Atom | None:
    return f.atom(Vague("PAST_REF"), "date")


@rules("'the'? (?P<nth>ORDN|ORDW)? '-'? 'year'? 'anniversary'", on="'anniversary'")
def anniversary(f: Found) -> Atom | None:
    if f.first + 1 == f.last and f.before() in ("an", "a", "wedding"):
        return None
    return f.atom(Anniversary(f.integer("nth")), "date")
