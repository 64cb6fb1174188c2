"""`/reports/{id}`: the cleaned text with its claims marked, and the list of claims beside it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.marks import paragraphs
from trucewatch.desk.web.words import family

router = APIRouter(include_in_schema=False)


@router.get("/reports/{name:path}")
def report(name: str, asked: Asking, reads: Reads) -> HTMLResponse:
    found = reads.report(name)
    return page(
        "report.html",
        asked,
        reads,
        page=found,
        row=found.row,
        paragraphs=paragraphs(found.report.text, found.report.regions, found.claims),
        numbered=tuple(enumerate(found.claims, 1)),
        families=tuple(dict.fromkeys(map(family, found.claims))),
    )
