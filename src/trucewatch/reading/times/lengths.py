"""Rules for durations: 48 hours, a three-day, two and a half hours, another 72 hours, weeks of."""

from __future__ import annotations

from typing import cast

from trucewatch.reading.times.found import Atom, Found, Rules
from trucewatch.reading.times.values import Length, Recurring, Unit

rules = Rules()

NUMBER = "(?:INT|DEC|NUMW|MULT) (?:INT'/'INT|FRACTION)? (?:'-'?(?:NUMW|MULT)|'and'NUMW(?=UNITS))*"
HALF = "(?:'-'?'and''-'?'a''-'?(?:'half'|'quarter'))"
SOME = (
    "(?:'a''few'|'a''couple'(?:'of'|'more')?|'a''dozen'|'several'|'few'|'many'|'some'|'numerous'|'countless'"
    "|(?:'dozens'|'scores'|'hundreds'|'thousands'|'tens')'of'|'a''number''of')"
)
COUNT = f"(?P<count>{NUMBER}{HALF}?|'a'{NUMBER}|{SOME})"
LOOSE = (
    "(?P<loose>'about'|'around'|'nearly'|'almost'|'roughly'|'approximately'|'some'|'over'|'under'|'more''than'|'less''than'|'at''least'|'at''most'"
    "|'up''to'|'close''to'|'well''over'|'just''over'|'just''under'|'no''more''than'|'a''little'(?:'over'|'more''than'|'less''than'|'under')"
    "|'slightly'('more'|'less')'than'|'an'?'estimated')"
)
FURTHER = "(?P<further>'another'|'a'?'further'|'an'?'additional'|'an'?'extra')"
MORE = "(?:'more'|'further'|'additional'|'extra'|'consecutive'|'straight'|'full'|'whole'|'long'|'calendar'|'working')"
AGE = "(?:'-'?'old'|'-'?'long')"
UNITX = "(?:UNIT|UNITS)"
ANY = "UNIT|UNITS"
_NO_LENGTHS = frozenset({"quarter", "night"})  # three quarters of a city; a night is told by its date
_ORDER = ("second", "minute", "hour", "day", "week", "month", "year")
_SET = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H"}


@rules(
    f"(?P<lead>'a''mere'|'the' ('entire'|'first'|'initial'|'final'|'opening')?|'a'(?=INT|NUMW))? {LOOSE}? "
    f"({FURTHER} ('period''of')?)? {COUNT} (?P<more>{MORE})*"
    f" (?P<dash>'-')? (?P<unit>{UNITX}) (?P<tail>{AGE}|'more'|'longer'|'period')? ('and' (?P<count2>{NUMBER}) "
    f"'-'? (?P<unit2>{UNITX}))?",
    on=ANY,
)
def length(f: Found) -> Atom | None:
    return _length(f)


@rules("(?P<count>NUMW|INT) (?P<adjective>LOWER) (?P<unit>UNITS)", on="UNITS")
def length_described(f: Found) -> Atom | None:
    """ "ten brutal months": one adjective may stand between."""
    if f.unit() in _NO_LENGTHS or f.unit() == "second" or f.word("adjective") in f.words.sets["counted"]:
        return None
    count = f.quantity()
    return f.atom(Length(count, f.unit()), "duration") if count and count > 1 else None


def _length(f: Found) -> Atom | None:
    unit, plural = f.unit(), f.word("unit") in f.words.tables["units_plural"]
    count, words, tail = f.quantity(), f.all("count"), f.word("tail")
    if unit in _NO_LENGTHS and not (plural and unit == "night"):
        return None
    if not plural and not f.has("dash") and (unit in ("second", "century", "decade") or count is None):
        return None  # "two second rounds", "some day"
    if f.has("dash") and words[-1].isdigit() and not plural and f.before() in ("-", "/"):
        return None
    if (
        words[0].isdigit()
        and len(words[0]) == 4
        and unit == "hour"
        and (words[0][0] == "0" or f.before() in f.words.sets["before_clock"])
    ):
        return None  # "at 0600 hours"
    if f.capital(f.match.start("unit")) and f.after() in ("war", "wars"):
        return None  # the Six-Day War
    if words == ["one"] and not (
        f.has("dash") or f.has("tail") or f.has("further") or f.all("more") or f.has("count2")
    ):
        return None  # left to the rule of a single unit
    if count == 24 and unit == "hour" and f.after() in ("clock", "news"):
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
    adjective = not plural and tail != "period" and count != 1
    lead = f.all("lead")
    if lead and (adjective or lead == ["a"]) and lead != ["a", "mere"]:
        first = f.match.end("lead")  # the article of the noun after it: a [three-day] truce
    elif words[:1] == ["a"] and adjective and words[1:2] != ["few"] and words[1:2] != ["couple"]:
        first = f.match.start("count") + 1
    further = (
        f.has("further")
        or any(word in f.words.sets["added"] for word in f.all("more"))
        or tail in f.words.sets["added"]
    )
    loose = f.has("loose") or count is None or words[:1] == ["some"]
    return Atom(first, last, Length(count, unit, rest=rest), "duration", further=further, approximate=loose)


def _finer(unit: Unit, than: Unit) -> bool:
    return unit in _ORDER and than in _ORDER and _ORDER.index(unit) < _ORDER.index(than)


@rules(
    f"{LOOSE}? {FURTHER}? (?P<low>{NUMBER}) ('-'|'to'|'or') (?P<count>{NUMBER}) '-'? (?P<unit>{UNITX}) "
    f"(?P<tail>{AGE})?",
    on=ANY,
)
def length_range(f: Found) -> Atom | None:
    low, high = f.quantity("low"), f.quantity()
    if low is None or high is None or low >= high or f.unit() in _NO_LENGTHS:
        return None
    return f.atom(Length(low, f.unit(), high=high), "duration", further=f.has("further"), approximate=True)


@rules(
    f"{LOOSE}? (?P<a>'a'|'an'|'one') (?P<kind>'full'|'whole'|'single'|'mere'|'further'|'long'|'entire')? "
    f"(?P<unit>UNIT) (?P<half>{HALF})? (?P<tail>{AGE})?",
    on="UNIT",
)
def one_unit(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("second", "quarter", "weekend") or (unit == "night" and not f.has("kind")):
        return None
    if (
        f.word("a") != "one"
        and not f.has("half")
        and f.before() in ("once", "twice", "times", "hours", "days", "week", "minutes")
    ):
        return f.atom(Recurring(_SET.get(unit, "P1D")), "set")
    bare = not (f.has("loose") or f.has("kind") or f.has("half") or f.has("tail"))
    if f.word("a") == "one" and unit == "day" and bare and f.before() not in f.words.sets["before_one_day"]:
        return None  # "One day, ..." of a story, "may one day return"
    if unit == "day" and f.word("a") == "a" and f.before() in ("such", "what", "quite"):
        return None
    half = f.all("half")
    count = 1.0 + (0.5 if "half" in half else 0.25 if "quarter" in half else 0)
    first = f.first + 1 if f.has("tail") and not f.has("loose") and f.word("a") != "one" else f.first
    return Atom(
        first, f.last, Length(count, unit), "duration", approximate=f.has("loose"), further=f.word("kind") == "further"
    )


@rules(f"{LOOSE}? ('a'|'the')? 'half' '-'? ('a'|'an')? '-'? (?P<unit>UNIT)", on="'half'")
def half_unit(f: Found) -> Atom | None:
    unit = f.unit()
    if unit in ("second", "night", "quarter", "weekend") or f.before() == "and":
        return None
    return f.atom(Length(0.5, unit), "duration", approximate=f.has("loose"))


@rules("'another' (?P<unit>UNIT)", on="'another'")
def another_unit(f: Found) -> Atom | None:
    if f.unit() in ("second", "night", "weekend", "quarter"):
        return None
    return f.atom(Length(1, f.unit()), "duration", further=True)


@rules(f"(?P<unit>{UNITX}) '-' ('long'|'old')", on="'long'|'old'")
def unit_long(f: Found) -> Atom | None:
    count = None if f.word("unit") in f.words.tables["units_plural"] else 1.0
    return f.atom(Length(count, f.unit()), "duration", approximate=count is None)


@rules("(?P<long>LONG)", on="LONG")
def long_word(f: Found) -> Atom | None:
    count, unit = f.look_up("long", "lengths")
    return f.atom(Length(float(count) if count else None, cast("Unit", unit)), "duration", approximate=not count)


@rules("(?P<unit>UNITS)", on="UNITS")
def bare_units(f: Found) -> Atom | None:
    """ "for weeks", "hours after the deal"."""
    unit = f.unit()
    if unit in ("second", "quarter", "weekend", "night"):
        return None
    if f.before() not in f.words.sets["before_bare_units"] and f.after() not in f.words.sets["after_bare_units"]:
        return None
    return f.atom(Length(None, unit), "duration", approximate=True)
