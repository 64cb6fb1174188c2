"""What the claims of a report say of the event it tells: when, where, how many. Shared by the scorers of incidents.

Every function takes claims as `trucewatch read --format jsonl` prints them, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tools.facts import plain
from tools.quality.figures import f1
from tools.quality.reading import Claim
from trucewatch.lexicon.places import lookup

VIOLENT = ("incident", "casualty", "responsibility", "violation")
"""Families that tell of an attack or of its victims."""
TAKEN = ("detained", "captured", "abducted", "taken_hostage", "arrested")
PERPETRATORS = ("accused", "attacker", "perpetrator", "claimant")
"""Roles of those who are said to have done it."""
_SORT = re.compile(r"\s+(?:province|governorate|region|district|county|state)$", re.IGNORECASE)
SECOND_LEVEL = frozenset({"city", "site", "district", "region"})


@dataclass
class Counts:
    """Things right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, wanted: list[frozenset[str]], found: Iterable[str]) -> None:
        """`wanted`: for each thing its names, any of which will do. One found thing answers one wanted."""
        free = list(wanted)
        for one in dict.fromkeys(found):
            self.found += 1
            hit = next((names for names in free if any(_same(one, name) for name in names)), None)
            if hit is not None:
                free.remove(hit)
                self.right += 1
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        return f1(self.right, self.found, self.wanted)


def told(claims: Iterable[Claim], families: Iterable[str]) -> list[Claim]:
    """Claims of the families that hold an event to have happened."""
    wanted = frozenset(families)
    return [
        claim
        for claim in claims
        if claim["kind"].split(".")[0] in wanted
        and claim["polarity"] == "asserted"
        and claim["modality"] in ("actual", "historical")
    ]


def day_of(claims: Iterable[Claim]) -> str | None:
    """The first day that a claim gives, ISO."""
    return next((day for claim in claims for day in days(claim)), None)


def days(claim: Claim) -> Iterator[str]:
    """Days that the claim gives as those of its event; a month or a year is none."""
    start = str((claim.get("when") or {}).get("start") or "")
    if len(start) >= 10:
        yield start[:10]


def divisions_of(claims: Iterable[Claim]) -> frozenset[str]:
    """First-level divisions of the first claim that is placed below its country, by plain name."""
    for claim in claims:
        found = frozenset(name for place in claim["places"] for name in [division(place)] if name)
        if found:
            return found
    return frozenset()


def division(place: dict[str, Any]) -> str | None:
    """The first-level division that a place of a claim lies in, by plain name; None where nobody knows."""
    if place["precision"] not in SECOND_LEVEL:
        return None
    return _division(place["name"], place["country"], place["lat"], place["lon"])


@cache
def _division(name: str, country: str | None, lat: float | None, lon: float | None) -> str | None:
    """Reports write "Khost province", the gazetteer knows Khost."""
    names = (name, _SORT.sub("", name))
    same = [one for each in names for one in lookup(each) if one.country == country]
    at = [one for one in same if (one.lat, one.lon) == (lat, lon)] or same
    if not at:
        return None
    return plain(at[0].name if at[0].id.startswith("adm1:") else at[0].region or "") or None


def counted(claims: Iterable[Claim], measures: Iterable[str]) -> list[int]:
    """The least number that each claim with such a figure gives."""
    wanted, found = frozenset(measures), []
    for claim in claims:
        figure = claim.get("figure")
        if figure and figure["measure"] in wanted:
            number = figure["low"] if figure["low"] is not None else figure["best"]
            if number is not None:
                found.append(int(number))
    return found


def named(claims: Iterable[Claim], roles: Iterable[str]) -> list[str]:
    """Names of the actors that have one of the roles, each once."""
    wanted = frozenset(roles)
    found = [actor["name"] for claim in claims for actor in claim["actors"] if actor["role"] in wanted]
    return list(dict.fromkeys(found))


def _same(own: str, gold: str) -> bool:
    """Equal, or one holds the other as whole words ("soldiers", "two soldiers")."""
    return own == gold or f" {own} " in f" {gold} " or f" {gold} " in f" {own} "
