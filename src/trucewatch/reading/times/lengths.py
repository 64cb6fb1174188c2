"""Rules for lengths of time, and for times told by a length: ago, later, the past 24 hours, last month, daily."""

from __future__ import annotations

from typing import cast

from trucewatch.reading.times.found import Atom, Found, Rules
from trucewatch.reading.times.values import Anniversary, Calendar, Edge, Length, Near, Origin, Recurring, Relation, Rolling, Unit, Vague

rules = Rules()

NUMBER = "(?:INT|DEC|NUMW|MULT) (?:'-'?(?:NUMW|MULT)|'and'(?:NUMW)(?=UNITS))*"
HALF = "(?:'and''a'(?:'half'|'quarter'))"
SOME = "(?:'a''few'|'a''couple'(?:'of'|'more')?|'a''dozen'|'several'|'few'|'many'|'some'|'numerous'|'countless'|(?:'dozens'|'scores'|'hundreds'|'thousands'|'tens')'of'|'a''number''of')"
COUNT = f"(?P<count>{NUMBER}{HALF}?|'a'{NUMBER}|{SOME})"
LOOSE = (
    "(?P<loose>'about'|'around'|'nearly'|'almost'|'roughly'|'approximately'|'some'|'over'|'under'|'more''than'|'less''than'|'at''least'|'at''most'"
    "|'up''to'|'close''to'|'well''over'|'just''over'|'just''under'|'no''more''than'|'a''little'(?:'over'|'more''than'|'less''than'|'under')"
    "|'slightly'('more'|'less')'than'|'an'?'estimated')"
)
FURTHER = "(?P<further>'another'|'a'?'further'|'an'?'additional'|'an'?'extra'|'a'?'new'(?=NUMW|INT))"
MORE = "(?:'more'|'further'|'additional'|'extra'|'consecutive'|'straight'|'full'|'whole'|'long'|'calendar'|'working')"
AGE = "(?:'-'?'old'|'-''long')"
UNITX = "(?:UNIT|UNITS)"
ANY_LENGTH = f"(?:{COUNT} (?P<more>{MORE})* '-'? (?P<unit>{UNITX}))"


@rules(f"(?:(?P<mere>'a''mere'|'only''a'?|'just'|'the''entire'|'the')?) {LOOSE}? (?:{FURTHER} (?:'period''of')?)? {COUNT} (?P<more>{MORE})* '-'? (?P<unit>{UNITX}) (?P<tail>{AGE}|'more'|'longer')?"
       f" (?:'and' (?P<count2>{NUMBER}) '-'? (?P<unit2>{UNITX}))?")
def length(f: Found) -> Atom | None:
    unit, plural = f.unit(), f.word("unit") in f.words.tables["units_plural"]
    count = f.quantity()
    words = f.all("count")
    hyphen = f.tokens.words[f.match.start("unit") - 1] == "-"
    if not plural and count not in (1, 0.5, None) and not hyphen and not f.has("tail") and unit in ("night", "quarter", "second", "century", "decade"):
        return None
    if unit == "second" and not plural and not hyphen:
        return None  # the ordinal: "two second rounds"
    if unit == "quarter" and not (plural and count is not None and f.first == f.match.start("count")):
        return None
    if hyphen and count is not None and words and words[-1].isdigit() and not plural and f.before() in ("-", "/"):
        return None
    if count == 24 and unit == "hour" and hyphen and f.after() in ("clock", "news"):
        return None
    if count is None and words[-1:] == ["some"] and not plural:
        return None  # "some day"
    if count is not None and count >= 1000 and unit in ("hour", "day", "week") and False:
        return None
    rest: tuple[tuple[float, Unit], ...] = ()
    last = f.last
    if f.has("count2"):
        second = f.quantity("count2")
        if second is not None and _finer(f.unit("unit2"), unit):
            rest = ((second, f.unit("unit2")),)
        else:
            last = f.match.end("tail") if f.has("tail") else f.match.end("unit")
    first = f.first
    if f.has("mere") and f.word("mere") in ("the", "just", "only"):
        first += 0 if f.word("mere") == "the" else len(f.all("mere"))
    further = f.has("further") or any(word in ("more", "further", "additional", "extra") for word in f.all("more")) or f.word("tail") in ("more", "longer")
    loose = f.has("loose") or count is None or words[:1] == ["some"]
    return Atom(first, last, Length(count, unit, rest=rest), "duration", further=further, approximate=loose)


def _finer(unit: Unit, than: Unit) -> bool:
    order = ["second", "minute", "hour", "day", "week", "month", "year"]
    return unit in order and than in order and order.index(unit) < order.index(than)


@rules(f"{LOOSE}? {FURTHER}? (?P<low>{NUMBER}) (?P<join>'-'|'to'|'or') (?P<count>{NUMBER}) '-'? (?P<unit>{UNITX}) (?P<tail>{AGE})?")
def length_range(f: Found) -> Atom | None:
    low, high = f.quantity("low"), f.quantity()
    if low is None or high is None or low >= high:
        return None
    return f.atom(Length(low, f.unit(), high=high), "duration", further=f.has("further"), approximate=True)


@rules(f"{LOOSE}? (?P<a>'a'|'an'|'one') (?P<kind>'full'|'whole'|'single'|'mere'|'further'|'long'|'entire')? (?P<unit>UNIT) (?P<half>{HALF})? (?P<tail>{AGE})?")
def one_unit(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("second", "quarter", "weekend") or (unit == "night" and not f.has("kind")):
        return None
    if f.word("a") != "one" and not f.has("half") and f.before() in ("once", "twice", "times", "hours", "days", "week", "minutes"):
        return f.atom(Recurring({"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H"}.get(unit, "P1D")), "set")
    if f.word("a") == "one" and unit == "day" and f.after() in ("when", ",", "after") and f.starts_sentence():
        return None  # "One day, ..." of a story
    if unit == "day" and f.word("a") == "a" and f.before() in ("such", "what", "quite"):
        return None
    half = f.all("half")
    count = 1.0 + (0.5 if "half" in half else 0.25 if "quarter" in half else 0)
    return f.atom(Length(count, unit), "duration", approximate=f.has("loose"), further=f.word("kind") == "further")


@rules(f"{LOOSE}? (?:(?:'a'|'the')? (?P<half>'half') '-'? (?:'a'|'an')? '-'? (?P<unit>UNIT))")
def half_unit(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("second", "night", "quarter", "weekend"):
        return None
    if f.before() == "and":
        return None
    return f.atom(Length(0.5, unit), "duration", approximate=f.has("loose"))


@rules("(?P<further>'another') (?P<unit>UNIT)")
def another_unit(f: Found) -> Atom | None:
    if f.unit() in ("second", "night", "weekend", "quarter"):
        return None
    return f.atom(Length(1, f.unit()), "duration", further=True)


@rules("(?P<unit>UNIT|UNITS) '-' 'long'")
def unit_long(f: Found) -> Atom | None:
    count = None if f.word("unit") in f.words.tables["units_plural"] else 1.0
    return f.atom(Length(count, f.unit()), "duration", approximate=count is None)


@rules("(?P<long>LONG)")
def long_word(f: Found) -> Atom | None:
    count, unit = f.look_up("long", "lengths")
    return f.atom(Length(float(count) if count else None, cast("Unit", unit)), "duration", approximate=not count)


@rules("(?P<unit>UNITS) (?P<tail>'ago'|'later'|'earlier')?")
def bare_units(f: Found) -> Atom | None:
    unit = f.unit()
    if f.has("tail"):
        way = -1 if f.word("tail") != "later" else 1
        return f.atom(Near(way * 2, unit, origin="now" if f.word("tail") == "ago" else "told", counted=True), "date", approximate=True)
    if unit in ("second", "quarter", "weekend", "night"):
        return None
    if f.before() not in ("for", "in", "within", "over", "after", "of", "took", "take", "takes", "last", "lasted", "lasting", "spent", "just", "mere") and f.after() not in (
        "of", "after", "before", "old", "into", "in"
    ):
        return None
    if f.before() == "of" and f.before(2) in ("hundreds", "dozens", "thousands"):
        return None
    return f.atom(Length(None, unit), "duration", approximate=True)


# ---- counted from now, or from the time told of

_WAYS = {"ago": -1, "earlier": -1, "before": -1, "previously": -1, "later": 1, "afterwards": 1, "afterward": 1, "hence": 1, "on": 1, "thereafter": 1, "late": 1}


@rules(f"{LOOSE}? (?:'just'|'only'|'exactly')? {ANY_LENGTH} (?P<way>'ago'|'earlier'|'later'|'previously'|'afterwards'|'afterward'|'hence'|'thereafter') 'on'?")
def counted_shift(f: Found) -> Atom | None:
    count = f.quantity()
    return _shift(f, count)


@rules(f"{LOOSE}? (?P<a>'a'|'an'|'one') (?P<unit>UNIT) (?P<half>{HALF})? (?P<way>'ago'|'earlier'|'later'|'previously'|'afterwards'|'hence'|'thereafter')")
def one_shift(f: Found) -> Atom | None:
    return _shift(f, 1.5 if "half" in f.all("half") else 1.0)


@rules(f"'half' ('a'|'an') (?P<unit>UNIT) (?P<way>'ago'|'earlier'|'later')")
def half_shift(f: Found) -> Atom | None:
    return _shift(f, 0.5)


def _shift(f: Found, count: float | None) -> Atom | None:
    way = f.word("way") or "ago"
    origin: Origin = "now" if way in ("ago", "hence") else "told"
    first = f.first
    while f.tokens.words[first] in ("just", "only", "exactly"):
        first += 1
    unit = f.unit()
    sort = "time" if unit in ("hour", "minute", "second") else "date"
    if count is None:
        value = Near(_WAYS[way] * float("inf"), unit, origin=origin, counted=True)
        return Atom(first, f.last, value, sort, approximate=True)
    return Atom(first, f.last, Near(_WAYS[way] * count, unit, origin=origin, counted=True), sort, approximate="loose" in f.match.groupdict() and f.has("loose"))


@rules(f"(?:'the'|'these'|'its'|'their'|'his'|'her'|'our')? (?P<side>'past'|'last'|'next'|'coming'|'previous'|'following'|'preceding'|'recent'|'upcoming') {LOOSE}? {COUNT}? (?P<more>{MORE})* (?P<unit>UNITS)")
def rolling(f: Found) -> Atom | None:
    side = f.word("side") or ""
    ahead = side in ("next", "coming", "following", "upcoming")
    told = side in ("previous", "following", "preceding")
    count = f.quantity() if f.has("count") else None
    if count is None and not f.has("count") and side == "recent":
        return f.atom(Rolling("past", None, f.unit()), "period", approximate=True)
    first = f.first
    if f.tokens.words[first] in ("its", "their", "his", "her", "our"):
        first += 1
    value = Rolling("future" if ahead else "past", count, f.unit(), "told" if told else "now")
    return Atom(first, f.last, value, "duration", approximate=count is None or f.has("loose"))


@rules("'the' (?P<side>'past'|'last'|'coming') (?P<unit>UNIT)")
def rolling_one(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("night", "weekend", "second", "quarter"):
        return None
    return f.atom(Rolling("future" if f.word("side") == "coming" else "past", 1, unit), "duration")


_ORIGIN: dict[Relation, tuple[int, Origin]] = {
    "last": (-1, "now"), "this": (0, "now"), "next": (1, "now"), "coming": (1, "now"), "past": (-1, "now"),
    "before": (-1, "told"), "after": (1, "told"), "same": (0, "told"),
}


@rules(
    "(?P<edge>'early'|'earlier'|'late'|'later'|'mid''-'?|'the'?'end''of'|'the'?'beginning''of'|'the'?'start''of'|'the'?'middle''of')? 'in'? (?P<the>'the')?"
    " (?P<relation>'last'|'this'|'next'|'that'|'current'|'previous'|'following'|'preceding'|'same'|'past'|'coming'|'very') (?P<relation2>'same'|'very'|'next'|'coming'|'past')? (?P<unit>UNIT) (?P<part>PART)?"
)
def unit_near(f: Found) -> Atom | None:
    unit, word = f.unit(), f.word("relation") or ""
    if unit in ("second", "millennium", "century") or (unit == "minute" and word != "this"):
        return None
    if f.has("part") and unit != "weekend":
        return None
    relation = f.relation("relation2") or f.relation()
    assert relation is not None
    shift, origin = _ORIGIN[relation]
    if word == "that":
        origin = "told"
    if f.has("the") and word in ("last", "past") and unit != "weekend":
        return None  # rolling: the last month
    if f.has("the") and word == "next":
        origin = "told"
    if unit == "day" and relation in ("last", "past"):
        return None
    if unit in ("hour", "minute") and relation != "after":
        return None
    first = f.first if f.has("edge") or not f.tokens.words[f.first] == "in" else f.first + 1
    edge = f.edge()
    if edge is None and f.tokens.words[first] == "in":
        first += 1
    part = "night" if unit == "night" else None
    value = Near(shift, "day" if unit == "night" else unit, origin=origin, edge=edge, part=part)
    return Atom(first, f.last, value, "time" if part else "date")


@rules("(?P<edge>'early'|'earlier'|'late'|'later'|'the'?'end'|'the'?'beginning'|'the'?'start'|'the'?'middle') (?:'in'|'of') 'the' (?P<unit>UNIT)")
def edge_of_unit(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("second", "minute", "hour", "quarter", "century", "millennium", "decade"):
        return None
    if f.after() == "of":
        return None
    return f.atom(Near(0, unit, edge=f.edge()), "date", weak=False)


@rules("'over'? 'the' 'weekend'")
def the_weekend(f: Found) -> Atom | None:
    first = f.first + (1 if f.tokens.words[f.first] == "over" else 0)
    return Atom(first, f.last, Near(0, "weekend"), "date")


@rules("'the'? (?P<relation>'next'|'following'|'same'|'previous'|'that'|'very'|'preceding') (?P<relation2>'same'|'very'|'next')? (?P<part>PART)")
def part_told(f: Found) -> Atom | None:
    relation = f.relation("relation2") or f.relation()
    shift = {"next": 1, "after": 1, "before": -1}.get(relation or "", 0)
    if f.word("relation") == "that" and f.part() in ("noon", "daytime"):
        return None
    return f.atom(Near(shift, "day", origin="told", part=f.part()), "time")


@rules("'the' (?P<unit>'day'|'night'|'week'|'month'|'year') (?P<way>'before'|'after') (?='.'|','|';'|')'|'-'|'and'|'at'|'in'|'by'|'that'|'when'|$)")
def unit_before(f: Found) -> Atom | None:
    unit = f.word("unit") or "day"
    part = "night" if unit == "night" else None
    value = Near(-1 if f.word("way") == "before" else 1, cast("Unit", "day" if part else unit), origin="told", part=part)
    return f.atom(value, "time" if part else "date")


# ---- sets, vague references, anniversaries

@rules("(?P<every>'every'|'each') (?P<other>'other'|'second'|'single'|NUMBERX)? (?P<unit>UNIT|UNITS|WD|PART|MON)".replace("NUMBERX", "NUMW|INT"))
def every(f: Found) -> Atom | None:
    count = 2 if f.word("other") in ("other", "second") else f.quantity("other") if f.has("other") and f.word("other") != "single" else 1
    weekday = f.weekday("unit")
    if weekday:
        return f.atom(Recurring("P1W" if count == 1 else f"P{count or 1:g}W", weekday), "set")
    if f.part("unit") and f.word("unit") not in f.words.tables["units"]:
        return f.atom(Recurring("P1D"), "set")
    if f.month("unit"):
        return f.atom(Recurring("P1Y"), "set")
    unit = f.unit()
    if unit in ("century", "millennium"):
        return None
    period = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W", "weekend": "P{}W", "fortnight": "P2W",
              "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}0Y"}[unit]
    return f.atom(Recurring(period.format(f"{count or 1:g}")), "set")


@rules("(?P<often>OFTEN)")
def often(f: Found) -> Atom | None:
    if f.capital(f.first) and not f.starts_sentence():
        return None  # "the Daily Star", "the Weekly Post"
    return f.atom(Recurring(f.look_up("often", "recurring")), "set")


@rules("(?:'once'|'twice'|NUMW'times') ('a'|'per'|'each'|'every') (?P<unit>UNIT)")
def times_a(f: Found) -> Atom | None:
    unit = f.unit()
    if unit not in ("hour", "day", "week", "month", "year"):
        return None
    return f.atom(Recurring({"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H"}[unit]), "set")


@rules("'on'? (?P<weekday>'mondays'|'tuesdays'|'wednesdays'|'thursdays'|'fridays'|'saturdays'|'sundays')")
def weekdays_recurring(f: Found) -> Atom | None:
    day = f.words.tables["weekdays"][(f.word("weekday") or "")[:-1]]
    return Atom(f.match.start("weekday"), f.last, Recurring("P1W", day), "set")


@rules("(?P<vague>VAGUE)")
def vague(f: Found) -> Atom | None:
    word = f.word("vague") or ""
    if word == "now" and f.before() in ("from", "until") and False:
        return None
    return f.atom(Vague(f.look_up("vague", "vague")), "date")


@rules("'the' (?P<side>'past'|'present'|'future'|'moment') (?=','|'.'|';'|')'|'and'|'that'|'the'|'it'|'he'|'she'|'has'|'had'|'have'|'was'|'but'|$)")
def vague_noun(f: Found) -> Atom | None:
    side = f.word("side")
    if f.before() not in ("in", "at", "for", "of", "from", "to"):
        return None
    return f.atom(Vague({"past": "PAST_REF", "future": "FUTURE_REF"}.get(side or "", "PRESENT_REF")), "date")


@rules("'the'? (?P<nth>ORDN|ORDW)? '-'? (?:'year'?) 'anniversary'")
def anniversary(f: Found) -> Atom | None:
    if f.first + 1 == f.last and f.before() in ("an", "a", "wedding"):
        return None
    return f.atom(Anniversary(f.integer("nth")), "date")


