"""The steps of a run as values, so that a test can hand in its own and a run never cares which engine is behind one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport, Hints, RawReport

Gather = Callable[[Sequence[str], Hints, datetime], Iterable[RawReport | Issue]]
Clean = Callable[[RawReport], CleanReport]
Read = Callable[[CleanReport], tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class InferredDate:
    """A publication date that the report does not give: ISO day, and from what it was inferred, in words."""

    published: str
    reason: str


InferDates = Callable[[Sequence[tuple[CleanReport, tuple[Claim, ...]]]], Mapping[str, InferredDate]]


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns bytes into claims. Both must be module-level functions when a run uses several processes.

    ``version`` names the two together; a report read by another version is read again when it comes by.
    """

    clean: Clean
    read: Read
    version: str


@dataclass(frozen=True, slots=True)
class Steps:
    gather: Gather
    reader: Reader
    infer_dates: InferDates


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: its text and claims, or the issue that stopped it."""

    path: str
    raw: RawReport | None = None
    clean: CleanReport | None = None
    claims: tuple[Claim, ...] = ()
    issue: Issue | None = None
