"""`/casualties`: the ledger. One line per claimant and count; nothing is added up."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web import as_of
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.ledger import told
from trucewatch.model.truce import CasualtyLine

router = APIRouter(include_in_schema=False)


@router.get("/casualties")
def casualties(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    every = as_of.casualties(reads.casualties(asked.at), asked.at.on)
    names = {truce.id: truce.name for truce in reads.truces(asked.at)}
    lines = told(kept(every, q, _words))
    return page("casualties.html", asked, reads, lines=lines, every=len(every), q=q, names=names)


def _words(line: CasualtyLine) -> list[str | None]:
    figure = line.figure
    return [line.claimant, line.place, line.conflict, line.country, figure.text, figure.measure, figure.population]
