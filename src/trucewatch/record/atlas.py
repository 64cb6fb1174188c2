"""Names of conflicts and time zones of places, as the lexicon has them."""

from __future__ import annotations

from functools import lru_cache

from trucewatch.lexicon.conflicts import conflicts
from trucewatch.lexicon.parties import countries
from trucewatch.lexicon.places import country_name, lookup
from trucewatch.model.claim import Place


@lru_cache(maxsize=1024)
def conflict_name(code: str | None) -> str | None:
    """ "SY" -> "Syria", "IN-PK" -> its name in the table of conflicts; an unknown code stands for itself."""
    if not code:
        return None
    named = {conflict.id: conflict.name for conflict in conflicts()}
    return named.get(code) or country_name(code) or code


def zone_of_place(place: Place) -> str | None:
    """IANA zone of the place itself where the gazetteer knows it, else that of its country's capital."""
    return _zone(place.name, place.country)


@lru_cache(maxsize=50_000)
def _zone(name: str, country: str | None) -> str | None:
    if name != country:
        for known in lookup(name):
            if known.zone and (country is None or known.country == country):
                return known.zone
    return {each.code: each.zone for each in countries()}.get(country or "")
