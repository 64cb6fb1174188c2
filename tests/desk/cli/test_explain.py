"""`trucewatch read --explain`: sentence by sentence, for a person and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk.cli.conftest import Run
from trucewatch.model.explanation import Explanation

REPORT = (
    "ALEPPO, 12 May 2016 (Northern Wire) - The army declared a 48-hour ceasefire in Aleppo on Thursday.\n\n"
    "Rebels may end the ceasefire. Nobody knew the reason. Troops had shelled the rebel front near the city all week.\n"
)


def test_a_person_sees_the_rule_of_each_claim_and_why_a_sentence_has_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    output = " ".join(run("read", "a.txt", "--explain").stdout.split())
    assert "truce.declared/active: declared … ceasefire" in output
    assert "hypothetical and no fact" in output
    assert "nothing that a rule looks for" in output


def test_programs_get_one_sentence_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    lines = run("read", "a.txt", "--explain", "--format", "jsonl").stdout.splitlines()
    told = [Explanation.model_validate(json.loads(line)) for line in lines]
    assert len(told) == 4
    assert [claim.kind for claim in told[0].claims] == ["truce.declared"]
    assert told[1].refused[0].reason == "hypothetical"


def test_a_report_about_something_else_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor opened a library. The masons were thanked.\n", encoding="utf-8")
    assert "nothing further was looked for" in " ".join(run("read", "a.txt", "--explain").stdout.split())


def test_the_bare_text_has_nothing_to_explain(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    assert "--explain" in run("read", "a.txt", "--explain", "--format", "text", code=2).stderr
