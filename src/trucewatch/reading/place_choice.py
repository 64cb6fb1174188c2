"""Which of the places of one name is meant.

Each name votes for its places by how known they are; the votes of all names together show the countries, the divisions
and the neighbourhood that the report is about, and these decide between places of one name. A place that the words
themselves put somewhere ("Tripoli, Lebanon", "Homs province") is decided by that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log10

from trucewatch.lexicon.gazetteer_names import fold
from trucewatch.lexicon.places import Candidate, GazetteerPlace, country_place
from trucewatch.model.claim import PlacePrecision

PROPER = 1.5
"""Being called so properly weighs as much as thirty times the people."""
COUNTRY_FAME, DOUBTFUL_COUNTRY_FAME = 11.0, 8.5
"""Powers of ten: a country beats any town of its name, but not a state of its name in a report about that state."""
FAME, CONTEXT, CONTAINED, KIND, REGION, NEAR = 1.5, 1.75, 12.0, 6.0, 2.5, 2.0
SISTER, OWN_COUNTRY = 1.0, 10.0
ROUNDS = 2
MOST = 12
"""Places of one name that are looked at, best known first; San José has hundreds."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words around a name ask of the place: its kind, and the country or region named right after it."""

    kind: PlacePrecision | None = None
    container: GazetteerPlace | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """One name of the report, the places it may be, and all that its occurrences ask."""

    name: str
    found: tuple[Candidate, ...]
    wanted: Wanted = field(default_factory=Wanted)


@dataclass(slots=True)
class _Votes:
    """Where the names of a report point, by name so that no name supports itself."""

    regions: dict[tuple[str, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    cells: dict[Cell, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    sisters: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """Divisions named, by country: a report that names Ohio and Texas means the Georgia beside them."""

    def add(self, name: str, place: GazetteerPlace, share: float) -> None:
        for region in _regions_of(place):
            votes = self.regions[region]
            votes[name] = votes.get(name, 0.0) + share
        if place.precision == "region" and place.country:
            votes = self.sisters[place.country]
            votes[name] = votes.get(name, 0.0) + share
        if place.precision in ("city", "district", "site"):
            for cell in _around(place):
                votes = self.cells[cell]
                votes[name] = votes.get(name, 0.0) + share

    def region(self, name: str, place: GazetteerPlace) -> float:
        return max((_others(self.regions.get(region, {}), name) for region in _regions_of(place)), default=0.0)

    def sister(self, name: str, place: GazetteerPlace) -> float:
        return _others(self.sisters.get(place.country or "", {}), name) if place.precision == "region" else 0.0

    def near(self, name: str, place: GazetteerPlace) -> float:
        return _others(self.cells.get(_cell(place), {}), name)


def choose_all(named: Sequence[Named], countries: Mapping[str, float]) -> list[tuple[Candidate, str]]:
    """For every name the place that it stands for and the reason that decided, in words."""
    votes: _Votes | None = None
    for _ in range(ROUNDS):
        cast = _Votes()
        for one in named:
            scored = [(candidate, _score(one, candidate, countries, votes)) for candidate in one.found[:MOST]]
            best = max(score for _, score in scored)
            weights = [exp(score - best) for _, score in scored]
            for (candidate, _), weight in zip(scored, weights, strict=True):
                if weight > 0.02 * sum(weights):
                    cast.add(one.name, candidate.place, weight / sum(weights))
        votes = cast
    return [_choose(one, countries, votes) for one in named]


def _choose(one: Named, countries: Mapping[str, float], votes: _Votes | None) -> tuple[Candidate, str]:
    found = one.found if one.wanted.container else one.found[: 3 * MOST]
    best = max(found, key=lambda candidate: (_score(one, candidate, countries, votes), candidate.place.id))
    return best, _reason(one, best, countries, votes)


def _score(one: Named, candidate: Candidate, countries: Mapping[str, float], votes: _Votes | None) -> float:
    place = candidate.place
    fame = _country_fame(one) if place.precision == "country" else log10(max(candidate.fame, 50.0))
    total = FAME * fame + (PROPER if candidate.proper else 0.0)
    if candidate.proper or place.precision != "country":
        total += CONTEXT * _tellingness(place.country) * min(1.0, 2 * countries.get(place.country or "", 0.0))
    if one.wanted.container and lies_in(place, one.wanted.container):
        total += CONTAINED
    if one.wanted.kind and place.precision == one.wanted.kind:
        total += KIND
    if _is_own_country(one, place) and one.wanted.kind != place.precision:
        total -= OWN_COUNTRY
    if votes is not None and place.precision != "country":
        total += SISTER * min(3.0, votes.sister(one.name, place))
        total += REGION * min(1.5, votes.region(one.name, place)) + NEAR * min(2.0, votes.near(one.name, place))
    return total


def _is_own_country(one: Named, place: GazetteerPlace) -> bool:
    """Mexico is the country, not the city in it."""
    return place.precision != "country" and any(
        other.place.precision == "country" and other.place.country == place.country for other in one.found
    )


@lru_cache(maxsize=512)
def _tellingness(iso: str | None) -> float:
    """How much it tells that a name is found in the country that the report is about: less, the more people and so the
    more names the country has. One for the United States, two for Lebanon."""
    country = country_place(iso) if iso else None
    return max(0.5, (10 - log10(max(country.population, 10_000))) / 1.5) if country else 0.0


def _country_fame(one: Named) -> float:
    homes = {other.place.country for other in one.found if other.place.precision == "country"}
    rivals = any(
        other.place.precision == "region" and other.proper and other.place.country not in homes and other.fame > 200_000
        for other in one.found
    )
    return DOUBTFUL_COUNTRY_FAME if rivals else COUNTRY_FAME


def _reason(one: Named, best: Candidate, countries: Mapping[str, float], votes: _Votes | None) -> str:
    place = best.place
    if len(one.found) == 1:
        return "only place of the name"
    if one.wanted.container and lies_in(place, one.wanted.container):
        return f"lies in {one.wanted.container.name}"
    if one.wanted.kind and place.precision == one.wanted.kind:
        return f"called a {one.wanted.kind}"
    if votes is not None and place.region and votes.region(one.name, place) >= 0.5:
        return f"other names lie in {place.region}"
    if place.precision != "country" and countries.get(place.country or "", 0.0) >= 0.2:
        return f"the report is about {place.country}"
    return "best known of the name"


def lies_in(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """The container is the country or the first-level division of the place."""
    if place.id == container.id or place.country != container.country:
        return False
    if container.precision == "country":
        return place.precision != "country"
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


def _regions_of(place: GazetteerPlace) -> tuple[tuple[str, str], ...]:
    if place.country is None:
        return ()
    if place.precision == "region":
        return ((place.country, fold(place.name)),)
    return ((place.country, fold(place.region)),) if place.region else ()


def _cell(place: GazetteerPlace) -> Cell:
    return int(place.lat // 1), int(place.lon // 1)


def _around(place: GazetteerPlace) -> list[Cell]:
    """The cell of one degree and its neighbours: about a hundred kilometres around."""
    row, column = _cell(place)
    return [(row + up, column + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]


def _others(votes: Mapping[str, float], name: str) -> float:
    return sum(share for voter, share in votes.items() if voter != name)
