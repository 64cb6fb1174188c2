"""`/contacts`: who spoke to whom, each side's account in its own words; joint texts below."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web import as_of
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page
from trucewatch.model.truce import Contact, Document

router = APIRouter(include_in_schema=False)


@router.get("/contacts")
def contacts(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    every = as_of.contacts(reads.contacts(asked.at), asked.at.on)
    documents = as_of.documents(reads.documents(asked.at), asked.at.on)
    found = kept(every, q, _words)
    return page(
        "contacts.html",
        asked,
        reads,
        found=sorted(found, key=lambda each: (each.when or "", each.id), reverse=True),
        documents=sorted(
            kept(documents, q, _document_words), key=lambda each: (each.date or "", each.id), reverse=True
        ),
        every=len(every) + len(documents),
        q=q,
    )


def _words(each: Contact) -> list[str | None]:
    told = [text for readout in each.readouts for text in (readout.by, readout.text)]
    return [each.mode, each.initiator, each.place, *each.participants, *each.topics, *told]


def _document_words(each: Document) -> list[str | None]:
    return [each.kind, *each.issuers, *each.points]
