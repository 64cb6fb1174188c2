"""What a rule of the grammar sees (a match over the symbols) and what it gives (atoms)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, cast

from trucewatch.reading.times.tokens import Tokens
from trucewatch.reading.times.values import Calendar, Clock, Edge, Relation, Unit, Value
from trucewatch.reading.times.words import Words

Sort = Literal["date", "time", "duration", "set", "period"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression as a rule finds it: tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    value: Value
    sort: Sort
    weak: bool = False  # stands only together with a date ("the morning" of April 19)
    further: bool = False
    approximate: bool = False
    ranged: bool = False  # the first half of a range whose second half follows at once ("Feb. 11" of "Feb. 11-12")


class Found:
    """One match: the words and numbers of its groups."""

    def __init__(self, match: re.Match[str], tokens: Tokens, words: Words) -> None:
        self.match, self.tokens, self.words = match, tokens, words
        self.first, self.last = match.span()

    def has(self, group: str) -> bool:
        return self.match[group] is not None

    def all(self, group: str) -> list[str]:
        """The words of a group, none when it did not take part."""
        start, end = self.match.span(group)
        return self.tokens.words[start:end] if start >= 0 else []

    def word(self, group: str) -> str | None:
        found = self.all(group)
        return found[-1] if found else None

    def look_up(self, group: str, *tables: str) -> Any:
        """The value of the group's last word in the first table that knows it; None without one."""
        word = self.word(group)
        for table in tables:
            if word in self.words.tables[table]:
                return self.words.tables[table][word]
        return None

    def integer(self, group: str) -> int | None:
        """A number of digits ("28", "28th") or one word ("ninth")."""
        word = self.word(group)
        if word is None:
            return None
        digits = re.match(r"\d+", word)
        if digits:
            return int(digits[0])
        found = self.look_up(group, "ordinals", "numbers")
        return int(found) if found is not None else None

    def year(self, group: str = "year") -> int | None:
        return self.integer(group)

    def month(self, group: str = "month") -> int | None:
        return cast("int | None", self.look_up(group, "months", "months_cased"))

    def weekday(self, group: str = "weekday") -> int | None:
        return cast("int | None", self.look_up(group, "weekdays", "weekdays_cased"))

    def relation(self, group: str = "relation") -> Relation | None:
        return cast("Relation | None", self.look_up(group, "relations"))

    def edge(self, group: str = "edge") -> Edge | None:
        for word in self.all(group):
            if word in self.words.tables["edges"]:
                return cast("Edge", self.words.tables["edges"][word])
        return None

    def part(self, group: str = "part") -> str | None:
        return cast("str | None", self.look_up(group, "day_parts"))

    def unit(self, group: str = "unit") -> Unit:
        unit = self.look_up(group, "units", "units_plural")
        assert unit is not None, "the pattern admits only units here"
        return cast("Unit", unit)

    def quantity(self, group: str = "count") -> float | None:
        """A number in digits or words; None for "several" and the like."""
        return quantity(self.all(group), self.words)

    def before(self, back: int = 1) -> str:
        """The word ``back`` places before the match, empty at the beginning of the text."""
        at = self.first - back
        return self.tokens.words[at] if at >= 0 else ""

    def after(self, ahead: int = 1) -> str:
        at = self.last + ahead - 1
        return self.tokens.words[at] if at < len(self.tokens.words) else ""

    def capital(self, token: int) -> bool:
        """The word stands with a capital in the text."""
        return 0 <= token < len(self.tokens.words) and self.tokens.text[self.tokens.starts[token]].isupper()

    def modifies(self) -> bool:
        """A noun follows that the expression belongs to: the summer offensive."""
        at = self.last
        if at >= len(self.tokens.words) or not self.tokens.words[at][0].isalpha():
            return False
        return self.tokens.words[at] not in self.words.sets["function_words"]

    def starts_sentence(self, token: int | None = None) -> bool:
        at = self.first if token is None else token
        return at == 0 or self.tokens.words[at - 1] in _SENTENCE_MARKS

    def atom(self, value: Value, sort: Sort, **flags: bool) -> Atom:
        return Atom(self.first, self.last, value, sort, **flags)

    def part_atom(self, first_group: str, last_group: str, value: Value, sort: Sort, **flags: bool) -> Atom:
        """An atom over the tokens from one group to another."""
        return Atom(self.match.start(first_group), self.match.end(last_group), value, sort, **flags)


_SENTENCE_MARKS = frozenset({".", "!", "?", "\n", ":", "•", "“", '"', "—", "|", "*"})


def quantity(found: list[str], words: Words) -> float | None:
    """The number that ``found`` spells ("48", "1,995", "twenty-four", "a hundred and twenty", "two and a half")."""
    numbers, multipliers, amounts = words.tables["numbers"], words.tables["multipliers"], words.tables["amounts"]
    fractions = words.tables["fractions"]
    if "/" in found:  # "2 1/2"
        at = found.index("/")
        return float(found[0]) + int(found[at - 1]) / max(1, int(found[at + 1]))
    total: float = 0
    seen = False
    for word in found:
        if "0" <= word[0] <= "9":
            total += float(word.replace(",", ""))
        elif word in numbers:
            total += numbers[word]
        elif word in fractions:
            total += fractions[word]
        elif word in multipliers:
            total = (total or 1) * multipliers[word]
        elif word in amounts:
            if amounts[word] == "X":
                return None
            total += float(amounts[word])
        elif word in ("half", "quarter"):
            total += 0.5 if word == "half" else 0.25
        else:
            continue
        seen = True
    return total if seen else None


def clock(hour: int, minute: int, half: str | None, **rest: Any) -> Clock | None:
    """A time of day from its parts; None when the numbers are none ("13 p.m.", "25:10")."""
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    if half:
        if not 1 <= hour <= 12:
            # "14:30 pm" is said; the half of the day adds nothing to a 24-hour time that agrees with it.
            if not (half == "pm" and 12 <= hour < 24):
                return None
        else:
            hour = hour % 12 + (12 if half == "pm" else 0)
    return Clock(hour, minute, midnight=hour == 24, **rest)


def dated(**parts: Any) -> Calendar | None:
    """A calendar date; None when there is no such day or month."""
    day, month = parts.get("day"), parts.get("month")
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= (
        31 if month is None else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    ):
        return None
    return Calendar(**parts)


Build = Callable[[Found], "Atom | tuple[Atom, ...] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: str
    build: Build
    on: str  # categories or words of which every match has one: the rule is tried only around them


class Rules:
    """A list of rules that functions join by decoration."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def __call__(self, pattern: str, on: str) -> Callable[[Build], Build]:
        def keep(build: Build) -> Build:
            self.rules.append(Rule(pattern, build, on))
            return build

        return keep
