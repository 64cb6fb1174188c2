"""Rules for named days and periods: Eid al-Fitr, Ramadan, Christmas, Orthodox Easter."""

from __future__ import annotations

from trucewatch.reading.times.found import Atom, Found, Rules
from trucewatch.reading.times.values import Feast

rules = Rules()

_AL = "(?:'-'? ('al'|'ul'|'el') '-'?)"
_NAMES = {
    "eid_al_fitr": f"'eid' {_AL} 'fitr'",
    "eid_al_adha": f"'eid' {_AL} 'adha' | 'feast' 'of' 'the' 'sacrifice'",
    "eid": "'eid'",
    "ramadan": "('holy'|'fasting')? 'month' 'of' ('ramadan'|'ramadhan') | 'holy'? ('ramadan'|'ramadhan')",
    "ashura": "'ashura'",
    "mawlid": "'mawlid' | 'prophet' 'apos' 's' 'birthday'",
    "arbaeen": "'arbaeen'",
    "nowruz": "'nowruz' | 'newroz' | 'norouz' | 'navruz'",
    "christmas": "'christmas' ('day')?",
    "christmas_eve": "'christmas' 'eve'",
    "boxing_day": "'boxing' 'day'",
    "orthodox_christmas": "('orthodox'|'coptic'|'ethiopian') 'christmas' ('day')?",
    "new_year": "'new' 'year' 'apos' 's' ('day')? | 'new' 'year' (?!'apos')",
    "new_years_eve": "'new' 'year' 'apos' 's' 'eve' | 'new' 'year' 'eve'",
    "easter": "'easter' ('sunday')?",
    "easter_monday": "'easter' 'monday'",
    "good_friday": "'good' 'friday'",
    "palm_sunday": "'palm' 'sunday'",
    "holy_week": "'holy' 'week'",
    "orthodox_easter": "('orthodox'|'coptic') 'easter' ('sunday')?",
    "epiphany": "'epiphany'",
    "victory_day": "'victory' 'day'",
    "thanksgiving": "'thanksgiving' ('day')?",
    "halloween": "'halloween'",
    "valentines_day": "'valentine' 'apos' 's' 'day'",
    "may_day": "'may' 'day'",
    "lunar_new_year": "('lunar'|'chinese') 'new' 'year' | 'tet' (?='holiday'|'truce'|'ceasefire')",
    "passover": "'passover'",
    "rosh_hashanah": "'rosh' 'hashanah'",
    "yom_kippur": "'yom' 'kippur'",
    "hanukkah": "'hanukkah'",
    "sukkot": "'sukkot'",
    "purim": "'purim'",
    "shavuot": "'shavuot'",
    "thingyan": "'thingyan'",
    "songkran": "'songkran'",
    "timkat": "'timkat'",
}


_HEADS = {  # the word without which the feast is not named, where it is not the first of its name here
    "eid_al_adha": "'eid'|'sacrifice'",
    "ramadan": "'ramadan'|'ramadhan'",
    "mawlid": "'mawlid'|'prophet'",
    "nowruz": "'nowruz'|'newroz'|'norouz'|'navruz'",
    "orthodox_christmas": "'christmas'",
    "orthodox_easter": "'easter'",
    "new_years_eve": "'new'",
    "valentines_day": "'valentine'",
    "lunar_new_year": "'lunar'|'chinese'|'tet'",
}
_PART = "'the'? (?:(?P<nth>ORDN|ORDW|'last'|'final') 'day'|(?P<edge>'start'|'beginning'|'end'|'eve'))"
_NAMES_OF_OTHERS = frozenset({"operation", "white", "camp", "hotel"})


def _make(name: str) -> None:
    def feast(f: Found) -> Atom | None:
        if not f.capital(f.last - 1) and not f.capital(f.first) and not f.capital(f.match.start("name")):
            return None  # "a new year" is any year
        if f.before() in _NAMES_OF_OTHERS or f.before() == "-":
            return None  # "Operation Ramadan"
        groups = ("part", "relation", "name")
        first = min(f.match.start(group) for group in groups if f.has(group))
        value = Feast(name, year=f.year(), relation=f.relation(), nth=_nth(f))
        return Atom(first, f.last, value, "date")

    feast.__name__ = name
    rules(
        f"(?P<part>{_PART} 'of' 'the'?)? "
        f"(?P<relation>'last'|'this'|'next')? ('year''apos''s')? (?P<name>{_NAMES[name]}) (?:(?:'of'|',')? "
        f"(?P<year>YEAR))?",
        on=_HEADS.get(name, f"'{name.split('_')[0]}'"),
    )(feast)


def _nth(f: Found) -> int | None:
    """Which day of the feast is meant: the first is 1, the eve 0, the last -1."""
    if f.has("edge"):
        return {"eve": 0, "end": -1}.get(f.word("edge") or "", 1)
    if f.word("nth") in ("last", "final"):
        return -1
    return f.integer("nth")


for _name in _NAMES:
    _make(_name)
