"""`trucewatch status`: which truces are in force at a moment, as it was known at a moment."""

from __future__ import annotations

import typer

from trucewatch.desk.cli.options import Format, Known, Listing, On, Record, asked, open_queries
from trucewatch.desk.cli.output import lines, results
from trucewatch.desk.cli.truce_tables import board

EXAMPLES = """
Examples:

  trucewatch status

  trucewatch status --on 2016-05-10T12:00+03:00

  trucewatch status --on 2016-05-10 --known 2016-05-09 --format jsonl
"""


def status(record: Record = None, on: On = None, known: Known = None, format: Format = Listing.table) -> None:
    """Truces in force at a moment (with those that ended in the 72 hours before and those to come, in the table)."""
    at = asked(on, known)
    with open_queries(record) as queries:
        situation = queries.board(at)
    if format is Listing.jsonl:
        lines(situation.in_force)
    else:
        results().print(board(situation, at))


def register(app: typer.Typer) -> None:
    app.command("status", epilog=EXAMPLES)(status)
