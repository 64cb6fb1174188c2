"""Stretches of a text that may overlap, and whether one of them is touched, without asking each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Stretches:
    """``starts`` in order; ``reach`` is the furthest end of those that start no later. Offsets in code points."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> Stretches:
        ordered = sorted(spans)
        return cls(tuple(start for start, _ in ordered), tuple(accumulate((end for _, end in ordered), max)))

    def touch(self, start: int, end: int) -> bool:
        """One of them shares a character with ``start``..``end``."""
        earlier = bisect_left(self.starts, end)
        return earlier > 0 and self.reach[earlier - 1] > start
