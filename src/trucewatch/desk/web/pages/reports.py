"""`/reports`: what was read, with its date and how the date is known."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.views import ReportRow
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    every = reads.reports(asked.at)
    return page("reports.html", asked, reads, rows=kept(every, q, _words), every=len(every), q=q, issues=reads.issues())


def _words(row: ReportRow) -> list[str | None]:
    return [row.headline, row.outlet, row.agency, row.path, row.id, row.published, row.version]
