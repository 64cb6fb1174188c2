"""`trucewatch add`: reports into the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import typer

from trucewatch.desk import bootstrap
from trucewatch.desk.cli.options import Jobs, Paths, Published, Record, hints
from trucewatch.desk.cli.output import results, tell_issue
from trucewatch.desk.cli.progress import spinner
from trucewatch.model.report import Hints
from trucewatch.model.stores import ReportStore
from trucewatch.runs.pipeline import Done, Tally, add_all

EXAMPLES = """
Examples:

  trucewatch add reports/ --record syria.db

  trucewatch add report.txt --published 2016-05-10

  curl -s https://example.org/story.html | trucewatch add - --record syria.db
"""


def add(
    paths: Paths,
    record: Record = None,
    published: Published = None,
    jobs: Jobs = None,
) -> None:
    """Read reports and file them in the record, making it when missing. The same input again changes nothing.

    A folder may hold a manifest.csv (path,published,url,outlet,agency,language) that says what its reports do not.
    """
    settings = bootstrap.load_settings()
    store = bootstrap.open_record(record or settings.record, create=True)
    try:
        tally = add_with_progress(store, paths, hints(published), settings.jobs if jobs is None else jobs)
        results().print(summary(tally, store.name), soft_wrap=True, markup=False)
    finally:
        store.close()
    if tally.issues:
        raise typer.Exit(1)


def add_with_progress(store: ReportStore, paths: Sequence[str], said: Hints, jobs: int) -> Tally:
    with spinner("reading") as seen:

        def done(step: Done) -> None:
            seen(step.outcome.path)
            if step.outcome.issue is not None:
                tell_issue(step.outcome.issue)

        return add_all(paths, store, bootstrap.steps(), hints=said, now=datetime.now(UTC), jobs=jobs, progress=done)


def summary(tally: Tally, name: str) -> str:
    """``12 reports added, 3 unchanged; 140 claims. Record: syria.db``"""
    counts = [
        (tally.added, "added"),
        (tally.replaced, "read anew"),
        (tally.receipt, "known, received again from elsewhere"),
        (tally.unchanged, "unchanged"),
        (tally.dated, "dated from the other reports"),
        (len(tally.issues), "not read (see the issues above)"),
    ]
    said = ", ".join(f"{number} {what}" for number, what in counts if number)
    return f"reports: {said or 'none'}; {tally.claims} claims taken in. Record: {name}"


def register(app: typer.Typer) -> None:
    app.command("add", epilog=EXAMPLES)(add)
