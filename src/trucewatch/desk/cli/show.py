"""`trucewatch show ...`: the parts of the record, one listing each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import typer
from pydantic import BaseModel
from rich.console import RenderableType

from trucewatch.desk.cli import claim_tables, listing_tables, truce_tables
from trucewatch.desk.cli.options import Format, Known, Listing, On, Record, asked, open_queries
from trucewatch.desk.cli.output import lines, results
from trucewatch.desk.cli.truce_page import truce_page
from trucewatch.desk.queries import Clocks, Queries

EXAMPLES = """
Examples:

  trucewatch show truces --on 2016-05-10

  trucewatch show truce aleppo --on 2016-05-10

  trucewatch show casualties --format jsonl
"""

app = typer.Typer(no_args_is_help=True, help="The parts of the record, as known at a moment.", rich_markup_mode="rich")


Row = TypeVar("Row", bound=BaseModel)


def _listing(
    name: str,
    doc: str,
    ask: Callable[[Queries, Clocks], Sequence[Row]],
    table: Callable[[Sequence[Row], Clocks], RenderableType],
) -> None:
    def command(record: Record = None, on: On = None, known: Known = None, format: Format = Listing.table) -> None:
        at = asked(on, known)
        with open_queries(record) as queries:
            found = ask(queries, at)
        if format is Listing.jsonl:
            lines(found)
        else:
            results().print(table(found, at))

    app.command(name, help=doc)(command)


_listing("truces", "Every truce, whatever its status.", Queries.truces, truce_tables.truces)
_listing("incidents", "Incidents as each report claims them.", Queries.incidents, claim_tables.claims)
_listing(
    "casualties",
    "Figures by claimant, place and window. They stand side by side and are never summed.",
    Queries.casualties,
    listing_tables.casualties,
)
_listing("talks", "Rounds of talks with their schedule and its slips.", Queries.talks, listing_tables.talks)
_listing(
    "contacts", "Calls, meetings and letters, with each side's account.", Queries.contacts, listing_tables.contacts
)
_listing(
    "reports",
    "Reports in the record, with their dates and how these are known.",
    Queries.reports,
    listing_tables.reports,
)
_listing("disputes", "Values that sources tell differently.", Queries.disputes, listing_tables.disputes)
_listing(
    "issues",
    "Reports that could not be read, with step and reason.",
    lambda queries, _: queries.issues(),
    listing_tables.issues,
)


@app.command("truce")
def truce(
    name: Annotated[str, typer.Argument(metavar="ID", help="Its id, the beginning of it, or words of its name.")],
    record: Record = None,
    on: On = None,
    known: Known = None,
    format: Format = Listing.table,
) -> None:
    """One truce with its terms, parties, exclusions, undertakings, casualties and the sentences behind each value."""
    at = asked(on, known)
    with open_queries(record) as queries:
        page = queries.truce(name, at)
    if format is Listing.jsonl:
        lines([page.truce])
    else:
        results().print(truce_page(page, at))


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="show", epilog=EXAMPLES)
