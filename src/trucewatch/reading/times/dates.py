"""Rules for dates told by the calendar: days, months, years, seasons, decades, and parts of them."""

from __future__ import annotations

import re

from trucewatch.reading.times.found import Atom, Found, Rules, dated
from trucewatch.reading.times.values import Calendar, Era, Near, Portion

rules = Rules()

DAY = "(?:DAYN|DAYORD)"
LONG_RANGE = "(?:'-'|'to'|'through'|'until'|'till'|'/')"
# After "May 9 and 10" a noun would be counted by the 10; only these may follow.
STOP = (
    "(?=','|'.'|';'|':'|')'|'('|'in'|'on'|'at'|'as'|'for'|'to'|'by'|'with'|'between'|'when'|'after'|'before'|'that'"
    "|'were'|'was'|'and'|$)"
)
EDGE = (
    "(?P<edge> 'the'? ('early'|'late') '-'? | ('early'|'late'|'later'|'earlier') 'in' 'the'? | 'the'? 'mid' '-'?"
    " | 'the'? ('beginning'|'start'|'end'|'middle'|'close'|'outset') 'of' 'the'? )"
)
REL = "('last'|'this'|'next'|'that'|'past'|'coming'|'same'|'previous'|'following'|'current')"
REL_YEAR = f"'of'? 'in'? 'the'? (?P<relation>{REL}) 'year'"
ERA = "(?:(?P<bc>'bc'|'bce')|'ad'|'ce')"


_POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your"})


def _unmodified(f: Found) -> int:
    """The first token without the article that belongs to the noun after the date: "the [21 January] ambush"."""
    return f.first + 1 if f.tokens.words[f.first] == "the" and f.modifies() else f.first


@rules(
    f"(?P<month>MON) ','? 'the'? (?P<day>{DAY}) (?!COUNTED|UNITS|'-'UNIT|'-'NUMW|'%') (?: (?:','|'of')? "
    f"(?P<year>YEAR) (?!COUNTED|UNITS) )?",
    on="MON",
)
def month_day(f: Found) -> Atom | None:
    value = dated(month=f.month(), day=f.integer("day"), year=f.year())
    return f.atom(value, "date") if value else None


@rules(
    f"'the'? (?P<day>{DAY}|ORDW) (?P<dash>'-')? 'of'? '-'? (?P<month>MON) (?: (?:','|'of'|'-')? "
    f"(?P<year>YEAR|YEAR3{ERA}) (?!COUNTED|UNITS) )?",
    on="MON",
)
def day_month(f: Found) -> Atom | None:
    if f.has("dash") and f.before() in f.words.tables["months"]:
        return None  # the second half of "March 19-April 30"
    value = dated(month=f.month(), day=f.integer("day"), year=f.integer("year"), before_christ=f.has("bc"))
    return Atom(_unmodified(f), f.last, value, "date") if value else None


@rules(
    f"(?P<month>MON) (?P<day>{DAY}) {LONG_RANGE} (?P<day2>{DAY}) (?!COUNTED|UNITS|UNIT|MON|CLK|':'|'am'|'pm') "
    f"(?: ','? (?P<year>YEAR) )?",
    on="MON",
)
def month_days(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=True)


@rules(f"(?P<month>MON) (?P<day>{DAY}) (?:'and'|'or'|'&') (?P<day2>{DAY}) (?: ','? (?P<year>YEAR) | {STOP})", on="MON")
def month_days_listed(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=True, ranged=False)


@rules(
    f"'the'? (?P<day>{DAY}) {LONG_RANGE} 'the'? (?P<day2>{DAY}) 'of'? (?P<month>MON) (?: ','? (?P<year>YEAR) )?",
    on="MON",
)
def days_month(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=False)


@rules(
    f"'the'? (?P<day>{DAY}) (?:'and'|'or'|'&'|',') 'the'? (?P<day2>{DAY}) 'of'? (?P<month>MON) (?: ','? "
    f"(?P<year>YEAR) )?",
    on="MON",
)
def days_month_listed(f: Found) -> tuple[Atom, ...] | None:
    return _two_days(f, month_first=False, ranged=False)


def _two_days(f: Found, *, month_first: bool, ranged: bool = True) -> tuple[Atom, ...] | None:
    one = dated(month=f.month(), day=f.integer("day"), year=f.year())
    two = dated(month=f.month(), day=f.integer("day2"), year=f.year())
    if not one or not two or (ranged and (one.day or 0) >= (two.day or 0)):
        return None
    start, end = f.match.start("day2"), f.last if f.has("year") else f.match.end("day2" if month_first else "month")
    if f.tokens.words[start - 1] == "the":
        start -= 1
    first = f.match.start("month") if month_first else f.first
    return (Atom(first, f.match.end("day"), one, "date", ranged=ranged), Atom(start, end, two, "date"))


@rules(f"{EDGE}? (?P<month>MON) (?:','|'of')? (?P<year>YEAR|YEAR3{ERA}) (?!COUNTED|UNITS)", on="MON")
def month_year(f: Found) -> Atom | None:
    value = Calendar(month=f.month(), year=f.integer("year"), edge=f.edge(), before_christ=f.has("bc"))
    return f.atom(value, "date")


@rules(f"{EDGE}? (?P<month>MON) (?P<day>{DAY})? {REL_YEAR}", on="MON")
def month_of_year(f: Found) -> Atom | None:
    value = dated(month=f.month(), day=f.integer("day"), year_relation=f.relation(), edge=f.edge())
    return f.atom(value, "date") if value else None


@rules(f"{EDGE}? (?P<relation>'last'|'next'|'this'|'that'|'past'|'coming')? (?P<month>MON)", on="MON")
def month_alone(f: Found) -> Atom | None:
    word = f.word("month") or ""
    if not f.capital(f.match.start("month")) and word in f.words.tables["months_cased"]:
        return None
    named = f.has("edge") or f.has("relation")
    if word in f.words.sets["month_names"] and not named:
        if f.before() not in f.words.sets["before_month"]:
            # "the April offensive" is the month; "a speech by Theresa May", "June said" are names.
            safe = word not in f.words.tables["months_cased"] and not f.capital(f.first - 1) and not f.starts_sentence()
            if not (safe and f.modifies()):
                return None
        elif f.capital(f.last) and f.before() in ("and", "or", "to", "for", "by", "-", "of"):
            return None
    elif f.capital(f.last) and f.starts_sentence() and len(word) < 4:
        return None
    return Atom(_unmodified(f), f.last, Calendar(month=f.month(), relation=f.relation(), edge=f.edge()), "date")


@rules(f"{EDGE}? (?:'the'? (?:'year'|'years'))? (?P<year>YEAR) {ERA}?", on="YEAR")
def year_alone(f: Found) -> Atom | None:
    year = f.year() or 0
    if f.has("bc"):
        return f.atom(Calendar(year=year, before_christ=True, edge=f.edge()), "date")
    before, after, tables = f.before(), f.after(), f.words.tables
    if (
        before in ("$", "£", "€", "#", "+", "/")
        or after == "/"
        or after in ("%", "$", "€")
        or after in f.words.sets["counted"]
    ):
        return None
    if (
        after in tables["units_plural"]
        or after in tables["zones"]
        or (f.has("edge") and f.tokens.words[f.match.start("year") - 1] == "the")
    ):
        return None
    if before in f.words.sets["numbered"] and not (
        before in ("around", "about", "over") and 1800 <= year <= 2035 and year % 100
    ):
        return None
    explicit = f.last - f.first > 1 or before in f.words.sets["before_year"]
    if not explicit and not 1900 <= year <= 2035 and not (before == "the" and year >= 1500 and f.modifies()):
        return None
    if not explicit and year % 100 == 0 and before not in ("the", ",", "his", "her", "their", "its", "our"):
        return None
    return f.atom(Calendar(year=year, edge=f.edge()), "date")


@rules(f"{EDGE}? (?P<year>YEAR3) {ERA}", on="YEAR3")
def early_year(f: Found) -> Atom | None:
    return f.atom(Calendar(year=f.integer("year"), before_christ=f.has("bc"), edge=f.edge()), "date")


@rules(f"{EDGE}? ('the'? 'years')? (?P<year>YEAR) (?:'-'|'/') (?P<year2>YEAR|YY) (?!'-'|'/'|COUNTED)", on="YEAR")
def years(f: Found) -> tuple[Atom, ...] | None:
    first, second = f.year() or 0, f.integer("year2") or 0
    if second < 100:
        second += first // 100 * 100
    if not first < second <= 2200 or f.before() in f.words.sets["numbered"]:
        return None
    start = f.match.start("year") if not f.has("edge") else f.first
    return (
        Atom(start, f.match.end("year"), Calendar(year=first, edge=f.edge()), "date", ranged=True),
        f.part_atom("year2", "year2", Calendar(year=second), "date"),
    )


@rules("(?P<date>DATE)", on="DATE")
def numeric(f: Found) -> Atom | None:
    text = f.word("date") or ""
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t.*)?", text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        # A Muslim or Persian year ("1444/11/20") is not ours.
        value = dated(year=year, month=month, day=day) if year > 1700 else None
        return f.atom(value, "date") if value else None
    compact = re.fullmatch(r"(\d{1,2})([a-z]{3})[a-z]*(\d{2,4})", text)
    if compact:
        known = f.words.tables["months"].get(compact[2]) or f.words.tables["months_cased"].get(compact[2])
        value = dated(day=int(compact[1]), month=known, year=_century(int(compact[3]))) if known else None
        return f.atom(value, "date") if value else None
    first, second, year = (int(part) for part in re.split(r"[./]", text))
    year = _century(year)
    if not 1700 < year < 2200:
        return None
    if "." in text or first > 12:  # with dots only day.month.year is written
        value = dated(day=first, month=second, year=year)
    elif second > 12:
        value = dated(day=second, month=first, year=year)
    else:
        value = dated(day=second, month=first, year=year, swappable=first != second)
    return f.atom(value, "date") if value else None


def _century(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


@rules(f"'on' 'the' (?P<day>DAYORD) {STOP}", on="DAYORD")
def day_of_told_month(f: Found) -> Atom | None:
    return Atom(f.first + 1, f.last, Calendar(day=f.integer("day")), "date")


@rules(
    "'the'? (?P<nth>ORDW|'last'|'final'|'closing'|'opening'|'initial'|'latter') "
    "(?P<count>NUMW|INT|'few'|'couple''of')? (?P<unit>UNIT|UNITS|'half'|'part') 'of'"
    f" (?: (?P<month>MON) (?: (?:','|'of')? (?P<year>YEAR) )? | (?P<year2>YEAR) | 'the' "
    f"(?P<whole>'month'|'year'|'week') | {REL_YEAR} )",
    on="MON|YEAR|'month'|'year'|'week'",
)
def portion(f: Found) -> Atom | None:
    """ "the first week of May", "the second half of 2008", "the last two weeks of the month"."""
    word, unit = f.word("nth") or "", f.word("unit") or ""
    nth = -1 if word in ("last", "final", "closing", "latter") else f.integer("nth") or 1
    of: Calendar | Near
    if f.has("whole"):
        of = Near(0, "week" if f.word("whole") == "week" else "month" if f.word("whole") == "month" else "year")
    elif f.has("relation"):
        of = Calendar(year_relation=f.relation())
    else:
        of = Calendar(month=f.month(), year=f.year() or f.year("year2"))
    size = "half" if unit in ("half", "part") else f.unit()
    if size == "second" or (size == "half" and nth not in (1, 2, -1)):
        return None
    count = f.quantity() if f.has("count") else 1
    return f.atom(Portion(nth, count, size, of), "date")


@rules("'the'? (?P<decade>TENS)", on="TENS")
def decade(f: Found) -> Atom | None:
    word = f.word("decade") or ""
    if len(word) == 3 and (f.before() in _POSSESSIVES or f.before(2) in _POSSESSIVES or f.before(3) in _POSSESSIVES):
        return None  # an age: "in his 60s", "in her mid-20s"
    first = int(word[:-1]) + (1900 if len(word) == 3 else 0)  # the 80s
    if not 1000 <= first < 2200 or first % 10:
        return None
    return f.atom(Era(first, first + 9), "period")


@rules("(?P<edge>('early'|'late'|'mid') '-'?) (?P<decade>TENS)", on="TENS")
def edge_of_decade(f: Found) -> Atom | None:
    whole = decade(f)
    if not isinstance(whole, Atom) or not isinstance(whole.value, Era):
        return None
    first = f.first - 1 if f.before() == "the" else f.first
    return Atom(first, f.last, Era(whole.value.first, whole.value.last, f.edge()), "period")


@rules("(?P<edge>('early'|'late'|'mid') '-'?)? (?P<nth>ORDN|ORDW) '-'? 'century' ('bc'|'bce')?", on="'century'")
def century(f: Found) -> Atom | None:
    nth = f.integer("nth") or 0
    if not 1 <= nth <= 30:
        return None
    return f.atom(Era((nth - 1) * 100, nth * 100 - 1, edge=f.edge()), "period")


@rules(
    f"{EDGE}? 'the'? (?P<relation>'last'|'this'|'next'|'that'|'past'|'coming'|'following'|'same'|'previous')?"
    f" (?P<season>SEASON) (?: (?:'of'|',')? 'the'? 'year'? (?P<year>YEAR|YEAR3{ERA}) | 'of'? "
    f"(?P<year_relation>'last'|'this'|'next'|'that') 'year' )?",
    on="SEASON",
)
def season(f: Found) -> Atom | None:
    word = f.word("season") or ""
    given = f.has("relation") or f.has("year") or f.has("year_relation")
    the = f.tokens.words[f.first] == "the"
    if word == "fall" and not given:
        if not (f.before() == "in" and the and f.after() not in ("of", "from", "in")):
            return None  # the fall of a city
    elif (
        word == "spring"
        and not given
        and not f.has("edge")
        and not the
        and f.before() not in f.words.sets["before_month"]
    ):
        return None
    if f.capital(f.match.start("season")) and not given:
        return None  # the Arab Spring
    value = Calendar(
        season=f.look_up("season", "seasons"),
        year=f.integer("year"),
        relation=f.relation(),
        edge=f.edge(),
        year_relation=f.relation("year_relation"),
        before_christ=f.has("bc"),
    )
    return Atom(_unmodified(f), f.last, value, "date")


@rules("(?P<year>YEAR) (?P<season>SEASON)", on="SEASON")
def year_season(f: Found) -> Atom | None:
    if f.capital(f.match.start("season")) or f.word("season") == "fall":
        return None
    return f.atom(Calendar(season=f.look_up("season", "seasons"), year=f.year()), "date")
