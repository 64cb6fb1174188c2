"""The figures as a table, for a terminal and for the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tools.quality.figures import Figure
from tools.quality.floors import Floors

COLUMNS = ("Task", "Corpus", "Documents", "Metric", "Ours", "Aim", "Floor", "Measured beside it", "Best published")
WIDTH = 190


def by_task(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one task together, the tasks in the order in which they first come."""
    tasks = list(dict.fromkeys(figure.task for figure in figures))
    return sorted(figures, key=lambda figure: tasks.index(figure.task))


def show(figures: Sequence[Figure], floors: Floors, console: Console) -> None:
    """Print the table, each task under its name. An aim that is missed is yellow, a figure below its floor red."""
    if not console.is_terminal:
        console.width = WIDTH
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for name in ("Task and corpus", *COLUMNS[2:]):
        numbers = name in ("Documents", "Ours", "Aim", "Floor")
        wraps = name in ("Metric", "Best published")
        table.add_column(name, justify="right" if numbers else "left", no_wrap=not wraps)
    above: Figure | None = None
    for figure in figures:
        if above is None or figure.task != above.task:
            if above is not None:
                table.add_section()
            table.add_row(Text(figure.task, style="bold"))
            above = None
        table.add_row(*_row_below(above, figure, floors))
        above = figure
    console.print(table)


def _row_below(above: Figure | None, figure: Figure, floors: Floors) -> list[str | Text]:
    """What is as in the row above is not said again; programs measured beside ours stand one below the other."""
    _, corpus, documents, metric, ours, aim, floor, _, published = cells(figure, floors)
    same = above is not None and above.corpus == figure.corpus
    again = same and above is not None and above.documents == figure.documents
    style = "bold red" if floors.broken([figure]) else "yellow" if figure.reaches_aim is False else "bold"
    peers = "\n".join(f"{name} {number(value)}" for name, value in figure.peers)
    return [
        "" if same else f"  {corpus}", "" if again else documents, metric, Text(ours, style=style), aim, floor, peers,
        published,
    ]  # fmt: skip


def markdown(figures: Sequence[Figure], floors: Floors) -> str:
    """The same table for a page. The floors stand in their own file and are left out."""
    kept = [at for at, name in enumerate(COLUMNS) if name != "Floor"]
    lines = [_row([COLUMNS[at] for at in kept]), _row(["---"] * len(kept))]
    for figure in figures:
        told = cells(figure, floors)
        lines.append(_row([told[at] for at in kept]))
    return "\n".join(lines)


def cells(figure: Figure, floors: Floors) -> list[str]:
    """One row, in the order of COLUMNS."""
    floor = floors.values.get(figure.key) if figure.floored else None
    peers = ", ".join(f"{name} {number(value)}" for name, value in figure.peers)
    return [
        figure.task,
        figure.corpus,
        str(figure.documents),
        figure.metric,
        number(figure.ours),
        "" if figure.aim is None else f"{'≤' if figure.less_is_better else '≥'} {number(figure.aim)}",
        "" if floor is None else number(int(floor) if isinstance(figure.ours, int) else floor),
        peers,
        figure.published,
    ]


def number(value: float) -> str:
    """Shares with three places; larger figures as they are read most easily."""
    if value == int(value) and (isinstance(value, int) or value > 1):
        return f"{int(value):,}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"


def _row(values: Sequence[str]) -> str:
    return "| " + " | ".join(value.replace("|", "\\|") for value in values) + " |"
