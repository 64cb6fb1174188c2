"""The door to the actors: who is named in a text, and what the tables know of them.

    hits = find_parties(text)              # the whole text of a report, so that acronyms find their full names
    party("group:nusra-front").designated_by
    by_name("Jabhat al-Nusra")             # the same party
    country_of_adjective("Syrian")         # "SY"

Persons are not here: they are found by their titles (`titles`).
"""

from __future__ import annotations

from functools import cache

from trucewatch.lexicon.conflicts import Conflict, ConflictHit, conflicts, find_conflicts
from trucewatch.lexicon.folding import fold
from trucewatch.lexicon.party_nouns import Country, Form, Party, PartyHit, Side, Sort
from trucewatch.lexicon.party_search import by_name, find_parties, party, with_country
from trucewatch.lexicon.party_tables import tables
from trucewatch.lexicon.titles import Title, TitleHit, find_titles, titles

__all__ = [
    "Conflict", "ConflictHit", "Country", "Form", "Party", "PartyHit", "Side", "Sort", "Title", "TitleHit",
    "by_name", "conflicts", "countries", "country", "country_of_adjective", "find_conflicts", "find_parties",
    "find_titles", "parties", "party", "state_of", "titles", "with_country",
]  # fmt: skip


def countries() -> tuple[Country, ...]:
    """States and disputed territories, in table order."""
    return tables().countries


def parties() -> tuple[Party, ...]:
    """Every party that stands in a table; those made of an owner and a common noun are made when met."""
    return tables().parties


@cache
def _countries_by_code() -> dict[str, Country]:
    return {each.code: each for each in countries()}


def country(code: str) -> Country:
    """The country with this code. Raises KeyError."""
    return _countries_by_code()[code]


@cache
def _codes_by_adjective() -> dict[str, str]:
    return {fold(word): each.code for each in reversed(countries()) for word in (*each.adjectives, *each.people)}


def country_of_adjective(word: str) -> str | None:
    """Code of the country that an adjective or a noun for its people belongs to ("Syrian", "Turks"); null when none."""
    return _codes_by_adjective().get(fold(word))


def state_of(each: Party) -> Party | None:
    """The state or territory that a party belongs to: Russia for the Kremlin; null when to none or several."""
    owner = each.id.partition(":")[2].partition("/")[0]
    code = owner if owner in _countries_by_code() else each.country
    return party(f"country:{code}") if code else None
