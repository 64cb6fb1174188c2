"""`trucewatch desk`: the web desk on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.desk import bootstrap
from trucewatch.desk.cli.options import Record, open_queries
from trucewatch.desk.cli.serving import bind, serve

EXAMPLES = """
Examples:

  trucewatch desk --record syria.db

  trucewatch desk --port 9000 --no-browser
"""

Port = Annotated[
    int | None,
    typer.Option(
        "--port", min=1, max=65535, help="Where to listen. [default: 8470, or the next free]", show_default=False
    ),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Print the address and open nothing.")]


def desk(record: Record = None, port: Port = None, no_browser: NoBrowser = False) -> None:
    """Open the record in a browser: pages at /, the HTTP API under /api/v1. Only this machine can reach it."""
    with open_queries(record) as queries:
        listener = bind(port or bootstrap.load_settings().port, exactly=port is not None)
        serve(queries, listener, browser=not no_browser)


def register(app: typer.Typer) -> None:
    app.command("desk", epilog=EXAMPLES)(desk)
