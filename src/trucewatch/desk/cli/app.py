"""The program: its commands, and what happens when something expected goes wrong.

Exit status: 0 all read; 1 some report could not be read, the others were; 2 wrong usage, an unusable record included.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from trucewatch import __version__
from trucewatch.desk.cli import add, demo, desk, export, read, schema, show, status
from trucewatch.desk.cli.output import tell
from trucewatch.errors import TrucewatchError


class Commands(TyperGroup):
    """Turns trouble that people can act on into one line; anything else is a fault and keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
            return answer
        except TrucewatchError as error:
            tell(f"trucewatch: {error}")
            raise typer.Exit(2) from error
        except BrokenPipeError as error:
            # `| head` has seen enough. Python would complain once more when it flushes at exit, so it gets a sink.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="The ceasefire monitor: reports in, the living record of each truce out, "
    "every value tied to the sentence and the speaker it came from.",
    epilog="Start with: [bold]trucewatch demo[/bold]",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"trucewatch {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Print the traceback of faults met in a report.")] = False,
) -> None:
    if verbose:
        logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")


for module in (read, add, status, show, schema, demo, desk, export):
    module.register(app)


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        # File names may hold bytes that are no text; printing one must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
