"""The sheet that a chain is drawn on: its measures, its labels, and where a label finds room."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.desk.web.drawing.lanes import width_of
from trucewatch.desk.web.drawing.strip import Bar

WIDTH, GUTTER = 960.0, 76.0
LINE, BAR, TOP = 17.0, 22.0, 22.0


@dataclass(frozen=True, slots=True)
class Label:
    """``anchor``: where ``x`` stands in the text, as SVG says it."""

    x: float
    y: float
    text: str
    anchor: str = "start"


def inside(x: float, text: str) -> tuple[float, float]:
    """``x`` moved left just so far that the text ends inside the drawing."""
    width = width_of(text)
    start = max(4.0, min(x, WIDTH - 6 - width))
    return round(start, 2), start + width


def beside(bar: Bar, y: float, text: str) -> Label:
    """Right of the bar where there is room, else left of it, else at the edge over it."""
    width = width_of(text)
    if bar.x + bar.width + 8 + width <= WIDTH - 4:
        return Label(round(bar.x + bar.width + 8, 2), y, text)
    if bar.x - 8 - width >= 4:
        return Label(round(bar.x - 8, 2), y, text, "end")
    return Label(WIDTH - 6, y, text, "end")
