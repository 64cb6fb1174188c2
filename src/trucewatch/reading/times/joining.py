"""Put together what belongs together: a day and its time of day, the two ends of a range."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.reading.times.found import Atom
from trucewatch.reading.times.tokens import Tokens
from trucewatch.reading.times.values import Calendar, Feast, Near, Value, merged, with_time

# What may stand between a day and the time of it, in that order ("June 10 at 6:00", "Monday, 8 pm").
_DAY_TIME = frozenset(
    {
        (),
        (",",),
        ("at",),
        (",", "at"),
        ("at", "around"),
        ("at", "about"),
        ("in", "the"),
        ("around",),
        ("-",),
        ("apos", "s"),
    }
)
# ... and the other way round ("midnight on Monday", "the morning of April 19").
_TIME_DAY = frozenset(
    {(), (",",), ("on",), (",", "on"), ("of",), ("on", "the"), ("in", "the"), ("in", "the", "early"), ("this",)}
)
_DATE_DATE = frozenset({(), (",",), ("the",), (",", "the"), ("(",), ("on",), ("of",)})
_RANGE = frozenset(
    {
        ("to",),
        ("until",),
        ("till",),
        ("through",),
        ("-",),
        ("up", "to"),
        ("until", "the"),
        ("to", "the"),
        ("til",),
        ("thru",),
    }
)
_AND = frozenset({("and",), ("and", "the")})
_OPENERS = frozenset({"from", "between", "starting", "beginning", "running"})


def join(atoms: list[Atom], tokens: Tokens) -> list[Atom]:
    """One atom for a date and the time of day said with it; parts of a day that belong to no date are dropped."""
    out: list[Atom] = []
    for atom in atoms:
        while out:
            together = _together(out[-1], atom, tokens)
            if together is None:
                break
            out.pop()
            atom = together
        out.append(atom)
    return [atom for atom in out if not atom.weak]


def _together(left: Atom, right: Atom, tokens: Tokens) -> Atom | None:
    if left.ranged:
        return None
    between = tuple(tokens.words[left.last : right.first])
    if len(between) > 3:
        return None
    value: Value | None = None
    last = right.last
    if _is_time(left.value) and _has_day(right.value):
        if between in _TIME_DAY:
            value = with_time(right.value, left.value)  # type: ignore[arg-type]
    elif _has_day(left.value) and _is_time(right.value):
        if between in _DAY_TIME:
            value = with_time(left.value, right.value)  # type: ignore[arg-type]
    elif _is_time(left.value) and _is_time(right.value):
        if between in _TIME_DAY or between in _DAY_TIME:
            value = merged(left.value, right.value)  # type: ignore[arg-type]
            if isinstance(value, Calendar) and value.clock and left.value.clock and right.value.clock:  # type: ignore[union-attr]
                value = None
    elif _only_weekday(left.value) and _only_date(right.value):
        if between in _DATE_DATE:
            value = merged(left.value, right.value)  # type: ignore[arg-type]
            if between == ("(",) and last < len(tokens.words) and tokens.words[last] == ")":
                last += 1
            elif between == ("(",):
                value = None
    elif _only_date(left.value) and _only_weekday(right.value) and between in {(), ("(",)}:
        closed = last < len(tokens.words) and tokens.words[last] == ")"
        value = merged(left.value, right.value) if closed or not between else None  # type: ignore[arg-type]
        last += 1 if between and closed else 0
    if value is None:
        return None
    sort = "time" if "time" in (left.sort, right.sort) else left.sort
    return replace(
        right,
        first=left.first,
        last=last,
        value=value,
        sort=sort,
        weak=False,
        approximate=left.approximate or right.approximate,
    )


def _is_time(value: Value) -> bool:
    return isinstance(value, Calendar) and value.bare and bool(value.clock or value.part)


def _has_day(value: Value) -> bool:
    if isinstance(value, Calendar):
        return value.day_known
    return isinstance(value, Feast) or (isinstance(value, Near) and value.unit == "day" and not value.counted)


def _only_weekday(value: Value) -> bool:
    return isinstance(value, Calendar) and value.weekday is not None and not (value.month or value.day)


def _only_date(value: Value) -> bool:
    return isinstance(value, Calendar) and value.day is not None and value.weekday is None


def lend(atoms: list[Atom], tokens: Tokens) -> list[Atom]:
    """Mark ranges, and give each half what only the other says: the year of the second, the day of the first."""
    out = list(atoms)
    for n in range(len(out) - 1):
        one, two = out[n], out[n + 1]
        between = tuple(tokens.words[one.last : two.first])
        before = tokens.words[one.first - 1] if one.first else ""
        opened = before in _OPENERS or (before == "the" and one.first > 1 and tokens.words[one.first - 2] in _OPENERS)
        kin = _kin(one.value, two.value)
        ranged = one.ranged or (kin and _is_range(one.value, two.value, between, before, opened))
        listed = kin and between in _AND | {("or",), (",",)}
        if ranged or listed:
            first, second = _shared(one.value, two.value)
            out[n], out[n + 1] = replace(one, value=first, ranged=ranged), replace(two, value=second)
        elif (
            _has_day(one.value)
            and _is_time(two.value)
            and between in {("from",), (",", "from"), ("between",), ("until",), (",", "until"), ("from", "around")}
        ):
            out[n + 1] = replace(two, value=_day_to(one.value, two.value))
    return out


def _is_range(one: Value, two: Value, between: tuple[str, ...], before: str, opened: bool) -> bool:
    if between in _AND:
        return before == "between"
    # "said on Monday to Friday's guests" is no range, "July 2019 to July 2020" is one.
    return between in _RANGE and (opened or between != ("to",) or _same_grain(one, two))


def _same_grain(one: Value, two: Value) -> bool:
    if not (isinstance(one, Calendar) and isinstance(two, Calendar)) or not (one.month or one.clock or one.year):
        return False
    fields = ("year", "month", "day", "clock")
    return all(bool(getattr(one, name)) == bool(getattr(two, name)) for name in fields)


def _kin(one: Value, two: Value) -> bool:
    if isinstance(one, Calendar) and isinstance(two, Calendar):
        return True
    return isinstance(one, Calendar | Near | Feast) and isinstance(two, Calendar | Near | Feast)


def _shared(one: Value, two: Value) -> tuple[Value, Value]:
    if _is_time(one) and _has_day(two):
        return _day_to(two, one), two
    if _has_day(one) and _is_time(two):
        return one, _day_to(one, two)
    if isinstance(one, Calendar) and isinstance(two, Calendar):
        if two.year and not one.year and one.month and two.month and not one.year_relation:
            year = two.year - 1 if one.month > two.month else two.year
            one = replace(one, year=year)
        elif one.year and not two.year and one.month and two.month and not two.year_relation:
            two = replace(two, year=one.year + 1 if two.month < one.month else one.year)
        if _is_time(one) and _is_time(two) and one.clock and two.clock and two.clock.zone and not one.clock.zone:
            one = replace(one, clock=replace(one.clock, zone=two.clock.zone))
    return one, two


def _day_to(day: Value, time: Value) -> Value:
    """The day of one half for the time of the other; a zone that only the dated half names goes with it."""
    if not isinstance(time, Calendar):
        return time
    zone = getattr(getattr(day, "clock", None), "zone", None)
    clock = replace(time.clock, zone=zone) if time.clock and zone and not time.clock.zone else time.clock
    if isinstance(day, Calendar | Near | Feast):
        return replace(day, part=time.part, clock=clock)
    return time
