"""What any store of reports and claims can do. SQLite implements it, and so does the memory fake that tests use.

A store keeps only what was taken in (bytes, receipts, cleaned text, claims, issues); truces are computed from it and
never stored, so the same content always gives the same record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport, Hints, RawReport, Receipt, ReportRef, Version

Filed = Literal["added", "replaced", "receipt", "unchanged"]


@dataclass(frozen=True, slots=True)
class Received:
    """One arrival of a report: its receipt, and what was said of it on arrival."""

    receipt: Receipt
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Filing:
    """One report as it goes into a store, whole or not at all.

    ``received`` holds every arrival known to the caller; arrivals that only the store knows are kept.
    """

    data: bytes
    received: tuple[Received, ...]
    clean: CleanReport
    claims: tuple[Claim, ...]
    reader: str

    @property
    def id(self) -> str:
        return self.clean.id


@dataclass(frozen=True, slots=True)
class Held:
    """What a store knows of a report without opening it: enough for a listing and for deciding what to do again."""

    ref: ReportRef
    received: tuple[Received, ...]
    reader: str
    claims: int
    headline: str | None = None
    version: Version | None = None

    @property
    def id(self) -> str:
        return self.ref.id

    @property
    def first_received(self) -> str:
        """RFC 3339 time of the earliest receipt."""
        return min(each.receipt.received_at for each in self.received)


class ReportStore(Protocol):
    """The record's memory. Every writing method is one transaction; every reading method sees a finished one."""

    @property
    def name(self) -> str:
        """The file or address, without any password, for messages."""
        ...

    @property
    def revision(self) -> int:
        """Grows with every change of content, and only then."""
        ...

    def file(self, filing: Filing) -> Filed:
        """Put one report in, or a new reading in the place of the old one. The same twice changes nothing."""
        ...

    def held(self, report_id: str) -> Held | None: ...

    def all_held(self) -> tuple[Held, ...]:
        """Every report, by date of publication (unknown last), then by id."""
        ...

    def raw(self, report_id: str) -> bytes | None: ...

    def report(self, report_id: str) -> CleanReport | None: ...

    def reports(self) -> Iterable[CleanReport]:
        """Every cleaned report, by id."""
        ...

    def find_reports(self, prefix: str) -> tuple[str, ...]:
        """Ids that start with the prefix; ``sha256:`` may be left out."""
        ...

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        """Claims of one report in reading order, or of all reports by report id."""
        ...

    def claims_by_id(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims in the order asked for; ids that nobody knows are left out."""
        ...

    def note(self, issue: Issue) -> bool:
        """Keep an issue; false when the same one (path, step, reason) is open already."""
        ...

    def settle(self, issue: Issue, at: str) -> bool:
        """Close an issue that no longer stands; false when it was not open. It is kept, with the time (RFC 3339)."""
        ...

    def issues(self) -> tuple[Issue, ...]:
        """Open issues in the order met."""
        ...

    @property
    def dated_at(self) -> str | None:
        """The mark left by the last run that dated the undated reports; compare, do not parse."""
        ...

    def mark_dated(self, mark: str) -> None:
        """Leave the mark. It is no content: the revision stays."""
        ...

    def close(self) -> None: ...


def raw_report(data: bytes, received: Received) -> RawReport:
    return RawReport(data=data, receipt=received.receipt, hints=received.hints)
