"""The block of figures in the documentation: written by the command, never by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tools.quality import table
from tools.quality.figures import Figure
from tools.quality.floors import Floors

BEGIN, END = "<!-- figures: written by `make quality-pin` -->", "<!-- end of figures -->"


def write_block(path: Path, figures: Sequence[Figure], floors: Floors) -> None:
    """Put the table between the marks of the page. Raises ValueError when the marks are missing."""
    path.write_text(with_block(path.read_text(encoding="utf-8"), table.markdown(figures, floors)), encoding="utf-8")


def with_block(page: str, block: str) -> str:
    """The page with what stands between its marks replaced. Raises ValueError when the marks are missing."""
    before, mark, rest = page.partition(BEGIN)
    _, closing, after = rest.partition(END)
    if not mark or not closing:
        raise ValueError(f"the page lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n{block}\n{END}{after}"
