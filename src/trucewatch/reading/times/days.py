"""Rules for days told by name or by their place near today: Monday night, yesterday, the following morning."""

from __future__ import annotations

from typing import cast

from trucewatch.reading.times.dates import DAY
from trucewatch.reading.times.found import Atom, Found, Rules
from trucewatch.reading.times.values import Calendar, Near, Unit

rules = Rules()

EDGE = "(?P<edge>'early'|'late'|'later'|'earlier'|'mid''-'?)"
STOP = "(?='.'|','|';'|')'|'-'|'and'|'at'|'in'|'by'|'that'|'when'|$)"


@rules(
    f"{EDGE}? 'on'? 'the'? (?P<relation>'last'|'next'|'this'|'that'|'past'|'coming'|'previous'|'following'|'same')?"
    " (?P<weekday>WD) (?:(?P<part>PART)(?!'of')|'-'(?P<part2>PART)|'at'(?P<part3>'night'))?",
    on="WD",
)
def weekday(f: Found) -> Atom | None:
    # "on" and "the" belong to the expression only inside "early on Friday", "the following Friday".
    first = f.first if f.has("edge") else f.match.start("relation") if f.has("relation") else f.match.start("weekday")
    if f.has("relation") and f.tokens.words[first - 1] == "the" and first > f.first:
        first -= 1
    part = f.part() or f.part("part2") or f.part("part3")
    value = Calendar(weekday=f.weekday(), relation=f.relation(), part=part, edge=f.edge())
    return Atom(first, f.last, value, "time" if part else "date")


@rules(
    "(?P<weekday>WD) ','? (?:'of'|'in')? 'the'? "
    "(?P<relation>'last'|'this'|'next'|'previous'|'following'|'coming'|'past') 'week'",
    on="WD",
)
def weekday_of_week(f: Found) -> Atom | None:
    return f.atom(Calendar(weekday=f.weekday(), week_relation=f.relation()), "date")


@rules("(?P<relation>'last'|'this'|'next') 'week' ('on'|'apos''s')? (?P<weekday>WD)", on="WD")
def week_weekday(f: Found) -> Atom | None:
    return f.atom(Calendar(weekday=f.weekday(), week_relation=f.relation()), "date")


@rules(f"(?P<weekday>WDX) ','? (?=MON|{DAY}MON|DATE|CLK)", on="WDX")
def weekday_short(f: Found) -> Atom | None:
    return Atom(f.first, f.match.end("weekday"), Calendar(weekday=f.weekday()), "date", weak=True)


@rules(f"{EDGE}? 'on'? (?P<near>NEARDAY) (?P<part>PART)?", on="NEARDAY")
def near_day(f: Found) -> Atom | None:
    first = f.first if f.has("edge") else f.match.start("near")
    part = f.part() or ("night" if f.word("near") == "tonight" else None)
    value = Near(f.look_up("near", "near_days"), "day", part=part, edge=f.edge())
    return Atom(first, f.last, value, "time" if part else "date")


@rules("'the' 'day' (?P<way>'before'|'after') (?P<near>'yesterday'|'tomorrow')", on="NEARDAY")
def two_days_off(f: Found) -> Atom | None:
    shift = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((f.word("way") or "", f.word("near") or ""))
    return f.atom(Near(shift, "day"), "date") if shift else None


@rules(f"{EDGE}? (?P<relation>'this'|'last') (?P<part>PART)", on="PART")
def near_part(f: Found) -> Atom | None:
    if f.word("relation") == "last" and f.word("part") not in ("night", "evening"):
        return None
    return f.atom(Near(-1 if f.word("relation") == "last" else 0, "day", part=f.part(), edge=f.edge()), "time")


@rules("'overnight' (?P<weekday>WD)?", on="'overnight'")
def overnight(f: Found) -> Atom | None:
    if f.has("weekday"):
        return f.atom(Calendar(weekday=f.weekday(), part="overnight"), "time")
    return f.atom(Near(0, "night", part="overnight"), "time")


@rules("'over'? 'the' 'weekend'", on="'weekend'")
def the_weekend(f: Found) -> Atom | None:
    first = f.first + (1 if f.tokens.words[f.first] == "over" else 0)
    return Atom(first, f.last, Near(0, "weekend"), "date")


@rules(
    f"{EDGE}? 'the'? (?P<relation>'next'|'following'|'same'|'previous'|'that'|'very'|'preceding') "
    f"(?P<relation2>'same'|'very'|'next')? (?P<part>PART)",
    on="PART",
)
def part_told(f: Found) -> Atom | None:
    relation = f.relation("relation2") or f.relation()
    shift = {"next": 1, "after": 1, "before": -1}.get(relation or "", 0)
    return f.atom(Near(shift, "day", origin="told", part=f.part(), edge=f.edge()), "time")


@rules(f"'the' (?P<unit>'day'|'night'|'week'|'month'|'year') (?P<way>'before'|'after'|'following') {STOP}", on="UNIT")
def unit_before(f: Found) -> Atom | None:
    unit = f.word("unit") or "day"
    part = "night" if unit == "night" else None
    value = Near(
        -1 if f.word("way") == "before" else 1, cast("Unit", "day" if part else unit), origin="told", part=part
    )
    return f.atom(value, "time" if part else "date")
