"""`/`: the situation. What is in force, what ends next, what ended, what is to come."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web import moments
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.drawing.strip import board_axis, strip
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.situation import ending, planned, situation

router = APIRouter(include_in_schema=False)


@router.get("/")
def board(asked: Asking, reads: Reads) -> HTMLResponse:
    shown = situation(reads, asked.at)
    axis = board_axis(asked.at.on)
    spans = () if shown.in_force else moments.in_force(reads.truces(asked.whole))
    return page(
        "board.html",
        asked,
        reads,
        board=shown,
        axis=axis,
        ticks=axis.ticks(None),
        strip=lambda truce: strip(truce, axis, asked.at.on),
        ending=lambda truce: ending(truce, asked.at.on),
        planned=planned,
        spans=spans,
        fullest=moments.fullest(spans),
        last=moments.last(spans, asked.at.on),
    )
