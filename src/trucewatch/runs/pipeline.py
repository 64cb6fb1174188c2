"""The two runs: read reports and give out their claims; read reports and file them in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from trucewatch.model.issue import Issue
from trucewatch.model.report import Hints, RawReport
from trucewatch.model.stores import Filed, Filing, Held, Received, ReportStore, raw_report
from trucewatch.runs.custody import merged, primary
from trucewatch.runs.dating import date_the_undated
from trucewatch.runs.naming import named, writable
from trucewatch.runs.process import Task, process, process_all
from trucewatch.runs.steps import Outcome, Steps

How = Filed | Literal["failed", "dated"]


@dataclass(frozen=True, slots=True)
class Done:
    """One step of progress: a report filed (or not), or dated from the other reports of the record."""

    outcome: Outcome
    how: How


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did to the record: reports by what became of them, claims put in, and every issue met."""

    added: int = 0
    replaced: int = 0
    receipt: int = 0
    unchanged: int = 0
    dated: int = 0
    claims: int = 0
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> int:
        return len(self.issues)

    def plus(self, done: Done) -> Tally:
        if done.outcome.issue is not None:
            return replace(self, issues=(*self.issues, done.outcome.issue))
        claims = self.claims + len(done.outcome.claims) if done.how in ("added", "replaced") else self.claims
        return replace(self, **{done.how: getattr(self, done.how) + 1, "claims": claims})


def read_all(paths: Sequence[str], steps: Steps, *, hints: Hints, now: datetime, jobs: int = 1) -> Iterator[Outcome]:
    """Every report under the paths with its claims or its issue, in the order gathered. Stores nothing."""
    items = (
        _outcome(each) if isinstance(each, Issue) else Task(each, each)
        for each in map(writable, steps.gather(paths, hints, now))
    )
    for _, outcome in process_all(items, steps.reader, jobs):
        yield named(outcome, paths)


def add_all(
    paths: Sequence[str],
    store: ReportStore,
    steps: Steps,
    *,
    hints: Hints,
    now: datetime,
    jobs: int = 1,
    progress: Callable[[Done], None] = lambda done: None,
) -> Tally:
    """File every report under the paths, each in one transaction, then date the undated from the whole record.

    A report that fails becomes an issue kept in the record. Raises RecordError when the record itself fails.
    """
    tally = Tally()

    def count(done: Done) -> None:
        nonlocal tally
        tally = tally.plus(done)
        progress(done)

    how: How
    for task, outcome in process_all(_news(paths, store, steps, hints, now), steps.reader, jobs):
        if task is not None:
            outcome, how = _file(store, steps, task, outcome)
        else:
            how = "unchanged"
        outcome = named(outcome, paths)
        if outcome.issue is not None:
            store.note(outcome.issue)
            how = "failed"
        count(Done(outcome, how))
    _settle(store, paths, tally.issues, now)
    for outcome in date_the_undated(store, steps):
        count(Done(outcome, "failed" if outcome.issue else "dated"))
    return tally


def _outcome(issue: Issue) -> Outcome:
    return Outcome(issue.path, issue=issue)


def _news(
    paths: Sequence[str], store: ReportStore, steps: Steps, hints: Hints, now: datetime
) -> Iterator[Task | Outcome]:
    """What has to be read; what the record holds already comes through as a finished outcome."""
    for each in map(writable, steps.gather(paths, hints, now)):
        if isinstance(each, Issue):
            yield _outcome(each)
            continue
        held, received, chosen = _arrive(store, each)
        if held and held.received == received and held.reader == steps.reader.version:
            yield Outcome(each.receipt.path, each)
        else:
            yield Task(each, raw_report(each.data, chosen))


def _arrive(store: ReportStore, raw: RawReport) -> tuple[Held | None, tuple[Received, ...], Received]:
    held = store.held(raw.id)
    received = merged(held.received if held else (), Received(raw.receipt, raw.hints))
    return held, received, primary(received)


def _file(store: ReportStore, steps: Steps, task: Task, outcome: Outcome) -> tuple[Outcome, Filed]:
    """File one report. Another copy of it may have been filed while it was read, so its arrivals are weighed again."""
    held, received, chosen = _arrive(store, task.arrival)
    data = task.arrival.data
    if held and primary(held.received) == chosen and held.reader == steps.reader.version:
        clean, claims = store.report(held.id), store.claims(held.id)
        if clean is not None:
            return Outcome(task.arrival.receipt.path, task.arrival, clean, claims), store.file(
                Filing(data, received, clean, claims, steps.reader.version)
            )
    if chosen != Received(task.raw.receipt, task.raw.hints):
        outcome = process(raw_report(data, chosen), steps.reader)
    if outcome.clean is None:
        return outcome, "unchanged"
    return outcome, store.file(Filing(data, received, outcome.clean, outcome.claims, steps.reader.version))


def _settle(store: ReportStore, paths: Sequence[str], raised: Sequence[Issue], now: datetime) -> None:
    """A run looks again at everything under its paths: older issues from there that did not come up again are over."""
    looked_at = [Path(path) for path in paths]
    still = {(issue.path, issue.step, issue.reason) for issue in raised}
    for issue in store.issues():
        under = any(Path(issue.path) == each or each in Path(issue.path).parents for each in looked_at)
        if under and (issue.path, issue.step, issue.reason) not in still:
            store.settle(issue, now.isoformat(timespec="seconds"))
