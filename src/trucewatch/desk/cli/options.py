"""Options that several commands take, said once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from trucewatch.desk import bootstrap
from trucewatch.desk.queries import Clocks, Queries, clocks
from trucewatch.model.report import Hints
from trucewatch.model.when import earliest
from trucewatch.settings import MAX_JOBS


class Listing(StrEnum):
    table = "table"
    jsonl = "jsonl"


class ReadFormat(StrEnum):
    table = "table"
    jsonl = "jsonl"
    text = "text"


def _published(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        earliest(value.strip())
        if "T" in value:
            datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise typer.BadParameter(
            f"{value!r} is not a date. Write it in ISO 8601: 2016-05-10, 2016-05, or 2016-05-10T14:30+03:00"
        ) from error
    return value.strip()


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Reports: text or HTML files, folders, or - for standard input."),
]
Record = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="FILE|URL",
        help="The record. [default: TRUCEWATCH_RECORD, else trucewatch.db here]",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="WHEN",
        callback=_published,
        help="When the reports were published (ISO 8601), for reports that do not say it themselves.",
        show_default=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="WHEN",
        help="The moment in the world asked about: a day (its noon, UTC), a time, or now. [default: now]",
        show_default=False,
    ),
]
Known = Annotated[
    str | None,
    typer.Option(
        "--known",
        metavar="WHEN",
        help="As it was known at that moment (a day counts to its end). [default: now]",
        show_default=False,
    ),
]
Format = Annotated[Listing, typer.Option("--format", help="A table to read, or JSON lines for programs.")]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", min=0, max=MAX_JOBS, help="Processes that read; 0 chooses by the number of reports."),
]


def hints(published: str | None) -> Hints:
    return Hints(published=published, published_basis="option") if published else Hints()


def asked(on: str | None, known: str | None) -> Clocks:
    return clocks(on, known, datetime.now(UTC))


@contextmanager
def open_queries(record: str | None) -> Iterator[Queries]:
    """Reads of the record named by the option, the environment or the settings file."""
    store = bootstrap.open_record(record or bootstrap.load_settings().record)
    try:
        yield bootstrap.queries(store)
    finally:
        store.close()
