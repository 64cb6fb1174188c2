"""The whole way with the real steps: sample reports in, truces out, whatever the order in which they came."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk.cli.conftest import Run

SAMPLES = Path(__file__).parents[3] / "src" / "trucewatch" / "samples"
ALEPPO = ("12-", "14-", "16-", "17-", "19-", "20-", "21-")
AT = ("--on", "2016-05-10", "--known", "2030-01-01", "--format", "jsonl")
PARTS = ("truces", "casualties", "talks", "contacts", "disputes")


def listings(run: Run, record: str) -> list[str]:
    return [run("show", part, "--record", record, *AT).stdout for part in PARTS]


def test_the_record_is_the_same_in_any_order_and_after_adding_again(run: Run) -> None:
    reports = [path for path in sorted(SAMPLES.iterdir()) if path.name.startswith(ALEPPO)]
    run("add", *reports, "--record", "forward.db")
    for report in reversed(reports):
        run("add", report, "--record", "backward.db")
    forward = listings(run, "forward.db")
    assert forward == listings(run, "backward.db")
    run("add", *reports, "--record", "forward.db")
    assert forward == listings(run, "forward.db")
    truces = [json.loads(line) for line in forward[0].splitlines()]
    assert any(place["name"] == "Aleppo" for truce in truces for place in truce["coverage"])


def test_every_claim_points_at_its_own_words_in_the_text_that_is_printed(run: Run) -> None:
    report = next(path for path in SAMPLES.iterdir() if path.name.startswith("19-"))
    text = run("read", report, "--format", "text").stdout
    claims = [json.loads(line) for line in run("read", report, "--format", "jsonl").stdout.splitlines()]
    assert claims
    for claim in claims:
        for span in (claim["sentence"], claim["trigger"]):
            assert text[span["start"] : span["end"]] == span["text"]
        assert claim["because"]
