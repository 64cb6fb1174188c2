"""The figures that the reading of places reaches on labelled news, where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.score_places import load, score

CORPORA = Path(__file__).parents[2] / ".." / "shared" / "corpora"
FLOORS = {"geo_webnews": (0.87, 0.95), "geo_trnews": (0.91, 0.93), "geo_lgl": (0.83, 0.85)}
"""Tagging F1 over every toponym of the gold; share of those found that lie within 161 km."""


@pytest.mark.parametrize("corpus", FLOORS)
def test_the_figures_stay_above_their_floors(corpus: str) -> None:
    if not (CORPORA / corpus).is_dir():
        pytest.skip(f"labelled corpus {corpus} is not here")
    tally = score(load(CORPORA, corpus), everything=True)
    tagging, near = FLOORS[corpus]
    assert 2 * tally.right / (tally.found + tally.gold) >= tagging
    assert tally.near / tally.placed >= near
