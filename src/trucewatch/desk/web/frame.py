"""What stands around every page: the clocks with the changes before and after them, and the name of the record."""

from __future__ import annotations

from typing import Any

from fastapi.responses import HTMLResponse

from trucewatch.desk.queries import Queries
from trucewatch.desk.web.asked import Asked
from trucewatch.desk.web.moments import neighbours
from trucewatch.desk.web.templates import render


def page(template: str, asked: Asked, queries: Queries, status: int = 200, **values: Any) -> HTMLResponse:
    before, after = neighbours(queries.truces(asked.whole), asked.at.on)
    return render(template, asked, status, before=before, after=after, record=queries.name, **values)
