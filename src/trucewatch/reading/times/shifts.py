"""Rules for times counted from now or from the time told of: three weeks ago, two days later, the past 24 hours."""

from __future__ import annotations

from trucewatch.reading.times.found import Atom, Found, Rules
from trucewatch.reading.times.lengths import ANY, COUNT, HALF, LOOSE, MORE, UNITX
from trucewatch.reading.times.values import Near, Nth, Origin, Relation, Rolling

rules = Rules()

_WAYS = {
    "ago": -1,
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "later": 1,
    "afterwards": 1,
    "afterward": 1,
    "hence": 1,
    "thereafter": 1,
    "on": 1,
}
WAY = (
    "(?P<way>'ago'|'earlier'|'later'|'previously'|'afterwards'|'afterward'|'hence'|'thereafter'"
    "|'on'(?=','|'.'|'after'|'had'|'has'|'is'|'was'|'and'))"
)
_ORIGIN: dict[Relation, tuple[int, Origin]] = {
    "last": (-1, "now"),
    "this": (0, "now"),
    "next": (1, "now"),
    "coming": (1, "now"),
    "past": (-1, "now"),
    "before": (-1, "told"),
    "after": (1, "told"),
    "same": (0, "told"),
}
_SHORT = ("hour", "minute", "second")


@rules(f"{LOOSE}? {COUNT} {MORE}* '-'? (?P<unit>{UNITX}) {WAY}", on=ANY)
def counted(f: Found) -> Atom | None:
    return _shift(f, f.quantity())


@rules(f"{LOOSE}? ('a'|'an'|'one') (?P<unit>UNIT) (?P<half>{HALF})? {WAY}", on="UNIT")
def counted_one(f: Found) -> Atom | None:
    return _shift(f, 1.5 if "half" in f.all("half") else 1.0)


@rules(f"(?P<loose>'half') ('a'|'an') (?P<unit>UNIT) {WAY}", on="UNIT")
def counted_half(f: Found) -> Atom | None:
    return _shift(f, 0.5)


@rules(f"(?P<unit>UNITS) {WAY}", on="UNITS")
def counted_none(f: Found) -> Atom | None:
    """ "hours later", "weeks ago"."""
    return _shift(f, None)


def _shift(f: Found, count: float | None) -> Atom | None:
    way, unit = f.word("way") or "ago", f.unit()
    origin: Origin = "now" if way in ("ago", "hence") else "told"
    loose = count is None or f.match.groupdict().get("loose") is not None
    value = Near(_WAYS[way] * (float("inf") if count is None else count), unit, origin=origin, counted=True)
    return f.atom(value, "time" if unit in _SHORT else "date", approximate=loose)


@rules(
    f"('the'|'these')? "
    f"(?P<side>'past'|'last'|'next'|'coming'|'previous'|'following'|'preceding'|'recent'|'upcoming') {LOOSE}? "
    f"{COUNT}? {MORE}* (?P<unit>UNITS)",
    on="UNITS",
)
def rolling(f: Found) -> Atom | None:
    side = f.word("side") or ""
    if side == "last" and f.tokens.words[f.first] == "last" and f.before() in f.words.sets["before_verb"]:
        return None  # "expected to last 48 hours"
    ahead = side in ("next", "coming", "following", "upcoming")
    told = side in ("previous", "following", "preceding")
    count = f.quantity() if f.has("count") else None
    value = Rolling("future" if ahead else "past", count, f.unit(), "told" if told else "now")
    return f.atom(value, "period", approximate=count is None or f.has("loose"))


@rules("'the' (?P<side>'past'|'last'|'coming') (?P<unit>UNIT)", on="UNIT")
def rolling_one(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("night", "weekend", "second", "quarter") or (f.word("side") == "last" and unit == "minute"):
        return None
    if f.word("side") == "last" and unit == "day" and f.after() == "of":
        return None  # "the last day of talks"
    return f.atom(Rolling("future" if f.word("side") == "coming" else "past", 1, unit), "period")


@rules("(?P<side>'past'|'last') (?P<unit>'day')", on="'day'")
def rolling_day(f: Found) -> Atom | None:
    """A headline's "in past day", "over last day"."""
    return f.atom(Rolling("past", 1, f.unit()), "period") if f.before() in ("in", "over", "during", "within") else None


@rules(
    "(?P<edge>'early'|'earlier'|'late'|'later'|'mid''-'?|'the'?('end'|'beginning'|'start'|'middle')'of')?"
    " (?P<in>'in')? (?P<the>'the')?"
    " (?P<relation>'last'|'this'|'next'|'that'|'current'|'previous'|'following'|'preceding'|'same'|'past'|'coming'"
    "|'very') (?P<relation2>'same'|'very'|'next'|'coming'|'past')? (?P<unit>UNIT)",
    on="UNIT",
)
def unit_near(f: Found) -> Atom | None:
    unit, word = f.unit(), f.word("relation") or ""
    relation = f.relation("relation2") or f.relation()
    assert relation is not None, "the pattern admits only relations here"
    shift, origin = _ORIGIN[relation]
    if unit in ("second", "millennium", "century") or (unit in ("minute", "hour") and relation != "after"):
        return None
    if f.has("the") and word in ("last", "past") and unit != "weekend":
        return None  # rolling: the last month
    if unit == "day" and relation in ("last", "past"):
        return None
    if word == "that" or (f.has("the") and word == "next"):
        origin = "told"
    first = f.first
    if not f.has("edge") and f.has("in"):
        first += 1
    part = "night" if unit == "night" else None
    value = Near(shift, "day" if unit == "night" else unit, origin=origin, edge=f.edge(), part=part)
    return Atom(first, f.last, value, "time" if part else "date")


@rules(
    "(?P<edge>'early'|'earlier'|'late'|'later'|'the'?('end'|'beginning'|'start'|'middle')) (?:'in'|'of') "
    "'the' (?P<unit>'day'|'week'|'month'|'year'|'weekend'|'night') (?!'of')",
    on="UNIT",
)
def edge_of_unit(f: Found) -> Atom | None:
    """ "later in the year", "the end of the month"."""
    unit = f.unit()
    if unit == "night":
        return f.atom(Near(0, "day", edge=f.edge(), part="night"), "time")
    return f.atom(Near(0, unit, edge=f.edge()), "date")


@rules(
    "('the'|'a')? (?P<nth>ORDN|ORDW) ('straight'|'consecutive'|'successive'|'full')? "
    "(?P<unit>'day'|'night'|'week'|'month'|'year')",
    on="UNIT",
)
def nth(f: Found) -> Atom | None:
    """ "its third day", "for a second consecutive week": counted from an event."""
    count = f.integer("nth")
    if count is None or (f.tokens.words[f.first] == "a" and f.word("nth") == "first"):
        return None
    return f.atom(Nth(count, f.unit()), "date")
