"""`/api/v1`: the record for programs. Each answer comes from the query that its page uses."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel

from trucewatch.desk.queries import NotFound
from trucewatch.desk.views import ReportPage, ReportRow, TrucePage
from trucewatch.desk.web import as_of
from trucewatch.desk.web.asked import Asked, Asking, Reads, text_of
from trucewatch.desk.web.situation import Situation, situation
from trucewatch.model.claim import Claim
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, Talks, Truce

router = APIRouter(prefix="/api/v1")
T = TypeVar("T")


class Listing(BaseModel, Generic[T]):
    """The rows of one part of the record at a moment (``on``), as known at another (``known``)."""

    on: str
    known: str
    count: int
    items: tuple[T, ...]


@router.get("/status", response_model=Situation)
def status(asked: Asking, reads: Reads) -> Response:
    """What is in force, what ended lately, what is to come: the situation page."""
    return _json(situation(reads, asked.at))


@router.get("/truces", response_model=Listing[Truce])
def truces(asked: Asking, reads: Reads) -> Response:
    """Every truce of the record, whatever its status."""
    return _listing(Listing[Truce], asked, reads.truces(asked.at))


@router.get("/truces/{name:path}", response_model=TrucePage)
def truce(
    name: Annotated[str, Path(description="An id, or its unique beginning.")], asked: Asking, reads: Reads
) -> Response:
    """One truce with its casualties, talks, contacts and the claims behind every value."""
    return _json(as_of.truce(reads.truce(name, asked.at), asked.at.on))


@router.get("/casualties", response_model=Listing[CasualtyLine])
def casualties(asked: Asking, reads: Reads) -> Response:
    """One line per claimant and count. Lines may overlap: do not add them up."""
    return _listing(Listing[CasualtyLine], asked, as_of.casualties(reads.casualties(asked.at), asked.at.on))


@router.get("/talks", response_model=Listing[Talks])
def talks(asked: Asking, reads: Reads) -> Response:
    return _listing(Listing[Talks], asked, as_of.talks(reads.talks(asked.at), asked.at.on))


@router.get("/contacts", response_model=Listing[Contact])
def contacts(asked: Asking, reads: Reads) -> Response:
    return _listing(Listing[Contact], asked, as_of.contacts(reads.contacts(asked.at), asked.at.on))


@router.get("/reports", response_model=Listing[ReportRow])
def reports(asked: Asking, reads: Reads) -> Response:
    """Reports known at the moment, by date of publication, undated ones last."""
    return _listing(Listing[ReportRow], asked, reads.reports(asked.at))


@router.get("/reports/{name:path}", response_model=ReportPage)
def report(name: Annotated[str, Path(description="An id, or its unique beginning.")], reads: Reads) -> Response:
    """One report: cleaned text, regions and claims. Offsets are code points into ``report.text``."""
    return _json(reads.report(name))


@router.get("/disputes", response_model=Listing[Dispute])
def disputes(asked: Asking, reads: Reads) -> Response:
    found = as_of.disputes(reads.disputes(asked.at), reads.casualties(asked.at), asked.at.on)
    return _listing(Listing[Dispute], asked, found)


@router.get("/claims/{claim}", response_model=Claim)
def claim(claim: str, reads: Reads) -> Response:
    found = reads.evidence([claim])
    if not found:
        raise NotFound(f"no claim {claim!r} in the record")
    return _json(found[0])


def _listing(model: type[Listing[T]], asked: Asked, items: tuple[T, ...]) -> Response:
    # Built without checking again: the items are nouns of the record already.
    return _json(
        model.model_construct(on=text_of(asked.at.on), known=text_of(asked.at.known), count=len(items), items=items)
    )


def _json(value: BaseModel) -> Response:
    return Response(value.model_dump_json(), media_type="application/json")
