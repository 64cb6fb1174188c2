"""Progress of long runs, on standard error, and only where a person looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from trucewatch.desk.cli.output import messages


@contextmanager
def spinner(doing: str, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Yields what to call with the name of each finished report."""
    console = messages()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task(doing, total=None, last="")

        def seen(path: str) -> None:
            progress.update(task, advance=1, last=PurePath(path).name)

        yield seen
