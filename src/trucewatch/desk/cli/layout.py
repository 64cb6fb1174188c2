"""How tables look in a terminal: hairlines, no boxes, nothing cut that a person needs to tell two rows apart."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from trucewatch.desk import formats
from trucewatch.desk.queries import Clocks


def grid(*columns: tuple[str, int], title: str | None = None) -> Table:
    """A table of columns with their shares of the width; a share of 0 takes what its longest value needs."""
    table = Table(
        box=box.SIMPLE_HEAD, expand=True, title=title, title_justify="left", title_style="bold", pad_edge=False,
        show_edge=False, header_style="dim",
    )  # fmt: skip
    for name, share in columns:
        table.add_column(name, ratio=share or None, no_wrap=not share, overflow="fold")
    return table


def stacked(*parts: RenderableType | None) -> Group:
    return Group(*(part for part in parts if part is not None))


def clocks_line(at: Clocks) -> Text:
    """Both clocks, on every answer: an answer without them can be misread as of now."""
    return Text(f"On {formats.instant(at.on)}, as known {formats.instant(at.known)}", style="dim")


def nothing(what: str, hint: str = "") -> Text:
    return Text(f"No {what} in the record as known then. {hint}".rstrip(), style="italic")


def short(digest: str, others: Sequence[str] = ()) -> str:
    """The beginning of a ``sha256:`` id, as long as it takes to tell it from the others, at least eight characters."""
    rest = digest.removeprefix("sha256:")
    rivals = [other.removeprefix("sha256:") for other in others if other != digest]
    length = 8
    while length < len(rest) and any(rival.startswith(rest[:length]) for rival in rivals):
        length += 1
    return rest[:length]
