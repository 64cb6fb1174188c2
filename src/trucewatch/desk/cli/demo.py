"""`trucewatch demo`: a record from the sample reports that come with the program, and the desk on it."""

from __future__ import annotations

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.desk import bootstrap
from trucewatch.desk.cli.add import add_with_progress, summary
from trucewatch.desk.cli.desk import NoBrowser, Port
from trucewatch.desk.cli.options import asked
from trucewatch.desk.cli.output import results, tell
from trucewatch.desk.cli.serving import bind, serve
from trucewatch.desk.cli.truce_tables import board
from trucewatch.model.report import Hints
from trucewatch.runs.pipeline import Tally

# Noon of the day on which the second extension of the Aleppo calm began: the samples' fullest moment.
MOMENT = "2016-05-10T12:00Z"

EXAMPLES = """
Examples:

  trucewatch demo

  trucewatch demo --no-desk

  trucewatch demo --build demo.db
"""


def demo(
    build: Annotated[
        Path | None,
        typer.Option("--build", metavar="FILE", help="Write the record to FILE and stop.", show_default=False),
    ] = None,
    no_desk: Annotated[
        bool, typer.Option("--no-desk", help="Print the situation instead of opening the desk.")
    ] = False,
    port: Port = None,
    no_browser: NoBrowser = False,
) -> None:
    """Build a record from the sample reports and open the desk on it. Leaves nothing behind."""
    if build is not None:
        raise typer.Exit(1 if _build(build).issues else 0)
    with tempfile.TemporaryDirectory(prefix="trucewatch-demo-") as folder:
        record = Path(folder) / "demo.db"
        _build(record)
        store = bootstrap.open_record(str(record))
        try:
            queries = bootstrap.queries(store)
            if no_desk:
                at = asked(MOMENT, None)
                results().print(board(queries.board(at), at))
            else:
                listener = bind(port or bootstrap.load_settings().port, exactly=port is not None)
                serve(queries, listener, browser=not no_browser, moment=MOMENT)
        finally:
            store.close()


def _build(record: Path) -> Tally:
    store = bootstrap.open_record(str(record), create=True)
    try:
        with as_file(files("trucewatch.samples")) as samples:
            # Not the folder: it also holds pages about the samples, which would read as reports.
            reports = sorted(str(file) for file in samples.iterdir() if file.suffix in (".txt", ".html"))
            tally = add_with_progress(store, reports, Hints(), bootstrap.load_settings().jobs)
    finally:
        store.close()
    tell(summary(tally, str(record)))
    return tally


def register(app: typer.Typer) -> None:
    app.command("demo", epilog=EXAMPLES)(demo)
