"""Floors under the figures, and the digests of the data they were measured on.

A figure below its floor, or data with another digest, fails the run. `pin` raises floors freely and lowers them only
when asked to.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.quality.figures import Figure

TOLERANCE = 1e-9


class WouldSink(Exception):
    """Floors that pinning would lower."""


@dataclass(frozen=True, slots=True)
class Floors:
    """`values`: floor by the key of its figure, a ceiling where less is better; `digests` by name of the file."""

    values: Mapping[str, float] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    def broken(self, figures: Iterable[Figure]) -> list[str]:
        """What fell below its floor, each in words."""
        return [
            f"{figure.key} is {figure.ours:.4f}, its floor {self.values[figure.key]:.4f}"
            for figure in figures
            if figure.floored and figure.key in self.values and _worse(figure, figure.ours, self.values[figure.key])
        ]

    def lost(self, figures: Sequence[Figure]) -> list[str]:
        """Floors without a figure, each in words."""
        return [f"{key} has a floor and is no longer measured" for key in self.orphans(figures)]

    def orphans(self, figures: Sequence[Figure]) -> list[str]:
        """Floors of a corpus that was measured whose figure was not among what came out: a metric that was renamed."""
        measured, keys = {figure.corpus for figure in figures if figure.floored}, {figure.key for figure in figures}
        return [key for key in self.values if key.partition(": ")[0] in measured and key not in keys]

    def changed(self, digests: Mapping[str, str]) -> list[str]:
        """Files whose content is not what the floors were measured on."""
        return sorted(name for name, value in digests.items() if self.digests.get(name, value) != value)


def load(path: Path) -> Floors:
    """An absent file holds no floors."""
    if not path.exists():
        return Floors()
    told = json.loads(path.read_text(encoding="utf-8"))
    return Floors(told["floors"], told["corpora"])


def save(path: Path, floors: Floors) -> None:
    told = {"corpora": dict(sorted(floors.digests.items())), "floors": dict(sorted(floors.values.items()))}
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def pin(before: Floors, figures: Sequence[Figure], digests: Mapping[str, str], *, allow_lower: bool = False) -> Floors:
    """The floors with those of `figures` as measured. A corpus that was not measured now keeps its floors.

    Raises WouldSink when a floor would be lowered, or be left without its figure, and `allow_lower` is not set.
    """
    values = {figure.key: _floor(figure) for figure in figures if figure.floored}
    by_key = {figure.key: figure for figure in figures}
    orphans = before.orphans(figures)
    sinking = [key for key, value in values.items() if _sinks(by_key[key], value, before.values.get(key))]
    if (sinking or orphans) and not allow_lower:
        raise WouldSink(", ".join(sorted([*sinking, *orphans])))
    kept = {key: value for key, value in before.values.items() if key not in orphans}
    return Floors({**kept, **values}, {**before.digests, **digests})


def _floor(figure: Figure) -> float:
    """The figure, less its slack, rounded to three places on the safe side."""
    if figure.less_is_better:
        return math.ceil((figure.ours + figure.slack) * 1000 - 1e-6) / 1000
    return max(0.0, math.floor((figure.ours - figure.slack) * 1000 + 1e-6) / 1000)


def _sinks(figure: Figure, value: float, before: float | None) -> bool:
    return before is not None and _worse(figure, value, before)


def _worse(figure: Figure, value: float, bound: float) -> bool:
    return value > bound + TOLERANCE if figure.less_is_better else value < bound - TOLERANCE
