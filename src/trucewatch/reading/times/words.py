"""The words of time, and one symbol per kind of word, so that the grammar is a set of regular expressions over words.

Every word or number of a text belongs to a set of categories (MON, DAYN, UNIT ...). Each distinct set has one symbol
(a private-use character); a category in a pattern stands for all symbols whose set holds it. The tables are those of
`lexicon/languages/en_times.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

TABLES = {  # table of the data file -> category of its words
    "months": "MON",
    "months_cased": "MON",
    "weekdays": "WD",
    "weekdays_cased": "WDX",
    "units": "UNIT",
    "units_plural": "UNITS",
    "lengths": "LONG",
    "numbers": "NUMW",
    "multipliers": "MULT",
    "fractions": "FRACTION",
    "ordinals": "ORDW",
    "day_parts": "PART",
    "points": "POINT",
    "near_days": "NEARDAY",
    "seasons": "SEASON",
    "edges": "EDGEW",
    "relations": "REL",
    "amounts": "AMOUNT",
    "recurring": "OFTEN",
    "vague": "VAGUE",
    "zones": "ZONE",
}
CASED = frozenset({"months_cased", "weekdays_cased", "zones"})  # words that count only with a capital
LISTS = {"counted": "COUNTED", "numbered": "NUMBERED", "month_names": "NAMELIKE", "function_words": "SMALL"}
_NAME = re.compile(r"'([^']+)'|\b([A-Z][A-Z0-9]+)\b")
_LOWER = frozenset({"LOWER"})  # an unknown word without a capital
_FIRST_SYMBOL = 0xE000


@dataclass(frozen=True)
class Words:
    """The tables, and the symbol of every word. Built once; ``symbol`` is a pure function of the word."""

    tables: dict[str, dict[str, Any]]
    cues: dict[tuple[str, ...], str]
    cues_after: dict[str, str]
    approximators: frozenset[tuple[str, ...]]
    of_word: dict[str, frozenset[str]]
    of_lower_word: dict[str, frozenset[str]]
    symbols: dict[frozenset[str], str]
    abbreviations: frozenset[str]
    sets: dict[str, frozenset[str]]  # tables of the data file that are plain lists of words
    seen: dict[str, tuple[str, str, bool]] = field(default_factory=dict)

    def learn(self, word: str, spelling: str) -> tuple[str, str, bool]:
        """Lower case, symbol, and whether a full stop may belong to it, of a word (``spelling``: made uniform)."""
        lower = spelling.lower()
        symbol = self.symbols.get(self._categories(spelling), self.symbols[frozenset()])
        known = (lower, symbol, lower in self.abbreviations and word[0].isupper())
        if len(self.seen) < 50_000:  # a bound, so that a long run does not keep every name it met
            self.seen[word] = known
        return known

    def expand(self, pattern: str) -> str:
        """The pattern with categories and quoted words replaced by the symbols that stand for them."""

        def symbols(found: re.Match[str]) -> str:
            category = f"'{found[1]}'" if found[1] else found[2]
            chars = "".join(char for kinds, char in self.symbols.items() if category in kinds)
            if not chars:
                raise KeyError(f"no word belongs to {category}")
            return f"[{chars}]"

        return re.sub(r"\s+", "", _NAME.sub(symbols, pattern))

    def _categories(self, word: str) -> frozenset[str]:
        if "0" <= word[0] <= "9":
            return number_categories(word)
        lower = word.lower()
        if word[0].isupper():
            return self.of_word.get(lower, frozenset()) | {"CAP"}
        return self.of_lower_word.get(lower, _LOWER if word[0].isalpha() else frozenset())


def number_categories(word: str) -> frozenset[str]:
    """What a numeral can be: INT, DEC, DAYN (1-31), H12, H24, YY, YEAR (1000-2199), HHMM, CLK, DATE, ORDN, TENS."""
    if word.isdigit():
        kinds = {"INT"}
        value = int(word)
        if len(word) <= 2:
            if 1 <= value <= 31:
                kinds.add("DAYN")
            if 1 <= value <= 12:
                kinds.add("H12")
            if value <= 24:
                kinds.add("H24")
            if len(word) == 2:
                kinds.add("YY")
        elif len(word) == 3:
            kinds.add("YEAR3")
        elif len(word) == 4:
            if 1000 <= value < 2200:
                kinds.add("YEAR")
            if (value // 100 < 24 and value % 100 < 60) or value == 2400:
                kinds.add("HHMM")
        return frozenset(kinds)
    if word.endswith(("st", "nd", "rd", "th", "ST", "ND", "RD", "TH")):
        return frozenset({"ORDN", "DAYORD"} if 1 <= int(word[:-2]) <= 31 else {"ORDN"})
    if word[-1] == "s":
        return frozenset({"TENS"})
    if any(char.isalpha() for char in word) or "/" in word or "-" in word or word.count(".") > 1:
        return frozenset({"DATE"})
    if ":" in word:
        return frozenset({"CLK"})
    if re.fullmatch(r"(?:[01]?\d|2[0-4])\.[0-5]\d", word):
        return frozenset({"CLKDOT", "DEC"})
    return frozenset({"DEC"})


_SAMPLES = (
    [str(n) for n in range(100)]
    + [f"{n:02d}" for n in range(10)]
    + ["100", "12345", "1st", "32nd", "1990s", "2016-05-09", "21Feb16", "08:00", "08.05", "2.5"]
    + [f"{hours:02d}{minutes:02d}" for hours in range(100) for minutes in (0, 30, 99)]
)


@cache
def load_tables(code: str = "en") -> dict[str, Any]:
    """The data file of one language. Raises FileNotFoundError for a language without one."""
    path = files("trucewatch.lexicon") / "languages" / f"{code}_times.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def build(tables: dict[str, Any], patterns: Iterable[str]) -> Words:
    """The words of ``tables`` and the quoted words of ``patterns``, with a symbol for every set of categories."""
    of_word: dict[str, set[str]] = {}
    lower: dict[str, set[str]] = {}
    for name, category in TABLES.items():
        for word in tables[name]:
            of_word.setdefault(word, set()).add(category)
            if name not in CASED:
                lower.setdefault(word, set()).add(category)
    for name, category in LISTS.items():
        for word in tables[name]["words"]:
            of_word.setdefault(word, set()).add(category)
            lower.setdefault(word, set()).add(category)
    for literal in {quoted for pattern in patterns for quoted in re.findall(r"'([^']+)'", pattern)}:
        of_word.setdefault(literal, set()).add(f"'{literal}'")
        lower.setdefault(literal, set()).add(f"'{literal}'")
    kinds: set[frozenset[str]] = {frozenset(), frozenset({"CAP"}), _LOWER}
    kinds |= {frozenset(found) for found in lower.values()}
    kinds |= {frozenset(found) | {"CAP"} for found in of_word.values()}
    kinds |= {number_categories(sample) for sample in _SAMPLES}
    symbols = {found: chr(_FIRST_SYMBOL + n) for n, found in enumerate(sorted(kinds, key=sorted))}
    short = {word for name in ("months", "months_cased", "weekdays_cased") for word in tables[name] if len(word) <= 5}
    cues = {tuple(cue.split()): role for role, group in tables["cues"].items() for cue in group}
    return Words(
        tables=tables,
        cues=cues,
        cues_after={cue: role for role, group in tables["cues_after"].items() for cue in group},
        approximators=frozenset(tuple(words.split()) for words in tables["approximators"]["words"]),
        of_word={word: frozenset(found) for word, found in of_word.items()},
        of_lower_word={word: frozenset(found) for word, found in lower.items()},
        symbols=symbols,
        sets={name: frozenset(table["words"]) for name, table in tables.items() if list(table) == ["words"]},
        abbreviations=frozenset(short - {"may", "march", "april", "june", "july"}),
    )
