"""`trucewatch export`: the record as files for other programs. Today: JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import BaseModel

from trucewatch.desk.cli.options import Known, On, Record, asked, open_queries
from trucewatch.desk.cli.output import lines
from trucewatch.desk.queries import Clocks, Queries

PARTS: dict[str, Callable[[Queries, Clocks], Sequence[BaseModel]]] = {
    "truces": Queries.truces,
    "claims": Queries.claims,
    "casualties": Queries.casualties,
    "talks": Queries.talks,
    "contacts": Queries.contacts,
    "documents": Queries.documents,
    "reports": Queries.reports,
}
Part = StrEnum("Part", {name: name for name in PARTS})  # type: ignore[misc]


class ExportFormat(StrEnum):
    jsonl = "jsonl"


EXAMPLES = """
Examples:

  trucewatch export jsonl > truces.jsonl

  trucewatch export jsonl --of claims --known 2016-05-09 > claims.jsonl
"""


def export(
    format: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="jsonl: one object a line.")],
    of: Annotated[Part, typer.Option("--of", help="Which part of the record.")] = Part("truces"),
    record: Record = None,
    on: On = None,
    known: Known = None,
) -> None:
    """Print a part of the record in a format for other programs."""
    at = asked(on, known)
    with open_queries(record) as queries:
        lines(PARTS[of.value](queries, at))


def register(app: typer.Typer) -> None:
    app.command("export", epilog=EXAMPLES)(export)
