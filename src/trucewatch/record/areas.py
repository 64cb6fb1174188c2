"""Where a truce holds: the whole of a conflict, or places in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from trucewatch.model.claim import Claim, Place

Scope = Literal["country", "local"]

RADIUS_KM = {"site": 3.0, "district": 8.0, "city": 20.0, "region": 60.0, "unknown": 20.0}
"""How far a name of that precision reaches: places nearer than the larger reach are one area (project convention)."""

CONFLICT_WIDE = frozenset({"cessation_of_hostilities", "armistice"})
LOCAL_ONLY = frozenset({"regime_of_calm", "local_agreement", "deescalation_zone"})
"""Instruments whose very name tells the scope when the sentence names no place (domain reference §1.1)."""


@dataclass(frozen=True, slots=True)
class Area:
    """``conflict`` as in ``details.conflict``; ``scope`` None: the words leave it open."""

    conflict: str | None = None
    scope: Scope | None = None
    places: tuple[Place, ...] = ()

    def merged(self, other: Area) -> Area:
        known = {fold_name(place.name) for place in self.places}
        more = tuple(place for place in other.places if fold_name(place.name) not in known)
        scope = self.scope or other.scope
        return Area(self.conflict or other.conflict, scope, self.places + more)


@lru_cache(maxsize=100_000)
def fold_name(name: str) -> str:
    """Case, accents and punctuation do not tell two names apart."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch)).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def area_of(claim: Claim) -> Area:
    """The area that the claim itself names."""
    covered = tuple(place for place in claim.places if place.role in (None, "coverage", "event"))
    wide = any(place.precision in ("country", "supranational") for place in covered)
    places = tuple(place for place in covered if place.precision not in ("country", "supranational"))
    conflict = claim.details.get("conflict") or next((place.country for place in covered if place.country), None)
    stated = claim.details.get("scope")
    scope: Scope | None = None
    if stated in ("country", "local"):
        scope = "country" if stated == "country" else "local"
    elif places:
        scope = "local"
    elif wide or claim.subtype in CONFLICT_WIDE:
        scope = "country"
    elif claim.subtype in LOCAL_ONLY:
        scope = "local"
    return Area(str(conflict) if conflict else None, scope, places)


def same_place(one: Place, two: Place) -> bool:
    if fold_name(one.name) == fold_name(two.name):
        return one.country is None or two.country is None or one.country == two.country
    if None in (one.lat, one.lon, two.lat, two.lon):
        return False
    reach = max(RADIUS_KM.get(one.precision, 0.0), RADIUS_KM.get(two.precision, 0.0))
    return distance_km(one, two) <= reach


def share(some: Sequence[Place], others: Sequence[Place]) -> float:
    """The part of ``some`` that lies in ``others``."""
    return sum(any(same_place(one, two) for two in others) for one in some) / len(some) if some else 0.0


def distance_km(one: Place, two: Place) -> float:
    """Great-circle distance of WGS 84 coordinates (haversine)."""
    lat1, lon1, lat2, lon2 = (radians(float(v or 0.0)) for v in (one.lat, one.lon, two.lat, two.lon))
    part = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(part))
