"""The party tables as data: CSV files beside this module, edited by people who know the conflicts.

Every file has a header row; lines beginning with ``#`` are comments; several values in a cell are parted by ``|``.
Columns that recur: ``aliases`` stand by themselves; ``defined`` are acronyms that count only in a text that also gives
the full name; ``context`` are acronyms that count also in a text about the party's country.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from trucewatch.lexicon.party_nouns import Country, Form, Party, Side, Sort
from trucewatch.model.claim import ActorKind

Need = Literal["", "defined", "context"]
HeadNeed = Literal["", "modifier", "group"]
StandsFor = Literal["", "group", "owner"]
DescriptorKind = Literal["people", "creed", "modifier"]
_KINDS = frozenset(get_args(ActorKind))
_NAMED: tuple[tuple[str, Sort], ...] = (("groups.csv", "group"), ("bodies.csv", "body"), ("monitors.csv", "monitor"))
_WITH_GENERIC: tuple[tuple[str, Sort, ActorKind], ...] = (
    ("ministries.csv", "ministry", "ministry"), ("outlets.csv", "outlet", "media"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with its address for messages."""

    table: str
    line: int
    cells: dict[str, str]

    def one(self, column: str) -> str:
        try:
            return self.cells[column].strip()
        except (KeyError, AttributeError) as error:
            raise ValueError(f"{self.table}, line {self.line}: no value in column {column!r}") from error

    def many(self, column: str) -> tuple[str, ...]:
        return tuple(part for cell in self.one(column).split("|") if (part := cell.strip()))

    def kind(self) -> ActorKind:
        kind = self.one("kind")
        if kind not in _KINDS:
            raise ValueError(f"{self.table}, line {self.line}: unknown kind {kind!r}")
        return cast(ActorKind, kind)


def rows(table: str) -> Iterator[Row]:
    """Rows of a CSV table of this package. Raises ValueError with table and line for cells too many or too few."""
    text = files("trucewatch.lexicon").joinpath("data", table).read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), start=1)
    kept = [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]
    numbers = [number for number, _ in kept]
    reader = csv.DictReader(line for _, line in kept)
    for at, cells in enumerate(reader, start=1):
        if None in cells or None in cells.values():
            raise ValueError(f"{table}, line {numbers[at]}: cells do not match the header")
        yield Row(table, numbers[at], cells)


@dataclass(frozen=True, slots=True)
class Naming:
    """One spelling of a party, and what a text must hold before the spelling counts.

    ``attributive``: 0, or the rank of the spelling among those used like adjectives ("U.S. forces"), 1 being the best.
    """

    alias: str
    party: Party
    form: Form
    need: Need = ""
    attributive: int = 0
    namesake: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun that names an actor by itself or with a country: "rebels", "foreign ministry", "state media".

    ``needs``: what it takes to count at all. ``stands_for``: what it means after a ``group`` ("Houthi rebels" are the
    Houthis) or after any ``owner`` ("the Thai side" is Thailand).
    """

    id: str
    name: str
    forms: tuple[str, ...]
    kind: ActorKind
    sort: Sort
    needs: HeadNeed
    stands_for: StandsFor


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A word that may stand before a head: people ("Tuareg"), creed ("Islamist") or mere modifier ("moderate")."""

    word: str
    kind: DescriptorKind
    country: str | None

    @property
    def slug(self) -> str:
        return self.word.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that names an actor."""

    countries: tuple[Country, ...]
    parties: tuple[Party, ...]
    namings: tuple[Naming, ...]
    heads: tuple[Head, ...]
    descriptors: tuple[Descriptor, ...]
    decoys: tuple[str, ...]


def _people(row: Row) -> tuple[str, ...]:
    """Nouns for the people: those given, else the adjectives in -n and -i with -s ("Syrians", "Iraqis")."""
    given = row.many("people")
    return given or tuple(f"{word}s" for word in row.many("adjectives") if word.endswith(("n", "i")))


def _ranks(row: Row) -> dict[str, int]:
    return {word: rank for rank, word in enumerate(row.many("attributive"), start=1)}


def _country(row: Row) -> tuple[Country, Party, list[Naming]]:
    code, claimant = row.one("code"), row.one("claimant") or None
    country = Country(
        code, row.one("name"), row.many("adjectives"), _people(row), row.many("capitals"), row.one("zone"), claimant
    )
    party = Party(
        f"country:{code}", country.name, row.kind(), claimant or code, row.many("aliases"), (), "country",
        risky=bool(row.one("context")), active=(claimant or code,),
    )  # fmt: skip
    attributive = _ranks(row)
    namesakes = set(row.many("namesakes"))
    namings = [
        *((word, "name", "") for word in (country.name, *party.aliases)),
        *((word, "name", "context") for word in row.many("context")),
        *((word, "adjective", "") for word in (*country.adjectives, *country.people)),
        *((word, "capital", "") for word in country.capitals),
        *((word, "seat", "") for word in row.many("seats")),
    ]
    return country, party, [
        Naming(word, party, cast(Form, form), cast(Need, need), attributive.get(word, 0), word in namesakes)
        for word, form, need in namings
    ]  # fmt: skip


def _named(row: Row, sort: Sort, kind: ActorKind) -> tuple[Party, list[Naming]]:
    """A row of groups, bodies, monitors, outlets or named ministries."""
    active = row.many("country")
    if "active" in row.cells:
        active += row.many("active")
    party = Party(
        f"{sort}:{row.one('id')}", row.one("name"), kind, row.one("country") or None, row.many("aliases"),
        row.many("designated_by") if "designated_by" in row.cells else (), sort,
        risky=bool(row.one("defined") or row.one("context")),
        side=cast(Side, row.one("side")) if "side" in row.cells else "",
        active=active,
    )  # fmt: skip
    form: Form = "seat" if row.cells.get("form") == "seat" else "name"
    short = _ranks(row) if "attributive" in row.cells else {}
    namings = [
        Naming(word, party, form, "context" if active and _is_generic(word) else "", short.get(word, 0))
        for word in (party.name, *party.aliases)
    ]
    namings += [Naming(word, party, form, "defined", short.get(word, 0)) for word in row.many("defined")]
    namings += [Naming(word, party, form, "context", short.get(word, 0)) for word in row.many("context")]
    if "adjectives" in row.cells:
        namings += [Naming(word, party, "adjective") for word in row.many("adjectives")]
    return party, namings


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(row.one("word") for row in rows("generic_words.csv"))


def _is_generic(name: str) -> bool:
    return _generic_words().issuperset(name.split())


def _head(row: Row, sort: Sort, kind: ActorKind) -> Head:
    return Head(
        row.one("id"), row.one("name"), (row.one("name"), *row.many("aliases")), kind, sort,
        cast(HeadNeed, row.cells.get("needs", "")), cast(StandsFor, row.cells.get("stands_for", "")),
    )  # fmt: skip


@cache
def tables() -> Tables:
    """All tables, read once. Raises ValueError, naming file and line, when a table cannot be used."""
    countries: list[Country] = []
    parties: list[Party] = []
    namings: list[Naming] = []
    heads: list[Head] = []
    for row in rows("countries.csv"):
        country, party, named = _country(row)
        countries.append(country)
        parties.append(party)
        namings += named
    for table, sort in _NAMED:
        for row in rows(table):
            kind = row.kind()
            party, named = _named(row, "government" if kind == "state" else sort, kind)
            parties.append(party)
            namings += named
    for table, sort, kind in _WITH_GENERIC:
        for row in rows(table):
            if row.one("kind") == "generic":
                heads.append(_head(row, sort, kind))
            else:
                party, named = _named(row, sort, kind)
                parties.append(party)
                namings += named
    heads += [_head(row, cast(Sort, row.one("sort")), row.kind()) for row in rows("collectives.csv")]
    descriptors = tuple(
        Descriptor(row.one("word"), cast(DescriptorKind, row.one("kind")), row.one("country") or None)
        for row in rows("descriptors.csv")
    )
    decoys = tuple(row.one("phrase") for row in rows("decoys.csv"))
    return Tables(tuple(countries), tuple(parties), tuple(namings), tuple(heads), descriptors, decoys)
