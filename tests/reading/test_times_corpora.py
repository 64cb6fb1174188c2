"""The figures that the reading of times reaches on labelled corpora, where they are at hand."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

HERE = Path(__file__)
CORPORA = HERE.parents[2] / ".." / "shared" / "corpora"
FLOORS = {"tempeval3_platinum/dev.jsonl": (0.93, 0.88), "wikiwars/dev.jsonl.gz": (0.88, 0.80)}  # strict F1, value F1


@pytest.mark.parametrize("corpus", FLOORS)
def test_the_figures_stay_above_their_floors(corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = CORPORA / corpus
    if not path.exists():
        pytest.skip(f"labelled corpus {corpus} is not here")
    spec = importlib.util.spec_from_file_location("score_times", HERE.parents[2] / "tools" / "score_times.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.score(path, None, 0)
    printed = capsys.readouterr().out
    strict, value = (float(found) for found in re.findall(r"(?:R \d\.\d+ F1|value F1) (\d\.\d+)", printed))
    assert (strict, value) >= FLOORS[corpus]
    assert value >= FLOORS[corpus][1]
