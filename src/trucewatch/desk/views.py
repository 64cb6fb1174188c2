"""What queries answer where the model has no noun of its own: lists and pages. Their JSON is part of the HTTP API."""

from __future__ import annotations

from pydantic import Field

from trucewatch.model.base import Noun
from trucewatch.model.claim import Claim
from trucewatch.model.report import CleanReport, PublishedBasis, Receipt
from trucewatch.model.truce import CasualtyLine, Contact, Document, Talks, Truce


class Board(Noun):
    """The situation at one moment, as known at another."""

    on: str
    known: str
    in_force: tuple[Truce, ...] = Field(description="in effect at the moment")
    ended_lately: tuple[Truce, ...] = Field(description="ended in the 72 hours before the moment")
    coming: tuple[Truce, ...] = Field(description="agreed, declared, proposed or discussed, not begun")
    unclear: tuple[Truce, ...] = Field(description="suspended, or nobody knows whether it ended")
    reports: int = Field(description="reports in the record, whenever known")
    first_published: str | None
    last_published: str | None


class ReportRow(Noun):
    """One report in a listing; ``known_at`` is when its content counts as known."""

    id: str
    path: str
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    published_reason: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    headline: str | None = None
    version: str | None = None
    claims: int
    received_at: str
    paths: tuple[str, ...]
    known_at: str


class ReportPage(Noun):
    """One report with all that was read from it, in reading order."""

    row: ReportRow
    report: CleanReport
    claims: tuple[Claim, ...]
    receipts: tuple[Receipt, ...]
    reader: str


class TrucePage(Noun):
    """One truce with what stands around it. ``evidence`` holds every claim that a value on it rests on."""

    truce: Truce
    parent: Truce | None
    children: tuple[Truce, ...]
    casualties: tuple[CasualtyLine, ...]
    talks: tuple[Talks, ...]
    contacts: tuple[Contact, ...] = Field(description="contacts told in the reports that speak of the truce")
    documents: tuple[Document, ...]
    evidence: tuple[Claim, ...]
    reports: tuple[ReportRow, ...]
