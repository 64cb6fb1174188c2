"""`/help`: the two clocks, the marks and the keys, in words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.templates import render

router = APIRouter(include_in_schema=False)


@router.get("/help")
def help_page(
    asked: Asking, reads: Reads, part: Annotated[bool, Query(description="Only the fragment, for the drawer.")] = False
) -> HTMLResponse:
    return render("_help.html", asked) if part else page("help.html", asked, reads)
