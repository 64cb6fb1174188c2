"""Which of the places of one name is meant: by container, by the countries of the report, by what is known near by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from trucewatch.lexicon.gazetteer_names import fold
from trucewatch.lexicon.places import Candidate, GazetteerPlace, distance_km
from trucewatch.model.claim import PlacePrecision

NEAR_KM = 200.0
CONTEXT, CONTAINED, PROPER, KIND, NEAR = 4.0, 12.0, 1.5, 6.0, 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words around a name ask of the place: its kind, and the country or region named right after it."""

    kind: PlacePrecision | None = None
    container: GazetteerPlace | None = None


def choose(
    found: Sequence[Candidate], wanted: Wanted, countries: Mapping[str, float], near: Sequence[GazetteerPlace]
) -> tuple[Candidate, str]:
    """The best candidate and the reason that decided, in words."""
    scored = [(score(one, wanted, countries, near), one) for one in found]
    _, best = max(scored, key=lambda pair: (pair[0], pair[1].fame, pair[1].place.id))
    if len(found) == 1:
        return best, "only place of the name"
    if wanted.container and lies_in(best.place, wanted.container):
        return best, f"lies in {wanted.container.name}"
    if wanted.kind and best.place.precision == wanted.kind:
        return best, f"called a {wanted.kind}"
    if best.place.country and countries.get(best.place.country, 0.0) >= 0.2 and best.place.precision != "country":
        return best, f"the report is about {best.place.country}"
    return best, "best known of the name"


def score(one: Candidate, wanted: Wanted, countries: Mapping[str, float], near: Sequence[GazetteerPlace]) -> float:
    place = one.place
    total = log10(max(one.fame, 50.0)) + (PROPER if one.proper else 0.0)
    if one.proper or place.precision != "country":
        total += CONTEXT * min(1.0, 2 * countries.get(place.country or "", 0.0))
    if wanted.container and lies_in(place, wanted.container):
        total += CONTAINED
    if wanted.kind and place.precision == wanted.kind:
        total += KIND
    if place.precision not in ("country", "region"):
        total += NEAR * min(2, sum(distance_km(place, other) < NEAR_KM for other in near))
    return total


def lies_in(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """The container is the country or the first-level division of the place."""
    if place.id == container.id or place.country != container.country:
        return False
    if container.precision == "country":
        return True
    return place.region is not None and fold(place.region) == fold(container.name)


def attention(named: Mapping[str, float], context: Sequence[str]) -> dict[str, float]:
    """Countries and their share of the report's attention; given ones first, each half as heavy as the one before."""
    weights: dict[str, float] = defaultdict(float)
    for iso, weight in named.items():
        weights[iso] += weight
    heaviest = max(weights.values(), default=0.0) or 1.0
    for rank, iso in enumerate(context):
        weights[iso.upper()] += 2 * heaviest / 2**rank
    total = sum(weights.values())
    return {iso: weight / total for iso, weight in weights.items()} if total else {}
