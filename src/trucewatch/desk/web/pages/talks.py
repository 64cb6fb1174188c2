"""`/talks`: what is planned, slipped, held."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web import as_of
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.situation import is_ahead, planned
from trucewatch.model.truce import Talks

router = APIRouter(include_in_schema=False)


@router.get("/talks")
def talks(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    every = as_of.talks(reads.talks(asked.at), asked.at.on)
    found = kept(every, q, _words)
    return page(
        "talks.html",
        asked,
        reads,
        found=sorted(found, key=_day, reverse=True),
        ahead=lambda each: is_ahead(each, asked.at.on),
        every=len(every),
        q=q,
        planned=planned,
    )


def _day(each: Talks) -> tuple[str, str]:
    return (planned(each) or each.started or each.ended or "", each.id)


def _words(each: Talks) -> list[str | None]:
    return [each.name, each.venue, each.conflict, each.status, each.outcome, *each.parties, *each.convener]
