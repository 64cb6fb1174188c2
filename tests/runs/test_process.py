"""A process that dies while it reads a report takes no other report with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.runs.fakes import READER, raw_of, read
from trucewatch.model.claim import Claim
from trucewatch.model.report import CleanReport
from trucewatch.runs.process import Task, dated, process, process_all
from trucewatch.runs.steps import InferredDate, Outcome

ROOT = Path(__file__).parents[2]


def read_or_die(report: CleanReport) -> tuple[Claim, ...]:
    if "DIE" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(report)


def recurse(report: CleanReport) -> tuple[Claim, ...]:
    return recurse(report)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_only_the_report_that_ends_its_process_is_lost() -> None:
    texts = ["talks.held: One.\n", "talks.held: Two.\n", "DIE\n", "talks.held: Three.\n", "talks.held: Four.\n"]
    raws = [raw_of(text, f"{number}.txt") for number, text in enumerate(texts)]
    reader = replace(READER, read=read_or_die)
    outcomes = [outcome for _, outcome in process_all([Task(raw, raw) for raw in raws], reader, jobs=2)]
    assert [each.path for each in outcomes] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
    assert [len(each.claims) for each in outcomes] == [1, 1, 0, 1, 1]
    assert [each.issue.path for each in outcomes if each.issue] == ["2.txt"]
    assert outcomes[2].issue is not None
    assert "out of memory" in outcomes[2].issue.reason


SLOW_RUN = """
import os, time
from dataclasses import replace
from tests.runs.fakes import READER, raw_of, read
from trucewatch.runs.process import Task, process_all

def slow(report):
    print(os.getpid(), flush=True)
    time.sleep(60)
    return read(report)

if __name__ == "__main__":
    raws = [raw_of(f"Report {number}.\\n") for number in range(4)]
    list(process_all([Task(raw, raw) for raw in raws], replace(READER, read=slow), jobs=2))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_workers_end_with_the_run_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "slow_run.py"
    script.write_text(SLOW_RUN)
    run = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert run.stdout is not None
    workers = [int(run.stdout.readline()) for _ in range(2)]
    run.kill()
    run.wait()
    # Their end of the pipe closes when the last of them is gone.
    assert run.stdout.read() == ""
    assert all(not alive(worker) for worker in workers)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z" if Path("/proc").is_dir() else True


def test_a_report_nested_too_deep_is_an_issue() -> None:
    outcome = process(raw_of("Deep.\n"), replace(READER, read=recurse))
    assert outcome.issue is not None
    assert "RecursionError" in outcome.issue.reason


def test_an_interrupt_is_no_issue() -> None:
    def interrupted(report: CleanReport) -> tuple[Claim, ...]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process(raw_of("Long.\n"), replace(READER, read=interrupted))


def test_finished_outcomes_pass_through_in_their_place() -> None:
    raw, done = raw_of("talks.held: One.\n", "b.txt"), Outcome("a.txt")
    outcomes = [outcome.path for _, outcome in process_all([done, Task(raw, raw)], READER, jobs=1)]
    assert outcomes == ["a.txt", "b.txt"]


def test_an_inferred_date_reaches_the_claims_with_its_reason() -> None:
    outcome = process(raw_of("talks.held: One.\n"), READER, InferredDate("2016-05-10", "the next day is Wednesday 11"))
    (claim,) = outcome.claims
    assert (claim.report.published, claim.report.published_basis) == ("2016-05-10", "inferred")
    assert outcome.clean is not None
    assert dated(outcome.clean, InferredDate("2016-05-10", "the next day is Wednesday 11")) == outcome.clean
