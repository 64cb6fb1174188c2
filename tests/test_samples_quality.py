"""Reading must not get worse unnoticed: floors under the figures measured on the shipped samples.

`make quality` prints these figures and those on labelled data from elsewhere; `make quality-pin` raises the floors.
"""

from __future__ import annotations

from pathlib import Path

from tools.quality import claims, floors
from tools.quality.corpora import SAMPLES, Corpora

PINNED = floors.load(Path(__file__).parent / "quality_floors.json")
NOTHING_ELSE = Corpora(Path("no other data"))


def test_floors_stand_on_the_facts_as_they_are() -> None:
    changed = "the noted facts have changed: measure again and pin the floors anew"
    assert PINNED.digests[SAMPLES] == NOTHING_ELSE.digest(SAMPLES), changed


def test_samples_are_read_no_worse_than_before() -> None:
    figures = tuple(claims.on_samples(NOTHING_ELSE))
    assert PINNED.broken(figures) + PINNED.lost(figures) == []
