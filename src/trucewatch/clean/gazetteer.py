"""Whether a word names a place from which news is filed."""

from __future__ import annotations

from trucewatch.lexicon.places import candidates

MIN_POPULATION = 15_000
"""A smaller town that shares its name with a word ("MAN", "TALIBAN") would turn the word into a dateline."""
_ALSO = frozenset({"united nations", "u.n.", "washington d.c.", "washington, d.c.", "aboard air force one"})


def is_place(name: str) -> bool:
    """True for countries, regions, our own table of front-line places, and towns by their own name."""
    if name.strip().casefold() in _ALSO:
        return True
    return any(
        found.proper
        and (
            found.place.precision != "city"
            or found.place.population >= MIN_POPULATION
            or found.place.id.startswith("tw:")
        )
        for found in candidates(name)
    )
