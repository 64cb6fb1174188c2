"""`trucewatch read`: the claims of each report, printed and not kept."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from trucewatch.desk import bootstrap
from trucewatch.desk.cli.claim_tables import report_claims
from trucewatch.desk.cli.explanation_tables import report_explained
from trucewatch.desk.cli.options import Jobs, Paths, Published, ReadFormat, hints
from trucewatch.desk.cli.output import lines, results, tell_issue
from trucewatch.desk.cli.progress import spinner
from trucewatch.runs.pipeline import read_all
from trucewatch.runs.steps import Outcome

EXAMPLES = """
Examples:

  trucewatch read report.html --published 2016-05-10

  trucewatch read reports/ --format jsonl > claims.jsonl

  trucewatch read report.txt --explain

  cat report.txt | trucewatch read - --published 2016-05-10 --format text
"""


def read(
    paths: Paths,
    published: Published = None,
    format: Annotated[
        ReadFormat, typer.Option("--format", help="A table, JSON lines (one claim a line), or the cleaned text.")
    ] = ReadFormat.table,
    jobs: Jobs = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Every sentence: why each claim was made, and where none was, why none."),
    ] = False,
) -> None:
    """Print the claims of each report: who says what of whom, when and where, in which words. Stores nothing."""
    if explain and format is ReadFormat.text:
        raise typer.BadParameter("--explain prints a table or JSON lines; --format text prints the text alone")
    settings = bootstrap.load_settings()
    failed = False
    quiet = sys.stdout.isatty()  # a spinner on the terminal that shows the results would garble them
    with spinner("reading", quiet=quiet) as seen:
        for outcome in read_all(
            paths,
            bootstrap.steps(),
            hints=hints(published),
            now=datetime.now(UTC),
            jobs=settings.jobs if jobs is None else jobs,
        ):
            seen(outcome.path)
            if outcome.issue is not None:
                failed = True
                tell_issue(outcome.issue)
            elif explain:
                _print_explained(outcome, format)
            else:
                _print(outcome, format)
    if failed:
        raise typer.Exit(1)


def _print(outcome: Outcome, format: ReadFormat) -> None:
    if outcome.clean is None:
        return
    if format is ReadFormat.jsonl:
        lines(outcome.claims)
    elif format is ReadFormat.text:
        sys.stdout.write(outcome.clean.text)
        if not outcome.clean.text.endswith("\n"):
            sys.stdout.write("\n")
        sys.stdout.flush()
    else:
        console = results()
        console.print(report_claims(outcome.clean, outcome.claims, console.width))


def _print_explained(outcome: Outcome, format: ReadFormat) -> None:
    if outcome.clean is None:
        return
    explained = bootstrap.explain(outcome.clean)
    if format is ReadFormat.jsonl:
        lines(explained)
    else:
        results().print(report_explained(outcome.clean, explained))


def register(app: typer.Typer) -> None:
    app.command("read", epilog=EXAMPLES)(read)
