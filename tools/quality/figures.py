"""A figure of the table, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.quality.corpora import Corpora


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: `ours` on `documents` of `corpus`.

    Shares lie from 0 to 1. `aim` is what the project set itself; `published` the best figure known from elsewhere with
    its source; `peers` other programs measured in the same run by the same rule. `floored`: whether a floor may stand
    under it; what depends on the machine has none.
    """

    task: str
    corpus: str
    documents: int
    metric: str
    ours: float
    aim: float | None = None
    published: str = ""
    peers: tuple[tuple[str, float], ...] = ()
    less_is_better: bool = False
    floored: bool = True
    slack: float = 0.0
    """How far below the figure its floor is pinned: 0 where the same program gives the same figure on any machine."""

    @property
    def key(self) -> str:
        return f"{self.corpus}: {self.metric}"

    @property
    def reaches_aim(self) -> bool | None:
        if self.aim is None:
            return None
        return self.ours <= self.aim if self.less_is_better else round(self.ours, 3) >= self.aim


@dataclass(frozen=True, slots=True)
class Task:
    """Figures that are measured together. `needs`: files under the folder of corpora; the table leaves the task out,
    and says so, where one is absent.

    `long` tasks are begun first; `alone` ones measure time and run when nothing else does.
    """

    name: str
    measure: Callable[[Corpora], Iterable[Figure]]
    needs: tuple[str, ...] = ()
    long: bool = False
    alone: bool = False


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def f1(right: float, found: float, wanted: float) -> float:
    """From counts: right ones, all found, all wanted."""
    return share(2 * right, found + wanted)
