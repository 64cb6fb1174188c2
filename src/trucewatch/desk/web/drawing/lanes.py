"""Labels and bars that would lie on each other are put on lanes below one another."""

from __future__ import annotations

from collections.abc import Sequence

LETTER = 6.3
"""Units that a letter of a label takes at the drawing's 12-unit type; generous, since the type is proportional."""


def width_of(label: str) -> float:
    return LETTER * len(label)


def lanes(stretches: Sequence[tuple[float, float]], apart: float = 8.0) -> tuple[int, ...]:
    """For each stretch (from, to) the first lane on which it keeps ``apart`` from those before it."""
    ends: list[float] = []
    found = []
    for start, end in stretches:
        lane = next((at for at, taken in enumerate(ends) if taken + apart <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        ends[lane] = end
        found.append(lane)
    return tuple(found)
