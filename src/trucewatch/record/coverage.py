"""The places a truce covers, each with the claims that name it."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Claim, Place
from trucewatch.model.truce import CoveredPlace
from trucewatch.record.areas import fold_name

SPEAKING_OF_COVER = frozenset(
    {
        "truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.coverage",
        "truce.suspended", "truce.terminated", "truce.collapsed",
    }
)  # fmt: skip


def coverage(claims: Sequence[Claim]) -> tuple[CoveredPlace, ...]:
    """Covered places by name; a place told to be left out is not among them."""
    left_out = {fold_name(str(name)) for claim in claims for name in claim.details.get("excluded_places", ())}
    found: dict[str, list[tuple[Place, Claim]]] = {}
    for claim in claims:
        if claim.kind not in SPEAKING_OF_COVER or claim.polarity == "denied":
            continue
        for place in claim.places:
            if place.role == "coverage" and fold_name(place.name) not in left_out:
                found.setdefault(fold_name(place.name), []).append((place, claim))
    return tuple(_entry(said) for _, said in sorted(found.items()))


def _entry(said: Sequence[tuple[Place, Claim]]) -> CoveredPlace:
    place = next((place for place, _ in said if place.lat is not None), said[0][0])
    return CoveredPlace(
        name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision,
        claims=tuple(sorted({claim.id for _, claim in said})),
    )  # fmt: skip
