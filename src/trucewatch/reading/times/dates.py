"""Rules for dates: days, months, years, weekdays and what stands around them."""

from __future__ import annotations

import re

from trucewatch.reading.times.found import Atom, Found, Rules, dated
from trucewatch.reading.times.values import Calendar, Era, Near

rules = Rules()

DAY = "(?:DAYN|DAYORD)"
LONG_RANGE = "(?:'-'|'to'|'through'|'until'|'till'|'/')"
# After "May 9 and 10" a noun would be counted by the 10; only these may follow.
STOP = r"(?=','|'.'|';'|':'|')'|'('|'in'|'on'|'at'|'as'|'for'|'to'|'by'|'with'|'between'|'when'|'after'|'before'|'that'|'were'|'was'|'and'|$)"
EDGE = "(?P<edge>'the'?EDGEW'of'(?:'the'|'this'|'last')?|EDGEW'in'|EDGEW'-'?|'the'EDGEW)"
REL_YEAR = "(?:'of'|'in')?(?:'the')?(?P<relation>'last'|'this'|'next'|'that'|'same'|'previous'|'following'|'past'|'current')'year'"

_NEARBY = frozenset(
    "in since by until till through during from of to between before after late early mid last next this this that each every and or throughout"
    " around about end beginning start middle through - over coming past into for following".split()
)
_YEAR_CUES = frozenset(
    "in since by until till through during from of to between before after late early mid and or - ( throughout around about over circa year"
    " years ca into for / through".split()
)


@rules(f"(?P<month>MON) ','? 'the'? (?P<day>{DAY}) (?!COUNTED|UNITS|'-'UNIT|'-'NUMW|'%') (?: ','? (?P<year>YEAR) (?!COUNTED|UNITS) )?")
def month_day(f: Found) -> Atom | None:
    value = dated(month=f.month(), day=f.integer("day"), year=f.year())
    return f.atom(value, "date") if value else None


@rules(f"'the'? (?P<day>{DAY}|ORDW) '-'? 'of'? '-'? (?P<month>MON) (?: (?:','|'of'|'-')? (?P<year>YEAR|YEAR3) (?!COUNTED|UNITS) )?")
def day_month(f: Found) -> Atom | None:
    value = dated(month=f.month(), day=f.integer("day"), year=f.year())
    return f.atom(value, "date") if value else None


@rules(f"(?P<month>MON) (?P<day>{DAY}) {LONG_RANGE} (?P<day2>{DAY}) (?!COUNTED|UNITS|UNIT|MON|CLK|':'|'am'|'pm') (?: ','? (?P<year>YEAR) )?")
def month_days(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=True)


@rules(f"(?P<month>MON) (?P<day>{DAY}) (?:'and'|'or'|'&') (?P<day2>{DAY}) (?: ','? (?P<year>YEAR) | {STOP})")
def month_days_listed(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=True, ranged=False)


@rules(f"'the'? (?P<day>{DAY}) {LONG_RANGE} 'the'? (?P<day2>{DAY}) 'of'? (?P<month>MON) (?: ','? (?P<year>YEAR) )?")
def days_month(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=False)


@rules(f"'the'? (?P<day>{DAY}) (?:'and'|'or'|'&'|',') 'the'? (?P<day2>{DAY}) 'of'? (?P<month>MON) (?: ','? (?P<year>YEAR) )?")
def days_month_listed(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=False, ranged=False)


def _two_days(f: Found, *, month_first: bool, ranged: bool = True) -> tuple[Atom, ...] | None:
    one = dated(month=f.month(), day=f.integer("day"), year=f.year())
    two = dated(month=f.month(), day=f.integer("day2"), year=f.year())
    if not one or not two or (ranged and (one.day or 0) >= (two.day or 0)):
        return None
    if month_first:
        end = f.last if f.has("year") else f.match.end("day2")
        return (f.part_atom("month", "day", one, "date", ranged=ranged), Atom(f.match.start("day2"), end, two, "date"))
    end = f.last if f.has("year") else f.match.end("month")
    return (f.part_atom("day", "day", one, "date", ranged=ranged), Atom(f.match.start("day2"), end, two, "date"))


@rules(f"{EDGE}? (?P<month>MON) (?:','|'of')? (?P<year>YEAR|YEAR3) (?!COUNTED|UNITS)")
def month_year(f: Found) -> Atom | None:
    if len(f.word("year") or "") < 4 and f.after() not in ("ad", "bc", "ce", "bce"):
        return None
    return f.atom(Calendar(month=f.month(), year=f.year(), edge=f.edge()), "date")


@rules(f"{EDGE}? (?P<month>MON) (?P<day>{DAY})? {REL_YEAR}")
def month_of_year(f: Found) -> Atom | None:
    value = dated(month=f.month(), day=f.integer("day"), year_relation=f.relation(), edge=f.edge())
    return f.atom(value, "date") if value else None


@rules(f"{EDGE}? (?P<relation>'last'|'next'|'this'|'that'|'past'|'coming')? (?P<month>MON)")
def month_alone(f: Found) -> Atom | None:
    at = f.match.start("month")
    if not f.capital(at) and (f.word("month") or "") in f.words.tables["months_cased"]:
        return None
    if (f.word("month") or "") in f.words.tables["month_names"]["words"] and not (f.has("edge") or f.has("relation")):
        if f.before() not in _NEARBY:
            return None
        if f.capital(f.last) and f.before() in ("and", "or", "to", "for", "by", "-", "of"):
            return None  # a name: "talks with Theresa and April Jones"
    elif f.capital(f.last) and f.starts_sentence() and len(f.word("month") or "") < 4:
        return None
    if f.word("edge") in ("close", "opening"):
        return None
    return f.atom(Calendar(month=f.month(), relation=f.relation(), edge=f.edge()), "date")


@rules(f"{EDGE}? (?:'the'? (?:'year'|'years'))? (?P<year>YEAR) (?:(?P<bc>'bc'|'bce')|'ad'|'ce')?")
def year_alone(f: Found) -> Atom | None:
    year = f.year() or 0
    if f.has("bc"):
        return f.atom(Calendar(year=year, before_christ=True, edge=f.edge()), "date")
    before, after = f.before(), f.after()
    if f.has("edge") and f.word("edge") in ("the", "close", "opening", "outset"):
        return None
    counted = f.words.tables["counted"]["words"]
    if before in ("$", "£", "€", "#", "+") or after in ("%", "$", "€") or after in counted:
        return None
    if after in f.words.tables["units_plural"] or after in f.words.tables["zones"] or after in ("hours", "hrs"):
        return None
    if before in f.words.tables["numbered"]["words"] and not (before in ("around", "about", "over") and 1800 <= year <= 2035 and year % 100):
        return None
    explicit = f.last - f.first > 1 or before in _YEAR_CUES
    if not explicit and not 1900 <= year <= 2035:
        return None
    if not explicit and year % 100 == 0 and before not in ("the", ",", "his", "her", "their", "its", "our"):
        return None
    return f.atom(Calendar(year=year, edge=f.edge()), "date")


@rules("(?P<year>YEAR3) (?P<bc>'bc'|'bce'|'ad'|'ce')")
def early_year(f: Found) -> Atom | None:
    return f.atom(Calendar(year=f.year(), before_christ=f.word("bc") in ("bc", "bce")), "date")


@rules(f"{EDGE}? 'the'? (?:'years')? (?P<year>YEAR) (?:'-'|'/') (?P<year2>YEAR|YY) (?!'-'|'/'|COUNTED)")
def years(f: Found) -> tuple[Atom, ...] | None:
    first, second = f.year() or 0, f.integer("year2") or 0
    if second < 100:
        second += first // 100 * 100
    if not (first < second <= 2200 and 1000 <= first) or f.before() in f.words.tables["numbered"]["words"]:
        return None
    start = f.match.start("year") if not f.has("edge") else f.first
    return (
        Atom(start, f.match.end("year"), Calendar(year=first, edge=f.edge()), "date", ranged=True),
        f.part_atom("year2", "year2", Calendar(year=second), "date"),
    )


@rules("(?P<date>DATE)")
def numeric(f: Found) -> Atom | None:
    text = f.word("date") or ""
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t.*)?", text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        # A Muslim or Persian year ("1444/11/20") is not ours.
        value = dated(year=year, month=month, day=day) if year > 1700 and month <= 12 else None
        return f.atom(value, "date") if value else None
    compact = re.fullmatch(r"(\d{1,2})([a-z]{3})[a-z]*(\d{2,4})", text)
    if compact:
        month = f.words.tables["months"].get(compact[2]) or f.words.tables["months_cased"].get(compact[2])
        value = dated(day=int(compact[1]), month=month, year=_century(int(compact[3]))) if month else None
        return f.atom(value, "date") if value else None
    one, two, year_text = re.split(r"[./]", text)
    first, second, year = int(one), int(two), _century(int(year_text))
    if not 1700 < year < 2200:
        return None
    if "." in text or first > 12:  # day.month.year is the only order written with dots
        value = dated(day=first, month=second, year=year) if second <= 12 else None
    elif second > 12:
        value = dated(day=second, month=first, year=year)
    else:
        value = dated(day=second, month=first, year=year, swappable=first != second)
    return f.atom(value, "date") if value else None


def _century(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


@rules(
    "(?P<edge>'early'|'late'|'later'|'earlier'|'mid''-'?)? 'on'? (?:'the')?"
    " (?P<relation>'last'|'next'|'this'|'that'|'past'|'coming'|'previous'|'following'|'same')? (?P<weekday>WD) (?:(?P<part>PART)(?!'of')|'-'(?P<part2>PART))?"
)
def weekday(f: Found) -> Atom | None:
    first = f.first
    if not f.has("edge") and not f.has("relation") and f.tokens.words[first] in ("on", "the"):
        # The preposition belongs to the expression only inside "early on Friday".
        first = f.match.start("weekday")
    value = Calendar(weekday=f.weekday(), relation=f.relation(), part=f.part() or f.part("part2"), edge=f.edge())
    if f.tokens.words[first] == "on":
        first += 1
    return Atom(first, f.last, value, "time" if value.part else "date")


@rules("(?P<weekday>WD) ','? (?:'of'|'in')? 'the'? (?P<relation>'last'|'this'|'next'|'previous'|'following'|'coming'|'past') 'week'")
def weekday_of_week(f: Found) -> Atom | None:
    return f.atom(Calendar(weekday=f.weekday(), week_relation=f.relation()), "date")


@rules("'the'? (?P<relation>'last'|'this'|'next') 'week' (?:'on'|'apos''s')? (?P<weekday>WD)")
def week_weekday(f: Found) -> Atom | None:
    return f.atom(Calendar(weekday=f.weekday(), week_relation=f.relation()), "date")


@rules(f"(?P<weekday>WDX) ','? (?=MON|{DAY}MON|DATE|CLK|'-')")
def weekday_short(f: Found) -> Atom | None:
    return Atom(f.first, f.match.end("weekday"), Calendar(weekday=f.weekday()), "date", weak=True)


@rules("(?P<edge>'early'|'late'|'later'|'earlier')? 'on'? (?P<near>NEARDAY) (?P<part>PART)?")
def near_day(f: Found) -> Atom | None:
    first = f.first
    if not f.has("edge"):
        first = f.match.start("near")
    part = f.part() or ("night" if f.word("near") == "tonight" else None)
    shift = f.look_up("near", "near_days")
    return Atom(first, f.last, Near(shift, "day", part=part, edge=f.edge()), "time" if part else "date")


@rules("'the' 'day' (?P<way>'before'|'after') (?P<near>'yesterday'|'tomorrow')")
def two_days_off(f: Found) -> Atom | None:
    shift = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((f.word("way") or "", f.word("near") or ""))
    return f.atom(Near(shift, "day"), "date") if shift else None


@rules("(?P<edge>'early'|'late'|'later'|'earlier')? (?P<relation>'this'|'last') (?P<part>PART)")
def near_part(f: Found) -> Atom | None:
    if f.word("relation") == "last" and f.word("part") not in ("night", "evening"):
        return None
    return f.atom(Near(-1 if f.word("relation") == "last" else 0, "day", part=f.part(), edge=f.edge()), "time")


@rules("'overnight' (?P<weekday>WD)?")
def overnight(f: Found) -> Atom | None:
    if f.has("weekday"):
        return f.atom(Calendar(weekday=f.weekday(), part="overnight"), "time")
    return f.atom(Near(0, "night", part="overnight"), "time")


@rules("'the'? (?P<decade>TENS)")
def decade(f: Found) -> Atom | None:
    digits = int(re.match(r"\d+", f.word("decade") or "")[0])  # type: ignore[index]
    if len(f.word("decade") or "") == 3:  # the 80s
        digits += 1900
    if not 1000 <= digits < 2200 or digits % 10:
        return None
    span = 100 if digits % 100 == 0 and f.after() not in ("and",) and digits != 2000 else 10
    return f.atom(Era(digits, digits + span - 1), "period")


@rules("(?P<edge>'the'? EDGEW '-'? 'of'? 'the'?)? 'the'? (?P<nth>ORDN|ORDW) '-'? 'century' ('bc'|'bce')?")
def century(f: Found) -> Atom | None:
    nth = f.integer("nth") or 0
    if not 1 <= nth <= 30:
        return None
    return f.atom(Era((nth - 1) * 100, nth * 100 - 1, edge=f.edge()), "period")


@rules(
    "(?:(?P<edge>'the'? EDGEW '-'? (?:'of'|'in')? 'the'?)|'the')? (?P<relation>'last'|'this'|'next'|'that'|'past'|'coming'|'following'|'same'|'previous')?"
    " (?P<season>SEASON) (?: (?:'of'|',')? 'the'? 'year'? (?P<year>YEAR) )?"
)
def season(f: Found) -> Atom | None:
    word = f.word("season") or ""
    given = f.has("relation") or f.has("year")
    if word == "fall" and not given:
        if not (f.before() == "in" and f.tokens.words[f.first] == "the" and f.after() not in ("of", "from", "in")):
            return None
    elif not given and not f.has("edge") and f.before() not in _NEARBY and f.tokens.words[f.first] != "the":
        return None
    if f.capital(f.match.start("season")) and not given:
        return None  # the Arab Spring
    value = Calendar(season=f.look_up("season", "seasons"), year=f.year(), relation=f.relation(), edge=f.edge())
    return f.atom(value, "date")


@rules("(?P<year>YEAR) (?P<season>SEASON)")
def year_season(f: Found) -> Atom | None:
    if f.capital(f.match.start("season")) or f.word("season") == "fall":
        return None
    return f.atom(Calendar(season=f.look_up("season", "seasons"), year=f.year()), "date")
