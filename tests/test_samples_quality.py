"""Reading must not get worse unnoticed: floors under the figures measured on the shipped samples.

`make quality` prints the figures. `python -m tools.score_facts src/trucewatch/samples --facts
src/trucewatch/samples/facts.json --pin tests/samples_floors.json` raises the floors; lowering one takes `--lower`.
"""

from __future__ import annotations

import json
from pathlib import Path

from tools.score_facts import digest, load_facts, read_claims, score

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "trucewatch" / "samples"
FACTS = SAMPLES / "facts.json"
PINNED = json.loads((ROOT / "tests" / "samples_floors.json").read_text(encoding="utf-8"))


def test_floors_stand_on_the_facts_as_they_are() -> None:
    assert PINNED["corpus"] == digest(FACTS), "the noted facts have changed: measure again and pin the floors anew"


def test_samples_are_read_no_worse_than_before() -> None:
    reports = load_facts(FACTS)
    assert len(reports) == PINNED["texts"]
    figures = score(reports, read_claims(SAMPLES, reports)).figures()
    assert {name: value for name, value in figures.items() if value < PINNED["floors"][name] - 1e-9} == {}
